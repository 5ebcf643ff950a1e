"""指標 against their targets: what was to be reached, what was, as of when, and whether it is.

A target is compared only where the indicator says which way is better; nothing is assumed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dxdesk.domain import keys
from dxdesk.domain.figures import number
from dxdesk.domain.records import Record, Records
from dxdesk.domain.standing import assignments_of, counted_once


class Verdict(StrEnum):
    """How an actual value stands to its target."""

    MET = "met"
    SHORT = "short"
    NO_ACTUAL = "no-actual"
    NO_TARGET = "no-target"
    NO_DIRECTION = "no-direction"


@dataclass(frozen=True, slots=True)
class Point:
    """The value of one fiscal year; `as_of` is its 時点, "" where none was given."""

    year: int
    target: Decimal | None
    actual: Decimal | None
    as_of: str


@dataclass(frozen=True, slots=True)
class Kpi:
    """One indicator with all its years, the oldest first."""

    key: str
    assignment: str
    title: str
    unit: str
    direction: str
    baseline: Decimal | None
    baseline_at: str
    goal: Decimal | None
    points: tuple[Point, ...]

    def at(self, year: int) -> Point:
        """The values of a fiscal year, blank where none were given."""
        found = (each for each in self.points if each.year == year)
        return next(found, Point(year, None, None, ""))

    def verdict(self, year: int) -> Verdict:
        """How the year's actual value stands to the year's target."""
        point = self.at(year)
        return judge(self.direction, point.target, point.actual)

    def lacking(self, year: int) -> Decimal | None:
        """By how much the year's value falls short, None where it does not or cannot be said."""
        point = self.at(year)
        if point.target is None or point.actual is None or self.verdict(year) is not Verdict.SHORT:
            return None
        return abs(point.target - point.actual)

    def has_moved(self, year: int) -> bool | None:
        """Whether a year's value is better than the year's before, None where one is missing."""
        now, before = self.at(year).actual, self.at(year - 1).actual
        if now is None or before is None or not self.direction:
            return None
        return now < before if self.direction == "lower" else now > before


def judge(direction: str, target: Decimal | None, actual: Decimal | None) -> Verdict:
    """A value against its target, in the direction that is better."""
    if actual is None:
        return Verdict.NO_ACTUAL
    if target is None:
        return Verdict.NO_TARGET
    if actual == target:
        return Verdict.MET
    if not direction:
        return Verdict.NO_DIRECTION
    is_met = actual < target if direction == "lower" else actual > target
    return Verdict.MET if is_met else Verdict.SHORT


def of_plan(records: Records, plan: str) -> tuple[Kpi, ...]:
    """Every indicator of a plan's 取組, those of the leads first."""
    return tuple(
        each
        for initiative in counted_once(records, plan)
        for work in assignments_of(records, initiative.key)
        for each in of_assignment(records, work.key)
    )


def of_assignment(records: Records, assignment: str) -> tuple[Kpi, ...]:
    """The indicators of one assignment, in its order."""
    return tuple(_kpi(records, each) for each in records.below(assignment, "indicator"))


def _kpi(records: Records, indicator: Record) -> Kpi:
    return Kpi(
        key=indicator.key,
        assignment=keys.parent_of(indicator.key),
        title=indicator.get("title"),
        unit=indicator.get("unit"),
        direction=indicator.get("direction"),
        baseline=number(indicator.get("baseline")),
        baseline_at=indicator.get("baseline_at"),
        goal=number(indicator.get("goal")),
        points=tuple(_points(records, indicator.key)),
    )


def _points(records: Records, indicator: str) -> Iterator[Point]:
    held = {keys.code_of(each.key): each for each in records.below(indicator, "indicator_value")}
    for code in sorted(code for code in held if code.isdigit()):
        each = held[code]
        yield Point(
            int(code), number(each.get("target")), number(each.get("actual")), each.get("as_of")
        )
