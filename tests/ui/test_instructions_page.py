from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.services import edits, instructions, issuing, stores, taking
from dxdesk.services.home import What
from dxdesk.services.stores import Store
from dxdesk.ui.pages.base import Spot
from dxdesk.ui.pages.close_dialog import CloseDialog
from dxdesk.ui.pages.detail import DetailPage
from dxdesk.ui.pages.home import HomePage
from dxdesk.ui.pages.instructions import InstructionsPage

from .desks import page_of, put_in_view, settled, started
from .example_store import ROUND, coordinator_store, value

DUE = {
    "title": "例 待ち時間",
    "text": "例 短くする方法を答えること。",
    "asker": "CIO",
    "departments": "会計課",
    "due": "R6.9.30",
}
TODAY = datetime(2024, 10, 2)
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    with coordinator_store(tmp_path / "office.dxdesk") as made:
        yield made


def _shown(qtbot: QtBot, store: Store) -> InstructionsPage:
    page = InstructionsPage(store, clock=lambda: TODAY)
    put_in_view(qtbot, page)
    return page


def _type(text: str) -> None:
    at = QApplication.focusWidget()
    assert at
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(at, event)


def test_an_instruction_is_written_listed_and_closed_by_keys(qtbot: QtBot, office: Store):
    page = _shown(qtbot, office)
    assert not page.list.rows and page.view.empty.text
    QTest.keyClick(page.view.empty.button, Qt.Key.Key_Space)
    _type("例 待ち時間")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    (row,) = page.list.rows
    assert (row.title, page.at_hand) == ("例 待ち時間", row.key)

    told: list[object] = []
    page.told.connect(told.append)
    page.close.click()
    assert len(told) == 1  # nobody asked yet
    (card,) = (each for each in page.cards.cards if each.key == row.key)
    card.put("asker", "P7/O3")
    card.put("departments", "D0210\nD0310")
    assert [each.key for each in page.cards.cards][:2] == [
        instructions.answer_key(row.key, each) for each in ("D0210", "D0310")
    ]
    page.ask_close = lambda *_: None
    page.close.click()
    assert value(office, row.key, "closed_on") == ""
    page.ask_close = lambda *_: {"closed_by": "P7/O3", "closed_on": "R6.10.1"}
    QTest.keyClick(page.list.view, Qt.Key.Key_D, _CTRL)
    assert value(office, row.key, "closed_on") == "2024-10-01"
    assert not page.list.rows  # 対応中だけ
    page.only.setChecked(False)
    assert [each.key for each in page.list.rows] == [row.key]
    page.close.click()
    assert value(office, row.key, "closed_on") == ""


def test_the_dialog_takes_nobody_but_who_asked(qtbot: QtBot, office: Store):
    key = instructions.add(office, DUE)
    records = stores.records(office)
    dialog = CloseDialog(
        [], "2024-10-01", lambda typed: instructions.closing_faults(records, key, typed)
    )
    qtbot.addWidget(dialog)
    for typed, count in (("", 1), ("P7/O1", 1), ("だれか", 1), ("P7/O3", 0)):
        dialog.form.field("closed_by").set_value(typed)
        assert len(dialog.faults()) == count
    dialog.form.field("closed_on").set_value("13月")
    assert len(dialog.faults()) == 1


def test_what_was_sent_is_not_struck_out_but_told(qtbot: QtBot, office: Store, tmp_path: Path):
    key = instructions.add(office, DUE)
    page = _shown(qtbot, office)
    list(issuing.request(office, ROUND, tmp_path, "会計課"))
    told: list[object] = []
    page.told.connect(told.append)
    page.cards.strike_out(key)
    assert len(told) == 1
    assert stores.records(office).get(key)


def test_a_department_is_led_from_home_to_its_answer(
    qtbot: QtBot, office: Store, tmp_path: Path, desks
):
    key = instructions.add(office, DUE)
    list(issuing.request(office, ROUND, tmp_path, "会計課"))
    (path,) = tmp_path.glob("*.xlsx")
    own = tmp_path / "own.dxdesk"
    with stores.create(own, stores.DEPARTMENT, "会計課") as store:
        taking.take(store, path)
    desk: Desk = desks()
    started(qtbot, desk, own)
    home = page_of(desk)
    assert isinstance(home, HomePage)
    (place,) = (n for n, task in enumerate(home.tasks) if task.what is What.INSTRUCTION)
    home.view.tasks.go_to(place)
    assert home.primary_action.text() == "指示事項に答える"
    home.primary_action.trigger()
    page = page_of(desk)
    assert isinstance(page, InstructionsPage)
    _type("例 二十分を十分にした。")
    page.settle()
    answer = instructions.answer_key(key, "D0310")
    assert desk.store
    assert value(desk.store, answer, "text") == "例 二十分を十分にした。"
    assert [each.after for each in page.history.rows] == ["例 二十分を十分にした。"]
    (row,) = page.list.rows
    assert not row.owe
    card = next(each for each in page.cards.cards if each.key == key)
    assert all(each.is_locked for each in card.view.widgets.values())
    settled(qtbot, desk)


def test_open_instructions_about_an_initiative_stand_beside_its_form_and_lead_on(
    qtbot: QtBot, office: Store
):
    key = instructions.add(office, DUE | {"initiatives": "4"})
    page = DetailPage(office, clock=lambda: TODAY)
    qtbot.addWidget(page.widget)
    page.open(Spot("P7/T4"))
    assert page.view.plan.links == (key,)
    assert [each.text for each in page.view.plan.blocks][:2] == [
        "指示事項",
        "◆ 期限超過　例 待ち時間（期限 R6.9.30）",
    ]
    led: list[tuple[str, str]] = []
    page.record_asked.connect(lambda *asked: led.append(asked))
    for _ in range(2):
        QTest.keyClick(page.view.plan, Qt.Key.Key_Return)
    assert led == [(key, "")]
    instructions.close(office, key, "CIO")
    page.refresh()
    assert page.view.plan.links == ()


def test_many_answers_are_looked_at_one_by_one_those_that_wait_first(qtbot: QtBot, office: Store):
    many = [
        (f"D{n}", name, text)
        for n in range(9100, 9108)
        for name, text in (("code", str(n)), ("name", f"例課{n}"))
    ]
    edits.set_values(office, many)
    names = "、".join(f"例課{n}" for n in range(9100, 9108))
    key = instructions.add(office, DUE | {"departments": names})
    instructions.answer(office, key, {"text": "例 した。"}, "例課9100")
    page = _shown(qtbot, office)
    first, second = (instructions.answer_key(key, f"D{n}") for n in (9100, 9101))
    assert not page.of.isHidden()
    assert [each.key for each in page.cards.cards] == [second, key]
    page.of.setCurrentIndex(page.of.findData(first))
    assert [each.key for each in page.cards.cards] == [first, key]
    assert page.of.currentText() == "○ 例課9100"
