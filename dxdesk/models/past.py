"""How things were at an earlier moment, out of the history."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row

from dxdesk.domain import keys
from dxdesk.domain.merge.facts import DELETED, Value
from dxdesk.domain.records import Record, Records
from dxdesk.models.ledger import CHANGED

_ACT_AT = """
    SELECT coalesce(
        (SELECT min(seq) - 1 FROM act WHERE at > ?), (SELECT max(seq) FROM act), 0)
"""
_UNTIL = """
    SELECT key, field, after FROM revision WHERE effect = 'changed' AND seq < coalesce(
        (SELECT min(seq) FROM revision WHERE at > ?), (SELECT max(seq) + 1 FROM revision)
    ) ORDER BY seq
"""


@dataclass(frozen=True, slots=True)
class Sent:
    """A submission that left: the act that sent it, when, under which name."""

    act: int
    at: str
    file_name: str


def last_sent(connection: Connection, round_key: str) -> Sent | None:
    """The last submission for a round, None before the first."""
    row = connection.exec_driver_sql(
        "SELECT s.act, a.at, s.file_name FROM sent s JOIN act a ON a.seq = s.act"
        " WHERE s.round = ? ORDER BY s.act DESC LIMIT 1",
        (round_key,),
    ).first()
    return Sent(*row) if row else None


def lines_after(connection: Connection, act: int) -> Iterator[Row[Any]]:
    """The lines of the history since an act, the newest first.

    They lie in the order of their acts, so none of the many before them is read.
    """
    found = connection.exec_driver_sql(
        "SELECT act, key, field, before, after, effect FROM revision ORDER BY seq DESC"
    )
    with closing(found):
        for row in found:
            if row.act <= act:
                return
            yield row


def changed_since(connection: Connection, act: int) -> dict[tuple[str, str], Value]:
    """What every value was at an act that is another one now."""
    before: dict[tuple[str, str], Value] = {}
    now: dict[tuple[str, str], Value] = {}
    for row in lines_after(connection, act):
        if row.effect == CHANGED:
            now.setdefault((row.key, row.field), row.after)
            before[row.key, row.field] = row.before
    return {place: value for place, value in before.items() if value != now[place]}


_BASES = """
    SELECT p.value FROM statement t JOIN filing f ON f.row = t.filing
    JOIN act a ON a.seq = f.act AND a.is_on = 1 JOIN snapshot s ON s.id = f.base
    JOIN printed p ON p.snapshot = s.row AND p.key = t.key AND p.field = t.field
    WHERE t.key = ? AND t.field = ? ORDER BY s.number LIMIT 1
"""
_PRINTED = """
    SELECT p.value FROM printed p JOIN snapshot s ON s.row = p.snapshot
    JOIN act a ON a.seq = s.act AND a.is_on = 1
    WHERE p.key = ? AND p.field = ? ORDER BY s.number DESC LIMIT 1 OFFSET 1
"""


def base_of(connection: Connection, key: str, field: str) -> Value | Literal[False]:
    """What people started from who say different things of a field now; False if not known.

    That is what the oldest base of the files counted in printed, without any file what was
    printed before the newest snapshot.
    """
    for query in (_BASES, _PRINTED):
        row = connection.exec_driver_sql(query, (key, field)).first()
        if row:
            return str(row.value) if row.value is not None else None
    return False


@dataclass(frozen=True, slots=True)
class Moment:
    """The ledger as it was: the last act until then, and which acts were switched off."""

    act: int
    off: frozenset[int]

    def has(self, act: int) -> bool:
        """Whether an act had been done and was on."""
        return act <= self.act and act not in self.off


def moment_at(connection: Connection, moment: datetime) -> Moment:
    """How far the ledger had come at a moment."""
    run = connection.exec_driver_sql
    last = int(run(_ACT_AT, (_written(moment),)).scalar_one())
    off: set[int] = set()
    switches = "SELECT kind, target FROM act WHERE kind IN ('undo', 'redo') AND seq <= ?"
    for row in run(f"{switches} ORDER BY seq", (last,)):
        if row.kind == "undo":
            off.add(row.target)
        else:
            off.discard(row.target)
    return Moment(last, frozenset(off))


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds", sep=" ")


def records_at(connection: Connection, moment: datetime) -> Records:
    """What the store showed at a moment; nothing before it was made.

    Exact to the value, as every change of what is shown stands in the history. Where a clock was
    put back, the history counts up to the first line that is later than the moment.
    """
    held: dict[str, dict[str, Value]] = {}
    for row in connection.exec_driver_sql(_UNTIL, (_written(moment),)):
        held.setdefault(row.key, {})[row.field] = row.after
    struck = {key for key, fields in held.items() if fields.get(DELETED)}
    return Records(
        Record(keys.type_of(key).name, key, {n: v for n, v in fields.items() if v is not None})
        for key, fields in held.items()
        if any(v is not None for v in fields.values())
        and not struck & set(keys.lineage_of(key).values())
    )
