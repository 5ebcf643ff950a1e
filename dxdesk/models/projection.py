"""Keeping the fold: record tables and open questions, brought up to date place by place."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Integer, Table, bindparam

from dxdesk.domain.keys import type_of
from dxdesk.domain.merge.facts import Evidence, Value
from dxdesk.domain.merge.fold import Outcome, Question
from dxdesk.domain.store_errors import StoreDamaged
from dxdesk.models import deletions, present
from dxdesk.models.evidence import Gatherer, Place, fold_evidence, fold_places
from dxdesk.models.tables import RECORD_TABLES, open_item

CONFLICT = "conflict"
PROPOSAL = "proposal"
_CHUNK = 500
_encoded = json.JSONEncoder(ensure_ascii=False).encode


class Change(NamedTuple):
    """What refolding a place did to the value that the store shows."""

    key: str
    field: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Folded:
    """The result of refolding: the changes, every place's outcome, and what was folded."""

    changes: tuple[Change, ...]
    outcomes: Mapping[Place, Outcome]
    met: Sequence[tuple[Evidence, Outcome]] = ()


def refold(connection: Connection, gatherer: Gatherer, places: Iterable[Place]) -> Folded:
    """Fold the places anew and store what they come to."""
    wanted = deletions.widen(connection, places)
    if not wanted:
        return Folded((), {})
    met = fold_evidence(gatherer, wanted)
    folded = {(evidence.key, evidence.field): outcome for evidence, outcome in met}
    outcomes = deletions.contest(connection, gatherer, folded)
    changes = _store_values(connection, outcomes)
    _store_questions(connection, outcomes)
    return Folded(changes, outcomes, met)


def contested(
    connection: Connection, gatherer: Gatherer, places: Iterable[Place]
) -> dict[Place, Outcome]:
    """What the places come to, deletions against edits included; nothing is stored."""
    return deletions.contest(connection, gatherer, fold_places(gatherer, places))


def row_hash(key: str, values: Mapping[str, Value]) -> str:
    """The content hash that every record row carries, so that a flipped bit is found."""
    content = _encoded([key, sorted(values.items())])
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _store_values(connection: Connection, outcomes: Mapping[Place, Outcome]) -> tuple[Change, ...]:
    by_table: dict[str, dict[str, dict[str, Value]]] = defaultdict(lambda: defaultdict(dict))
    for (key, field), outcome in outcomes.items():
        by_table[type_of(key).name][key][field] = outcome.value
    changes: list[Change] = []
    for name, news in by_table.items():
        changes += _store_rows(connection, RECORD_TABLES[name], news)
    return tuple(changes)


def _store_rows(
    connection: Connection, table: Table, news: Mapping[str, Mapping[str, Value]]
) -> list[Change]:
    olds = read_rows(connection, table, list(news))
    changes: list[Change] = []
    changed: list[dict[str, Value]] = []
    for key, values in news.items():
        old = olds.get(key, {})
        found = [
            Change(key, field, old.get(field), after)
            for field, after in values.items()
            if old.get(field) != after
        ]
        if found:
            changes += found
            changed.append({**old, **values, "key": key})
    _write_rows(connection, table, changed)
    return changes


def read_rows(connection: Connection, table: Table, keys: list[str]) -> dict[str, dict[str, Value]]:
    """The stored rows with those keys, as canonical text by field.

    Raises StoreDamaged where a row is not what its hash says: written anew, it would seem sound.
    """
    found: dict[str, dict[str, Value]] = {}
    for start in range(0, len(keys), _CHUNK):
        query = table.select().where(table.c.key.in_(keys[start : start + _CHUNK]))
        for row in connection.execute(query).mappings():
            values = {
                name: None if value is None else str(value)
                for name, value in row.items()
                if name not in ("key", "row_hash")
            }
            if row["row_hash"] != row_hash(row["key"], values):
                raise StoreDamaged(Path(connection.engine.url.database or ""), row["key"])
            found[row["key"]] = values
    return found


def _write_rows(connection: Connection, table: Table, rows: list[dict[str, Value]]) -> None:
    if not rows:
        return
    present.touch(connection, [row["key"] or "" for row in rows])
    connection.execute(
        table.delete().where(table.c.key == bindparam("dead")), [{"dead": r["key"]} for r in rows]
    )
    living = [_stored(table, row) for row in rows if any(v for n, v in row.items() if n != "key")]
    if living:
        connection.execute(table.insert(), living)


def _stored(table: Table, row: Mapping[str, Value]) -> dict[str, str | int | None]:
    key = row["key"] or ""
    values = {name: row.get(name) for name in _fields_of(table)}
    stored: dict[str, str | int | None] = {**values, "key": key, "row_hash": row_hash(key, values)}
    for name in _integers_of(table):
        value = values[name]
        if value is not None:
            stored[name] = int(value)
    return stored


@cache
def _fields_of(table: Table) -> tuple[str, ...]:
    """The columns that hold a record's fields."""
    return tuple(each.name for each in table.columns if each.name not in ("key", "row_hash"))


@cache
def _integers_of(table: Table) -> tuple[str, ...]:
    """Those of them that hold numbers, not text."""
    return tuple(each for each in _fields_of(table) if isinstance(table.c[each].type, Integer))


def _store_questions(connection: Connection, outcomes: Mapping[Place, Outcome]) -> None:
    _forget_questions(connection, outcomes)
    rows = [
        question_row(key, field, kind, question)
        for (key, field), outcome in outcomes.items()
        for kind, question in ((CONFLICT, outcome.conflict), (PROPOSAL, outcome.proposal))
        if question is not None
    ]
    if rows:
        connection.execute(open_item.insert(), rows)


def _forget_questions(connection: Connection, outcomes: Mapping[Place, Outcome]) -> None:
    """Delete what was asked of the places; they are many, and most were never asked about."""
    run = connection.exec_driver_sql
    asked = [tuple(row) for row in run("SELECT DISTINCT key, field FROM open_item")]
    answered = [place for place in asked if place in outcomes]
    if answered:
        run("DELETE FROM open_item WHERE key = ? AND field = ?", answered)


def question_row(key: str, field: str, kind: str, question: Question) -> dict[str, str]:
    """An open question as its table holds it."""
    return {
        "key": key,
        "field": field,
        "kind": kind,
        "candidates": json.dumps(question.candidates, ensure_ascii=False),
        "about": json.dumps(sorted(question.about)),
    }
