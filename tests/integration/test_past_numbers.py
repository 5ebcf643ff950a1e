"""The 照合番号 of a store's past goes with everything that leaves the store."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dxdesk.domain.words import exchange as words
from dxdesk.domain.words import reports as report_words
from dxdesk.services import checking, edits, issuing, parcels, stores

from .hall import REPORT, ROUND, finish


def header_of(hall, name: str, path: Path):
    return parcels.read_file(path, stores.records(hall.store(name))).header


def control_cell(sheet: Worksheet):
    return next(row[1] for row in sheet.iter_rows() if row[0].value == words.HEAD)


@pytest.fixture
def submitted(hall) -> Path:
    hall.type("D0210", REPORT, progress="遅れ")
    return hall.submit("D0210")


def test_every_exchange_file_shows_the_number_of_its_writers_past(hall, submitted):
    hall.merge(submitted)
    [returned] = finish(issuing.give_back(hall.office, ROUND, hall.folder / "返却", "D0210"))
    heads = {
        name: header_of(hall, name, path).head
        for name, path in (("D0210", submitted), ("office", returned.path))
    }
    assert checking.number(hall.store("D0210")) == heads["D0210"]
    assert checking.number(hall.office) == heads["office"]
    for path in (hall.request_of("D0210"), submitted, returned.path):
        sheet = load_workbook(path)[words.CONTROL_SHEET]
        assert sheet.sheet_state == "visible"
        assert len(control_cell(sheet).value) == 8


def test_the_number_in_a_file_is_passed_by_the_store_that_goes_on(hall, submitted):
    heads = [header_of(hall, "office", hall.request_of(each)).head for each in ("D0210", "D0310")]
    hall.merge(submitted)
    edits.set_value(hall.office, "P7/T1/D0210/Y2024", "text", "例　次の目標")
    hall.close()
    assert len(set(heads)) == 2
    for head in heads:
        assert checking.check(hall.folder / "office.dxdesk", head).is_sound
    other = checking.check(hall.folder / "D0210.dxdesk", heads[0])
    assert (other.damages, other.passed) == ((), False)


@pytest.mark.parametrize("cell", ["", "BCDFGHJK"], ids=["emptied", "changed"])
def test_a_file_is_the_same_without_its_number(hall, submitted, cell):
    whole = parcels.read_file(submitted, stores.records(hall.office))
    book = load_workbook(submitted)
    control_cell(book[words.CONTROL_SHEET]).value = cell
    book.save(submitted)
    bare = parcels.read_file(submitted, stores.records(hall.office))
    assert bare.header.head == cell
    assert (bare.id, bare.header.id) == (whole.id, whole.id)
    [merged] = hall.merge(submitted).files
    assert merged.status == "new"


def test_a_request_of_before_there_were_numbers_is_taken_as_before(hall, tmp_path):
    path = hall.request_of("D0210")
    book = load_workbook(path)
    sheet = book[words.CONTROL_SHEET]
    sheet.delete_rows(control_cell(sheet).row)
    book.save(path)
    read = parcels.read_file(path, stores.records(hall.office))
    assert read.is_untouched_snapshot
    assert read.header.head == ""


def test_reports_end_with_the_number_that_check_knows(run, cycle):
    number = run("check", "--store", cycle.office, "--json").document["number"]
    made = cycle.folder / "一覧.xlsx"
    report = ("report", "--store", cycle.office, "--kind", "list", "--format", "xlsx")
    assert run(*report, "--out", made).status == 0
    last = load_workbook(made).worksheets[-1]
    assert any(number in str(cell.value) for row in last for cell in row)
    assert run(*report, "--for", "data", "--out", made).status == 0
    assert load_workbook(made)[report_words.CHECK]["A2"].value == number


def test_backups_are_listed_with_the_number_of_their_past(run, cycle):
    copy = cycle.folder / "控え.dxdesk"
    number = run("check", "--store", cycle.office, "--json").document["number"]
    assert number in run("backup", "--store", cycle.office, "--out", copy).out
    assert run("check", "--store", copy, "--head", number).status == 0
    listed = run("backups", "--store", cycle.office, "--json").document
    assert listed
    for each in listed:
        assert run("check", "--store", each["file"], "--head", each["number"]).status == 0
        assert each["number"] in run("backups", "--store", cycle.office).out
