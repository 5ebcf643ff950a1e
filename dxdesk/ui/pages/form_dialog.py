"""A dialog of one form: finished only when everything in it can be taken, never lost by Esc."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dxdesk.ui.form import Form
from dxdesk.ui.form_errors import Located


class FormDialog(QDialog):
    """Subclasses read the form in `faults`, and add an `ask` that gives what was read."""

    def __init__(
        self, title: str, form: Form, done: QPushButton, cancel: QPushButton, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(640, min(640, self.screen().availableGeometry().height() - 48))
        self.form = form
        self._at_first = form.values()
        self._lay_out((cancel, done))
        done.clicked.connect(self.try_done)
        cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.try_done)

    def faults(self) -> Sequence[Located]:
        """Read the form; what is wrong with it."""
        raise NotImplementedError

    def try_done(self) -> None:
        """Finish if everything can be read; else show every fault and go to the first."""
        found = self.faults()
        self.form.show_errors(found, focus=True)
        if not found:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form.values() != self._at_first:
            return
        super().keyPressEvent(event)

    def _lay_out(self, buttons: Sequence[QPushButton]) -> None:
        foot = QFrame()
        foot.setObjectName("dialogFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.addStretch()
        for each in buttons:
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form, 1)
        column.addWidget(foot)
