"""The days that are still to come for a 課: reports, steps, catching up, answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dxdesk.domain import calendar
from dxdesk.domain.words import handover as words
from dxdesk.reports.kinds import instructions
from dxdesk.reports.kinds.parts import numbered
from dxdesk.reports.kinds.view import View


@dataclass(frozen=True, slots=True)
class Due:
    """A day ("2024-04-01"), what is due, and about what."""

    day: str
    what: str
    about: str

    @property
    def shown(self) -> str:
        """The day as it is printed."""
        return calendar.short_date(date.fromisoformat(self.day))


def dates(view: View) -> tuple[Due, ...]:
    """Every day from the occasion's on, the next first."""
    today = view.occasion.made_at.date().isoformat()
    found = (*_rounds(view), *_work(view), *_orders(view))
    return tuple(sorted((e for e in found if e.day >= today), key=lambda e: (e.day, e.what)))


def _rounds(view: View) -> Iterator[Due]:
    for each in view.records.below(view.plan.key, "round") if view.plan else ():
        if each.get("due"):
            name = view.in_round(each.key).round_name
            yield Due(each.get("due"), words.ROUND_DUE, name)


def _work(view: View) -> Iterator[Due]:
    for initiative in view.initiatives:
        for assignment in view.assignments(initiative):
            for step in view.records.below(assignment.key, "schedule_step"):
                if step.get("planned_to") and not step.get("actual_to"):
                    what = words.step(step.get("title"))
                    yield Due(step.get("planned_to"), what, numbered(initiative))
            report = view.report(assignment)
            if report and report.get("recovery_by"):
                yield Due(report.get("recovery_by"), words.RECOVERY, numbered(initiative))


def _orders(view: View) -> Iterator[Due]:
    for each in instructions.asked(view):
        if not each.is_closed and each.instruction.get("due"):
            title = each.instruction.get("title")
            yield Due(each.instruction.get("due"), words.INSTRUCTION_DUE, title)
