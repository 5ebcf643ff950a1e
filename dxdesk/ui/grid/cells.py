"""The cells of a grid: typing in them, and whatever keys and the menu do."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from dxdesk.ui.grid import editors
from dxdesk.ui.grid.cell_delegate import CellDelegate
from dxdesk.ui.grid.cell_painter import CellPainter, Strip
from dxdesk.ui.grid.filter_header import FilterHeader
from dxdesk.ui.grid.menu import READING, WRITING, open_menu
from dxdesk.ui.grid.moving import MovingTable
from dxdesk.ui.item_models.cells_table import CellsTable

ROW_HEIGHT = 36
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BARE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, 0)
_TRIGGER = QAbstractItemView.EditTrigger
_TYPING = _TRIGGER.AnyKeyPressed | _TRIGGER.EditKeyPressed | _TRIGGER.DoubleClicked


class Cells(MovingTable):
    """`refused` says that someone tried to type where nothing may be typed.

    `commands` are further keys, as `QKeySequence` writes them, and what they do; those with a
    guard only while it holds.
    """

    refused = Signal()

    def __init__(self, name: str, table: CellsTable[Any], frozen: int) -> None:
        super().__init__(table, frozen)
        self.commands: dict[str, Callable[[], object]] = {"Ctrl+A": self.selectAll}
        self.guards: dict[str, Callable[[], bool]] = {}
        self.headings = FilterHeader(self)
        self._dress(name)
        self._painter = CellPainter(self, table)
        self.delegate = CellDelegate(self._painter, self)
        self.delegate.finished.connect(self._after_typing)
        self.setItemDelegate(self.delegate)
        self.doubleClicked.connect(self._on_double_click)

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

    def draw(self, painter: QPainter, rows: list[Strip], columns: list[Strip]) -> None:
        self._painter.paint(painter, rows, columns, self.area)
        here = self.currentIndex()
        if here.isValid() and here.column() in {each.number for each in columns}:
            self._painter.paint_current(
                painter, self.visualRect(here), is_locked=self._is_locked(here)
            )

    def _is_locked(self, here: QModelIndex) -> bool:
        """Whether a cell is to be drawn as one that refuses typing; a link opens something."""
        if not self.table.is_editable or self.table.columns[here.column()].is_link:
            return False
        return self.table.lock(here.row(), here.column()) != ""

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
        elif run := self._command(event):
            run()
        elif not self.move_by(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Qt loses what comes without having been composed, as a sign out of a list."""
        was_typing = self.is_typing
        super().inputMethodEvent(event)
        if event.commitString() and not was_typing and (editor := self.editor):
            QApplication.sendEvent(editor, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse where it points, by the menu key at the cell at hand."""
        place = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            corner = self.visualRect(self.currentIndex()).bottomLeft()
            place = self.viewport().mapToGlobal(corner)
        offered = [
            [(keys, text) for keys, text in group if keys in self.commands]
            for group in (*WRITING, *READING)
        ]
        open_menu([group for group in offered if group], self.run, place, self)

    def run(self, keys: str) -> None:
        """Do what these keys do."""
        self.commands[keys]()

    def _dress(self, name: str) -> None:
        self.setObjectName("grid")
        self.setAccessibleName(name)
        self.setHorizontalHeader(self.headings)
        self.headings.sectionPressed.disconnect()  # Qt would mark the column; a click sorts here
        self.headings.sectionEntered.disconnect()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(_TYPING)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.headings.setMinimumSectionSize(40)

    def _command(self, event: QKeyEvent) -> Callable[[], object] | None:
        name = _written(event)
        guard = self.guards.get(name)
        return self.commands.get(name) if guard is None or guard() else None

    def _on_double_click(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.chosen.emit()

    def _after_typing(self, key: int, with_shift: bool) -> None:
        if key in _ENTER:
            self.enter(up=with_shift)
        else:
            self.tab(forward=not with_shift)


def _written(event: QKeyEvent) -> str:
    """The keys pressed, as `QKeySequence` writes them."""
    if event.key() in _BARE:
        return ""
    keys = QKeySequence(event.keyCombination())
    return keys.toString(QKeySequence.SequenceFormat.PortableText)
