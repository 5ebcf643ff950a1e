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
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

Index = QModelIndex | QPersistentModelIndex
_MOST = 0.6  # of the width; where the frozen columns would take more, fewer are frozen
_ENSURE = QTableView.ScrollHint.EnsureVisible


class FrozenTable(QTableView):
    """`frozen` columns from the left stay in view as long as enough room is left beside them."""

    scrolled_sideways = Signal()

    def __init__(self, frozen: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        super().paintEvent(event)
        if self.shift and self.staying and event.region().intersects(self._strip()):
            with QPainter(self.viewport()) as painter:
                painter.setClipRect(self._strip().intersected(event.rect()))
                self._paint_strip(painter)

    def _strip(self) -> QRect:
        return QRect(0, 0, self.staying_width, self.viewport().height())

    def _paint_strip(self, painter: QPainter) -> None:
        model, delegate = self.model(), self.itemDelegate()
        first, last = self._rows_in_view()
        for row in range(first, last + 1):
            for column in range(self.staying):
                index = model.index(row, column)
                option = QStyleOptionViewItem()
                self.initViewItemOption(option)
                option.rect = self.visualRect(index)
                option.state |= QStyle.StateFlag.State_Enabled
                if row % 2:
                    option.features |= QStyleOptionViewItem.ViewItemFeature.Alternate
                if self.selectionModel().isSelected(index):
                    option.state |= QStyle.StateFlag.State_Selected
                delegate.paint(painter, option, index)
        edge = self.staying_width - 1
        painter.fillRect(edge, 0, 1, self.viewport().height(), self.palette().dark())

    def _rows_in_view(self) -> tuple[int, int]:
        header = self.verticalHeader()
        first, last = header.visualIndexAt(0), header.visualIndexAt(self.viewport().height())
        return max(first, 0), last if last >= 0 else self.model().rowCount() - 1
