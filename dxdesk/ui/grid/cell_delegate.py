"""How a cell looks and is typed into."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dxdesk.ui.fields.prose_field import ProseEdit
from dxdesk.ui.grid import editors
from dxdesk.ui.grid.cell_painter import CellPainter
from dxdesk.ui.item_models.cells_table import CellsTable

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_PROSE = 360  # pixels that a text of many lines has at least
_NO_HINT = QStyledItemDelegate.EndEditHint.NoHint


class CellDelegate(QStyledItemDelegate):
    """`begun` brings each editor and the cell it was opened for, `finished` the key that ended
    the typing there, and whether with Shift."""

    begun = Signal(QWidget, QModelIndex)
    finished = Signal(int, bool)

    def __init__(self, painter: CellPainter, parent: QWidget) -> None:
        super().__init__(parent)
        self._painter = painter
        self._composing = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._painter.size(index.row(), index.column())

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, CellsTable)
        self._composing = False
        editor = editors.cell_editor(model.columns[index.column()].field, parent)
        self.begun.emit(editor, model.index(index.row(), index.column()))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        editors.put(editor, str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        model.setData(index, editors.text_in(editor))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = option.rect
        if isinstance(editor, ProseEdit):
            editor.setFixedWidth(max(rect.width(), _PROSE))
            room = editor.parentWidget()
            left = min(rect.x(), room.width() - editor.width()) if room else rect.x()
            top = min(rect.y(), room.height() - editor.height()) if room else rect.y()
            editor.move(max(0, left), max(0, top))
        else:
            editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        if isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            if event.type() == QEvent.Type.ShortcutOverride and _ends(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and _ends(event):
                return self._on_key(editor, event)
        return super().eventFilter(editor, event)

    def _on_key(self, editor: QWidget, event: QKeyEvent) -> bool:
        """Enter and Tab take the text over, Alt+Enter begins a line, Esc leaves it as it was.

        While an input method composes, its keys are its own.
        """
        if self._composing:
            return True
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            editors.break_line(editor)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
            return True
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, _NO_HINT)
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.finished.emit(event.key(), with_shift or event.key() == Qt.Key.Key_Backtab)
        return True


def _ends(event: QKeyEvent) -> bool:
    """Whether it is a key that means something to the cell, not to its text."""
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    return event.key() in (*_ENTER, *_TABS, Qt.Key.Key_Escape)
