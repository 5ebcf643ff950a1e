"""Exchange files in the ledger: counted in, issued, taken, sent; and what became of each cell."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dxdesk.domain import targets
from dxdesk.domain.keys import is_key, type_of
from dxdesk.domain.merge.facts import DELETED, EMPTY_STAMP, Stamp, Value
from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.merge.scope import Reason
from dxdesk.domain.parcel import Header, Received, Statement
from dxdesk.models import tables
from dxdesk.models.evidence import Gatherer, names_json
from dxdesk.models.fates import Told, foldable, told
from dxdesk.models.ledger import Doing, append_history, fold_and_record, start_act
from dxdesk.models.projection import Change, Folded

_KEPT = frozenset({Fate.CONFLICT, Fate.PROPOSAL, Fate.SUPERSEDED})


@dataclass(frozen=True, slots=True)
class Counted:
    """What counting a file in did, and what became of each of its statements."""

    folded: Folded
    told: tuple[Told, ...]


def count_in(connection: Connection, received: Received, doing: Doing, number: int) -> Counted:
    """Count a file in: one act, its statements, the fold and the history of all it brings."""
    seq = start_act(connection, doing)
    header = received.header
    result = connection.execute(
        tables.filing.insert().values(
            id=received.id,
            act=seq,
            moment=header.moment,
            plan=header.plan,
            department=header.department,
            round=header.round,
            base=header.answers,
            number=number,
            written=header.id,
            prior=names_json(received.prior),
            file_name=received.file_name,
            sha256=received.sha256,
        )
    )
    row = (result.inserted_primary_key or (0,))[0]
    said = _without_reason(connection, received)
    _insert_statements(connection, row, said)
    folded = fold_and_record(connection, Gatherer(connection), seq, foldable(said))
    found = tuple(told(said, received.id, folded.met))
    _record_kept(connection, seq, found)
    return Counted(folded, found)


def _without_reason(connection: Connection, received: Received) -> list[Statement]:
    """The statements; those that change a published target and say no why are at fault.

    What was published is what the file's base printed, so that it depends on nothing else.
    """
    said = received.statements
    if not any(is_key(s.key) and type_of(s.key).name == targets.KIND for s in said):
        return list(said)
    rows = connection.exec_driver_sql(
        "SELECT p.key, p.field, p.value FROM printed p JOIN snapshot s ON s.row = p.snapshot"
        " WHERE s.id = ? AND p.key LIKE '%/Y%'",
        (received.header.answers,),
    )
    found = targets.unreasoned(said, {(row.key, row.field): row.value for row in rows})
    return [
        s._replace(fault=Reason.NO_REASON)
        if s.key in found and s.field == targets.TEXT and not s.fault
        else s
        for s in said
    ]


def _insert_statements(connection: Connection, filing: int, said: Sequence[Statement]) -> None:
    rows = [(filing, s.key, s.field, s.value, s.fault, s.detail, s.sheet, s.address) for s in said]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO statement (filing, key, field, value, fault, detail, sheet, address)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )


def _record_kept(connection: Connection, seq: int, found: Iterable[Told]) -> None:
    """Enter the values that arrived but are not shown into the history, by their fate."""
    by_fate: dict[Fate, list[Change]] = {}
    for each in found:
        if each.fate in _KEPT:
            change = Change(each.key, each.field, each.shown, each.value)
            by_fate.setdefault(each.fate, []).append(change)
    for fate, changes in sorted(by_fate.items()):
        append_history(connection, seq, changes, fate)


def keep_snapshot(
    connection: Connection,
    act: int,
    header: Header,
    said: Iterable[tuple[str, str, Value, Stamp]],
    file_name: str,
) -> None:
    """Keep what a snapshot printed, with what was known of each field (its stamp)."""
    result = connection.execute(
        tables.snapshot.insert().values(
            id=header.id,
            act=act,
            moment=header.moment,
            department=header.department,
            round=header.round,
            number=header.number,
            counted=names_json(header.counted),
            file_name=file_name,
        )
    )
    row = (result.inserted_primary_key or (0,))[0]
    printed = []
    stamps: dict[str, Stamp] = {}
    for key, field, value, stamp in said:
        stamps[stamp.id] = stamp
        printed.append((row, key, field, value, stamp.id))
    run = connection.exec_driver_sql
    run("INSERT INTO printed (snapshot, key, field, value, stamp) VALUES (?, ?, ?, ?, ?)", printed)
    run(
        "INSERT OR IGNORE INTO stamp (id, claims, act, print) VALUES (?, ?, ?, ?)",
        [(s.id, names_json(s.claims), s.act, s.print) for s in stamps.values()],
    )


def take_in(connection: Connection, received: Received, doing: Doing) -> Folded:
    """A department takes a snapshot: its prints join the fold of every field they name."""
    stamp = Stamp(print=received.header.number)
    seq = _keep_received(connection, received, doing, stamp)
    places = [(s.key, s.field) for s in received.statements if s.field != DELETED]
    return fold_and_record(connection, Gatherer(connection), seq, places)


def adopt(connection: Connection, received: Received, doing: Doing) -> Folded:
    """The coordinator, restored from a backup, is shown a request it had issued since."""
    seq = _keep_received(connection, received, doing, EMPTY_STAMP)
    touched = connection.exec_driver_sql(
        "SELECT t.key, t.field FROM statement t JOIN filing f ON f.row = t.filing WHERE f.base = ?",
        (received.header.id,),
    ).all()
    places = [(row.key, row.field) for row in touched if is_key(row.key)]
    return fold_and_record(connection, Gatherer(connection), seq, places)


def _keep_received(connection: Connection, received: Received, doing: Doing, stamp: Stamp) -> int:
    seq = start_act(connection, doing)
    said = ((s.key, s.field, s.value, stamp) for s in received.statements)
    keep_snapshot(connection, seq, received.header, said, received.file_name)
    return seq


def keep_sent(
    connection: Connection, act: int, header: Header, filings: Iterable[str], file_name: str
) -> None:
    """Remember an own submission: which acts were off when it left, which files it carried."""
    run = connection.exec_driver_sql
    off = run("SELECT seq FROM act WHERE is_on = 0 AND seq < ?", (act,)).scalars().all()
    connection.execute(
        tables.sent.insert().values(
            id=header.id,
            act=act,
            round=header.round,
            off=json.dumps(list(off)),
            filings=names_json(frozenset(filings)),
            file_name=file_name,
        )
    )


def lock_records(connection: Connection, doing: Doing, keys: Sequence[str]) -> None:
    """Approve records: files not counted by now can only propose changes to them."""
    run = connection.exec_driver_sql
    counted = run(
        "SELECT f.id FROM filing f JOIN act a ON a.seq = f.act WHERE a.is_on = 1"
    ).scalars()
    known = names_json(frozenset(counted))
    seq = start_act(connection, doing)
    run(
        "INSERT INTO lock (act, key, filings) VALUES (?, ?, ?)",
        [(seq, key, known) for key in keys],
    )


def amend(connection: Connection, doing: Doing, newer: str, older: str) -> Folded:
    """Add the older file to what the newer replaces (訂正版として扱う)."""
    seq = start_act(connection, doing)
    connection.execute(tables.amendment.insert().values(act=seq, newer=newer, older=older))
    touched = connection.exec_driver_sql(
        "SELECT DISTINCT t.key, t.field FROM statement t JOIN filing f ON f.row = t.filing"
        " WHERE f.id IN (?, ?)",
        (newer, older),
    ).all()
    places = [(row.key, row.field) for row in touched if is_key(row.key)]
    return fold_and_record(connection, Gatherer(connection), seq, places)
