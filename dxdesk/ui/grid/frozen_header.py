"""The headings over frozen columns: they stay, and answer the mouse where they stand."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView

from dxdesk.ui.grid.frozen import FrozenTable


class FrozenHeader(QHeaderView):
    """The horizontal header of a `FrozenTable`."""

    def __init__(self, table: FrozenTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        table.scrolled_sideways.connect(self.viewport().update)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def left_of(self, section: int) -> int:
        """Where a heading is seen to begin, in the viewport."""
        if section < self._table.staying:
            return self.sectionPosition(section)
        return self.sectionViewportPosition(section)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.offset():
            return
        with QPainter(self.viewport()) as painter:
            for section in range(self._table.staying):
                place = QRect(self.left_of(section), 0, self.sectionSize(section), self._tall())
                painter.fillRect(place, self.palette().button())
                painter.save()
                self.paintSection(painter, place, section)
                painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(self._as_unscrolled(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self._as_unscrolled(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(self._as_unscrolled(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(self._as_unscrolled(event))

    def _tall(self) -> int:
        return self.viewport().height()

    def _as_unscrolled(self, event: QMouseEvent) -> QMouseEvent:
        """The event as Qt would have it if the frozen headings had scrolled with the others."""
        at = event.position()
        if not self.offset() or at.x() >= self._table.staying_width:
            return event
        return QMouseEvent(
            event.type(),
            QPointF(at.x() - self.offset(), at.y()),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )
