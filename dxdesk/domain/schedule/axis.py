"""Days along a width, in fiscal years: April to March."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import cache

_DAY = timedelta(days=1)


class Grain(IntEnum):
    """How finely the years are divided, in months to a division."""

    HALF = 6
    QUARTER = 3
    MONTH = 1


@dataclass(frozen=True, slots=True)
class Division:
    """A stretch of the axis: its first day, and where it begins and ends."""

    first: date
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Axis:
    """The fiscal years from `first_year` to `last_year` over `width`, each day equally wide."""

    first_year: int
    last_year: int
    width: float

    @property
    def first(self) -> date:
        """The first day."""
        return _april(self.first_year)

    @property
    def end(self) -> date:
        """The day after the last."""
        return _april(self.last_year + 1)

    def at(self, day: date) -> float:
        """Where a day begins; beyond the axis for a day outside it."""
        return self._scaled(day.toordinal())

    def after(self, day: date) -> float:
        """Where a day ends."""
        return self._scaled(day.toordinal() + 1)

    def _scaled(self, ordinal: int) -> float:
        first = self.first.toordinal()
        return (ordinal - first) * self.width / (self.end.toordinal() - first)

    def day_at(self, x: float) -> date:
        """The day at a place, the first or last where the place is outside."""
        count = (self.end - self.first).days
        place = int(x * count / self.width)
        return self.first + _DAY * min(max(place, 0), count - 1)

    def years(self) -> Iterator[Division]:
        """The fiscal years."""
        yield from self._divided(12)

    def divisions(self, grain: Grain) -> Iterator[Division]:
        """Halves, quarters or months."""
        yield from self._divided(grain)

    def _divided(self, months: int) -> Iterator[Division]:
        first = self.first
        while first < self.end:
            after = month_later(first, months)
            yield Division(first, self.at(first), self.at(after))
            first = after


@cache
def _april(year: int) -> date:
    """The first day of a fiscal year."""
    return date(year, 4, 1)


def month_later(day: date, months: int) -> date:
    """The same day so many months later (or earlier), or that month's last day.

    A month's last day stays one: 31 January, 29 February (or 28), 31 March. So a period that
    ends with a month still does when it is moved.
    """
    is_last = (day + _DAY).day == 1
    month = day.year * 12 + day.month - 1 + months
    first = date(month // 12, month % 12 + 1, 1)
    after = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (after - _DAY).day
    return first.replace(day=last if is_last else min(day.day, last))
