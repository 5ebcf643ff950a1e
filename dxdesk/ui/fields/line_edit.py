"""One-line editors that lose nothing of what an input method commits."""

import unicodedata

from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_NO_LIMIT = 2**30  # Qt's own 32,767 would cut silently


class ExactLineEdit(QLineEdit):
    """A line edit without length limit or validator.

    Ctrl+Z that it cannot use itself goes on to the window's undo.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(_NO_LIMIT)

    def event(self, event: QEvent) -> bool:
        if spent(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class NfkcLineEdit(ExactLineEdit):
    """For numbers and dates: what an input method commits arrives in half width (５０ is 50)."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        event.setCommitString(
            unicodedata.normalize("NFKC", event.commitString()),
            event.replacementStart(),
            event.replacementLength(),
        )
        super().inputMethodEvent(event)


def spent(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether the event offers a shortcut for an undo or redo that the editor has none left of."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not undo
    return event.matches(QKeySequence.StandardKey.Redo) and not redo
