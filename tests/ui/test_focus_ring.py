from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dxdesk.ui.focus_ring import INNER, OUTER, FocusRing
from dxdesk.ui.theme.tokens import LIGHT

from .desks import in_front

WIDTH = OUTER + INNER


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    made = FocusRing(qapp, LIGHT)
    yield made
    qapp.focusChanged.disconnect(made._follow)


@pytest.mark.parametrize("kind", [QPushButton, QRadioButton, QCheckBox])
@pytest.mark.parametrize("name", ["", "chip", "quiet"])
def test_the_keyboard_tints_nothing_that_could_then_pass_for_chosen(
    qtbot: QtBot, icons: object, kind: type[QAbstractButton], name: str
):
    window = QWidget()
    before, button = QLineEdit(), kind("検討")
    button.setObjectName(name)
    column = QVBoxLayout(window)
    column.addWidget(before)
    column.addWidget(button)
    in_front(qtbot, window)
    before.setFocus()
    plain = button.grab().toImage()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert button.grab().toImage() == plain


class _Window(QWidget):
    """Three inputs: one plain, one in a scrolling area, and one button."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.button, self.scrolled = QLineEdit(), QPushButton("a"), QLineEdit()
        self.tall = QWidget()
        self.tall.setMinimumHeight(1000)
        self.scrolled.setParent(self.tall)
        self.scrolled.setGeometry(10, 20, 100, 30)
        self.area = QScrollArea()
        self.area.setWidget(self.tall)
        self.plain = QFrame()
        column = QVBoxLayout(self)
        for part in (self.first, self.button, self.area, self.plain):
            column.addWidget(part)
        self.resize(300, 300)


@pytest.fixture
def window(qtbot: QtBot, ring: FocusRing) -> _Window:
    made = _Window()
    in_front(qtbot, made)
    return made


def _around(widget: QWidget) -> QRect:
    place = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    return place.adjusted(-WIDTH, -WIDTH, WIDTH, WIDTH)


def test_the_ring_surrounds_the_focused_widget(window: _Window, ring: FocusRing):
    for widget in (window.first, window.button):
        widget.setFocus()
        assert ring.overlay.geometry() == _around(widget)


def test_the_ring_is_black_outside_and_yellow_inside(window: _Window, ring: FocusRing):
    window.button.setFocus()
    corner = _around(window.button).topLeft()
    picture = window.grab().toImage()
    assert picture.pixelColor(corner + QPoint(20, 1)) == QColor(LIGHT.ring_outer)
    assert picture.pixelColor(corner + QPoint(20, OUTER)) == QColor(LIGHT.ring_inner)


def test_the_ring_is_whole_around_what_fills_its_window(qtbot: QtBot, ring: FocusRing):
    window, text = QWidget(), QPlainTextEdit()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(text)
    in_front(qtbot, window)
    text.setFocus()
    picture = window.grab().toImage()
    middle = window.rect().center()
    ends = (0, middle.y()), (window.width() - 1, middle.y()), (middle.x(), window.height() - 1)
    for x, y in ends:
        assert picture.pixelColor(x, y) == QColor(LIGHT.ring_outer)


def test_the_ring_moves_nothing(window: _Window, ring: FocusRing):
    before = [part.geometry() for part in (window.first, window.button, window.area)]
    window.button.setFocus()
    assert [part.geometry() for part in (window.first, window.button, window.area)] == before


def test_the_ring_follows_resizing(window: _Window, ring: FocusRing, qtbot: QtBot):
    window.button.setFocus()
    window.resize(500, 400)
    qtbot.waitUntil(lambda: ring.overlay.geometry() == _around(window.button))


def test_the_ring_follows_scrolling_and_goes_with_its_widget(window: _Window, ring: FocusRing):
    window.scrolled.setFocus()
    before = ring.overlay.geometry()
    window.area.verticalScrollBar().setValue(10)
    assert ring.overlay.geometry() == before.translated(0, -10)
    window.area.verticalScrollBar().setValue(500)
    assert ring.overlay is None


def test_the_ring_does_not_leave_its_scrolling_area(window: _Window, ring: FocusRing):
    window.scrolled.setFocus()
    window.area.verticalScrollBar().setValue(30)
    viewport = window.area.viewport()
    inside = QRect(viewport.mapTo(window, QPoint()), viewport.size())
    drawn = ring.overlay.mask().boundingRect().translated(ring.overlay.pos())
    assert inside.contains(drawn)


def test_plain_containers_get_no_ring(window: _Window, ring: FocusRing):
    window.plain.setFocus()
    assert ring.overlay is None


def test_the_ring_goes_over_to_another_window(window: _Window, ring: FocusRing, qtbot: QtBot):
    window.first.setFocus()
    other = _Window()
    in_front(qtbot, other)
    other.first.setFocus()
    assert ring.overlay.window() is other


def test_the_ring_survives_its_window(window: _Window, ring: FocusRing, qtbot: QtBot):
    dialog = QWidget()
    edit = QLineEdit(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    edit.setFocus()
    assert ring.overlay.window() is dialog
    dialog.deleteLater()
    qtbot.waitUntil(lambda: ring.overlay is None)


def test_the_ring_lets_the_mouse_through(window: _Window, ring: FocusRing):
    window.button.setFocus()
    assert window.childAt(window.button.geometry().center()) is window.button
