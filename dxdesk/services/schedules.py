"""The steps of a schedule: moved, typed, made and struck out, each as one act."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection

from dxdesk.domain import keys, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.fields import Field, Required
from dxdesk.domain.records import Record, Records
from dxdesk.domain.schedule.moves import Which
from dxdesk.domain.schedule.steps import Period
from dxdesk.domain.words import acts as says
from dxdesk.domain.words import schedule as words
from dxdesk.models import queries
from dxdesk.models.projection import Change
from dxdesk.services import edits, lookup
from dxdesk.services.stores import Store

_KIND = CATALOGUE["schedule_step"]
Typed = Mapping[str, str]


def set_period(store: Store, key: str, which: Which, period: Period) -> tuple[Change, ...]:
    """The days of a step, as moved by keys or by hand.

    Raises BadValue where it would end before it begins, UnknownRecord, NotAllowed.
    """
    days = zip(which.names, (period.first, period.last), strict=True)
    return save(store, key, {name: day.isoformat() if day else "" for name, day in days})


def save(store: Store, key: str, typed: Typed) -> tuple[Change, ...]:
    """Fields of a step as typed. Raises as `set_period`, and BadValue for what cannot be read."""
    with store.writing() as connection:
        present = queries.records(connection)
        record = present.get(key)
        _check_order(present, key, record, typed)
        title = typed.get("title") or (record.get("title") if record else "")
        label = says.edit(lookup.title_of(present, key), words.named(title))
        return _set(connection, store, key, typed, _label(store, key, label))


def add(store: Store, assignment: str, typed: Typed) -> str:
    """A new step at the end of an assignment's; its key. Raises as `save`."""
    key = keys.fresh(_KIND.name, assignment)
    with store.writing() as connection:
        present = queries.records(connection)
        _check_order(present, key, None, typed)
        name = words.of_work(lookup.title_of(present, assignment), typed.get("title", ""))
        order = _last_order(present, assignment) + 1
        told = {**typed, "order": str(order)}
        _set(connection, store, key, told, _label(store, key, says.add(name)))
    return key


def strike(store: Store, key: str) -> tuple[Change, ...]:
    """Strike a step out; it comes back by undo. Raises UnknownRecord, NotAllowed."""
    return edits.delete_record(store, key)


def why_locked(store: Store, records: Records, assignment: str) -> str:
    """The owner because of whom this store cannot change an assignment's steps, "" if it can."""
    key = keys.derived(_KIND.name, assignment, "")
    return edits.why_locked(store, records, key, _KIND.field("planned_from"))


def check_typed(records: Records, key: str, typed: Typed) -> dict[str, BadValue]:
    """What is wrong with texts before they are saved, by field name."""
    found: dict[str, BadValue] = {}
    for name, text in typed.items():
        try:
            if not _read(records, key, field := _KIND.field(name), text):
                _check_required(field)
        except BadValue as fault:
            found[name] = fault
    if not found:
        try:
            _check_order(records, key, records.get(key), typed)
        except BadValue as fault:
            reversed_names = (n for n in typed if _KIND.field(n).label == fault.label)
            found[next(reversed_names, next(iter(typed)))] = fault
    return found


def _set(
    connection: Connection, store: Store, key: str, typed: Typed, label: str
) -> tuple[Change, ...]:
    told = [(key, name, text) for name, text in typed.items()]
    return edits.set_within(connection, store, told, label)


def _check_order(records: Records, key: str, record: Record | None, typed: Typed) -> None:
    for which in Which:
        first, last = (_day(records, key, record, name, typed) for name in which.names)
        if first and last and last < first:
            field = _KIND.field(which.names[1])
            raise BadValue(field.label, last, *words.reversed_period(date.fromisoformat(first)))


def _check_required(field: Field) -> None:
    if field.required is Required.ALWAYS:
        raise BadValue(field.label, "", *words.MISSING_TITLE)


def _day(records: Records, key: str, record: Record | None, name: str, typed: Typed) -> str:
    """A day as it will be: what was typed, else what is there."""
    if name in typed:
        return _read(records, key, _KIND.field(name), typed[name])
    return record.get(name) if record else ""


def _read(records: Records, key: str, field: Field, text: str) -> str:
    return values.read(_KIND, field, text, lookup.words_for(records, key)) or ""


def _label(store: Store, key: str, label: str) -> str:
    """The name of an act; the coordinator's on a department's step is 代理入力."""
    is_proxy = edits.is_proxy(store, key, _KIND.field("planned_from"))
    return says.on_behalf(label) if is_proxy else label


def _last_order(present: Records, assignment: str) -> int:
    orders = [each.get("order") for each in present.below(assignment, _KIND.name)]
    return max((int(each) for each in orders if each.lstrip("-").isdigit()), default=0)
