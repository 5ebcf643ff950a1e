"""ホーム: what is to be done now, by when, what is left, and where each line leads."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dxdesk.domain import keys
from dxdesk.domain.words import pages_home as words
from dxdesk.services import (
    backups,
    edits,
    home,
    instructions,
    issuing,
    merging,
    next_plan,
    remarks,
    reorganising,
    rounds,
    skills,
    stores,
    submitting,
    taking,
)
from dxdesk.services.home import Task, What
from dxdesk.services.reorganising import Typed
from dxdesk.ui.first_run import Role
from dxdesk.ui.pages.home import HomePage
from dxdesk.ui.pages.home_columns import left
from dxdesk.ui.places import places_of

from .desks import put_in_view
from .example_store import FOUR, REPORT, ROUND, bare_store, coordinator_store, department_store
from .exchange import driven, press

TODAY = date(2024, 10, 15)
ORDER = {"title": "例", "text": "例", "asker": "CIO", "departments": "会計課"}
FULL = {
    "stage": "実施",
    "progress": "予定どおり",
    "achievement": "達成",
    "results": "例 窓口5か所で使えるようにした。",
    "work_change": "例 現金の数え直しがなくなった。",
    "next_steps": "例 広げる。",
    "writer_unit": "例係",
    "as_of": "R6.9.30",
}


def _look(store: stores.Store, day: date = TODAY) -> tuple[Task, ...]:
    return home.look(store, day).tasks


def _kinds(store: stores.Store, day: date = TODAY) -> list[What]:
    return [task.what for task in _look(store, day)]


def _answer(store: stores.Store) -> None:
    edits.set_values(store, [(REPORT, name, text) for name, text in FULL.items()])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[stores.Store]:
    with department_store(tmp_path) as made:
        yield made


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., HomePage]:
    """Shows ホーム of a store on a day."""

    def shown(store: stores.Store, day: date = TODAY) -> HomePage:
        page = HomePage(store, clock=lambda: datetime(day.year, day.month, day.day, 9, 0))
        put_in_view(qtbot, page, 1198, 660)
        return page

    return shown


def test_a_new_department_is_told_to_take_its_request(tmp_path: Path):
    with stores.create(tmp_path / "d.dxdesk", stores.DEPARTMENT, "会計課") as made:
        assert _kinds(made) == [What.TAKE]


def test_a_report_that_lacks_something_names_what_and_by_when(store: stores.Store):
    (task,) = _look(store)
    assert (task.what, task.number, task.due, task.days) == (What.ANSWER, "4", "2024-10-18", 3)
    assert task.key == REPORT
    assert task.field == "stage"
    assert left(task) == "8項目：工程段階、進捗、達成度 ほか5"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2024, 10, 1), "○ あと17日"),
        (date(2024, 10, 15), "◐ あと3日"),
        (date(2024, 10, 18), "◐ 今日まで"),
        (date(2024, 10, 20), "◆ 2日超過"),
    ],
)
def test_days_left_are_said_by_symbol_and_word(store: stores.Store, day: date, said: str):
    assert [words.chip(task.days) for task in _look(store, day)] == [said]


def test_what_is_complete_is_to_be_sent_then_nothing_then_sent_again(
    store: stores.Store, tmp_path: Path
):
    _answer(store)
    assert _kinds(store) == [What.SEND]
    submitting.submit(store, ROUND, tmp_path / "a.xlsx")
    assert _kinds(store) == []
    assert home.look(store, TODAY).sent
    edits.set_value(store, REPORT, "results", "例 6か所")
    (again,) = _look(store)
    assert (again.what, again.count) == (What.SEND_AGAIN, 1)
    edits.set_value(store, REPORT, "results", FULL["results"])
    assert _kinds(store) == []


def test_what_leaves_in_the_same_file_is_asked_for_before_the_file(tmp_path: Path):
    with coordinator_store(tmp_path / "office.dxdesk") as office:
        edits.add_record(office, "skill_item", "P7/L1", {"title": "例 表計算"})
        orders = [
            instructions.add(office, ORDER | {"due": due}) for due in ("R6.10.18", "R6.12.27")
        ]
        path = driven(issuing.request(office, ROUND, tmp_path, "会計課"))[0].path
    with stores.create(tmp_path / "d.dxdesk", stores.DEPARTMENT, "会計課") as made:
        taking.take(made, path)
        _answer(made)
        tasks = _look(made)
        assert [each.what for each in tasks] == [
            What.INSTRUCTION,
            What.SKILLS,
            What.SEND,
            What.INSTRUCTION,
        ]
        assert "上の2件も" in left(tasks[2])
        submitting.submit(made, ROUND, tmp_path / "a.xlsx")
        assert not home.look(made, TODAY).is_over
        instructions.answer(made, orders[0], {"text": "例"})
        numbers = skills.rows(made, stores.records(made), 2024)[0].key
        edits.set_values(made, [(numbers, "enrolled", "4"), (numbers, "acquired", "3")])
        assert _kinds(made) == [What.SEND_AGAIN, What.INSTRUCTION]
        submitting.submit(made, ROUND, tmp_path / "b.xlsx")
        assert home.look(made, TODAY).is_over


def test_the_file_of_an_earlier_round_is_said_to_take_nothing_else_along(tmp_path: Path):
    with coordinator_store(tmp_path / "office.dxdesk") as office:
        edits.add_record(office, "skill_item", "P7/L1", {"title": "例 表計算"})
        later = rounds.add_round(office, "2025", "half", "R7.10.1", "R7.10.17")
        paths = [
            driven(issuing.request(office, this, tmp_path, "会計課"))[0].path
            for this in (ROUND, later)
        ]
    with stores.create(tmp_path / "d.dxdesk", stores.DEPARTMENT, "会計課") as made:
        for path in paths:
            taking.take(made, path)
        _answer(made)
        report = keys.report_key(keys.parent_of(REPORT), later)
        edits.set_values(made, [(report, name, text) for name, text in FULL.items()])
        said = {each.key: left(each) for each in _look(made) if each.what is What.SEND}
        assert "上の1件も同じファイルに" in said[later]
        assert "同じファイルに" not in said[ROUND]


def test_a_remark_is_to_be_answered_and_leads_to_its_field(tmp_path: Path):
    with coordinator_store(tmp_path / "office.dxdesk") as office:
        edits.set_value(office, REPORT, "results", "例")
        remarks.add(office, REPORT, ["results"], "例 数字を入れてください。")
        path = driven(issuing.request(office, ROUND, tmp_path, "会計課"))[0].path
    with stores.create(tmp_path / "d.dxdesk", stores.DEPARTMENT, "会計課") as made:
        taking.take(made, path)
        task = _look(made)[0]
        assert (task.what, task.key, task.field) == (What.REMARK, REPORT, "results")
        assert left(task) == "例 数字を入れてください。"


def test_what_a_receipt_brought_is_nothing_to_send_again(store: stores.Store, tmp_path: Path):
    _answer(store)
    submitting.submit(store, ROUND, tmp_path / "a.xlsx")
    with stores.open_store(tmp_path / "office.dxdesk") as office:
        driven(merging.merge(office, [tmp_path / "a.xlsx"]))
        remarks.add(office, REPORT, ["results"], "例 数字を入れてください。")
        path = driven(issuing.give_back(office, ROUND, tmp_path, "D0310"))[0].path
    taking.take(store, path)
    (task,) = _look(store)
    assert task.what is What.REMARK
    edits.set_value(store, REPORT, "results", "例 6か所")
    (again,) = _look(store)
    assert (again.what, again.count) == (What.SEND_AGAIN, 1)


def test_what_the_coordinator_put_right_is_nothing_to_send_again(
    store: stores.Store, tmp_path: Path
):
    _answer(store)
    submitting.submit(store, ROUND, tmp_path / "a.xlsx")
    with stores.open_store(tmp_path / "office.dxdesk") as office:
        driven(merging.merge(office, [tmp_path / "a.xlsx"]))
        edits.set_value(office, REPORT, "results", "例 5か所")
        path = driven(issuing.give_back(office, ROUND, tmp_path, "D0310"))[0].path
    taking.take(store, path)
    record = stores.records(store).get(REPORT)
    assert record
    assert record.get("results") == "例 5か所"
    assert What.SEND_AGAIN not in [each.what for each in _look(store)]
    edits.set_value(store, REPORT, "results", "例 6か所")
    (again,) = _look(store)
    assert (again.what, again.count) == (What.SEND_AGAIN, 1)


def test_the_coordinator_is_led_from_nothing_to_the_first_request(tmp_path: Path):
    with bare_store(tmp_path / "o.dxdesk") as made:
        assert _kinds(made) == [What.BEGIN]
        edits.set_values(made, [("D0310", "code", "0310"), ("D0310", "name", "会計課")])
        assert _kinds(made) == [What.ASSIGN]
        edits.set_value(made, FOUR, "department", "D0310")
        assert _kinds(made) == [What.ROUND]


def test_the_coordinator_sees_whom_to_ask_and_who_has_not_answered(tmp_path: Path):
    with coordinator_store(tmp_path / "o.dxdesk") as made:
        (task,) = _look(made)
        assert (task.what, task.key) == (What.ISSUE, ROUND)
        driven(issuing.request(made, ROUND, tmp_path))
        (task,) = _look(made)
        assert task.what is What.MISSING
        assert left(task) == "3課：情報政策課、市民課、会計課"
        found = home.look(made, TODAY)
        assert (found.done, found.total, found.days) == (0, 3, 3)
        assert found.recent[0].text == "会計課への依頼（令和6年度 上半期）"


def test_around_april_a_reorganisation_is_asked_for_until_one_is_entered(tmp_path: Path):
    with coordinator_store(tmp_path / "o.dxdesk") as made:
        assert What.REORGANISE not in _kinds(made, date(2025, 2, 28))
        assert What.REORGANISE in _kinds(made, date(2025, 3, 1))
        (task,) = (each for each in _look(made, date(2025, 4, 30)) if each.what == "reorganise")
        assert (task.subject, task.days) == ("R7.4.1", None)
        assert What.REORGANISE not in _kinds(made, date(2025, 5, 1))
        reorganising.reorganise(made, Typed("R7.4.1", ["会計課"], ["出納課=0320"], []))
        assert What.REORGANISE not in _kinds(made, date(2025, 4, 1))
        assert What.REORGANISE in _kinds(made, date(2026, 4, 1))


def test_in_its_last_year_a_plan_asks_for_the_next_then_for_what_becomes_of_each(
    tmp_path: Path, show: Callable[..., HomePage], qtbot: QtBot
):
    with coordinator_store(tmp_path / "o.dxdesk") as made:
        assert What.NEXT_PLAN not in _kinds(made, date(2025, 3, 31))
        day = date(2025, 5, 1)
        task = _look(made, day)[-1]
        assert (task.what, task.due, task.days) == (What.NEXT_PLAN, "2026-03-31", 334)
        assert left(task) == words.LAST_YEAR
        assert left(_look(made, date(2026, 5, 1))[-1]) == words.ENDED
        page = show(made, day)
        with qtbot.waitSignal(page.place_asked) as asked:
            page.primary_action.trigger()
        assert asked.args == ["next-plan"]
        next_plan.begin(made, "例 次の計画", "R20", "R22")
        task = _look(made, day)[-1]
        assert (task.what, left(task)) == (What.CARRY, "取組22件が決まっていません。")
        next_plan.carry_rest(made, "P7")
        assert not {What.NEXT_PLAN, What.CARRY} & {*_kinds(made, day)}


def test_a_department_that_was_answered_for_by_hand_is_not_waited_for(tmp_path: Path):
    with coordinator_store(tmp_path / "o.dxdesk") as made:
        driven(issuing.request(made, ROUND, tmp_path))
        edits.set_values(made, [(REPORT, field, text) for field, text in FULL.items()])
        (task,) = _look(made)
        assert left(task) == "2課：情報政策課、市民課"


def test_a_second_place_of_backups_that_is_gone_is_told(tmp_path: Path):
    with coordinator_store(tmp_path / "o.dxdesk") as made:
        (tmp_path / "二つ目").mkdir()
        backups.set_second_folder(made.path, tmp_path / "二つ目")
        (tmp_path / "二つ目").rmdir()
        assert _look(made)[-1].what is What.BACKUP


def test_enter_leads_to_the_field_and_ctrl_enter_is_named_after_the_line(
    qtbot: QtBot, show: Callable[..., HomePage], store: stores.Store
):
    page = show(store)
    assert page.primary_action.text() == "取組4：入力する"
    with qtbot.waitSignal(page.field_asked) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == [REPORT, "stage"]


def test_where_nothing_is_to_be_done_the_next_round_is_said(
    qtbot: QtBot, show: Callable[..., HomePage], store: stores.Store, tmp_path: Path
):
    _answer(store)
    submitting.submit(store, ROUND, tmp_path / "a.xlsx")
    page = show(store)
    assert page.view.empty.text == f"{words.ALL_DONE}\n{words.NEXT_UNKNOWN}"
    with qtbot.waitSignal(page.place_asked) as asked:
        press(Qt.Key.Key_Space)
    assert asked.args == ["initiatives"]


def test_a_round_that_is_sent_is_not_called_late(
    store: stores.Store, show: Callable[..., HomePage], tmp_path: Path
):
    late = date(2024, 12, 1)
    _answer(store)
    assert "◆" in show(store, late).view.round.accessibleName()
    submitting.submit(store, ROUND, tmp_path / "a.xlsx")
    head = show(store, late).view.round.accessibleName()
    assert "◆" not in head
    assert "提出が済んでいます" in head


def test_the_head_counts_what_is_complete_and_says_the_day_in_words(
    show: Callable[..., HomePage], store: stores.Store
):
    page = show(store)
    assert page.view.round.accessibleName() == (
        "令和6年度 上半期　期限 R6.10.18(金)　あと3日（開庁日3日）"
    )
    assert page.view.state.accessibleName().startswith("取組1件のうち0件が揃いました。")
    assert page.view.meter.accessibleName() == "1件のうち0件"
    _answer(store)
    page.refresh()
    assert page.view.meter.value() == 1


def test_who_has_not_answered_is_looked_up_on_the_board(
    qtbot: QtBot, show: Callable[..., HomePage], tmp_path: Path
):
    with coordinator_store(tmp_path / "o.dxdesk") as made:
        driven(issuing.request(made, ROUND, tmp_path, "会計課"))
        page = show(made)
        with qtbot.waitSignal(page.place_asked) as asked:
            press(Qt.Key.Key_Return)
    assert asked.args == ["board"]
    assert "board" in {place.name for place in places_of(Role.COORDINATOR)}
