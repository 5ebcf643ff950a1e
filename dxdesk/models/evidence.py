"""Gathering what a store knows of some places, as evidence for the fold."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Row

from dxdesk.domain.fields import Owner
from dxdesk.domain.keys import type_of
from dxdesk.domain.merge.facts import (
    DELETED,
    EMPTY_STAMP,
    Deed,
    Evidence,
    Filing,
    Lock,
    Print,
    Saying,
    Sent,
    Stamp,
    Value,
)
from dxdesk.domain.merge.fold import Known, Outcome, fold, known
from dxdesk.domain.merge.scope import Scope, vouched_for
from dxdesk.domain.values import canonical
from dxdesk.models.engine import raw_of

Place = tuple[str, str]
_Made = TypeVar("_Made")
_UNPRINTED: tuple[Value, str] = (None, EMPTY_STAMP.id)

# CROSS JOIN keeps SQLite to the order written: it would rather go through whole tables. Whole
# records are read, and the fields not asked for passed over: that is cheaper than to seek each.
_DEEDS = """
    SELECT d.key, d.field, d.act, d.value, d.sets, d.knew, d.about
    FROM json_each(:keys) w CROSS JOIN deed d ON d.key = w.value
    CROSS JOIN act a ON a.seq = d.act WHERE a.is_on = 1
"""
_PRINTS = """
    SELECT r.key, r.field, s.act, r.value, s.number, s.row
    FROM snapshot s CROSS JOIN act a ON a.seq = s.act AND a.kind = 'take' AND a.is_on = 1
    CROSS JOIN json_each(:keys) w CROSS JOIN printed r ON r.snapshot = s.row AND r.key = w.value
"""
_SAYINGS = """
    SELECT t.key, t.field, t.value, t.fault, t.filing
    FROM json_each(:keys) w CROSS JOIN statement t ON t.key = w.value ORDER BY t.row
"""
_PRINTED = """
    SELECT r.snapshot, r.key, r.field, r.value, r.stamp
    FROM json_each(:keys) w CROSS JOIN printed r ON r.snapshot = :base AND r.key = w.value
"""
_FILING = """
    SELECT f.id, f.department, f.round, f.base, f.prior FROM filing f
    JOIN act a ON a.seq = f.act AND a.is_on = 1 WHERE f.row = ?
"""
_AMENDED = """
    SELECT m.older FROM amendment m JOIN act a ON a.seq = m.act AND a.is_on = 1 WHERE m.newer = ?
"""
_BASE = """
    SELECT s.row, s.department, s.round, s.number, s.counted, a.kind = 'adopt' AS is_adopted
    FROM snapshot s JOIN act a ON a.seq = s.act WHERE s.id = ?
"""
_LOCKS = """
    SELECT l.key, l.filings FROM lock l JOIN act a ON a.seq = l.act AND a.is_on = 1
    WHERE l.key IN (SELECT value FROM json_each(:keys))
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """A counted file with its base's row and the scope that its base gives it."""

    filing: Filing
    scope: Scope
    base: int | None


@dataclass(frozen=True, slots=True)
class _Base:
    """A snapshot that some file answers."""

    row: int
    number: int
    counted: frozenset[str]
    scope: Scope


class Gatherer:
    """Reads evidence inside one transaction, keeping what does not change within it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._raw = raw_of(connection)
        self._answers: dict[int, Answer | None] = {}
        self._bases: dict[str, _Base | None] = {}
        self._stamps: dict[str, Stamp] = {EMPTY_STAMP.id: EMPTY_STAMP}
        self._sent: dict[int, tuple[Sent, ...]] = {}

    def gather(self, places: Iterable[Place]) -> list[Evidence]:
        """The evidence of each place, in the order of the places."""
        wanted = dict.fromkeys(places)
        keys = _listed({key for key, _ in wanted})
        deeds = self._grouped(_DEEDS, keys, wanted, _deed)
        prints = self._grouped(_PRINTS, keys, wanted, self._print)
        sayings = self._sayings(keys, wanted)
        locks = self._locks(keys)
        return [
            Evidence(
                key,
                field,
                (*deeds.get((key, field), ()), *prints.get((key, field), ())),
                tuple(sayings.get((key, field), ())),
                tuple(locks.get(key, ())),
            )
            for key, field in wanted
        ]

    def _grouped(
        self, query: str, keys: str, wanted: Container[Place], make: Callable[..., _Made]
    ) -> dict[Place, list[_Made]]:
        """What is made of the rows of each place, from SQLite itself: they are many."""
        found: dict[Place, list[_Made]] = defaultdict(list)
        for row in self._raw.execute(query, {"keys": keys}):
            place = row[:2]
            if place in wanted:
                found[place].append(make(*row))
        return found

    def _sayings(self, keys: str, wanted: Container[Place]) -> dict[Place, list[Saying]]:
        """What every file that is counted says of the places."""
        rows = [row for row in self._raw.execute(_SAYINGS, {"keys": keys}) if row[:2] in wanted]
        answers = {each: self._answer(each) for each in {row[4] for row in rows}}
        printed = self._printed((row[0], answers[row[4]]) for row in rows)
        found: dict[Place, list[Saying]] = defaultdict(list)
        for key, field, value, fault, filing in rows:
            answer = answers[filing]
            if answer is None:
                continue
            standing, reason = answer.scope.standing(key, field, fault)
            before, stamp = printed.get((answer.base, key, field), _UNPRINTED)
            found[key, field].append(
                Saying(answer.filing, value, before, self._stamp(stamp), standing, reason)
            )
        return found

    def _printed(
        self, answered: Iterable[tuple[str, Answer | None]]
    ) -> dict[tuple[int | None, str, str], tuple[Value, str]]:
        """What the base of each answer printed of the record, and the stamp beside it."""
        keys: dict[int, set[str]] = defaultdict(set)
        for key, answer in answered:
            if answer and answer.base is not None:
                keys[answer.base].add(key)
        return {
            row[:3]: row[3:]
            for base, some in keys.items()
            for row in self._raw.execute(_PRINTED, {"base": base, "keys": _listed(some)})
        }

    def _print(
        self, key: str, field: str, act: int, value: Value, number: int, snapshot: int
    ) -> Deed:
        sweeps = field != DELETED and type_of(key).field(field).owner is not Owner.DEPARTMENT
        return Deed(act, value, print=Print(number, self._sent_in(snapshot), sweeps))

    def _answer(self, filing: int) -> Answer | None:
        """The file with that row, None while it is not counted."""
        if filing not in self._answers:
            row = self._connection.exec_driver_sql(_FILING, (filing,)).first()
            self._answers[filing] = self._answer_of(row) if row else None
        return self._answers[filing]

    def _answer_of(self, row: Row[Any]) -> Answer:
        amended = self._connection.exec_driver_sql(_AMENDED, (row.id,)).scalars()
        prior = names_of(row.prior).union(amended)
        return _answer(row, self._base(row.base), prior)

    def _base(self, identity: str) -> _Base | None:
        """The snapshot with that id, if the store knows it."""
        if identity not in self._bases:
            row = self._connection.exec_driver_sql(_BASE, (identity,)).first()
            self._bases[identity] = _base(self._connection, row) if row else None
        return self._bases[identity]

    def _stamp(self, identity: str) -> Stamp:
        if identity not in self._stamps:
            row = self._connection.exec_driver_sql(
                "SELECT claims, act, print FROM stamp WHERE id = ?", (identity,)
            ).one()
            self._stamps[identity] = Stamp(names_of(row.claims), row.act, row.print)
        return self._stamps[identity]

    def _sent_in(self, snapshot: int) -> tuple[Sent, ...]:
        if snapshot not in self._sent:
            counted = self._connection.exec_driver_sql(
                "SELECT counted FROM snapshot WHERE row = ?", (snapshot,)
            ).scalar_one()
            listed = names_of(counted)
            rows = self._connection.exec_driver_sql("SELECT * FROM sent")
            self._sent[snapshot] = (
                Sent(0, frozenset(), listed),
                *(
                    Sent(row.act, frozenset(json.loads(row.off)), names_of(row.filings))
                    for row in rows
                    if row.id in listed
                ),
            )
        return self._sent[snapshot]

    def _locks(self, keys: str) -> dict[str, list[Lock]]:
        found: dict[str, list[Lock]] = defaultdict(list)
        for key, filings in self._raw.execute(_LOCKS, {"keys": keys}):
            found[key].append(Lock(names_of(filings)))
        return found


def fold_places(gatherer: Gatherer, places: Iterable[Place]) -> dict[Place, Outcome]:
    """The outcome of each place; nothing is stored."""
    return {(each.key, each.field): outcome for each, outcome in fold_evidence(gatherer, places)}


def known_places(gatherer: Gatherer, places: Iterable[Place]) -> dict[Place, Known]:
    """What is known of each place."""
    return {(each.key, each.field): known(each, canonical) for each in gatherer.gather(places)}


def fold_evidence(gatherer: Gatherer, places: Iterable[Place]) -> list[tuple[Evidence, Outcome]]:
    """The evidence of each place with what it comes to; nothing is stored."""
    return [(each, fold(each, canonical)) for each in gatherer.gather(places)]


def names_json(names: Collection[str]) -> str:
    """Names as they are stored: a sorted JSON list."""
    return json.dumps(sorted(names)) if names else "[]"


def names_of(text: str) -> frozenset[str]:
    """Names out of what `names_json` made of them."""
    return frozenset(json.loads(text)) if text != "[]" else frozenset()


def _listed(keys: Iterable[str]) -> str:
    """Keys as `json_each` takes them, in an order that suits the indexes."""
    return json.dumps(sorted(keys), ensure_ascii=False)


def _deed(_key: str, _field: str, act: int, value: Value, sets: int, knew: str, about: str) -> Deed:
    return Deed(act, value, names_of(knew), names_of(about), None, bool(sets))


def _answer(row: Row[Any], base: _Base | None, prior: frozenset[str]) -> Answer:
    """Rule 3: the base decides 課, 報告回 and scope; what the file names, only without one."""
    if base is None:
        filing = Filing(row.id, row.department, prior)
        return Answer(filing, Scope(row.department, row.round, None), None)
    filing = Filing(row.id, base.scope.department, prior, base.counted, base.number)
    return Answer(filing, base.scope, base.row)


def _base(connection: Connection, row: Row[Any]) -> _Base:
    keys = connection.exec_driver_sql(
        "SELECT DISTINCT key FROM printed WHERE snapshot = ?", (row.row,)
    )
    printed = frozenset(keys.scalars())
    if row.is_adopted:
        printed = vouched_for(printed, row.department)
    scope = Scope(row.department, row.round, printed)
    return _Base(row.row, row.number, names_of(row.counted), scope)
