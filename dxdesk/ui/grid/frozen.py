"""A table whose first columns stay when the others scroll sideways: one view, drawn twice there.

Geometry is told as it is seen (`visualRect`, `indexAt`), so that the mouse, editors and screen
readers find a frozen cell where it stands.
"""

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QTableView

from dxdesk.ui.grid.cell_painter import Strip

Index = QModelIndex | QPersistentModelIndex
_MOST = 0.6  # of the width; where the frozen columns would take more, fewer are frozen
_ENSURE = QTableView.ScrollHint.EnsureVisible


class FrozenTable(QTableView):
    """`frozen` columns from the left stay in view as long as enough room is left beside them."""

    scrolled_sideways = Signal()

    def __init__(self, frozen: int) -> None:
        super().__init__()
        self.frozen = frozen
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)

    @property
    def staying(self) -> int:
        """How many columns stay at the present widths."""
        header, room = self.horizontalHeader(), self.viewport().width() * _MOST
        count = min(self.frozen, header.count())
        while count and header.sectionPosition(count - 1) + header.sectionSize(count - 1) > room:
            count -= 1
        return count

    @property
    def staying_width(self) -> int:
        """How many pixels they take."""
        header, count = self.horizontalHeader(), self.staying
        return header.sectionPosition(count - 1) + header.sectionSize(count - 1) if count else 0

    @property
    def shift(self) -> int:
        """How many pixels the other columns are scrolled."""
        return self.horizontalHeader().offset()

    def visualRect(self, index: Index) -> QRect:
        rect = super().visualRect(index)
        if self.shift and index.isValid() and index.column() < self.staying:
            rect.translate(self.shift, 0)
        return rect

    def indexAt(self, point: QPoint) -> QModelIndex:
        is_frozen = self.shift and point.x() < self.staying_width
        return super().indexAt(point - QPoint(self.shift, 0) if is_frozen else point)

    def scrollTo(self, index: Index, hint: QTableView.ScrollHint = _ENSURE) -> None:
        bar, before = self.horizontalScrollBar(), self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if index.isValid() and index.column() < self.staying:
            bar.setValue(before)
        elif index.isValid():
            self.show_column(index.column())

    def show_column(self, column: int) -> None:
        """Scroll sideways as far as is needed to see all of a column, or its left part."""
        header, bar = self.horizontalHeader(), self.horizontalScrollBar()
        if column < self.staying:
            return
        left = header.sectionViewportPosition(column)
        beyond = left + header.sectionSize(column) - self.viewport().width()
        wanted = min(max(beyond, 0), left - self.staying_width)
        bar.setValue(bar.value() + (wanted if beyond > 0 else min(left - self.staying_width, 0)))

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = super().visualRegionForSelection(selection)
        return region + QRegion(self._strip()) if self.shift else region

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            self.scrolled_sideways.emit()
            self.viewport().update()
            self.updateEditorGeometries()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells that scroll, and over them those that stay."""
        rows = self._rows_in(event.rect())
        still = self.staying
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self.palette().base())
            beyond = event.rect().adjusted(max(self.staying_width - event.rect().x(), 0), 0, 0, 0)
            painter.setClipRect(beyond)
            self.draw(painter, rows, self._columns_in(beyond, still))
            painter.setClipRect(self._strip().intersected(event.rect()))
            self.draw(painter, rows, self._staying_columns(still))
            if self.shift and still:
                self._draw_edge(painter)

    def draw(self, painter: QPainter, rows: list[Strip], columns: list[Strip]) -> None:
        """Draw these cells."""
        raise NotImplementedError

    def _strip(self) -> QRect:
        return QRect(0, 0, self.staying_width, self.viewport().height())

    def _draw_edge(self, painter: QPainter) -> None:
        place = self.staying_width - 1
        painter.fillRect(place, 0, 1, self.viewport().height(), self.palette().dark())

    def _rows_in(self, rect: QRect) -> list[Strip]:
        first, last = self.rowAt(rect.top()), self.rowAt(rect.bottom())
        end = last if last >= 0 else self.model().rowCount() - 1
        place, tall = self.rowViewportPosition, self.rowHeight
        return (
            [Strip(row, place(row), tall(row)) for row in range(first, end + 1)]
            if first >= 0
            else []
        )

    def _columns_in(self, rect: QRect, first: int) -> list[Strip]:
        place, wide = self.columnViewportPosition, self.columnWidth
        columns = (
            Strip(each, place(each), wide(each))
            for each in range(first, self.model().columnCount())
        )
        return [
            each
            for each in columns
            if each.start <= rect.right() and each.start + each.size > rect.left()
        ]

    def _staying_columns(self, count: int) -> list[Strip]:
        header = self.horizontalHeader()
        return [
            Strip(each, header.sectionPosition(each), header.sectionSize(each))
            for each in range(count)
        ]
