from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.ui.shell.actions import Command, Menu, plain
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.shell.nav import NARROW, WIDE
from dxdesk.ui.shell.window import Window
from dxdesk.ui.theme.icons import Icons

from .conftest import PlainPage
from .desks import in_front

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pages() -> list[PlainPage]:
    return [
        PlainPage("ホーム", "home"),
        PlainPage("取組一覧", "list", "開く(&O)"),
        PlainPage("提出", "submit"),
    ]


@pytest.fixture
def ran() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, icons: Icons, pages: list[PlainPage], ran: list[str]) -> Window:
    commands = [
        Command(Menu.FILE, "保存(&S)", lambda: ran.append("save"), ("Ctrl+S",)),
        Command(Menu.HELP, "使い方(&H)", lambda: ran.append("help"), ("F1",)),
    ]
    made = Window(pages, [PlainPage("設定", "settings")], icons, commands)
    made.resize(1366, 768)
    in_front(qtbot, made)
    return made


def _press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def test_ctrl_and_a_number_bring_a_page_into_view(window: Window, pages: list[PlainPage]):
    _press(window, Qt.Key.Key_2)
    assert window.current is pages[1]
    assert pages[1].times_shown == 1
    assert window.head.title.text() == "取組一覧"
    _press(window, Qt.Key.Key_4)
    assert window.current.title == "設定"


def test_the_navigation_switches_pages_and_marks_the_page_in_view(window: Window):
    window.nav.buttons[2].click()
    assert window.current.title == "提出"
    assert [button.isChecked() for button in window.nav.buttons] == [False, False, True]


def test_the_navigation_is_narrow_in_a_narrow_window(window: Window):
    assert window.nav.width() == WIDE
    window.resize(911, 433)
    assert window.nav.width() == NARROW
    assert [button.accessibleName() for button in window.nav.buttons] == [
        "ホーム", "取組一覧", "提出",
    ]  # fmt: skip
    assert window.nav.buttons[0].toolTip() == "ホーム（Ctrl+1）"


def test_the_window_can_be_as_small_as_150_per_cent_on_a_laptop_leaves(window: Window):
    window.resize(900, 430)
    assert (window.width(), window.height()) == (900, 430)


def test_f6_visits_every_pane_and_comes_back(window: Window, pages: list[PlainPage]):
    window.show_page(1)
    window.tell(Notice("バックアップに失敗しました。", "error"))
    window.nav.buttons[1].setFocus()
    visited = []
    for _ in range(6):
        visited.append(_pane_of(window, pages[1]))
        _press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert visited == ["nav", "info", "head", "pane0", "pane1", "nav"]


def test_shift_f6_goes_the_other_way_to_where_one_was(window: Window, pages: list[PlainPage]):
    window.nav.buttons[0].setFocus()
    visited = []
    for _ in range(4):
        visited.append(_pane_of(window, pages[0]))
        _press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert visited == ["nav", "pane1", "pane0", "head"]
    assert QApplication.focusWidget() is window.nav.buttons[0]


def _pane_of(window: Window, page: PlainPage) -> str:
    panes = {"nav": window.nav, "info": window.info, "head": window.head}
    panes |= {f"pane{n}": pane for n, pane in enumerate(page.panes)}
    focused = QApplication.focusWidget()
    return next(name for name, pane in panes.items() if _holds(pane, focused))


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))


def test_no_two_actions_share_a_shortcut(window: Window):
    keys = Counter(
        key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_mnemonic_reaches_a_tooltip_a_button_or_a_name(window: Window):
    window.show_page(1)
    window.set_undo("取組1 実績の入力")
    actions = [
        action for action in window.findChildren(QAction) if action.text() and not action.menu()
    ]
    shown = [text for action in actions for text in (action.toolTip(), action.iconText())]
    for button in window.findChildren(QAbstractButton):
        shown += [button.text(), button.toolTip(), button.accessibleName()]
    assert [text for text in shown if "&" in text or "(" in text] == []


def test_a_menu_text_loses_its_mnemonic():
    assert plain("保存(&S)") == "保存"
    assert plain("終了(&X)…") == "終了…"


def test_ctrl_enter_does_the_primary_action(qtbot: QtBot, window: Window, pages: list[PlainPage]):
    window.show_page(1)
    with qtbot.waitSignal(pages[1].primary_action.triggered):
        _press(window, Qt.Key.Key_Return)
    with qtbot.waitSignal(pages[1].primary_action.triggered):
        window.head.primary.click()


def test_the_primary_button_follows_its_action(window: Window, pages: list[PlainPage]):
    window.show_page(1)
    pages[1].primary_action.setText("18件を反映(&A)")
    assert window.head.primary.text() == "18件を反映"
    window.show_page(0)
    assert window.head.primary.isHidden()
    pages[1].primary_action.setText("別の語")
    assert window.head.primary.isHidden()


def test_undo_is_named_everywhere_and_asked_for(qtbot: QtBot, window: Window):
    window.set_undo("取組1 実績の入力")
    assert window.head.undo.accessibleName() == "元に戻す：取組1 実績の入力"
    assert window.head.undo.toolTip() == "元に戻す：取組1 実績の入力（Ctrl+Z）"
    texts = [action.text() for action in window.menus[Menu.EDIT].actions()]
    assert "元に戻す：取組1 実績の入力(&U)" in texts
    with qtbot.waitSignal(window.undo_asked):
        _press(window, Qt.Key.Key_Z)


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_Y])
def test_a_notice_of_what_is_taken_back_or_done_again_goes(window: Window, key: Qt.Key):
    window.set_undo("取りまとめ")
    window.set_redo("取りまとめ")
    window.tell(Notice("1件のファイルを反映しました。", topic="page"))
    _press(window, key)
    assert window.info.notices == ()


def test_redo_is_asked_for_by_ctrl_y(qtbot: QtBot, window: Window):
    window.set_redo("取組1 実績の入力")
    with qtbot.waitSignal(window.redo_asked):
        _press(window, Qt.Key.Key_Y)


def test_undo_with_nothing_to_undo_says_so(qtbot: QtBot, window: Window):
    with qtbot.assertNotEmitted(window.undo_asked):
        window.head.undo.click()
    assert [notice.text for notice in window.info.notices] == ["元に戻せる操作はありません。"]


def test_a_notice_runs_its_action_and_is_closed_by_escape(window: Window, ran: list[str]):
    window.tell(Notice("失敗しました。", "error", "再試行", lambda: ran.append("again")))
    button = next(
        each for each in window.info.findChildren(QAbstractButton) if each.text() == "再試行"
    )
    button.click()
    assert ran == ["again"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert window.info.notices == ()
    assert window.info.isHidden()


def test_a_notice_takes_the_place_of_the_last_one_on_its_topic(window: Window):
    for text in ("1回目", "2回目"):
        window.tell(Notice(text, topic="backup"))
    window.tell(Notice("別の話", topic="merge"))
    assert [notice.text for notice in window.info.notices] == ["別の話", "2回目"]


def test_every_tab_stop_of_the_window_has_a_name(window: Window):
    window.tell(Notice("失敗しました。", "error", "再試行", lambda: None))
    parts = (window.nav, window.info, window.head)
    stops = [
        each for part in parts for each in part.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()
    ]  # fmt: skip
    assert [each for each in stops if not (each.accessibleName() or each.text())] == []


def test_commands_run_from_their_keys_and_empty_menus_hide(window: Window, ran: list[str]):
    _press(window, Qt.Key.Key_S)
    assert ran == ["save"]
    assert not window.menus[Menu.TOOLS].menuAction().isVisible()
    assert window.menus[Menu.HELP].menuAction().isVisible()


def test_the_status_says_counts_time_and_department(window: Window):
    window.set_counts("22件中5件")
    window.set_saved("10:32")
    window.set_department("市民課")
    assert window.counts.text() == "22件中5件"
    assert window.saved.text() == "保存済み 10:32"
    assert window.department.text() == "市民課"
    assert window.windowTitle() == "ホーム - 市民課 - dxdesk"


def test_closing_is_told_first(qtbot: QtBot, window: Window):
    with qtbot.waitSignal(window.closing):
        _press(window, Qt.Key.Key_Q)
    assert not window.isVisible()


def test_menu_shortcuts_are_readable_key_sequences(window: Window):
    for action in window.findChildren(QAction):
        assert all(key != QKeySequence() for key in action.shortcuts())
