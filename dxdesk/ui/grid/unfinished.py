"""What is being typed in an open cell is kept within seconds, as it is in a form."""

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from dxdesk.ui.autosave import Autosave
from dxdesk.ui.grid import editors
from dxdesk.ui.grid.cell_delegate import CellDelegate
from dxdesk.ui.grid.entry import GridEntry
from dxdesk.ui.item_models.cells_table import CellsTable, Place


class Unfinished(QObject):
    """Keeps the text of the editor that is open. A crash leaves it as a draft, which the grid
    shows in its cell; a text that is entered, or given up with Esc, leaves none."""

    def __init__(self, delegate: CellDelegate, entry: GridEntry, parent: QObject) -> None:
        super().__init__(parent)
        self._entry = entry
        self._place: Place | None = None
        self._editor: QWidget | None = None
        self._autosave = Autosave(self._keep, self)
        delegate.begun.connect(self._on_begun)
        delegate.closeEditor.connect(self._on_closed)

    def _on_begun(self, editor: QWidget, index: QModelIndex) -> None:
        model = index.model()
        cell = model.cell(index.row(), index.column()) if isinstance(model, CellsTable) else None
        self._place = (cell.key, cell.field) if cell else None
        self._editor = editor
        editors.on_typing(editor, self._autosave.touch)

    def _on_closed(self) -> None:
        """Whatever was to be entered has been by now."""
        self._autosave.stop()
        self._editor, place = None, self._place
        if place:
            self._place = None
            self._entry.give_up(place)

    def _keep(self) -> None:
        if not self._place or not self._editor or not isValid(self._editor):
            return
        if not self._entry.keep(self._place, editors.text_in(self._editor)):
            self._autosave.touch()
