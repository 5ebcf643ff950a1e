"""スケジュール by keys alone, by hand, by typing; what may not be changed says why."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk as App
from dxdesk.domain.drawing import Tone
from dxdesk.domain.schedule.axis import Grain
from dxdesk.domain.schedule.moves import Edge, Which
from dxdesk.domain.vocabularies import words_of
from dxdesk.services import schedules, stores, undo
from dxdesk.services.stores import Store
from dxdesk.ui.pages.schedule import SchedulePage
from dxdesk.ui.pages.step_dialog import StepDialog
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.theme.contrast import black_and_white, contrast_tokens, ratio
from dxdesk.ui.theme.tokens import DARK, LIGHT
from dxdesk.ui.timeline.ink import Ink

from .desks import go, put_in_view, started
from .example_store import FOUR, coordinator_store, value

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NOW = datetime(2024, 10, 5, 9, 0)
STEPS = {
    "first": {"title": "例 要件の整理", "planned_from": "R6.4.1", "planned_to": "R6.9.30"},
    "second": {"title": "例 窓口での試行", "planned_from": "R7.4.1", "planned_to": "R7.6.30"},
    "open": {"title": "例 期間のない工程"},
}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Iterator[tuple[Store, dict[str, str]]]:
    """A store whose 取組4 of 会計課 has two steps with days and one without."""
    with coordinator_store(tmp_path_factory.mktemp("schedule") / "a.dxdesk") as store:
        yield store, {name: schedules.add(store, FOUR, typed) for name, typed in STEPS.items()}


class Desk:
    """The page with what it told, and a store that each test finds as it was made."""

    def __init__(self, store: Store, keys: dict[str, str]) -> None:
        self.store, self.keys = store, keys
        self.page = SchedulePage(store, clock=lambda: NOW)
        self.page.ask = lambda *_: None
        self.told: list[Notice] = []
        self.page.told.connect(self.told.append)

    @property
    def view(self):
        return self.page.view.timeline

    def press(self, key: Qt.Key, held=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view, key, held)

    def at(self, name: str) -> "Desk":
        self.page.stand_on(self.keys[name])
        return self

    def days(self, name: str, which: Which = Which.PLANNED) -> tuple[str, ...]:
        return tuple(value(self.store, self.keys[name], each) for each in which.names)

    def drag(self, by: int, *, at: str = "middle", let_go: bool = True) -> None:
        box, port = self.view.rect_of(self.view.stop), self.view.viewport()
        axis, period = self.view.places.painter.axis, self.view.which.of(self.view.stop.step)
        left = self.view.to_viewport((0, 0, 0, 0)).x()
        ends = {"left": axis.at(period.first), "right": axis.after(period.last)}
        middle = (ends["left"] + ends["right"]) / 2
        start = QPoint(round(left + ends.get(at, middle)), box.y() + 8)
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(port, start + QPoint(12 if by > 0 else -12, 0))
        QTest.mouseMove(port, start + QPoint(by, 0))
        if let_go:
            QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))


@pytest.fixture
def desk(qtbot: QtBot, icons: object, made: tuple[Store, dict[str, str]]) -> Iterator[Desk]:
    store, keys = made
    before = undo.steps(store)
    found = Desk(store, keys)
    put_in_view(qtbot, found.page, 1200, 640)
    yield found
    while undo.steps(store).undo != before.undo:
        undo.undo(store)


def test_the_keyboard_stands_on_the_timeline_and_walks_step_by_step(desk: Desk):
    assert QApplication.focusWidget() is desk.view
    desk.press(Key.Key_Home)
    names = []
    for _ in range(len(desk.view.places.stops)):
        names.append(desk.view.stop.key)
        desk.press(Key.Key_Down)
    assert [key for key in names if key in desk.keys.values()] == list(desk.keys.values())
    assert len(names) == len(set(names))
    desk.press(Key.Key_End)
    assert desk.view.stop.work.number == "22"
    desk.press(Key.Key_PageUp)
    assert desk.view.stop.work.number != "22"


def test_arrows_move_a_step_by_a_month_and_with_shift_or_control_one_end(desk: Desk):
    desk.at("first")
    desk.press(Key.Key_Right)
    assert desk.days("first") == ("2024-05-01", "2024-10-31")
    desk.press(Key.Key_Right, SHIFT)
    assert desk.days("first") == ("2024-05-01", "2024-11-30")
    desk.press(Key.Key_Left, CONTROL)
    assert desk.days("first") == ("2024-04-01", "2024-11-30")
    desk.press(Key.Key_Left)
    assert desk.days("first") == ("2024-03-01", "2024-10-31")
    assert desk.view.stop.key == desk.keys["first"]


def test_each_move_is_one_act_of_its_own(desk: Desk):
    desk.at("first")
    for _ in range(2):
        desk.press(Key.Key_Right)
    undo.undo(desk.store)
    assert desk.days("first") == ("2024-05-01", "2024-10-31")
    undo.undo(desk.store)
    assert desk.days("first") == ("2024-04-01", "2024-09-30")


def test_space_switches_to_the_days_of_the_work_and_back(desk: Desk):
    schedules.save(desk.store, desk.keys["first"], {"actual_from": "R6.4.10"})
    desk.page.refresh()
    desk.at("first").press(Key.Key_Space)
    assert desk.page.view.which.buttons["actual"].isChecked()
    desk.press(Key.Key_Right)
    assert desk.days("first", Which.ACTUAL) == ("2024-05-10", "")
    assert desk.days("first") == ("2024-04-01", "2024-09-30")
    desk.press(Key.Key_Space)
    assert desk.view.which is Which.PLANNED


def test_a_day_that_is_not_there_is_not_moved_but_asked_for(desk: Desk):
    desk.at("open").press(Key.Key_Right)
    assert desk.told[-1].text == "予定の期間が未入力です。Enterで日付を入力してください。"
    desk.at("first").press(Key.Key_Space)
    desk.press(Key.Key_Right, SHIFT)
    assert desk.told[-1].text == "実績の終了日が未入力です。Enterで日付を入力してください。"
    desk.press(Key.Key_Space)


def test_an_end_before_the_beginning_is_refused_in_words(desk: Desk):
    desk.at("second")
    for _ in range(3):
        desk.press(Key.Key_Left, SHIFT)
    assert desk.days("second") == ("2025-04-01", "2025-04-30")
    assert "それより後の日付にしてください" in desk.told[-1].text
    assert desk.told[-1].level == "error"


def test_enter_asks_for_the_days_and_takes_them_in_any_writing(desk: Desk):
    asked = []

    def ask(_parent, title, fields, first, _words, check):
        asked.append((title, first, fields["planned_from"]))
        typed = {"planned_from": "令和6年6月1日", "planned_to": "2024/12/31"}
        assert check({**typed, "title": "例"}) == {}
        return typed

    desk.page.ask = ask
    desk.at("first").press(Key.Key_Return)
    assert asked == [("期間の変更：例 要件の整理", "planned_from", "2024-04-01")]
    assert desk.days("first") == ("2024-06-01", "2024-12-31")


def test_giving_the_dialog_up_changes_nothing(desk: Desk):
    desk.page.ask = lambda *_: None
    desk.at("first").press(Key.Key_Return)
    desk.press(Key.Key_N)
    assert desk.days("first") == ("2024-04-01", "2024-09-30")
    assert len(desk.page.schedule.steps) == 3


def test_o_and_a_double_click_on_its_title_lead_to_the_initiative(desk: Desk):
    asked = []
    desk.page.initiative_asked.connect(asked.append)
    desk.at("first").press(Key.Key_O)
    beside = QPoint(20, desk.view.rect_of(desk.view.stop).y() + 4)
    QTest.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert asked == ["P7/T4", "P7/T4"]


def test_the_pointer_shows_where_a_bar_can_be_made_longer(desk: Desk):
    desk.at("first")
    left = desk.view.to_viewport((0, 0, 0, 0)).x()
    end = left + desk.view.places.painter.axis.after(date(2024, 9, 30))
    y = desk.view.rect_of(desk.view.stop).y() + 8
    shapes = []
    for x in (end, end - 40):
        QTest.mouseMove(desk.view.viewport(), QPoint(round(x), y))
        shapes.append(desk.view.viewport().cursor().shape())
    assert shapes == [Qt.CursorShape.SizeHorCursor, Qt.CursorShape.ArrowCursor]


def test_n_adds_a_step_to_the_initiative_at_hand_and_stands_on_it(desk: Desk):
    desk.page.ask = lambda *_: {"title": "例 新しい工程", "planned_from": "R6.4.1"}
    desk.at("first").press(Key.Key_N)
    assert desk.view.stop.step.title == "例 新しい工程"
    assert desk.view.stop.work.key == FOUR
    undo.undo(desk.store)
    desk.page.refresh()
    assert len(desk.page.schedule.steps) == 3


def test_enter_on_a_row_without_steps_adds_the_first(desk: Desk):
    asked = []
    desk.page.ask = lambda _parent, title, *_: asked.append(title)
    desk.page.stand_on("P7/T3/D0210")
    desk.press(Key.Key_Return)
    assert asked == ["工程の追加：取組3 書かない・待たない・スムーズな窓口の実現"]


def test_delete_strikes_out_what_undo_brings_back(desk: Desk):
    desk.at("second").press(Key.Key_Delete)
    assert len(desk.page.schedule.steps) == 2
    assert "［元に戻す］" in desk.told[-1].text
    assert desk.view.stop.work.key == FOUR
    undo.undo(desk.store)
    desk.page.refresh()
    assert len(desk.page.schedule.steps) == 3


def test_a_bar_dragged_by_a_quarter_moves_three_months_and_shows_its_days(desk: Desk):
    desk.at("first")
    quarter = round(desk.view.places.painter.axis.at(date(2023, 7, 1)))
    desk.drag(quarter, let_go=False)
    assert desk.view.drag.period.first == date(2024, 7, 1)
    QTest.mouseRelease(desk.view.viewport(), Qt.MouseButton.LeftButton)
    assert desk.days("first") == ("2024-07-01", "2024-12-31")


def test_a_bar_dragged_by_its_end_becomes_longer(desk: Desk):
    desk.at("first")
    month = round(desk.view.places.painter.axis.at(date(2023, 5, 1)))
    desk.drag(month, at="right", let_go=False)
    assert desk.view.drag.edge is Edge.LAST
    QTest.mouseRelease(desk.view.viewport(), Qt.MouseButton.LeftButton)
    assert desk.days("first") == ("2024-04-01", "2024-10-31")


def test_where_months_are_drawn_a_bar_is_dragged_by_days(desk: Desk):
    desk.at("first").press(Key.Key_Plus, SHIFT)
    assert desk.view.grain is Grain.MONTH
    ten = round(desk.view.places.painter.axis.at(date(2023, 4, 11)))
    desk.drag(ten, at="left")
    assert desk.days("first") == ("2024-04-11", "2024-09-30")


def test_escape_lets_a_dragged_bar_go_where_it_was(desk: Desk):
    desk.at("first").drag(80, let_go=False)
    desk.press(Key.Key_Escape)
    assert desk.view.drag is None
    QTest.mouseRelease(desk.view.viewport(), Qt.MouseButton.LeftButton)
    assert desk.days("first") == ("2024-04-01", "2024-09-30")


def test_plus_and_minus_change_the_scale_and_keep_the_step_in_view(desk: Desk):
    desk.at("second")
    for key, grain, text in (
        (Key.Key_Plus, Grain.MONTH, "月"),
        (Key.Key_Minus, Grain.QUARTER, "四半期"),
        (Key.Key_Minus, Grain.HALF, "半期"),
        (Key.Key_Minus, Grain.HALF, "半期"),
    ):
        desk.press(key)
        assert desk.view.grain is grain
        assert desk.page.view.scale.currentText() == text
        assert desk.view.viewport().rect().contains(desk.view.rect_of(desk.view.stop).topLeft())


def test_what_has_no_period_is_counted_and_leads_to_the_dialog(desk: Desk):
    asked = []
    desk.page.ask = lambda _parent, title, fields, *_: asked.append((title, fields["title"]))
    assert desk.page.view.missing.text() == "期間が未入力：1件"
    desk.page.view.fill_in.click()
    assert asked == [("期間の変更：例 期間のない工程", "例 期間のない工程")]


def test_the_office_sees_every_department_and_may_choose_one(desk: Desk):
    assert len({each.initiative for each in desk.page.schedule.works}) == 22
    chooser = desk.page.view.department
    chooser.setCurrentIndex(chooser.findData("D0310"))
    assert {each.department_name for each in desk.page.schedule.works} == {"会計課"}
    chooser.setCurrentIndex(0)
    assert len({each.initiative for each in desk.page.schedule.works}) == 22


def test_an_initiative_that_nobody_has_says_so(desk: Desk):
    desk.page.stand_on("P7/T22")
    desk.press(Key.Key_N)
    assert "担当課が決まっていない取組です" in desk.told[-1].text


def test_while_nothing_can_be_saved_nothing_moves_and_the_reason_is_shown(desk: Desk):
    desk.page.halt("いまは保存できません。")
    desk.at("first").press(Key.Key_Right)
    desk.drag(80)
    desk.press(Key.Key_Delete)
    assert {each.text for each in desk.told} == {"いまは保存できません。"}
    assert "いまは保存できません。" in desk.page.view.detail.accessibleName()
    assert desk.days("first") == ("2024-04-01", "2024-09-30")
    desk.page.halt("")


def test_what_is_at_hand_is_said_in_full(desk: Desk):
    desk.at("first")
    assert desk.page.view.detail.accessibleName() == (
        "例 要件の整理、予定 R6.4.1〜R6.9.30、◆遅れ、予定の終わりを過ぎています"
    )


def test_letters_reach_the_timeline_past_an_input_method(desk: Desk):
    for part in (desk.view, desk.view.viewport()):
        assert not part.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_ctrl_enter_is_left_to_the_window_and_tab_leaves(desk: Desk):
    asked = []
    desk.page.ask = lambda *_: asked.append("asked")
    desk.press(Key.Key_Return, CONTROL)
    assert asked == []
    desk.press(Key.Key_Tab)
    assert QApplication.focusWidget() is not desk.view


def test_screen_readers_find_every_row_and_step_with_its_days(desk: Desk):
    QAccessible.setActive(True)
    tree = QAccessible.queryAccessibleInterface(desk.view)
    assert tree.role() == QAccessible.Role.Tree
    children = [tree.child(place) for place in range(tree.childCount())]
    names = [each.text(QAccessible.Text.Name) for each in children]
    assert all(names)
    first = next(each for each in children if "例 要件の整理" in each.text(QAccessible.Text.Name))
    assert "予定 R6.4.1〜R6.9.30" in first.text(QAccessible.Text.Name)
    assert "会計課（主管）" in first.text(QAccessible.Text.Description)
    assert any("工程が未入力" in name for name in names)
    assert first.role() == QAccessible.Role.TreeItem
    assert first.parent().object() is desk.view
    desk.at("first")
    assert not first.rect().isEmpty()
    assert tree.focusChild().text(QAccessible.Text.Name) == first.text(QAccessible.Text.Name)


def test_in_the_window_a_step_is_made_moved_and_taken_back_by_keys_alone(
    qtbot: QtBot, desks: Callable[[], App], tmp_path: Path
):
    with coordinator_store(tmp_path / "a.dxdesk") as store:
        key = schedules.add(store, FOUR, STEPS["first"])
    app = desks()
    started(qtbot, app, tmp_path / "a.dxdesk")
    page = go(app, "schedule")
    assert isinstance(page, SchedulePage)
    view = QApplication.focusWidget()
    assert view is page.view.timeline
    while page.view.timeline.stop.key != key:
        QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_Right)
    assert value(app.store, key, "planned_to") == "2024-10-31"
    QTest.keyClick(view, Key.Key_Z, CONTROL)
    assert value(app.store, key, "planned_to") == "2024-09-30"
    assert page.view.timeline.stop.step.planned.last == date(2024, 9, 30)
    assert QApplication.focusWidget() is view


def test_a_legend_in_words_and_keys_can_be_read(desk: Desk):
    desk.page.view.legend_toggle.click()
    assert "◆遅れ" in desk.page.view.legend.accessibleName()
    assert "検＝検討" in desk.page.view.legend.accessibleName()
    assert "Enterで期間を変更" in desk.view.accessibleDescription()


STARK = contrast_tokens(black_and_white(is_dark=True))


@pytest.mark.parametrize("tokens", [LIGHT, DARK, STARK], ids=["light", "dark", "contrast"])
def test_bars_and_letters_stand_out_from_every_ground(tokens):
    ink = Ink(tokens)
    least = {Tone.TEXT: 4.5, Tone.QUIET: 4.5, Tone.LATE: 4.5}
    for tone in (*least, Tone.PLAN, Tone.ACTUAL, Tone.DONE, Tone.TODAY):
        for ground in (tokens.surface, tokens.hover):
            assert ratio(ink.colour(tone), QColor(ground)) >= least.get(tone, 3.0), tone


def test_other_colours_are_painted_at_once(desk: Desk):
    corner = QPoint(5, 5)
    before = desk.view.viewport().grab().toImage().pixelColor(corner).name()
    desk.page.set_tokens(DARK)
    after = desk.view.viewport().grab().toImage().pixelColor(corner).name()
    assert (before, after) == (LIGHT.header.lower(), DARK.header.lower())


def test_the_dialog_tells_every_fault_at_its_field_and_loses_nothing(qtbot: QtBot, desk: Desk):
    records = stores.records(desk.store)
    dialog = StepDialog(
        "期間の変更",
        dict(records.get(desk.keys["first"]).fields),
        "planned_from",
        words_of(records, "P7"),
        lambda typed: schedules.check_typed(records, desk.keys["first"], typed),
    )
    qtbot.addWidget(dialog)
    dialog.form.field("planned_to").set_value("R6.3.1")
    dialog.try_done()
    assert "始まりより前の日付です" in dialog.form.field("planned_to").error()
    given_up = []
    dialog.rejected.connect(lambda: given_up.append("given up"))
    QTest.keyClick(dialog, Key.Key_Escape)
    assert given_up == []
    assert dialog.form.field("planned_to").value() == "R6.3.1"


def test_a_department_without_work_is_shown_the_way_on(qtbot: QtBot, icons: object, tmp_path: Path):
    with stores.create(tmp_path / "own.dxdesk", stores.DEPARTMENT, "会計課") as own:
        page = SchedulePage(own, clock=lambda: NOW)
        qtbot.addWidget(page.widget)
        asked = []
        page.place_asked.connect(asked.append)
        page.on_shown()
        assert page.view.body.currentWidget() is page.view.empty
        page.view.empty.button.click()
        assert asked == ["submit"]
