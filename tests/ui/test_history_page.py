from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.services import edits, state, stores, undo
from dxdesk.ui.pages import history
from dxdesk.ui.pages.history import HistoryPage
from dxdesk.ui.shell.info_bar import Notice

from .desks import put_in_view
from .example_store import FOUR, REPORT, bare_store, coordinator_store, department_store, value

NOTE = "例　終わりの空白も残す "


@pytest.fixture
def store(tmp_path: Path) -> Iterator[stores.Store]:
    with coordinator_store(tmp_path / "a.dxdesk") as made:
        edits.set_value(made, REPORT, "results", "例 12窓口")
        edits.set_value(made, REPORT, "results", "例 18窓口")
        yield made


@pytest.fixture
def page(qtbot: QtBot, store: stores.Store) -> HistoryPage:
    return _shown(qtbot, store)


def _shown(qtbot: QtBot, store: stores.Store) -> HistoryPage:
    made = HistoryPage(store)
    put_in_view(qtbot, made)
    return made


def _cells(page: HistoryPage, row: int) -> list[str]:
    model = page.view.table.model()
    return [str(model.index(row, column).data()) for column in range(1, model.columnCount())]


def test_the_newest_change_comes_first_in_words(page: HistoryPage):
    title = "取組4(会計課) 令和6年度 上半期"
    assert _cells(page, 0) == ["取りまとめ", title, "取組内容の実績", "例 12窓口", "例 18窓口", ""]
    assert _cells(page, 1) == ["取りまとめ", title, "取組内容の実績", "（空欄）", "例 12窓口", ""]


def test_the_source_of_a_value_is_the_file_it_came_from(qtbot: QtBot, tmp_path: Path):
    with department_store(tmp_path) as store:
        page = _shown(qtbot, store)
        assert any(line.source == "依頼_会計課_令和6年度 上半期.xlsx" for line in page.rows)


def test_choices_and_references_are_shown_by_name(page: HistoryPage, store: stores.Store):
    edits.set_value(store, REPORT, "progress", "遅れ")
    edits.set_value(store, FOUR, "department", "D0210")
    page.refresh()
    assert _cells(page, 0)[3:5] == ["会計課", "市民課"]
    assert _cells(page, 1)[3:5] == ["（空欄）", "遅れ"]


def test_the_search_finds_any_part_of_a_line(page: HistoryPage):
    told: list[str] = []
    page.counted.connect(told.append)
    page.view.search.setText("１２窓口")
    assert {line.field for line in page.rows} == {"results"}
    assert told[-1].endswith("件中2件")
    page.view.search.setText("どこにもない")
    assert page.view.empty.text == "条件に合う変更がありません。"
    page.view.empty.button.click()
    assert len(page.rows) > 2


def test_a_long_history_begins_with_the_newest_lines_and_shows_all_on_demand(
    page: HistoryPage, qtbot: QtBot, store: stores.Store, monkeypatch: pytest.MonkeyPatch
):
    assert page.view.older.isHidden()
    monkeypatch.setattr(history, "_NEWEST", 2)
    page = _shown(qtbot, store)
    assert [line.after for line in page.rows] == ["例 18窓口", "例 12窓口"]
    assert not page.view.older.isHidden()
    page.view.older.click()
    assert len(page.rows) > 2
    assert page.view.older.isHidden()


def test_a_value_is_set_again_as_an_act_that_can_be_undone(page: HistoryPage, store: stores.Store):
    changed: list[str] = []
    page.saved.connect(changed.append)
    before = state.show(store)
    page.primary_action.trigger()
    assert value(store, REPORT, "results") == "例 12窓口"
    assert page.rows[0].after == "例 12窓口"
    assert len(changed) == 1
    undo.undo(store)
    assert state.show(store) == before


def test_the_keyboard_alone_sets_a_value_again(page: HistoryPage, store: stores.Store):
    QTest.keyClick(page.view.table, Qt.Key.Key_Down)
    QTest.keyClick(page.view.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.view.before.restore
    assert page.view.before.text.toPlainText() == "（空欄）"
    QTest.keyClick(page.view.before.restore, Qt.Key.Key_Space)
    assert value(store, REPORT, "results") == ""


def test_the_value_at_hand_is_not_set_twice(page: HistoryPage, store: stores.Store):
    told: list[Notice] = []
    page.told.connect(told.append)
    before = len(state.history(store))
    page.restore_after()
    assert told[-1].text == "いまの値が、すでにこの値です。"
    assert len(state.history(store)) == before


def test_a_department_is_told_why_it_cannot_set_a_field_again(qtbot: QtBot, tmp_path: Path):
    with department_store(tmp_path) as store:
        page = _shown(qtbot, store)
        told: list[Notice] = []
        page.told.connect(told.append)
        place = next(n for n, line in enumerate(page.rows) if line.field == "role")
        page.view.table.selectRow(place)
        before = state.show(store)
        page.restore_before()
        assert told[-1].level == "error"
        assert "は戻せません。" in told[-1].text
        assert "取りまとめの課" in told[-1].text
        assert state.show(store) == before


def _choose(page: HistoryPage, key: str, field: str, after: str) -> None:
    """Select the line that brought a value."""
    page.refresh()
    wanted = (key, field, after)
    lines = [(line.key, line.field, line.after) for line in page.rows]
    page.view.table.selectRow(lines.index(wanted))


@pytest.fixture
def struck(store: stores.Store) -> str:
    """A step that was struck out, after which other work went on."""
    key = edits.add_record(store, "schedule_step", FOUR, {"title": "例 調達"})
    edits.set_value(store, key, "note", NOTE)
    edits.set_value(store, key, "note", "")
    edits.delete_record(store, key)
    edits.set_value(store, REPORT, "results", "例 24窓口")
    return key


def test_a_record_that_was_struck_out_comes_back_from_its_line(
    page: HistoryPage, store: stores.Store, struck: str
):
    told: list[Notice] = []
    page.told.connect(told.append)
    _choose(page, struck, "deleted", "取消し")
    assert page.view.before.text.toPlainText() == "なし"
    assert any(line.title == "取組4(会計課) 工程「例 調達」" for line in page.rows)
    page.primary_action.trigger()
    assert value(store, struck, "title") == "例 調達"
    assert value(store, REPORT, "results") == "例 24窓口"
    assert "取消しをやめ" in told[-1].text
    _choose(page, struck, "deleted", "取消し")
    page.restore_after()
    assert stores.records(store).get(struck) is None
    assert undo.steps(store).undo.endswith("の取消し")


def test_a_value_of_a_record_that_was_struck_out_comes_back_with_it(
    page: HistoryPage, store: stores.Store, struck: str
):
    _choose(page, struck, "note", NOTE)
    page.restore_after()
    assert value(store, struck, "title") == "例 調達"
    assert value(store, struck, "note") == NOTE
    undo.undo(store)
    assert stores.records(store).get(struck) is None


def test_a_value_comes_back_with_the_records_above_it(
    qtbot: QtBot, page: HistoryPage, store: stores.Store
):
    indicator = edits.add_record(store, "indicator", FOUR, {"title": "例 利用率"})
    edits.set_value(store, f"{indicator}/Y2024", "actual", "42.5")
    edits.set_value(store, f"{indicator}/Y2024", "actual", "43")
    before = state.show(store)
    edits.delete_record(store, indicator)
    _choose(page, f"{indicator}/Y2024", "actual", "43")
    page.restore_after()
    assert state.show(store) == before


def test_a_word_that_the_plan_uses_no_more_comes_back_as_it_was(
    page: HistoryPage, store: stores.Store
):
    edits.set_value(store, REPORT, "progress", "遅れ")
    edits.set_value(store, REPORT, "progress", "予定どおり")
    [late] = [each.key for each in stores.records(store).of("term") if each.get("code") == "late"]
    edits.delete_record(store, late)
    page.refresh()
    page.view.table.selectRow(1)
    page.primary_action.trigger()
    assert value(store, REPORT, "progress") == "late"


def test_a_new_store_has_an_empty_history(qtbot: QtBot, tmp_path: Path):
    with bare_store(tmp_path / "new.dxdesk") as store:
        page = _shown(qtbot, store)
        assert page.rows == ()
        assert page.view.empty.text.startswith("まだ変更はありません。")


def test_the_model_is_sound(page: HistoryPage):
    tester = QAbstractItemModelTester(
        page.view.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    page.view.search.setText("12")
    page.refresh()
    assert tester.model() is page.view.table.model()


def test_tab_goes_in_reading_order(page: HistoryPage):
    view = page.view
    order = [
        view.search,
        view.table,
        view.before.restore,
        view.before.text,
        view.after.restore,
        view.after.text,
    ]
    view.search.setFocus()
    visited = []
    for _ in order:
        visited.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert visited == order
    assert all(each.accessibleName() for each in order)
