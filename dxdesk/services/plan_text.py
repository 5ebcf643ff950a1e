"""The plan as a text to be read: every chapter, policy, measure, body and skill in order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
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
    """Every part of a plan's text in reading order. Groups without records are left out.

    A group (the policies, the measures, the bodies, the skills) follows the passage whose
    title names it, as in the printed plan, and stands at the end where no passage does.
    """
    record = records.get(plan)
    below = _below_passages(records, plan)
    placed = {kind for kinds in below.values() for kind in kinds}
    loose = [kind for kind in _GROUPS if kind not in placed]
    return (
        *(_plan(record) if record else ()),
        *_chapters(records, plan, below),
        *(part for kind in loose for part in _group(records, plan, kind)),
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


def _below_passages(records: Records, plan: str) -> dict[str, list[str]]:
    """Which groups stand below which passage, by its key."""
    found: dict[str, list[str]] = {}
    for kind, name in words.NAMED_IN.items():
        titles = ((each.key, each.get("title")) for each in records.below(plan, "passage"))
        key = next((key for key, title in titles if name in title), "")
        if key and records.below(plan, kind):
            found.setdefault(key, []).append(kind)
    return found


def _chapters(records: Records, plan: str, below: Mapping[str, list[str]]) -> Iterator[Part]:
    passages = records.below(plan, "passage")
    for number, (chapter, group) in enumerate(groupby(passages, lambda p: p.get("chapter"))):
        if chapter:
            yield Part(f"{plan}#chapter{number}", 1, chapter)
        level = 2 if chapter else 1
        for each in group:
            yield Part(each.key, level, heading_of(each), each.get("text"))
            for kind in below.get(each.key, ()):
                yield from _GROUPS[kind](records, plan, level + 1)


def _group(records: Records, plan: str, kind: str) -> Iterator[Part]:
    found = tuple(_GROUPS[kind](records, plan, 2))
    if found:
        yield Part(f"{plan}#{kind}", 1, CATALOGUE[kind].label)
        yield from found


def _simple(kind: str) -> "_Lister":
    def listed(records: Records, plan: str, level: int) -> Iterator[Part]:
        for each in records.below(plan, kind):
            yield Part(each.key, level, heading_of(each), each.get("text"))

    return listed


def _measures(records: Records, plan: str, level: int) -> Iterator[Part]:
    bases = records.below(plan, "basic_measure")
    policies = [each.key for each in records.below(plan, "policy")]
    for policy in policies:
        own = [each for each in bases if each.get("policy") == policy]
        if own:
            title = heading_of(records.get(policy) or own[0])
            yield Part(f"{policy}#measures", level, title)
            yield from _bases(records, plan, own, level + 1)
    loose = [each for each in bases if each.get("policy") not in policies]
    yield from _bases(records, plan, loose, level)
    yield from _initiatives(records, plan, "", level)


def _bases(records: Records, plan: str, bases: Sequence[Record], level: int) -> Iterator[Part]:
    for basic in bases:
        yield Part(basic.key, level, heading_of(basic), basic.get("text"))
        for measure in records.below(plan, "measure"):
            if measure.get("basic_measure") == basic.key:
                yield Part(measure.key, level + 1, heading_of(measure), measure.get("text"))
                yield from _initiatives(records, plan, measure.key, level + 2)


def _initiatives(records: Records, plan: str, measure: str, level: int) -> Iterator[Part]:
    for each in records.below(plan, "initiative"):
        if each.get("measure") == measure:
            yield Part(each.key, level, heading_of(each), each.get("text"), initiative=True)


def _bodies(records: Records, plan: str, level: int) -> Iterator[Part]:
    bodies = records.below(plan, "body")
    for number, (name, group) in enumerate(groupby(bodies, lambda body: body.get("group"))):
        if name:
            yield Part(f"{plan}#body{number}", level, name)
        for body in group:
            yield Part(body.key, level + bool(name), body.get("title"), _role(body))


def _role(body: Record) -> str:
    holder = body.get("holder")
    label = CATALOGUE["body"].field("holder").label
    lines = (body.get("text"), words.labelled(label, holder) if holder else "")
    return "\n".join(line for line in lines if line)


def _skills(records: Records, plan: str, level: int) -> Iterator[Part]:
    for tier in records.below(plan, "skill_tier"):
        yield Part(tier.key, level, tier.get("title"), tier.get("text"))
        for item in records.below(tier.key, "skill_item"):
            yield Part(item.key, level + 1, item.get("title"), item.get("text"))


def _terms(records: Records, plan: str, level: int) -> Iterator[Part]:
    terms = records.below(plan, "term")
    for axis in PLAN_AXES:
        own = [each for each in terms if each.get("axis") == axis]
        if own:
            yield Part(f"{plan}#{axis}", level, axis_label(axis), "\n".join(map(_term, own)))


def _term(term: Record) -> str:
    name = f"{term.get('letter')} {term.get('word')}".strip()
    return words.labelled(name, term.get("definition"))


def place_of(key: str) -> str:
    """The record of the plan's own text that a key belongs to: its 取組, or itself."""
    return keys.lineage_of(key).get("initiative", key)


_Lister = Callable[[Records, str, int], Iterator[Part]]

_GROUPS: dict[str, _Lister] = {
    "policy": _simple("policy"),
    "basic_measure": _measures,
    "body": _bodies,
    "skill_tier": _skills,
    "goal": _simple("goal"),
    "glossary": _simple("glossary"),
    "term": _terms,
}
