from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.services import edits, stores, undo
from dxdesk.ui.pages.base import Spot
from dxdesk.ui.pages.initiatives import InitiativesPage

from .desks import put_in_view
from .example_store import (
    BEFORE,
    REPORT,
    ROUND,
    bare_store,
    coordinator_store,
    department_store,
    value,
)

STAGE, PROGRESS = 4, 5
FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def store(tmp_path: Path) -> Iterator[stores.Store]:
    with coordinator_store(tmp_path / "a.dxdesk") as made:
        yield made


def _shown(qtbot: QtBot, store: stores.Store) -> InitiativesPage:
    page = InitiativesPage(store)
    put_in_view(qtbot, page)
    return page


def _cells(page: InitiativesPage, row: int) -> list[str]:
    model = page.view.table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def _counts(page: InitiativesPage) -> list[str]:
    """What the tree counts in all, then below each 基本施策."""
    model = page.view.tree.model()
    root = model.index(0, 0)
    below = [model.index(row, 1, root) for row in range(model.rowCount(root))]
    return [index.data() for index in (model.index(0, 1), *below)]


def test_the_tree_has_4_10_and_22_branches_with_counts(qtbot: QtBot, store: stores.Store):
    page = _shown(qtbot, store)
    model = page.view.tree.model()
    root = model.index(0, 0)
    basics = [model.index(row, 0, root) for row in range(model.rowCount(root))]
    measures = [model.index(n, 0, each) for each in basics for n in range(model.rowCount(each))]
    leaves = sum(model.rowCount(each) for each in measures)
    assert (len(basics), len(measures), leaves) == (4, 10, 22)
    assert _counts(page) == ["22", "5", "6", "4", "7"]
    assert basics[0].data() == "Ⅰ 窓口サービスの利便性向上"


def test_the_models_are_sound(qtbot: QtBot, store: stores.Store):
    page = _shown(qtbot, store)
    testers = [
        QAbstractItemModelTester(view.model(), FAIL) for view in (page.view.table, page.view.tree)
    ]
    page.view.search.setText("市民課")
    page.choose_round(BEFORE)
    page.refresh()
    assert all(tester.model() for tester in testers)


def test_a_row_tells_who_what_and_how_much_is_missing(qtbot: QtBot, store: stores.Store):
    edits.set_values(store, [(REPORT, "stage", "実施"), (REPORT, "progress", "やや遅れ")])
    page = _shown(qtbot, store)
    page.view.search.setText("キャッシュレス")
    assert _cells(page, 0) == [
        "4",
        "窓口手数料等のキャッシュレス決済の導入",
        "会計課（主管）",
        "8件",
        "実施",
        "◇ やや遅れ",
        "",
        "",
        "R6.10.18",
        *[""] * 5,
    ]


def test_a_new_coordinator_sees_every_initiative_without_a_department(qtbot: QtBot, tmp_path: Path):
    with bare_store(tmp_path / "new.dxdesk") as store:
        page = _shown(qtbot, store)
        assert len(page.rows) == 22
        assert {_cells(page, row)[2] for row in range(22)} == {"担当未定"}
        assert page.view.round.currentText() == "報告回なし"


def test_a_branch_of_the_tree_filters_the_table(qtbot: QtBot, store: stores.Store):
    page = _shown(qtbot, store)
    told: list[str] = []
    page.counted.connect(told.append)
    page.view.tree.setFocus()
    QTest.keyClick(page.view.tree, Qt.Key.Key_Down)
    assert {row.number for row in page.rows} == {"1", "2", "3", "4", "5"}
    assert told[-1] == "23件中6件"


@pytest.mark.parametrize(
    "typed", ["かいけい", "カイケイ", "会計課", "キャッシュレス", "きゃっしゅれす"]
)
def test_the_search_finds_names_in_kanji_and_kana(qtbot: QtBot, store: stores.Store, typed: str):
    page = _shown(qtbot, store)
    page.view.search.setText(typed)
    assert any(row.number == "4" for row in page.rows)
    assert len(page.rows) < 5


def test_the_search_waits_for_the_input_method_to_commit(qtbot: QtBot, store: stores.Store):
    page = _shown(qtbot, store)
    everything = page.rows
    page.view.search.setFocus()
    QApplication.sendEvent(page.view.search, QInputMethodEvent("かいけ", []))
    assert page.rows == everything
    commit = QInputMethodEvent()
    commit.setCommitString("会計課")
    QApplication.sendEvent(page.view.search, commit)
    assert [row.number for row in page.rows] == ["4"]


def test_rounds_are_offered_newest_first(qtbot: QtBot, store: stores.Store):
    page = _shown(qtbot, store)
    chooser = page.view.round
    assert [chooser.itemData(place) for place in range(chooser.count())] == [ROUND, BEFORE]
    chooser.setCurrentIndex(1)
    page.view.search.setText("4")
    assert _cells(page, 0)[PROGRESS] == "○ 予定どおり"


def test_nothing_found_offers_to_clear_the_search(qtbot: QtBot, store: stores.Store):
    page = _shown(qtbot, store)
    page.view.search.setText("どこにもない")
    assert page.view.body.currentWidget() is page.view.empty
    assert page.view.empty.text == "条件に合う取組がありません。"
    page.view.empty.button.click()
    assert page.view.body.currentWidget() is page.view.grid
    assert len(page.rows) == 23


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_row_with_its_neighbours(qtbot: QtBot, store: stores.Store, key: Qt.Key):
    page = _shown(qtbot, store)
    opened: list[tuple[Spot, tuple[Spot, ...]]] = []
    page.opened.connect(lambda spot, spots: opened.append((spot, spots)))
    QTest.keyClick(page.view.table, Qt.Key.Key_Down)
    QTest.keyClick(page.view.table, key)
    assert [spot for spot, _ in opened] == [Spot("P7/T1", "P7/T1/D0210", ROUND)]
    assert opened[0][1] == page.spots
    page.primary_action.trigger()
    assert len(opened) == 2


def test_the_row_at_hand_stays_when_the_store_changes(qtbot: QtBot, store: stores.Store):
    page = _shown(qtbot, store)
    page.view.table.selectRow(5)
    before = page.rows[5]
    edits.set_value(store, REPORT, "progress", "遅れ")
    page.refresh()
    assert page.rows[page.view.table.currentIndex().row()].assignment == before.assignment


def test_a_department_sees_its_own_work_and_all_on_demand(qtbot: QtBot, tmp_path: Path):
    with department_store(tmp_path) as store:
        page = _shown(qtbot, store)
        assert [row.number for row in page.rows] == ["4"]
        assert _counts(page) == ["1", "1", "0", "0", "0"]
        page.view.everyone.setChecked(True)
        assert len({row.number for row in page.rows}) == 22
        assert _counts(page) == ["22", "5", "6", "4", "7"]


def test_a_department_without_a_request_is_told_what_to_wait_for(qtbot: QtBot, tmp_path: Path):
    with stores.create(tmp_path / "d.dxdesk", stores.DEPARTMENT, "会計課") as store:
        page = _shown(qtbot, store)
        assert "依頼ファイル" in page.view.empty.text
        page.view.empty.button.click()
        assert len(page.rows) == 22


def test_the_answers_of_ones_own_work_are_typed_in_the_list(qtbot: QtBot, tmp_path: Path):
    with department_store(tmp_path) as store:
        page = _shown(qtbot, store)
        saved: list[str] = []
        page.saved.connect(saved.append)
        page.view.table.go_to(0, STAGE)
        page.view.table.setFocus()
        QTest.keyClick(page.view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        menu = QApplication.activePopupWidget()
        assert menu is not None
        QTest.keyClick(menu, Qt.Key.Key_Return)
        QTest.keyClick(page.view.table, Qt.Key.Key_Tab)
        QApplication.clipboard().setText("やや遅れ")
        QTest.keyClick(page.view.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert (value(store, REPORT, "stage"), value(store, REPORT, "progress")) == (
            "study",
            "slightly-late",
        )
        assert _cells(page, 0)[PROGRESS] == "◇ やや遅れ"
        assert len(saved) == 2


def test_what_is_not_ones_own_says_whose_it_is(qtbot: QtBot, tmp_path: Path):
    with department_store(tmp_path) as store:
        page = _shown(qtbot, store)
        foot = page.view.grid.foot
        assert foot.text() == "Enterで開きます。"
        page.view.table.go_to(0, 0)
        assert foot.text() == "編集できません：計画書の記載です。"
        page.view.everyone.setChecked(True)
        page.view.table.go_to(1, STAGE)
        assert foot.text() == "編集できません：担当課と報告回が決まると入力できます。"


def test_answers_of_many_departments_at_once_are_marked_as_on_behalf(
    qtbot: QtBot, store: stores.Store
):
    page = _shown(qtbot, store)
    page.view.table.go_to(0, STAGE)
    page.view.table.go_to(1, STAGE, extend=True)
    QApplication.clipboard().setText("実施")
    page.view.table.run("Ctrl+V")
    assert undo.steps(store).undo == "代理入力：2件の貼付け"
    undo.undo(store)
    page.refresh()
    assert [_cells(page, row)[STAGE] for row in (0, 1)] == ["", ""]


def test_filters_under_the_headings_stay_where_nothing_fits(qtbot: QtBot, store: stores.Store):
    page = _shown(qtbot, store)
    told: list[str] = []
    page.counted.connect(told.append)
    page.view.table.run("Ctrl+Shift+L")
    line = QApplication.focusWidget()
    QTest.keyClicks(line, "zzz")
    assert told[-1] == "23件中0件"
    assert page.view.body.currentWidget() is page.view.grid
    assert QApplication.focusWidget() is line


def test_tab_goes_in_reading_order(qtbot: QtBot, store: stores.Store):
    page = _shown(qtbot, store)
    view = page.view
    order = [view.tree_toggle, view.round, view.search, view.tree, view.table]
    order[0].setFocus()
    visited = []
    for _ in order:
        visited.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert visited == order


def test_every_stop_has_a_name(qtbot: QtBot, store: stores.Store):
    view = _shown(qtbot, store).view
    for each in (view.tree_toggle, view.round, view.search, view.tree, view.table):
        assert each.accessibleName()
