"""What the 管理 sheet of a file says of itself decides nothing that its base knows better."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from dxdesk.domain import keys
from dxdesk.domain.exchange_errors import BrokenControl
from dxdesk.domain.parcel import Header, Line, Moment, Parcel, sealed
from dxdesk.domain.store_errors import WrongFile
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.domain.words import exchange as words
from dxdesk.exchange.write import write_parcel
from dxdesk.services import by_hand, issuing, merging, state, status, stores
from tests.integration.hall import OTHER, REPORT, ROUND, TARGET, Hall, counts, finish

THEIRS = "P7/T1/D0310/R2024-END"
LATER = "P7/R2025-END"


def forged(path: Path, out: Path, **items: str) -> Path:
    """A workbook with other words beside some items of its 管理 sheet."""
    told = {getattr(words, name): text for name, text in items.items()}
    book = openpyxl.load_workbook(path)
    for item, content in book[words.CONTROL_SHEET].iter_rows(max_col=2):
        if item.value in told:
            content.value = told.pop(item.value)
    for item, text in told.items():
        book[words.CONTROL_SHEET].append([item, text])
    book.save(out)
    return out


def answered(hall: Hall, key: str, name: str, **answers: str) -> Path:
    """The request to 例市民課 with answers typed below a key, in a row of its own if needed."""
    out = hall.folder / f"{name}.xlsx"
    by_hand.fill_in(hall.request_of("D0210"), out, {key: answers})
    return out


def with_row(path: Path, sheet: str, **cells: str) -> Path:
    """A workbook with one more row below a table."""
    book = openpyxl.load_workbook(path)
    heads = [cell.value for cell in book[sheet][1]]
    book[sheet].append([cells.get(head) for head in heads])
    book.save(path)
    return path


def written(hall: Hall, header: Header, *lines: Line, name: str = "偽.xlsx") -> Path:
    """A sealed exchange file with whatever is in it."""
    path = hall.folder / name
    write_parcel(sealed(Parcel(header, lines)), stores.records(hall.office), VOCABULARIES, path)
    return path


def report(key: str, **said: str) -> Line:
    """A whole report: a workbook has a column for every field."""
    return Line(key, dict.fromkeys((each.name for each in keys.type_of(key).fields), None) | said)


def header(moment: Moment, department: str, **more: object) -> Header:
    titles = {words.PLAN_TITLE: "例", words.DEPARTMENT_NAME: "例", words.ROUND_NAME: "例"}
    made = Header(moment, "P7", department, "P7/R2024-END", 9, titles=titles)
    return replace(made, **more)


def test_the_base_decides_whose_file_it_is_whatever_its_cell_says(hall):
    path = answered(hall, REPORT, "名乗り", 成果="例　自分の成果")
    with_row(path, "進捗報告", キー=OTHER, 成果="例　よその成果")
    path = forged(path, path, DEPARTMENT="D0310", DEPARTMENT_NAME="例会計課")
    result = hall.merge(path)
    assert counts(result) == {"applied": 1, "proposal": 1}
    assert (hall.value(REPORT, "outcome"), hall.value(OTHER, "outcome")) == ("例　自分の成果", None)
    assert result.files[0].department == "D0210"
    assert [each.department for each in merging.counted_files(hall.office)] == ["D0210"]
    received = {each.department: each.received for each in status.status(hall.office, ROUND)}
    assert received["D0210"]
    assert not received["D0310"]
    returned = finish(issuing.give_back(hall.office, ROUND, hall.folder / "受領"))
    assert [each.department for each in returned] == ["D0210"]


def test_the_base_decides_whose_file_it_is_even_where_its_cell_names_nobody(hall):
    path = answered(hall, REPORT, "名乗り", 成果="例　自分の成果")
    assert counts(hall.merge(forged(path, path, DEPARTMENT="D9999"))) == {"applied": 1}


def test_the_base_decides_the_round_whatever_its_cell_says(hall):
    later = {"year": "2025", "kind": "year-end", "due": "2026-05-15"}
    hall.type("office", LATER, **later)
    hall.type("office", "P7/T1/D0210/R2025-END", results="例　来年度の答え")
    path = answered(hall, REPORT, "別の回", 成果="例　成果")
    with_row(path, "進捗報告", キー="P7/T1/D0210/R2025-END", 成果="例　来年度の成果")
    result = hall.merge(forged(path, path, ROUND=LATER, ROUND_NAME="令和7年度 年度末"))
    assert result.files[0].round == "P7/R2024-END"
    assert hall.value(REPORT, "outcome") == "例　成果"
    assert not hall.value("P7/T1/D0210/R2025-END", "outcome")


def test_a_plan_that_is_not_the_one_of_the_base_is_refused(hall):
    hall.type("office", "P8", title="例　別の計画", first_year="2026", last_year="2028")
    path = answered(hall, REPORT, "別の計画", 成果="例　成果")
    (result,) = hall.merge(forged(path, path, PLAN="P8", PLAN_TITLE="例　別の計画")).files
    assert isinstance(result.error, WrongFile)
    assert (result.error.matter, result.error.found) == (words.PLAN_TITLE, "例　別の計画")
    assert hall.value(REPORT, "outcome") is None


def test_an_unknown_base_leaves_the_named_department_its_own_work_of_the_plan_only(hall):
    lines = (
        report(REPORT, outcome="例　自分の成果"),
        report(OTHER, outcome="例　よその成果"),
        Line("P8/T1/D0210/Y2024", {"text": "例　別の計画の目標"}),
    )
    path = written(hall, header(Moment.SUBMISSION, "D0210", base="BBBBBBBBBBBBBBB"), *lines)
    assert counts(hall.merge(path)) == {"applied": 1, "proposal": 2}
    assert hall.value(REPORT, "outcome") == "例　自分の成果"
    assert hall.value(OTHER, "outcome") is None
    assert hall.value("P8/T1/D0210/Y2024", "text") is None


def test_a_forged_request_that_is_adopted_gives_nobody_the_work_of_others(hall):
    everything = [report(key) for key in (REPORT, OTHER, THEIRS)]
    request = header(Moment.REQUEST, "D0210", number=77)
    base = sealed(Parcel(request, tuple(everything))).header.id
    assert hall.merge(written(hall, request, *everything)).files[0].status == merging.ADOPTED
    answer = header(Moment.SUBMISSION, "D0210", number=77, base=base)
    lines = [report(key, outcome=f"例　{key}") for key in (REPORT, OTHER, THEIRS)]
    result = hall.merge(written(hall, answer, *lines, name="答え.xlsx"))
    assert counts(result) == {"applied": 1, "proposal": 2}
    assert hall.value(REPORT, "outcome") == f"例　{REPORT}"
    assert (hall.value(OTHER, "outcome"), hall.value(THEIRS, "outcome")) == (None, None)


def test_a_prior_that_names_anothers_files_replaces_nothing_of_theirs(hall):
    """The work went to another 課, which has answered; then the first one's answer comes."""
    hall.type("office", "P7/T1/D0210", department="D0310")
    asked = finish(issuing.request(hall.office, ROUND, hall.folder / "引継", "0310"))[0].path
    by_hand.fill_in(asked, asked, {REPORT: {"成果": "例　引き継いだ課の成果"}})
    theirs = hall.merge(asked).files[0].id
    path = answered(hall, REPORT, "奪う", 成果="例　前の課の成果")
    named = {"DEPARTMENT": "D0310", "DEPARTMENT_NAME": "例会計課", "PRIOR": theirs}
    assert counts(hall.merge(forged(path, path, **named))) == {"conflict": 1}
    assert "例　引き継いだ課の成果" in state.items(hall.office)[0].candidates


@pytest.mark.parametrize("number", ["9" * 400, "9" * 10, "𐩀", "-1", "1.5"])
def test_a_number_that_no_request_bears_is_refused_by_name(hall, number):
    before = hall.shown()
    path = forged(hall.request_of("D0210"), hall.folder / "番号.xlsx", NUMBER=number)
    (result,) = hall.merge(path).files
    assert isinstance(result.error, BrokenControl)
    assert hall.shown() == before


def test_a_forged_number_does_not_lead_to_requests_that_nobody_can_take(hall):
    path = answered(hall, REPORT, "大きな番号", 成果="例　成果")
    hall.merge(forged(path, path, NUMBER="999999999", BASE="BBBBBBBBBBBBBBB", IDENTITY="X"))
    assert state.items(hall.office) == []
    (asked,) = finish(issuing.request(hall.office, ROUND, hall.folder / "二回目", "0210"))
    assert stores.records(hall.office).get(TARGET)
    hall.request_of("D0210").unlink()
    asked.path.rename(hall.request_of("D0210"))
    assert counts(hall.merge(answered(hall, REPORT, "次", 成果="例　次"))) != {}
