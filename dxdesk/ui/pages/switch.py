"""Buttons side by side of which one is down."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Switch(QWidget):
    """`chosen` brings the key of the button that a person pressed."""

    chosen = Signal(str)

    def __init__(self, name: str, tip: str, texts: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._name, self._tip = name, tip
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self.offer(texts or {})

    def offer(self, texts: Mapping[str, str]) -> None:
        """Offer these texts by key, in place of others; equal ones stay as they are."""
        if {key: each.text() for key, each in self.buttons.items()} == dict(texts):
            return
        for old in self.buttons.values():
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        self.buttons = {key: self._button(key, text) for key, text in texts.items()}

    def choose(self, key: str) -> None:
        """Have a button down, if there is one of that key; nothing is emitted."""
        if key in self.buttons:
            self.buttons[key].setChecked(True)

    def _button(self, key: str, text: str) -> QToolButton:
        made = toggle(text, f"{self._name} {text}", self._tip)
        made.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(made)
        self._row.addWidget(made)
        return made


def toggle(text: str, name: str, tip: str) -> QToolButton:
    """A button that stays down."""
    made = QToolButton()
    made.setObjectName("barToggle")
    made.setText(text)
    made.setAccessibleName(name)
    made.setToolTip(tip)
    made.setCheckable(True)
    made.setMinimumHeight(32)
    return made
