"""受領・差戻し: every cell sent is accounted for, and a remark closes when it is answered."""

import openpyxl
import pytest

from dxdesk.domain.board import State as Board
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.remarks import State
from dxdesk.domain.store_errors import UnknownRecord, WrongRole
from dxdesk.domain.words import receipts as words
from dxdesk.services import edits, issuing, letters, merging, receipts, remarks, status, taking
from tests.integration.hall import REPORT, ROUND, finish

ASKED = "例　人数も書いてください。"


def give_back(hall):
    issued = finish(issuing.give_back(hall.office, ROUND, hall.folder / "受領", "0210"))
    return issued[0]


def returned_with_a_remark(hall):
    """The 課 has answered, the office has remarked on the answer, the 課 has taken that."""
    hall.type("D0210", REPORT, results="例　成果")
    hall.merge(hall.submit("D0210"))
    key = remarks.add(hall.office, REPORT, ["results"], ASKED)
    taking.take(hall.store("D0210"), give_back(hall).path)
    return key


def state_of(hall, name):
    (found,) = remarks.of_report(hall.store(name), REPORT)
    return found.state


def test_28_a_remark_closes_when_its_field_is_put_right(hall):
    returned_with_a_remark(hall)
    assert state_of(hall, "office") == state_of(hall, "D0210") == State.OPEN
    hall.type("D0210", REPORT, results="例　成果、120人")
    assert state_of(hall, "D0210") == State.ANSWERED
    hall.merge(hall.submit("D0210", "再提出"))
    assert state_of(hall, "office") == State.ANSWERED


def test_28_a_remark_closes_when_it_is_answered_in_words(hall):
    key = returned_with_a_remark(hall)
    hall.type("D0210", key, answer="例　人数は集計していません")
    assert state_of(hall, "D0210") == State.ANSWERED
    hall.merge(hall.submit("D0210", "再提出"))
    (found,) = remarks.of_report(hall.office, REPORT)
    assert (found.state, found.answer) == (State.ANSWERED, "例　人数は集計していません")


def test_a_remark_opens_again_when_the_correction_is_taken_back(hall):
    returned_with_a_remark(hall)
    hall.type("D0210", REPORT, results="例　成果、120人")
    hall.type("D0210", REPORT, results="例　成果")
    assert state_of(hall, "D0210") == State.OPEN


def test_what_changed_before_the_remark_does_not_answer_it(hall):
    hall.type("D0210", REPORT, results="例　成果")
    hall.merge(hall.submit("D0210"))
    hall.type("office", REPORT, results="例　成果（事務局）")
    remarks.add(hall.office, REPORT, ["results"], ASKED)
    assert state_of(hall, "office") == State.OPEN


def test_the_coordinator_can_close_a_remark_that_nothing_answered(hall):
    remarks.close(hall.office, returned_with_a_remark(hall))
    assert state_of(hall, "office") == State.CLOSED


def test_a_remark_that_nobody_was_sent_is_withdrawn_without_a_trace_for_the_department(hall):
    key = remarks.add(hall.office, REPORT, ["results"], ASKED)
    assert remarks.withdraw(hall.office, key)
    assert remarks.of_report(hall.office, REPORT) == ()


def test_a_remark_that_was_sent_is_closed_on_both_sides_when_it_is_withdrawn(hall):
    key = returned_with_a_remark(hall)
    assert not remarks.withdraw(hall.office, key)
    taking.take(hall.store("D0210"), give_back(hall).path)
    assert state_of(hall, "office") == state_of(hall, "D0210") == State.CLOSED


@pytest.mark.parametrize(
    "report", ["P7/T1/D0210", "P7/T1/D0210/R2023-END", "P7/T9/D0210/R2024-END", "例"]
)
def test_a_remark_hangs_on_a_report_that_can_be(hall, report):
    with pytest.raises(UnknownRecord):
        remarks.add(hall.office, report, ["results"], ASKED)


@pytest.mark.parametrize(("field", "text"), [("", ASKED), ("results", " "), ("例", ASKED)])
def test_a_remark_says_what_and_about_which_field(hall, field, text):
    with pytest.raises(BadValue):
        remarks.add(hall.office, REPORT, [field], text)
    assert remarks.of_report(hall.office, REPORT) == ()


@pytest.mark.parametrize("act", [remarks.close, remarks.withdraw])
def test_only_a_remark_is_closed_or_withdrawn(hall, act):
    with pytest.raises(UnknownRecord):
        act(hall.office, "P7/T1/D0210")


def test_a_department_makes_no_remarks(hall):
    with pytest.raises(WrongRole):
        remarks.add(hall.store("D0210"), REPORT, ["results"], ASKED)


def test_a_receipt_accounts_for_every_cell_that_was_sent(hall):
    hall.type("D0210", REPORT, results="例　成果", issues="例　課題")
    hall.type("office", REPORT, issues="例　事務局が聞いた課題")
    hall.merge(hall.submit("D0210"))
    found = receipts.receipt(hall.office, ROUND, "0210")
    (filing,) = merging.counted_files(hall.office)
    told = merging.told_of(hall.office, filing.id)
    assert found.totals.total() == len(told) > 10
    assert found.totals[Fate.APPLIED] >= 1
    (cell,) = [each for each in found.unsettled if each.fate is Fate.CONFLICT]
    assert (cell.label, cell.value) == ("課題", "例　課題")
    assert cell.place


def test_the_slip_in_the_workbook_says_what_the_receipt_says(hall):
    returned_with_a_remark(hall)
    issued = give_back(hall)
    sheet = openpyxl.load_workbook(issued.path)[words.SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (total,) = [row for row in rows if row[0] == words.TOTAL]
    counts = [each for each in total if isinstance(each, int)]
    assert counts[-1] == sum(counts[:-1]) > 10
    assert any(ASKED in row for row in rows)


def test_a_workbook_with_a_slip_is_still_read_as_it_was_written(hall):
    returned_with_a_remark(hall)
    assert [each.status for each in hall.merge(give_back(hall).path).files] == ["unchanged"]


def test_the_letter_asks_for_what_is_open_and_for_nothing_else(hall):
    returned_with_a_remark(hall)
    asking = give_back(hall).letter
    assert "例市民課" in asking and ASKED in asking and words.NOTHING_ASKED not in asking
    hall.type("D0210", REPORT, results="例　成果、120人")
    hall.merge(hall.submit("D0210", "再提出"))
    thanking = give_back(hall).letter
    assert ASKED not in thanking and words.NOTHING_ASKED in thanking


def test_the_letter_lies_beside_the_workbook_as_text_that_windows_shows(hall):
    returned_with_a_remark(hall)
    issued = give_back(hall)
    written = issued.path.with_suffix(".txt").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig").replace("\r\n", "\n") == issued.letter


def fill_in(path, out, column, text):
    """A reply typed in Excel into the workbook that the 課 was sent."""
    book = openpyxl.load_workbook(path)
    sheet = book["進捗報告"]
    heads = [each.value for each in sheet[1]]
    sheet.cell(2, heads.index(column) + 1, text)
    book.save(out)
    return out


def test_the_letter_names_what_waits_for_a_decision_and_does_not_say_that_all_is_well(hall):
    hall.type("office", REPORT, issues="例　事務局が聞いた課題")
    hall.type("D0210", REPORT, issues="例　課題")
    hall.merge(hall.submit("D0210"))
    letter = give_back(hall).letter
    assert words.NOTHING_ASKED not in letter
    assert all(each in letter for each in words.DISPUTED)
    assert "「課題」" in letter


def test_a_cell_that_was_not_taken_is_asked_for_until_a_later_file_puts_it_right(hall):
    asked = hall.request_of("D0210")
    hall.merge(fill_in(asked, hall.folder / "1.xlsx", "進捗", "例　たぶん順調"))
    first = receipts.receipt(hall.office, ROUND, "0210")
    assert [each.label for each in first.to_mend] == ["進捗"]
    returned = give_back(hall)
    assert "例　たぶん順調" in returned.letter
    (board,) = [e for e in status.status(hall.office, ROUND) if e.department == "D0210"]
    assert (board.state, board.faulty) == (Board.RETURNED, 1)
    (reminder,) = letters.reminders(hall.office, ROUND, "0210")
    assert "進捗" in reminder.text
    hall.merge(fill_in(returned.path, hall.folder / "2.xlsx", "進捗", "○ 予定どおり"))
    second = receipts.receipt(hall.office, ROUND, "0210")
    assert second.to_mend == ()
    assert len(second.unsettled) == 1
    assert words.NOTHING_ASKED in give_back(hall).letter
    (board,) = [e for e in status.status(hall.office, ROUND) if e.department == "D0210"]
    assert (board.state, board.faulty) == (Board.ARRIVED, 0)


def keyless(asked, out, kind, text):
    """A reply with a row 90 of which nobody can say what it is about."""
    book = openpyxl.load_workbook(asked)
    sheet = book[CATALOGUE[kind].label]
    heads = [each.value for each in sheet[1]]
    sheet.cell(90, heads.index(CATALOGUE[kind].field("title").label) + 1, text)
    book.save(out)
    return out


def waiting(hall):
    """What the letter asks 課 0210 to put right, which the board counts."""
    found = receipts.receipt(hall.office, ROUND, "0210").to_mend
    (board,) = [e for e in status.status(hall.office, ROUND) if e.department == "D0210"]
    assert board.faulty == len(found)
    return [each.value for each in found]


def test_a_row_without_a_key_is_put_right_by_no_row_of_another_sheet(hall):
    asked = hall.request_of("D0210")
    hall.merge(keyless(asked, hall.folder / "1.xlsx", "activity", "例　事業"))
    give_back(hall)
    hall.merge(keyless(asked, hall.folder / "2.xlsx", "schedule_step", "例　工程"))
    give_back(hall)
    assert waiting(hall) == ["例　事業", "例　工程"]


def test_every_cell_of_a_record_that_stands_twice_is_asked_for_and_counted(hall):
    book = openpyxl.load_workbook(hall.request_of("D0210"))
    sheet = book["進捗報告"]
    for row, text in ((2, "例　一"), (90, "例　二")):
        for column, cell in enumerate([each.value for each in sheet[2]], start=1):
            sheet.cell(row, column, cell)
        heads = [each.value for each in sheet[1]]
        sheet.cell(row, heads.index("成果") + 1, text)
    book.save(hall.folder / "二重.xlsx")
    hall.merge(hall.folder / "二重.xlsx")
    give_back(hall)
    assert waiting(hall) == ["例　一", "例　二"]


def test_a_department_that_is_struck_out_is_still_reminded_of_what_it_was_sent_back(hall):
    hall.merge(fill_in(hall.request_of("D0210"), hall.folder / "1.xlsx", "進捗", "例　たぶん"))
    give_back(hall)
    edits.delete_record(hall.office, "D0210")
    told = {each.department: each.text for each in letters.reminders(hall.office, ROUND)}
    assert "進捗" in told["D0210"]
