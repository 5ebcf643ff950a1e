"""Eras and the fiscal year."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain import calendar
from dxdesk.domain.errors import BadValue
from dxdesk.domain.words import values as says

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "令和5年4月1日",
        "令和５年４月１日",
        "R5.4.1",
        "Ｒ５．４．１",
        "r5/4/1",
        "R05-04-01",
        "R5. 4. 1",
        "令5.4.1",
        "㋿5年4月1日",
        "2023/4/1",
        "2023-4-1",
        "2023年4月1日",
        "２０２３年　４月　１日",
        "20230401",
        "  2023/4/1\u3000\n",
        "2023-04-01 00:00:00",
        "2023-04-01T00:00:00.000",
        "2023/4/1 0:00",
        "令和5年4月1日(土)",
        "R5.4.1（土）",
        "2023/4/1 (土曜日)",
    ],
)
def test_reads_every_usual_writing_of_a_date(text: str) -> None:
    assert calendar.read_date(text) == date(2023, 4, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R1.5.1", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("H30-4-1", date(2018, 4, 1)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("大正15年12月24日", date(1926, 12, 24)),
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("明治45年7月29日", date(1912, 7, 29)),
        ("T1.7.30", date(1912, 7, 30)),
        ("R6.2.29", date(2024, 2, 29)),
    ],
)
def test_reads_the_first_and_last_days_of_eras(text: str, day: date) -> None:
    assert calendar.read_date(text) == day


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        ("令和5年4月31日", says.NO_SUCH_DATE, ""),
        ("R5.2.29", says.NO_SUCH_DATE, ""),
        ("2023/13/1", says.NO_SUCH_DATE, ""),
        ("平成32年3月31日", says.OUTSIDE_ERA, "令和2年3月31日"),
        ("平成31年5月1日", says.OUTSIDE_ERA, "令和元年5月1日"),
        ("令和元年4月30日", says.OUTSIDE_ERA, "平成31年4月30日"),
        ("昭和64年1月8日", says.OUTSIDE_ERA, "平成元年1月8日"),
        ("5.4.1", says.WHICH_ERA, "R5.4.1"),
        ("5/4/1", says.WHICH_ERA, "R5.4.1"),
        ("５年４月１日", says.WHICH_ERA, "R5.4.1"),
        ("23/4/1", says.WHICH_ERA, "R23.4.1"),
        ("元年5月1日", says.WHICH_ERA, "R元.5.1"),
        ("令和5年4月1日(日)", says.WRONG_WEEKDAY, "令和5年4月1日(土)"),
        ("1899/12/31", says.OUT_OF_RANGE, "1900"),
        ("2200/1/1", says.OUT_OF_RANGE, "2199"),
        ("R0.4.1", says.OUT_OF_RANGE, ""),
        ("4月1日", says.NOT_A_DATE, ""),
        ("令和5年4月", says.NOT_A_DATE, ""),
        ("2023/4/1 5", says.NOT_A_DATE, ""),
        ("2023/4/1²", says.NOT_A_DATE, ""),
        ("2023/4/①", says.NOT_A_DATE, ""),
        ("2023/4/١", says.NOT_A_DATE, ""),
        ("未定", says.NOT_A_DATE, ""),
        ("202304011", says.NOT_A_DATE, ""),
        ("", says.NOT_A_DATE, ""),
    ],
)
def test_refuses_what_is_no_sure_date_and_says_why(text: str, reason: str, hint: str) -> None:
    with pytest.raises(BadValue) as failure:
        calendar.read_date(text, "基準時点")
    assert (failure.value.label, failure.value.text) == ("基準時点", text)
    assert failure.value.reason == reason
    assert hint in failure.value.hint


@given(DAYS)
def test_reads_back_every_date_it_writes(day: date) -> None:
    for text in (
        calendar.short_date(day),
        calendar.era_date(day),
        calendar.echo(day).partition("・")[0],
        day.isoformat(),
        day.strftime("%Y%m%d"),
        f"{day.year}/{day.month}/{day.day}",
    ):
        assert calendar.read_date(text) == day


@given(st.text(alphabet="令和平成元年月日RHS0123456789./- ()土年度", max_size=14))
def test_never_fails_on_any_text_but_by_refusing_it(text: str) -> None:
    for reader in (calendar.read_date, calendar.read_year):
        with suppress(BadValue):
            reader(text)


def test_names_the_fiscal_year_by_its_april() -> None:
    assert calendar.fiscal_year(date(2024, 3, 31)) == 2023
    assert calendar.fiscal_year(date(2024, 4, 1)) == 2024


def test_echoes_a_date_with_weekday_and_fiscal_year() -> None:
    assert calendar.echo(date(2023, 4, 1)) == "令和5年4月1日(土)・令和5年度"
    assert calendar.echo(date(2024, 3, 31)) == "令和6年3月31日(日)・令和5年度"
    assert calendar.echo(date(2019, 4, 1)) == "平成31年4月1日(月)・令和元年度"


@pytest.mark.parametrize(
    ("year", "name", "short"),
    [
        (2024, "令和6年度", "R6"),
        (2019, "令和元年度", "R1"),
        (2018, "平成30年度", "H30"),
        (1989, "平成元年度", "H1"),
        (1988, "昭和63年度", "S63"),
        (1926, "大正15年度", "T15"),
    ],
)
def test_names_fiscal_years_as_they_were_called(year: int, name: str, short: str) -> None:
    assert calendar.year_name(year) == name
    assert calendar.short_year(year) == short


@given(st.integers(1900, 2199))
def test_reads_back_every_year_it_writes(year: int) -> None:
    for text in (calendar.year_name(year), calendar.short_year(year), str(year)):
        assert calendar.read_year(text) == year


@pytest.mark.parametrize(
    "text", ["2024", "２０２４年度", "R6", "ｒ６", "令和6", "令和６年度", " 令和 6 年度 "]
)
def test_reads_every_usual_writing_of_a_year(text: str) -> None:
    assert calendar.read_year(text) == 2024


def test_takes_both_names_of_fiscal_2019() -> None:
    assert calendar.read_year("平成31年度") == calendar.read_year("令和元年度") == 2019


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        ("6年度", says.WHICH_ERA, "R6"),
        ("6", says.WHICH_ERA, "R6"),
        ("24", says.WHICH_ERA, "R24"),
        ("平成32年度", says.OUTSIDE_ERA, "令和2年度"),
        ("昭和64年度", says.OUTSIDE_ERA, "平成元年度"),
        ("2300", says.OUT_OF_RANGE, "2199"),
        ("R6.4.1", says.NOT_A_YEAR, ""),
        ("来年度", says.NOT_A_YEAR, ""),
    ],
)
def test_refuses_what_is_no_sure_year_and_says_why(text: str, reason: str, hint: str) -> None:
    with pytest.raises(BadValue) as failure:
        calendar.read_year(text)
    assert failure.value.reason == reason
    assert hint in failure.value.hint


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("5.4.1", [date(2023, 4, 1), date(1993, 4, 1)]),
        ("３１．３．３１", [date(2049, 3, 31), date(2019, 3, 31)]),
        ("31.4.31", []),
        ("R5.4.1", []),
        ("2023.4.1", []),
        ("", []),
        ("5.4", []),
    ],
)
def test_a_date_without_era_may_mean_two_days(text: str, days: list[date]):
    assert list(calendar.meant_dates(text)) == days
