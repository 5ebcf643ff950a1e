"""提出状況: arrows go from place to place, Enter opens, letters are copied."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.domain.words import pages_board as words
from dxdesk.services import edits, issuing, letters, status
from dxdesk.services.stores import Store
from dxdesk.ui.pages.base import Listed
from dxdesk.ui.pages.board import BoardPage
from dxdesk.ui.shell.info_bar import Notice

from .example_store import FOUR, REPORT, ROUND, bare_store, coordinator_store
from .exchange import driven, press


class _Today(date):
    @classmethod
    def today(cls) -> date:
        return date(2024, 10, 15)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (status, letters):
        monkeypatch.setattr(module, "date", _Today)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with coordinator_store(tmp_path / "office.dxdesk") as office:
        driven(issuing.request(office, ROUND, tmp_path))
        yield office


def _shown(qtbot: QtBot, store: Store) -> tuple[BoardPage, list[Notice]]:
    page = BoardPage(store)
    qtbot.addWidget(page.widget)
    page.widget.resize(1100, 500)
    with qtbot.waitActive(page.widget):
        page.widget.show()
        page.widget.activateWindow()
    notices: list[Notice] = []
    page.told.connect(notices.append)
    page.on_shown()
    return page, notices


def _texts(page: BoardPage) -> list[list[str]]:
    grid = page.view.body.currentWidget()
    model = grid.model
    return [
        [model.text(row, column) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_shows_every_department_in_every_round(qtbot: QtBot, store: Store):
    page, _ = _shown(qtbot, store)
    assert _texts(page) == [
        ["情報政策課", "○ 未", "－ 依頼前"],
        ["市民課", "○ 未", "－ 依頼前"],
        ["会計課", "○ 未", "－ 依頼前"],
    ]
    assert "依頼 3課" in page.view.count.accessibleName()


def test_arrows_tell_about_each_place_and_enter_opens_its_work(qtbot: QtBot, store: Store):
    page, _ = _shown(qtbot, store)
    asked: list[Listed] = []
    page.list_asked.connect(asked.append)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    said = page.view.about.accessibleName()
    assert said.startswith("会計課　令和6年度 上半期：未。依頼した報告1件のうち、0件は")
    press(Qt.Key.Key_Return)
    assert asked == [Listed(ROUND, frozenset({FOUR}), "会計課 令和6年度 上半期")]
    press(Qt.Key.Key_Right)
    assert "令和5年度 年度末：依頼前。" in page.view.about.accessibleName()


def test_copies_the_reminder_of_the_place_at_hand(qtbot: QtBot, store: Store):
    page, notices = _shown(qtbot, store)
    page.stand_on("D0310", ROUND)
    page.primary_action.trigger()
    assert QApplication.clipboard().text().startswith("会計課 御中")
    assert "(残り3開庁日)" in QApplication.clipboard().text()
    assert notices[-1].text == words.copied(["会計課"])
    page.view.every.click()
    assert QApplication.clipboard().text().count(" 御中") == 3


def test_says_why_there_is_no_letter_to_copy(qtbot: QtBot, store: Store):
    page, notices = _shown(qtbot, store)
    page.stand_on("D0310", "P7/R2023-END")
    page.primary_action.trigger()
    assert notices[-1].text == "会計課は「依頼前」なので、催促文はありません。"
    page.view.every.click()
    assert notices[-1].text == "令和5年度 年度末に、催促する課はありません。"
    page.view.returned.click()
    assert "会計課からはまだ何も届いていない" in notices[-1].text


def test_a_department_answered_for_by_hand_has_answered(qtbot: QtBot, store: Store):
    typed = {
        "exception": "評価困難",
        "results": "例",
        "writer_unit": "例係",
        "as_of": "R6.9.30",
    }
    edits.set_values(store, [(REPORT, field, text) for field, text in typed.items()])
    page, _ = _shown(qtbot, store)
    assert _texts(page)[2][1] == "● 届いた"


def test_an_empty_board_says_what_to_do_first(qtbot: QtBot, tmp_path: Path):
    with bare_store(tmp_path / "office.dxdesk") as office:
        page, _ = _shown(qtbot, office)
        places: list[str] = []
        page.place_asked.connect(places.append)
        assert page.view.empty.text == words.NO_ROUNDS
        press(Qt.Key.Key_Space)
        assert places == ["request"]
