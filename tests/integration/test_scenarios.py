"""Scenarios of deletion, approval, versions and reorganisation, with real files."""

import openpyxl
import pytest

from dxdesk.domain.exchange_errors import NewerLayout
from dxdesk.domain.store_errors import StoreInUse
from dxdesk.domain.words import exchange as words
from dxdesk.services import (
    deciding,
    edits,
    issuing,
    merging,
    receipts,
    state,
    status,
    stores,
    submitting,
    taking,
)
from dxdesk.services.deciding import Choice
from dxdesk.services.stores import DEPARTMENT
from tests.integration.hall import REPORT, ROUND, STEP, TARGET, counts, finish


def deletion(key):
    return ("conflict", key, "deleted"), ("proposal", key, "deleted")


def column_of(sheet, heading):
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def written_by_hand(path, out, change):
    """A workbook opened, changed and saved by a program that knows nothing of dxdesk."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(out)
    return out


def test_11_a_row_copied_under_a_key_of_another_record_is_refused(hall):
    def copy_row(book):
        sheet = book["工程"]
        key = column_of(sheet, words.KEY)
        source = [cell.value for cell in sheet[2]]
        source[column_of(sheet, "工程名") - 1] = "例　別の工程"
        sheet.append(source)
        assert sheet.cell(sheet.max_row, key).value == sheet.cell(2, key).value

    path = written_by_hand(hall.request_of("D0210"), hall.folder / "写し.xlsx", copy_row)
    result = hall.merge(path)
    refused = {told.field for told in result.files[0].told if told.fate == "refused"}
    assert refused == {"title"}
    assert hall.value(STEP, "title") == "例　はじめの工程"


def test_12_a_deletion_is_proposed_and_the_record_stays_until_it_is_accepted(hall):
    edits.delete_record(hall.store("D0210"), STEP)
    hall.merge(hall.submit("D0210"))
    _, proposal = deletion(STEP)
    assert hall.questions() == [proposal]
    assert hall.value(STEP, "title") == "例　はじめの工程"
    deciding.resolve(hall.office, f"{STEP}:deleted:proposal", Choice(2), "例")
    assert hall.value(STEP, "title") is None
    assert hall.questions() == []


def test_12_a_deletion_turned_down_is_not_asked_again(hall):
    edits.delete_record(hall.store("D0210"), STEP)
    hall.merge(hall.submit("D0210"))
    deciding.resolve(hall.office, f"{STEP}:deleted:proposal", Choice(1), "例")
    hall.merge(hall.submit("D0210", "もう一度"))
    assert hall.questions() == []
    assert hall.value(STEP, "title") == "例　はじめの工程"


def test_13_a_record_struck_out_here_and_edited_there_survives_until_decided(hall):
    edits.delete_record(hall.office, STEP)
    hall.type("D0210", STEP, title="例　直した工程")
    hall.merge(hall.submit("D0210"))
    assert hall.questions() == [deletion(STEP)[0]]
    assert hall.value(STEP, "title") == "例　直した工程"
    deciding.resolve(hall.office, f"{STEP}:deleted", Choice(2), "例")
    assert hall.value(STEP, "title") is None
    assert hall.questions() == []


def test_13_a_record_edited_here_and_struck_out_there_survives_until_decided(hall):
    edits.delete_record(hall.store("D0210"), STEP)
    hall.type("office", STEP, title="例　直した工程")
    hall.merge(hall.submit("D0210"))
    assert hall.value(STEP, "title") == "例　直した工程"
    assert hall.questions() == [deletion(STEP)[1]]


def test_14_a_parent_struck_out_and_a_child_edited_both_survive_until_decided(hall):
    indicator = edits.add_record(hall.office, "indicator", "P7/T1/D0210", {"title": "例　指標"})
    asked = finish(issuing.request(hall.office, ROUND, hall.folder / "二回目", "0210"))[0].path
    edits.delete_record(hall.office, indicator)

    def fill(book):
        sheet = book["指標値"]
        key, actual = column_of(sheet, words.KEY), column_of(sheet, "実績値")
        for row in range(2, sheet.max_row + 1):
            if sheet.cell(row, key).value == f"{indicator}/Y2024":
                sheet.cell(row, actual).value = 42.5

    hall.merge(written_by_hand(asked, hall.folder / "指標.xlsx", fill))
    assert hall.questions() == [deletion(indicator)[0]]
    assert hall.value(indicator, "title") == "例　指標"
    assert hall.value(f"{indicator}/Y2024", "actual") == "42.5"


def test_16_a_column_that_is_missing_blanks_nothing(hall):
    def drop_column(book):
        sheet = book["年次目標"]
        sheet.delete_cols(column_of(sheet, "年次目標"))

    path = written_by_hand(hall.request_of("D0210"), hall.folder / "列なし.xlsx", drop_column)
    result = hall.merge(path)
    assert counts(result) == {}
    assert hall.value(TARGET, "text") == "例　はじめの目標"


def test_a_cell_that_is_blanked_is_an_answer(hall):
    def blank(book):
        sheet = book["年次目標"]
        sheet.cell(2, column_of(sheet, "年次目標")).value = None

    hall.merge(written_by_hand(hall.request_of("D0210"), hall.folder / "空欄.xlsx", blank))
    assert not hall.value(TARGET, "text")


def test_17_a_newer_layout_is_refused_naming_the_version(hall):
    def newer(book):
        sheet = book[words.CONTROL_SHEET]
        for row in sheet.iter_rows():
            if row[0].value == words.LAYOUT:
                row[1].value = 99

    before = hall.shown()
    path = written_by_hand(hall.request_of("D0210"), hall.folder / "新しい.xlsx", newer)
    error = hall.merge(path).files[0].error
    assert isinstance(error, NewerLayout)
    assert error.found == 99
    assert hall.shown() == before


def test_25_a_store_that_is_open_elsewhere_is_refused_naming_the_holder(hall):
    hall.office  # noqa: B018 - opened here, and so held
    with pytest.raises(StoreInUse) as caught:
        stores.open_store(hall.folder / "office.dxdesk")
    assert caught.value.holder


def test_26_a_change_after_the_approval_waits_as_a_proposal(hall):
    hall.type("D0210", REPORT, results="例　はじめの報告")
    hall.merge(hall.submit("D0210"))
    deciding.approve(hall.office, ROUND)
    hall.type("D0210", REPORT, results="例　あとからの報告")
    result = hall.merge(hall.submit("D0210", "承認後"))
    told = [each for each in result.files[0].told if each.fate == "proposal"]
    assert [(each.field, each.reason) for each in told] == [("results", "approved")]
    assert hall.value(REPORT, "results") == "例　はじめの報告"
    name = deciding.name_of(state.items(hall.office)[0])
    position = state.items(hall.office)[0].candidates.index("例　あとからの報告") + 1
    deciding.resolve(hall.office, name, Choice(position), "例")
    assert hall.value(REPORT, "results") == "例　あとからの報告"


def test_27_a_department_renamed_since_the_request_is_still_known_by_its_key(hall):
    hall.type("D0210", REPORT, results="例　改称前からの報告")
    path = hall.submit("D0210")
    hall.type("office", "D0210", name="例市民総合課")
    assert counts(hall.merge(path))["applied"] > 0
    assert hall.value(REPORT, "results") == "例　改称前からの報告"


def hand_over(hall):
    """例市民課 ends, and its work goes to 例窓口課."""
    edits.set_values(
        hall.office,
        [
            ("D0400", "code", "0400"),
            ("D0400", "name", "例窓口課"),
            ("D0210", "valid_to", "R7.3.31"),
            ("D0210", "successor", "D0400"),
            ("P7/T1/D0210", "department", "D0400"),
        ],
    )


def test_27_an_answer_of_a_department_that_has_ended_counts_for_its_successor(hall):
    hall.type("D0210", REPORT, results="例　引継前の報告")
    path = hall.submit("D0210")
    hand_over(hall)
    hall.merge(path)
    assert hall.value(REPORT, "results") == "例　引継前の報告"
    received = {each.department: each.files for each in status.status(hall.office, ROUND)}
    assert received["D0400"] == 1
    (returned,) = finish(issuing.give_back(hall.office, ROUND, hall.folder / "受領"))
    assert returned.department == "D0400"
    assert [each.name for each in receipts.receipt(hall.office, ROUND, "0400").files] == [path.name]


def test_27_the_successor_answers_in_its_own_store_on_the_work_handed_to_it(hall):
    hand_over(hall)
    (asked,) = finish(issuing.request(hall.office, ROUND, hall.folder / "新課", "0400"))
    with stores.create(hall.folder / "新課.dxdesk", DEPARTMENT, "0400") as store:
        taking.take(store, asked.path)
        edits.set_value(store, REPORT, "results", "例　引継後の報告")
        submitting.submit(store, ROUND, hall.folder / "新課の提出.xlsx", "例")
    assert counts(hall.merge(hall.folder / "新課の提出.xlsx")) == {"applied": 1}
    assert hall.value(REPORT, "results") == "例　引継後の報告"


def test_a_file_without_its_control_sheet_is_refused_by_name(hall):
    def lose(book):
        del book[words.CONTROL_SHEET]

    path = written_by_hand(hall.request_of("D0210"), hall.folder / "控えなし.xlsx", lose)
    assert hall.merge(path).files[0].status == merging.REFUSED
