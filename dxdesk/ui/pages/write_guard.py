"""Buttons that would write where nothing may be written: dimmed, and saying why when pressed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractButton

Control = QAction | QAbstractButton

_PRESSES = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


class WriteGuard(QObject):
    """Locks the controls for good; `tell` is given the reason whenever one is pressed.

    Buttons keep their place in the order of Tab, so that the reason can be heard.
    """

    def __init__(
        self,
        controls: Sequence[Control],
        reason: str,
        tell: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._reason, self._tell = reason, tell
        for each in controls:
            if isinstance(each, QAction):
                each.setEnabled(False)
                each.setToolTip(reason)
            else:
                self._lock(each)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if (
            is_key
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS
            and not (event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        ):
            self._tell(self._reason)
            return True
        if event.type() in _PRESSES:
            if event.type() == QEvent.Type.MouseButtonRelease:
                self._tell(self._reason)
            return True
        return super().eventFilter(watched, event)

    def _lock(self, button: QAbstractButton) -> None:
        button.installEventFilter(self)
        button.setToolTip(self._reason)
        button.setAccessibleDescription(self._reason)
        button.setProperty("locked", True)
        button.style().unpolish(button)
        button.style().polish(button)
