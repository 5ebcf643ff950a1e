"""集計用: the rules for machine-readable statistics (agreement of the ministries, 2020-12-18),
for every kind of report, in workbook and CSV; and the charts of workbooks for eyes."""

import csv
import io
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from dxdesk.domain.charts import BarChart
from dxdesk.domain.lines import LineChart
from dxdesk.domain.words import reports as says
from dxdesk.reports import KINDS, Audience, build, render
from dxdesk.reports.content import Drawing
from dxdesk.reports.kinds.view import View
from tests.fixtures import report_samples as sample

NUMBER = re.compile(r"-?[0-9][0-9,]*(\.[0-9]+)?")
NUMBERS_THAT_ARE_NAMES = ("キー", "コード", "番号", "記号", "並び順")
UNITS = ("千円", "人", "件")
PLATFORM_SIGNS = re.compile("[①-⑳㍉-㍗㈱№℡]")
EARLIER = sample.report(sample.assignment(1, "D0310"), "P7/R2024-HALF", progress="on-track")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("tables")
    records = sample.records(EARLIER)
    for kind in KINDS:
        for ending in ("xlsx", "csv"):
            out = path / f"{kind}.{ending}"
            render(kind, ending, records, sample.words(), sample.OCCASION, out, Audience.DATA)
    return path


@pytest.fixture(scope="module", params=list(KINDS))
def book(request, folder) -> Workbook:
    return load_workbook(folder / f"{request.param}.xlsx")


def headers(sheet) -> list[str]:
    return [cell.value for cell in sheet[1]]


def test_one_sheet_has_one_table_that_is_not_parted(book):
    for sheet in book:
        filled = [any(cell.value is not None for cell in row) for row in sheet.iter_rows()]
        assert filled == [True] * len(filled)  # rules 14 and 15
        assert all(headers(sheet))
        assert sheet.auto_filter.ref.endswith(str(sheet.max_row if sheet.max_row > 1 else 1))


def test_the_header_is_one_row_of_full_and_different_names(book):
    for sheet in book:
        names = headers(sheet)
        assert len(set(names)) == len(names)  # rule 6
        assert not any("\n" in name or name != name.strip() for name in names)  # rule 5


def test_nothing_is_merged_hidden_or_laid_over_the_table(book):
    for sheet in book:
        assert not sheet.merged_cells.ranges  # rule 4
        assert not sheet._charts  # rule 8
        assert not sheet._images
        assert sheet.sheet_state == "visible"
        assert not [each for each in sheet.row_dimensions.values() if each.hidden]
        assert not [each for each in sheet.column_dimensions.values() if each.hidden]


def test_numbers_are_numbers_and_no_formula_stands_where_a_value_is_meant(book):
    for sheet in book:
        names = headers(sheet)
        for row in sheet.iter_rows(min_row=2):
            for name, cell in zip(names, row, strict=True):
                assert cell.data_type != "f"  # rule 7
                is_name = any(each in name for each in NUMBERS_THAT_ARE_NAMES)
                if isinstance(cell.value, str) and not is_name and any(u in name for u in UNITS):
                    assert not NUMBER.fullmatch(cell.value), (sheet.title, cell)  # rule 3


def test_units_stand_in_the_header_and_not_in_the_cells(book):
    for sheet in book:
        for row in sheet.iter_rows(min_row=2, values_only=True):
            for value in row:
                is_text = isinstance(value, str)
                assert not (is_text and re.fullmatch(r"[0-9,.]+(千円|円|人|件|%)", value))  # rule 9


def test_a_cell_holds_one_datum_without_signs_of_one_platform(book):
    for sheet in book:
        for name in headers(sheet):
            assert not PLATFORM_SIGNS.search(name)  # rule 10
        if "キー" in headers(sheet):
            place = headers(sheet).index("キー")
            keys = [row[place] for row in sheet.iter_rows(min_row=2, values_only=True)]
            assert not [key for key in keys if key and re.search(r"[\s、,]", key)]  # rule 2


def test_dates_are_dates_with_their_era_beside(book):
    for sheet in book:
        names = headers(sheet)
        for place, name in enumerate(names):
            if not name.endswith(says.labelled("", says.WESTERN)) or name.startswith("年度"):
                continue
            if name.startswith(("開始年度", "終了年度")):
                continue
            assert name.replace(says.WESTERN, says.ERA) in names  # rules 11 and 12
            for row in sheet.iter_rows(min_row=2, values_only=True):
                assert row[place] is None or isinstance(row[place], date | datetime)


def test_every_column_is_explained_in_the_legend(book):
    explained = {row[:2] for row in book[says.LEGEND].iter_rows(min_row=2, values_only=True)}
    for sheet in book.worksheets[:-1]:
        if sheet.title != says.LEGEND:
            assert {(sheet.title, name) for name in headers(sheet)} <= explained


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_csv_is_one_table_that_says_what_the_workbook_says(folder, kind):
    raw = (folder / f"{kind}.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")  # rule 1
    header, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert {len(row) for row in rows} <= {len(header)}
    first = load_workbook(folder / f"{kind}.xlsx").worksheets[0]
    assert headers(first) == header


CHARTED = ("summary", "dashboard", "indicators")


@pytest.mark.parametrize("kind", CHARTED)
def test_the_chart_of_a_workbook_shows_the_cells_of_its_table(tmp_path, kind):
    path = tmp_path / "a.xlsx"
    records = sample.records(EARLIER)
    render(kind, "xlsx", records, sample.words(), sample.OCCASION, path)
    charts = [(sheet, chart) for sheet in load_workbook(path) for chart in sheet._charts]
    assert charts
    for sheet, chart in charts:
        for series in chart.series:
            name, values = series.tx.strRef.f, series.val.numRef.f
            assert sheet[name.rpartition("!")[2].replace("$", "")].value
            cells = sheet[values.rpartition("!")[2].replace("$", "")]
            rows = cells if isinstance(cells, tuple) else ((cells,),)
            found = [cell.value for row in rows for cell in row]
            assert any(isinstance(value, int | float) for value in found)


def test_paper_screen_and_workbook_have_the_same_figures(tmp_path):
    path = tmp_path / "a.xlsx"
    records = sample.records(EARLIER)
    render("dashboard", "xlsx", records, sample.words(), sample.OCCASION, path)
    cells = {cell.value for sheet in load_workbook(path) for row in sheet for cell in row}
    document = build("dashboard", records, sample.words(), replace(sample.OCCASION))
    drawn = [b for part in document.parts for s in part.sections for b in s.blocks]
    drawings = [each for each in drawn if isinstance(each, Drawing)]
    assert len(drawings) == 4
    for each in drawings:
        chart = each.subject
        assert isinstance(chart, BarChart | LineChart)
        is_bars = isinstance(chart, BarChart)
        names = [row.label for row in chart.rows] if is_bars else list(chart.heads)
        assert names == [row.cells[0].text for row in each.twin.rows]
        assert set(names) <= cells


def test_the_tables_of_a_view_are_made_without_a_store():
    view = View(sample.records(), sample.words(), sample.OCCASION)
    assert all(KINDS[kind].tables(view) for kind in KINDS)
