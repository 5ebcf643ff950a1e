"""A read-only table over a tuple of frozen rows, sorted and filtered as a Python list."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dxdesk.ui.item_models.column import Column

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_NONE = QModelIndex()


class RowsTable(QAbstractTableModel, Generic[Row]):
    """Rows shown through columns. Sorting and filtering reset the model.

    Measured at 100,000 rows, a list with a reset filters in 45 ms and sorts in 67 ms, a
    QSortFilterProxyModel in 359 ms and more and in seconds.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        rows: Sequence[Row] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._texts = tuple(column.text for column in self.columns)
        self._all = tuple(rows)
        self._shown = list(self._all)
        self._keep: Callable[[Row], bool] | None = None
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._all)

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows shown, in their order."""
        return tuple(self._shown)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; filter and order stay."""
        self._all = tuple(rows)
        self._rebuild()

    def set_filter(self, keep: Callable[[Row], bool] | None) -> None:
        """Show only the rows that `keep` accepts; None shows all."""
        self._keep = keep
        self._rebuild()

    def row(self, index: Index) -> Row:
        """The row an index lies in."""
        return self._shown[index.row()]

    def place_of(self, row: Row) -> int:
        """Where an equal row is shown, -1 if it is not."""
        return self._shown.index(row) if row in self._shown else -1

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 goes back to the order the rows were given in."""
        self._sorted = (column, order) if column >= 0 else None
        self._rebuild()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if role == _DISPLAY:
            return self._texts[index.column()](self._shown[index.row()])
        if not index.isValid():
            return None
        return self.columns[index.column()].data(self._shown[index.row()], role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            return self.columns[section].header(role)
        return None

    def _rebuild(self) -> None:
        self.beginResetModel()
        keep = self._keep
        self._shown = [row for row in self._all if keep(row)] if keep else list(self._all)
        if self._sorted:
            column, order = self._sorted
            down = order is Qt.SortOrder.DescendingOrder
            self._shown.sort(key=self.columns[column].order, reverse=down)
        self.endResetModel()
