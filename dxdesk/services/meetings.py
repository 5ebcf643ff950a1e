"""会議: its agenda, which gathers what is open by itself, what was decided, and the minutes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection

from dxdesk.domain import agenda, calendar, keys
from dxdesk.domain.agenda import Matter
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.records import Record, Records
from dxdesk.domain.store_errors import UnknownRecord, WrongRole
from dxdesk.domain.words import meetings as words
from dxdesk.domain.words.loading import NOT_BLANK
from dxdesk.domain.words.values import LIST_MARK
from dxdesk.models import queries
from dxdesk.models.projection import Change
from dxdesk.services import edits, lookup, stores
from dxdesk.services.edits import Typed
from dxdesk.services.stores import COORDINATOR, Store

KIND, ITEM = "meeting", "agenda_item"
_NEEDED = ("title", "held_on")


class State(StrEnum):
    """How far a meeting is."""

    COMING = "coming"
    HELD = "held"  # its day has passed, and nothing is written of it
    WRITTEN = "written"  # what was decided or the minutes are there


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting for people: `items` on its agenda, `results` of them with a result."""

    key: str
    title: str
    body: str
    held_on: str
    items: int
    results: int
    state: State


def sittings(records: Records, today: date, plan: str = "") -> tuple[Sitting, ...]:
    """The meetings of the plan in force: the coming ones, the next first, then those held, the
    last first."""
    if not records.of("plan"):
        return ()
    held = records.below(plan or lookup.plan(records).key, KIND)
    day = today.isoformat()
    told = [_sitting(records, each, day) for each in held]
    coming = [each for each in told if not each.held_on or each.held_on >= day]
    past = [each for each in told if each not in coming]
    return (
        *sorted(coming, key=lambda each: each.held_on or "9"),
        *sorted(past, key=lambda each: each.held_on, reverse=True),
    )


def add(store: Store, typed: Mapping[str, str]) -> str:
    """Enter a meeting, texts by field name, and gather its agenda; its key.

    Body and 課 may be named as people call them. Raises WrongRole, BadValue, UnknownRecord,
    UnknownDepartment.
    """
    _require_coordinator(store)
    records = stores.records(store)
    kind = CATALOGUE[KIND]
    for name in _NEEDED:
        if not typed.get(name, "").strip():
            raise BadValue(kind.field(name).label, "", NOT_BLANK)
    meant = {name: _meant(records, name, text) for name, text in typed.items() if text.strip()}
    key = edits.add_record(store, KIND, lookup.plan(records).key, meant)
    gather(store, key)
    return key


def gather(store: Store, key: str) -> tuple[Change, ...]:
    """Put what is open on the agenda, as one act; what is on it stays as it is written.

    An item that was struck out is not brought back. Raises WrongRole, UnknownRecord.
    """
    _require_coordinator(store)
    with store.writing() as connection:
        records = queries.records(connection)
        meeting = _require(records, key)
        typed = list(_items(connection, records, meeting))
        return edits.set_within(connection, store, typed, words.gathered_act(meeting.get("title")))


def missing(store: Store, records: Records, key: str) -> int:
    """How many open matters are not on the agenda of a meeting."""
    meeting = records.get(key)
    if meeting is None:
        return 0
    with store.reading() as connection:
        found = {each for each, _, _ in _items(connection, records, meeting)}
    return len(found)


def minutes(records: Records, key: str) -> str:
    """The minutes as plain text: when, who, each item with its result, what was decided, what
    was said, what was asked of whom. Raises UnknownRecord."""
    meeting = _require(records, key)
    kind = CATALOGUE[KIND]
    parts = [meeting.get("title"), *_head(records, meeting), *_agenda(records, meeting)]
    for name in ("decisions", "minutes"):
        if meeting.get(name):
            parts += ["", words.heading(kind.field(name).label), meeting.get(name)]
    given = [
        each
        for each in records.below(keys.parent_of(key), "instruction")
        if each.get("meeting") == key
    ]
    if given:
        parts += ["", words.heading(CATALOGUE["instruction"].label)]
        parts += [_given(records, each) for each in given]
    return "\n".join(parts) + "\n"


def _sitting(records: Records, each: Record, day: str) -> Sitting:
    items = records.below(each.key, ITEM)
    held_on = each.get("held_on")
    if each.get("decisions") or each.get("minutes"):
        state = State.WRITTEN
    else:
        state = State.HELD if held_on and held_on < day else State.COMING
    return Sitting(
        each.key,
        each.get("title"),
        records.name_of(each.get("body")) if each.get("body") else "",
        held_on,
        len(items),
        sum(bool(item.get("decision")) for item in items),
        state,
    )


def _items(connection: Connection, records: Records, meeting: Record) -> list[Typed]:
    """What is to be typed so that every open matter stands on the agenda."""
    struck = queries.struck_out(connection)
    order = len(records.below(meeting.key, ITEM))
    typed: list[Typed] = []
    for matter in agenda.open_matters(records, meeting):
        key = keys.derived(ITEM, meeting.key, matter.seed)
        held = records.get(key)
        if key in struck:
            continue
        if held is None:
            order += 1
            typed += _new(key, matter, order)
        else:
            typed += _more(held, matter)
    return typed


def _new(key: str, matter: Matter, order: int) -> list[Typed]:
    told = {
        "title": words.item_title(matter.sort, matter.title),
        "text": matter.text,
        "initiatives": "\n".join(matter.initiatives),
        "instructions": "\n".join(matter.instructions),
        "order": str(order),
    }
    return [(key, name, text) for name, text in told.items() if text]


def _more(held: Record, matter: Matter) -> list[Typed]:
    """What came since belongs to it as well."""
    typed: list[Typed] = []
    for name, found in (("initiatives", matter.initiatives), ("instructions", matter.instructions)):
        there = held.get(name).split()
        if set(found) - set(there):
            typed.append((held.key, name, "\n".join(dict.fromkeys([*there, *found]))))
    return typed


def _head(records: Records, meeting: Record) -> list[str]:
    kind = CATALOGUE[KIND]
    day = meeting.get("held_on")
    told = {
        "body": records.name_of(meeting.get("body")) if meeting.get("body") else "",
        "held_on": calendar.echo(date.fromisoformat(day)) if day else "",
        "place": meeting.get("place"),
        "attendees": LIST_MARK.join(map(records.name_of, meeting.get("attendees").split())),
    }
    return [words.line(kind.field(name).label, text) for name, text in told.items() if text]


def _agenda(records: Records, meeting: Record) -> list[str]:
    items: Sequence[Record] = records.below(meeting.key, ITEM)
    if not items:
        return []
    label = CATALOGUE[ITEM].field("decision").label
    lines = ["", words.heading(words.AGENDA)]
    for place, each in enumerate(items, 1):
        lines.append(words.numbered(place, each.get("title")))
        lines += [each.get("text")] if each.get("text") else []
        lines.append(words.line(label, each.get("decision") or words.NO_RESULT))
    return lines


def _given(records: Records, order: Record) -> str:
    to = [order.get("body"), *order.get("departments").split()]
    names = LIST_MARK.join(records.name_of(each) for each in to if each)
    due = order.get("due")
    until = calendar.short_date(date.fromisoformat(due)) if due else ""
    return words.given(order.get("title"), names, until)


def _meant(records: Records, name: str, text: str) -> str:
    if name == "body":
        return lookup.body(records, text).key
    if name == "attendees":
        parts = (each.strip() for each in text.split(LIST_MARK))
        return "\n".join(lookup.department(records, each).key for each in parts)
    return text


def _require(records: Records, key: str) -> Record:
    record = records.get(key)
    if record is None or record.type != KIND:
        raise UnknownRecord(key)
    return record


def _require_coordinator(store: Store) -> None:
    if not stores.is_coordinator(store):
        raise WrongRole(COORDINATOR)
