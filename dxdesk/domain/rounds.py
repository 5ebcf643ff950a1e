"""Reporting rounds: their codes, names and periods, and which round came before which."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from dxdesk.domain import calendar, holidays, keys
from dxdesk.domain.errors import BadValue
from dxdesk.domain.folding import half_width
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.domain.words import values as says

QUARTERS = ("q1", "q2", "q3", "q4")

TEMPLATES: dict[str, tuple[str, ...]] = {
    "standard": ("start", "half", "year-end"),
    "quarterly": QUARTERS,
}
"""Which rounds are opened together for a fiscal year."""

_CODES = {"start": "START", "half": "HALF", "year-end": "END"} | {q: q.upper() for q in QUARTERS}
_NAMES = {term.code: term.word for term in VOCABULARIES["round_kind"]}
_KINDS = {
    keys.tidy(writing): kind
    for kind, code in _CODES.items()
    for writing in (kind, code, _NAMES[kind])
}
_CODE = re.compile(r"(?:.*/)?R?([0-9]{4})-(.+)", re.DOTALL)
_NAME = re.compile(r"(\S+)\s+(\S+)")

_PERIODS = {
    "start": ((4, 1), (4, 1)),
    "half": ((4, 1), (9, 30)),
    "year-end": ((4, 1), (3, 31)),
    "q1": ((4, 1), (6, 30)),
    "q2": ((7, 1), (9, 30)),
    "q3": ((10, 1), (12, 31)),
    "q4": ((1, 1), (3, 31)),
}


def round_code(year: int, kind: str) -> str:
    """The code of a round, the last part of its key: 2024-END. KeyError for no such kind."""
    return f"{year}-{_CODES[kind]}"


def round_name(year: int, kind: str) -> str:
    """What people call a round: 令和6年度 年度末."""
    return f"{calendar.year_name(year)} {_NAMES[kind]}"


def check_said(key: str, field: str, value: str | None) -> None:
    """Year and kind of a round are what its key says. Raises BadValue for another value."""
    if keys.type_of(key).name != "round" or field not in ("year", "kind"):
        return
    year, kind = read_round(key)
    if value != (str(year) if field == "year" else kind):
        label = keys.type_of(key).field(field).label
        raise BadValue(label, value or "", says.SAID_BY_KEY, says.OPEN_ANOTHER)


def read_round(text: str) -> tuple[int, str]:
    """Fiscal year and kind meant by 2024-END, 2024-year-end, P7/R2024-END or a round's name.

    Raises BadValue for anything else.
    """
    folded = half_width(text)
    match = _CODE.fullmatch(folded.upper()) or _NAME.fullmatch(folded)
    kind = _KINDS.get(keys.tidy(match[2])) if match else None
    if not match or not kind:
        raise BadValue(says.ROUND, text, says.NOT_A_ROUND, says.ROUND_FORMS)
    return calendar.read_year(match[1], says.ROUND), kind


@cache
def period(year: int, kind: str) -> tuple[date, date]:
    """First and last day a round reports on.

    The half year and the year end both count from April; a quarter is those three months
    alone; the round at the start of the year states how things stand on 1 April.
    """
    first, last = (date(year + (month < 4), month, day) for month, day in _PERIODS[kind])
    return first, last


def year_closed(this: Record) -> int:
    """The fiscal year at whose end a round's period ends, 0 where it ends before."""
    year, kind = this.get("year"), this.get("kind")
    is_last = bool(year and kind) and period(int(year), kind)[1] == date(int(year) + 1, 3, 31)
    return int(year) if is_last else 0


def proposed(year: int, kind: str) -> tuple[date, date]:
    """When a round opens and when it is due: working days, two weeks apart.

    It opens when the period it reports on is over; the round at the start of the year opens
    with the year.
    """
    last = period(year, kind)[1]
    begins = last if kind == "start" else last + timedelta(days=1)
    opens = holidays.working_day_from(begins)
    return opens, holidays.due_after(opens)


def previous(this: Record, rounds: Iterable[Record]) -> Record | None:
    """The round whose period ended last before the period of `this` ended, if any.

    Of the same plan and, where there is one, of the same series: quarters follow quarters,
    the other kinds each other. A round that lacks year or kind is passed over.
    """
    known = [each for each in rounds if each.get("year") and each.get("kind")]
    plan = keys.parent_of(this.key)
    earlier = [
        each for each in known if keys.parent_of(each.key) == plan and end_of(each) < end_of(this)
    ]
    alike = [each for each in earlier if is_alike(each, this)]
    return max(alike or earlier, key=lambda each: (end_of(each), each.key), default=None)


def all_before(this: Record, records: Records) -> tuple[Record, ...]:
    """The round before, the one before that and so on, as `previous` tells them."""
    return records.once(("rounds before", this.key), lambda: tuple(_back_from(this, records)))


def _back_from(this: Record, records: Records) -> Iterator[Record]:
    known = records.of("round")
    before = previous(this, known)
    while before is not None:
        yield before
        before = previous(before, known)


def is_alike(one: Record, other: Record) -> bool:
    """Whether two rounds are of one series: both are quarters, or neither is."""
    return (one.get("kind") in QUARTERS) == (other.get("kind") in QUARTERS)


def latest(rounds: Iterable[Record]) -> Record | None:
    """The round that is due last, if there is any."""
    return max(rounds, key=lambda each: (each.get("due"), keys.sort_key(each.key)), default=None)


def end_of(record: Record) -> date:
    """The last day that a round with year and kind reports on."""
    return period(int(record.get("year")), record.get("kind"))[1]
