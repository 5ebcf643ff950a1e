"""A store that another holds, looked at by its newest backup: all can be read, nothing written."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain.backups import Reason
from dxdesk.domain.words import trouble as words
from dxdesk.services import stores
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.pages.history import HistoryPage
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.pages.merge_page import MergePage
from dxdesk.ui.pages.report_page import ReportPage
from dxdesk.ui.pages.request_page import RequestPage
from dxdesk.ui.pages.trouble import TroublePage

from . import exchange
from .desks import WAIT, go, settled
from .exchange import CONTROL, press


@pytest.fixture
def held(tmp_path: Path) -> Iterator[stores.Store]:
    """The coordinator's store, with a backup, held by somebody."""
    with exchange.master(tmp_path) as made:
        made.back_up(Reason.MERGE)
        yield made


@pytest.fixture
def desk(qtbot: QtBot, desks: Callable[[], Desk], held: stores.Store) -> Desk:
    """A window that looks at the backup of that store."""
    made = desks()
    assert made.open(held.path)
    qtbot.waitUntil(
        lambda: bool(made.window) and isinstance(made.window.current, TroublePage), timeout=WAIT
    )
    settled(qtbot, made)
    assert made.window
    page = made.window.current
    assert isinstance(page, TroublePage)
    assert QApplication.focusWidget() is page.look
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: made.store is not None, timeout=WAIT)
    settled(qtbot, made)
    return made


def _texts(desk: Desk) -> list[str]:
    assert desk.window
    return [each.text for each in desk.window.info.notices]


def test_a_standing_bar_and_the_title_say_what_is_looked_at(desk: Desk):
    assert desk.window
    assert desk.store
    assert desk.store.is_read_only
    bar = desk.window.info.bar("look")
    assert bar
    assert bar.notice.text.endswith("のバックアップを見ています。書き込みはできません。")
    assert bar.notice.stands
    bar.buttons[0].setFocus()
    press(Qt.Key.Key_Escape)
    assert desk.window.info.bar("look")
    assert "（読み取り専用）" in desk.window.windowTitle()


def test_every_input_is_locked_with_the_reason(desk: Desk):
    page = go(desk, "initiatives")
    assert isinstance(page, InitiativesPlace)
    page.open_field(exchange.REPORT, "results")
    assert desk.window
    fields = [each for each in desk.window.findChildren(FieldWidget) if each.isVisible()]
    assert len(fields) > 10
    assert all(each.is_locked for each in fields)
    assert fields[0].editor.accessibleDescription() == f"編集不可：{words.LOCKED}"
    for card_page in (page.detail.view.work, page.detail.view.review):
        assert not any(card.view.strike.isVisibleTo(card.view) for card in card_page.cards)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("request", RequestPage), ("merge", MergePage), ("history", HistoryPage)],
)
def test_what_would_write_is_dimmed_and_says_why_when_pressed(
    desk: Desk, held: stores.Store, name: str, kind: type
):
    before = exchange.digest(held)
    page = go(desk, name)
    assert isinstance(page, kind)
    assert desk.window
    primary = desk.window.head.primary
    assert primary.property("locked")
    assert words.LOCKED in primary.toolTip()
    press(Qt.Key.Key_Return, CONTROL)
    assert words.LOCKED in _texts(desk)
    buttons = [each for each in page.writes if hasattr(each, "click")]
    assert buttons
    for each in buttons:
        desk.window.info.dismiss("page")
        QTest.keyClick(each, Qt.Key.Key_Space)
        assert words.LOCKED in _texts(desk)
        desk.window.info.dismiss("page")
        QTest.mouseClick(each, Qt.MouseButton.LeftButton)
        assert words.LOCKED in _texts(desk)
    assert exchange.digest(held) == before


def test_undo_says_why_it_cannot(desk: Desk):
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        press(key, CONTROL)
        assert words.NO_UNDO in _texts(desk)


def test_ctrl_s_does_not_claim_to_have_saved(desk: Desk):
    assert desk.window
    press(Qt.Key.Key_S, CONTROL)
    assert words.LOCKED in _texts(desk)
    assert "保存済み" not in desk.window.saved.text()


def test_reports_are_still_written(qtbot: QtBot, desk: Desk, tmp_path: Path):
    page = go(desk, "report")
    assert isinstance(page, ReportPage)
    out = tmp_path / "帳票.pdf"
    page.ask_save = lambda _parent, _near: out
    press(Qt.Key.Key_Return, CONTROL)
    settled(qtbot, desk)
    assert out.stat().st_size > 0


def test_the_store_itself_opens_from_the_bar_once_it_is_free(
    qtbot: QtBot, desk: Desk, held: stores.Store
):
    assert desk.window
    bar = desk.window.info.bar("look")
    assert bar
    bar.buttons[0].click()
    settled(qtbot, desk)
    assert any(each.startswith("まだ開けません。") for each in _texts(desk))
    assert desk.store
    assert desk.store.is_read_only
    held.close()
    bar.buttons[0].click()
    qtbot.waitUntil(lambda: desk.store is not None and not desk.store.is_read_only, timeout=WAIT)
    settled(qtbot, desk)
    assert desk.window.info.bar("look") is None
    assert "読み取り専用" not in desk.window.windowTitle()
