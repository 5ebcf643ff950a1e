"""What a department's submission would say: what is missing, what is new in it, all of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from dxdesk.domain import keys
from dxdesk.domain.checks import Gap
from dxdesk.domain.fields import Owner
from dxdesk.domain.merge.facts import DELETED, Value
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

__all__ = ["Handed", "Leaving", "Sent", "leaving"]


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
        changes = _changes(connection, records, found, sent)
    handed = tuple(each for line in found.leaving for each in _handed(records, line))
    blank = sum(len(_said(line)) for line in found.leaving) - len(handed)
    doubtful = hints(records, store.identity.department, found.round, found.lines)
    return Leaving(found.gaps, sent, changes, handed, blank, doubtful)


def _said(line: Line) -> dict[str, Value]:
    return {DELETED: "1"} if line.deleted else dict(line.values)


def _changes(
    connection: Connection, records: Records, found: PreFlight, sent: Sent | None
) -> tuple[Difference, ...]:
    if sent:
        earlier = past.changed_since(connection, sent.act)
    else:
        earlier = queries.printed_values(connection, found.base.row)
    return tuple(
        showing.difference(records, line.key, name, before, value)
        for line in found.leaving
        for name, value in _said(line).items()
        if _is_own(line.key, name)
        and not same(value, before := _before(earlier, line.key, name, value, is_sent=bool(sent)))
    )


def _is_own(key: str, name: str) -> bool:
    return name == DELETED or keys.type_of(key).field(name).owner is Owner.DEPARTMENT


def _before(
    earlier: dict[tuple[str, str], Value], key: str, name: str, value: Value, *, is_sent: bool
) -> Value:
    """What was said before: since a submission, what did not change was the same."""
    return earlier.get((key, name), value if is_sent else None)


def _handed(records: Records, line: Line) -> Iterator[Handed]:
    said = {name: value for name, value in _said(line).items() if value}
    title = showing.title(records, line.key) if said else ""
    for name, value in said.items():
        label = showing.field_label(line.key, name)
        text = showing.value_text(records, line.key, name, value)
        yield Handed(line.key, name, title, label, text)
