"""The plan as a text to be read: every chapter, policy, measure, body and skill in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dxdesk.domain import calendar, keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import PLAN_AXES, axis_label
from dxdesk.domain.words import plan_text as words


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the text below it. `key` is the record's, or a name made for a group.

    `level` 1 is a division of the text; `initiative` says that the part is a 取組.
    """

    key: str
    level: int
    heading: str
    text: str = ""
    initiative: bool = False


def parts(records: Records, plan: str) -> tuple[Part, ...]:
    """Every part of a plan's text in reading order. Groups without records are left out."""
    record = records.get(plan)
    return tuple(
        part
        for chunk in (
            _plan(record) if record else (),
            _chapters(records, plan),
            _simple(records, plan, "policy"),
            _measures(records, plan),
            _bodies(records, plan),
            _skills(records, plan),
            _simple(records, plan, "goal"),
            _simple(records, plan, "glossary"),
            _terms(records, plan),
        )
        for part in chunk
    )


def heading_of(record: Record) -> str:
    """Label, number and title: 施策1 いつでも、どこでも行える窓口サービスの提供."""
    number = record.get("number")
    lead = f"{CATALOGUE[record.type].label}{number} " if number else ""
    return lead + (record.get("title") or record.key)


def _plan(plan: Record) -> Iterator[Part]:
    label = CATALOGUE["plan"].field("dx_definition").label
    yield Part(plan.key, 1, plan.get("title"), _period(plan))
    if plan.get("dx_definition"):
        yield Part(f"{plan.key}#dx_definition", 2, label, plan.get("dx_definition"))


def _period(plan: Record) -> str:
    years = [plan.get(name) for name in ("first_year", "last_year")]
    period = words.period(*(calendar.year_name(int(year)) for year in years)) if all(years) else ""
    return "\n".join(line for line in (plan.get("city"), period) if line)


def _chapters(records: Records, plan: str) -> Iterator[Part]:
    passages = records.below(plan, "passage")
    for number, (chapter, group) in enumerate(groupby(passages, lambda p: p.get("chapter"))):
        if chapter:
            yield Part(f"{plan}#chapter{number}", 1, chapter)
        level = 2 if chapter else 1
        yield from (Part(p.key, level, heading_of(p), p.get("text")) for p in group)


def _simple(records: Records, plan: str, kind: str) -> Iterator[Part]:
    found = records.below(plan, kind)
    yield from _group(plan, kind, bool(found))
    yield from (Part(each.key, 2, heading_of(each), each.get("text")) for each in found)


def _measures(records: Records, plan: str) -> Iterator[Part]:
    basics = records.below(plan, "basic_measure")
    yield from _group(plan, "basic_measure", bool(basics))
    for basic in basics:
        yield Part(basic.key, 2, heading_of(basic), basic.get("text"))
        for measure in records.below(plan, "measure"):
            if measure.get("basic_measure") == basic.key:
                yield Part(measure.key, 3, heading_of(measure), measure.get("text"))
                yield from _initiatives(records, plan, measure.key)
    yield from _initiatives(records, plan, "")


def _initiatives(records: Records, plan: str, measure: str) -> Iterator[Part]:
    for each in records.below(plan, "initiative"):
        if each.get("measure") == measure:
            yield Part(each.key, 4, heading_of(each), each.get("text"), initiative=True)


def _bodies(records: Records, plan: str) -> Iterator[Part]:
    bodies = records.below(plan, "body")
    yield from _group(plan, "body", bool(bodies))
    for number, (name, group) in enumerate(groupby(bodies, lambda body: body.get("group"))):
        if name:
            yield Part(f"{plan}#body{number}", 2, name)
        for body in group:
            yield Part(body.key, 3 if name else 2, body.get("title"), _role(body))


def _role(body: Record) -> str:
    holder = body.get("holder")
    label = CATALOGUE["body"].field("holder").label
    lines = (body.get("text"), words.labelled(label, holder) if holder else "")
    return "\n".join(line for line in lines if line)


def _skills(records: Records, plan: str) -> Iterator[Part]:
    tiers = records.below(plan, "skill_tier")
    yield from _group(plan, "skill_tier", bool(tiers))
    for tier in tiers:
        yield Part(tier.key, 2, tier.get("title"), tier.get("text"))
        for item in records.below(tier.key, "skill_item"):
            yield Part(item.key, 3, item.get("title"), item.get("text"))


def _terms(records: Records, plan: str) -> Iterator[Part]:
    terms = records.below(plan, "term")
    yield from _group(plan, "term", bool(terms))
    for axis in PLAN_AXES:
        own = [each for each in terms if each.get("axis") == axis]
        if own:
            yield Part(f"{plan}#{axis}", 2, axis_label(axis), "\n".join(map(_term, own)))


def _term(term: Record) -> str:
    name = f"{term.get('letter')} {term.get('word')}".strip()
    return words.labelled(name, term.get("definition"))


def _group(plan: str, kind: str, there: bool) -> Iterator[Part]:
    if there:
        yield Part(group_key(plan, kind), 1, CATALOGUE[kind].label)


def group_key(plan: str, kind: str) -> str:
    """The name of the heading over all records of a type."""
    return f"{plan}#{kind}"


def place_of(key: str) -> str:
    """The record of the plan's own text that a key belongs to: its 取組, or itself."""
    return keys.lineage_of(key).get("initiative", key)
