"""計画の編集, 次の計画 and 組織改正 by keyboard alone, from the list of places on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTabBar

from dxdesk.domain.words import pages_next_plan as next_words
from dxdesk.domain.words import pages_plan_edit as edit_words
from dxdesk.domain.words import pages_reform as reform_words
from dxdesk.services import stores
from dxdesk.ui.grid.cells import Cells
from dxdesk.ui.pages.next_plan import NextPlanPage

from .clerk import Clerk
from .desks import page_of
from .example_store import value
from .exchange import CONTROL

pytestmark = pytest.mark.usefixtures("own_home")


def test_a_row_is_added_to_the_plan_written_and_loaded_again(
    clerk: Clerk, own_home: Path, figure: Callable[[str], None]
):
    clerk.open("plan-edit")
    clerk.press(Qt.Key.Key_N, CONTROL)  # to what a new row needs
    clerk.tab_to(lambda at: at.accessibleName() == edit_words.NAME)
    clerk.write("例 新しい取組")
    clerk.go_on()
    assert value(clerk.store, "P7/T23", "title") == "例 新しい取組"
    assert isinstance(clerk.at, Cells)
    clerk.tab_to(lambda _: clerk.field is not None)
    clerk.answer({"measure": "1 いつでも、どこでも行える窓口サービスの提供", "text": "例 内容"})
    assert value(clerk.store, "P7/T23", "measure") == "P7/S1"
    clerk.tab_to(lambda at: isinstance(at, QPushButton) and at.text() == edit_words.BOOK)
    clerk.choose_and_ask(0, clerk.take)
    (book,) = own_home.rglob("*.xlsx")
    clerk.press(Qt.Key.Key_F6)
    clerk.tab_to(lambda at: isinstance(at, Cells))
    clerk.press(Qt.Key.Key_Minus, CONTROL)
    assert stores.records(clerk.store).get("P7/T23") is None
    clerk.tab_to(lambda at: isinstance(at, QPushButton) and at.text() == edit_words.BOOK)
    clerk.choose_and_ask(1, lambda: _pick(clerk, book))
    assert value(clerk.store, "P7/T23", "text") == "例 内容"
    figure(
        "計画の編集 by keyboard: a 取組 added, the plan written, the 取組 struck out,"
        f" the plan loaded in {clerk.presses} key presses"
    )


def _pick(clerk: Clerk, book: Path) -> None:
    clerk.write(book.name)
    clerk.take()


def test_the_next_plan_is_made_and_its_initiatives_carried_over(
    clerk: Clerk, figure: Callable[[str], None]
):
    clerk.open("next-plan")
    clerk.ask(Qt.Key.Key_Space, lambda: _name(clerk))
    page = page_of(clerk.desk)
    assert isinstance(page, NextPlanPage)
    assert isinstance(clerk.at, Cells)
    clerk.press(Qt.Key.Key_Home, CONTROL)
    columns = [each.label for each in page.old.model.columns]
    far = columns.index(next_words.TARGETS) - page.old.cells.currentIndex().column()
    clerk.press(Qt.Key.Key_Right, times=far)
    for text in ("1", "1", "2,3"):
        clerk.type(text)
        clerk.press(Qt.Key.Key_Return)
    clerk.press(Qt.Key.Key_Left)
    clerk.write("終了")
    clerk.press(Qt.Key.Key_Return)
    assert [each.onward for each in page.old.rows[:4]] == ["merge", "merge", "split", "end"]
    clerk.press(Qt.Key.Key_N, CONTROL)
    clerk.write("例 新規")
    clerk.tab_to(lambda at: isinstance(at, QPushButton) and at.text() == next_words.ADD)
    clerk.press(Qt.Key.Key_Space)
    assert value(clerk.store, "P8/T4", "title") == "例 新規"
    clerk.go_on()  # the rest goes on
    assert len(page.new.rows) == 22 - 4 + 1 + 2 + 1
    clerk.go_on()
    assert clerk.screens[-1] == "帳票"
    figure(f"次の計画 by keyboard: 統合, 分割, 終了, 新規, 継続 in {clerk.presses} key presses")


def _name(clerk: Clerk) -> None:
    clerk.write("例 第八次計画")
    clerk.press(Qt.Key.Key_Return, CONTROL)


def test_a_reorganisation_is_entered_and_leads_to_the_hand_over(
    clerk: Clerk, figure: Callable[[str], None]
):
    clerk.open("assign")
    clerk.tab_to(lambda at: isinstance(at, QTabBar))
    clerk.press(Qt.Key.Key_Right)
    clerk.tab_to(lambda at: isinstance(at, QPushButton) and at.text() == reform_words.OPEN)
    clerk.ask(Qt.Key.Key_Space, lambda: _reform(clerk))
    ended = stores.records(clerk.store).get("D0310")
    assert ended and (ended.get("successor"), bool(ended.get("valid_to"))) == ("D0320", True)
    assert value(clerk.store, "P7/T4/D0310", "department") == "D0320"
    clerk.tab_to(lambda at: isinstance(at, QPushButton) and at.text() == reform_words.HANDOVER)
    clerk.press(Qt.Key.Key_Space)
    assert clerk.screens[-1] == "帳票"
    figure(f"組織改正 by keyboard: a 課 renamed, 引継書 in {clerk.presses} key presses")


def _reform(clerk: Clerk) -> None:
    clerk.answer({"on": "R9.4.1", "old": "会計課", "heirs": "例出納課=0320"})
    clerk.press(Qt.Key.Key_Return, CONTROL)
