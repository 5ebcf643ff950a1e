"""Which era a date without one (5.4.1) belongs to: a button for each that may be meant."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dxdesk.domain import calendar
from dxdesk.domain.words import forms as words
from dxdesk.ui.press_button import PressButton
from dxdesk.ui.text import announce


class EraQuestion(QWidget):
    """Hidden while nothing is in doubt; `chosen` brings the day that was meant."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[date, ...] = ()
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch()
        self.hide()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, the likeliest first."""
        return tuple(self._buttons)

    def ask(self, days: Sequence[date]) -> None:
        """Offer these days; none ends the question."""
        if tuple(days) == self._days:
            return
        self._days = tuple(days)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(day) for day in days]
        for place, button in enumerate(self._buttons):
            self._row.insertWidget(place, button)
        self.setVisible(bool(days))
        if days:
            announce(self, words.WHICH_ERA)

    def _button(self, day: date) -> QPushButton:
        button = PressButton(words.meant_date(calendar.echo(day)))
        button.clicked.connect(lambda: self.chosen.emit(day))
        return button
