"""会議, 推進体制, スキル and 用語集: written, listed and drawn, by keys."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from dxdesk.domain import skills as rules
from dxdesk.services import edits, instructions, keeping, meetings, stores
from dxdesk.services.keeping import KeptPack
from dxdesk.services.stores import Store
from dxdesk.ui.pages.bodies import BodiesPage
from dxdesk.ui.pages.glossary import GlossaryPage
from dxdesk.ui.pages.instructions import InstructionsPage
from dxdesk.ui.pages.meetings import MeetingsPage
from dxdesk.ui.pages.reading_text import Block, ReadingText
from dxdesk.ui.pages.records_page import RecordsPage
from dxdesk.ui.pages.skills import SkillsPage
from dxdesk.ui.pages.skills_view import ITEMS
from dxdesk.ui.theme.icons import Icons

from .desks import in_front, put_in_view
from .example_store import coordinator_store, value

TODAY = datetime(2024, 10, 2)
SMALL = (863, 337)  # what a page has of a small screen at 150 %
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    with coordinator_store(tmp_path / "office.dxdesk") as made:
        yield made


def _type(text: str) -> None:
    at = QApplication.focusWidget()
    assert at
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(at, event)


def test_a_meeting_gathers_as_it_is_entered_and_leads_to_its_instructions(
    qtbot: QtBot, office: Store
):
    instructions.add(
        office, {"title": "例 題", "text": "例 文", "asker": "CIO", "departments": "会計課"}
    )
    page = MeetingsPage(office, clock=lambda: TODAY)
    put_in_view(qtbot, page)
    QTest.keyClick(page.view.empty.button, Qt.Key.Key_Space)
    _type("例 第1回")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    (row,) = page.list.rows
    assert row.items == 0  # no day yet
    (card,) = (each for each in page.cards.cards if each.key == row.key)
    card.put("held_on", "R6.11.1")
    (row,) = page.list.rows
    assert row.items == 1
    led: list[str] = []
    page.instruction_asked.connect(led.append)
    QTest.keyClick(page.list.view, Qt.Key.Key_I, _CTRL)
    assert led == [row.key]
    assert card.view.strike.accessibleName() == "会議を削除"
    page.copy.click()
    assert "■ 議題と結果" in QApplication.clipboard().text()
    (item,) = stores.records(office).below(row.key, meetings.ITEM)
    page.cards.strike_out(item.key)
    page.gather.click()
    assert not stores.records(office).below(row.key, meetings.ITEM)


def test_what_was_handed_out_at_a_meeting_stands_below_it_and_opens(
    qtbot: QtBot, office: Store, monkeypatch: pytest.MonkeyPatch
):
    key = meetings.add(office, {"title": "例 第1回", "held_on": "R6.11.1"})
    kept = KeptPack("BCDFGHJK", "例 第1回", key, "", TODAY, 12)
    monkeypatch.setattr(keeping, "packs", lambda _store, of: (kept,) if of == key else ())
    page = MeetingsPage(office, clock=lambda: TODAY)
    put_in_view(qtbot, page)
    assert page.packs.rows == (kept,)
    led: list[tuple[str, str]] = []
    page.kept_asked.connect(lambda *asked: led.append(asked))
    page.packs.view.setFocus()
    QTest.keyClick(page.packs.view, Qt.Key.Key_Return)
    assert led == [(key, "BCDFGHJK")]


def test_a_body_gets_the_next_number_its_lines_and_its_secretariat(qtbot: QtBot, office: Store):
    page = BodiesPage(office)
    put_in_view(qtbot, page)
    assert len(page.list.rows) == 8
    before = page.chart.heightForWidth(600)
    QTest.keyClick(page.list.view, Qt.Key.Key_N, _CTRL)
    card = page.cards.cards[0]
    card.put("title", "例 検討班")
    card.put("above", "P7/O1")
    card.put("secretariat", "D0310")
    assert value(office, "P7/O9", "order") == "9"
    assert [row.get("title") for row in page.list.rows][-1] == "例 検討班"
    assert page.chart.heightForWidth(600) > before


def test_numbers_are_typed_by_year_and_the_gap_stands_beside(qtbot: QtBot, office: Store):
    page = SkillsPage(office, clock=lambda: TODAY)
    put_in_view(qtbot, page)
    assert not page.rows
    QTest.keyClick(page.view.empty.button, Qt.Key.Key_Space)
    assert page.view.tabs.currentIndex() == ITEMS
    page.view.items.add("P7/L1")
    page.view.items.cards[-1].put("title", "例 情報の扱い")
    page.go_on()
    assert [row.department for row in page.rows] == ["D0110", "D0210", "D0310"]
    QApplication.clipboard().setText("4\t3")
    QTest.keyClick(page.view.grid.cells, Qt.Key.Key_V, _CTRL)
    assert page.rows[0].gap == 1
    key = page.rows[0].key
    assert key == rules.headcount_key(
        rules.items(stores.records(office), "P7")[0][1].key, 2024, "D0110"
    )
    page.view.grid.go_to(0, 4)
    page.go_on()
    assert page.view.grid.current == page.rows[1]
    page.view.year.setCurrentIndex(0)
    assert all(row.gap is None for row in page.rows)


def test_terms_are_written_and_stand_by_their_kana(qtbot: QtBot, office: Store):
    page = GlossaryPage(office)
    put_in_view(qtbot, page)
    for title, kana in (
        ("例 標準化", "ひょうじゅんか"),
        ("例 窓口", "まどぐち"),
        ("例 DX", "でぃー"),
    ):
        page.act()
        page.cards.cards[0].put("title", title)
        page.cards.cards[0].put("kana", kana)
    assert [row.get("title") for row in page.list.rows] == ["例 DX", "例 標準化", "例 窓口"]


def test_a_term_in_a_text_leads_to_its_meaning_by_mouse_and_by_keys(qtbot: QtBot, office: Store):
    key = edits.add_record(office, "glossary", "P7", {"title": "標準化", "text": "例 意味"})
    text = ReadingText("例")
    asked: list[str] = []
    text.term_asked.connect(asked.append)
    text.set_terms(stores.records(office), "P7")
    text.show_blocks([Block("システムの標準化と、標準化のあと")])
    in_front(qtbot, text)
    text.setFocus()
    assert text.links == (key,)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert (asked, text.textCursor().selectedText()) == ([], "標準化")
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert asked == [key]


@pytest.mark.parametrize("kind", [MeetingsPage, InstructionsPage, BodiesPage, GlossaryPage])
def test_at_150_percent_list_and_cards_stand_side_by_side_and_none_is_cut(
    qtbot: QtBot, office: Store, icons: Icons, kind: type[RecordsPage[Any]]
):
    meetings.add(office, {"title": "例 第1回", "held_on": "R6.11.1"})
    instructions.add(office, {"title": "例 題", "text": "例 文", "asker": "CIO"})
    edits.add_record(office, "glossary", "P7", {"title": "RPA"})
    page = kind(office)
    put_in_view(qtbot, page, *SMALL)
    QApplication.processEvents()
    assert page.cards.widget().width() <= page.cards.viewport().width()
    assert page.view.left.height() > 200
    assert page.view.record.height() > 200


def test_the_chart_is_whole_in_a_low_window_and_scrolls_by_keys(qtbot: QtBot, office: Store):
    page = BodiesPage(office)
    put_in_view(qtbot, page, *SMALL)
    assert page.list.view.hasFocus()
    assert not page.chart.isVisible()
    button = page.switch.buttons["chart"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert page.chart.height() == page.chart.heightForWidth(page.chart.width())
    QTest.keyClick(button, Qt.Key.Key_Tab)
    area = QApplication.focusWidget()
    assert isinstance(area, QScrollArea)
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    page.on_shown()
    assert page.list.view.hasFocus()
