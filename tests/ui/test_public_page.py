"""公表: what is public is decided field by field, and read as a citizen reads it."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.domain.words import public_edition as words
from dxdesk.services import edits, undo
from dxdesk.services.stores import Store
from dxdesk.ui.pages.public import PublicPage
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner

from .desks import put_in_view
from .example_store import REPORT, coordinator_store, value

CTRL = Qt.KeyboardModifier.ControlModifier
SAID = "例 窓口で使えるようにした。"
SECRET = "例 業者との調整が残る。"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with coordinator_store(tmp_path / "office.dxdesk") as office:
        typed = {"results": SAID, "issues": SECRET, "budget": "1200", "evidence": "例 内部"}
        edits.set_values(office, [(REPORT, *each) for each in typed.items()])
        edits.set_value(office, "P7", "city_code", "132039")
        yield office


@pytest.fixture
def page(qtbot: QtBot, store: Store, runner: Runner) -> PublicPage:
    made = PublicPage(store, runner)
    put_in_view(qtbot, made, 1200, 600)
    return made


def _type(page: PublicPage, heading: str, text: str) -> None:
    columns = [each.label for each in page.grid.model.columns]
    page.grid.go_to(0, columns.index(heading))
    QApplication.clipboard().setText(text)
    QTest.keyClick(page.grid.cells, Qt.Key.Key_V, CTRL)


def test_only_what_is_marked_is_seen_and_one_undo_hides_it_again(page: PublicPage, store: Store):
    assert page.view.preview.toPlainText() == words.SILENT
    _type(page, "取組内容の実績", "○")
    assert value(store, REPORT, "public_fields") == "results"
    assert SAID in page.view.preview.toPlainText()
    assert SECRET not in page.view.preview.toPlainText()
    undo.undo(store)
    page.refresh()
    assert page.view.preview.toPlainText() == words.SILENT


def test_the_preview_follows_the_row_and_shows_its_initiative_alone(page: PublicPage, store: Store):
    other = "P7/T1/D0110/R2024-HALF"
    edits.set_values(store, [(other, "results", "別の実績"), (REPORT, "public_fields", "results")])
    edits.set_value(store, other, "public_fields", "results")
    page.refresh()
    for place, (shown, hidden) in enumerate([("別の実績", SAID), (SAID, "別の実績")]):
        page.grid.go_to(place)
        assert shown in page.view.preview.toPlainText()
        assert hidden not in page.view.preview.toPlainText()


def test_a_row_is_published_whole_but_for_what_never_may_be(page: PublicPage, store: Store):
    page.grid.go_to(0, 4)
    QTest.keyClick(page.grid.cells, Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert value(store, REPORT, "public_fields") == "budget\nissues\nresults"
    QTest.keyClick(page.grid.cells, Qt.Key.Key_Delete)
    assert value(store, REPORT, "public_fields") == "budget\nissues"


def test_open_data_has_the_public_fields_and_nothing_else(
    qtbot: QtBot, page: PublicPage, tmp_path: Path
):
    _type(page, "取組内容の実績", "○")
    _type(page, "予算額", "○")
    out = tmp_path / "オープンデータ.csv"
    page.ask_save = lambda *_: out
    told: list[Notice] = []
    page.told.connect(told.append)
    page.write_open_data()
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["地方公共団体コード"] == "132039"
    assert (row["年度"], row["取組番号"], row["担当課"]) == ("2024", "4", "会計課")
    assert (row["取組内容の実績"], row["予算額（千円）"]) == (SAID, "1200")
    assert SECRET not in row.values()
    assert "例 内部" not in row.values()


def test_a_round_without_reports_leads_to_where_they_come_from(page: PublicPage, store: Store):
    asked: list[str] = []
    page.place_asked.connect(asked.append)
    undo.undo(store)
    undo.undo(store)
    page.refresh()
    assert page.view.empty.text == words.EMPTY
    page.view.empty.button.click()
    assert asked == ["merge"]
