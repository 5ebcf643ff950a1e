"""取りまとめ: nothing is written before it is applied, and every file can be taken back."""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.records import Records
from dxdesk.domain.words import pages_merge as words
from dxdesk.services import edits, merging, state, stores
from dxdesk.services.questions import Question
from dxdesk.services.stores import COORDINATOR, Store
from dxdesk.ui.pages.merge_page import MergePage
from dxdesk.ui.pages.value_dialog import ValueDialog
from dxdesk.ui.tasks import Runner

from . import exchange
from .exchange import REPORT, Stage, press

THEIRS, OURS = "例　窓口18か所で導入した", "例　窓口12か所で導入した"
NEITHER = "例　窓口15か所で導入した"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with exchange.master(tmp_path) as made:
        yield made


@pytest.fixture
def file(tmp_path: Path, store: Store) -> Path:
    return exchange.answer(tmp_path, exchange.request_for(store, tmp_path), THEIRS)


@pytest.fixture
def stage(qtbot: QtBot, icons: object, store: Store, runner: Runner) -> Stage:
    return Stage(qtbot, MergePage(store, runner), runner)


def _page(stage: Stage) -> MergePage:
    assert isinstance(stage.page, MergePage)
    return stage.page


def _look(stage: Stage, *paths: Path) -> None:
    _page(stage).ask_files = lambda _parent: paths
    _page(stage).arrived.pick_files.click()
    stage.wait()


def _in_conflict(stage: Stage, store: Store, file: Path) -> None:
    edits.set_value(store, REPORT, "results", OURS)
    _look(stage, file)
    stage.primary()


def _shown(stage: Stage) -> list[str]:
    return [card.text.toPlainText() for card in _page(stage).questions.cards.cards]


def _states(stage: Stage) -> list[str]:
    return [each.state for each in _page(stage).arrived.files.rows]


def test_looking_at_files_writes_nothing(stage: Stage, store: Store, file: Path):
    before = exchange.digest(store)
    _look(stage, file)
    assert _states(stage) == ["new"]
    assert _page(stage).primary_action.text() == "1件を反映"
    assert exchange.digest(store) == before


def test_a_file_shows_its_changes_with_their_cells(stage: Stage, file: Path):
    _look(stage, file)
    (cell,) = _page(stage).arrived.cells.rows
    assert (cell.title, cell.label) == ("取組1(例市民課)", "取組内容の実績")
    assert (cell.before, cell.after) == ("", THEIRS)
    assert cell.place.startswith("「進捗報告」")


def test_a_cell_that_cannot_be_taken_shows_what_stands_in_it(stage: Stage, file: Path):
    _write_cell(file, "決算額（千円）", "約百八十万")
    _look(stage, file)
    refused = next(x for x in _page(stage).arrived.cells.rows if x.fate is Fate.REFUSED)
    assert (refused.label, refused.after) == ("決算額", "約百八十万")
    assert refused.why.startswith("数として読めません。")


def test_a_choice_is_shown_without_the_letter_that_repeats_its_word(stage: Stage, file: Path):
    _write_cell(file, "工程段階", "実 実施")
    _look(stage, file)
    assert [x.after for x in _page(stage).arrived.cells.rows if x.label == "工程段階"] == ["実施"]


def _write_cell(file: Path, header: str, text: str) -> None:
    """Type a text into the first report of a workbook, as a spreadsheet would."""
    book = load_workbook(file)
    sheet = book["進捗報告"]
    (place,) = (each for each in sheet[1] if each.value == header)
    sheet.cell(2, place.column).value = text
    book.save(file)


def test_applying_does_what_was_shown(stage: Stage, store: Store, file: Path):
    _look(stage, file)
    stage.primary()
    assert exchange.results(store) == THEIRS
    assert stage.last.text.startswith("1件のファイルを反映しました")
    _look(stage, file)
    assert _states(stage) == ["known"]
    assert stage.page.primary_action.text() == "ファイルを選ぶ"


def test_a_folder_is_its_workbooks_and_bad_ones_do_not_stop_the_others(
    stage: Stage, store: Store, file: Path
):
    (file.parent / "最新版.xlsx").write_text("<html><body>表</body></html>", encoding="utf-8")
    page = _page(stage)
    page.ask_folder = lambda _parent, _near: file.parent
    page.arrived.pick_folder.click()
    stage.wait()
    by_name = {each.result.path.name: each for each in page.arrived.files.rows}
    assert by_name["最新版.xlsx"].state == "refused"
    assert "HTML" in by_name["最新版.xlsx"].note
    assert by_name["提出.xlsx"].state == "new"
    stage.primary()
    assert exchange.results(store) == THEIRS


def test_a_file_of_another_plan_is_refused_with_the_plan_expected(stage: Stage, tmp_path: Path):
    _look(stage, _of_another_plan(tmp_path))
    (row,) = _page(stage).arrived.files.rows
    assert row.state == "refused"
    assert "例の別の計画" in row.note
    assert "第七次総合情報化基本計画" in row.note


def _of_another_plan(folder: Path) -> Path:
    plan = stores.embedded_plan()
    moved = [
        type(each)(
            each.type,
            each.key.replace("P7", "P8"),
            {name: text.replace("P7", "P8") for name, text in each.fields.items()}
            | ({"title": "例の別の計画"} if each.type == "plan" else {}),
        )
        for each in plan
    ]
    with stores.create(folder / "other.dxdesk", COORDINATOR, plan=moved) as other:
        edits.set_values(
            other,
            [
                ("D0210", "code", "0210"),
                ("D0210", "name", "例市民課"),
                ("P8/T1/D0210", "department", "D0210"),
                ("P8/R2024-END", "year", "2024"),
                ("P8/R2024-END", "kind", "year-end"),
                ("P8/R2024-END", "due", "2025-05-16"),
            ],
        )
        (issued,) = exchange.driven(
            exchange.issuing.request(other, "P8/R2024-END", folder / "other", "D0210")
        )
    return issued.path


def test_a_store_that_moved_is_looked_at_again_before_anything_is_applied(
    stage: Stage, store: Store, file: Path
):
    _look(stage, file)
    edits.set_value(store, REPORT, "results", OURS)
    stage.primary()
    assert exchange.results(store) == OURS
    assert "作り直します" in stage.last.text
    assert _states(stage) == ["look"]


@pytest.mark.parametrize(("key", "kept"), [(Qt.Key.Key_A, THEIRS), (Qt.Key.Key_M, OURS)])
def test_a_conflict_is_decided_by_one_key(
    stage: Stage, store: Store, file: Path, key: Qt.Key, kept: str
):
    _in_conflict(stage, store, file)
    assert exchange.results(store) == OURS
    assert QApplication.focusWidget() is _page(stage).questions.list.view
    press(key)
    assert exchange.results(store) == kept
    assert state.items(store) == []


def test_both_values_stand_side_by_side_with_what_differs_marked(
    stage: Stage, store: Store, file: Path
):
    _in_conflict(stage, store, file)
    assert _shown(stage) == ["例　窓口【12】か所で導入した", "例　窓口【18】か所で導入した"]


def test_a_word_that_is_chosen_is_shown_whole_and_unmarked(
    stage: Stage, store: Store, tmp_path: Path
):
    request = exchange.request_for(store, tmp_path)
    sent = exchange.answer(tmp_path, request, "達成", field="achievement")
    edits.set_value(store, REPORT, "achievement", "未達成")
    _look(stage, sent)
    stage.primary()
    assert _shown(stage) == ["未達成", "達成"]


@pytest.mark.parametrize(
    "texts", [("例 窓口3か所", "例 窓口5か所"), ("例 窓口5か所", "例 窓口3か所")]
)
def test_two_files_stand_in_the_order_of_their_names_with_what_differs_between_them(
    stage: Stage, store: Store, tmp_path: Path, texts: tuple[str, str]
):
    request = exchange.request_for(store, tmp_path)
    names = ("例.xlsx", "例(2).xlsx")
    sent = [
        exchange.answer(tmp_path, request, text, name)
        for text, name in zip(texts, names, strict=True)
    ]
    _look(stage, *sent)
    stage.primary()
    first, second = (text[4] for text in texts)
    assert _shown(stage) == ["（空欄）", f"例 窓口【{first}】か所", f"例 窓口【{second}】か所"]
    press(Qt.Key.Key_1)
    assert exchange.results(store) == texts[0]


def test_what_is_shown_now_is_not_marked_as_a_whole_beside_two_that_came(
    stage: Stage, store: Store, tmp_path: Path
):
    request = exchange.request_for(store, tmp_path)
    sent = [
        exchange.answer(tmp_path, request, text, name)
        for text, name in (("例 窓口3か所", "例.xlsx"), ("例 窓口5か所", "例(2).xlsx"))
    ]
    edits.set_value(store, REPORT, "results", "例 窓口1か所")
    _look(stage, *sent)
    stage.primary()
    assert _shown(stage) == ["例 窓口1か所", "例 窓口【3】か所", "例 窓口【5】か所"]


def test_the_input_method_is_off_where_letters_decide(stage: Stage, store: Store, file: Path):
    _in_conflict(stage, store, file)
    view = _page(stage).questions.list.view
    assert not view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_letters_typed_as_a_reason_decide_nothing_and_the_reason_is_kept(
    stage: Stage, store: Store, file: Path
):
    _in_conflict(stage, store, file)
    panel = _page(stage).questions
    panel.reason.setFocus()
    QTest.keyClicks(panel.reason, "mah")
    assert panel.reason.text() == "mah"
    assert len(state.items(store)) == 1
    press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert exchange.results(store) == THEIRS


def test_a_question_on_hold_stays_open(stage: Stage, store: Store, file: Path):
    _in_conflict(stage, store, file)
    press(Qt.Key.Key_H)
    assert len(state.items(store)) == 1
    panel = _page(stage).questions
    assert panel.list.model.index(0, 1).data() == "保留"


def test_a_value_that_neither_side_said_is_written_in_the_fields_own_input(
    stage: Stage, store: Store, file: Path
):
    _in_conflict(stage, store, file)
    begun: list[str] = []

    def ask(_parent: QWidget, records: Records, question: Question) -> str:
        dialog = ValueDialog(records, question)
        begun.append(dialog.form.values()["results"])
        dialog.form.field("results").set_value(NEITHER)
        dialog.try_done()
        assert dialog.result() == QDialog.DialogCode.Accepted
        return dialog.form.values()["results"]

    _page(stage).ask_value = ask
    _page(stage).questions.reason.setText("例　電話で確かめた")
    press(Qt.Key.Key_O)
    assert (begun, exchange.results(store), state.items(store)) == ([THEIRS], NEITHER, [])
    assert state.history(store, REPORT, "results")[-1].reason == "例　電話で確かめた"


def test_giving_up_another_value_decides_nothing_and_a_bad_one_is_told_at_its_field(
    stage: Stage, store: Store, file: Path
):
    _write_cell(file, "決算額（千円）", "300")
    edits.set_value(store, REPORT, "settlement", "200")
    _look(stage, file)
    stage.primary()
    panel, found = _page(stage).questions, state.items(store)
    assert panel.go_to(REPORT, "settlement")
    _page(stage).ask_value = lambda *_: None
    panel.list.view.setFocus()
    press(Qt.Key.Key_O)
    assert state.items(store) == found
    assert panel.current
    dialog = ValueDialog(stores.records(store), panel.current)
    dialog.form.field("settlement").set_value("約三百")
    dialog.try_done()
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert dialog.form.field("settlement").error()


def test_what_switching_a_file_would_touch_is_listed_first(stage: Stage, store: Store, file: Path):
    _look(stage, file)
    stage.primary()
    page, before = _page(stage), exchange.digest(store)
    page.widget.setCurrentIndex(2)
    (line,) = page.ledger.touched.rows
    assert (line.label, line.before, line.after) == ("取組内容の実績", THEIRS, "")
    assert "1か所" in page.ledger.heading.accessibleName()
    assert exchange.digest(store) == before
    page.ledger.switch.click()
    (line,) = page.ledger.touched.rows
    assert (line.before, line.after) == ("", THEIRS)
    edits.set_value(store, REPORT, "results", OURS)
    page.refresh()
    assert page.ledger.touched.rows == ()
    assert "変わりません" in page.ledger.heading.accessibleName()


def test_one_file_is_switched_off_and_on_again(stage: Stage, store: Store, file: Path):
    _look(stage, file)
    stage.primary()
    ledger = _page(stage).ledger
    assert ledger.switch.text() == "このファイルを元に戻す"
    ledger.switch.click()
    assert exchange.results(store) == ""
    assert [each.is_on for each in merging.counted_files(store)] == [False]
    assert ledger.switch.text() == "このファイルをやり直す"
    ledger.switch.click()
    assert exchange.results(store) == THEIRS


def test_cancelling_a_look_leaves_everything_as_it_was(stage: Stage, store: Store, file: Path):
    before = exchange.digest(store)
    page = _page(stage)
    page.started.connect(lambda job: job.cancel())
    _look(stage, file)
    assert stage.last.text.startswith("中止しました")
    assert page.arrived.files.rows == ()
    assert exchange.digest(store) == before


def test_stopping_between_files_leaves_whole_files_only(
    stage: Stage, store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
):
    """The store is then as if only those that were done had ever come."""
    copies = [_variant(file, number) for number in range(5)]
    _look(stage, *copies)
    page, jobs, reached, asked = _page(stage), [], Event(), Event()
    page.started.connect(jobs.append)
    merge = merging.merge

    def halted(store: Store, paths: Sequence[Path]) -> merging.Merging:
        steps = merge(store, paths)
        for progress in steps:
            if progress.done == 3:
                reached.set()
                asked.wait()
            yield progress
        raise AssertionError("it was not stopped")

    with monkeypatch.context() as patch:
        patch.setattr(merging, "merge", halted)
        page.primary_action.trigger()
        reached.wait()
        jobs[0].cancel()
        asked.set()
        stage.wait()
    assert [each.file_name for each in merging.counted_files(store)] == [
        each.name for each in copies[:3]
    ]
    assert page.arrived.files.rows == ()
    assert "3件のファイルは、丸ごと反映" in stage.last.text
    assert "残りの2件は反映していません" in stage.last.text
    shown = state.show(store)
    for each in merging.counted_files(store):
        merging.undo_merge(store, each.id)
    exchange.driven(merging.merge(store, copies[:3]))
    assert state.show(store) == shown
    assert stage.last.action
    stage.last.action()
    stage.wait()
    assert Counter(_states(stage)) == {"known": 3, "look": 2}


def _variant(file: Path, number: int) -> Path:
    """The same answer written in another hand."""
    other = file.with_name(f"手{number}.xlsx")
    shutil.copyfile(file, other)
    _write_cell(other, "取組内容の実績", f"例　{number}人目が書いた")
    return other


def test_after_counting_in_the_board_is_a_step_away(stage: Stage, file: Path):
    places: list[str] = []
    stage.page.place_asked.connect(places.append)
    _look(stage, file)
    stage.primary()
    assert stage.last.action_text == "提出状況へ"
    assert stage.last.action
    stage.last.action()
    assert places == ["board"]


def test_every_stop_has_a_name(stage: Stage, store: Store, file: Path):
    _in_conflict(stage, store, file)
    for tab in range(3):
        _page(stage).widget.setCurrentIndex(tab)
        assert exchange.nameless_stops(stage.page.widget) == []


def test_mends_and_faults_are_listed_before_anything_is_applied_and_saved(
    stage: Stage, store: Store, file: Path, tmp_path: Path
):
    _write_cell(file, "決算額（千円）", "約180")
    _look(stage, file)
    page, before = _page(stage), exchange.digest(store)
    (line,) = page.arrived.mends.rows
    assert (line.label, line.mend) == ("決算額", "「180」ではありませんか。")
    assert page.arrived.said.currentWidget() is page.arrived.mends.view
    page.ask_save = lambda _parent, near: tmp_path / near.name
    page.arrived.save_mends.setFocus()
    press(Qt.Key.Key_Space)
    assert load_workbook(tmp_path / "直しと不備.xlsx").sheetnames == ["直しと不備"]
    assert "1か所" in stage.last.text
    assert exchange.digest(store) == before


def test_a_file_without_faults_offers_no_list_of_them(stage: Stage, file: Path):
    _look(stage, file)
    assert not _page(stage).arrived.save_mends.isVisible()
    assert not _page(stage).arrived.mends.view.isVisible()


def test_the_counts_of_a_file_add_up_to_its_total(stage: Stage, file: Path):
    _look(stage, file)
    (row,) = _page(stage).arrived.files.rows
    assert sum(row.result.counts.values()) == len(row.result.told) > 10


def test_a_file_sent_again_by_hand_is_treated_as_the_corrected_edition(
    stage: Stage, store: Store, file: Path
):
    _look(stage, file)
    stage.primary()
    again = file.with_name("直した提出.xlsx")
    again.write_bytes(file.read_bytes())
    _write_cell(again, "取組内容の実績", "例　窓口20か所で導入した")
    _look(stage, again)
    stage.primary()
    ledger = _page(stage).ledger
    ledger.files.view.selectRow(0)
    assert ledger.files.current and ledger.files.current.file_name == again.name
    ledger.corrected.click()
    assert "直した提出.xlsx" in stage.last.text and stage.last.level == "success"
    assert exchange.results(store) == "例　窓口20か所で導入した"
    assert not state.items(store)


def test_the_first_file_of_a_department_corrects_nothing(stage: Stage, file: Path):
    _look(stage, file)
    stage.primary()
    _page(stage).ledger.corrected.click()
    assert "前の提出がありません" in stage.last.text


def test_the_value_that_both_changed_is_shown_on_demand_by_its_key(
    stage: Stage, store: Store, file: Path
):
    _in_conflict(stage, store, file)
    panel = _page(stage).questions
    assert len(panel.cards.cards) == 2
    press(Qt.Key.Key_B)
    base, *others = panel.cards.cards
    assert (base.text.toPlainText(), len(others)) == ("（空欄）", 2)
    assert base.text.accessibleName() == "もとの値"
    press(Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert len(panel.cards.cards) == 2


def test_what_needs_a_look_stands_on_top_of_many_files(stage: Stage, file: Path, tmp_path: Path):
    faulty, broken = tmp_path / "あ直し.xlsx", tmp_path / "い空.xlsx"
    shutil.copyfile(file, faulty)
    _write_cell(faulty, "決算額（千円）", "約180")
    broken.write_bytes(b"")
    _look(stage, file, faulty, broken)
    page = _page(stage)
    assert _states(stage) == ["refused", "look", "new"]
    assert page.arrived.files.current is page.arrived.files.rows[0]
    assert "受信3ファイル：そのまま反映1、要確認1、読めません1。要確認のファイルも、" in _strip(
        stage
    )
    stage.primary()
    assert "要確認のファイルも、" not in _strip(stage)


def test_what_is_counted_in_is_counted_where_a_filter_hides_files(
    stage: Stage, file: Path, tmp_path: Path
):
    broken = tmp_path / "い空.xlsx"
    broken.write_bytes(b"")
    _look(stage, file, broken)
    arrived = _page(stage).arrived
    arrived.files.view.headings.show_filters({1: "い空"})
    assert len(arrived.files.rows) == 1
    assert arrived.mergeable() == 1
    arrived.files.view.headings.show_filters({1: "い空でない"})
    assert len(arrived.found_mends) == 1


def test_the_list_of_files_takes_the_room_that_nothing_below_it_needs(
    stage: Stage, file: Path, tmp_path: Path
):
    broken = [tmp_path / f"い空{number}.xlsx" for number in range(12)]
    for each in broken:
        each.write_bytes(b"")
    _look(stage, file, *broken)
    QApplication.processEvents()
    files = _page(stage).arrived.files
    assert files.view.height() >= files.wanted_height()
    files.go_to(12)
    QApplication.processEvents()
    assert files.current is files.rows[12]
    assert _page(stage).arrived.cells.view.height() >= 112
    assert files.view.height() < files.wanted_height()


def test_each_state_of_a_file_has_a_sign_of_its_own_for_greyscale():
    told = [each[0] for each in words.STATES.values()]
    assert not any(sign.isalnum() for sign in told)
    assert {words.STATES[name][0] for name in ("refused", "look", "new", "done")} == set("×？＋✓")


def _strip(stage: Stage) -> str:
    labels = _page(stage).arrived.zone.findChildren(QLabel)
    return " ".join(each.accessibleName() for each in labels)


def test_a_reason_has_room_in_a_low_and_narrow_window(stage: Stage, store: Store, file: Path):
    _in_conflict(stage, store, file)
    page = _page(stage)
    page.widget.resize(863, 330)
    QApplication.processEvents()
    panel = page.questions
    assert panel.reason.width() > panel.keep.width() + panel.other.width()
    assert all(card.text.height() > 1.5 * panel.reason.height() for card in panel.cards.cards)
