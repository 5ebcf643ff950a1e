import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.tables import RowList

from .desks import in_front

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ROWS = (("会計課", "3"), ("市民課", "12"), ("情報政策課", "1"))


@pytest.fixture
def listed(qtbot: QtBot) -> RowList[tuple[str, str]]:
    columns = (
        Column[tuple[str, str]]("課", lambda row: row[0]),
        Column[tuple[str, str]]("件数", lambda row: row[1], number=True),
    )
    made = RowList("課の一覧", columns, (0, 80))
    made.view.resize(400, 200)
    made.show_rows(ROWS)
    in_front(qtbot, made.view)
    made.view.setFocus()
    return made


def test_the_model_is_sound(listed: RowList[tuple[str, str]]):
    tester = QAbstractItemModelTester(listed.model, FAIL)
    listed.show_rows(ROWS[1:])
    listed.show_rows(())
    assert tester.model() is listed.model


def test_nothing_can_be_typed_and_letters_go_to_whoever_listens(listed: RowList[tuple[str, str]]):
    QTest.keyClick(listed.view, "a")
    assert not listed.view.is_typing
    assert not listed.view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_enter_chooses_the_row_at_hand(listed: RowList[tuple[str, str]]):
    chosen: list[tuple[str, str]] = []
    listed.on_chosen(chosen.append)
    QTest.keyClick(listed.view, Qt.Key.Key_Down)
    QTest.keyClick(listed.view, Qt.Key.Key_Return)
    assert chosen == [ROWS[1]]


def test_whole_rows_are_copied_with_headings_when_asked_for(listed: RowList[tuple[str, str]]):
    QTest.keyClick(listed.view, Qt.Key.Key_Down, _SHIFT)
    QTest.keyClick(listed.view, Qt.Key.Key_C, _CTRL)
    assert QApplication.clipboard().text() == "会計課\t3\n市民課\t12"
    QTest.keyClick(listed.view, Qt.Key.Key_C, _CTRL | _SHIFT)
    assert QApplication.clipboard().text().startswith("課\t件数\n")


def test_the_row_at_hand_stays_when_the_list_is_sorted(listed: RowList[tuple[str, str]]):
    listed.go_to(2)
    listed.view.headings.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert listed.rows[0] == ROWS[2]
    assert listed.current == ROWS[2]


def test_its_menu_offers_only_what_it_can_do(listed: RowList[tuple[str, str]]):
    listed.fit(3)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(listed.view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = {each.text() for each in menu.actions() if each.text()}
    assert texts == {
        "コピー",
        "見出しとともにコピー",
        "この列で並べ替え（小さい順）",
        "この列で並べ替え（大きい順）",
        "並べ替えをやめる",
    }
    for each in menu.actions():
        each.trigger()
    menu.close()


def test_tab_leaves_it_at_once(listed: RowList[tuple[str, str]]):
    before = listed.view.currentIndex()
    QTest.keyClick(listed.view, Qt.Key.Key_Tab)
    assert listed.view.currentIndex() == before
