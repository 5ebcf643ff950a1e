"""Tables over frozen rows, as the pages of exchange use them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from dxdesk.domain import calendar
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.item_models.rows_table import RowsTable
from dxdesk.ui.pages.parts import plain_table

Row = TypeVar("Row")
ROW = 32


class RowList(Generic[Row]):
    """A table of rows with a current one; `view` is its widget.

    Its items are not editable, so the input method is off there and single letters arrive.
    `widths` are pixels by column, 0 for a share of what is left.
    """

    def __init__(self, name: str, columns: Sequence[Column[Row]], widths: Sequence[int]) -> None:
        self.model: RowsTable[Row] = RowsTable(columns)
        self.view: QTableView = plain_table(name)
        self.view.setModel(self.model)
        self.view.setWordWrap(False)
        self.view.verticalHeader().setDefaultSectionSize(ROW)
        header = self.view.horizontalHeader()
        header.setMinimumSectionSize(48)
        for place, width in enumerate(widths):
            if width:
                self.view.setColumnWidth(place, width)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    @property
    def current(self) -> Row | None:
        """The row the cursor is in."""
        index = self.view.currentIndex()
        return self.model.row(index) if index.isValid() else None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in the order shown."""
        return self.model.shown

    def show_rows(self, rows: Sequence[Row], keep: Callable[[Row], object] | None = None) -> None:
        """Show other rows; the cursor stays on the row of equal `keep`, or near its place."""
        old, place = self.current, self.view.currentIndex().row()
        self.model.set_rows(rows)
        if not rows:
            return
        if keep and old is not None:
            same = [n for n, each in enumerate(self.model.shown) if keep(each) == keep(old)]
            place = same[0] if same else place
        self.go_to(min(max(place, 0), len(rows) - 1))

    def go_to(self, place: int) -> None:
        """Put the cursor into a row."""
        index = self.model.index(place, 0)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def step(self, by: int) -> None:
        """Go some rows down or, with a negative number, up; it stops at the ends."""
        last = self.model.rowCount() - 1
        self.go_to(min(max(self.view.currentIndex().row() + by, 0), last))

    def on_moved(self, act: Callable[[], object]) -> None:
        """Call when the cursor goes to another row, also because rows were replaced."""
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _old: act())

    def on_chosen(self, act: Callable[[Row], object]) -> None:
        """Call with the row that is entered by Enter or double click."""

        def chosen(index: QModelIndex) -> None:
            act(self.model.row(index))

        self.view.activated.connect(chosen)

    def fit(self, most: int) -> None:
        """As tall as its rows, up to `most` of them."""
        shown = max(1, min(self.model.rowCount(), most))
        frame = 2 * self.view.frameWidth() + 2
        head = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedHeight(head + shown * ROW + frame)
        more = self.model.rowCount() > most
        policy = Qt.ScrollBarPolicy
        self.view.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if more else policy.ScrollBarAlwaysOff
        )


def when(at: str) -> str:
    """A moment as people write it: R6.9.29 10:02; "" for never."""
    if not at:
        return ""
    moment = datetime.fromisoformat(at)
    return f"{calendar.short_date(moment.date())} {moment:%H:%M}"


def one_line(text: str) -> str:
    """A text of many lines as a cell shows it."""
    return " ".join(text.split())
