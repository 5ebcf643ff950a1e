"""Reporting rounds."""

from datetime import date

import pytest

from dxdesk.domain import keys, rounds
from dxdesk.domain.errors import BadValue
from dxdesk.domain.records import Record
from dxdesk.domain.vocabularies import VOCABULARIES

KINDS = [term.code for term in VOCABULARIES["round_kind"]]


def _round(year: int, kind: str, plan: str = "P7") -> Record:
    key = keys.natural("round", plan, rounds.round_code(year, kind))
    return Record("round", key, {"year": str(year), "kind": kind})


@pytest.mark.parametrize(
    "text",
    [
        "2024-year-end",
        "2024-END",
        " ２０２４－ｅｎｄ ",
        "R2024-END",
        "P7/R2024-END",
        "令和6年度 年度末",
    ],
)
def test_reads_every_usual_writing_of_a_round(text: str) -> None:
    assert rounds.read_round(text) == (2024, "year-end")


@pytest.mark.parametrize("kind", KINDS)
def test_reads_back_every_round_it_writes(kind: str) -> None:
    code = rounds.round_code(2024, kind)
    for text in (code, f"2024-{kind}", f"P7/R{code}", rounds.round_name(2024, kind)):
        assert rounds.read_round(text) == (2024, kind)
    assert keys.is_key(f"P7/R{code}")


@pytest.mark.parametrize(
    "text", ["", "2024", "2024-", "2024-END-2", "24-END", "END", "0000-END", "6年度 年度末"]
)
def test_refuses_what_is_no_round(text: str) -> None:
    with pytest.raises(BadValue):
        rounds.read_round(text)


def test_names_a_round_by_fiscal_year_and_kind() -> None:
    assert rounds.round_code(2024, "year-end") == "2024-END"
    assert rounds.round_name(2024, "year-end") == "令和6年度 年度末"


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("start", date(2024, 4, 1), date(2024, 4, 1)),
        ("half", date(2024, 4, 1), date(2024, 9, 30)),
        ("year-end", date(2024, 4, 1), date(2025, 3, 31)),
        ("q1", date(2024, 4, 1), date(2024, 6, 30)),
        ("q2", date(2024, 7, 1), date(2024, 9, 30)),
        ("q3", date(2024, 10, 1), date(2024, 12, 31)),
        ("q4", date(2025, 1, 1), date(2025, 3, 31)),
    ],
)
def test_reports_on_a_period_of_the_fiscal_year(kind: str, first: date, last: date) -> None:
    assert rounds.period(2024, kind) == (first, last)


def test_finds_the_round_before_by_period_not_by_key() -> None:
    start, half, end = (_round(2024, kind) for kind in ("start", "half", "year-end"))
    last_year = _round(2023, "year-end")
    every = [end, start, last_year, half]
    assert rounds.previous(end, every) == half
    assert rounds.previous(half, every) == start
    assert rounds.previous(start, every) == last_year
    assert rounds.previous(last_year, every) is None


def test_prefers_quarters_before_a_quarter_and_years_before_a_year() -> None:
    every = [_round(2023, "year-end"), *(_round(2024, kind) for kind in KINDS)]
    assert rounds.previous(_round(2024, "q4"), every) == _round(2024, "q3")
    assert rounds.previous(_round(2024, "year-end"), every) == _round(2024, "half")


def test_falls_back_on_another_series_where_a_city_changed_over() -> None:
    every = [_round(2023, "year-end"), _round(2024, "q1")]
    assert rounds.previous(_round(2024, "q1"), every) == _round(2023, "year-end")


def test_passes_over_rounds_of_another_plan_and_unfinished_ones() -> None:
    others = [_round(2023, "year-end", "P6"), Record("round", "P7/R2023-END", {})]
    assert rounds.previous(_round(2024, "half"), others) is None


@pytest.mark.parametrize(
    ("field", "value"), [("year", "2023"), ("year", None), ("kind", "half"), ("kind", None)]
)
def test_year_and_kind_of_a_round_stay_what_its_key_says(field: str, value: str | None):
    rounds.check_said("P7/R2024-END", "year", "2024")
    rounds.check_said("P7/R2024-END", "kind", "year-end")
    rounds.check_said("P7/R2024-END", "due", None)
    rounds.check_said("P7/T4/D0310/R2024-END", "progress", None)
    with pytest.raises(BadValue, match="開いたときに決まり"):
        rounds.check_said("P7/R2024-END", field, value)
