import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from dxdesk.ui.pages.parts import button
from dxdesk.ui.press_button import PressButton

from .desks import in_front
from .exchange import CONTROL


class _Asked(QDialog):
    """A line to type into, and a button below it that counts."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.button, self.pressed = QLineEdit(), button("削除"), 0
        self.button.clicked.connect(self._count)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.button)

    def _count(self) -> None:
        self.pressed += 1


@pytest.fixture
def asked(qtbot: QtBot) -> _Asked:
    made = _Asked()
    in_front(qtbot, made)
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_with_the_keyboard_is_pressed_by_enter_and_by_space(asked: _Asked, key: Qt.Key):
    assert isinstance(asked.button, PressButton)
    asked.button.setFocus()
    QTest.keyClick(asked.button, key)
    assert asked.pressed == 1
    assert asked.isVisible()


def test_ctrl_enter_is_left_to_what_goes_on(asked: _Asked):
    asked.button.setFocus()
    QTest.keyClick(asked.button, Qt.Key.Key_Return, CONTROL)
    assert asked.pressed == 0


def test_enter_in_a_line_presses_no_button(asked: _Asked):
    asked.line.setFocus()
    QTest.keyClick(asked.line, Qt.Key.Key_Return)
    assert asked.pressed == 0
