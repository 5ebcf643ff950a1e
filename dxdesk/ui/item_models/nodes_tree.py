"""A read-only tree over frozen nodes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dxdesk.ui.item_models.column import Column

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_NONE = QModelIndex()


@dataclass(frozen=True)
class Node(Generic[Row]):
    """A row and the rows below it."""

    row: Row
    children: "tuple[Node[Row], ...]" = ()


@dataclass(frozen=True, slots=True)
class _Place(Generic[Row]):
    node: Node[Row]
    parent: int  # place of the parent, -1 at the top
    order: int  # among its siblings
    children: tuple[int, ...]


class NodesTree(QAbstractItemModel, Generic[Row]):
    """Nodes shown through columns. An index carries the place of its node in a flat list."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        roots: Sequence[Node[Row]] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._texts = tuple(column.text for column in self.columns)
        self._lay_out(roots)

    def set_roots(self, roots: Sequence[Node[Row]]) -> None:
        """Show other nodes."""
        self.beginResetModel()
        self._lay_out(roots)
        self.endResetModel()

    def row(self, index: Index) -> Row:
        """The row an index stands for."""
        return self._places[index.internalId()].node.row

    def index_of(self, row: Row) -> QModelIndex:
        """Where an equal row is shown; an invalid index if it is not."""
        for number, place in enumerate(self._places):
            if place.node.row == row:
                return self.createIndex(place.order, 0, number)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        siblings = self._below(parent)
        if 0 <= row < len(siblings) and 0 <= column < len(self.columns):
            return self.createIndex(row, column, siblings[row])
        return QModelIndex()

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]
        above = self._places[index.internalId()].parent if index.isValid() else -1
        if above < 0:
            return QModelIndex()
        return self.createIndex(self._places[above].order, 0, above)

    def rowCount(self, parent: Index = _NONE) -> int:
        return len(self._below(parent))

    def columnCount(self, parent: Index = _NONE) -> int:
        return len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        row = self._places[index.internalId()].node.row
        if role == _DISPLAY:
            return self._texts[index.column()](row)
        return self.columns[index.column()].data(row, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            return self.columns[section].header(role)
        return None

    def _below(self, parent: Index) -> tuple[int, ...]:
        if not parent.isValid():
            return self._tops
        return self._places[parent.internalId()].children if parent.column() == 0 else ()

    def _lay_out(self, roots: Sequence[Node[Row]]) -> None:
        self._places: list[_Place[Row]] = list(_places(roots))
        self._tops = tuple(number for number, place in enumerate(self._places) if place.parent < 0)


def _places(roots: Sequence[Node[Row]]) -> Iterator[_Place[Row]]:
    """Every node in breadth-first order, knowing the numbers of its parent and children."""
    queue = [(node, -1, order) for order, node in enumerate(roots)]
    number = 0
    while number < len(queue):
        node, parent, order = queue[number]
        first = len(queue)
        queue.extend((child, number, place) for place, child in enumerate(node.children))
        yield _Place(node, parent, order, tuple(range(first, len(queue))))
        number += 1
