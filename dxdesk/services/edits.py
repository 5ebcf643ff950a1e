"""Typing into the store: one value or many, a new record, a record struck out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dxdesk.domain import instructions, keys, selection, skills, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.fields import Field, Owner
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.records import Records, anew
from dxdesk.domain.store_errors import NotAllowed, UnknownRecord
from dxdesk.domain.words import acts as says
from dxdesk.models import deletions, ledger, queries
from dxdesk.models.ledger import ActKind, Doing, Say
from dxdesk.models.projection import Change
from dxdesk.services import freezing, lookup, stores
from dxdesk.services.stores import Store

Typed = tuple[str, str, str]
"""Key, field name (or label) and the text as typed."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that its field cannot take, and why."""

    key: str
    field: str
    text: str
    fault: BadValue


def set_value(store: Store, key: str, field: str, text: str) -> tuple[Change, ...]:
    """One edit: read as its field reads it, kept in the history. No change, no act.

    Raises BadValue, UnknownField, UnknownRecord, NotAllowed.
    """
    return set_values(store, [(key, field, text)])


def set_values(store: Store, typed: Sequence[Typed], label: str = "") -> tuple[Change, ...]:
    """Many edits as one act: all of them or, when one cannot be read, none."""
    with store.writing() as connection:
        return set_within(connection, store, typed, label)


def set_within(
    connection: Connection, store: Store, typed: Sequence[Typed], label: str = ""
) -> tuple[Change, ...]:
    """As `set_values`, in a running unit of work."""
    present = queries.records(connection)
    told = [_say(store, present, *each) for each in typed]
    freezing.check(present, told)
    return _say_within(connection, store, present, told, label)


def set_readable_within(
    connection: Connection, store: Store, typed: Sequence[Typed], label: str = ""
) -> tuple[tuple[Change, ...], tuple[Refused, ...]]:
    """As `set_within`, but a text that cannot be read keeps no other from being set."""
    present = queries.records(connection)
    told, refused = [], []
    begun = {key for key, _, _ in typed}
    for key, name, text in typed:
        try:
            told.append(_say(store, present, key, name, text, begun))
        except BadValue as fault:
            refused.append(Refused(key, name, text, fault))
    held_back = freezing.faults(present, told)
    texts = {(key, lookup.field_of(key, name)[1].name): text for key, name, text in typed}
    refused += [Refused(*each, texts[each], why) for each, why in held_back.items()]
    told = [each for each in told if (each.key, each.field) not in held_back]
    is_for_others = any(
        is_proxy(store, each.key, lookup.field_of(each.key, each.field)[1]) for each in told
    )
    name = says.on_behalf(label) if label and is_for_others else label
    return _say_within(connection, store, present, told, name), tuple(refused)


def add_record(store: Store, kind: str, parent: str, typed: Mapping[str, str]) -> str:
    """Make a record with a fresh key below `parent`; its key. Raises as `set_value`."""
    key = keys.fresh(kind, parent)
    label = says.add(CATALOGUE[kind].label)
    set_values(store, [(key, field, text) for field, text in typed.items()], label)
    return key


def key_for_new(connection: Connection, present: Records, key: str) -> str:
    """The key for a new record: a fresh one where that key is taken, or where what lay below a
    record that was struck out would come back with it."""
    if present.get(key) is None and not deletions.has_below(connection, key):
        return key
    return keys.fresh(keys.type_of(key).name, keys.parent_of(key))


def make_records(store: Store, typed: Sequence[Typed], label: str) -> tuple[Change, ...]:
    """Make records under keys of their own, as one act; where one of such a key was struck out,
    nothing of it comes back. Raises as `set_value`."""
    with store.writing() as connection:
        present = queries.records(connection)
        told = [_say(store, present, *each) for each in typed]
        said = {(each.key, each.field) for each in told}
        for key in deletions.struck(connection, sorted({each.key for each in told})):
            told += [Say(*each) for each in anew(key) if each[:2] not in said]
        doing = Doing(ActKind.EDIT, label, stores.who(store))
        return ledger.say(connection, doing, told).changes


def delete_record(store: Store, key: str) -> tuple[Change, ...]:
    """Strike a record out; it stays in the history and comes back by undo."""
    with store.writing() as connection:
        present = queries.records(connection)
        record = present.get(key)
        if record is None:
            raise UnknownRecord(key)
        check_strikable(store, present, key)
        doing = Doing(ActKind.EDIT, says.delete(lookup.title_of(present, key)), stores.who(store))
        return ledger.say(connection, doing, [Say(key, DELETED, "1")]).changes


def why_locked(store: Store, records: Records, key: str, field: Field) -> str:
    """The owner because of whom this store cannot state the field, "" where it can."""
    if stores.is_coordinator(store):
        return ""
    mine = selection.is_work_of(records, key, store.identity.department)
    if field.owner is not Owner.DEPARTMENT or not mine:
        return field.owner
    return "" if _is_asked(records, key) else Owner.COORDINATOR


def check_known(key: str, is_there: Callable[[str], bool]) -> None:
    """A record may be new, but what it hangs below must be there. Raises UnknownRecord."""
    above = [each for each in keys.lineage_of(key).values() if each != key]
    missing = [each for each in above if not is_there(each)]
    if missing and keys.type_of(missing[0]).name not in ("report", "skill_item"):
        raise UnknownRecord(missing[0])


def check_allowed(store: Store, present: Records, key: str, field: Field) -> None:
    """Raises NotAllowed where this store cannot state the field."""
    owner = why_locked(store, present, key, field)
    if owner:
        raise NotAllowed(field.label, owner)


def check_strikable(store: Store, present: Records, key: str) -> None:
    """Whoever strikes a record out, or brings it back, must own all of it. Raises NotAllowed."""
    for field in keys.type_of(key).fields:
        check_allowed(store, present, key, field)


def is_proxy(store: Store, key: str, field: Field) -> bool:
    """Whether the coordinator answers for a department by stating the field."""
    return (
        stores.is_coordinator(store)
        and field.owner is Owner.DEPARTMENT
        and keys.department_in(key) != ""
    )


def _say_within(
    connection: Connection, store: Store, present: Records, told: Sequence[Say], label: str
) -> tuple[Change, ...]:
    news = [each for each in told if _is_new(present, each)]
    if not news:
        return ()
    doing = Doing(ActKind.EDIT, label or _label(store, present, news[0]), stores.who(store))
    return ledger.say(connection, doing, news).changes


def _say(
    store: Store,
    present: Records,
    key: str,
    name: str,
    text: str,
    begun: Collection[str] = (),
) -> Say:
    """`begun` are records that the same act makes."""
    kind, field = lookup.field_of(key, name)
    check_allowed(store, present, key, field)
    check_known(key, lambda each: each in begun or present.get(each) is not None)
    value = values.read(kind, field, text, lookup.words_for(present, key))
    return Say(key, field.name, value)


def _is_new(present: Records, told: Say) -> bool:
    record = present.get(told.key)
    return (record.get(told.field) if record else "") != (told.value or "")


def _is_asked(records: Records, key: str) -> bool:
    """Whether the round of a report is one that was asked of this store, the newest first;
    nobody waits for an answer to an instruction that is closed, or for the skills of a year
    that is not the latest round's."""
    if keys.type_of(key).name == skills.KIND:
        return skills.year_of(key) == skills.year_asked(records)
    if not keys.round_in(key):
        order = records.get(keys.lineage_of(key).get(instructions.KIND, ""))
        return order is None or instructions.is_open(order)
    asked = [each.key for each in records.of("round")]
    return keys.round_in(key) in asked


def _label(store: Store, present: Records, told: Say) -> str:
    field = lookup.field_of(told.key, told.field)[1]
    title = lookup.title_of(present, told.key)
    if is_proxy(store, told.key, field):
        return says.proxy(title, field.label)
    return says.edit(title, field.label)
