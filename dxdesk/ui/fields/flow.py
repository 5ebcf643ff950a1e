"""A layout that sets its widgets side by side and wraps them like words."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets at their own size from left to right, on as many rows as the width asks for.

    Hidden ones take no room.
    """

    def __init__(self, parent: QWidget, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lay the items out in `rect`, each in the middle of its row; the height they need."""
        top = rect.y()
        for row in self._rows(rect.width()):
            left, tall = rect.x(), max(item.sizeHint().height() for item in row)
            for item in row:
                size = item.sizeHint()
                if move:
                    at = QPoint(left, top + (tall - size.height()) // 2)
                    item.setGeometry(QRect(at, size))
                left += size.width() + self.spacing()
            top += tall + self.spacing()
        return max(0, top - self.spacing() - rect.y())

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """The items that are shown, as they fit beside each other."""
        rows: list[list[QLayoutItem]] = []
        room = -1
        for item in (each for each in self._items if not each.isEmpty()):
            wide = item.sizeHint().width()
            if wide > room:
                rows.append([])
                room = width
            rows[-1].append(item)
            room -= wide + self.spacing()
        return rows
