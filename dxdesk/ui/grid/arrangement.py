"""The order, filters and widths of a grid: as a person sets them, and as they are remembered."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from dxdesk.ui.grid import memory
from dxdesk.ui.grid.cells import Cells
from dxdesk.ui.grid.memory import Layout
from dxdesk.ui.grid.widths import Widths
from dxdesk.ui.item_models.cells_table import CellsTable

_IDLE_MS = 400
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
Keeping = Callable[[Callable[[], object]], None]


class Arrangement(QObject):
    """Arranges the cells; `keeping_place` runs what resets the model, the cursor kept.

    Under a `name` the arrangement outlives the program.
    """

    def __init__(
        self, cells: Cells, widths: Widths, keeping_place: Keeping, name: str = ""
    ) -> None:
        super().__init__(cells)
        self._cells, self._widths, self._name = cells, widths, name
        self._table: CellsTable[Any] = cells.table
        self._keeping_place = keeping_place
        self._headings = cells.headings
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self.keep)
        self._recall()
        self._attach()

    def sort_by(self, column: int, order: Qt.SortOrder = _UP) -> None:
        """Order the rows by a column; by none (-1) they stand as given."""
        self._headings.setSortIndicator(column, order)

    def toggle_filters(self) -> None:
        """Show the filters, the keyboard in that of the column at hand, or take them away."""
        if self._headings.is_filtering:
            self._headings.hide_filters()
        else:
            self._headings.show_filters()
            self._headings.focus_filter(self._cells.currentIndex().column())

    def clear_filters(self) -> None:
        """Show every row again."""
        if self._headings.is_filtering:
            self._headings.show_filters({})

    def keep(self) -> None:
        """Remember everything as it is now."""
        self._idle.stop()
        if self._name:
            memory.keep(self._name, self._now())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and self._idle.isActive():
            self.keep()
        return super().eventFilter(watched, event)

    def _attach(self) -> None:
        self._headings.setSortIndicatorShown(True)
        self._headings.setSortIndicatorClearable(True)
        self._headings.sortIndicatorChanged.connect(self._on_sort)
        self._headings.filtered.connect(self._on_filtered)
        self._headings.left.connect(self._cells.setFocus)
        self._headings.sectionResized.connect(lambda *_: self._idle.start())
        self._cells.installEventFilter(self)
        self._cells.commands |= {
            "Ctrl+Shift+L": self.toggle_filters,
            "Alt+Shift+Up": lambda: self.sort_by(self._cells.currentIndex().column(), _UP),
            "Alt+Shift+Down": lambda: self.sort_by(self._cells.currentIndex().column(), _DOWN),
            "Alt+Shift+Home": lambda: self.sort_by(-1),
        }

    def _on_sort(self, column: int, order: Qt.SortOrder) -> None:
        self._keeping_place(lambda: self._table.sort(column, order))
        self._idle.start()

    def _on_filtered(self, texts: Mapping[int, str]) -> None:
        self._keeping_place(lambda: self._table.set_wanted(texts))
        self._idle.start()

    def _labels(self) -> list[str]:
        return [each.label for each in self._table.columns]

    def _now(self) -> Layout:
        labels, column = self._labels(), self._headings.sortIndicatorSection()
        is_sorted = 0 <= column < len(labels)
        widths = zip(labels, self._widths.now, strict=True) if self._widths.is_own else ()
        return Layout(
            dict(widths),
            labels[column] if is_sorted else "",
            self._headings.sortIndicatorOrder() is _DOWN,
            self._headings.is_filtering,
            {labels[place]: text for place, text in self._headings.texts.items()},
        )

    def _recall(self) -> None:
        layout, labels = memory.recall(self._name) if self._name else Layout(), self._labels()
        if layout.widths:
            now = zip(labels, self._widths.now, strict=True)
            self._widths.put([layout.widths.get(label, width) for label, width in now])
        column = labels.index(layout.sorted_by) if layout.sorted_by in labels else -1
        order = _DOWN if layout.descending else _UP
        self._headings.setSortIndicator(column, order)
        self._table.sort(column, order)
        if layout.is_filtering:
            texts = {
                n: layout.filters[label]
                for n, label in enumerate(labels)
                if label in layout.filters
            }
            self._headings.show_filters(texts)
            self._table.set_wanted(texts)
