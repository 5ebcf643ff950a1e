"""What the list of initiatives shows: rounds, the plan's tree, and a row per 取組 and 課."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from dxdesk.domain import calendar, checks, keys, rounds, standing
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import Term, Words
from dxdesk.domain.words import reports
from dxdesk.services import lookup


@dataclass(frozen=True, slots=True)
class RoundItem:
    """A round as it is offered for choice."""

    key: str
    name: str
    due: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One node of the plan's tree; `count` is the number of initiatives in and below it."""

    key: str
    number: str
    title: str
    count: int
    children: "tuple[Branch, ...]" = ()


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """One initiative and one 課 that has it, with the main answers of one round.

    `assignment`, `department` and what follows from them are "" where nobody has it yet.
    `above` holds the keys of the tree it lies below, itself included; `gaps` is the number
    of required fields that are blank, None where no report is asked for. `answers` holds the
    canonical values of the report of the round by field; it need not exist yet.
    """

    initiative: str
    number: str
    title: str
    above: frozenset[str]
    assignment: str
    department: str
    department_name: str
    kana: str
    role: Term | None
    due: str
    report: str
    answers: Mapping[str, str]
    gaps: int | None


def all_rounds(records: Records) -> tuple[RoundItem, ...]:
    """Every round, the newest first."""
    known = [each for each in records.of("round") if each.get("year") and each.get("kind")]
    newest = sorted(known, key=rounds.end_of, reverse=True)
    return tuple(RoundItem(each.key, lookup.round_name(each), each.get("due")) for each in newest)


def meetings(records: Records) -> tuple[tuple[str, str], ...]:
    """Key and name of every 会議 with its day, the last one first."""
    held = sorted(records.of("meeting"), key=lambda each: each.get("held_on"), reverse=True)
    return tuple(
        (each.key, reports.numbered(records.name_of(each.key), _day(each.get("held_on"))))
        for each in held
    )


def _day(day: str) -> str:
    return calendar.short_date(date.fromisoformat(day)) if day else ""


def years(records: Records, plan: str) -> tuple[int, ...]:
    """The fiscal years of a plan, and those of its rounds beyond them."""
    record = records.get(plan)
    first, last = (record.get(name) if record else "" for name in ("first_year", "last_year"))
    planned = range(int(first), int(last) + 1) if first and last else ()
    asked = (int(each.get("year")) for each in records.below(plan, "round") if each.get("year"))
    return tuple(sorted({*planned, *asked}))


def round_in_year(records: Records, year: int, like: str) -> str:
    """The round of a fiscal year that is of the kind of another, else the year's newest.

    "" if the year has none.
    """
    plan, kind = keys.parent_of(like), rounds.read_round(like)[1]
    found = [each.key for each in all_rounds(records) if keys.parent_of(each.key) == plan]
    of_year = [key for key in found if rounds.read_round(key)[0] == year]
    alike = (key for key in of_year if rounds.read_round(key)[1] == kind)
    return next(alike, next(iter(of_year), ""))


def plan_of(records: Records, round_key: str) -> str:
    """The plan a round belongs to; without a round the plan in force. Raises UnknownRecord."""
    return keys.parent_of(round_key) or lookup.plan(records).key


def tree(records: Records, plan: str) -> Branch:
    """The plan with its basic measures, measures and initiatives; 再掲 is counted once.

    The policies stand above where the plan puts its basic measures below them.
    """
    bases = records.below(plan, "basic_measure")
    above = {each.get("policy") for each in bases} - {""}
    policies = [each for each in records.below(plan, "policy") if each.key in above]
    known = {each.key for each in policies}
    upper = (
        _branch(each, each.key, _basics(records, plan, bases, {each.key})) for each in policies
    )
    beside = {each.get("policy") for each in bases} - known
    loose = (*_basics(records, plan, bases, beside), *_initiatives(records, plan, ""))
    return _branch(records.get(plan), plan, (*upper, *loose))


def counting(branch: Branch, initiatives: Set[str]) -> Branch:
    """The same tree, with nothing counted but these initiatives."""
    below = tuple(counting(each, initiatives) for each in branch.children)
    own = branch.count if branch.key in initiatives else 0
    return replace(branch, count=sum(each.count for each in below) or own, children=below)


def rows(records: Records, plan: str, round_key: str) -> tuple[InitiativeRow, ...]:
    """Every initiative of the plan with each of its 課, in the plan's order."""
    words = lookup.words_for(records, plan)
    return tuple(
        row
        for initiative in records.below(plan, "initiative")
        for row in _rows_of(records, words, initiative, round_key)
    )


def term_of(words: Words, axis: str, code: str) -> Term | None:
    """The term of a code as the plan writes it; an unknown code is its own word."""
    if not code:
        return None
    found = (term for term in words.get(axis, ()) if term.code == code)
    return next(found, Term(code, "", code))


def _basics(
    records: Records, plan: str, bases: Sequence[Record], policies: Set[str]
) -> tuple[Branch, ...]:
    return tuple(_basic(records, plan, each) for each in bases if each.get("policy") in policies)


def _basic(records: Records, plan: str, basic: Record) -> Branch:
    measures = [
        each for each in records.below(plan, "measure") if each.get("basic_measure") == basic.key
    ]
    children = tuple(
        _branch(each, each.key, _initiatives(records, plan, each.key)) for each in measures
    )
    return _branch(basic, basic.key, children)


def _initiatives(records: Records, plan: str, measure: str) -> tuple[Branch, ...]:
    return tuple(
        Branch(each.key, each.get("number"), each.get("title"), int(not each.get("repeat_of")))
        for each in records.below(plan, "initiative")
        if each.get("measure") == measure
    )


def _branch(record: Record | None, key: str, children: tuple[Branch, ...]) -> Branch:
    number = record.get("number") if record and record.type != "plan" else ""
    title = record.get("title") if record else key
    return Branch(key, number, title, sum(each.count for each in children), children)


def _rows_of(
    records: Records, words: Words, initiative: Record, round_key: str
) -> Iterator[InitiativeRow]:
    found = standing.assignments_of(records, initiative.key)
    if not found:
        yield _row(records, words, initiative, None, round_key)
    for assignment in found:
        yield _row(records, words, initiative, assignment, round_key)


def _row(
    records: Records, words: Words, initiative: Record, work: Record | None, round_key: str
) -> InitiativeRow:
    department = work.get("department") if work else ""
    place = records.get(department)
    report_key = keys.report_key(work.key, round_key) if work and round_key else ""
    report = records.get(report_key)
    this = records.get(round_key)
    return InitiativeRow(
        initiative=initiative.key,
        number=initiative.get("number"),
        title=initiative.get("title"),
        above=_above(records, initiative),
        assignment=work.key if work else "",
        department=department,
        department_name=records.name_of(department) if department else "",
        kana=place.get("kana") if place else "",
        role=term_of(words, "role", work.get("role") if work else ""),
        due=this.get("due") if this and work else "",
        report=report_key,
        answers=report.fields if report else {},
        gaps=checks.lacking(report.fields if report else {}) if report_key else None,
    )


def _above(records: Records, initiative: Record) -> frozenset[str]:
    measure = records.get(initiative.get("measure"))
    basic = measure.get("basic_measure") if measure else ""
    base = records.get(basic)
    policy = base.get("policy") if base else ""
    plan = keys.parent_of(initiative.key)
    parts = {plan, initiative.key, initiative.get("measure"), basic, policy}
    return frozenset(parts - {""})
