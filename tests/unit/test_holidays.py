"""Holidays and working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain import holidays
from dxdesk.domain.holidays import holiday_name, is_working_day

DAYS = st.dates(date(1980, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 1, 1), "元日"),
        (date(2024, 1, 8), "成人の日"),
        (date(2024, 2, 12), "休日"),
        (date(2024, 3, 20), "春分の日"),
        (date(2025, 9, 23), "秋分の日"),
        (date(2025, 5, 6), "休日"),
        (date(2026, 9, 22), "国民の休日"),
        (date(2019, 4, 30), "国民の休日"),
        (date(2019, 5, 1), "即位の日"),
        (date(2018, 12, 23), "天皇誕生日"),
        (date(2020, 7, 24), "スポーツの日"),
        (date(2021, 8, 9), "休日"),
        (date(1999, 1, 15), "成人の日"),
        (date(2003, 7, 21), "海の日"),
        (date(1989, 2, 24), "大喪の礼"),
    ],
)
def test_knows_a_holiday_by_its_name(day: date, name: str) -> None:
    assert holiday_name(day) == name


@pytest.mark.parametrize(
    "day",
    [
        date(2019, 12, 23),  # no emperor's birthday that year
        date(2020, 10, 12),  # moved by the Games
        date(2021, 7, 19),
        date(1985, 5, 4),  # before the day between holidays was one
        date(2024, 1, 15),
        date(2015, 8, 11),
    ],
)
def test_knows_that_a_day_is_none(day: date) -> None:
    assert holiday_name(day) == ""


def test_counts_the_holidays_of_a_century_and_a_fifth() -> None:
    days = (date(1980, 1, 1) + timedelta(days=each) for each in range(43_830))
    assert sum(bool(holiday_name(each)) for each in days) == 2_076


def test_closes_at_the_end_of_the_year_and_on_saturdays() -> None:
    closed = [date(2024, 12, 28), date(2024, 12, 30), date(2025, 1, 3), date(2025, 1, 4)]
    assert not any(map(is_working_day, closed))
    assert is_working_day(date(2024, 12, 27))
    assert is_working_day(date(2025, 1, 6))


@given(DAYS)
def test_proposes_a_due_day_two_weeks_on_when_the_hall_is_open(opens: date) -> None:
    due = holidays.due_after(opens)
    assert is_working_day(due)
    assert timedelta(14) <= due - opens <= timedelta(14 + 10)


@given(DAYS, st.integers(0, 60))
def test_counts_the_working_days_that_follow(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    counted = holidays.working_days_until(first, last)
    days = [first + timedelta(days=each) for each in range(1, length + 1)]
    assert counted == len([each for each in days if is_working_day(each)])
    assert holidays.working_days_until(last, first - timedelta(1)) == 0
