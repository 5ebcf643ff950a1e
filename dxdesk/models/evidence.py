"""Gathering what a store knows of some places, as evidence for the fold."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
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
from dxdesk.domain.merge.fold import Outcome, fold
from dxdesk.domain.merge.scope import Scope, vouched_for
from dxdesk.domain.values import canonical
from dxdesk.models.engine import raw_of

Place = tuple[str, str]
_Made = TypeVar("_Made")

# CROSS JOIN keeps SQLite to the order written: it would rather go through whole tables.
_DEEDS = """
    SELECT d.key, d.field, d.act, d.value, d.sets, d.knew, d.about
    FROM temp.place p CROSS JOIN deed d ON d.key = p.key AND d.field = p.field
    CROSS JOIN act a ON a.seq = d.act WHERE a.is_on = 1
"""
_PRINTS = """
    SELECT r.key, r.field, s.act, r.value, s.number, s.row
    FROM snapshot s CROSS JOIN act a ON a.seq = s.act AND a.kind = 'take' AND a.is_on = 1
    CROSS JOIN temp.place p
    CROSS JOIN printed r ON r.snapshot = s.row AND r.key = p.key AND r.field = p.field
"""
_SAYINGS = """
    SELECT t.key, t.field, t.value, t.fault, t.filing, r.value AS printed, r.stamp
    FROM temp.place p CROSS JOIN statement t ON t.key = p.key AND t.field = p.field
    CROSS JOIN filing f ON f.row = t.filing CROSS JOIN act a ON a.seq = f.act AND a.is_on = 1
    LEFT JOIN snapshot s ON s.id = f.base
    LEFT JOIN printed r ON r.snapshot = s.row AND r.key = t.key AND r.field = t.field
    ORDER BY t.row
"""
_FILING = "SELECT id, department, round, base, prior FROM filing WHERE row = ?"
_AMENDED = """
    SELECT m.older FROM amendment m JOIN act a ON a.seq = m.act AND a.is_on = 1 WHERE m.newer = ?
"""
_BASE = """
    SELECT s.row, s.department, s.round, s.number, s.counted, a.kind = 'adopt' AS is_adopted
    FROM snapshot s JOIN act a ON a.seq = s.act WHERE s.id = ?
"""
_LOCKS = """
    SELECT l.key, l.filings FROM lock l JOIN act a ON a.seq = l.act AND a.is_on = 1
    WHERE l.key IN (SELECT key FROM temp.place)
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """A counted file with the scope that its base gives it."""

    filing: Filing
    scope: Scope


@dataclass(frozen=True, slots=True)
class _Base:
    """A snapshot that some file answers."""

    number: int
    counted: frozenset[str]
    scope: Scope


class Gatherer:
    """Reads evidence inside one transaction, keeping what does not change within it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._answers: dict[int, Answer] = {}
        self._bases: dict[str, _Base | None] = {}
        self._stamps: dict[str, Stamp] = {EMPTY_STAMP.id: EMPTY_STAMP}
        self._sent: dict[int, tuple[Sent, ...]] = {}

    def gather(self, places: Iterable[Place]) -> list[Evidence]:
        """The evidence of each place, in the order of the places."""
        wanted = list(dict.fromkeys(places))
        self._mark(wanted)
        deeds = self._grouped(_DEEDS, _deed)
        prints = self._grouped(_PRINTS, self._print)
        sayings = self._grouped(_SAYINGS, self._saying)
        locks = self._locks()
        return [
            Evidence(
                key=key,
                field=field,
                deeds=(*deeds.get((key, field), ()), *prints.get((key, field), ())),
                sayings=tuple(sayings.get((key, field), ())),
                locks=tuple(locks.get(key, ())),
            )
            for key, field in wanted
        ]

    def _mark(self, places: Sequence[Place]) -> None:
        run = self._connection.exec_driver_sql
        run("CREATE TEMP TABLE IF NOT EXISTS place (key, field, PRIMARY KEY (key, field))")
        run("DELETE FROM temp.place")
        if places:
            run("INSERT INTO temp.place VALUES (?, ?)", places)

    def _grouped(self, query: str, make: Callable[..., _Made]) -> dict[Place, list[_Made]]:
        """What is made of the rows of each place, from SQLite itself: they are many."""
        found: dict[Place, list[_Made]] = defaultdict(list)
        for row in raw_of(self._connection).execute(query):
            found[row[:2]].append(make(*row))
        return found

    def _print(
        self, key: str, field: str, act: int, value: Value, number: int, snapshot: int
    ) -> Deed:
        sweeps = field != DELETED and type_of(key).field(field).owner is not Owner.DEPARTMENT
        return Deed(act, value, print=Print(number, self._sent_in(snapshot), sweeps))

    def _saying(
        self,
        key: str,
        field: str,
        value: Value,
        fault: str,
        filing: int,
        printed: Value,
        stamp: str | None,
    ) -> Saying:
        answer = self._answer(filing)
        standing, reason = answer.scope.standing(key, field, fault)
        known = self._stamp(stamp) if stamp else EMPTY_STAMP
        return Saying(answer.filing, value, printed, known, standing, reason)

    def _answer(self, filing: int) -> Answer:
        if filing not in self._answers:
            row = self._connection.exec_driver_sql(_FILING, (filing,)).one()
            amended = self._connection.exec_driver_sql(_AMENDED, (row.id,)).scalars()
            prior = names_of(row.prior).union(amended)
            self._answers[filing] = _answer(row, self._base(row.base), prior)
        return self._answers[filing]

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

    def _locks(self) -> dict[str, list[Lock]]:
        found: dict[str, list[Lock]] = defaultdict(list)
        for row in self._connection.exec_driver_sql(_LOCKS):
            found[row.key].append(Lock(names_of(row.filings)))
        return found


def fold_places(gatherer: Gatherer, places: Iterable[Place]) -> dict[Place, Outcome]:
    """The outcome of each place; nothing is stored."""
    return {(each.key, each.field): outcome for each, outcome in fold_evidence(gatherer, places)}


def fold_evidence(gatherer: Gatherer, places: Iterable[Place]) -> list[tuple[Evidence, Outcome]]:
    """The evidence of each place with what it comes to; nothing is stored."""
    return [(each, fold(each, canonical)) for each in gatherer.gather(places)]


def names_json(names: Collection[str]) -> str:
    """Names as they are stored: a sorted JSON list."""
    return json.dumps(sorted(names)) if names else "[]"


def names_of(text: str) -> frozenset[str]:
    """Names out of what `names_json` made of them."""
    return frozenset(json.loads(text)) if text != "[]" else frozenset()


def _deed(_key: str, _field: str, act: int, value: Value, sets: int, knew: str, about: str) -> Deed:
    return Deed(act, value, names_of(knew), names_of(about), None, bool(sets))


def _answer(row: Row[Any], base: _Base | None, prior: frozenset[str]) -> Answer:
    """Rule 3: the base decides 課, 報告回 and scope; what the file names, only without one."""
    if base is None:
        return Answer(Filing(row.id, row.department, prior), Scope(row.department, row.round, None))
    return Answer(
        Filing(row.id, base.scope.department, prior, base.counted, base.number), base.scope
    )


def _base(connection: Connection, row: Row[Any]) -> _Base:
    keys = connection.exec_driver_sql(
        "SELECT DISTINCT key FROM printed WHERE snapshot = ?", (row.row,)
    )
    printed = frozenset(keys.scalars())
    if row.is_adopted:
        printed = vouched_for(printed, row.department)
    scope = Scope(row.department, row.round, printed)
    return _Base(row.number, names_of(row.counted), scope)
