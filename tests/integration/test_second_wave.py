"""Several 課 answer one 取組: the lead gets their answers as 参考, and what it left out is seen."""

import openpyxl

from dxdesk.domain.words import exchange as words
from dxdesk.services import issuing, merging, reviewing, stores
from tests.integration.hall import REPORT, ROUND, Hall, finish

OTHERS = "P7/T1/D0310/R2024-END"


def issue(hall: Hall, department: str):
    (issued,) = finish(issuing.request(hall.office, ROUND, hall.folder / "二回目", department))
    return issued.path


def texts(path) -> list[list[object]]:
    sheet = openpyxl.load_workbook(path)[words.REFERENCE_SHEET]
    return [[cell.value for cell in row if cell.value] for row in sheet.iter_rows()]


def answer(hall: Hall) -> None:
    hall.type("D0310", OTHERS, progress="遅れ", results="例　会計課の実績", issues="例　人手")
    hall.merge(hall.submit("D0310"))


def test_the_lead_gets_what_the_others_answered_and_what_it_left_out_is_marked(hall: Hall):
    answer(hall)
    hall.type("office", REPORT, progress="予定どおり", results="例　まとめ")
    found = texts(issue(hall, "0210"))
    assert ["項目", "例市民課（主管）", "例会計課"] in found
    assert ["取組内容の実績", "例　まとめ", "例　会計課の実績"] in found
    assert ["※課題", "例　人手"] in found
    assert ["※進捗", "○ 予定どおり", "◆ 遅れ"] in found


def test_nobody_else_gets_it_and_nobody_before_the_others_have_answered(hall: Hall):
    for department in ("0210", "0310"):
        names = openpyxl.load_workbook(issue(hall, department)).sheetnames
        assert words.REFERENCE_SHEET not in names
    answer(hall)
    assert words.REFERENCE_SHEET not in openpyxl.load_workbook(issue(hall, "0310")).sheetnames


def test_what_is_written_there_is_not_taken_in(hall: Hall):
    answer(hall)
    path = issue(hall, "0210")
    book = openpyxl.load_workbook(path)
    for row in book[words.REFERENCE_SHEET].iter_rows(min_row=4):
        if row[1].value:
            row[1].value = "例　ここには書かない"
    book.save(path)
    before = hall.shown()
    result = finish(merging.preview(hall.office, [path]))
    assert not result.changes
    assert hall.shown() == before


def test_what_the_lead_left_out_is_listed_where_it_is_rated(hall: Hall):
    answer(hall)
    hall.type("office", REPORT, results="例　まとめ")
    rows = reviewing.rows(stores.records(hall.office), "P7/R2024-END")
    (lead,) = [each for each in rows if each.report == REPORT]
    said = [each.text for each in lead.findings]
    assert "例会計課の「課題」に当たるものが、主管の答えにありません。" in said
