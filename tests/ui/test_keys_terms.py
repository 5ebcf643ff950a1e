"""スキル, 用語集 and 公表 by keyboard alone, from the list of places to what is stored."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from dxdesk.domain import skills as rules
from dxdesk.domain.words import pages_common as common
from dxdesk.services import stores
from dxdesk.ui.grid.cells import Cells
from dxdesk.ui.pages.skills import SkillsPage

from .clerk import Clerk
from .desks import page_of
from .example_store import value
from .exchange import CONTROL

pytestmark = pytest.mark.usefixtures("own_home")


def test_skill_items_are_entered_then_the_numbers_of_a_department(
    clerk: Clerk, figure: Callable[[str], None]
):
    clerk.open("skills")
    clerk.press(Qt.Key.Key_Space)  # leads to the items
    clerk.tab_to(lambda at: isinstance(at, QPushButton))
    clerk.press(Qt.Key.Key_Space)
    clerk.answer({"title": "例 業務の見直し"})
    (item,) = stores.records(clerk.store).of("skill_item")
    clerk.go_on()  # to the first blank of the numbers
    for text in ("12", "8"):
        assert isinstance(clerk.at, Cells)
        clerk.type(text)
        clerk.press(Qt.Key.Key_Tab)
    page = page_of(clerk.desk)
    assert isinstance(page, SkillsPage)
    (row,) = (each for each in page.rows if each.fields.get(rules.ENROLLED))
    assert (row.item, row.gap) == ("例 業務の見直し", 4)
    assert value(clerk.store, row.key, rules.ACQUIRED) == "8"
    assert row.key.startswith(item.key)
    clerk.go_on()
    here = page.view.grid.current
    assert here is not None and here.key != row.key
    figure(f"スキル by keyboard: an item, a 課's numbers in {clerk.presses} key presses")


def test_a_term_is_written_changed_and_struck_out(clerk: Clerk, figure: Callable[[str], None]):
    clerk.open("glossary")
    clerk.press(Qt.Key.Key_Space)
    clerk.answer({"title": "RPA", "kana": "あーるぴーえー", "text": "例 自動で行うもの"})
    clerk.go_on()
    clerk.answer({"title": "LGWAN", "text": "例 行政の網"})
    named = {each.get("title"): each for each in stores.records(clerk.store).of("glossary")}
    assert named["RPA"].get("text") == "例 自動で行うもの"
    assert named["LGWAN"].get("text") == "例 行政の網"
    clerk.tab_to(lambda at: isinstance(at, QPushButton) and at.text() == "削除")
    clerk.press(Qt.Key.Key_Space)
    assert [each.get("title") for each in stores.records(clerk.store).of("glossary")] == ["RPA"]
    clerk.press(Qt.Key.Key_Z, CONTROL)
    assert len(stores.records(clerk.store).of("glossary")) == 2
    figure(f"用語集 by keyboard: two terms, one struck out and back in {clerk.presses} key presses")


def test_answers_are_made_public_and_written_as_open_data(
    clerk: Clerk, own_home: Path, figure: Callable[[str], None]
):
    clerk.open("public")
    clerk.tab_to(lambda at: at.accessibleName() == common.ROUND)
    clerk.press(Qt.Key.Key_Down)  # to the round with answers
    clerk.tab_to(lambda at: isinstance(at, Cells))
    clerk.write("○")
    clerk.press(Qt.Key.Key_Return)
    report = "P7/T4/D0310/R2023-END"
    assert value(clerk.store, report, "public_fields") == "results"
    clerk.save(Qt.Key.Key_E, CONTROL)
    (written,) = own_home.rglob("*.csv")
    assert "例 窓口3か所で使えるようにした。" in written.read_text("utf-8-sig")
    clerk.go_on()
    assert clerk.screens[-1] == "帳票"
    figure(f"公表 by keyboard: a field public, open data, the paper in {clerk.presses} key presses")
