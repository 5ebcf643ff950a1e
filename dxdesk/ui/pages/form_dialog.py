"""A dialog of one form: finished only when everything in it can be taken, never lost by Esc."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dxdesk.ui.form import Form
from dxdesk.ui.form_errors import Located

_WIDE, _MOST = 640, 720  # pixels
_FRAME = 48  # pixels of title and edge that a window has


class FormDialog(QDialog):
    """Subclasses read the form in `faults`, and add an `ask` that gives what was read."""

    def __init__(
        self, title: str, form: Form, done: QPushButton, cancel: QPushButton, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(_WIDE, _MOST)
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
        if found:
            QTimer.singleShot(0, self, self._grow)  # once the fields have made room
        else:
            self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form.values() != self._at_first:
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        """As tall as what is asked."""
        page = self.form.widget()
        layout = page.layout() if page else None
        asked = layout.totalHeightForWidth(self.form.viewport().width()) if layout else _MOST
        self._be_tall(asked + self.height() - self.form.height())

    def _grow(self) -> None:
        """As much taller as the faults found need."""
        self._be_tall(self.height() + self.form.verticalScrollBar().maximum())

    def _be_tall(self, wanted: int) -> None:
        room = self.screen().availableGeometry().height() - _FRAME
        self.resize(_WIDE, min(wanted, _MOST, room))

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
