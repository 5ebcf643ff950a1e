"""次の計画: made, decided by typing, told from both sides."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.domain.words import next_plan as says
from dxdesk.domain.words import pages_next_plan as words
from dxdesk.services import stores, undo
from dxdesk.services.stores import Store
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.pages.next_plan import NextPlanPage
from dxdesk.ui.pages.next_plan_dialog import NextPlanDialog, PlanAnswer
from dxdesk.ui.pages.next_plan_view import NEW
from dxdesk.ui.shell.info_bar import Notice

from .desks import put_in_view
from .example_store import coordinator_store, value
from .exchange import press

CTRL = Qt.KeyboardModifier.ControlModifier
TITLE = "例　第八次計画"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with coordinator_store(tmp_path / "office.dxdesk") as office:
        yield office


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> NextPlanPage:
    made = NextPlanPage(store)
    made.ask_plan = lambda _parent, offered: PlanAnswer(
        TITLE, offered.first_year, offered.last_year
    )
    put_in_view(qtbot, made)
    return made


def _paste(page: NextPlanPage, row: int, heading: str, text: str) -> None:
    columns = [each.label for each in page.old.model.columns]
    page.old.go_to(row, columns.index(heading))
    QApplication.clipboard().setText(text)
    QTest.keyClick(page.old.cells, Qt.Key.Key_V, CTRL)


def test_it_is_made_by_one_key_with_the_years_that_follow(page: NextPlanPage, store: Store):
    assert page.view.empty.text == words.NO_PLAN
    press(Qt.Key.Key_Space)
    made = stores.records(store).get("P8")
    assert made is not None
    assert (made.get("title"), made.get("first_year"), made.get("last_year")) == (
        TITLE,
        "2026",
        "2028",
    )
    assert page.primary_action.text() == words.REST


def test_numbers_typed_merge_split_and_end_as_one_act(page: NextPlanPage, store: Store):
    page.begin()
    _paste(page, 0, words.TARGETS, "1\n1\n2、3\n")
    hows = [page.old.model.text(row, 5) for row in range(4)]
    assert hows == ["統合", "統合", "分割", "未決"]
    assert [each.record.key for each in page.new.rows] == ["P8/T1", "P8/T2", "P8/T3"]
    _paste(page, 3, words.HOW, "終了\n継続\n")
    assert value(store, "P7/T4", "onward") == "end"
    assert value(store, "P8/T4", "carried_from") == "P7/T5"
    undo.undo(store)
    undo.undo(store)
    page.refresh()
    assert page.new.rows == ()
    assert {page.old.model.text(row, 5) for row in range(22)} == {"未決"}


def test_merging_without_a_number_says_what_is_needed(page: NextPlanPage, store: Store):
    page.begin()
    told: list[Notice] = []
    page.told.connect(told.append)
    _paste(page, 0, words.HOW, "統合")
    assert says.NUMBER_NEEDED in told[-1].text
    assert value(store, "P7/T1", "onward") == ""


def test_the_rest_goes_on_and_new_ones_are_added(page: NextPlanPage, store: Store):
    page.begin()
    page.primary_action.trigger()
    assert len(page.new.rows) == 22
    assert page.primary_action.text() == words.TO_PAPER
    page.view.add.click()
    page.view.name.setText("例　新しい取組")
    page.view.add.click()
    assert value(store, "P8/T23", "carried_how") == "new"
    assert page.new.current is not None
    assert page.new.current.record.key == "P8/T23"
    columns = [each.label for each in page.new.model.columns]
    page.new.go_to(22, columns.index("施策"))
    QApplication.clipboard().setText("3")
    QTest.keyClick(page.new.cells, Qt.Key.Key_V, CTRL)
    assert value(store, "P8/T23", "measure") == "P8/S3"


def test_what_is_added_is_gone_to_where_a_filter_hides_it(page: NextPlanPage):
    page.begin()
    page.primary_action.trigger()
    page.new.cells.headings.show_filters({0: "22"})
    assert len(page.new.rows) == 1
    page.view.name.setText("例　新しい取組")
    page.view.add.click()
    assert page.new.current is not None
    assert page.new.current.record.get("title") == "例　新しい取組"


def test_a_low_window_shows_one_table_at_a_time(qtbot: QtBot, page: NextPlanPage):
    page.begin()
    page.primary_action.trigger()
    assert page.old.isVisible() and page.new.isVisible() and not page.view.switch.isVisible()
    page.widget.resize(863, 337)
    qtbot.waitUntil(page.view.switch.isVisible)
    assert _rows_in_view(page.old) >= 5 and not page.new.isVisible()
    page.old.setFocus()
    press(Qt.Key.Key_Tab, CTRL)
    assert page.new.cells.hasFocus()
    assert _rows_in_view(page.new) >= 5 and page.view.name.isVisible()
    press(Qt.Key.Key_Tab, CTRL)
    assert page.old.cells.hasFocus() and not page.new.isVisible()


def test_the_other_table_is_gone_to_while_a_cell_is_typed_in(page: NextPlanPage):
    page.begin()
    page.primary_action.trigger()
    page.new.go_to(0, 1)
    page.new.setFocus()
    press(Qt.Key.Key_F2)
    assert page.new.cells.is_typing
    press(Qt.Key.Key_Tab, CTRL)
    assert page.old.cells.hasFocus()


def test_the_table_with_the_keyboard_stays_in_view_as_the_window_gets_low(
    qtbot: QtBot, page: NextPlanPage
):
    page.begin()
    page.primary_action.trigger()
    page.new.setFocus()
    page.widget.resize(863, 337)
    qtbot.waitUntil(page.view.switch.isVisible)
    assert page.new.isVisible() and not page.old.isVisible()
    assert page.new.cells.hasFocus()
    assert page.view.switch.buttons[NEW].isChecked()


def _rows_in_view(grid: GridView[Any]) -> int:
    """How many rows are seen whole."""
    cells = grid.cells
    QApplication.processEvents()
    rects = (cells.visualRect(cells.model().index(row, 1)) for row in range(len(grid.rows)))
    return sum(cells.viewport().rect().contains(each) for each in rects)


def test_the_dialog_is_as_tall_as_what_it_asks_and_grows_with_its_faults(qtbot: QtBot):
    dialog = NextPlanDialog(PlanAnswer("", "令和8年度", "令和10年度"))
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    before = dialog.height()
    assert dialog.form.widget().height() == dialog.form.viewport().height()
    dialog.try_done()
    QApplication.processEvents()
    assert dialog.height() > before
    assert dialog.form.verticalScrollBar().maximum() == 0


def test_the_dialog_wants_a_name_and_years(qtbot: QtBot):
    dialog = NextPlanDialog(PlanAnswer("", "令和8年度", "いつか"))
    qtbot.addWidget(dialog)
    assert [each.field for each in dialog.faults()] == ["title", "last_year"]
    dialog.form.set_values({"title": TITLE, "first_year": "R8", "last_year": "R10"})
    assert dialog.faults() == []
