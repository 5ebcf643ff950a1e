"""提出: what is asked is shown before it is taken, gaps are led to, the file is written."""

import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.services import (
    edits,
    instructions,
    issuing,
    leaving,
    merging,
    parcels,
    remarks,
    rounds,
    skills,
    state,
    stores,
    submitting,
    taking,
)
from dxdesk.services.stores import Store
from dxdesk.ui.pages.submit_page import SubmitPage
from dxdesk.ui.tasks import Runner

from . import exchange
from .desks import drop
from .exchange import REPORT, ROUND, Stage, press

TEXT = "例　窓口18か所で導入した"


@pytest.fixture
def master(tmp_path: Path) -> Iterator[Store]:
    with exchange.master(tmp_path) as made:
        yield made


@pytest.fixture
def request_file(tmp_path: Path, master: Store) -> Path:
    return exchange.request_for(master, tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with exchange.department_store(tmp_path) as made:
        yield made


@pytest.fixture
def stage(qtbot: QtBot, icons: object, store: Store, runner: Runner) -> Stage:
    page = SubmitPage(store, runner, clock=lambda: datetime(2025, 5, 12, 10, 0))
    return Stage(qtbot, page, runner)


def _page(stage: Stage) -> SubmitPage:
    assert isinstance(stage.page, SubmitPage)
    return stage.page


def _look(stage: Stage, path: Path) -> None:
    _page(stage).look([path])
    stage.wait()


def _take(stage: Stage, path: Path) -> None:
    _look(stage, path)
    stage.primary()


def test_before_any_request_the_page_says_what_to_do(stage: Stage):
    page = _page(stage)
    assert page.primary_action.text() == "依頼ファイルを選ぶ"
    assert "まだ依頼を受け取っていません" in page.view.step_take.asked.accessibleName()
    assert page.view.step_check.isHidden()
    assert page.view.step_write.isHidden()


def test_a_file_is_described_before_it_is_taken(stage: Stage, store: Store, request_file: Path):
    before = exchange.digest(store)
    _look(stage, request_file)
    told = _page(stage).view.step_take.text.accessibleName()
    assert told == (
        "依頼：令和6年度 年度末"
        "（取りまとめの課から例市民課へ、取組4件、期限 令和7年5月16日、発行番号1）"
    )
    assert _page(stage).primary_action.text() == "受け取る"
    assert exchange.digest(store) == before


def test_all_that_a_file_would_change_is_listed_before_it_is_taken(
    stage: Stage, store: Store, master: Store, request_file: Path, tmp_path: Path
):
    _take(stage, request_file)
    edits.set_value(store, REPORT, "results", TEXT)
    out = tmp_path / "前.xlsx"
    submitting.submit(store, ROUND, out, "例")
    exchange.driven(merging.merge(master, [out]))
    edits.set_value(master, REPORT, "results", "例　事務局が直した")
    remarks.add(master, REPORT, ["results"], "例　人数も書いてください。")
    (back,) = exchange.driven(issuing.give_back(master, ROUND, tmp_path / "受領", "0210"))
    before = exchange.digest(store)
    _look(stage, back.path)
    step = _page(stage).view.step_take
    assert step.incoming.rows[0].after == "例　事務局が直した"
    assert step.incoming.rows[0].before == TEXT
    assert "新しい指摘が1件" in step.counts.accessibleName()
    assert f"変わる値{len(step.incoming.rows)}" in step.counts.accessibleName()
    assert exchange.digest(store) == before
    edits.set_value(store, REPORT, "outcome", "例")
    stage.primary()
    assert "確かめ直します" in stage.last.text
    stage.primary()
    assert exchange.results(store) == "例　事務局が直した"


def test_lines_of_the_round_before_and_of_a_year_say_so(stage: Stage, request_file: Path):
    _look(stage, request_file)
    rows = _page(stage).view.step_take.incoming.rows
    titles = {row.key: row.title for row in rows}
    assert titles["P7/T1/D0210/R2024-HALF"] == "取組1(例市民課) 令和6年度 上半期"
    assert titles["P7/T1/D0210/Y2024"] == "取組1(例市民課) 令和6年度"
    assert titles["P7/T1/D0210"] == "取組1(例市民課)"


def test_what_a_file_would_bring_is_seen_from_wherever_the_page_was_scrolled_to(
    qtbot: QtBot, stage: Stage, master: Store, request_file: Path, tmp_path: Path
):
    _take(stage, request_file)
    edits.set_value(master, REPORT, "results", TEXT)
    page = _page(stage)
    bar = page.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    _look(stage, exchange.request_for(master, tmp_path))
    take = page.view.step_take.take

    def is_in_view() -> bool:
        viewport = page.view.viewport()
        return viewport.rect().contains(take.mapTo(viewport, take.rect().center()))

    qtbot.waitUntil(is_in_view)


def test_before_the_first_file_is_taken_nothing_beside_it_asks_for_one(
    stage: Stage, request_file: Path
):
    asked = _page(stage).view.step_take.asked
    assert not asked.isHidden()
    _look(stage, request_file)
    assert asked.isHidden()
    _page(stage).view.step_take.not_now.click()
    assert not asked.isHidden()


def test_a_file_can_be_dropped(stage: Stage, request_file: Path):
    zone = _page(stage).view.step_take.zone
    assert drop(zone, request_file)
    stage.wait()
    assert not _page(stage).view.step_take.offer.isHidden()


def test_taking_shows_what_is_missing_and_the_keyboard_goes_there(stage: Stage, request_file: Path):
    _take(stage, request_file)
    view = _page(stage).view
    assert stage.last.text.startswith("令和6年度 年度末を受け取りました")
    assert view.gap_title.text() == f"足りない項目 {len(view.gaps.rows)}件"
    assert QApplication.focusWidget() is view.gaps.view


def test_the_same_file_again_changes_nothing_and_says_so(stage: Stage, request_file: Path):
    _take(stage, request_file)
    _look(stage, request_file)
    assert "もう受け取っています" in _page(stage).view.step_take.note.accessibleName()


def test_a_gap_leads_to_its_field(qtbot: QtBot, stage: Stage, request_file: Path):
    _take(stage, request_file)
    page = _page(stage)
    with qtbot.waitSignal(page.field_asked) as jumped:
        press(Qt.Key.Key_Return)
    assert jumped.args == [REPORT, "stage"]


def test_what_changed_is_listed(stage: Stage, store: Store, request_file: Path):
    _take(stage, request_file)
    edits.set_value(store, REPORT, "results", TEXT)
    _page(stage).refresh()
    (change,) = _page(stage).view.changes.rows
    assert (change.label, change.before, change.after) == ("取組内容の実績", "", TEXT)


def test_gaps_need_a_reason(stage: Stage, request_file: Path, tmp_path: Path):
    _take(stage, request_file)
    page = _page(stage)
    page.ask_save = lambda _parent, _near: tmp_path / "出す.xlsx"
    page.view.change_path.click()
    stage.primary()
    assert not (tmp_path / "出す.xlsx").exists()
    assert "未完で出す理由" in page.view.reason_error.accessibleName()
    assert QApplication.focusWidget() is page.view.reason
    QTest.keyClicks(page.view.reason, "suuchi")
    stage.primary()
    assert (tmp_path / "出す.xlsx").exists()
    assert str(tmp_path / "出す.xlsx") in page.view.outcome.text


def test_what_is_written_is_what_the_coordinator_gets(
    stage: Stage, store: Store, master: Store, request_file: Path, tmp_path: Path
):
    _take(stage, request_file)
    edits.set_value(store, REPORT, "results", TEXT)
    page = _page(stage)
    page.refresh()
    page.ask_save = lambda _parent, _near: tmp_path / "出す.xlsx"
    page.view.change_path.click()
    page.view.reason.setText("例の途中")
    stage.primary()
    exchange.driven(merging.merge(master, [tmp_path / "出す.xlsx"]))
    assert exchange.results(master) == TEXT


def test_the_name_proposed_says_who_what_and_when(stage: Stage, request_file: Path):
    _take(stage, request_file)
    path = Path(_page(stage).view.path.text())
    assert path.name == "例市民課_令和6年度年度末_20250512.xlsx"


def test_another_departments_file_is_refused_in_a_sentence(
    stage: Stage, master: Store, tmp_path: Path
):
    _look(stage, exchange.request_for(master, tmp_path, "D0310"))
    assert stage.last.level == "error"
    assert "例会計課" in stage.last.text
    assert "例市民課" in stage.last.text
    assert _page(stage).primary_action.text() == "依頼ファイルを選ぶ"


def test_a_mistyped_name_of_the_department_is_mended_by_its_first_request(
    stage: Stage, store: Store, master: Store, tmp_path: Path
):
    other = exchange.request_for(master, tmp_path, "D0310")
    _look(stage, other)
    ((name, mend),) = stage.last.ways
    assert name == "この保存ファイルの課名を「例会計課」に直す"
    mend()
    stage.wait()
    assert stores.who(store) == "例会計課"
    assert _page(stage).primary_action.text() == "受け取る"
    stage.primary()
    assert store.identity.department == "D0310"


def test_once_a_request_was_taken_the_name_of_the_department_stands(
    stage: Stage, store: Store, master: Store, request_file: Path, tmp_path: Path
):
    _take(stage, request_file)
    _look(stage, exchange.request_for(master, tmp_path, "D0310"))
    assert stage.last.level == "error"
    assert stage.last.ways == ()
    assert stores.who(store) == "例市民課"


def test_a_request_that_was_taken_leads_to_the_first_field_to_fill_in(
    stage: Stage, request_file: Path
):
    led: list[tuple[str, str]] = []
    _page(stage).field_asked.connect(lambda key, field: led.append((key, field)))
    _take(stage, request_file)
    assert stage.last.action_text == "入力を始める"
    assert stage.last.action
    stage.last.action()
    gap = _page(stage).view.gaps.rows[0]
    assert led == [(gap.key, gap.field)]


def test_a_web_page_renamed_to_xlsx_is_refused_by_the_name_of_its_fault(
    stage: Stage, tmp_path: Path
):
    path = tmp_path / "依頼.xlsx"
    path.write_text("<html><body>表</body></html>", encoding="utf-8")
    _look(stage, path)
    assert "HTML" in stage.last.text


def test_an_own_conflict_is_decided_before_anything_is_written(
    stage: Stage, store: Store, master: Store, request_file: Path, tmp_path: Path
):
    _take(stage, request_file)
    _fill(store)
    edits.set_value(store, REPORT, "results", TEXT)
    edits.set_value(master, REPORT, "results", "例　代理で入れた実績")
    _take(stage, exchange.request_for(master, tmp_path / "2"))
    page = _page(stage)
    assert len(state.items(store)) == 1
    assert page.primary_action.text() == "食い違いを決める"
    assert page.view.step_write.isHidden()
    assert page.view.gap_note.isHidden()
    assert QApplication.focusWidget() is page.view.questions.list.view
    press(Qt.Key.Key_M)
    assert exchange.results(store) == TEXT
    assert page.primary_action.text() == "提出ファイルを書き出す"
    assert not page.view.gap_note.isHidden()


def _fill(store: Store) -> None:
    """Fill in all that is required."""
    typed = [
        (gap.key, gap.field, {"as_of": "2025-03-31"}.get(gap.field, "例"))
        for gap in submitting.pre_flight(store, ROUND).gaps
        if gap.field not in ("stage", "progress", "achievement")
    ]
    reports = {key for key, _, _ in typed}
    for field, code in (("stage", "run"), ("progress", "on-track"), ("achievement", "partly")):
        typed += [(key, field, code) for key in reports]
    edits.set_values(store, typed)


def test_a_full_answer_needs_no_reason(stage: Stage, store: Store, request_file: Path):
    _take(stage, request_file)
    _fill(store)
    page = _page(stage)
    page.refresh()
    assert page.view.reason_part().isHidden()
    assert not page.view.gap_note.isHidden()
    assert leaving.leaving(store, ROUND).changes


def test_every_stop_has_a_name(stage: Stage, request_file: Path):
    assert exchange.nameless_stops(stage.page.widget) == []
    _take(stage, request_file)
    assert exchange.nameless_stops(stage.page.widget) == []


def test_open_remarks_are_counted_and_each_leads_to_its_field(
    stage: Stage, store: Store, master: Store, request_file: Path, tmp_path: Path
):
    _take(stage, request_file)
    out = tmp_path / "前.xlsx"
    submitting.submit(store, ROUND, out, "例")
    exchange.driven(merging.merge(master, [out]))
    remarks.add(master, REPORT, ["results"], "例　人数も書いてください。")
    (back,) = exchange.driven(issuing.give_back(master, ROUND, tmp_path / "受領", "0210"))
    _take(stage, back.path)
    view = _page(stage).view
    assert view.remark_title.text() == "回答待ちの指摘 1件"
    led: list[tuple[str, str]] = []
    _page(stage).field_asked.connect(lambda key, field: led.append((key, field)))
    assert view.remarks.view.hasFocus()
    press(Qt.Key.Key_Return)
    assert stage.last.action_text == "指摘に答える"
    assert stage.last.action
    stage.last.action()
    assert led == [(REPORT, "results")] * 2
    edits.set_value(store, REPORT, "results", TEXT)
    _page(stage).refresh()
    assert view.remarks.view.isHidden() and view.remark_head.isHidden()


def test_what_asks_for_a_second_look_is_a_hint_that_leads_to_its_field(
    stage: Stage, store: Store, request_file: Path
):
    _take(stage, request_file)
    hints = _page(stage).view.hints
    _fill_besides(store)
    _page(stage).refresh()
    assert hints.isHidden()
    edits.set_values(store, [(REPORT, "budget", "100"), (REPORT, "settlement", "120")])
    _page(stage).refresh()
    assert hints.title.text() == "見直しの手がかり 1件"
    (hint,) = hints.list.rows
    assert (hint.title, hint.label) == ("取組1(例市民課)", "決算額が予算額を超えている")
    assert "120" in hint.text
    assert hints.about.accessibleName() == hint.text
    led: list[tuple[str, str]] = []
    _page(stage).field_asked.connect(lambda key, field: led.append((key, field)))
    hints.list.view.setFocus()
    press(Qt.Key.Key_Return)
    hints.go.click()
    assert led == [(REPORT, "budget")] * 2


def _fill_besides(store: Store) -> None:
    """Fill in what leaves with the reports and is not required."""
    records = stores.records(store)
    rows = skills.rows(store, records, 2024)
    typed = [(row.key, name, "3") for row in rows for name in ("enrolled", "acquired")]
    for each in records.of("indicator"):  # reached, so that no check asks for a second look
        year = records.get(f"{each.key}/Y2024")
        typed.append((f"{each.key}/Y2024", "actual", year.get("target") if year else "40"))
    edits.set_values(store, typed)
    for each in records.of("instruction"):
        instructions.answer(store, each.key, {"text": "例"})


def test_what_is_blank_and_not_required_is_asked_for_before_it_is_called_ready(
    qtbot: QtBot, stage: Stage, store: Store, request_file: Path
):
    _take(stage, request_file)
    _fill(store)
    page = _page(stage)
    page.refresh()
    hints, note = page.view.hints, page.view.gap_note
    indicator, second, instruction, counts = hints.list.rows
    assert indicator.text == "指標「例　オンライン申請の割合」のR6 実績値が空です。"
    assert (second.label, instruction.label) == ("実績値が空", "指示事項の回答が空")
    assert counts.text.startswith("3行の人数が空です。")
    assert "下の手がかり4件" in note.accessibleName()
    hints.list.go_to(0)
    hints.list.view.setFocus()
    with qtbot.waitSignal(page.field_asked) as led:
        press(Qt.Key.Key_Return)
    assert led.args == [indicator.key, "actual"]
    _fill_besides(store)
    page.refresh()
    assert hints.isHidden()
    assert note.accessibleName().endswith("このまま提出できます。")


def test_at_the_half_year_no_value_of_the_year_is_asked_for(
    store: Store, master: Store, tmp_path: Path
):
    half = "P7/R2024-HALF"
    taking.take(store, exchange.request_for(master, tmp_path, this=half))
    edits.set_value(store, "P7/T1/D0210/R2024-HALF", "results", TEXT)
    assert "実績値が空" not in [each.label for each in leaving.leaving(store, half).hints]


def test_what_leaves_with_the_file_of_another_round_is_no_hint(
    store: Store, master: Store, tmp_path: Path
):
    half = "P7/R2024-HALF"
    taking.take(store, exchange.request_for(master, tmp_path, this=half))
    order = {"title": "例　後の指示", "text": "例", "asker": "CIO", "departments": "例市民課"}
    instructions.add(master, order)
    later = rounds.add_round(master, "2025", "half", "R7.10.1", "R7.10.17")
    taking.take(store, exchange.request_for(master, tmp_path, this=later))
    besides = {("例　後の指示", "指示事項の回答が空"), ("スキル", "人数が空")}
    assert besides <= _hinted(store, later)
    assert besides.isdisjoint(_hinted(store, half))


def _hinted(store: Store, this: str) -> set[tuple[str, str]]:
    return {(each.title, each.label) for each in leaving.leaving(store, this).hints}


def test_a_text_longer_than_advised_is_a_hint_that_leads_to_its_field(
    stage: Stage, store: Store, request_file: Path
):
    _take(stage, request_file)
    _fill_besides(store)
    target = "P7/T1/D0210/Y2025"
    typed = ((REPORT, "results", 400), (REPORT, "outcome", 403), (target, "text", 401))
    edits.set_values(store, [(key, name, "例" * count + "\n") for key, name, count in typed])
    _page(stage).refresh()
    hints = _page(stage).view.hints.list
    assert {(each.key, each.field, each.text) for each in hints.rows} == {
        (REPORT, "outcome", "成果が、目安の400字を3字超えています。"),
        (target, "text", "年次目標が、目安の400字を1字超えています。"),
    }
    led: list[tuple[str, str]] = []
    _page(stage).field_asked.connect(lambda key, field: led.append((key, field)))
    hints.view.setFocus()
    press(Qt.Key.Key_Return)
    assert led == [(hints.rows[0].key, hints.rows[0].field)]


def _sent(store: Store, folder: Path) -> None:
    edits.set_value(store, REPORT, "results", TEXT)
    submitting.submit(store, ROUND, folder / "前回.xlsx", "例")


def test_what_one_changed_since_the_last_submission_is_told_with_both_values(
    stage: Stage, store: Store, master: Store, request_file: Path, tmp_path: Path
):
    _take(stage, request_file)
    _sent(store, tmp_path)
    page = _page(stage)
    page.refresh()
    assert page.view.change_title.text().endswith("から変わった項目 0件")
    assert page.view.changes.view.isHidden()
    exchange.driven(merging.merge(master, [tmp_path / "前回.xlsx"]))
    remarks.add(master, REPORT, ["results"], "例　人数も書いてください。")
    (back,) = exchange.driven(issuing.give_back(master, ROUND, tmp_path / "受領", "0210"))
    taking.take(store, back.path)
    edits.set_value(store, REPORT, "results", "例　書き直し")
    page.refresh()
    (line,) = page.view.changes.rows
    assert (line.label, line.before, line.after) == ("取組内容の実績", TEXT, "例　書き直し")
    assert page.view.change_title.text().startswith("前回の提出（")


def test_exactly_what_the_file_will_say_is_shown_on_demand(
    stage: Stage, store: Store, request_file: Path, tmp_path: Path
):
    _take(stage, request_file)
    page = _page(stage)
    edits.set_value(store, REPORT, "results", TEXT)
    page.refresh()
    assert page.view.handed.view.isHidden()
    page.view.show_handed.click()
    assert not page.view.handed.view.isHidden()
    shown = {(each.key, each.field) for each in page.view.handed.rows}
    out = tmp_path / "提出.xlsx"
    submitting.submit(store, ROUND, out, "例")
    received = parcels.read_file(out, stores.records(store))
    said = {(each.key, each.field) for each in received.statements if each.value}
    assert shown == said


def test_the_head_of_the_department_gets_a_page_to_sign_by_one_key(
    stage: Stage, request_file: Path, tmp_path: Path
):
    _take(stage, request_file)
    page = _page(stage)
    out = tmp_path / "確認.pdf"
    page.ask_save = lambda _parent, near: out if near.suffix == ".pdf" else None
    page.view.change_path.setFocus()
    press(Qt.Key.Key_P, exchange.CONTROL)
    stage.wait()
    assert out.read_bytes().startswith(b"%PDF")
    assert "所属長確認日" in page.view.confirmed.text
    assert page.view.confirmed.open_file.hasFocus()
    printed = subprocess.run(["pdftotext", out, "-"], capture_output=True, check=True).stdout
    assert "所属長確認欄" in printed.decode()


def test_exporting_by_its_key_goes_to_what_stands_before_it(stage: Stage, request_file: Path):
    _take(stage, request_file)
    page = _page(stage)
    page.view.change_path.setFocus()
    press(Qt.Key.Key_E, exchange.CONTROL)
    assert page.view.reason.hasFocus()
    assert page.view.reason_error.accessibleName()
