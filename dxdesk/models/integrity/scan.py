"""Reading every table of a store as far as it can be read, damaged pages passed over."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.request import pathname2url

from dxdesk.models.integrity.findings import Fault, Finding

Row = dict[str, Any]
_MOST = 100  # messages of SQLite's own check that are kept


def connect(path: Path) -> sqlite3.Connection:
    """SQLite's connection to look with; nothing is written through it."""
    raw = sqlite3.connect(
        f"file:{pathname2url(str(path.absolute()))}?mode=ro",
        uri=True,
        timeout=0.2,
        isolation_level=None,
        check_same_thread=False,
    )
    raw.execute("PRAGMA temp_store = MEMORY")
    raw.execute("PRAGMA trusted_schema = OFF")
    return raw


def _any_text(found: bytes) -> str:
    """Text as it lies there, even where damage has made it no UTF-8."""
    return found.decode("utf-8", "surrogateescape")


class Scan:
    """A look at a store that goes on after damage and keeps what it found wrong."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self.raw = raw
        self.findings: list[Finding] = []
        self._tables: dict[str, list[Row]] = {}

    def attempt(self, step: Callable[[], Iterable[Finding]]) -> None:
        """Keep what a step finds; what breaks the step itself is damage too."""
        try:
            for finding in step():
                self.findings.append(finding)
        except (sqlite3.Error, LookupError, TypeError, ValueError) as error:
            self.damaged(f"{type(error).__name__}: {error}")

    def damaged(self, detail: str) -> None:
        """Keep that the file itself is damaged."""
        self.findings.append(Finding(Fault.PAGE, detail=detail))

    def query(self, statement: str) -> list[Any]:
        """All rows of a query, or as many as come before the damage."""
        found: list[Any] = []
        self._collect(statement, found.append)
        return found

    def table(self, name: str) -> Sequence[Row]:
        """The rows of a table, as they were written: from both ends where the middle is gone."""
        if name not in self._tables:
            whole = self._whole(f"SELECT * FROM {name} ORDER BY rowid")
            self._tables[name] = self._salvaged(name) if whole is None else whole
        return self._tables[name]

    def has(self, name: str) -> bool:
        """Whether there is such a table, as stores of an older schema have not all."""
        named = f"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{name}'"
        return bool(self.query(named))

    def check_pages(self) -> Iterable[Finding]:
        """SQLite's own check of its structure."""
        for (message,) in self.query(f"PRAGMA integrity_check({_MOST})"):
            if message != "ok":
                yield Finding(Fault.PAGE, detail=message)

    def _whole(self, statement: str) -> list[Row] | None:
        """Every row of a query, None where damage is in the way."""
        try:
            cursor = self.raw.execute(statement)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        except sqlite3.Error:
            return None

    def _salvaged(self, table: str) -> list[Row]:
        self.raw.text_factory = _any_text
        statement = f'SELECT rowid AS "_at", * FROM {table} ORDER BY rowid'
        there: list[Row] = []
        back: list[Row] = []
        if not self._collect(statement, there.append, named=True):
            self._collect(f"{statement} DESC", back.append, named=True)
        known = {row["_at"] for row in there}
        rows = [*there, *(row for row in reversed(back) if row["_at"] not in known)]
        return [{name: cell for name, cell in row.items() if name != "_at"} for row in rows]

    def _collect(self, statement: str, keep: Callable[[Any], None], *, named: bool = False) -> bool:
        """Whether the whole of a query could be read; `keep` gets what could."""
        try:
            cursor = self.raw.execute(statement)
            names = [column[0] for column in cursor.description or ()]
            for row in cursor:
                keep(dict(zip(names, row, strict=True)) if named else row)
        except sqlite3.Error as error:
            self.damaged(str(error))
            return False
        return True
