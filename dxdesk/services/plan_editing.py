"""Editing a plan record by record: what there is of each sort, new rows, rows struck out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dxdesk.domain import carrying, keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind
from dxdesk.domain.folding import word
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import PLAN_AXES, axis_label
from dxdesk.domain.words import acts
from dxdesk.domain.words import pages_plan_edit as words
from dxdesk.domain.words.values import BETWEEN
from dxdesk.models.projection import Change
from dxdesk.services import edits, stores
from dxdesk.services.stores import Store

_BETWEEN = re.compile(BETWEEN)
_NUMBERED = ("policy", "basic_measure", "measure", "initiative", "goal")


@dataclass(frozen=True, slots=True)
class Topic:
    """A sort of record of a plan; for the words of a plan one of each axis."""

    name: str
    kind: str
    label: str
    axis: str = ""

    @property
    def is_numbered(self) -> bool:
        """Whether people tell the records by numbers."""
        return self.kind in _NUMBERED


TOPICS: tuple[Topic, ...] = (
    Topic("plan", "plan", CATALOGUE["plan"].label),
    *(Topic(kind, kind, CATALOGUE[kind].label) for kind in _NUMBERED),
    Topic("passage", "passage", CATALOGUE["passage"].label),
    *(Topic(f"term-{axis}", "term", words.terms(axis_label(axis)), axis) for axis in PLAN_AXES),
)


def topic(name: str) -> Topic:
    """The sort of that name, the first where there is none."""
    return next((each for each in TOPICS if each.name == name), TOPICS[0])


def rows(records: Records, plan: str, of: Topic) -> tuple[Record, ...]:
    """The records of a sort, in their order."""
    if of.kind == "plan":
        found = records.get(plan)
        return (found,) if found else ()
    held = records.below(plan, of.kind)
    return tuple(each for each in held if not of.axis or each.get("axis") == of.axis)


def next_number(records: Records, plan: str, of: Topic) -> str:
    """The number that a new record is offered, "" where it has none."""
    if not of.is_numbered:
        return ""
    if of.kind == "initiative":
        return carrying.free_number(records, plan)
    plain = [int(n) for e in rows(records, plan, of) if (n := e.get("number")).isdecimal()]
    return str(max(plain) + 1) if plain else ""


def known(records: Records, plan: str, of: Topic, number: str) -> Record | None:
    """The record of a sort that bears a number (or, of a word, a code) already."""
    name = "code" if of.axis else "number"
    found = (e for e in rows(records, plan, of) if word(e.get(name)) == word(number))
    return next(found, None) if number.strip() else None


def add(store: Store, plan: str, of: Topic, number: str, name: str) -> str:
    """Make a record with number (or code) and name, the last of its sort; its key.

    Raises BadKey for a code that is none, and what editing can raise.
    """
    records = stores.records(store)
    held = rows(records, plan, of)
    last = max((int(each.get("order") or 0) for each in held), default=0)
    typed = {"order": str(max(last, len(held)) + 1)}
    if of.axis:
        key = keys.natural("term", plan, f"{of.axis}-{number.strip()}")
        typed |= {"axis": of.axis, "code": number.strip(), "word": name}
    elif of.is_numbered:
        key = keys.natural(of.kind, plan, keys.code_for(number))
        typed |= {"number": number.strip(), "title": name}
    else:
        key = keys.fresh(of.kind, plan)
        typed |= {"title": name}
    with store.reading() as connection:
        key = edits.key_for_new(connection, records, key)
    edits.make_records(store, [(key, *each) for each in typed.items()], acts.add(of.label))
    return key


def strike(store: Store, key: str) -> int:
    """Strike a record out; how many records below it go out of sight with it."""
    below = sum(each.key.startswith(f"{key}/") for each in stores.records(store))
    edits.delete_record(store, key)
    return below


def add_appendix(store: Store, plan: str) -> tuple[Change, ...]:
    """The headings of an appendix that are not there yet, as one act; their texts stay blank."""
    records = stores.records(store)
    held = [each.get("title") for each in records.below(plan, "passage")]
    last = max((int(e.get("order") or 0) for e in records.below(plan, "passage")), default=0)
    typed: list[edits.Typed] = []
    pairs = zip(words.APPENDIX_TITLES, words.APPENDIX_MARKS, strict=True)
    for place, (title, mark) in enumerate(pairs, start=1):
        if any(mark in each for each in held):
            continue
        key = keys.derived("passage", plan, title)
        fields = {"chapter": words.APPENDIX_CHAPTER, "title": title, "order": str(last + place)}
        typed += [(key, *each) for each in fields.items()]
    return edits.make_records(store, typed, words.APPENDIX) if typed else ()


def called(records: Records, key: str) -> str:
    """What people call a record that another refers to: number and title, or its title."""
    record = records.get(key)
    return named(record) if record else key


def named(record: Record) -> str:
    """Number and title, or the title alone."""
    number = record.get("number")
    name = record.get("title") or record.get("name") or record.key
    return f"{number} {name}" if number else name


def referable(records: Records, plan: str, field: Field) -> Sequence[tuple[str, str]]:
    """What a field of a plan's record may refer to: keys, and what they are called."""
    if field.refers == "plan":
        found: Sequence[Record] = [e for e in records.of("plan") if e.key != plan]
    elif field.name == "carried_from":
        found = [e for e in records.of("initiative") if keys.parent_of(e.key) != plan]
    else:
        found = records.below(plan, field.refers)
    return [(each.key, called(records, each.key)) for each in found]


def read_names(records: Records, plan: str, field: Field, text: str) -> str:
    """A reference as it is typed, by number, title or both, as the keys that are meant.

    What names nothing stays as it is, so that the field can say what is wrong.
    """
    if field.kind not in (Kind.REF, Kind.REFS):
        return text
    by_name: dict[str, str] = {}
    for key, name in referable(records, plan, field):
        record = records.get(key)
        writings = (name, record.get("number") if record else "", records.name_of(key))
        for each in writings:
            by_name.setdefault(word(each), key)
    whole = by_name.get(word(text))
    if whole or field.kind is Kind.REF:
        return whole or text
    parts = [each for each in _BETWEEN.split(text) if each.strip()]
    return "\n".join(by_name.get(word(each), each.strip()) for each in parts)
