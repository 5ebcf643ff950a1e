"""Checks of a rating against the work: indicators, steps, and what the others answered."""

from collections.abc import Iterator
from datetime import date

from dxdesk.domain import keys, kpi
from dxdesk.domain.honesty.case import Case, Doubt, Rule
from dxdesk.domain.kpi import Kpi, Verdict
from dxdesk.domain.records import Record
from dxdesk.domain.standing import LEAD, assignments_of, department_of
from dxdesk.domain.vocabularies import LATE
from dxdesk.domain.words import honesty as words

_GOOD = {"progress": ("ahead", "on-track"), "achievement": ("achieved",)}
_NEVER_ENDS = ("continue", "stop")


def short_of_target(case: Case) -> Iterator[Doubt]:
    """A good rating beside an indicator of the last full year that falls short."""
    axes = _good_axes(case)
    if not axes:
        return
    for each in kpi.of_assignment(case.records, case.assignment):
        if each.verdict(case.full_year) is Verdict.SHORT:
            point = each.at(case.full_year)
            text = words.kpi_short(
                _said(case, axes),
                each.title,
                case.full_year,
                _shown(point.target, each),
                _shown(point.actual, each),
            )
            yield case.doubt(Rule.KPI_SHORT, text, axes, (each.key,))


def standing_still(case: Case) -> Iterator[Doubt]:
    """A good rating beside an indicator that is no better than a year before."""
    axes = _good_axes(case)
    for each in kpi.of_assignment(case.records, case.assignment) if axes else ():
        is_there = each.verdict(case.full_year) is Verdict.MET
        if each.has_moved(case.full_year) is False and not is_there:
            year = case.full_year
            text = words.kpi_still(
                _said(case, axes),
                each.title,
                year,
                _shown(each.at(year - 1).actual, each),
                _shown(each.at(year).actual, each),
            )
            yield case.doubt(Rule.KPI_STILL, text, axes, (each.key,))


def open_steps(case: Case) -> Iterator[Doubt]:
    """達成 or 終了 beside steps that were to end by now and have no end."""
    said = [
        (axis, code)
        for axis, code in (("achievement", "achieved"), ("direction", "end"))
        if case.get(axis) == code
    ]
    steps = case.records.below(case.assignment, "schedule_step")
    left = [each for each in steps if _is_open(each, case.last_day)]
    if said and left:
        axes = tuple(axis for axis, _ in said)
        text = words.open_steps(_said(case, axes), [each.get("title") for each in left])
        yield case.doubt(Rule.OPEN_STEPS, text, axes, tuple(each.key for each in left))


def others_late(case: Case) -> Iterator[Doubt]:
    """The lead rates the work on time while another 課 of the same 取組 is late."""
    own = case.records.get(case.assignment)
    if own is None or own.get("role") != LEAD or case.get("progress") not in _GOOD["progress"]:
        return
    initiative = keys.parent_of(case.assignment)
    for other in assignments_of(case.records, initiative):
        report = case.records.get(keys.report_key(other.key, case.this.key))
        if report is not None and report.get("progress") in LATE:
            text = words.others_late(
                case.word("progress", case.get("progress")),
                case.records.name_of(department_of(other)),
                case.word("progress", report.get("progress")),
            )
            yield case.doubt(Rule.OTHERS_LATE, text, ("progress",), (report.key,))


def _good_axes(case: Case) -> tuple[str, ...]:
    return tuple(axis for axis, good in _GOOD.items() if case.get(axis) in good)


def _said(case: Case, axes: tuple[str, ...]) -> str:
    return words.rated((case.label(axis), case.word(axis, case.get(axis))) for axis in axes)


def _shown(value: object, each: Kpi) -> str:
    return f"{value}{each.unit}"


def _is_open(step: Record, day: date) -> bool:
    """Whether a step that was to be over by a day is not."""
    until = step.get("planned_to")
    is_due = bool(until) and date.fromisoformat(until) <= day
    return is_due and not step.get("actual_to") and step.get("stage") not in _NEVER_ENDS


CHECKS = (short_of_target, standing_still, open_steps, others_late)
