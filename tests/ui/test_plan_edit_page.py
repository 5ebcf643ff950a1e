"""計画の編集: table and form over every sort of record, rows made and struck, a workbook of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.domain.words import pages_plan_edit as words
from dxdesk.services import stores, undo
from dxdesk.services.stores import Store
from dxdesk.ui.pages.plan_edit import PlanEditPage
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner

from .desks import put_in_view
from .example_store import coordinator_store, value
from .exchange import press

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with coordinator_store(tmp_path / "office.dxdesk") as office:
        yield office


@pytest.fixture
def page(qtbot: QtBot, store: Store, runner: Runner) -> PlanEditPage:
    made = PlanEditPage(store, runner)
    put_in_view(qtbot, made, 1200, 600)
    return made


def _paste(page: PlanEditPage, row: int, heading: str, text: str) -> None:
    assert page.grid is not None
    columns = [each.label for each in page.grid.model.columns]
    page.grid.go_to(row, columns.index(heading))
    QApplication.clipboard().setText(text)
    QTest.keyClick(page.grid.cells, Qt.Key.Key_V, CTRL)


def _shown(page: PlanEditPage, row: int, heading: str) -> str:
    assert page.grid is not None
    columns = [each.label for each in page.grid.model.columns]
    return page.grid.model.text(row, columns.index(heading))


def test_references_are_typed_and_shown_by_number_and_name(page: PlanEditPage, store: Store):
    assert page.grid is not None
    assert len(page.grid.rows) == 22
    _paste(page, 0, "施策", "2")
    assert value(store, "P7/T1", "measure") == "P7/S2"
    assert _shown(page, 0, "施策").startswith("2 ")
    _paste(page, 0, "関係する基本方針", "1、2")
    assert value(store, "P7/T1", "policies") == "P7/K1\nP7/K2"
    undo.undo(store)
    page.refresh()
    assert value(store, "P7/T1", "policies") == ""


def test_long_texts_are_written_in_the_form_beside(page: PlanEditPage, store: Store):
    assert page.grid is not None
    page.grid.go_to(2)
    assert page.form is not None
    page.form.put("text", "例　一行目\n二行目")
    assert value(store, "P7/T3", "text") == "例　一行目\n二行目"
    page.grid.go_to(3)
    assert page.form.key == "P7/T4"


def test_a_row_is_added_by_keys_and_struck_out_again(page: PlanEditPage, store: Store):
    notices: list[Notice] = []
    page.told.connect(notices.append)
    page.show_topic("measure")
    assert page.grid is not None
    QTest.keyClick(page.grid.cells, Qt.Key.Key_N, CTRL)
    assert QApplication.focusWidget() is page.view.number
    assert page.view.number.text() == "11"
    page.primary_action.trigger()
    assert notices[-1].text == words.NO_NAME
    QTest.keyClicks(QApplication.focusWidget(), "x")
    page.view.name.setText("例　新しい施策")
    page.primary_action.trigger()
    made = stores.records(store).get("P7/S11")
    assert made is not None
    assert made.fields == {"number": "11", "title": "例　新しい施策", "order": "11"}
    assert page.grid.current is not None
    assert page.grid.current.key == "P7/S11"
    QTest.keyClick(page.grid.cells, Qt.Key.Key_Minus, CTRL)
    assert stores.records(store).get("P7/S11") is None
    assert notices[-1].text == words.struck("例　新しい施策", 0)


def test_the_words_of_an_axis_are_a_plans_own(page: PlanEditPage, store: Store):
    page.show_topic("term-progress")
    assert _shown(page, 3, "記号名") == "late"
    _paste(page, 3, "語", "滞り")
    assert value(store, "P7/Vprogress-late".upper(), "word") == "滞り"
    page.view.number.setText("課")
    page.view.name.setText("例")
    notices: list[Notice] = []
    page.told.connect(notices.append)
    page.primary_action.trigger()
    assert notices[-1].text == words.BAD_CODE
    page.view.number.setText("halted")
    page.primary_action.trigger()
    made = stores.records(store).get("P7/VPROGRESS-HALTED")
    assert made is not None
    assert (made.get("axis"), made.get("code"), made.get("word")) == ("progress", "halted", "例")


def test_headings_of_an_appendix_are_offered_where_there_are_none(page: PlanEditPage, store: Store):
    notices: list[Notice] = []
    page.told.connect(notices.append)
    page.show_topic("passage")
    page.view.appendix.click()
    assert notices[-1].text == words.APPENDIX_THERE
    for _ in "those of the plan", "those that were made":
        for each in stores.records(store).below("P7", "passage"):
            if each.get("chapter") == "付録":
                page._go_to(each.key)
                page.strike_out()
        page.view.appendix.click()
        assert notices[-1].text == words.APPENDIX_MADE
        titles = [each.get("title") for each in stores.records(store).below("P7", "passage")]
        assert titles[-3:] == list(words.APPENDIX_TITLES)


def test_the_plan_goes_out_as_a_workbook_and_comes_back(
    qtbot: QtBot, page: PlanEditPage, store: Store, tmp_path: Path
):
    out = tmp_path / "計画.xlsx"
    page.ask_save = lambda *_: out
    page.ask_files = lambda *_: [out]
    notices: list[Notice] = []
    page.told.connect(notices.append)
    page.write()
    qtbot.waitUntil(lambda: bool(notices), timeout=60_000)
    assert notices[-1].text == words.written("計画.xlsx")
    page.load()
    qtbot.waitUntil(lambda: len(notices) > 1, timeout=60_000)
    assert notices[-1].text == words.loaded("計画.xlsx", 0, 0)


def test_a_plan_itself_is_edited_and_not_struck(page: PlanEditPage, store: Store):
    page.show_topic("plan")
    assert page.view.adding.isHidden()
    page.strike_out()
    assert stores.records(store).get("P7") is not None
    _paste(page, 0, "地方公共団体コード", "132039")
    assert value(store, "P7", "city_code") == "132039"
    press(Qt.Key.Key_Escape)


def test_a_record_is_gone_to_by_its_key(page: PlanEditPage):
    for key, name in (("P7/S3", "measure"), ("P7/VPROGRESS-LATE", "term-progress"), ("P7", "plan")):
        page.go_to(key)
        assert page.topic.name == name
        assert page.grid is not None
        assert page.grid.current is not None
        assert page.grid.current.key == key
