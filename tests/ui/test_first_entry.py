"""From the first run to the first value saved: how many things a person has to do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain import keys
from dxdesk.services import issuing, stores

from .clerk import Clerk
from .desks import WAIT, settled
from .exchange import CONTROL, PLAIN, driven
from .half_year import ROUND, WORK, office_store

pytestmark = pytest.mark.usefixtures("own_home")

MOST = 10
"""What the rubric allows; a name that is typed is one thing done, as is each key pressed."""


def test_the_first_value_is_saved_after_ten_things_done_at_most(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path, figure: Callable[[str], None]
):
    with office_store(tmp_path / "office.dxdesk") as office:
        request = driven(issuing.request(office, ROUND, tmp_path))[0].path
    desk = desks()
    desk.offer([request])  # as by a double click on the file
    done = _first_run(qtbot, desk)
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)
    settled(qtbot, desk)
    clerk = Clerk(qtbot, desk)
    clerk.go_on()  # takes the file
    clerk.press(Qt.Key.Key_Return)  # the first of what is to be done
    clerk.press(Qt.Key.Key_Space)  # the first answer
    qtbot.waitUntil(lambda: bool(_stage(clerk)), timeout=WAIT)
    assert done + clerk.presses <= MOST
    figure(f"first run to the first saved value: {done + clerk.presses} things done")


def _stage(clerk: Clerk) -> str:
    report = stores.records(clerk.store).get(keys.report_key(WORK[0], ROUND))
    return report.get("stage") if report else ""


def _first_run(qtbot: QtBot, desk: Desk) -> int:
    """Fill in the first screen by keyboard alone; how many things that were."""
    pressed: list[Qt.Key | str] = []

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        pressed.append(key)
        QTest.keyClick(QApplication.focusWidget(), key, modifier)

    def fill_in() -> None:
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=WAIT)
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Tab)
        pressed.append("会計課")
        typed = QInputMethodEvent()
        typed.setCommitString("会計課")
        QApplication.sendEvent(QApplication.focusWidget(), typed)
        press(Qt.Key.Key_Return, CONTROL)

    QTimer.singleShot(0, fill_in)
    assert desk.start()
    return len(pressed)
