"""The list of mends and faults: every cell that was mended or refused, with its place."""

import openpyxl

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.repairs import Standing
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.domain.words import repairs as words
from dxdesk.exchange.cells import read_cell
from dxdesk.services import merging, repairs, stores
from dxdesk.sheets.values import Cell
from tests.integration.hall import REPORT, finish


def handed_in(hall, **typed):
    """A submission into whose first report somebody typed by hand, by the columns' headings."""
    hall.type("D0210", REPORT, results="例　成果")
    path = hall.submit("D0210")
    book = openpyxl.load_workbook(path)
    sheet = book["進捗報告"]
    for cell in sheet[1]:
        if (name := str(cell.value).partition("（")[0]) in typed:
            sheet.cell(2, cell.column).value = typed[name]
    book.save(path)
    return path


def listed(hall, path, run=merging.preview):
    result = finish(run(hall.office, [path]))
    return repairs.lines(stores.records(hall.office), result)


def test_a_safe_mend_is_listed_with_what_was_read(hall):
    (line,) = listed(hall, handed_in(hall, 予算額="１２００", 所属長確認日=" "))
    assert (line.standing, line.label, line.found) == (Standing.MENDED, "予算額", "１２００")
    assert line.mend == words.read_as("1,200")
    assert line.sheet == "進捗報告" and line.address.endswith("2")


def test_the_word_of_a_choice_without_its_letter_is_no_mend(hall):
    assert listed(hall, handed_in(hall, 進捗="予定どおり")) == ()
    (line,) = listed(hall, handed_in(hall, 進捗="予定 どおり"))
    assert (line.standing, line.found) == (Standing.MENDED, "予定 どおり")


def test_what_a_formula_came_to_is_told_where_it_is_the_word_of_a_choice_too():
    report, cell = CATALOGUE["report"], Cell(2, 3, "予定どおり", formula=True)
    assert read_cell(report, report.field("progress"), cell, VOCABULARIES).mended == "○ 予定どおり"


def test_a_refused_cell_says_what_was_expected_and_proposes_a_mend(hall):
    (line,) = listed(hall, handed_in(hall, 決算額="約180"))
    assert (line.standing, line.label, line.found) == (Standing.REFUSED, "決算額", "約180")
    assert line.fault and line.expected
    assert line.mend == words.perhaps("180")


def test_nothing_is_proposed_where_the_size_is_a_guess(hall):
    (line,) = listed(hall, handed_in(hall, 決算額="約180万"))
    assert line.mend == ""


def test_a_file_that_cannot_be_read_is_a_line_of_its_own(hall, tmp_path):
    (tmp_path / "表.xlsx").write_text("<html></html>", encoding="utf-8")
    (line,) = listed(hall, tmp_path / "表.xlsx")
    assert (line.standing, line.file) == (Standing.UNREADABLE, "表.xlsx")
    assert line.fault and line.mend


def test_the_preview_lists_what_merging_lists(hall):
    path = handed_in(hall, 予算額="１２００", 決算額="約180")
    before = listed(hall, path)
    assert listed(hall, path, merging.merge) == before
    assert len(before) == 2


def test_the_workbook_says_what_the_list_says(hall, tmp_path):
    found = listed(hall, handed_in(hall, 予算額="１２００", 決算額="約180"))
    repairs.write(found, tmp_path / "一覧.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "一覧.xlsx")[words.SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for line in found:
        (row,) = [row for row in rows if line.found in row]
        assert row[0] == words.STANDINGS[line.standing]
        assert line.mend in row and line.address in row


def test_a_list_without_lines_says_so(tmp_path):
    repairs.write((), tmp_path / "一覧.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "一覧.xlsx")[words.SHEET]
    assert words.NOTHING in [row[0].value for row in sheet.iter_rows()]
