"""Unfinished typing is kept within seconds, and at once when the person turns away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

AUTOSAVE_MS = 3_000
"""The longest time that typing waits before it is kept; a power cut costs no more of it."""


class Autosave(QObject):
    """Calls `keep` at most AUTOSAVE_MS after the first change that it was told of.

    The timer runs on while more is typed, so that one who never pauses loses no more than one
    who does. `keep` is also called when another program comes to the front, and when the
    session of the PC ends. It reads what an input method has committed and touches no editor,
    so that a composition goes on undisturbed.
    """

    def __init__(self, keep: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE_MS)
        self._timer.timeout.connect(self._keep)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)
            app.commitDataRequest.connect(self.flush, Qt.ConnectionType.DirectConnection)

    @property
    def is_waiting(self) -> bool:
        """Whether something typed is not kept yet."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep what waits, now."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def stop(self) -> None:
        """Nothing is left to be kept."""
        self._timer.stop()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self.flush()
