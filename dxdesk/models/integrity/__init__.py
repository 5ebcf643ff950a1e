"""Whether a store is what it was: to the page, the row, the value and the act. Only reads."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from sqlalchemy import create_engine

from dxdesk.domain.store_errors import NewerStore, NotAStore, StoreMissing
from dxdesk.models import engine, seals
from dxdesk.models.integrity import ledger, state
from dxdesk.models.integrity.findings import Fault, Finding
from dxdesk.models.integrity.history import History
from dxdesk.models.integrity.scan import Scan, connect
from dxdesk.models.migrations import MIGRATIONS, SCHEMA

__all__ = ["Examination", "Fault", "Finding", "connect", "examine", "seek"]

_SEALED = 2
"""The first schema that has seals."""

Step = Callable[[], Iterable[Finding]]
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"


@dataclass(frozen=True, slots=True)
class Examination:
    """What an examination found.

    `numbers` are the 照合番号 that the past has gone through, the present one last;
    `records` every record that could be read, by key, with its fields.
    """

    schema: int
    findings: tuple[Finding, ...]
    numbers: tuple[str, ...]
    records: Mapping[str, state.Stored]


def examine(path: Path) -> Examination:
    """Look at everything in a store, and go on after damage.

    Raises StoreMissing, StoreInUse, NotAStore, NewerStore; StoreDamaged where not even the
    list of tables can be read.
    """
    if not path.is_file():
        raise StoreMissing(path)
    with engine.naming_failures(path), closing(connect(path)) as raw:
        raw.execute("BEGIN")
        schema = _schema_of(raw, path)
        scan = Scan(raw)
        found = _examine(scan, schema)
        seal_rows = scan.table("seal") if schema >= _SEALED else ()
        numbers = tuple(seals.number_of(str(row["hash"])) for row in seal_rows)
        return Examination(schema, tuple(dict.fromkeys(scan.findings)), numbers, found)


def seek(raw: sqlite3.Connection) -> Finding | None:
    """The first thing that SQLite's own check and the hashes tell is wrong; None for a sound store.

    Several times faster than `examine`, which also folds the ledger anew and therefore alone
    judges what bears no hash: open questions, and drafts not at all.
    """
    scan = Scan(raw)
    factory = raw.text_factory
    try:
        return next(_sought(scan), None)
    finally:
        raw.text_factory = factory


def _sought(scan: Scan) -> Iterator[Finding]:
    schema = scan.raw.execute("PRAGMA user_version").fetchone()[0]
    owned = (_owner, ledger.acts) if schema >= _SEALED else ()
    others = (ledger.switches, ledger.sequences, ledger.strays, ledger.stamps, ledger.kept)
    for step in (_pages, partial(_tables, schema=schema), *owned, _lines, _rows, *others):
        scan.attempt(partial(step, scan))
        yield from scan.findings


def _pages(scan: Scan) -> Iterable[Finding]:
    return scan.check_pages()


def _rows(scan: Scan) -> Iterator[Finding]:
    return state.unsound(state.records(scan))


def _lines(scan: Scan) -> Iterator[Finding]:
    for seq in History(scan).broken:
        yield Finding(Fault.REVISION, "revision", seq)


def _examine(scan: Scan, schema: int) -> Mapping[str, state.Stored]:
    found: dict[str, state.Stored] = {}

    def read() -> Iterator[Finding]:
        found.update(state.records(scan))
        yield from ()

    def tables() -> Iterator[Finding]:
        return _tables(scan, schema)

    def values() -> Iterator[Finding]:
        return _values(scan, found)

    for step in (scan.check_pages, tables, read, *_steps(scan, schema), values):
        scan.attempt(step)
    return found


def _steps(scan: Scan, schema: int) -> tuple[Step, ...]:
    steps = [ledger.switches, ledger.sequences, ledger.strays, ledger.stamps, ledger.kept]
    if schema >= _SEALED:
        steps += [_owner, ledger.acts]
    return tuple(partial(step, scan) for step in steps)


def _values(scan: Scan, found: Mapping[str, state.Stored]) -> Iterator[Finding]:
    history = History(scan)
    yield from history.findings(state.shown(found))
    outcomes, trouble = state.folded(scan)
    fold = None if trouble else {place: each.value for place, each in outcomes.items()}
    if trouble:
        yield Finding(Fault.FOLD, detail=trouble)
    else:
        yield from state.questions(scan, outcomes)
    yield from state.differences(found, history.last_values(), history.doubtful(), fold)


def _schema_of(raw: sqlite3.Connection, path: Path) -> int:
    application, schema = (
        raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    if application != engine.APPLICATION_ID or schema < 1:
        raise NotAStore(path)
    if schema > SCHEMA:
        raise NewerStore(path, schema, SCHEMA)
    return int(schema)


def _tables(scan: Scan, schema: int) -> Iterator[Finding]:
    there, wanted = frozenset(scan.query(_SCHEMA)), _schema(schema)
    for name in sorted({str(row[1]) for row in there ^ wanted}):
        yield Finding(Fault.SCHEMA, detail=name)


@cache
def _schema(number: int) -> frozenset[tuple[str, ...]]:
    """The tables, indexes and triggers that dxdesk makes."""
    made = create_engine("sqlite://")
    with made.begin() as connection:
        for upgrade in MIGRATIONS[:number]:
            upgrade(connection)
        rows = frozenset(tuple(row) for row in connection.exec_driver_sql(_SCHEMA))
    made.dispose()
    return rows


def _owner(scan: Scan) -> Iterator[Finding]:
    rows = [(row["name"], row["value"]) for row in scan.table("meta")]
    if dict(rows).get(seals.META) != seals.sealed_meta(rows):
        yield Finding(Fault.OWNER, "meta")
