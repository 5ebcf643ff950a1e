"""What tests of the window and its pages share: opening a store, going to a page, waiting."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.services import collecting
from dxdesk.ui.pages.base import StorePage
from dxdesk.ui.places import places_of
from dxdesk.ui.shell.late_page import LatePage

WAIT = 60_000


def started(qtbot: QtBot, desk: Desk, path: Path) -> None:
    """Open a store in the window."""
    assert desk.open(path)
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)
    settled(qtbot, desk)


def put_in_view(qtbot: QtBot, page: StorePage, wide: int = 1200, tall: int = 700) -> None:
    """Show a page alone, of that many pixels, as the window shows one, with the keyboard in it."""
    page.widget.resize(wide, tall)
    in_front(qtbot, page.widget)
    page.on_shown()


def in_front(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget alone above all others, until the test ends."""
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def settled(qtbot: QtBot, desk: Desk) -> None:
    """Wait for long work to end and for the window to have the keyboard."""
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=WAIT)
    assert desk.window is not None
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    if QApplication.focusWidget() is None:
        desk.window.nav.buttons[0].setFocus()


def page_of(desk: Desk) -> object:
    """The page in view."""
    assert desk.window is not None
    late = desk.window.current
    assert isinstance(late, LatePage)
    return late.page


def go(desk: Desk, name: str) -> object:
    """The page of a place, brought into view by its keys where it has any."""
    assert desk.window is not None
    assert desk.store is not None
    places = places_of(desk.store.identity.role)
    number = [each.name for each in places].index(name)
    keys = places[number].keys or (f"Ctrl+{number + 1}" if number < 9 else "")
    if not keys:
        desk.frame.show_page(name)
        return page_of(desk)
    QTest.keySequence(QApplication.focusWidget() or desk.window, QKeySequence(keys))
    return page_of(desk)


def drop(target: QWidget, *files: Path) -> bool:
    """Drop files on a widget as the system would; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    at = target.rect().center()
    args = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    entering = QDragEnterEvent(at, *args, Qt.KeyboardModifier.NoModifier)
    entering.ignore()
    QApplication.sendEvent(target, entering)
    if not entering.isAccepted():
        return False
    dropping = QDropEvent(QPointF(at), *args, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, dropping)
    return True


def undress(app: QApplication) -> None:
    """Take the look off; what a test has dropped must not go while Qt goes through all widgets."""
    with collecting.held_back():
        app.setStyleSheet("")
