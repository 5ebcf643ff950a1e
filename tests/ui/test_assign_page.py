"""担当割: typed, pasted and checked in one grid; 課 with their validity in another."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.domain.words import pages_assign as words
from dxdesk.services import edits, stores, undo
from dxdesk.services.stores import Store
from dxdesk.ui.pages.assign import AssignPage
from dxdesk.ui.pages.reform_dialog import ReformDialog
from dxdesk.ui.shell.info_bar import Notice

from .desks import put_in_view
from .example_store import bare_store, coordinator_store, value
from .exchange import press

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with coordinator_store(tmp_path / "office.dxdesk") as office:
        yield office


def _shown(qtbot: QtBot, store: Store) -> AssignPage:
    page = AssignPage(store)
    put_in_view(qtbot, page, 1200, 600)
    return page


def _row(page: AssignPage, place: int) -> list[str]:
    assert page.grid is not None
    model = page.grid.model
    return [model.text(place, column) for column in range(2, model.columnCount())]


def _paste(page: AssignPage, row: int, column: int, text: str) -> None:
    assert page.grid is not None
    page.grid.go_to(row, column)
    QApplication.clipboard().setText(text)
    QTest.keyClick(page.grid.cells, Qt.Key.Key_V, CTRL)


def test_shows_every_initiative_and_who_has_it(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    assert page.grid is not None
    assert len(page.grid.rows) == 22
    assert [each.label for each in page.grid.model.columns[2:]] == [
        "情報政策課",
        "市民課",
        "会計課",
    ]
    assert _row(page, 0) == ["主管", "関係", ""]
    assert _row(page, 3) == ["", "", "主管"]


def test_a_block_pasted_from_a_spreadsheet_is_one_act(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    assert page.grid is not None
    tester = QAbstractItemModelTester(page.grid.model, FAIL)
    _paste(page, 1, 2, "◎\t○\t\n主管\t\t関\n")
    assert [_row(page, place) for place in (1, 2)] == [["主管", "関係", ""], ["主管", "", "関係"]]
    assert value(store, "P7/T2/D0210", "department") == "D0210"
    assert value(store, "P7/T3/D0210", "department") == ""
    undo.undo(store)
    page.refresh()
    assert [_row(page, place) for place in (1, 2)] == [["", "", ""], ["", "主管", ""]]
    assert tester.model() is page.grid.model


def test_what_is_no_role_waits_in_its_cell_and_assigns_nothing(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    _paste(page, 1, 2, "おおむね")
    assert stores.records(store).get("P7/T2/D0110") is None
    assert _row(page, 1)[0] == "おおむね"


def test_findings_lead_to_where_they_are_mended(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    assert page.grid is not None
    texts = [each.text for each in page.view.findings.rows]
    assert texts[0] == "取組2に主管の課がありません。"
    assert len(texts) == 19
    page.primary_action.trigger()
    page.primary_action.trigger()
    assert page.grid.current is not None
    assert page.grid.current.key == "P7/T5"
    assert QApplication.focusWidget() is page.grid.cells


def test_a_department_that_has_ended_stays_in_view_while_it_has_work(qtbot: QtBot, store: Store):
    edits.set_values(store, [("D0310", "valid_to", "R6.3.31"), ("D0310", "successor", "D0210")])
    page = _shown(qtbot, store)
    last = page.view.findings.rows[-1]
    assert last.text == "会計課は廃止されていますが、担当が残っています。引継先は市民課です。"
    edits.set_values(store, [("P7/T4/D0310", "role", ""), ("P7/T4/D0310", "department", "")])
    page.refresh()
    assert page.grid is not None
    assert [each.label for each in page.grid.model.columns[2:]] == ["情報政策課", "市民課"]


def test_a_new_department_is_made_by_typing_its_name(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    page.view.tabs.setCurrentIndex(1)
    page.view.code.setText("０５１０")
    page.view.add.click()
    places = page.view.departments
    assert [each.key for each in places.rows][-1] == "D0510"
    assert stores.records(store).get("D0510") is None
    QTest.keyClicks(places.cells, "x")
    QApplication.clipboard().setText("総務課\tそうむか\t\t\tR6.4.1\t\t市民課")
    press(Qt.Key.Key_Escape)
    QTest.keyClick(places.cells, Qt.Key.Key_V, CTRL)
    made = stores.records(store).get("D0510")
    assert made is not None
    assert made.fields == {
        "code": "0510",
        "name": "総務課",
        "kana": "そうむか",
        "valid_from": "2024-04-01",
        "successor": "D0210",
    }
    columns = [each.label for each in places.model.columns]
    assert places.model.text(len(places.rows) - 1, columns.index("引継先の課")) == "市民課"


def test_a_code_that_is_none_is_explained(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    notices: list[Notice] = []
    page.told.connect(notices.append)
    page.view.tabs.setCurrentIndex(1)
    page.view.add.click()
    page.view.code.setText("課")
    page.view.add.click()
    page.view.code.setText("0210")
    page.view.add.click()
    assert [each.text for each in notices] == [words.NO_CODE, words.BAD_CODE, words.CODE_TAKEN]
    assert page.view.departments.current is not None
    assert page.view.departments.current.key == "D0210"


def test_without_departments_it_says_what_to_do_first(qtbot: QtBot, tmp_path: Path):
    with bare_store(tmp_path / "office.dxdesk") as office:
        page = _shown(qtbot, office)
        assert page.view.empty.text == words.EMPTY
        press(Qt.Key.Key_Space)
        assert page.view.tabs.currentIndex() == 1
        assert page.primary_action.text() == words.TO_DEPARTMENTS
        page.primary_action.trigger()
        assert page.view.code.hasFocus()


def test_a_reorganisation_is_told_before_it_is_done_and_done_by_keys(qtbot: QtBot, store: Store):
    records = stores.records(store)
    there = [(each.key, each.get("name")) for each in records.of("department")]
    dialog = ReformDialog(records, there, "R7.4.1")
    qtbot.addWidget(dialog)
    assert [each.field for each in dialog.faults()] == ["old"]
    dialog.form.field("old").set_value("D0210\nD0310")
    dialog.form.field("heirs").set_value("市民会計課=0500")
    dialog._tell()
    assert dialog.told.accessibleName().startswith("統合：市民課、会計課→市民会計課。")
    dialog.try_done()
    answer = dialog._answer
    assert answer is not None
    page = _shown(qtbot, store)
    page.ask_reform = lambda *_: answer
    told: list[Notice] = []
    page.told.connect(told.append)
    page.view.tabs.setCurrentIndex(1)
    papers: list[tuple[str, str]] = []
    page.paper_asked.connect(lambda *asked: papers.append(asked))
    page.view.departments.go_to(1)
    page.view.handover.click()
    assert papers == [("handover", "D0210")]
    page.view.reform.click()
    assert "組織改正を登録しました" in told[-1].text
    assert value(store, "P7/T4/D0310", "department") == "D0500"
    undo.undo(store)
    assert value(store, "P7/T4/D0310", "department") == "D0310"


def test_a_reorganisation_that_cannot_be_meant_is_told_at_its_field(qtbot: QtBot, store: Store):
    dialog = ReformDialog(stores.records(store), [("D0210", "市民課")], "いつか")
    qtbot.addWidget(dialog)
    dialog.form.field("old").set_value("D0210")
    assert [each.field for each in dialog.faults()] == ["on"]
    dialog.form.field("on").set_value("R7.4.1")
    dialog.form.field("heirs").set_value("市民課=0310")
    assert [each.field for each in dialog.faults()] == ["heirs"]
