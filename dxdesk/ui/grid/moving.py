"""Moving and marking in a table of cells by the keys of a spreadsheet."""

from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from dxdesk.ui.grid.frozen import FrozenTable
from dxdesk.ui.grid.moves import Area, edge
from dxdesk.ui.item_models.cells_table import CellsTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_FLAG = QItemSelectionModel.SelectionFlag


class MovingTable(FrozenTable):
    """The cursor stays where marking began, as in a spreadsheet: it is the cell that is typed in.
    Where nothing can be typed at all, whole rows are marked.

    `moved` says that the cursor stands elsewhere, `chosen` that a row was chosen: by Enter on
    a link or where nothing can be typed at all, or by a double click on what cannot.
    """

    moved = Signal()
    chosen = Signal()

    def __init__(self, table: CellsTable[Any], frozen: int) -> None:
        super().__init__(frozen)
        self.table = table
        self._far_end: QPersistentModelIndex | None = None
        self._tab_start = -1
        self.setTabKeyNavigation(True)
        self.setModel(table)
        self._marking = _FLAG.ClearAndSelect
        if not table.is_editable:
            self._marking |= _FLAG.Rows
            self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        table.dataChanged.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def area(self) -> Area:
        """The cells that are marked, or the one at hand."""
        here = self.currentIndex()
        marked = self.selectionModel().selection()
        if marked.isEmpty():
            return Area(here.row(), here.column(), here.row(), here.column())
        each = marked.at(marked.count() - 1)
        return Area(each.top(), each.left(), each.bottom(), each.right())

    def go_to(self, row: int, column: int, *, extend: bool = False) -> None:
        """Put the cursor into a cell, or mark from the cursor to it."""
        index = self.table.index(row, column)
        if not index.isValid():
            return
        if extend:
            self._far_end = QPersistentModelIndex(index)
            marked = QItemSelection(self.currentIndex(), index)
            self.selectionModel().select(marked, self._marking)
        else:
            self.selectionModel().setCurrentIndex(index, self._marking)
        self.scrollTo(index)

    def leave(self, *, forward: bool) -> None:
        """Give the keyboard to what comes after or before the table."""
        self.setTabKeyNavigation(False)
        self.focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.modifiers() & _SHIFT and index.isValid():
            self.go_to(index.row(), index.column(), extend=True)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.state() != self.State.EditingState:
            self.go_to(index.row(), index.column(), extend=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(0, self.table.first_column)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def move_by(self, event: QKeyEvent) -> bool:
        """Move as a key says; whether it says so."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~_KEYPAD
        if key in _ENTER and modifiers in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            self.enter(up=modifiers == _SHIFT)
        elif key in _TABS and modifiers & _CTRL:
            self.leave(forward=key == Qt.Key.Key_Tab)
        elif key in _TABS:
            self.tab(forward=key == Qt.Key.Key_Tab)
        else:
            return not modifiers & _ALT and self._travel(key, modifiers)
        return True

    def enter(self, *, up: bool) -> None:
        """Down (or up) inside what is marked, else to the column where Tab began."""
        area, here = self.area, self.currentIndex()
        if not self.table.is_editable or self.table.columns[here.column()].is_link:
            self.chosen.emit()
        elif area.count > 1:
            self._go_inside(area, -1 if up else 1, 0)
        else:
            column = here.column() if self._tab_start < 0 or up else self._tab_start
            row = here.row() + (-1 if up else 1)
            self._tab_start = -1
            self.go_to(min(max(row, 0), self.table.rowCount() - 1), column)

    def tab(self, *, forward: bool) -> None:
        """To the cell beside; out of the table at the end of the line, so that Tab is no trap."""
        area, here = self.area, self.currentIndex()
        step = 1 if forward else -1
        if not self.table.is_editable:
            self.leave(forward=forward)
        elif area.count > 1:
            self._go_inside(area, 0, step)
        elif 0 <= here.column() + step < self.table.columnCount():
            start = here.column() if self._tab_start < 0 else self._tab_start
            self.go_to(here.row(), here.column() + step)
            self._tab_start = start
        else:
            self.leave(forward=forward)

    def _on_current(self) -> None:
        self._far_end = None
        self.moved.emit()

    def _travel(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        extend, far = bool(modifiers & _SHIFT), bool(modifiers & _CTRL)
        index = self._far_end if extend and self._far_end else self.currentIndex()
        place = self._led_to(key, max(index.row(), 0), max(index.column(), 0), far=far)
        if place is None:
            return False
        self._tab_start = -1
        row = min(max(place[0], 0), self.table.rowCount() - 1)
        column = min(max(place[1], 0), self.table.columnCount() - 1)
        self.go_to(row, column, extend=extend)
        return True

    def _led_to(self, key: Qt.Key, row: int, column: int, *, far: bool) -> tuple[int, int] | None:
        page = max(1, self.viewport().height() // self.verticalHeader().defaultSectionSize() - 1)
        if key in _STEPS:
            return self._step(row, column, *_STEPS[key], far=far)
        match key:
            case Qt.Key.Key_Home:
                return (0 if far else row), 0
            case Qt.Key.Key_End:
                last = self.table.rowCount() - 1
                return (last if far else row), self.table.columnCount() - 1
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp if not far:
                return row + (page if key == Qt.Key.Key_PageDown else -page), column
        return None

    def _step(self, row: int, column: int, down: int, right: int, *, far: bool) -> tuple[int, int]:
        if not far:
            return row + down, column + right
        text = self.table.text
        if down:
            last = self.table.rowCount() - 1
            return edge(lambda place: bool(text(place, column)), row, down, last), column
        last = self.table.columnCount() - 1
        return row, edge(lambda place: bool(text(row, place)), column, right, last)

    def _go_inside(self, area: Area, down: int, right: int) -> None:
        here = self.currentIndex()
        index = self.table.index(*area.next(here.row(), here.column(), down, right))
        self.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)
        self.scrollTo(index)
