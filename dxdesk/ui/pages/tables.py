"""Tables over frozen rows, as pages use them that only show."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from dxdesk.domain import calendar
from dxdesk.ui.grid.arrangement import Arrangement
from dxdesk.ui.grid.cells import Cells
from dxdesk.ui.grid.clipboard import Clipboard
from dxdesk.ui.grid.widths import Widths
from dxdesk.ui.item_models.cells_table import CellsTable
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.text import announce

Row = TypeVar("Row")
ROW = 32
_LEAST = 64  # pixels of a column that takes a share


class RowList(Generic[Row]):
    """The cells of a grid that nothing is typed in, with a current row; `view` is the widget.

    Its items are not editable, so the input method is off there and single letters arrive.
    `widths` are pixels by column, 0 for a share of what is left.
    """

    def __init__(self, name: str, columns: Sequence[Column[Row]], widths: Sequence[int]) -> None:
        self.model: CellsTable[Row] = CellsTable(columns)
        self.view = Cells(name, self.model, 0)
        self.view.verticalHeader().setDefaultSectionSize(ROW)
        laid = Widths(self.view, [width or -_LEAST for width in widths])
        self._arrangement = Arrangement(self.view, laid, self._keeping_place)
        self._clipboard = Clipboard(self.view, None, lambda text: announce(self.view, text))

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
        if keep and old is not None:
            same = [n for n, each in enumerate(self.rows) if keep(each) == keep(old)]
            place = same[0] if same else place
        self.go_to(min(max(place, 0), len(self.rows) - 1))

    def go_to(self, place: int) -> None:
        """Put the cursor into a row."""
        self.view.go_to(place, max(self.view.currentIndex().column(), 0))

    def step(self, by: int) -> None:
        """Go some rows down or, with a negative number, up; it stops at the ends."""
        last = self.model.rowCount() - 1
        self.go_to(min(max(self.view.currentIndex().row() + by, 0), last))

    def on_moved(self, act: Callable[[], object]) -> None:
        """Call when the cursor goes to another row, also because rows were replaced."""
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _old: act())

    def on_chosen(self, act: Callable[[Row], object]) -> None:
        """Call with the row that is entered by Enter or double click."""

        def chosen() -> None:
            if (row := self.current) is not None:
                act(row)

        self.view.chosen.connect(chosen)

    def fit(self, most: int) -> None:
        """As tall as its rows, up to `most` of them; then there is no room for filters."""
        self.view.commands.pop("Ctrl+Shift+L", None)
        shown = max(1, min(self.model.rowCount(), most))
        self.view.setFixedHeight(self._height_of(shown))
        more = self.model.rowCount() > most
        policy = Qt.ScrollBarPolicy
        self.view.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if more else policy.ScrollBarAlwaysOff
        )

    def wanted_height(self) -> int:
        """How tall it has to be for all its rows to be seen, in pixels."""
        return self._height_of(self.model.rowCount())

    def _height_of(self, rows: int) -> int:
        frame = 2 * self.view.frameWidth() + 2
        return self.view.horizontalHeader().sizeHint().height() + rows * ROW + frame

    def _keeping_place(self, act: Callable[[], object]) -> None:
        old = self.current
        act()
        self.go_to(max(self.model.place_of(old), 0) if old is not None else 0)


def when(at: str) -> str:
    """A moment as people write it: R6.9.29 10:02; "" for never."""
    if not at:
        return ""
    moment = datetime.fromisoformat(at)
    return f"{calendar.short_date(moment.date())} {moment:%H:%M}"


def one_line(text: str) -> str:
    """A text of many lines as a cell shows it."""
    return " ".join(text.split())
