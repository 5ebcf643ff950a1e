"""One panel of the dashboard: a chart, and the same figures in a table whose cells open."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.domain.words import dashboard as words
from dxdesk.services.dashboard import KpiRow, Panel, PanelRow
from dxdesk.ui.grid.cells import ROW_HEIGHT
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.base import Listed
from dxdesk.ui.pages.chart_picture import ChartPicture
from dxdesk.ui.pages.parts import named_label
from dxdesk.ui.theme.tokens import Tokens

_NAME_WIDTH, _NUMBER_WIDTH, _WIDE_NUMBER = 290, 104, 128
_FRAME = 4
_MOST = 60  # rows; a table of more is scrolled in itself


class DashboardPanel(QWidget):
    """`listed` brings what the figure at hand counts when Enter opens it, `empty` that it
    counts nothing."""

    listed = Signal(object)
    empty = Signal()

    def __init__(self, panel: Panel, tokens: Tokens) -> None:
        super().__init__()
        self.panel = panel
        self.chart = ChartPicture(panel.chart, tokens)
        self.chart.setAccessibleName(f"{panel.title} {words.CHART}")
        self.grid = GridView[PanelRow](
            panel.title,
            _columns(panel),
            _widths(panel),
            identity=lambda each: (each.key, each.name),
            frozen=1,
        )
        self.grid.show_rows(panel.rows)
        self.grid.go_to(0, 1)
        self.grid.chosen.connect(self._open)
        fit(self.grid, len(panel.rows))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        column.addWidget(named_label(panel.title, "barLabel"))
        column.addWidget(self.chart)
        column.addWidget(self.grid)

    def _open(self, row: PanelRow) -> None:
        place = self.grid.cells.currentIndex().column() - 1
        cell = row.cells[max(place, 0) if place >= 0 else len(row.cells) - 1]
        if not cell.keys:
            self.empty.emit()
            return
        title = words.listed(row.name, cell.head)
        self.listed.emit(Listed(row.round, frozenset(cell.keys), title))


class KpiPanel(QWidget):
    """The indicators of the round's year; Enter brings a row by `chosen`."""

    chosen = Signal(object)

    def __init__(
        self, rows: tuple[KpiRow, ...], colour: Callable[[KpiRow], tuple[str, str]]
    ) -> None:
        super().__init__()
        self.grid = GridView[KpiRow](
            words.KPI,
            _kpi_columns(colour),
            (56, 0, 140, 140, 120, 150),
            identity=lambda each: each.key,
            frozen=2,
        )
        self.grid.show_rows(rows)
        self.grid.go_to(0, 1)
        self.grid.chosen.connect(self.chosen)
        fit(self.grid, len(rows))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(6)
        column.addWidget(named_label(words.KPI, "barLabel"))
        column.addWidget(self.grid)


def fit(grid: GridView[PanelRow] | GridView[KpiRow], rows: int) -> None:
    """As high as its rows, so that the page scrolls and the table does not, up to `_MOST`."""
    head = grid.cells.horizontalHeader().sizeHint().height()
    bar = grid.cells.horizontalScrollBar().sizeHint().height()
    grid.setFixedHeight(head + min(rows, _MOST) * ROW_HEIGHT + bar + _FRAME)
    if rows <= _MOST:
        grid.cells.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _columns(panel: Panel) -> tuple[Column[PanelRow], ...]:
    numbers = (_number(place, head) for place, head in enumerate(panel.heads))
    return (Column[PanelRow](panel.head, lambda each: each.name), *numbers)


def _number(place: int, head: str) -> Column[PanelRow]:
    return Column(head, lambda each: each.cells[place].text, number=True)


def _widths(panel: Panel) -> tuple[int, ...]:
    wide = (_WIDE_NUMBER if len(head) > 6 else _NUMBER_WIDTH for head in panel.heads)
    return (_NAME_WIDTH, *wide)


def _kpi_columns(
    colour: Callable[[KpiRow], tuple[str, str]],
) -> tuple[Column[KpiRow], ...]:
    number, title, target, actual, as_of, verdict = words.KPI_HEADS
    return (
        Column(number, lambda each: each.number, number=True),
        Column(title, lambda each: each.title),
        Column(target, lambda each: each.target, number=True),
        Column(actual, lambda each: each.actual, number=True),
        Column(as_of, lambda each: each.as_of),
        Column(verdict, lambda each: each.verdict, colour=colour),
    )
