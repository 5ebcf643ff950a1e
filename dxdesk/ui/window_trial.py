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
    ready(runner, is_open)
    window = frame.window
    if window is None:
        raise NoWindow
    count = window.stack.count()
    for place in range(count):
        window.show_page(place)
        ready(runner, is_open)
        if window.grab().isNull():
            raise NoWindow
    return count


def ready(runner: Runner, is_open: Callable[[], bool]) -> None:
    """Let the window work until the store is open and nothing is running. Raises NoWindow."""
    waited = QElapsedTimer()
    waited.start()
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _STEP_MS)
    while runner.is_busy or not is_open():
        if waited.hasExpired(_SECONDS * 1000):
            raise NoWindow
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _STEP_MS)
