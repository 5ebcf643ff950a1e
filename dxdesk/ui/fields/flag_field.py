"""Yes or blank."""

from PySide6.QtWidgets import QCheckBox, QWidget

from dxdesk.domain.fields import Field
from dxdesk.domain.words import forms as words
from dxdesk.ui.fields.base import FieldWidget


class FlagField(FieldWidget):
    """A box to tick; `value` is "1" or ""."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._box = QCheckBox(words.FLAG_ON)
        self._install(self._box, self._box)
        self._box.clicked.connect(self._ticked)

    def shown(self) -> str:
        return words.FLAG_ON if self._value == "1" else self._value

    def _draw(self, text: str) -> None:
        self._box.setChecked(text == "1")

    def _ticked(self, checked: bool) -> None:
        self._take("1" if checked else "")
        self.left.emit()
