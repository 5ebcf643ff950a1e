"""The scenarios of the exchange, end to end: real stores, real workbooks, real merging."""

import itertools
import json
import shutil

import openpyxl
import pytest

from dxdesk.domain import file_errors
from dxdesk.domain.merge.scope import Reason
from dxdesk.domain.records import Record
from dxdesk.domain.store_errors import Unsettled, WrongFile
from dxdesk.models import ledger
from dxdesk.services import (
    by_hand,
    deciding,
    edits,
    issuing,
    merging,
    state,
    stores,
    taking,
)
from dxdesk.services.stores import COORDINATOR
from tests.fixtures import office_suite
from tests.integration.hall import HALL, OTHER, REPORT, ROUND, STEP, TARGET, counts, finish


def save_by_office_suite(path, folder):
    if not office_suite.IS_INSTALLED:
        pytest.skip(office_suite.NOT_INSTALLED)
    return office_suite.saved([path], folder)[0]


def test_1_every_answer_arrives_with_its_history(hall):
    hall.type("D0210", REPORT, results="例　行った", progress="予定どおり", settlement="1,234")
    path = hall.submit("D0210")
    assert counts(hall.merge(path)) == {"applied": 3}
    assert hall.value(REPORT, "results") == "例　行った"
    assert hall.value(REPORT, "settlement") == "1234"
    for field in ("results", "progress", "settlement"):
        (line,) = hall.history(REPORT, field)
        assert (line.before, line.source, line.effect) == (None, path.name, "changed")


def test_1_a_store_that_knows_no_request_any_more_takes_every_answer(hall):
    """The coordinator's store was restored from a backup that is older than its requests."""
    hall.type("D0210", REPORT, results="例　行った", progress="予定どおり")
    path = hall.submit("D0210")
    with stores.create(hall.folder / "restored.dxdesk", COORDINATOR) as office:
        for key, typed in HALL.items():
            edits.set_values(office, [(key, *each) for each in typed.items()])
        result = finish(merging.merge(office, [path]))
        report = stores.records(office).get(REPORT)
        lines = state.history(office, REPORT, "results")
    assert counts(result) == {"applied": 4}  # what stood before, too
    assert (report.get("results"), report.get("progress")) == ("例　行った", "on-track")
    assert [(each.before, each.source) for each in lines] == [(None, path.name)]


def test_2_an_untouched_request_leaves_the_store_as_it_is_to_the_byte(hall):
    hall.office.close()
    before = (hall.folder / "office.dxdesk").read_bytes()
    hall._stores.clear()
    result = hall.merge(hall.request_of("D0210"))
    assert [each.status for each in result.files] == [merging.UNCHANGED]
    hall.office.close()
    assert (hall.folder / "office.dxdesk").read_bytes() == before


def test_2_a_submission_that_changes_nothing_changes_nothing(hall):
    before = hall.shown()
    result = hall.merge(hall.submit("D0210"))
    assert (result.changes, counts(result), hall.shown()) == ((), {}, before)


def test_merging_a_file_again_changes_nothing_and_says_so(hall):
    hall.type("D0210", REPORT, results="例　行った")
    path = hall.submit("D0210")
    hall.merge(path)
    before = hall.shown(), len(state.history(hall.office))
    renamed = path.rename(hall.folder / "最新版_修正2.xlsx")
    result = hall.merge(renamed)
    assert ([each.status for each in result.files], result.changes) == ([merging.KNOWN], ())
    assert (hall.shown(), len(state.history(hall.office))) == before


def test_3_the_department_edits_and_its_value_is_shown_the_old_one_kept(hall):
    hall.type("D0210", TARGET, text="例　改めた目標")
    hall.merge(hall.submit("D0210"))
    assert hall.value(TARGET, "text") == "例　改めた目標"
    assert [each.before for each in hall.history(TARGET, "text")] == [None, "例　はじめの目標"]


def test_4_the_coordinators_edit_stays_where_the_department_said_nothing_new(hall):
    hall.type("office", TARGET, text="例　事務局の目標")
    assert counts(hall.merge(hall.submit("D0210"))) == {}
    assert hall.value(TARGET, "text") == "例　事務局の目標"
    assert hall.questions() == []


def test_5_different_fields_of_one_record_are_both_kept_and_noted_as_parallel(hall):
    hall.type("office", TARGET, text="例　事務局の目標")
    hall.type("D0210", TARGET, change_reason="例　予算が変わった")
    hall.type("D0210", REPORT, results="例　行った")
    (file,) = hall.merge(hall.submit("D0210")).files
    noted = {(each.key, each.field): each.reason for each in file.told if each.fate == "applied"}
    assert noted == {(TARGET, "change_reason"): Reason.PARALLEL, (REPORT, "results"): ""}
    assert hall.value(TARGET, "text") == "例　事務局の目標"
    assert hall.value(TARGET, "change_reason") == "例　予算が変わった"
    assert hall.questions() == []


def test_6_the_same_value_in_the_same_field_is_no_conflict(hall):
    hall.type("office", TARGET, text="例　同じ目標")
    hall.type("D0210", TARGET, text="例　同じ目標")
    hall.merge(hall.submit("D0210"))
    assert (hall.value(TARGET, "text"), hall.questions()) == ("例　同じ目標", [])


def test_7_different_values_conflict_and_nothing_is_overwritten_before_the_decision(hall):
    hall.type("office", TARGET, text="例　事務局の目標")
    hall.type("D0210", TARGET, text="例　課の目標")
    path = hall.submit("D0210")
    assert counts(hall.merge(path)) == {"conflict": 1}
    assert hall.value(TARGET, "text") == "例　事務局の目標"
    assert hall.questions() == [("conflict", TARGET, "text")]
    deciding.resolve(hall.office, f"{TARGET}:text", deciding.Choice(text="例　決めた"), "例　理由")
    assert (hall.value(TARGET, "text"), hall.questions()) == ("例　決めた", [])
    line = hall.history(TARGET, "text")[-1]
    assert (line.before, line.after, line.reason) == ("例　事務局の目標", "例　決めた", "例　理由")
    assert "例　課の目標" in {each.after for each in hall.history(TARGET, "text")}


def test_7_a_conflict_decided_once_is_not_asked_again(hall):
    hall.type("office", TARGET, text="例　事務局の目標")
    hall.type("D0210", TARGET, text="例　課の目標")
    hall.merge(hall.submit("D0210"))
    choice = deciding.Choice(text="例　事務局の目標")
    deciding.resolve(hall.office, f"{TARGET}:text", choice, "例　理由")
    assert hall.history(TARGET, "text")[-1].reason == "例　理由"
    hall.merge(hall.submit("D0210", "もう一度"))
    assert (hall.value(TARGET, "text"), hall.questions()) == ("例　事務局の目標", [])


@pytest.mark.parametrize("clock", ["1999-01-01 00:00:00", "2099-12-31 23:59:59"])
def test_8_a_wrong_clock_changes_nothing(hall, monkeypatch, clock):
    hall.type("office", TARGET, text="例　事務局の目標")
    monkeypatch.setattr(ledger, "now", lambda: clock)
    hall.type("D0210", TARGET, text="例　課の目標")
    path = hall.submit("D0210")
    monkeypatch.undo()
    assert counts(hall.merge(path)) == {"conflict": 1}
    assert hall.value(TARGET, "text") == "例　事務局の目標"


@pytest.mark.parametrize("kind", ["activity", "schedule_step", "indicator"])
def test_9_a_new_record_of_the_department_is_made_once_and_keeps_its_key(hall, kind):
    store = hall.store("D0210")
    key = edits.add_record(store, kind, "P7/T1/D0210", {"title": "例　新しい事業"})
    hall.merge(hall.submit("D0210"))
    hall.type("D0210", REPORT, results="例　行った")
    hall.merge(hall.submit("D0210", "二度目"))
    found = stores.records(hall.office).of(kind)
    made = [each for each in found if each.get("title") == "例　新しい事業"]
    assert [each.key for each in made] == [key]
    assert len(found) == 1 + (kind == "schedule_step")


def test_10_the_same_title_from_two_departments_is_kept_twice(hall):
    for department in ("D0210", "D0310"):
        parent = f"P7/T1/{department}"
        edits.add_record(hall.store(department), "activity", parent, {"title": "例　同じ名前"})
    hall.merge(hall.submit("D0210"), hall.submit("D0310"))
    titles = [each.get("title") for each in stores.records(hall.office).of("activity")]
    assert titles == ["例　同じ名前"] * 2
    assert hall.questions() == []


def test_15_a_title_changed_by_both_is_one_conflict_and_the_key_stays(hall):
    hall.type("office", STEP, title="例　事務局の工程")
    hall.type("D0210", STEP, title="例　課の工程")
    hall.merge(hall.submit("D0210"))
    assert hall.questions() == [("conflict", STEP, "title")]
    assert [each.key for each in stores.records(hall.office).of("schedule_step")] == [STEP]


def test_18_a_file_of_another_round_is_refused_saying_which_was_expected(hall, tmp_path):
    with stores.create(tmp_path / "other.dxdesk", COORDINATOR) as other:
        edits.set_values(other, [("D0210", "code", "0210"), ("D0210", "name", "例市民課")])
        half = {"year": "2024", "kind": "half", "due": "2024-10-18"}
        edits.set_values(other, [("P7/R2024-HALF", *each) for each in half.items()])
        before = state.show(other)
        (result,) = finish(merging.merge(other, [hall.submit("D0210")])).files
        assert state.show(other) == before
    assert isinstance(result.error, WrongFile)
    assert result.error.expected == "令和6年度 上半期"
    assert result.error.found == "令和6年度 年度末"


def test_18_a_file_of_another_plan_is_refused_saying_which_was_expected(hall, tmp_path):
    fields = {"title": "例　別の計画", "first_year": "2026", "last_year": "2028"}
    plan = [Record("plan", "P8", fields)]
    with stores.create(tmp_path / "other.dxdesk", COORDINATOR, plan=plan) as other:
        (result,) = finish(merging.merge(other, [hall.submit("D0210")])).files
    assert isinstance(result.error, WrongFile)
    assert result.error.expected == "例　別の計画"


def test_19_another_departments_work_in_a_file_becomes_a_proposal(hall):
    request = hall.request_of("D0210")
    workbook = openpyxl.load_workbook(request)
    sheet = workbook["進捗報告"]
    head = {cell.value: cell.column for cell in sheet[1]}
    row = sheet.max_row + 1
    sheet.cell(row, head["キー"], OTHER)
    sheet.cell(row, head["成果"], "例　よその課の成果")
    path = hall.folder / "よその課.xlsx"
    workbook.save(path)
    result = hall.merge(path)
    assert counts(result) == {"proposal": 1}
    assert hall.value(OTHER, "outcome") is None
    assert hall.questions() == [("proposal", OTHER, "outcome")]
    (told,) = [each for each in result.files[0].told if each.fate.value == "proposal"]
    assert (told.sheet, told.reason) == ("進捗報告", "out-of-scope")
    name = f"{OTHER}:outcome:proposal"
    deciding.resolve(hall.office, name, deciding.Choice(text="例　よその課の成果"), "例")
    assert (hall.value(OTHER, "outcome"), hall.questions()) == ("例　よその課の成果", [])


def test_20_a_corrected_submission_replaces_the_first(hall):
    hall.type("D0210", REPORT, results="例　初め", issues="例　課題")
    hall.merge(hall.submit("D0210"))
    hall.type("D0210", REPORT, results="例　訂正")
    result = hall.merge(hall.submit("D0210", "訂正"))
    assert [(each.field, each.before, each.after) for each in result.changes] == [
        ("results", "例　初め", "例　訂正")
    ]
    assert (hall.value(REPORT, "issues"), hall.questions()) == ("例　課題", [])


def test_20_a_submission_corrected_by_hand_replaces_what_it_was_made_from(hall):
    hall.type("D0210", REPORT, results="例　初め")
    first = hall.submit("D0210")
    hall.merge(first)
    second = hall.folder / "訂正.xlsx"
    by_hand.fill_in(first, second, {REPORT: {"取組内容の実績": "例　手で訂正"}})
    hall.merge(second)
    assert (hall.value(REPORT, "results"), hall.questions()) == ("例　手で訂正", [])


def test_20_a_request_corrected_by_hand_asks_until_it_is_treated_as_the_corrected_one(hall):
    paths = [hall.folder / f"手書き{place}.xlsx" for place in (1, 2)]
    for place, path in enumerate(paths):
        answers = {REPORT: {"取組内容の実績": f"例　{place}"}}
        by_hand.fill_in(hall.request_of("D0210"), path, answers)
    hall.merge(*paths)
    assert hall.questions() == [("conflict", REPORT, "results")]
    assert hall.value(REPORT, "results") is None
    deciding.corrected(hall.office, paths[1], paths[0])
    assert (hall.value(REPORT, "results"), hall.questions()) == ("例　1", [])


def test_21_an_older_file_after_a_newer_one_regresses_nothing(hall):
    hall.type("D0210", REPORT, results="例　初め")
    old = hall.submit("D0210", "古い")
    hall.type("D0210", REPORT, results="例　訂正")
    hall.merge(hall.submit("D0210", "新しい"))
    before = hall.shown()
    result = hall.merge(old)
    assert (hall.shown(), result.changes) == (before, ())
    assert counts(result) == {"superseded": 1}


def test_22_three_files_in_six_orders_give_one_result(hall, tmp_path):
    hall.type("office", TARGET, text="例　事務局の目標")
    hall.type("D0210", REPORT, results="例　初め")
    hall.type("D0210", TARGET, text="例　課の目標")
    first = hall.submit("D0210", "一")
    hall.type("D0210", REPORT, results="例　訂正")
    second = hall.submit("D0210", "二")
    hall.type("D0310", OTHER, results="例　会計")
    third = hall.submit("D0310", "三")
    hall.office.close()
    shown = set()
    for place, order in enumerate(itertools.permutations((first, second, third))):
        path = tmp_path / f"{place}.dxdesk"
        shutil.copy(hall.folder / "office.dxdesk", path)
        with stores.open_store(path) as office:
            finish(merging.merge(office, order))
            shown.add(json.dumps(state.show(office)))
    assert len(shown) == 1
    assert "conflicts" in next(iter(shown))


def test_23_one_bad_value_is_told_with_its_address_and_the_rest_goes_on(hall):
    path = hall.folder / "手書き.xlsx"
    answers = {
        REPORT: {
            "取組内容の実績": "例　行った",
            "進捗": "ぼちぼち",
            "基準時点": "５.４.１",
            "予算額": "１，２００",
        }
    }
    by_hand.fill_in(hall.request_of("D0210"), path, answers)
    result = hall.merge(path)
    assert counts(result) == {"applied": 2, "refused": 2}
    told = [each for each in result.files[0].told if each.fate.value == "refused"]
    assert {(each.field, each.value) for each in told} == {
        ("progress", "ぼちぼち"),
        ("as_of", "５.４.１"),
    }
    assert all(each.sheet == "進捗報告" and each.address and each.detail for each in told)
    assert [each.mended for each in result.files[0].repairs] == ["1,200"]
    assert hall.value(REPORT, "results") == "例　行った"
    assert hall.value(REPORT, "budget") == "1200"


def test_24_broken_files_are_refused_by_the_name_of_their_fault(hall):
    whole = hall.request_of("D0210").read_bytes()
    broken = {
        "切れた.xlsx": (whole[: len(whole) // 2], file_errors.Truncated),
        "空.xlsx": (b"", file_errors.EmptyFile),
        "古い.xlsx": (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(4096), file_errors.UnreadableFile),
        "表.xlsx": ("キー,成果\nP7,例\n".encode(), file_errors.NotAWorkbook),
        "頁.xlsx": (b"<html><body>x</body></html>", file_errors.NotAWorkbook),
    }
    for name, (data, _) in broken.items():
        (hall.folder / name).write_bytes(data)
    hall.office.close()
    hall._stores.clear()
    before = (hall.folder / "office.dxdesk").read_bytes()
    result = hall.merge(*(hall.folder / name for name in broken))
    hall.office.close()
    assert (hall.folder / "office.dxdesk").read_bytes() == before
    assert [each.status for each in result.files] == [merging.REFUSED] * len(broken)
    for each in result.files:
        assert isinstance(each.error, broken[each.path.name][1]), each.path.name


def test_29_a_file_saved_by_libreoffice_merges_like_one_of_dxdesk(hall, tmp_path):
    hall.type(
        "D0210",
        REPORT,
        results="例　一行目\n=二行目　",
        progress="予定どおり",
        settlement="1,234",
        as_of="R7.3.31",
        public_fields="取組内容の実績",
    )
    hall.type("D0210", TARGET, text="０１２３")
    path = hall.submit("D0210")
    saved = save_by_office_suite(path, tmp_path / "office")
    hall.office.close()
    shown = []
    for place, each in enumerate((path, saved)):
        copy = tmp_path / f"{place}.dxdesk"
        shutil.copy(hall.folder / "office.dxdesk", copy)
        with stores.open_store(copy) as office:
            result = finish(merging.merge(office, [each]))
            shown.append((state.show(office), counts(result), result.files[0].id))
    assert shown[0] == shown[1]
    assert shown[0][1] == {"applied": 6}


def test_29_a_request_filled_in_and_saved_by_libreoffice_is_a_submission(hall, tmp_path):
    path = hall.folder / "手書き.xlsx"
    by_hand.fill_in(hall.request_of("D0210"), path, {REPORT: {"進捗": "○", "成果": "例　成果"}})
    saved = save_by_office_suite(path, tmp_path / "office")
    assert counts(hall.merge(saved)) == {"applied": 2}
    assert hall.value(REPORT, "progress") == "on-track"


def test_an_untouched_request_saved_by_libreoffice_is_still_untouched(hall, tmp_path):
    saved = save_by_office_suite(hall.request_of("D0210"), tmp_path / "office")
    assert [each.status for each in hall.merge(saved).files] == [merging.UNCHANGED]


def test_30_an_answer_for_a_department_is_named_so_and_a_later_file_conflicts(hall):
    hall.type("office", REPORT, results="例　電話で聞いた")
    assert "代理入力" in hall.history(REPORT, "results")[0].label
    hall.type("D0210", REPORT, results="例　課が書いた")
    hall.merge(hall.submit("D0210"))
    assert hall.questions() == [("conflict", REPORT, "results")]
    assert hall.value(REPORT, "results") == "例　電話で聞いた"


def test_a_preview_lists_exactly_what_merging_then_does(hall):
    hall.type("D0210", REPORT, results="例　行った", progress="遅れ")
    path = hall.submit("D0210")
    before = hall.shown()
    previewed = finish(merging.preview(hall.office, [path]))
    assert hall.shown() == before
    assert not merging.has_moved(hall.office, previewed)
    merged = hall.merge(path)
    assert previewed.changes == merged.changes
    assert [each.counts for each in previewed.files] == [each.counts for each in merged.files]


def test_undoing_one_file_reverses_only_its_effects(hall):
    hall.type("D0210", REPORT, results="例　市民")
    hall.type("D0310", OTHER, results="例　会計")
    result = hall.merge(hall.submit("D0210"), hall.submit("D0310"))
    before = hall.shown()
    merging.undo_merge(hall.office, result.files[0].id)
    assert hall.value(REPORT, "results") is None
    assert hall.value(OTHER, "results") == "例　会計"
    merging.redo_merge(hall.office, result.files[0].id)
    assert hall.shown() == before


def test_a_receipt_brings_the_decision_home(hall):
    hall.type("office", TARGET, text="例　事務局の目標")
    hall.type("D0210", TARGET, text="例　課の目標")
    hall.merge(hall.submit("D0210"))
    deciding.resolve(hall.office, f"{TARGET}:text", deciding.Choice(text="例　決めた"), "例")
    (receipt,) = finish(issuing.give_back(hall.office, ROUND, hall.folder / "受領"))
    taken = taking.take(hall.store("D0210"), receipt.path)
    assert taken.conflicts == ()
    assert hall.value(TARGET, "text", of="D0210") == "例　決めた"


def test_an_unsent_answer_stays_when_a_receipt_prints_what_it_was_made_on(hall):
    hall.type("D0210", REPORT, results="例　送った")
    hall.merge(hall.submit("D0210"))
    (receipt,) = finish(issuing.give_back(hall.office, ROUND, hall.folder / "受領"))
    hall.type("D0210", REPORT, issues="例　まだ送っていない")
    hall.type("D0210", TARGET, text="例　まだ送っていない")
    assert taking.take(hall.store("D0210"), receipt.path).conflicts == ()
    assert hall.value(REPORT, "results", of="D0210") == "例　送った"
    assert hall.value(REPORT, "issues", of="D0210") == "例　まだ送っていない"
    assert hall.value(TARGET, "text", of="D0210") == "例　まだ送っていない"


def test_an_unsent_answer_is_asked_about_when_a_receipt_prints_something_else(hall):
    hall.type("office", TARGET, text="例　事務局の目標")
    hall.type("D0210", REPORT, results="例　送った")
    hall.merge(hall.submit("D0210"))
    (receipt,) = finish(issuing.give_back(hall.office, ROUND, hall.folder / "受領"))
    hall.type("D0210", TARGET, text="例　まだ送っていない")
    taken = taking.take(hall.store("D0210"), receipt.path)
    assert [(each.key, each.field) for each in taken.conflicts] == [(TARGET, "text")]
    with pytest.raises(Unsettled):
        hall.submit("D0210", "もう一度")
