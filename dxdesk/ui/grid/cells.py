"""The cells of a grid: moving, marking and typing by the keys of a spreadsheet."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from dxdesk.ui.grid import editors
from dxdesk.ui.grid.cell_delegate import CellDelegate
from dxdesk.ui.grid.frozen import FrozenTable
from dxdesk.ui.grid.frozen_header import FrozenHeader
from dxdesk.ui.grid.moves import Area, edge
from dxdesk.ui.item_models.cells_table import CellsTable

ROW_HEIGHT = 36
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
_TRIGGER = QAbstractItemView.EditTrigger


class Cells(FrozenTable):
    """`moved` says that the cursor stands elsewhere, `chosen` that a row was chosen (by Enter
    where nothing can be typed, or by a double click on what cannot), `refused` that someone
    tried to type where nothing may be typed.

    `commands` are further keys, as `QKeySequence` writes them, and what they do; those with a
    guard only while it holds.
    """

    moved = Signal()
    chosen = Signal()
    refused = Signal()

    def __init__(self, name: str, model: CellsTable, frozen: int, parent: QWidget) -> None:  # type: ignore[type-arg]
        super().__init__(frozen, parent)
        self.commands: dict[str, Callable[[], object]] = {"Ctrl+A": self.selectAll}
        self.guards: dict[str, Callable[[], bool]] = {}
        self._model = model
        self._head: QPersistentModelIndex | None = None
        self._tab_start = -1
        self._delegate = CellDelegate(self)
        self._delegate.finished.connect(self._after_typing)
        self._dress(name)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        model.dataChanged.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_double_click)

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
        index = self._model.index(row, column)
        if not index.isValid():
            return
        if extend:
            self._mark(self.currentIndex(), index)
        else:
            self.selectionModel().setCurrentIndex(index, _FLAG.ClearAndSelect)
        self.scrollTo(index)

    def mark(self, area: Area) -> None:
        """Mark cells, the cursor in their first."""
        first = self._model.index(area.top, area.left)
        self.selectionModel().setCurrentIndex(first, _FLAG.NoUpdate)
        self._mark(first, self._model.index(area.bottom, area.right))

    @property
    def is_typing(self) -> bool:
        """Whether a cell is being typed in."""
        return self.state() == QAbstractItemView.State.EditingState

    @property
    def editor(self) -> QWidget | None:
        """What the cell at hand is being typed in."""
        return self.indexWidget(self.currentIndex()) if self.is_typing else None

    def settle(self) -> None:
        """Take over what is being typed."""
        if editor := self.editor:
            self.commitData(editor)
            self.closeEditor(editor, CellDelegate.EndEditHint.NoHint)

    def edit(  # type: ignore[override]  # Qt has two of that name
        self,
        index: QModelIndex,
        trigger: QAbstractItemView.EditTrigger | None = None,
        event: QEvent | None = None,
    ) -> bool:
        if trigger is None:
            super().edit(index)
            return self.is_typing
        begun: bool = super().edit(index, trigger, event)  # type: ignore[arg-type]
        if trigger in (_TRIGGER.EditKeyPressed, _TRIGGER.DoubleClicked) and begun:
            editors.go_to_end(self.indexWidget(index))
        elif trigger in (_TRIGGER.EditKeyPressed, _TRIGGER.AnyKeyPressed) and not begun:
            self.refused.emit()
        return begun

    def keyboardSearch(self, search: str) -> None:
        """Typing where nothing can be typed goes nowhere; `edit` has said so."""

    def event(self, event: QEvent) -> bool:
        is_offer = event.type() == QEvent.Type.ShortcutOverride
        if is_offer and isinstance(event, QKeyEvent) and self._command(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_typing:  # an input method composes: the view holds the keyboard for it
            event.accept()
            return
        if run := self._command(event):
            run()
        elif not self._move(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.modifiers() & _SHIFT and index.isValid():
            self.go_to(index.row(), index.column(), extend=True)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.buttons() & Qt.MouseButton.LeftButton:
            if index.isValid() and not self.is_typing:
                self.go_to(index.row(), index.column(), extend=True)
            return
        super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(0, 0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def leave(self, *, forward: bool) -> None:
        """Give the keyboard to what comes after or before the table."""
        self.setTabKeyNavigation(False)
        self.focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)

    def _dress(self, name: str) -> None:
        self.setObjectName("grid")
        self.setAccessibleName(name)
        self.setHorizontalHeader(FrozenHeader(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            _TRIGGER.AnyKeyPressed | _TRIGGER.EditKeyPressed | _TRIGGER.DoubleClicked
        )
        self.setTabKeyNavigation(True)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setMinimumSectionSize(40)

    def _command(self, event: QKeyEvent) -> Callable[[], object] | None:
        name = _written(event)
        guard = self.guards.get(name)
        return self.commands.get(name) if guard is None or guard() else None

    def _mark(self, anchor: QModelIndex, head: QModelIndex) -> None:
        self._head = QPersistentModelIndex(head)
        self.selectionModel().select(QItemSelection(anchor, head), _FLAG.ClearAndSelect)

    def _on_current(self) -> None:
        self._head = None
        self.moved.emit()

    def _on_double_click(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.chosen.emit()

    def _move(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~_KEYPAD
        if key in _ENTER and modifiers in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            self._enter(up=modifiers == _SHIFT)
        elif key in _TABS and modifiers & _CTRL:
            self.leave(forward=key == Qt.Key.Key_Tab)
        elif key in _TABS:
            self._tab(forward=key == Qt.Key.Key_Tab)
        elif modifiers & _ALT or not self._travel(key, modifiers):
            return False
        return True

    def _travel(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        extend, far = bool(modifiers & _SHIFT), bool(modifiers & _CTRL)
        row, column = self._from(extend=extend)
        last_row, last_column = self._model.rowCount() - 1, self._model.columnCount() - 1
        page = max(1, self.viewport().height() // self.verticalHeader().defaultSectionSize() - 1)
        if key in _STEPS:
            row, column = self._step(row, column, *_STEPS[key], far=far)
        elif key == Qt.Key.Key_Home:
            row, column = 0 if far else row, 0
        elif key == Qt.Key.Key_End:
            row, column = last_row if far else row, last_column
        elif key == Qt.Key.Key_PageDown and not far:
            row += page
        elif key == Qt.Key.Key_PageUp and not far:
            row -= page
        else:
            return False
        self._tab_start = -1
        self.go_to(min(max(row, 0), last_row), min(max(column, 0), last_column), extend=extend)
        return True

    def _from(self, *, extend: bool) -> tuple[int, int]:
        index = self._head if extend and self._head else self.currentIndex()
        return max(index.row(), 0), max(index.column(), 0)

    def _step(self, row: int, column: int, down: int, right: int, *, far: bool) -> tuple[int, int]:
        if not far:
            return row + down, column + right
        text = self._model.text
        if down:
            last = self._model.rowCount() - 1
            return edge(lambda place: bool(text(place, column)), row, down, last), column
        last = self._model.columnCount() - 1
        return row, edge(lambda place: bool(text(row, place)), column, right, last)

    def _enter(self, *, up: bool) -> None:
        if not self._model.is_editable:
            self.chosen.emit()
            return
        area, here = self.area, self.currentIndex()
        if area.count > 1:
            self._go_inside(area, -1 if up else 1, 0)
            return
        column = here.column() if self._tab_start < 0 or up else self._tab_start
        self._tab_start = -1
        row = here.row() + (-1 if up else 1)
        self.go_to(min(max(row, 0), self._model.rowCount() - 1), column)

    def _tab(self, *, forward: bool) -> None:
        """To the cell beside; out of the table at the end of the line, so that Tab is no trap."""
        area, here = self.area, self.currentIndex()
        step = 1 if forward else -1
        if not self._model.is_editable:
            self.leave(forward=forward)
        elif area.count > 1:
            self._go_inside(area, 0, step)
        elif 0 <= here.column() + step < self._model.columnCount():
            start = here.column() if self._tab_start < 0 else self._tab_start
            self.go_to(here.row(), here.column() + step)
            self._tab_start = start
        else:
            self.leave(forward=forward)

    def _go_inside(self, area: Area, down: int, right: int) -> None:
        here = self.currentIndex()
        index = self._model.index(*area.next(here.row(), here.column(), down, right))
        self.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)
        self.scrollTo(index)

    def _after_typing(self, key: int, with_shift: bool) -> None:
        if key in _ENTER:
            self._enter(up=with_shift)
        else:
            self._tab(forward=not with_shift)


def _written(event: QKeyEvent) -> str:
    """The keys pressed, as `QKeySequence` writes them."""
    if event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, 0):
        return ""
    combination = event.keyCombination()
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)
