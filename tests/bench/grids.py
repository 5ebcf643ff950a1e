"""What the grid is measured by: 100,000 rows against Qt's own models, 2,000 rows of a real page.

The windows are offscreen; everything heavy is made once, when it is first measured.
"""

import tempfile
import time
from functools import cache
from pathlib import Path

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from dxdesk import paths
from dxdesk.services import edits, rounds, stores
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.item_models.rows_table import RowsTable
from dxdesk.ui.pages.initiatives import InitiativesPage
from dxdesk.ui.theme.apply import dress
from dxdesk.ui.theme.tokens import LIGHT
from tests.bench.measure import Case

_ROWS, _COLUMNS = 100_000, 12
_INITIATIVES, _DEPARTMENTS = 22, 91  # 2,002 rows
_FRAMES = 20
Row = tuple[str, ...]


def grid_cases() -> list[Case]:
    """The goals of limits.md for tables, and the longest a key may take: a tenth of a second."""
    return [
        Case("grid: 20 frames of 100k rows / QStandardItemModel", _frames, _plain_frames, 1.15),
        Case("grid: filter of 100k rows / a proxy model", _filter, _proxy_filter, 0.1),
        Case("grid: sort of 100k rows / a proxy model", _sort, _proxy_sort, 0.05, runs=3),
        Case("grid: a typed cell of 2,000 rows / 100 ms of work", _type, _tenth, 1.0),
        Case("grid: a filter typed into 2,000 rows / 100 ms of work", _type_filter, _tenth, 1.0),
        Case("grid: a page scrolled in 2,000 rows / 100 ms of work", _page_down, _tenth, 1.0),
    ]  # fmt: skip


@cache
def _application() -> QApplication:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app, paths.resources_folder(), LIGHT)
    return app


@cache
def _rows() -> tuple[Row, ...]:
    return tuple(
        tuple(f"課 {(row * 7919 + column) % _ROWS}" for column in range(_COLUMNS))
        for row in range(_ROWS)
    )


def _column(place: int) -> Column[Row]:
    return Column(f"列{place}", lambda row: row[place], number=place % 3 == 0)


@cache
def _grid() -> QTableView:
    _application()
    columns = [_column(place) for place in range(_COLUMNS)]
    grid = GridView("例", columns, (100,) * _COLUMNS, identity=lambda row: row, frozen=2)
    grid.show_rows(_rows())
    return _shown(grid, grid.cells)


@cache
def _plain() -> QTableView:
    _application()
    model = QStandardItemModel(0, _COLUMNS)
    for row in _rows():
        model.appendRow([QStandardItem(text) for text in row])
    table = QTableView()
    table.setModel(model)
    table.verticalHeader().hide()
    return _shown(table, table)


def _shown(window: QWidget, table: QTableView) -> QTableView:
    window.resize(1200, 700)
    window.show()
    table.setAlternatingRowColors(True)
    table.verticalHeader().setDefaultSectionSize(36)
    _application().processEvents()
    return table


def _frames() -> None:
    _scroll(_grid())


def _plain_frames() -> None:
    _scroll(_plain())


def _scroll(table: QTableView) -> None:
    bar = table.verticalScrollBar()
    start = (bar.value() + 1000) % (bar.maximum() - _FRAMES * 20)
    for frame in range(_FRAMES):
        bar.setValue(start + frame * 20)
        table.viewport().repaint()


@cache
def _model() -> RowsTable[Row]:
    _application()
    return RowsTable([_column(place) for place in range(_COLUMNS)], _rows())


@cache
def _proxy() -> QSortFilterProxyModel:
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(_model())
    proxy.setFilterKeyColumn(1)
    return proxy


def _filter() -> None:
    _model().set_wanted({1: "9"})
    _model().set_wanted({})


def _proxy_filter() -> None:
    _proxy().setFilterFixedString("9")
    _proxy().setFilterFixedString("")


def _sort() -> None:
    _model().sort(1)
    _model().sort(-1)


def _proxy_sort() -> None:
    _proxy().sort(1)
    _proxy().sort(-1)


@cache
def _page() -> InitiativesPage:
    _application()
    folder = Path(tempfile.mkdtemp())
    page = InitiativesPage(_store(folder))
    page.widget.resize(1200, 700)
    page.widget.show()
    page.widget.activateWindow()
    page.on_shown()
    _application().processEvents()
    return page


def _store(folder: Path) -> stores.Store:
    store = stores.create(folder / "a.dxdesk", stores.COORDINATOR)
    codes = [f"{number:04}" for number in range(1, _DEPARTMENTS + 1)]
    typed = [(f"D{code}", "name", f"例{code}課") for code in codes]
    typed += [
        (f"P7/T{number}/D{code}", "department", f"D{code}")
        for number in range(1, _INITIATIVES + 1)
        for code in codes
    ]
    edits.set_values(store, typed)
    rounds.add_round(store, "2024", "half", "R6.10.1", "R6.10.18")
    return store


def _type() -> None:
    page = _page()
    cells = page.view.table
    here = cells.currentIndex()
    cells.go_to((here.row() + 1) % cells.table.rowCount(), cells.table.columnCount() - 1)
    cells.setFocus()
    QTest.keyClick(cells, "R")
    editor = cells.editor
    assert editor is not None
    QTest.keyClicks(editor, f"6.9.{time.perf_counter_ns() % 28 + 1}")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    cells.viewport().repaint()


def _type_filter() -> None:
    page = _page()
    cells = page.view.table
    if not cells.headings.is_filtering:
        cells.run("Ctrl+Shift+L")
    cells.headings.show_filters({2: "例0042"})
    cells.viewport().repaint()
    cells.headings.show_filters({})


def _page_down() -> None:
    cells = _page().view.table
    QTest.keyClick(cells, Qt.Key.Key_PageDown)
    cells.viewport().repaint()


def _tenth() -> None:
    """A tenth of a second of the processor, however busy the machine is with other things."""
    end = time.process_time() + 0.1
    while time.process_time() < end:
        pass
