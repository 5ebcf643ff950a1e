from datetime import date
from pathlib import Path

import pytest

from dxdesk.domain.errors import BadValue
from dxdesk.domain.schedule.moves import Edge, Which, by_days, by_months, has
from dxdesk.domain.schedule.steps import Period
from dxdesk.domain.store_errors import NotAllowed
from dxdesk.services import schedules, stores, undo
from dxdesk.services.stores import Store
from tests.ui.example_store import FOUR, coordinator_store, department_store, value

APRIL, JUNE = date(2024, 4, 1), date(2024, 6, 30)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    with coordinator_store(folder / "a.dxdesk") as made:
        yield made


def made(store: Store, **typed: str) -> str:
    text = {"title": "例 要件の整理", "planned_from": "R6.4.1", "planned_to": "R6.6.30", **typed}
    return schedules.add(store, FOUR, text)


def days(store: Store, key: str, which: Which = Which.PLANNED) -> tuple[str, ...]:
    return tuple(value(store, key, name) for name in which.names)


def test_a_step_is_made_at_the_end_as_one_act_and_undone_as_one(office):
    first, second = made(office), made(office)
    orders = [int(value(office, key, "order")) for key in (first, second)]
    assert orders[1] == orders[0] + 1
    assert undo.steps(office).undo == "代理入力：取組4(会計課)の「工程 例 要件の整理」の追加"
    undo.undo(office)
    assert stores.records(office).get(second) is None


def test_a_moved_period_is_one_act_with_a_name_and_comes_back(office):
    key = made(office)
    schedules.set_period(office, key, Which.PLANNED, Period(date(2024, 5, 1), date(2024, 7, 31)))
    assert days(office, key) == ("2024-05-01", "2024-07-31")
    assert undo.steps(office).undo == "代理入力：取組4(会計課)の「工程 例 要件の整理」の変更"
    undo.undo(office)
    assert days(office, key) == ("2024-04-01", "2024-06-30")


def test_days_are_read_in_any_writing(office):
    key = made(office)
    schedules.save(office, key, {"actual_from": "令和6年4月3日", "actual_to": "2024/7/1"})
    assert days(office, key, Which.ACTUAL) == ("2024-04-03", "2024-07-01")


@pytest.mark.parametrize("typed", [{"planned_to": "R6.3.31"}, {"planned_from": "R6.7.1"}])
def test_a_period_that_ends_before_it_begins_is_refused_with_the_day(office, typed):
    key = made(office)
    with pytest.raises(BadValue) as caught:
        schedules.save(office, key, typed)
    assert caught.value.label == "予定終了日"
    assert "それより後の日付にしてください" in caught.value.hint
    assert days(office, key) == ("2024-04-01", "2024-06-30")


def test_everything_wrong_with_what_was_typed_is_told_at_once(office):
    records = stores.records(office)
    found = schedules.check_typed(
        records, made(office), {"title": " ", "planned_from": "4月31日", "planned_to": "R6.4.1"}
    )
    assert list(found) == ["title", "planned_from"]
    wrong = schedules.check_typed(
        records, "", {"title": "例", "actual_from": "R6.4.2", "actual_to": "R6.4.1"}
    )
    assert list(wrong) == ["actual_to"]


def test_a_step_struck_out_comes_back(office):
    key = made(office)
    schedules.strike(office, key)
    assert stores.records(office).get(key) is None
    undo.undo(office)
    assert days(office, key) == ("2024-04-01", "2024-06-30")


def test_a_department_moves_its_own_steps_and_no_others(tmp_path: Path):
    with department_store(tmp_path) as own:
        records = stores.records(own)
        assert schedules.why_locked(own, records, FOUR) == ""
        assert schedules.why_locked(own, records, "P7/T3/D0210") == "department"
        key = made(own)
        assert undo.steps(own).undo == "取組4(会計課)の「工程 例 要件の整理」の追加"
        schedules.set_period(own, key, Which.ACTUAL, Period(APRIL))
        assert days(own, key, Which.ACTUAL) == ("2024-04-01", "")
        with pytest.raises(NotAllowed):
            schedules.add(own, "P7/T4/D0210", {"title": "例"})


def test_known_days_move_and_open_ones_stay_open():
    assert by_months(Period(APRIL, JUNE), Edge.BOTH, 1) == Period(
        date(2024, 5, 1), date(2024, 7, 31)
    )
    assert by_months(Period(APRIL, JUNE), Edge.LAST, -1) == Period(APRIL, date(2024, 5, 31))
    assert by_months(Period(APRIL, None), Edge.BOTH, 1) == Period(date(2024, 5, 1), None)
    assert by_days(Period(APRIL, JUNE), Edge.FIRST, 2) == Period(date(2024, 4, 3), JUNE)
    assert not has(Period(APRIL, None), Edge.LAST)
    assert has(Period(APRIL, None), Edge.BOTH)
