"""The one table for data: cells and the line below them."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.fields import Kind
from dxdesk.domain.words import grid as words
from dxdesk.services.drafts import Typed
from dxdesk.ui.fields.reading import echo_of
from dxdesk.ui.grid.arrangement import Arrangement
from dxdesk.ui.grid.cells import Cells
from dxdesk.ui.grid.choices import Choices
from dxdesk.ui.grid.clipboard import Clipboard
from dxdesk.ui.grid.entry import GridEntry
from dxdesk.ui.grid.find import FindBar
from dxdesk.ui.grid.unfinished import Unfinished
from dxdesk.ui.grid.widths import Widths
from dxdesk.ui.item_models.cells_table import CellsTable, Place
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.text import announce

Row = TypeVar("Row")


class GridView(QWidget, Generic[Row]):
    """A table named `name`. `widths` are pixels by column; one that is negative takes a share of
    what is left, and that many pixels at least. The first `frozen` columns stay when the others
    scroll sideways. `identity` tells rows apart. Under the name `memory` its arrangement is
    remembered; `find` is the line of a page that Ctrl+F leads to, in place of its own.

    `moved` says that the cursor stands elsewhere, also because rows were replaced; `chosen`
    brings a row that is to be opened.
    """

    moved = Signal()
    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        widths: Sequence[int],
        *,
        identity: Callable[[Row], Hashable],
        frozen: int = 0,
        entry: GridEntry | None = None,
        memory: str = "",
        find: QLineEdit | None = None,
    ) -> None:
        super().__init__()
        self.entry = entry
        self.model: CellsTable[Row] = CellsTable(columns, entry, self)
        self._identity = identity
        self.cells = Cells(name, self.model, frozen)
        self.setFocusProxy(self.cells)
        self.foot = QLabel()
        self.foot.setObjectName("gridFoot")
        self.finder = FindBar(self.cells, find)
        laid = Widths(self.cells, widths)
        self.arrangement = Arrangement(self.cells, laid, self._keeping_place, memory)
        self._typed_in: tuple[Place, str] | None = None
        self._clipboard = Clipboard(self.cells, entry, self.tell)
        self.cells.commands |= {"Alt+Down": self.open_choices}
        self._lay_out()
        self._attach()

    @property
    def current(self) -> Row | None:
        """The row the cursor is in."""
        index = self.cells.currentIndex()
        return self.model.row(index) if index.isValid() else None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in the order shown."""
        return self.model.shown

    @property
    def unsaved(self) -> tuple[Typed, ...]:
        """What has been typed and is not in the store."""
        return self.entry.unsaved if self.entry else ()

    @property
    def is_filtering(self) -> bool:
        """Whether the filters under the headings are shown."""
        return self.cells.headings.is_filtering

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, or the same with other content; the cursor stays on its row."""
        if self.entry:
            self.model.set_bad(self.entry.waiting())
        if not self.model.renew(rows, self._identity):
            self._keeping_place(lambda: self.model.set_rows(rows))
        self._describe()

    def set_filter(self, keep: Callable[[Row], bool] | None) -> None:
        """Show only the rows that `keep` accepts; the cursor stays on its row if it is one."""
        self._keeping_place(lambda: self.model.set_filter(keep))

    def go_to(self, place: int, column: int = -1) -> None:
        """Put the cursor into a row; the column is the present one unless named."""
        here = self.cells.currentIndex()
        now = here.column() if here.isValid() else self.model.first_column
        self.cells.go_to(place, now if column < 0 else column)

    def bring(self, identity: Hashable, column: int = -1) -> bool:
        """Put the cursor into the row of an identity, which filters below the headings may have
        hidden; whether there is one."""
        if self._place_of(identity) < 0:
            self.arrangement.clear_filters()
        place = self._place_of(identity)
        if place >= 0:
            self.go_to(place, column)
        return place >= 0

    def settle(self) -> None:
        """Save what is being typed, and what could not be saved."""
        self.cells.settle()
        if self.entry:
            self.entry.settle()

    def halt(self, reason: str) -> None:
        """Let nothing be typed while nothing can be saved, and say why; "" ends it."""
        self.model.halt = reason
        self._describe()

    def tell(self, text: str) -> None:
        """Say something in the line below, until the cursor moves."""
        self.foot.setText(text)
        self.foot.setToolTip(text)
        if text:
            announce(self.cells, text)

    def open_choices(self) -> None:
        """Open the list of what can be picked in the cell at hand."""
        index = self.cells.currentIndex()
        column = self.model.columns[index.column()] if index.isValid() else None
        options = column.options(self.model.row(index)) if column and column.options else ()
        if not options or self.model.lock(index.row(), index.column()):
            self._say_refusal()
            return
        text = self.model.text(index.row(), index.column())
        menu = Choices(options, text, lambda picked: self.model.setData(index, picked), self.cells)
        corner = self.cells.visualRect(index).bottomLeft()
        menu.open_at(self.cells.viewport().mapToGlobal(corner))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.cells, 1)
        column.addWidget(self.finder)
        column.addWidget(self.foot)
        self.foot.setVisible(self.model.is_editable)

    def _attach(self) -> None:
        self.cells.moved.connect(self._describe)
        self.cells.moved.connect(self.moved)
        self.cells.chosen.connect(lambda: self.chosen.emit(self.current))
        self.cells.refused.connect(self._say_refusal)
        self.cells.delegate.begun.connect(self._on_begun)
        self.cells.delegate.finished.connect(self._say_what_was_wrong)
        if entry := self.entry:
            entry.setParent(self)
            self.cells.commands["Ctrl+Z"] = entry.take_back
            self.cells.guards["Ctrl+Z"] = lambda: entry.may_take_back
            self.unfinished = Unfinished(self.cells.delegate, entry, self)

    def _keeping_place(self, act: Callable[[], object]) -> None:
        row, index = self.current, self.cells.currentIndex()
        place = max(index.row(), 0)
        column = index.column() if index.isValid() else self.model.first_column
        self.cells.settle()
        act()
        if row is not None:
            kept = self._place_of(self._identity(row))
            place = kept if kept >= 0 else place
        self.cells.go_to(min(place, len(self.rows) - 1), column)

    def _place_of(self, identity: Hashable) -> int:
        """Where the row of an identity is shown, -1 where it is not."""
        return next((n for n, e in enumerate(self.rows) if self._identity(e) == identity), -1)

    def _describe(self) -> None:
        """Say in the line below what is to be known of the cell at hand."""
        index = self.cells.currentIndex()
        text = self._about(index.row(), index.column()) if index.isValid() else ""
        self.foot.setText(text)
        self.foot.setToolTip(text)

    def _about(self, row: int, column: int) -> str:
        if self.model.is_editable and self.model.columns[column].is_link:
            return words.LINK
        if note := self.model.note(row, column):
            return note
        field, text = self.model.columns[column].field, self.model.text(row, column)
        if field is None or not text:
            return field.help if field else ""
        return echo_of(field, text) if field.kind in (Kind.DATE, Kind.YEAR) else field.help

    def _on_begun(self, _editor: QWidget, index: QModelIndex) -> None:
        cell = self.model.cell(index.row(), index.column())
        label = self.model.columns[index.column()].label
        self._typed_in = ((cell.key, cell.field), label) if cell else None

    def _say_what_was_wrong(self) -> None:
        """Enter and Tab have moved on: say of the cell typed in what nobody could read there."""
        place, label = self._typed_in or (("", ""), "")
        if waiting := self.model.waiting(place):
            self.tell(words.left_behind(label, *waiting))

    def _say_refusal(self) -> None:
        index = self.cells.currentIndex()
        if index.isValid() and self.model.is_editable:
            self.tell(self.model.note(index.row(), index.column()) or words.NO_CHOICES)
