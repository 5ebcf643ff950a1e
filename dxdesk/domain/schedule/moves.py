"""Moving the days of a step: all of a period, its beginning or its end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from dxdesk.domain.schedule.axis import month_later
from dxdesk.domain.schedule.steps import Period, Step


class Which(StrEnum):
    """Which days of a step: those planned, or those on which it was done."""

    PLANNED = "planned"
    ACTUAL = "actual"

    @property
    def other(self) -> "Which":
        """The other one."""
        return Which.ACTUAL if self is Which.PLANNED else Which.PLANNED

    @property
    def names(self) -> tuple[str, str]:
        """The names of the fields that hold the first and the last day."""
        return f"{self}_from", f"{self}_to"

    def of(self, step: Step) -> Period:
        """These days of a step."""
        return step.planned if self is Which.PLANNED else step.actual


class Edge(StrEnum):
    """What of a period is moved."""

    BOTH = "both"
    FIRST = "first"
    LAST = "last"


def has(period: Period, edge: Edge) -> bool:
    """Whether there is a day to be moved."""
    return bool(_taken(period, edge).days)


def by_months(period: Period, edge: Edge, months: int) -> Period:
    """The period with its known days so many months later."""
    return _with(period, edge, lambda day: month_later(day, months))


def by_days(period: Period, edge: Edge, days: int) -> Period:
    """The period with its known days so many days later."""
    return _with(period, edge, lambda day: day + timedelta(days))


def _taken(period: Period, edge: Edge) -> Period:
    match edge:
        case Edge.FIRST:
            return replace(period, last=None)
        case Edge.LAST:
            return replace(period, first=None)
        case Edge.BOTH:
            return period


def _with(period: Period, edge: Edge, later: Callable[[date], date]) -> Period:
    taken = _taken(period, edge)
    return Period(
        later(taken.first) if taken.first else period.first,
        later(taken.last) if taken.last else period.last,
    )
