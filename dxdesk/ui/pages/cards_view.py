"""The layout of small groups of inputs, one card for each record."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain.fields import Kind, RecordType
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import pages_detail as words
from dxdesk.ui.fields.base import FieldWidget, Options
from dxdesk.ui.fields.factory import field_widget
from dxdesk.ui.pages.parts import button, named_label

_NARROW = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY})
_NOT_SHOWN = {
    "": ("order",),
    "instruction": ("closed_on", "closed_by"),  # set by an act of its own
}


class CardView(QFrame):
    """One record: its title, ［取り消す］ and its inputs, numbers side by side."""

    strike_asked = Signal()

    def __init__(
        self, kind: RecordType, vocabularies: Words, options: Mapping[str, Options]
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._label = kind.label
        self.title = named_label("", "cardTitle")
        self.strike = button(words.STRIKE, "quiet")
        self.strike.clicked.connect(self.strike_asked)
        self.widgets: dict[str, FieldWidget] = {
            field.name: field_widget(field, vocabularies, options.get(field.name, ()))
            for field in kind.fields
            if field.name not in (*_NOT_SHOWN[""], *_NOT_SHOWN.get(kind.name, ()))
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addLayout(_grid(list(self.widgets.values())))

    def name(self, title: str) -> None:
        """Say what the card is about; "" where the section's heading says it."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.strike.setAccessibleName(words.strike(title or self._label))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.strike, 0, Qt.AlignmentFlag.AlignRight)
        return row


class SectionView(QWidget):
    """A heading, the cards below it, and the button that adds one."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.nothing = named_label(words.NOTHING, "fieldHelp")
        self.add = button("")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        heading = named_label(title, "groupTitle")
        heading.setIndent(0)
        column.addWidget(heading)
        column.addLayout(self._cards)
        column.addWidget(self.nothing)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def insert(self, place: int, card: QWidget) -> None:
        """Put a card at its place among the others."""
        if self._cards.indexOf(card) != place:
            self._cards.removeWidget(card)
            self._cards.insertWidget(place, card)

    def remove(self, card: QWidget) -> None:
        """Take a card away."""
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()


def _grid(widgets: list[FieldWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(16)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    row = column = 0
    for widget in widgets:
        wide = widget.field.kind not in _NARROW
        if wide and column:
            row, column = row + 1, 0
        grid.addWidget(widget, row, column, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
        row, column = (row + 1, 0) if wide or column else (row, 1)
    return grid
