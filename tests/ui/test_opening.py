"""The first size of the window: large, and never beyond the screen."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dxdesk.ui import opening


@dataclass(frozen=True)
class _Screen:
    """As much of a screen as placing a window asks about."""

    free: QRect

    def availableGeometry(self) -> QRect:
        return self.free


class _Window(QWidget):
    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._screen = _Screen(QRect(0, 0, width, height))

    def screen(self):
        return self._screen


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1366, 728), (1024, 1200)])
def test_fills_a_screen_that_has_no_room_for_its_title_bar(qtbot: QtBot, width: int, height: int):
    window = _Window(width, height)
    qtbot.addWidget(window)
    opening.place(window)
    assert window.isMaximized()


def test_leaves_room_on_a_large_screen(qtbot: QtBot):
    window = _Window(1920, 1040)
    qtbot.addWidget(window)
    opening.place(window)
    assert not window.isMaximized()
    assert (window.width(), window.height()) == (1280, 760)
