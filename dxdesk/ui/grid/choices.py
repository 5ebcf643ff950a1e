"""The list of what can be picked in a cell, opened by Alt+↓."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from dxdesk.domain.words import grid as words
from dxdesk.ui.fields.base import Option


class Choices(QMenu):
    """Opens below a cell, on what it holds; `take` is given the text picked, "" for none."""

    def __init__(
        self, options: Sequence[Option], now: str, take: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.CHOICES)
        self._now = now
        for each in options:
            self._add(each.label, each.label, take)
        self._add(words.CLEAR_CHOICE, "", take)
        self.aboutToHide.connect(self.deleteLater)

    def open_at(self, place: QPoint) -> None:
        """Open with the upper left corner there (of the screen), on the present choice."""
        self.popup(place)
        at = next((each for each in self.actions() if each.text() == self._now), self.actions()[0])
        self.setActiveAction(at)

    def _add(self, label: str, text: str, take: Callable[[str], object]) -> None:
        self.addAction(label).triggered.connect(lambda _checked: take(text))
