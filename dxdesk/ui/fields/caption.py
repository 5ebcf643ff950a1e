"""The lines above an input: label, 「※必須」, why it is locked, help."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dxdesk.domain.fields import Field
from dxdesk.domain.words import forms as words
from dxdesk.ui.fields.reading import NUMBERS
from dxdesk.ui.text import Paragraph


class Caption(QWidget):
    """Label (bold) with 「※必須」 beside it, then the help sentence."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._lock = Paragraph(kind="fieldLock")
        self._lock.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._required = _named("", "fieldRequired")
        self._row = _label_row(field, self._required)
        column.addLayout(self._row)
        if field.help:
            column.addWidget(Paragraph(field.help, "fieldHelp"))
        column.addWidget(self._lock)

    def put_beside(self, part: QWidget) -> None:
        """Put something at the right end of the label."""
        self._row.addWidget(part)

    def set_required(self, mark: str) -> None:
        """Show 「※必須」, 「※任意」 or the like beside the label."""
        self._required.setText(mark)
        self._required.setProperty("optional", mark == words.OPTIONAL)
        self._required.style().unpolish(self._required)
        self._required.style().polish(self._required)

    def set_lock(self, reason: str) -> None:
        """Say why the field cannot be changed; "" says nothing."""
        self._lock.say(words.locked(reason) if reason else "")
        self._lock.setVisible(bool(reason))
        self._required.setVisible(not reason)


def _label(field: Field) -> str:
    """The label; the unit of a number stands behind its input instead."""
    return field.label if field.kind in NUMBERS else words.label(field.label, field.unit)


def _label_row(field: Field, required: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(_named(_label(field), "fieldLabel"))
    row.addWidget(required)
    row.addStretch()
    return row


def _named(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(kind)
    return label
