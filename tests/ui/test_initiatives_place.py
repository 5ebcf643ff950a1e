from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.services import stores
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.shell.window import Window
from dxdesk.ui.theme.icons import Icons

from .conftest import PlainPage
from .desks import in_front
from .example_store import FOUR, REPORT, coordinator_store, value

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store(tmp_path: Path) -> Iterator[stores.Store]:
    with coordinator_store(tmp_path / "a.dxdesk") as made:
        yield made


@pytest.fixture
def place(store: stores.Store) -> InitiativesPlace:
    return InitiativesPlace(store)


@pytest.fixture
def window(qtbot: QtBot, icons: Icons, place: InitiativesPlace) -> Window:
    made = Window([place, PlainPage("提出", "submit")], [], icons)
    place.switched.connect(lambda: made.show_page(0))
    place.told.connect(made.tell)
    place.saved.connect(made.set_saved)
    made.resize(1366, 768)
    in_front(qtbot, made)
    made.show_page(0)
    return made


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found
    return found


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(_focused(), key, modifier)


def _tab_to(widget: QWidget) -> None:
    for _ in range(60):
        if widget is _focused() or widget.isAncestorOf(_focused()):
            return
        _press(Qt.Key.Key_Tab)
    raise AssertionError("Tab does not get there")


def test_the_keyboard_alone_opens_answers_and_goes_on(
    window: Window, place: InitiativesPlace, store: stores.Store
):
    _press(Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(_focused(), "4")
    _tab_to(place.list.view.table)
    _press(Qt.Key.Key_Return)
    assert window.head.title.text() == "詳細・入力"
    assert place.detail.spot.assignment == FOUR
    form = place.detail.view.form
    assert form
    _tab_to(form.field("progress"))
    _press(Qt.Key.Key_Right)
    _tab_to(form.field("results"))
    QTest.keyClicks(_focused(), "18 counters")
    _press(Qt.Key.Key_Return, CONTROL)
    assert value(store, REPORT, "progress") == "on-track"
    assert value(store, REPORT, "results") == "18 counters"
    assert place.detail.spot.initiative == "P7/T14"


def test_going_back_leads_to_the_row_one_came_from(
    window: Window, place: InitiativesPlace, store: stores.Store
):
    place.open("P7/T4")
    assert window.current.primary_action is place.detail.primary_action
    _press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.head.title.text() == "取組一覧"
    assert _focused() is place.list.view.table
    at_hand = place.list.view.table.currentIndex().row()
    assert place.list.rows[at_hand].initiative == "P7/T4"


def test_the_navigation_leads_to_the_list_and_back_to_the_form_one_was_in(
    window: Window, place: InitiativesPlace
):
    place.open("P7/T4")
    _press(Qt.Key.Key_2, CONTROL)
    _press(Qt.Key.Key_1, CONTROL)
    assert place.current is place.detail
    _press(Qt.Key.Key_1, CONTROL)
    assert place.current is place.list
    assert window.head.title.text() == "取組一覧"


def test_f6_visits_every_pane_of_the_form(window: Window, place: InitiativesPlace):
    place.open("P7/T4")
    visited = set()
    for _ in range(12):
        visited |= {n for n, pane in enumerate(place.panes) if pane.isAncestorOf(_focused())}
        _press(Qt.Key.Key_F6)
    assert visited == {0, 1, 2}


def test_leaving_the_page_by_the_navigation_saves_what_is_typed(
    window: Window, place: InitiativesPlace, store: stores.Store
):
    place.open("P7/T4")
    form = place.detail.view.form
    assert form
    form.focus_field("results")
    QTest.keyClicks(_focused(), "typed")
    _press(Qt.Key.Key_2, CONTROL)
    assert value(store, REPORT, "results") == "typed"


@pytest.mark.parametrize(("width", "height"), [(1366, 736), (911, 433)])
def test_nothing_forces_the_window_wider_than_the_screen(
    window: Window, place: InitiativesPlace, width: int, height: int
):
    window.resize(width, height)
    place.open("P7/T11")
    place.open("P7/T4")
    assert window.minimumSizeHint().width() <= width
    assert (window.width(), window.height()) == (width, height)
    assert window.head.primary.isVisible()


def test_from_a_field_to_be_mended_one_goes_on_to_the_next_of_the_list(
    window: Window, place: InitiativesPlace
):
    place.open_field(REPORT, "results")
    place.detail.previous()
    assert place.detail.spot.initiative == "P7/T3"
