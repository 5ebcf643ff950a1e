"""The window tried by itself: every page is shown and painted once."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop

from dxdesk.ui.frame import Frame
from dxdesk.ui.tasks import Runner

_SECONDS = 60
_STEP_MS = 50


class NoWindow(Exception):
    """The window did not come, or was not ready in time."""


def walk(frame: Frame, runner: Runner, is_open: Callable[[], bool]) -> int:
    """Show every page of the window once its store is open; how many there were.

    Raises NoWindow.
    """
    _wait_for(lambda: is_open() and not runner.is_busy)
    window = frame.window
    if window is None:
        raise NoWindow
    count = window.stack.count()
    for place in range(count):
        window.show_page(place)
        _wait_for(lambda: not runner.is_busy)
        if window.grab().isNull():
            raise NoWindow
    return count


def _wait_for(is_so: Callable[[], bool]) -> None:
    waited = QElapsedTimer()
    waited.start()
    while not is_so():
        if waited.hasExpired(_SECONDS * 1000):
            raise NoWindow
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _STEP_MS)
