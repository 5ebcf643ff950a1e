"""Holidays and working days of a city hall.

After the Act on National Holidays (国民の祝日に関する法律, act 178 of 1948) as in force from
1980 on, with its amendments, the special acts for single days, and the years 2020 and 2021 in
which the Olympic Games moved three holidays. The equinoxes are those of the formula of the
ephemeris (valid 1980-2099); outside these years no holiday is known. Between 29 December and
3 January a city hall is closed (地方自治法 art. 4-2).
"""

from datetime import date, timedelta
from functools import cache

from dxdesk.domain.words.holidays import NAMES

FIRST_YEAR = 1980
LAST_YEAR = 2099
ANSWERING_DAYS = 14
"""Calendar days that a department is given to answer."""

_SUNDAY = 6
_SATURDAY = 5
_FIXED = (
    ("new-year", 1, 1, 1948, 9999),
    ("foundation", 2, 11, 1967, 9999),
    ("emperor", 2, 23, 2020, 9999),
    ("emperor", 4, 29, 1948, 1988),
    ("greenery", 4, 29, 1989, 2006),
    ("showa", 4, 29, 2007, 9999),
    ("constitution", 5, 3, 1948, 9999),
    ("greenery", 5, 4, 2007, 9999),
    ("children", 5, 5, 1948, 9999),
    ("marine", 7, 20, 1996, 2002),
    ("mountain", 8, 11, 2016, 9999),
    ("aged", 9, 15, 1966, 2002),
    ("sports-old", 10, 10, 1966, 1999),
    ("culture", 11, 3, 1948, 9999),
    ("labour", 11, 23, 1948, 9999),
    ("emperor", 12, 23, 1989, 2018),
    ("adults", 1, 15, 1949, 1999),
)
_MONDAYS = (
    ("adults", 1, 2, 2000, 9999),
    ("marine", 7, 3, 2003, 9999),
    ("aged", 9, 3, 2003, 9999),
    ("sports-old", 10, 2, 2000, 2019),
    ("sports", 10, 2, 2020, 9999),
)
_MOVED = {
    2020: {(7, 3): (7, 23), (10, 2): (7, 24), (8, 11): (8, 10)},
    2021: {(7, 3): (7, 22), (10, 2): (7, 23), (8, 11): (8, 8)},
}
_SINGLE = {
    date(1989, 2, 24): "funeral",
    date(1990, 11, 12): "enthronement",
    date(1993, 6, 9): "wedding",
    date(2019, 5, 1): "accession",
    date(2019, 10, 22): "enthronement",
}


def holiday_name(day: date) -> str:
    """The name of the holiday a day is, "" where it is none."""
    return NAMES.get(_holidays(day.year).get(day, ""), "")


def is_working_day(day: date) -> bool:
    """Whether the city hall is open."""
    is_closed = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return day.weekday() < _SATURDAY and not is_closed and day not in _holidays(day.year)


def working_day_from(day: date) -> date:
    """The day itself if the city hall is open then, else the next one on which it is."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def due_after(opens: date) -> date:
    """When answers to a 照会 are due: two weeks on, on a working day."""
    return working_day_from(opens + timedelta(days=ANSWERING_DAYS))


def working_days_until(first: date, last: date) -> int:
    """How many working days follow `first` up to and including `last`; 0 where none do."""
    days = (first + timedelta(days=each) for each in range(1, (last - first).days + 1))
    return sum(map(is_working_day, days))


@cache
def _holidays(year: int) -> dict[date, str]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return {}
    named = {**_named(year), **{d: name for d, name in _SINGLE.items() if d.year == year}}
    between = _between(named)
    return {**named, **_in_lieu(named, year), **between}


def _named(year: int) -> dict[date, str]:
    moved = _MOVED.get(year, {})
    found = {_equinox(year, 3): "vernal", _equinox(year, 9): "autumnal"}
    for name, month, day, first, last in _FIXED:
        if first <= year <= last:
            found[date(year, *moved.get((month, day), (month, day)))] = name
    for name, month, nth, first, last in _MONDAYS:
        if first <= year <= last:
            at = moved.get((month, nth))
            found[date(year, *at) if at else _nth_monday(year, month, nth)] = name
    return found


def _between(named: dict[date, str]) -> dict[date, str]:
    """国民の休日 (art. 3-3, from 1985-12-27): a day between two holidays, itself none.

    Until 2006 not if it was a Sunday or already a day in lieu.
    """
    found = {}
    for day in named:
        middle = day + timedelta(days=1)
        is_free = middle not in named and middle + timedelta(days=1) in named
        if is_free and middle >= date(1985, 12, 27) and middle.weekday() != _SUNDAY:
            found[middle] = "between"
    return found


def _in_lieu(named: dict[date, str], year: int) -> dict[date, str]:
    """振替休日 (art. 3-2): for a holiday on a Sunday, the next day that is none.

    Until 2006 only the Monday itself could be it.
    """
    found = {}
    for day in named:
        if day.weekday() != _SUNDAY:
            continue
        instead = day + timedelta(days=1)
        while year >= 2007 and instead in named:
            instead += timedelta(days=1)
        if instead not in named:
            found[instead] = "in-lieu"
    return found


def _equinox(year: int, month: int) -> date:
    base = 20.8431 if month == 3 else 23.2488
    passed = year - FIRST_YEAR
    return date(year, month, int(base + 0.242194 * passed) - passed // 4)


def _nth_monday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(7 - first.weekday()) % 7 + 7 * (nth - 1))
