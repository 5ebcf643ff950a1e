"""A table of cells that people type into: what they typed and the store cannot take stays."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from dxdesk.domain.words import grid as words
from dxdesk.ui.item_models.column import Cell, Column
from dxdesk.ui.item_models.rows_table import RowsTable

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Place = tuple[str, str]
"""Key and field name."""

Typed = tuple[str, str, str]
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SHOWN = frozenset({_DISPLAY, int(Qt.ItemDataRole.EditRole)})
_NOTED = frozenset(
    {int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleDescriptionRole)}
)


class Entry(Protocol):
    """Where typed texts go."""

    def enter(self, typed: Sequence[Typed], label: str = "") -> object:
        """Take texts over as one act."""


class CellsTable(RowsTable[Row]):
    """Rows whose cells may be places of the store.

    `bad` are texts in place of what the store holds, with what is to be said of each. Without
    `entry` nothing can be typed; `halt` is why for now nothing may be.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        entry: Entry | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, (), parent)
        self._entry = entry
        self._bad: Mapping[Place, tuple[str, str]] = {}
        self.halt = ""

    @property
    def is_editable(self) -> bool:
        """Whether any column may be typed into."""
        return self._entry is not None and any(each.cell for each in self.columns)

    @property
    def first_column(self) -> int:
        """Where the cursor begins: the first link, else the first place to type in."""
        columns = self.columns
        links = (place for place, each in enumerate(columns) if each.is_link)
        cells = (place for place, each in enumerate(columns) if each.cell)
        return next(links, next(cells, 0))

    def set_bad(self, bad: Mapping[Place, tuple[str, str]]) -> None:
        """Show other texts, each with what is wrong with it, in place of the stored values."""
        if bad != self._bad:
            self._bad = dict(bad)
            if self._shown:
                last = self.index(len(self._shown) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)

    def cell(self, row: int, column: int) -> Cell | None:
        """The place of the store behind a cell, None where there is none."""
        find = self.columns[column].cell
        return find(self._shown[row]) if find else None

    def text(self, row: int, column: int) -> str:
        """What a cell shows: the stored value, or a text that waits in its place."""
        waiting = self.bad(row, column)
        return waiting[0] if waiting else self._texts[column](self._shown[row])

    def bad(self, row: int, column: int) -> tuple[str, str] | None:
        """The text that waits in a cell and what is wrong with it, None if it holds its value."""
        if not self._bad:
            return None
        cell = self.cell(row, column)
        return self.waiting((cell.key, cell.field)) if cell else None

    def waiting(self, place: Place) -> tuple[str, str] | None:
        """The text that waits at a place of the store and what is wrong with it, if one does."""
        return self._bad.get(place)

    def lock(self, row: int, column: int) -> str:
        """Why a cell cannot be changed, "" where it can."""
        cell = self.cell(row, column)
        if cell is None or self._entry is None:
            return self.columns[column].lock or words.NO_PLACE
        return cell.lock or self.halt

    def note(self, row: int, column: int) -> str:
        """What there is to be said of a cell: what is wrong with it, or why it is locked."""
        if waiting := self.bad(row, column):
            return waiting[1]
        reason = self.lock(row, column) if self.is_editable else ""
        return words.locked(reason) if reason else ""

    def typed(self, row: int, column: int, text: str) -> Typed | None:
        """What is to be entered for a text in a cell, None where it may not be changed or says
        what is there already. A text that can be picked means what it stands for."""
        cell = self.cell(row, column)
        if cell is None or self.lock(row, column) or text == self.text(row, column):
            return None
        return (cell.key, cell.field, self._meant(row, column, text))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.is_editable and not self.lock(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        if role in _SHOWN:
            return self.text(index.row(), index.column())
        if role in _NOTED and (note := self.note(index.row(), index.column())):
            return note
        return super().data(index, role)

    def setData(
        self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)
    ) -> bool:
        if not index.isValid() or self._entry is None:
            return False
        typed = self.typed(index.row(), index.column(), str(value))
        if typed:
            self._entry.enter([typed])
        return typed is not None

    def _meant(self, row: int, column: int, text: str) -> str:
        options = self.columns[column].options
        found = options(self._shown[row]) if options else ()
        return next((each.key for each in found if each.label == text.strip()), text)
