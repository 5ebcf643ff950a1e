"""指示事項, 会議 and 推進体制 by keyboard alone, from the list of places to what is stored."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain.words import instructions as words
from dxdesk.services import edits, instructions, meetings, stores, taking
from dxdesk.ui.pages.bodies import BodiesPage
from dxdesk.ui.pages.meetings import MeetingsPage

from .clerk import Clerk
from .desks import page_of, started
from .example_store import ROUND, coordinator_store, value
from .exchange import CONTROL, request_for

pytestmark = pytest.mark.usefixtures("own_home")
SHIFTED = CONTROL | Qt.KeyboardModifier.ShiftModifier
CIO = "最高情報責任者（CIO）"


def test_an_instruction_is_given_answered_and_closed(clerk: Clerk, figure: Callable[[str], None]):
    clerk.open("instructions")
    clerk.press(Qt.Key.Key_Space)  # the one button of the empty page
    clerk.answer(
        {
            "title": "例 待ち時間",
            "text": "例 減らす方策を示すこと",
            "asker": CIO,
            "departments": "会計課",
            "due": "R8.12.25",
        }
    )
    (given,) = stores.records(clerk.store).of("instruction")
    assert (given.get("asker"), given.get("departments")) == ("P7/O3", "D0310")
    clerk.press(Qt.Key.Key_F6)
    clerk.tab_to(lambda at: isinstance(at, QTableView))
    clerk.press(Qt.Key.Key_Return)  # leads into the cards, the answer first
    clerk.answer({"text": "例 予約を試す"})
    (answer,) = stores.records(clerk.store).of("response")
    assert answer.get("text") == "例 予約を試す"
    clerk.ask(Qt.Key.Key_D, lambda: _close(clerk), CONTROL)
    closed = stores.records(clerk.store).get(given.key)
    assert closed and (closed.get("closed_by"), bool(closed.get("closed_on"))) == ("P7/O3", True)
    figure(f"指示事項 by keyboard: given, answered, closed in {clerk.presses} key presses")


def _close(clerk: Clerk) -> None:
    clerk.answer({"closed_by": CIO})
    clerk.press(Qt.Key.Key_Return, CONTROL)


def test_a_department_answers_what_it_was_told(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path, figure: Callable[[str], None]
):
    told = {"title": "例 題", "text": "例 文", "asker": "CIO", "departments": "会計課"}
    with coordinator_store(tmp_path / "office.dxdesk") as office:
        key = instructions.add(office, told)
        asked = request_for(office, tmp_path, "D0310", ROUND)
    with stores.create(tmp_path / "own.dxdesk", stores.DEPARTMENT, "会計課") as own:
        taking.take(own, asked)
    desk = desks()
    started(qtbot, desk, tmp_path / "own.dxdesk")
    clerk = Clerk(qtbot, desk)
    clerk.open("instructions")
    clerk.go_on()  # to the answer that is owed
    clerk.write("例 予約を試す")
    clerk.press(Qt.Key.Key_Tab)
    answer = instructions.answer_key(key, "D0310")
    assert value(clerk.store, answer, "text") == "例 予約を試す"
    clerk.go_on()
    assert desk.window
    assert [each.text for each in desk.window.info.notices] == [words.ALL_ANSWERED]
    figure(f"指示事項 of a 課 by keyboard: answered in {clerk.presses} key presses")


def test_a_meeting_is_entered_its_results_written_its_minutes_and_papers_taken(
    clerk: Clerk, own_home: Path, figure: Callable[[str], None]
):
    edits.add_record(
        clerk.store,
        "instruction",
        "P7",
        {"title": "例 題", "text": "例 文", "asker": "P7/O3", "departments": "D0310"},
    )
    clerk.open("meetings")
    clerk.press(Qt.Key.Key_Space)
    clerk.answer(
        {"title": "例 第1回", "body": "ICT戦略会議", "held_on": "R9.3.1", "place": "例 会議室"}
    )
    (meeting,) = stores.records(clerk.store).of("meeting")
    items = stores.records(clerk.store).below(meeting.key, meetings.ITEM)
    assert len(items) == 1  # gathered by itself
    clerk.answer({"decision": "例 了承", "decisions": "例 試行する"})
    page = page_of(clerk.desk)
    assert isinstance(page, MeetingsPage)
    clerk.press(Qt.Key.Key_M, SHIFTED)
    assert "例 了承" in QApplication.clipboard().text()
    clerk.press(Qt.Key.Key_P, SHIFTED)
    assert clerk.screens[-1] == "帳票"
    clerk.save(Qt.Key.Key_Return, CONTROL)
    assert list(own_home.rglob("*.pdf"))
    figure(f"会議 by keyboard: entered, decided, minutes, papers in {clerk.presses} key presses")


def test_a_body_is_added_to_the_chart(clerk: Clerk, figure: Callable[[str], None]):
    clerk.open("bodies")
    clerk.go_on()
    clerk.answer(
        {
            "group": "会議体",
            "title": "例 作業部会",
            "text": "例 標準化を進める",
            "holder": "例 課長",
            "above": "ICT戦略会議",
            "secretariat": "会計課",
        }
    )
    clerk.press(Qt.Key.Key_F6)
    made = stores.records(clerk.store).get("P7/O9")
    assert made
    assert made.fields == {
        "group": "会議体",
        "title": "例 作業部会",
        "text": "例 標準化を進める",
        "holder": "例 課長",
        "above": "P7/O1",
        "secretariat": "D0310",
        "order": "9",
    }
    page = page_of(clerk.desk)
    assert isinstance(page, BodiesPage)
    assert [each.key for each in page.list.rows][-1] == "P7/O9"
    clerk.press(Qt.Key.Key_Z, CONTROL)
    made = stores.records(clerk.store).get("P7/O9")
    assert made and not made.get("secretariat")
    figure(f"推進体制 by keyboard: a body added, one step undone in {clerk.presses} key presses")
