"""Japanese eras and the fiscal year: reading what people type, writing what they expect.

Eras begin on the days their edicts and cabinet orders name: 明治 by the edict of Keio 4
(reckoned from its New Year, 1868-01-25 in the Gregorian calendar), 大正 1912-07-30,
昭和 1926-12-25, 平成 1989-01-08 (order 1 of 1989) and 令和 2019-05-01 (order 143 of 2019).
The fiscal year runs from April to March (Local Autonomy Act, art. 208) and is named by its
April. Fiscal 2019 is 令和元年度 throughout (agreement of the ministries of 2 April 2019).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from dxdesk.domain.errors import BadValue
from dxdesk.domain.folding import half_width
from dxdesk.domain.words import calendar as words
from dxdesk.domain.words import values as says

FIRST_YEAR = 1900
LAST_YEAR = 2199


@dataclass(frozen=True, slots=True)
class Era:
    """One era: its letter (R), its name and its first day."""

    letter: str
    name: str
    start: date

    def western(self, year: int) -> int:
        """The calendar year of a year of this era."""
        return self.start.year + year - 1

    def year(self, western: int) -> int:
        """The year of this era of a calendar year."""
        return western - self.start.year + 1


ERAS = tuple(
    Era(letter, words.ERA_NAMES[letter], start)
    for letter, start in (
        ("M", date(1868, 1, 25)),
        ("T", date(1912, 7, 30)),
        ("S", date(1926, 12, 25)),
        ("H", date(1989, 1, 8)),
        ("R", date(2019, 5, 1)),
    )
)

_BY_WRITING = {writing: era for era in ERAS for writing in (era.name, era.name[0], era.letter)}
_ERA_PATTERN = "|".join(sorted(_BY_WRITING, key=len, reverse=True))
_DATE = re.compile(words.DATE_PATTERN.format(eras=_ERA_PATTERN), re.ASCII | re.IGNORECASE)
_YEAR = re.compile(words.YEAR_PATTERN.format(eras=_ERA_PATTERN), re.ASCII | re.IGNORECASE)
_TIME = re.compile(r"(?<=[0-9])[T ] *[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_LOOSE_BLANK = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")


def era_of(day: date) -> Era:
    """The era a day from 1868-01-25 on belongs to; the day of change belongs to the new one."""
    return next(era for era in reversed(ERAS) if era.start <= day)


def fiscal_year(day: date) -> int:
    """The fiscal year a day lies in: the calendar year of its April."""
    return day.year if day.month >= 4 else day.year - 1


def year_name(year: int) -> str:
    """令和6年度 for 2024."""
    era = _era_of_year(year)
    return words.fiscal_year(era.name, era.year(year))


def short_year(year: int) -> str:
    """R6 for 2024."""
    era = _era_of_year(year)
    return f"{era.letter}{era.year(year)}"


def era_date(day: date) -> str:
    """令和5年4月1日."""
    era = era_of(day)
    return words.full_date(era.name, era.year(day.year), day.month, day.day)


def short_time(moment: datetime) -> str:
    """A moment to the minute, as lists show it: R5.4.1 10:32."""
    return f"{short_date(moment.date())} {moment:%H:%M}"


def short_date(day: date) -> str:
    """R5.4.1."""
    era = era_of(day)
    return f"{era.letter}{era.year(day.year)}.{day.month}.{day.day}"


def short_day(day: date) -> str:
    """A date with its weekday, as lists show it: R5.4.1(土)."""
    return words.with_weekday(short_date(day), day.weekday())


def full_date(day: date) -> str:
    """A day as letters say it: 令和5年4月1日(土)."""
    return words.with_weekday(era_date(day), day.weekday())


def echo(day: date) -> str:
    """What is said back to whoever typed a date: 令和5年4月1日(土)・令和5年度."""
    return words.echo(full_date(day), year_name(fiscal_year(day)))


def read_date(text: str, label: str = says.DATE) -> date:
    """The day meant by 令和5年4月1日, R5.4.1, 2023/4/1, 20230401 and the like.

    Full-width characters, blanks, a weekday in brackets and the time of day that spreadsheets
    append are allowed; the time is dropped. Raises BadValue, naming `label`, for anything else:
    a day no calendar has, a day outside the era or outside 1900-2199, a weekday that is not
    that day's, and a year that says neither era nor century (5.4.1).
    """
    match = _DATE.fullmatch(_bare(text))
    if not match:
        raise BadValue(label, text, says.NOT_A_DATE, says.DATE_FORMS)
    era, year, month, day = match.group("era", "year", "month", "day")
    if not era and len(year) < 4:
        raise BadValue(label, text, says.WHICH_ERA, says.which_date(year, month, day))
    try:
        found = date(_western(era, year, label, text), int(month), int(day))
    except ValueError:
        raise BadValue(label, text, says.NO_SUCH_DATE, says.CHECK_DAY) from None
    if era and era_of(found) is not _BY_WRITING[era.upper()]:
        raise BadValue(label, text, says.OUTSIDE_ERA, says.meant(era_date(found)))
    if match["weekday"] not in (None, words.WEEKDAYS[found.weekday()]):
        raise BadValue(label, text, says.WRONG_WEEKDAY, says.meant(echo(found)))
    return found


def meant_dates(text: str) -> tuple[date, ...]:
    """The days that a date without era or century (5.4.1) may mean, the likeliest first.

    Of the era in force and the one before it; nothing for any other text.
    """
    match = _DATE.fullmatch(_bare(text))
    if not match or match["era"] or len(match["year"]) == 4 or match["year"] == words.FIRST:
        return ()
    rest = "/".join(match.group("month", "day"))
    found = (_date_or_none(f"{era.letter}{match['year']}/{rest}") for era in reversed(ERAS[-2:]))
    return tuple(day for day in found if day)


def _date_or_none(text: str) -> date | None:
    try:
        return read_date(text)
    except BadValue:
        return None


def read_year(text: str, label: str = says.YEAR) -> int:
    """The fiscal year meant by 令和6年度, 令和6, R6, 2024年度 or 2024.

    Raises BadValue, naming `label`, for anything else, as for a year past its era (平成32年度)
    or without one (6年度). 平成31年度 and 令和元年度 are the same year.
    """
    match = _YEAR.fullmatch(_bare(text))
    if not match:
        raise BadValue(label, text, says.NOT_A_YEAR, says.YEAR_FORMS)
    era, year = match.group("era", "year")
    if not era and len(year) < 4:
        raise BadValue(label, text, says.WHICH_ERA, says.which_year(year))
    found = _western(era, year, label, text)
    if era and _ended_before(_BY_WRITING[era.upper()], date(found, 4, 1)):
        raise BadValue(label, text, says.OUTSIDE_ERA, says.meant(year_name(found)))
    return found


def _era_of_year(year: int) -> Era:
    """The era that names a fiscal year: the one of 1 May, which makes 2019 令和元年度."""
    return era_of(date(year, 5, 1))


def _ended_before(era: Era, day: date) -> bool:
    return era_of(day).start > era.start


def _western(era: str | None, year: str, label: str, text: str) -> int:
    number = 1 if year == words.FIRST else int(year)
    western = _BY_WRITING[era.upper()].western(number) if era else number
    if not FIRST_YEAR <= western <= LAST_YEAR or number == 0:
        hint = says.years_between(FIRST_YEAR, LAST_YEAR)
        raise BadValue(label, text, says.OUT_OF_RANGE, hint)
    return western


def _bare(text: str) -> str:
    """Half-width, without time of day, without blanks except between two digits."""
    day = _TIME.sub("", half_width(text))
    return _COMPACT.sub(r"\1-\2-\3", day) if day.isdigit() else _LOOSE_BLANK.sub("", day)
