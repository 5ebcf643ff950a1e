"""A day of a report: that it compares with, or as of which it is; echoed back, or blank."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.domain import calendar
from dxdesk.domain.errors import BadValue
from dxdesk.domain.words import pages_report as words
from dxdesk.services import reporting
from dxdesk.ui.fields.line_edit import NfkcLineEdit
from dxdesk.ui.pages.parts import named_label
from dxdesk.ui.text import Paragraph

_WIDTH = 280


class MomentField(QWidget):
    """A day (or a day with a time), or nothing; `blank` says what nothing means."""

    def __init__(self, label: str, blank: str) -> None:
        super().__init__()
        self._label, self._blank = label, blank
        self.edit = NfkcLineEdit()
        self.edit.setAccessibleName(label)
        self.edit.setFixedWidth(_WIDTH)
        self._said = Paragraph(kind="fieldHelp")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(named_label(label, "fieldLabel"))
        column.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._said)
        self.edit.editingFinished.connect(self._echo)
        self._echo()

    @property
    def text(self) -> str:
        """What is said below the field."""
        return self._said.accessibleName()

    def moment(self) -> datetime | None:
        """The end of the day (or the time given), None where none is given. Raises BadValue."""
        text = self.edit.text().strip()
        return reporting.moment(text, self._label) if text else None

    def _echo(self) -> None:
        try:
            moment = self.moment()
        except BadValue:
            self._said.say(words.SINCE_BAD)
            return
        self._said.say(calendar.echo(moment.date()) if moment else self._blank)
