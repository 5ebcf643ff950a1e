"""提出状況: arrows go from place to place, Enter opens; letters, files that go back, 確認済."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.domain.words import pages_board as words
from dxdesk.domain.words import receipts as receipt_words
from dxdesk.services import (
    edits,
    issuing,
    letters,
    merging,
    status,
    stores,
    submitting,
    taking,
    undo,
)
from dxdesk.services.stores import Store
from dxdesk.ui.pages.base import Listed
from dxdesk.ui.pages.board import BoardPage
from dxdesk.ui.tasks import Runner

from .example_store import FOUR, REPORT, ROUND, bare_store, coordinator_store
from .exchange import Stage, driven, press

Show = Callable[[Store], Stage]


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


@pytest.fixture
def show(qtbot: QtBot, runner: Runner) -> Show:
    return lambda store: Stage(qtbot, BoardPage(store, runner), runner)


def _page(stage: Stage) -> BoardPage:
    assert isinstance(stage.page, BoardPage)
    return stage.page


def _texts(page: BoardPage) -> list[list[str]]:
    grid = page.view.body.currentWidget()
    model = grid.model
    return [
        [model.text(row, column) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_shows_every_department_in_every_round(show: Show, store: Store):
    page = _page(show(store))
    assert _texts(page) == [
        ["情報政策課", "○ 未", "－ 依頼前"],
        ["市民課", "○ 未", "－ 依頼前"],
        ["会計課", "○ 未", "－ 依頼前"],
    ]
    assert "依頼 3課" in page.view.count.accessibleName()


def test_arrows_tell_about_each_place_and_enter_opens_its_work(show: Show, store: Store):
    page = _page(show(store))
    asked: list[Listed] = []
    page.list_asked.connect(asked.append)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    said = page.view.about.accessibleName()
    assert said.startswith("会計課　令和6年度 上半期：未。依頼した報告1件のうち、0件が")
    press(Qt.Key.Key_Return)
    assert asked == [Listed(ROUND, frozenset({FOUR}), "会計課 令和6年度 上半期")]
    press(Qt.Key.Key_Right)
    assert "令和5年度 年度末：依頼前。" in page.view.about.accessibleName()


def test_copies_the_reminder_of_the_place_at_hand(show: Show, store: Store):
    stage = show(store)
    page = _page(stage)
    page.stand_on("D0310", ROUND)
    page.primary_action.trigger()
    assert QApplication.clipboard().text().startswith("会計課 御中")
    assert "(残り3開庁日)" in QApplication.clipboard().text()
    assert stage.last.text == words.copied(["会計課"])
    page.view.every.click()
    assert QApplication.clipboard().text().count(" 御中") == 3


def test_says_why_there_is_no_letter_to_copy(show: Show, store: Store):
    stage = show(store)
    page = _page(stage)
    page.stand_on("D0310", "P7/R2023-END")
    page.primary_action.trigger()
    assert stage.last.text == "会計課は「依頼前」なので、催促文はありません。"
    page.view.every.click()
    assert stage.last.text == "令和5年度 年度末に、催促する課はありません。"
    page.view.returned.click()
    assert "会計課からはまだ何も届いていない" in stage.last.text
    page.view.give_one.click()
    assert "会計課からはまだ何も届いていない" in stage.last.text
    page.view.approve.click()
    assert "会計課は「依頼前」なので" in stage.last.text


def test_a_department_answered_for_by_hand_has_answered(show: Show, store: Store):
    typed = {
        "exception": "評価困難",
        "results": "例",
        "writer_unit": "例係",
        "as_of": "R6.9.30",
    }
    edits.set_values(store, [(REPORT, field, text) for field, text in typed.items()])
    page = _page(show(store))
    assert _texts(page)[2][1] == "● 届いた"


def test_an_empty_board_says_what_to_do_first(show: Show, tmp_path: Path):
    with bare_store(tmp_path / "office.dxdesk") as office:
        page = _page(show(office))
        places: list[str] = []
        page.place_asked.connect(places.append)
        assert page.view.empty.text == words.NO_ROUNDS
        press(Qt.Key.Key_Space)
        assert places == ["request"]


@pytest.fixture
def reply(store: Store, tmp_path: Path) -> Path:
    """What 会計課 answers; nobody else does."""
    (request,) = tmp_path.glob("*会計課*.xlsx")
    with stores.create(tmp_path / "own.dxdesk", stores.DEPARTMENT, "会計課") as made:
        taking.take(made, request)
        edits.set_value(made, REPORT, "results", "例 窓口5か所で使えるようにした。")
        submitting.submit(made, ROUND, tmp_path / "提出.xlsx", "例の途中")
    return tmp_path / "提出.xlsx"


@pytest.fixture
def answered(store: Store, reply: Path) -> Store:
    """The answer of 会計課 is counted in."""
    driven(merging.merge(store, [reply]))
    return store


def test_files_go_back_to_all_who_answered_in_the_round(
    show: Show, answered: Store, tmp_path: Path
):
    stage = show(answered)
    page, back = _page(stage), tmp_path / "返却"
    page.ask_folder = lambda _parent, _near: back
    page.view.give_back.setFocus()
    press(Qt.Key.Key_Space)
    stage.wait()
    names = ["受領_会計課_令和6年度 上半期.txt", "受領_会計課_令和6年度 上半期.xlsx"]
    assert sorted(each.name for each in back.iterdir()) == names
    assert "1件" in page.view.outcome.text and page.view.outcome.isVisible()
    page.stand_on("D0310", ROUND)
    assert "返却 R" in page.view.about.accessibleName()


def test_files_go_back_to_one_department_and_to_nobody_where_nobody_answered(
    show: Show, answered: Store, tmp_path: Path
):
    stage = show(answered)
    page, back = _page(stage), tmp_path / "返却"
    page.ask_folder = lambda _parent, _near: back
    page.stand_on("D0310", ROUND)
    page.view.give_one.click()
    stage.wait()
    assert len(list(back.iterdir())) == 2
    page.stand_on("D0310", "P7/R2023-END")
    page.view.give_back.click()
    stage.wait()
    assert (stage.last.text, stage.last.level) == (words.NOBODY_ANSWERED, "warning")
    assert len(list(back.iterdir())) == 2


def test_what_goes_back_before_it_is_decided_is_told_with_the_way_there(
    show: Show, store: Store, reply: Path, tmp_path: Path
):
    edits.set_value(store, REPORT, "results", "例　事務局が聞いた成果")
    driven(merging.merge(store, [reply]))
    stage = show(store)
    page, went = _page(stage), list[str]()
    page.place_asked.connect(went.append)
    page.ask_folder = lambda _parent, _near: tmp_path / "返却"
    page.view.give_back.click()
    stage.wait()
    assert stage.last.text == receipt_words.still_disputed(1)
    assert stage.last.action
    stage.last.action()
    assert went == ["merge"]


def test_what_has_come_is_marked_as_confirmed_and_undo_opens_it_again(show: Show, answered: Store):
    stage = show(answered)
    page = _page(stage)
    page.stand_on("D0310", ROUND)
    page.view.approve.click()
    assert _texts(page)[2][1].startswith("✓ 確認済")
    assert "会計課の報告1件を確認済にしました。" in stage.last.text
    page.view.approve.click()
    assert stage.last.text == "会計課は、もう確認済です。"
    undo.undo(answered)
    page.refresh()
    assert _texts(page)[2][1].startswith("● 届いた")
