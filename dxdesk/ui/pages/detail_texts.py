"""What stands beside the form to be read: the plan, the last answer, a field's history."""

from collections.abc import Iterator, Sequence
from datetime import date

from dxdesk.domain import calendar, keys, rounds, skills, standing, targets, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import instructions as instruction_words
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_detail as words
from dxdesk.domain.words import skills as skill_words
from dxdesk.services import lookup, views
from dxdesk.services.histories import HistoryLine
from dxdesk.services.instructions import Order
from dxdesk.ui.pages.chip import chip_text
from dxdesk.ui.pages.reading_text import Block


def plan_blocks(
    records: Records,
    initiative: Record,
    assignment: str,
    year: str,
    asked: Sequence[Order] = (),
) -> list[Block]:
    """What was `asked` about an initiative, the year's target, by which the answer is judged, then
    what the plan says of it and who has it."""
    plan = records.get(keys.parent_of(initiative.key))
    measure = records.get(initiative.get("measure"))
    basic = records.get(measure.get("basic_measure")) if measure else None
    above = [part for each in (basic, measure) if each for part in _part(each)]
    return [
        *_asked(asked),
        *_target(records, assignment, year),
        Block(words.FIXED, -1),
        *above,
        *_part(initiative),
        *([] if initiative.get("text") else [Block(words.NO_TEXT, -1)]),
        *_tags(records, initiative),
        Block(words.IN_CHARGE, 4),
        Block(_departments(records, initiative.key)),
        *_skills(records, initiative, year),
        *_definition(plan),
        *_bodies(records, keys.parent_of(initiative.key)),
    ]


def previous_report(records: Records, assignment: str, round_key: str) -> Record | None:
    """The report on the assignment in the round before, if there is one."""
    this = records.get(round_key)
    before = rounds.previous(this, records.of("round")) if this else None
    return records.get(keys.report_key(assignment, before.key)) if before and assignment else None


def report_blocks(records: Records, report: Record | None) -> list[Block]:
    """A report as it was answered, field by field."""
    if report is None:
        return [Block(words.NO_LAST)]
    this = records.get(keys.round_in(report.key))
    vocabularies = lookup.words_for(records, report.key)
    kind = CATALOGUE["report"]
    told = [
        (field.label, _answer(field, report.get(field.name), vocabularies))
        for field in kind.fields
        if report.get(field.name)
    ]
    answers = [block for label, text in told for block in (Block(label, 4), Block(text))]
    return [*([Block(lookup.round_name(this), 3)] if this else []), *answers]


def history_blocks(label: str, lines: Sequence[HistoryLine]) -> list[Block]:
    """A field's history, the newest first."""
    if not lines:
        return [Block(words.history_of(label), 3), Block(words.NO_HISTORY)]
    told = [block for line in lines for block in _history_line(line)]
    return [Block(words.history_of(label), 3), *told]


def _answer(field: Field, value: str, vocabularies: Words) -> str:
    if field.kind is Kind.CHOICE:
        return chip_text(views.term_of(vocabularies, field.vocabulary, value))
    return values.show(CATALOGUE["report"], field, value, vocabularies)


def _history_line(line: HistoryLine) -> Iterator[Block]:
    yield Block(words.changed(line.at, line.who), 4)
    yield Block(words.step(line.before or common.BLANK, line.after or common.BLANK))
    if line.source:
        yield Block(words.source(line.source), -1)


def _part(record: Record) -> Iterator[Block]:
    yield Block(CATALOGUE[record.type].label, 4)
    yield Block(words.heading(record.get("number"), record.get("title")), 0, record.key)
    if record.get("text"):
        yield Block(record.get("text"))


def _tags(records: Records, initiative: Record) -> Iterator[Block]:
    kind = CATALOGUE["initiative"]
    for name in ("policies", "goals", "carried_from"):
        named = [records.name_of(key) for key in initiative.get(name).split("\n") if key]
        if named:
            yield Block(kind.field(name).label, 4)
            yield Block(common.listed(named))
    if initiative.get("data_plan"):
        yield Block(kind.field("data_plan").label, 4)
        yield Block(values.show(kind, kind.field("data_plan"), "1", {}))


def _departments(records: Records, initiative: str) -> str:
    vocabularies = lookup.words_for(records, initiative)
    names = []
    for each in standing.assignments_of(records, initiative):
        role = views.term_of(vocabularies, "role", each.get("role"))
        name = records.name_of(each.get("department"))
        names.append(common.department(name, role.word if role else ""))
    return common.listed(names) or common.UNASSIGNED


def _target(records: Records, assignment: str, year: str) -> Iterator[Block]:
    if assignment and year:
        target = records.get(keys.natural("annual_target", assignment, year))
        yield Block(words.target(calendar.year_name(int(year))), 4)
        yield Block((target.get("text") if target else "") or words.NO_TARGET)
        yield from _changed_target(target) if target else ()


def _asked(found: Sequence[Order]) -> Iterator[Block]:
    """The open instructions, each with how it stands; their titles lead to them."""
    if found:
        yield Block(CATALOGUE["instruction"].label, 4)
    for each in found:
        due = calendar.short_date(date.fromisoformat(each.due)) if each.due else ""
        yield Block(instruction_words.in_text(each.title, each.state, due))


def _changed_target(target: Record) -> Iterator[Block]:
    """What was published, where the target says something else now, and why."""
    if change := targets.change(target):
        day = target.get(targets.PUBLISHED_ON)
        said = calendar.short_date(date.fromisoformat(day)) if day else ""
        yield Block(words.published_before(said, change[0]))
        yield Block(words.changed_for(target.get(targets.REASON)), -1)


def _skills(records: Records, initiative: Record, year: str) -> Iterator[Block]:
    """The gaps by tier, where the 取組 is about them: of every 課 that this store knows of."""
    plan = keys.parent_of(initiative.key)
    if not (initiative.get("skills") and year and skills.items(records, plan)):
        return
    found = skills.counts(records, plan, int(year))
    yield Block(skill_words.of_year(calendar.year_name(int(year))), 4)
    for tier in {each.tier.key: each.tier for each in found}.values():
        summed = skills.total(each for each in found if each.tier.key == tier.key)
        yield Block(skill_words.of_tier(tier.get("title"), summed.gap, _told(summed)))


def _told(summed: skills.Total) -> str:
    return skill_words.summed(summed.acquired, summed.enrolled, summed.unknown)


def _definition(plan: Record | None) -> Iterator[Block]:
    if plan and plan.get("dx_definition"):
        yield Block(CATALOGUE["plan"].field("dx_definition").label, 4)
        yield Block(plan.get("dx_definition"))


def _bodies(records: Records, plan: str) -> Iterator[Block]:
    names = [each.get("title") for each in records.below(plan, "body")]
    if names:
        label = CATALOGUE["body"].label
        yield Block(label, 4)
        yield Block(words.bodies(common.listed(names)), -1)
