"""指示事項: given by a body, answered by the 課 it goes to, closed by whoever gave it alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dxdesk.domain import asked, keys, values
from dxdesk.domain import instructions as rules
from dxdesk.domain.asked import Asked, State
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.instructions import answer_key
from dxdesk.domain.records import Record, Records
from dxdesk.domain.store_errors import UnknownRecord, WrongRole
from dxdesk.domain.words import instructions as words
from dxdesk.domain.words.loading import NOT_BLANK
from dxdesk.domain.words.values import LIST_MARK
from dxdesk.models import queries
from dxdesk.services import edits, lookup, stores
from dxdesk.services.stores import COORDINATOR, Store

__all__ = [
    "Order",
    "State",
    "about",
    "add",
    "answer",
    "answer_key",
    "answers_of",
    "close",
    "closing_faults",
    "orders",
    "owed",
    "reopen",
    "withdraw",
]

_NEEDED = ("title", "text", rules.ASKER)


@dataclass(frozen=True, slots=True)
class Order:
    """One instruction for people: the names of who asks and who is asked, how it stands.

    `numbers` are those of the 取組 it is about; `owe` the names of the 課 that have not
    answered; `days` how many are left until `due`, negative where it has passed.
    """

    key: str
    title: str
    asker: str
    receivers: tuple[str, ...]
    owe: tuple[str, ...]
    numbers: tuple[str, ...]
    given_on: str
    due: str
    days: int | None
    answers: int
    state: State


def orders(
    store: Store, records: Records, today: date, department: str = "", plan: str = ""
) -> tuple[Order, ...]:
    """The instructions of the plan in force, or those to one 課 (in a 課's store: to it).

    The next due one first, what is closed last.
    """
    if not records.of("plan"):
        return ()
    own = department if stores.is_coordinator(store) else store.identity.department
    found = asked.asked(records, plan or lookup.plan(records).key, own)
    told = (_order(records, each, today) for each in found)
    return tuple(sorted(told, key=lambda each: each.state is State.CLOSED))


def about(records: Records, initiative: str, today: date) -> tuple[Order, ...]:
    """The open instructions about a 取組 that this store knows of, the next due one first."""
    found = asked.asked(records, keys.parent_of(initiative))
    mine = (each for each in found if initiative in rules.keys_in(each.instruction, "initiatives"))
    return tuple(_order(records, each, today) for each in mine if not each.is_closed)


def owed(records: Records, today: date) -> dict[str, tuple[int, int]]:
    """How many instructions each 課 has not answered, and how many of them are overdue."""
    found: dict[str, tuple[int, int]] = {}
    if not records.of("plan"):
        return found
    for each in asked.asked(records, lookup.plan(records).key):
        late = each.state(today.isoformat()) is State.OVERDUE
        for key in each.waiting if not each.is_closed else ():
            count, overdue = found.get(key, (0, 0))
            found[key] = (count + 1, overdue + late)
    return found


def add(store: Store, typed: Mapping[str, str]) -> str:
    """Give an instruction, texts by field name; its key.

    Bodies, 課, 取組 and meetings may be named as people call them. Raises WrongRole, BadValue,
    UnknownRecord, UnknownDepartment.
    """
    _require_coordinator(store)
    records = stores.records(store)
    plan = lookup.plan(records).key
    kind = CATALOGUE[rules.KIND]
    for name in _NEEDED:
        if not typed.get(name, "").strip():
            raise BadValue(kind.field(name).label, "", NOT_BLANK)
    meant = {name: _meant(records, plan, name, text) for name, text in typed.items()}
    return edits.add_record(store, rules.KIND, plan, meant)


def answer(store: Store, key: str, typed: Mapping[str, str], department: str = "") -> str:
    """Answer an instruction for a 課 (in a 課's store for itself); the answer's key.

    Raises UnknownRecord, UnknownDepartment, NotAllowed, BadValue.
    """
    records = stores.records(store)
    _require(records, key)
    who = store.identity.department
    if stores.is_coordinator(store):
        who = lookup.department(records, department).key
    place = answer_key(key, who)
    edits.set_values(store, [(place, name, text) for name, text in typed.items() if text])
    return place


def answers_of(store: Store, records: Records, key: str) -> dict[str, str]:
    """The answers to an instruction, there or owed, with the names of the 課; a 課's store has
    its own alone."""
    found = asked.one(records, key)
    if found is None:
        return {}
    given = {each.key: keys.department_in(each.key) for each in found.answers}
    if not stores.is_coordinator(store):
        own = store.identity.department
        given |= {answer_key(key, own): own}
    else:
        given |= {answer_key(key, each): each for each in found.waiting}
    return {each: records.name_of(who) for each, who in given.items()}


def closing_faults(records: Records, key: str, typed: Mapping[str, str]) -> dict[str, BadValue]:
    """What keeps an instruction from being closed as typed, by field."""
    kind, order = CATALOGUE[rules.KIND], records.get(key)
    found: dict[str, BadValue] = {}
    meant: dict[str, str | None] = {rules.ASKER: order.get(rules.ASKER) if order else ""}
    for name in (rules.CLOSED_BY, rules.CLOSED_ON):
        field = kind.field(name)
        try:
            meant[name] = values.read(kind, field, typed.get(name, ""), {})
        except BadValue as fault:
            found[name] = fault
        else:
            if not meant[name]:
                found[name] = BadValue(field.label, "", NOT_BLANK)
    if not found and rules.closing_fault(meant):
        label = kind.field(rules.CLOSED_BY).label
        found[rules.CLOSED_BY] = BadValue(label, "", words.NOT_ASKER, words.SAY_ASKER)
    return found


def close(store: Store, key: str, by: str, on: str = "") -> None:
    """Close an instruction for the body `by` that is content with it, on a day (today).

    Raises WrongRole, UnknownRecord, and BadValue where somebody else gave it.
    """
    _require_coordinator(store)
    records = stores.records(store)
    _require(records, key)
    who = lookup.body(records, by).key
    day = on or date.today().isoformat()
    said = [(key, rules.CLOSED_BY, who), (key, rules.CLOSED_ON, day)]
    edits.set_values(store, said, words.closed_act(records.name_of(key)))


def reopen(store: Store, key: str) -> None:
    """Take back that an instruction is closed. Raises WrongRole, UnknownRecord."""
    _require_coordinator(store)
    records = stores.records(store)
    _require(records, key)
    said = [(key, rules.CLOSED_ON, ""), (key, rules.CLOSED_BY, "")]
    edits.set_values(store, said, words.reopened_act(records.name_of(key)))


def withdraw(store: Store, key: str) -> None:
    """Strike an instruction out that no 課 has been sent yet.

    Raises WrongRole, UnknownRecord, and BadValue for one that was sent: no workbook takes a
    record away again, so that one can only be closed.
    """
    _require_coordinator(store)
    _require(stores.records(store), key)
    with store.reading() as connection:
        sent = queries.snapshots(connection)
        was_sent = any(key in queries.printed_keys(connection, each.row) for each in sent)
    if was_sent:
        raise BadValue(CATALOGUE[rules.KIND].label, "", words.SENT, words.CLOSE_IT)
    edits.delete_record(store, key)


def _order(records: Records, each: Asked, today: date) -> Order:
    record = each.instruction
    initiatives = map(records.get, rules.keys_in(record, "initiatives"))
    due = record.get("due")
    return Order(
        key=record.key,
        title=record.get("title"),
        asker=_named(records, record, rules.ASKER),
        receivers=_receivers(records, each),
        owe=tuple(map(records.name_of, each.waiting)),
        numbers=tuple(found.get("number") for found in initiatives if found),
        given_on=record.get("given_on"),
        due=due,
        days=(date.fromisoformat(due) - today).days if due else None,
        answers=len(each.answers),
        state=each.state(today.isoformat()),
    )


def _receivers(records: Records, each: Asked) -> tuple[str, ...]:
    """The body that was asked goes before the 課 that answer for it."""
    body = _named(records, each.instruction, "body")
    return tuple(name for name in (body, *map(records.name_of, each.receivers)) if name)


def _named(records: Records, record: Record, name: str) -> str:
    return records.name_of(record.get(name)) if record.get(name) else ""


def _meant(records: Records, plan: str, name: str, text: str) -> str:
    """The keys of what people call by name."""
    if not text.strip():
        return ""
    parts = [each.strip() for each in text.split(LIST_MARK)]
    match name:
        case "departments":
            return "\n".join(lookup.department(records, each).key for each in parts)
        case rules.ASKER | "body":
            return lookup.body(records, text).key
        case "meeting":
            return lookup.meeting(records, text).key
        case "initiatives":
            return "\n".join(lookup.initiative(records, plan, each).key for each in parts)
    return text


def _require(records: Records, key: str) -> None:
    record = records.get(key)
    if record is None or record.type != rules.KIND:
        raise UnknownRecord(key)


def _require_coordinator(store: Store) -> None:
    if not stores.is_coordinator(store):
        raise WrongRole(COORDINATOR)
