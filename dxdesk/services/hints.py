"""What asks for a second look before a submission leaves; none of it stands against leaving."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from dxdesk.domain import asked, calendar, checks, honesty, keys, kpi, rounds, skills
from dxdesk.domain.parcel import Line
from dxdesk.domain.records import Records
from dxdesk.domain.words import honesty as words
from dxdesk.services import instructions, lookup, showing


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that asks for a second look: what sort it is, in words, and the field where it
    is put right."""

    key: str
    field: str
    title: str
    label: str
    text: str


def hints(
    records: Records, department: str, round_key: str, lines: Iterable[Line]
) -> tuple[Hint, ...]:
    """What a 課's answer to a round leaves blank that is not required, what of it is longer than
    advised, then what the coordinator will see beside its reports."""
    lines = tuple(lines)
    leaves = {each.key for each in lines}
    reports = [each.key for each in lines if keys.type_of(each.key).name == "report"]
    return (
        *_unmeasured(records, round_key, reports),
        *_unanswered(records, round_key, department, leaves),
        *_uncounted(records, round_key, department, leaves),
        *_overlong(records, lines),
        *_doubts(records, reports),
    )


def _unmeasured(records: Records, round_key: str, reports: Iterable[str]) -> Iterator[Hint]:
    """Indicators without a value of the year that the round closes."""
    year = rounds.year_closed(lookup.round_record(records, round_key))
    rated = (each for each in map(records.get, reports) if each and not each.get("exception"))
    for report in rated if year else ():
        for each in kpi.of_assignment(records, keys.parent_of(report.key)):
            if each.at(year).actual is None:
                place = keys.natural("indicator_value", each.key, str(year))
                text = words.no_actual(each.title, calendar.short_year(year))
                title = showing.title(records, report.key)
                yield Hint(place, "actual", title, words.NO_ACTUAL, text)


def _unanswered(
    records: Records, round_key: str, department: str, leaves: Set[str]
) -> Iterator[Hint]:
    """Instructions that the 課 has not answered and whose answers the file takes along."""
    for each in asked.asked(records, keys.parent_of(round_key), department):
        place = instructions.answer_key(each.instruction.key, department)
        if each.waiting and not each.is_closed and place in leaves:
            title = each.instruction.get("title")
            yield Hint(place, "text", title, words.NO_ANSWER, words.NOT_ANSWERED)


def _uncounted(
    records: Records, round_key: str, department: str, leaves: Set[str]
) -> Iterator[Hint]:
    """The year's skills without numbers, in one line, where the file takes them along."""
    plan, year = keys.parent_of(round_key), skills.year_asked(records)
    found = skills.counts(records, plan, year, department)
    blank = [each.key for each in found if each.gap is None and each.key in leaves]
    if blank:
        title, text = words.SKILLS, words.not_counted(len(blank))
        yield Hint(blank[0], "", title, words.NO_NUMBERS, text)


def _overlong(records: Records, lines: Iterable[Line]) -> Iterator[Hint]:
    for each in checks.overlong(lines):
        label = showing.field_label(each.key, each.field)
        text = words.too_long(label, each.limit, each.by)
        title = showing.title(records, each.key)
        yield Hint(each.key, each.field, title, words.TOO_LONG, text)


def _doubts(records: Records, reports: Iterable[str]) -> Iterator[Hint]:
    for report in reports:
        for doubt in honesty.of_report(records, report, lookup.words_for(records, report)):
            title, label = showing.title(records, report), words.RULES[doubt.rule]
            yield Hint(report, doubt.fields[0], title, label, doubt.text)
