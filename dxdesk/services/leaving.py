"""What a department's submission would say: what is missing, what is new in it, all of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection

from dxdesk.domain import keys
from dxdesk.domain.checks import Gap
from dxdesk.domain.merge.facts import DELETED, Value
from dxdesk.domain.merge.scope import claimable_fields
from dxdesk.domain.parcel import Line
from dxdesk.domain.records import Records
from dxdesk.domain.values import same
from dxdesk.models import past, queries
from dxdesk.models.past import Sent
from dxdesk.services import showing, submitting
from dxdesk.services.hints import Hint, hints
from dxdesk.services.showing import Difference
from dxdesk.services.stores import Store
from dxdesk.services.submitting import PreFlight

__all__ = ["Handed", "Leaving", "Sent", "leaving", "own_fields"]


@dataclass(frozen=True, slots=True)
class Handed:
    """One value that the file hands over."""

    key: str
    field: str
    title: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """A submission before it leaves.

    `changes` are the 課's own, against what was `sent` for the round before, or where nothing
    was (None), against what the request printed. `handed` are all values of the file, `blank`
    is the number of its fields that say nothing. `hints` stand against nothing.
    """

    gaps: tuple[Gap, ...]
    sent: Sent | None
    changes: tuple[Difference, ...]
    handed: tuple[Handed, ...]
    blank: int
    hints: tuple[Hint, ...]


def leaving(store: Store, round_text: str) -> Leaving:
    """What a submission for a round would say now. Raises NothingToSubmit, UnknownRound."""
    with store.reading() as connection:
        records = queries.records(connection)
        found = submitting.check(store, connection, records, round_text)
        sent = past.last_sent(connection, found.round)
        said = [(line.key, _said(line)) for line in found.leaving]
        changes = _changes(connection, records, found, sent, said)
    handed = tuple(each for key, values in said for each in _handed(records, key, values))
    blank = sum(len(values) for _, values in said) - len(handed)
    doubtful = hints(records, store.identity.department, found.round, found.lines)
    return Leaving(found.gaps, sent, changes, handed, blank, doubtful)


def _said(line: Line) -> Mapping[str, Value]:
    return {DELETED: "1"} if line.deleted else line.values


def _changes(
    connection: Connection,
    records: Records,
    found: PreFlight,
    sent: Sent | None,
    said: Iterable[tuple[str, Mapping[str, Value]]],
) -> tuple[Difference, ...]:
    if sent:
        earlier = past.changed_since(connection, sent.act)
    else:
        earlier = queries.printed_values(connection, found.base.row)
    return tuple(
        showing.difference(records, key, name, before, value)
        for key, values in said
        for name in own_fields(keys.type_of(key).name)
        if name in values
        and not same(
            value := values[name], before := _before(earlier, key, name, value, is_sent=bool(sent))
        )
    )


@cache
def own_fields(kind: str) -> tuple[str, ...]:
    """The names of what a 課 says of a record of a type, that it is struck out included."""
    return (*claimable_fields(kind), DELETED)


def _before(
    earlier: dict[tuple[str, str], Value], key: str, name: str, value: Value, *, is_sent: bool
) -> Value:
    """What was said before: since a submission, what did not change was the same."""
    return earlier.get((key, name), value if is_sent else None)


def _handed(records: Records, key: str, values: Mapping[str, Value]) -> Iterator[Handed]:
    said = {name: value for name, value in values.items() if value}
    title = showing.title(records, key) if said else ""
    for name, value in said.items():
        label = showing.field_label(key, name)
        text = showing.value_text(records, key, name, value)
        yield Handed(key, name, title, label, text)
