"""Sealing the ledger: one hash for each act over all that it wrote, chained to the seal before.

Whether an act is switched on is not sealed: it follows from the undos and redos, which are.
A seal takes in the hash of the act's last revision, so the last seal stands for the whole
past of a store. The columns are named here because a seal, once written, must stay true.
"""

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dxdesk.domain.merge.facts import digest

ACT = ("seq", "kind", "label", "who", "at", "source", "reason", "target")
META = "seal"
"""The name of the row of `meta` that holds the hash of all its other rows."""

_LENGTH = 8
Cells = Sequence[object]


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the ledger. Its rows name their act, or a row of the table `through`."""

    table: str
    columns: tuple[str, ...]
    through: str = ""

    @property
    def owner(self) -> str:
        """The column that names what a row belongs to."""
        return self.through or "act"

    @property
    def query(self) -> str:
        """The rows of one act, as they were written."""
        wanted = f"SELECT row FROM {self.through} WHERE act = ?" if self.through else "?"
        columns = ", ".join(self.columns)
        return f"SELECT {columns} FROM {self.table} WHERE {self.owner} IN ({wanted}) ORDER BY rowid"


FIRST = (
    Part("deed", ("act", "key", "field", "value", "sets", "knew", "about")),
    Part(
        "filing",
        (
            *("row", "id", "act", "moment", "plan", "department", "round", "base", "number"),
            *("written", "prior", "file_name", "sha256"),
        ),
    ),
    Part(
        "statement",
        ("row", "filing", "key", "field", "value", "fault", "detail", "sheet", "address"),
        "filing",
    ),
    Part(
        "snapshot",
        (
            *("row", "id", "act", "moment", "department", "round", "number", "counted"),
            "file_name",
        ),
    ),
    Part("printed", ("snapshot", "key", "field", "value", "stamp"), "snapshot"),
    Part("sent", ("id", "act", "round", "off", "filings", "file_name")),
    Part("lock", ("act", "key", "filings")),
    Part("amendment", ("act", "newer", "older")),
)
LATER = (Part("kept", ("id", "act", "title", "meeting", "round", "made_at", "pages", "sha256")),)
"""Tables that came after the first seals: an act that wrote nothing there is sealed as before."""

PARTS = (*FIRST, *LATER)


def seal_new(raw: sqlite3.Connection, parts: Sequence[Part] = PARTS) -> None:
    """Seal every act that came after the last sealed one, in a running transaction.

    `parts` are the tables of the schema at hand.
    """
    last = raw.execute("SELECT act, hash FROM seal ORDER BY act DESC LIMIT 1").fetchone()
    newest, before = last or (0, "")
    columns = ", ".join(ACT)
    acts = raw.execute(f"SELECT {columns} FROM act WHERE seq > ? ORDER BY seq", (newest,))
    found = acts.fetchall()
    links = _last_links(raw, newest, len(found)) if found else {}
    for act in found:
        rows = {part.table: raw.execute(part.query, act[:1]).fetchall() for part in parts}
        before = sealed(before, links.get(act[0], ""), act, rows)
        raw.execute("INSERT INTO seal (act, hash) VALUES (?, ?)", (act[0], before))


def sealed(before: str, link: str, act: Cells, rows: Mapping[str, Sequence[Cells]]) -> str:
    """The seal of an act: over the seal before, its last revision's link, its head, its rows."""
    content: list[object] = [rows.get(part.table, ()) for part in FIRST]
    content += [[each.table, *rows[each.table]] for each in LATER if rows.get(each.table)]
    return _hash([before, link, act, content])


def seal_meta(raw: sqlite3.Connection) -> None:
    """Seal whose store it is, after that was written."""
    rows = raw.execute("SELECT name, value FROM meta").fetchall()
    raw.execute(
        "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (META, sealed_meta(rows))
    )


def sealed_meta(rows: Sequence[Cells]) -> str:
    """The seal of the rows (name, value) of `meta`."""
    return _hash(sorted(([*row] for row in rows if row[0] != META), key=str))


def head(raw: sqlite3.Connection, until: int | None = None) -> str:
    """The 照合番号 of a store's whole past, or of that up to an act; "" where there is none."""
    wanted = "SELECT hash FROM seal WHERE act <= coalesce(?, act) ORDER BY act DESC LIMIT 1"
    last = raw.execute(wanted, (until,)).fetchone()
    return number_of(last[0]) if last else ""


def seal_so_far(raw: sqlite3.Connection) -> str:
    """Seal what a running transaction has done; the 照合番号 with it.

    For what leaves dxdesk inside that transaction. The acts in it may write nothing more.
    """
    seal_new(raw)
    return head(raw)


def number_of(seal: str) -> str:
    """A seal as people read and type it: 8 consonants (34 bits)."""
    return digest("history", seal)[:_LENGTH]


def _last_links(raw: sqlite3.Connection, newest: int, count: int) -> dict[int, str]:
    """The chain after the last revision of each of the `count` acts that came after `newest`."""
    links: dict[int, str] = {}
    for act, link in raw.execute("SELECT act, chain FROM revision ORDER BY seq DESC"):
        if act <= newest:
            break
        links.setdefault(act, link)
        if len(links) == count:
            break
    return links


def _hash(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, default=repr)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
