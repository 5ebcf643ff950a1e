import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.services import drafts, edits, stores, undo
from dxdesk.services.stores import Store
from dxdesk.ui import autosave
from dxdesk.ui.pages.indicators import IndicatorsPage

from .desks import page_of, put_in_view, started
from .example_store import FOUR, coordinator_store, department_store, value

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal
_CTRL = Qt.KeyboardModifier.ControlModifier
USERS = keys.fresh("indicator", FOUR)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with department_store(tmp_path) as made:
        yield made


def _shown(qtbot: QtBot, store: Store) -> IndicatorsPage:
    page = IndicatorsPage(store)
    put_in_view(qtbot, page, 1200, 500)
    return page


def _with_users(store: Store) -> None:
    edits.set_values(
        store,
        [(USERS, "title", "例 利用者"), (USERS, "order", "1"), (USERS, "direction", "higher")],
    )


def _labels(page: IndicatorsPage) -> list[str]:
    return [each.label for each in page.view.grid.model.columns]


def _text(page: IndicatorsPage, row: int, label: str) -> str:
    return page.view.grid.model.text(row, _labels(page).index(label))


def _typing(page: IndicatorsPage, row: int, label: str, text: str) -> QWidget:
    """The editor of a cell with some text typed into it."""
    page.view.grid.go_to(row, _labels(page).index(label))
    page.view.grid.setFocus()
    QTest.keyClick(page.view.grid.cells, text[0])
    editor = page.view.grid.cells.editor
    assert editor
    QTest.keyClicks(editor, text[1:])
    return editor


def _paste(page: IndicatorsPage, row: int, label: str, text: str) -> None:
    page.view.grid.go_to(row, _labels(page).index(label))
    QApplication.clipboard().setText(text)
    QTest.keyClick(page.view.grid.cells, Qt.Key.Key_V, _CTRL)


def test_an_assignment_without_an_indicator_has_a_row_to_type_into(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    tester = QAbstractItemModelTester(page.view.grid.model, FAIL)
    assert [(row.number, row.is_new) for row in page.view.grid.rows] == [("4", True)]
    _paste(page, 0, "指標名", "例 利用者\t人\t高いほどよい\t１，０００\t９８０\tR5.3.31")
    (row,) = page.view.grid.rows
    made = stores.records(store).get(row.key)
    assert made and not row.is_new
    assert made.fields == {"title": "例 利用者", "unit": "人", "direction": "higher", "order": "1"}
    assert value(store, f"{row.key}/Y2023", "actual") == "980"
    assert undo.steps(store).undo == "6件の貼付け"
    assert tester.model() is page.view.grid.model
    undo.undo(store)
    page.refresh()
    assert stores.records(store).get(row.key) is None
    assert page.view.grid.rows[0].is_new


def test_every_field_of_an_indicator_and_its_values_has_a_column(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    named = {column.field.name for column in page.view.grid.model.columns if column.field}
    wanted = {
        each.name for kind in ("indicator", "indicator_value") for each in CATALOGUE[kind].fields
    }
    assert wanted - named == {"order"}


def test_a_value_is_set_against_its_target_by_sign_and_word(qtbot: QtBot, store: Store):
    _with_users(store)
    page = _shown(qtbot, store)
    assert _text(page, 0, "R5 判定") == ""
    _paste(page, 0, "R5 目標値", "100")
    assert _text(page, 0, "R5 判定") == "－ 実績未記入"
    _paste(page, 0, "R5 実績値", "99")
    assert _text(page, 0, "R5 判定") == "◆ 届かない"
    _paste(page, 0, "R5 実績値", "100")
    assert _text(page, 0, "R5 判定") == "● 届いた"


def test_a_row_is_added_by_a_key_below_the_others_of_its_assignment(qtbot: QtBot, store: Store):
    _with_users(store)
    page = _shown(qtbot, store)
    QTest.keyClick(page.view.grid.cells, Qt.Key.Key_N, _CTRL)
    assert [row.is_new for row in page.view.grid.rows] == [False, True]
    assert page.view.grid.cells.currentIndex().row() == 1
    QTest.keyClick(page.view.grid.cells, "a")
    QTest.keyClicks(QApplication.focusWidget(), "bc")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    made = page.view.grid.rows[1]
    assert (value(store, made.key, "title"), value(store, made.key, "order")) == ("abc", "2")


def test_an_indicator_is_struck_out_by_a_key_and_comes_back_by_undo(qtbot: QtBot, store: Store):
    _with_users(store)
    page = _shown(qtbot, store)
    told: list[str] = []
    page.told.connect(lambda notice: told.append(notice.text))
    QTest.keyClick(page.view.grid.cells, Qt.Key.Key_Minus, _CTRL)
    assert stores.records(store).get(USERS) is None
    assert told == ["指標「例 利用者」を削除しました。元に戻す（Ctrl+Z）でやめられます。"]
    undo.undo(store)
    page.refresh()
    assert _text(page, 0, "指標名") == "例 利用者"


def test_a_row_that_was_added_and_never_filled_in_is_taken_away(qtbot: QtBot, store: Store):
    _with_users(store)
    page = _shown(qtbot, store)
    page.add_row()
    page.strike_out()
    assert [row.key for row in page.view.grid.rows] == [USERS]
    assert value(store, USERS, "title") == "例 利用者"


def test_the_cursor_begins_where_the_newest_round_asks_for_a_value(qtbot: QtBot, store: Store):
    _with_users(store)
    page = _shown(qtbot, store)
    here = page.view.grid.cells.currentIndex()
    assert page.view.grid.model.row(here).key == USERS
    assert _labels(page)[here.column()] == "R6 実績値"
    assert here.flags() & Qt.ItemFlag.ItemIsEditable
    page.view.grid.go_to(0, 2)
    page.on_shown()
    assert page.view.grid.cells.currentIndex().column() == 2


def test_the_year_that_is_asked_for_is_seen_to_its_end(qtbot: QtBot, store: Store):
    _with_users(store)
    page = _shown(qtbot, store)
    cells = page.view.grid.cells
    for heading in ("R6 目標値", "R6 備考"):
        here = cells.model().index(0, _labels(page).index(heading))
        assert cells.viewport().rect().contains(cells.visualRect(here))


def test_a_text_that_cannot_be_read_stays_in_a_row_just_begun(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    _paste(page, 0, "R5 実績値", "約百")
    assert _text(page, 0, "R5 実績値") == "約百"
    assert [each.text for each in drafts.every(store)] == ["約百"]
    assert not page.view.grid.rows[0].is_new


def test_one_ctrl_z_in_the_window_takes_back_a_whole_paste_and_f6_leaves_the_grid(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    with department_store(tmp_path) as store:
        _with_users(store)
    desk = desks()
    started(qtbot, desk, tmp_path / "own.dxdesk")
    desk.frame.show_page("indicators")
    page = page_of(desk)
    assert isinstance(page, IndicatorsPage)
    assert desk.window is not None
    assert desk.store is not None
    before = {each.key: each.fields for each in stores.records(desk.store)}
    _paste(page, 0, "R5 目標値", "１００\t約九十\tR6.3.31\nはみ出す")
    assert page.view.grid.foot.text() == (
        "2件を入れました。1件は読めない値です。文字はそのまま残し、赤い印を付けました。"
        "1件は表からはみ出すので入れませんでした。"
    )
    QTest.keyClick(page.view.grid.cells, Qt.Key.Key_Z, _CTRL)
    assert {each.key: each.fields for each in stores.records(desk.store)} == before
    assert [_text(page, 0, f"R5 {name}") for name in ("目標値", "実績値")] == ["", ""]
    assert drafts.every(desk.store) == []
    QTest.keyClick(page.view.grid.cells, Qt.Key.Key_F6)
    assert not page.view.isAncestorOf(QApplication.focusWidget())


def test_the_coordinator_sees_the_indicators_of_every_department(qtbot: QtBot, tmp_path: Path):
    with coordinator_store(tmp_path / "a.dxdesk") as store:
        page = _shown(qtbot, store)
        assert [row.department_name for row in page.view.grid.rows] == [
            "情報政策課",
            "市民課",
            "市民課",
            "会計課",
        ]


def test_without_an_assignment_the_page_says_what_to_wait_for(qtbot: QtBot, tmp_path: Path):
    with stores.create(tmp_path / "d.dxdesk", stores.DEPARTMENT, "会計課") as store:
        page = _shown(qtbot, store)
        assert "依頼ファイル" in page.view.empty.text
        assert page.view.empty.isVisible()


def test_an_open_cell_is_kept_within_seconds_and_offered_at_the_next_start(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(autosave, "AUTOSAVE_MS", 20)
    _with_users(store)
    page, place = _shown(qtbot, store), (f"{USERS}/Y2024", "actual")
    editor = _typing(page, 0, "R6 実績値", "12")
    qtbot.waitUntil(lambda: drafts.of_record(store, place[0]) == {"actual": "12"})
    assert page.view.grid.cells.editor is editor
    assert value(store, *place) == ""
    (waiting,) = drafts.waiting(store)
    assert (waiting.draft.text, waiting.label) == ("12", "実績値")
    left_behind = Path(shutil.copy(store.path, tmp_path / "killed.dxdesk"))
    with stores.open_store(left_behind) as again:
        found = _shown(qtbot, again)
        column = _labels(found).index("R6 実績値")
        assert found.view.grid.model.bad(0, column) == (
            "12",
            "書きかけです。F2で開き、Enterで保存できます。",
        )


def test_a_cell_that_was_kept_and_then_entered_or_given_up_leaves_no_draft(
    qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(autosave, "AUTOSAVE_MS", 20)
    _with_users(store)
    page, key = _shown(qtbot, store), f"{USERS}/Y2024"
    editor = _typing(page, 0, "R6 実績値", "12")
    qtbot.waitUntil(lambda: drafts.of_record(store, key) == {"actual": "12"})
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert drafts.every(store) == []
    assert _text(page, 0, "R6 実績値") == ""
    editor = _typing(page, 0, "R6 実績値", "34x")
    qtbot.waitUntil(lambda: drafts.of_record(store, key) == {"actual": "34x"})
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert drafts.every(store) == []
    assert value(store, key, "actual") == "34"
    undo.undo(store)
    page.refresh()
    assert drafts.every(store) == []
    assert _text(page, 0, "R6 実績値") == ""
