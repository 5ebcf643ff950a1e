"""A step quarter by quarter, for tables that say it by a fill and a sign."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from dxdesk.domain.schedule.axis import Axis, Grain
from dxdesk.domain.schedule.steps import Period, Schedule, State, Step

_DAY = timedelta(days=1)


class Standing(StrEnum):
    """What a step has in a quarter: nothing, a plan, work as planned, work outside the plan,
    or work that is late."""

    NONE = "none"
    PLAN = "plan"
    WORK = "work"
    OUTSIDE = "outside"
    LATE = "late"


def quarters(schedule: Schedule) -> tuple[date, ...]:
    """The first days of the plan's quarters."""
    axis = Axis(schedule.first_year, schedule.last_year, 1.0)
    return tuple(each.first for each in axis.divisions(Grain.QUARTER))


def standings(step: Step, firsts: tuple[date, ...], today: date) -> tuple[Standing, ...]:
    """How a step stands in each of the quarters that begin on these days."""
    return tuple(_standings(step, firsts, today))


def _standings(step: Step, firsts: tuple[date, ...], today: date) -> Iterator[Standing]:
    done = Period(step.actual.first, step.actual.last or (step.actual.first and today))
    owed = _owed(step, today)
    for first in firsts:
        last = (first + 100 * _DAY).replace(day=1) - _DAY
        is_planned, is_done = _meets(step.planned, first, last), _meets(done, first, last)
        if _meets(owed, first, last) and not is_planned:
            yield Standing.LATE
        elif is_planned:
            yield Standing.WORK if is_done else Standing.PLAN
        else:
            yield Standing.OUTSIDE if is_done else Standing.NONE


def _owed(step: Step, today: date) -> Period:
    """The days that a late step has gone over its plan."""
    planned = step.planned.last
    if step.state(today) is not State.LATE or not planned or planned >= today:
        return Period()
    return Period(planned + _DAY, today)


def _meets(period: Period, first: date, last: date) -> bool:
    """Whether a period has a day between two; of a period with one day known, that day."""
    days = period.days
    if len(days) < 2 or period.is_reversed:
        return any(first <= day <= last for day in days)
    return days[0] <= last and days[1] >= first
