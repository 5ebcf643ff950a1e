"""Two parts of a page, one above the other where there is room, else the one that is chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from dxdesk.ui.pages.switch import Switch


class OneOrBoth(QSplitter):
    """Both parts stand from `roomy` pixels of height on, sharing them as `sizes` say.

    Below that `switch`, a switch of the keys of `parts`, stands wherever the page has put it and
    says which part is shown: the one chosen last, or where the keyboard is. `turned` says that
    others are in view now.
    """

    turned = Signal()

    def __init__(
        self, parts: Mapping[str, QWidget], switch: Switch, roomy: int, sizes: Sequence[int]
    ) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self._parts, self._switch, self._roomy = parts, switch, roomy
        self.chosen = next(iter(parts))
        self.is_roomy = True
        for place, (part, size) in enumerate(zip(parts.values(), sizes, strict=True)):
            self.addWidget(part)
            self.setStretchFactor(place, size)
        self.setSizes([100 * size for size in sizes])
        switch.choose(self.chosen)
        switch.setVisible(False)
        switch.chosen.connect(self.turn_to)

    def turn_to(self, key: str) -> None:
        """Choose a part."""
        self.chosen = key
        self._switch.choose(key)
        self._show()

    def shows(self, key: str) -> bool:
        """Whether a part is in view."""
        return self.is_roomy or self.chosen == key

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_roomy = event.size().height() >= self._roomy
        if is_roomy is not self.is_roomy:
            self.is_roomy = is_roomy
            self.turn_to(self._at_hand() or self.chosen)

    def _at_hand(self) -> str:
        """The part that the keyboard is in, "" where it is elsewhere."""
        here = QApplication.focusWidget()
        found = (key for key, part in self._parts.items() if here and part.isAncestorOf(here))
        return next(found, "")

    def _show(self) -> None:
        self._switch.setVisible(not self.is_roomy)
        for key, part in self._parts.items():
            part.setVisible(self.shows(key))
        self.turned.emit()
