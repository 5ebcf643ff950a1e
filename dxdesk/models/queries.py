"""Reading a store: frozen values out of its tables, nothing of the ledger's rows leaks."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.keys import sort_key, type_of
from dxdesk.domain.merge.facts import DELETED, Value
from dxdesk.domain.merge.scope import Reason
from dxdesk.domain.records import Records
from dxdesk.models import present, tables
from dxdesk.models.ledger import UNDOABLE, ActKind

_REVISIONS = """
    SELECT r.seq, r.act, r.key, r.field, r.before, r.after, r.effect, r.who, r.at,
    r.source, a.label, a.reason FROM revision r JOIN act a ON a.seq = r.act
"""
_SNAPSHOTS = """
    SELECT s.row, s.id, s.act, s.moment, s.department, s.round, s.number, s.counted,
    s.file_name, a.at, a.kind AS act_kind, a.is_on FROM snapshot s JOIN act a ON a.seq = s.act
"""
_BASE = "LEFT JOIN snapshot s ON s.id = f.base"
_DEPARTMENT = "coalesce(s.department, f.department)"
_FILINGS = f"""
    SELECT f.row, f.id, f.act, f.moment, {_DEPARTMENT} AS department,
    coalesce(s.round, f.round) AS round, f.base, coalesce(s.number, f.number) AS number,
    f.written, f.prior, f.file_name, f.sha256, a.at, a.is_on
    FROM filing f {_BASE} JOIN act a ON a.seq = f.act
"""
_UNDOABLE = ", ".join(f"'{kind}'" for kind in sorted(UNDOABLE))

FaultyCell = tuple[int, str, str]
"""The row of a file in its table, and sheet and address of a cell in it."""


@dataclass(frozen=True, slots=True)
class Item:
    """An open conflict or proposal: its record and field, and the candidates, sorted."""

    kind: str
    key: str
    field: str
    candidates: tuple[Value, ...]
    about: frozenset[str]


@dataclass(frozen=True, slots=True)
class Revision:
    """One line of the history.

    `effect` is "changed", "decided" (a decision that left the value as it was shown), or the
    fate of a value not shown; `reason` is the one given for a decision or for gaps.
    """

    seq: int
    act: int
    key: str
    field: str
    before: Value
    after: Value
    effect: str
    who: str
    at: str
    source: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the store and whether it is switched on."""

    seq: int
    kind: str
    label: str
    who: str
    at: str
    source: str
    target: int | None
    is_on: bool


@dataclass(frozen=True, slots=True)
class CountedFile:
    """One line of the 提出台帳; 課, 報告回 and number are those of its base, if that is known."""

    row: int
    id: str
    act: int
    moment: str
    department: str
    round: str
    base: str
    number: int
    written: str
    prior: frozenset[str]
    file_name: str
    sha256: str
    at: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What one counted file says of a field, and where in the file."""

    value: Value
    department: str
    file_name: str
    sheet: str
    address: str
    at: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot issued, taken or adopted."""

    row: int
    id: str
    act: int
    moment: str
    department: str
    round: str
    number: int
    counted: frozenset[str]
    file_name: str
    at: str
    act_kind: str
    is_on: bool


def records(connection: Connection) -> Records:
    """The present state, without what is struck out or lies below something struck out."""
    return present.records(connection)


def struck_out(connection: Connection) -> dict[str, dict[str, Value]]:
    """The records that are struck out, with the values they had."""
    found: dict[str, dict[str, Value]] = {}
    for name, table in tables.RECORD_TABLES.items():
        fields = [each.name for each in CATALOGUE[name].fields]
        for row in connection.execute(table.select().where(table.c[DELETED] == "1")).mappings():
            found[row["key"]] = {
                each: None if row[each] is None else str(row[each]) for each in fields
            }
    return found


def items(connection: Connection) -> list[Item]:
    """Every open conflict, then every open proposal, in the records' human order."""
    rows = connection.execute(tables.open_item.select())
    found = [
        Item(
            row.kind,
            row.key,
            row.field,
            tuple(json.loads(row.candidates)),
            frozenset(json.loads(row.about)),
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: (each.kind, sort_key(each.key), each.field))


def history(connection: Connection, key: str = "", field: str = "") -> list[Revision]:
    """The history, oldest first; of one record or one field if asked."""
    which = "(:key = '' OR r.key = :key) AND (:field = '' OR r.field = :field)"
    rows = connection.exec_driver_sql(
        f"{_REVISIONS} WHERE {which} ORDER BY r.seq", {"key": key, "field": field}
    )
    return [Revision(*row) for row in rows]


def newest_history(connection: Connection, after: int, most: int) -> list[Revision]:
    """The newest lines of the history, newest first, of acts after the named one; at most so
    many, -1 for all."""
    rows = connection.exec_driver_sql(
        f"{_REVISIONS} WHERE r.act > ? ORDER BY r.seq DESC LIMIT ?", (after, most)
    )
    return [Revision(*row) for row in rows]


def revision(connection: Connection, number: int) -> Revision | None:
    """One line of the history by its number."""
    row = connection.exec_driver_sql(f"{_REVISIONS} WHERE r.seq = ?", (number,)).first()
    return Revision(*row) if row else None


def last_act(connection: Connection) -> int:
    """The number of the newest act: it tells whether the store moved."""
    return int(connection.exec_driver_sql("SELECT max(seq) FROM act").scalar() or 0)


def undoable(connection: Connection, most: int) -> list[Act]:
    """The acts that are on and can be undone, the newest first: undo goes back over them."""
    return _acts(connection, f"is_on = 1 AND kind IN ({_UNDOABLE}) ORDER BY seq DESC LIMIT {most}")


def redoable(connection: Connection) -> list[Act]:
    """The acts that redo would switch on again, its next one first.

    They are those undone and not redone since anything else was done that can be undone.
    """
    since = f"SELECT seq FROM act WHERE kind IN ({_UNDOABLE}) ORDER BY seq DESC LIMIT 1"
    pending: list[int] = []
    for each in _acts(connection, f"seq > ({since}) ORDER BY seq"):
        if each.kind == ActKind.UNDO and each.target is not None:
            pending.append(each.target)
        elif each.kind == ActKind.REDO and each.target in pending:
            pending.remove(each.target)
    wanted = ", ".join(map(str, pending))
    by_seq = {each.seq: each for each in _acts(connection, f"seq IN ({wanted})")}
    return [by_seq[seq] for seq in reversed(pending)]


def _acts(connection: Connection, which: str) -> list[Act]:
    rows = connection.exec_driver_sql(
        f"SELECT seq, kind, label, who, at, source, target, is_on FROM act WHERE {which}"
    )
    return [
        Act(r.seq, r.kind, r.label, r.who, r.at, r.source, r.target, bool(r.is_on)) for r in rows
    ]


def filings(connection: Connection) -> list[CountedFile]:
    """The 提出台帳: every file ever counted in, oldest first."""
    return [_filing(row) for row in connection.exec_driver_sql(f"{_FILINGS} ORDER BY f.act")]


def filing(connection: Connection, identity: str) -> CountedFile | None:
    """The file with that id, if it was ever counted in."""
    row = connection.exec_driver_sql(f"{_FILINGS} WHERE f.id = ?", (identity,)).first()
    return _filing(row) if row else None


def faulty_cells(connection: Connection, filings: Sequence[int]) -> frozenset[FaultyCell]:
    """The cells of the files that were not taken, where no later one of them says it anew."""
    found = connection.exec_driver_sql(
        "WITH mine AS (SELECT value AS row FROM json_each(:filings))"
        " SELECT t.filing, t.sheet, t.address"
        " FROM mine CROSS JOIN statement t ON t.filing = mine.row"
        " WHERE t.fault NOT IN ('', :asked) AND NOT EXISTS (SELECT 1 FROM statement n"
        " WHERE n.key = t.key AND n.field = t.field AND n.filing > t.filing"
        " AND (n.key != '' OR (n.sheet, n.address) = (t.sheet, t.address))"
        " AND n.filing IN (SELECT row FROM mine))",
        {"filings": json.dumps(list(filings)), "asked": Reason.BLANK_KEY},
    )
    return frozenset((filing, sheet, address) for filing, sheet, address in found)


def snapshots(connection: Connection) -> list[Snapshot]:
    """Every snapshot the store knows, oldest first."""
    rows = connection.exec_driver_sql(f"{_SNAPSHOTS} ORDER BY s.act")
    return [_snapshot(row) for row in rows]


def snapshot(connection: Connection, identity: str) -> Snapshot | None:
    """The snapshot with that id, if the store knows it."""
    row = connection.exec_driver_sql(f"{_SNAPSHOTS} WHERE s.id = ?", (identity,)).first()
    return _snapshot(row) if row else None


def printed_keys(connection: Connection, snapshot: int) -> list[str]:
    """The keys that a snapshot printed."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT key FROM printed WHERE snapshot = ?", (snapshot,)
    )
    return list(rows.scalars())


def printed_values(connection: Connection, snapshot: int) -> dict[tuple[str, str], Value]:
    """What a snapshot printed, by key and field, the blanks left out."""
    rows = connection.exec_driver_sql(
        "SELECT key, field, value FROM printed WHERE snapshot = ? AND value IS NOT NULL",
        (snapshot,),
    )
    return {(key, field): value for key, field, value in rows.all()}


def printed_reports(connection: Connection) -> dict[int, frozenset[str]]:
    """The keys of the reports that each snapshot printed, by its row."""
    found: dict[int, set[str]] = {}
    rows = connection.exec_driver_sql("SELECT DISTINCT snapshot, key FROM printed")
    for row in rows:
        if type_of(row.key).name == "report":
            found.setdefault(row.snapshot, set()).add(row.key)
    return {snapshot: frozenset(held) for snapshot, held in found.items()}


def approved(connection: Connection) -> frozenset[str]:
    """The keys of the records that an approval, switched on, has closed."""
    rows = connection.exec_driver_sql(
        "SELECT l.key FROM lock l JOIN act a ON a.seq = l.act AND a.is_on = 1"
    )
    return frozenset(rows.scalars())


def approvals(connection: Connection) -> list[tuple[int, str]]:
    """Every approval ever made: its act and the key of a record that it closed."""
    return [(row.act, row.key) for row in connection.exec_driver_sql("SELECT act, key FROM lock")]


def answers(connection: Connection, key: str, field: str) -> list[Answer]:
    """What the files that count say of a field, oldest first."""
    rows = connection.exec_driver_sql(
        f"SELECT t.value, {_DEPARTMENT}, f.file_name, t.sheet, t.address, a.at"
        f" FROM statement t JOIN filing f ON f.row = t.filing {_BASE}"
        " JOIN act a ON a.seq = f.act AND a.is_on = 1"
        " WHERE t.key = ? AND t.field = ? AND t.fault = '' ORDER BY f.act, t.row",
        (key, field),
    )
    return [Answer(*row) for row in rows]


def sent_ids(connection: Connection) -> frozenset[str]:
    """The ids of every own submission, and of every file they carried."""
    found: set[str] = set()
    for row in connection.exec_driver_sql("SELECT id, filings FROM sent"):
        found.add(row.id)
        found.update(json.loads(row.filings))
    return frozenset(found)


def _filing(row: Row[Any]) -> CountedFile:
    return CountedFile(**{**row._mapping, "prior": _names(row.prior), "is_on": bool(row.is_on)})


def _snapshot(row: Row[Any]) -> Snapshot:
    return Snapshot(**{**row._mapping, "counted": _names(row.counted), "is_on": bool(row.is_on)})


def _names(text: str) -> frozenset[str]:
    return frozenset(json.loads(text))
