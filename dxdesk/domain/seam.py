"""The seam between a plan and the next: which 取組 became which, and what is told over both.

The link is kept on both sides: the new 取組 names those it was made of and how, the old one says
how it goes on. Both follow from the links alone, so they never disagree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dxdesk.domain import keys, rounds
from dxdesk.domain.folding import word
from dxdesk.domain.kpi import Kpi, of_assignment
from dxdesk.domain.records import Record, Records
from dxdesk.domain.standing import answering, assignments_of, counted_once

CONTINUE, MERGE, SPLIT, END, NEW = "continue", "merge", "split", "end", "new"


@dataclass(frozen=True, slots=True)
class Seam:
    """A plan and the one that follows it."""

    old: Record
    new: Record


def next_plan(records: Records, plan: str) -> Record | None:
    """The plan that follows one."""
    return next((each for each in records.of("plan") if each.get("predecessor") == plan), None)


def seam_of(records: Records, plan: str) -> Seam | None:
    """The seam after a plan; for the last one, the seam before it."""
    this, after = records.get(plan), next_plan(records, plan)
    if this and after:
        return Seam(this, after)
    before = records.get(this.get("predecessor")) if this else None
    return Seam(before, this) if this and before else None


def sources(record: Record) -> tuple[str, ...]:
    """The keys of the old 取組 that a new one was made of."""
    return tuple(each for each in record.get("carried_from").split("\n") if each)


def targets(records: Records, initiative: str) -> tuple[Record, ...]:
    """The new 取組 that were made of an old one."""
    return tuple(each for each in records.of("initiative") if initiative in sources(each))


def links(records: Records, seam: Seam) -> dict[str, tuple[str, ...]]:
    """By the key of each old 取組, the keys of those that were made of it."""
    found: dict[str, list[str]] = {each.key: [] for each in counted_once(records, seam.old.key)}
    for each in records.below(seam.new.key, "initiative"):
        for key in sources(each):
            found.setdefault(key, []).append(each.key)
    return {key: tuple(group) for key, group in found.items()}


def how_onward(old: str, linked: Mapping[str, Sequence[str]], ended: bool) -> str:
    """How an old 取組 goes on, "" while that is not decided."""
    made = linked.get(old, ())
    if not made:
        return END if ended else ""
    if len(made) > 1:
        return SPLIT
    return MERGE if len(_made_of(made[0], linked)) > 1 else CONTINUE


def how_carried(new: str, linked: Mapping[str, Sequence[str]]) -> str:
    """How a new 取組 came about."""
    of = _made_of(new, linked)
    if not of:
        return NEW
    if len(of) > 1:
        return MERGE
    return SPLIT if len(linked[of[0]]) > 1 else CONTINUE


def _made_of(new: str, linked: Mapping[str, Sequence[str]]) -> list[str]:
    return [old for old, made in linked.items() if new in made]


def line_of(records: Records, initiative: str) -> tuple[Record, ...]:
    """A 取組 with all those it was made of, over every plan, the oldest first."""
    found: dict[str, Record] = {}
    waiting = [initiative]
    while waiting:
        record = records.get(waiting.pop(0))
        if record and record.key not in found:
            found[record.key] = record
            waiting += sources(record)
    return tuple(sorted(found.values(), key=lambda each: _place(records, each)))


def _place(records: Records, initiative: Record) -> tuple[str, object]:
    plan = records.get(keys.parent_of(initiative.key))
    return plan.get("first_year") if plan else "", keys.sort_key(initiative.key)


def yearly(records: Records, plan: str) -> tuple[Record, ...]:
    """The round that sums up each fiscal year of a plan: its 年度末, else its last one."""
    known = [each for each in records.below(plan, "round") if each.get("year") and each.get("kind")]
    by_year: dict[str, Record] = {}
    for each in sorted(known, key=lambda one: (rounds.end_of(one), one.get("kind") == "year-end")):
        by_year[each.get("year")] = each
    return tuple(by_year[year] for year in sorted(by_year))


def report_of(records: Records, initiative: str, round_key: str) -> Record | None:
    """What the lead of a 取組 answered in a round; where nobody leads, whoever comes first."""
    for work in answering(records, initiative, round_key):
        if report := records.get(keys.report_key(work.key, round_key)):
            return report
    return None


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator over the plans: its title, unit, and the indicators that bear it, old first."""

    title: str
    unit: str
    parts: tuple[Kpi, ...]


def series_of(records: Records, initiative: str) -> tuple[Series, ...]:
    """The indicators of a 取組 and of all it was made of, the same title and unit as one."""
    found: dict[tuple[str, str], list[Kpi]] = {}
    for record in line_of(records, initiative):
        for work in assignments_of(records, record.key):
            for each in of_assignment(records, work.key):
                found.setdefault((word(each.title), word(each.unit)), []).append(each)
    return tuple(Series(group[-1].title, group[-1].unit, tuple(group)) for group in found.values())
