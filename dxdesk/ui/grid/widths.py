"""How wide the columns of a grid are: shares of the room until a person drags an edge."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject

from dxdesk.ui.grid.cells import Cells


class Widths(QObject):
    """Lays the columns of a table; `given` are pixels by column. One that is negative takes a share
    of what is left, and that many pixels at least."""

    def __init__(self, cells: Cells, given: Sequence[int]) -> None:
        super().__init__(cells)
        self._cells, self._given = cells, tuple(given)
        self._is_laying = False
        self.is_own = False
        for place, width in enumerate(self._given):
            cells.setColumnWidth(place, abs(width))
        cells.viewport().installEventFilter(self)
        cells.horizontalHeader().sectionResized.connect(self._on_resized)

    @property
    def now(self) -> tuple[int, ...]:
        """The widths of the columns."""
        return tuple(self._cells.columnWidth(place) for place in range(len(self._given)))

    def put(self, widths: Sequence[int]) -> None:
        """Lay the columns as a person had them."""
        self.is_own = True
        self._lay(widths)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Share out what is left, unless a person has set the widths."""
        shares = sum(width < 0 for width in self._given)
        if self.is_own or not shares:
            return
        left = self._cells.viewport().width() - sum(max(width, 0) for width in self._given)
        self._lay([max(left // shares, -width) if width < 0 else width for width in self._given])

    def _lay(self, widths: Sequence[int]) -> None:
        self._is_laying = True
        for place, width in enumerate(widths):
            self._cells.setColumnWidth(place, width)
        self._is_laying = False

    def _on_resized(self) -> None:
        self.is_own = self.is_own or not self._is_laying
        self._cells.viewport().update()
