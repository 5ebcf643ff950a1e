"""Indicators against their targets."""

from decimal import Decimal

import pytest

from dxdesk.domain import kpi
from dxdesk.domain.kpi import Verdict
from dxdesk.domain.records import Record, Records


def _kpi(direction: str = "higher", **years: tuple[str, str]) -> kpi.Kpi:
    values = [
        Record(
            "indicator_value",
            f"P7/T1/D0210/I1/Y{year.removeprefix('y')}",
            {"target": target, "actual": actual, "as_of": "2025-03-31"},
        )
        for year, (target, actual) in years.items()
    ]
    indicator = Record(
        "indicator",
        "P7/T1/D0210/I1",
        {"title": "件数", "unit": "件", "direction": direction, "baseline": "10", "goal": "50"},
    )
    (found,) = kpi.of_assignment(Records([indicator, *values]), "P7/T1/D0210")
    return found


@pytest.mark.parametrize(
    ("direction", "target", "actual", "verdict"),
    [
        ("higher", "20", "20.5", Verdict.MET),
        ("higher", "20", "19.9", Verdict.SHORT),
        ("lower", "20", "19.9", Verdict.MET),
        ("lower", "20", "21", Verdict.SHORT),
        ("higher", "20", "20", Verdict.MET),
        ("", "20", "20", Verdict.MET),
        ("", "20", "25", Verdict.NO_DIRECTION),
        ("higher", "", "25", Verdict.NO_TARGET),
        ("higher", "20", "", Verdict.NO_ACTUAL),
    ],
)
def test_judges_by_the_direction_that_is_better(
    direction: str, target: str, actual: str, verdict: Verdict
) -> None:
    assert _kpi(direction, y2024=(target, actual)).verdict(2024) is verdict


def test_says_by_how_much_a_value_falls_short() -> None:
    found = _kpi("lower", y2024=("5", "7.5"), y2025=("5", "4"))
    assert found.lacking(2024) == Decimal("2.5")
    assert found.lacking(2025) is None
    assert found.lacking(2030) is None


def test_carries_the_moment_of_each_value_and_orders_the_years() -> None:
    found = _kpi(y2025=("30", ""), y2024=("20", "12"))
    assert [each.year for each in found.points] == [2024, 2025]
    assert found.at(2024).as_of == "2025-03-31"
    assert (found.baseline, found.goal, found.unit) == (Decimal(10), Decimal(50), "件")


def test_knows_whether_a_value_is_better_than_a_year_before() -> None:
    found = _kpi(y2023=("", "12"), y2024=("", "12"), y2025=("", "13"))
    assert [found.has_moved(year) for year in (2023, 2024, 2025)] == [None, False, True]
    assert _kpi("lower", y2023=("", "12"), y2024=("", "11")).has_moved(2024) is True
