"""課内取りまとめ: a 課 gathers the files of its 係 on the coordinator's page, cut to its needs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from dxdesk.services import merging, state
from dxdesk.services.stores import Store
from dxdesk.ui.pages.merge_page import MergePage
from dxdesk.ui.pages.submit_page import SubmitPage
from dxdesk.ui.tasks import Runner

from . import exchange
from .exchange import Stage, nameless_stops, press, results

UNIT_A, UNIT_B = "例　A係の実績", "例　B係の実績"


@pytest.fixture
def units(tmp_path: Path) -> list[Path]:
    """The request to a 課, and what two of its 係 made of it."""
    with exchange.master(tmp_path) as office:
        request = exchange.request_for(office, tmp_path)
    answers = [
        exchange.answer(tmp_path, request, text, name)
        for text, name in ((UNIT_A, "A係.xlsx"), (UNIT_B, "B係.xlsx"))
    ]
    return [request, *answers]


@pytest.fixture
def store(tmp_path: Path, units: list[Path]) -> Iterator[Store]:
    with exchange.department_store(tmp_path, units[0]) as made:
        yield made


@pytest.fixture
def stage(qtbot: QtBot, icons: object, store: Store, runner: Runner) -> Stage:
    return Stage(qtbot, MergePage(store, runner), runner)


def _page(stage: Stage) -> MergePage:
    assert isinstance(stage.page, MergePage)
    return stage.page


def test_the_page_says_that_it_is_about_ones_own_units(stage: Stage):
    page = _page(stage)
    assert page.title == "課内取りまとめ"
    tabs = page.widget
    assert isinstance(tabs, QTabWidget)
    assert [tabs.tabText(place) for place in range(tabs.count())] == [
        "届いたファイル",
        "要確認",
        "提出台帳",
    ]
    assert nameless_stops(page.widget) == []


def test_files_of_two_units_are_looked_at_counted_in_and_decided_by_keys(
    stage: Stage, store: Store, units: list[Path]
):
    page = _page(stage)
    before = exchange.digest(store)
    page.look(units[1:])
    stage.wait()
    assert exchange.digest(store) == before
    stage.primary()
    assert len(merging.counted_files(store)) == 2
    assert "1件は「要確認」" in stage.last.text
    press(Qt.Key.Key_A)
    assert state.show(store)["conflicts"] == []
    assert results(store) in (UNIT_A, UNIT_B)


def test_what_was_gathered_leads_to_the_submission(stage: Stage, units: list[Path]):
    page = _page(stage)
    page.look(units[1:2])
    stage.wait()
    stage.primary()
    asked: list[str] = []
    page.place_asked.connect(asked.append)
    assert stage.last.action_text == "提出へ" and stage.last.action
    stage.last.action()
    assert asked == ["submit"]


def test_the_request_that_the_office_sent_is_refused_here(stage: Stage, units: list[Path]):
    page = _page(stage)
    page.look(units[:1])
    stage.wait()
    (row,) = page.arrived.files.rows
    assert row.state == "refused"
    assert "提出" in row.note


def test_the_submission_says_why_it_cannot_go_and_lets_it_be_decided_there(
    qtbot: QtBot, icons: object, store: Store, runner: Runner, units: list[Path]
):
    exchange.driven(merging.merge(store, units[1:]))
    stage = Stage(qtbot, SubmitPage(store, runner), runner)
    page = stage.page
    assert isinstance(page, SubmitPage)
    assert page.view.step_write.isHidden()
    assert page.primary_action.text() == "食い違いを決める"
    stage.primary()
    assert page.view.questions.list.view.hasFocus()
    press(Qt.Key.Key_M)
    assert not page.view.step_write.isHidden()


def test_the_submission_leads_to_gathering(
    qtbot: QtBot, icons: object, store: Store, runner: Runner
):
    stage = Stage(qtbot, SubmitPage(store, runner), runner)
    page = stage.page
    assert isinstance(page, SubmitPage)
    with qtbot.waitSignal(page.place_asked) as asked:
        page.view.step_take.gather.click()
    assert asked.args == ["merge"]
