"""前回からの変化: any two moments, field by field, each leading to its field."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from dxdesk.domain import keys
from dxdesk.domain.words import pages_changes as words
from dxdesk.models import ledger
from dxdesk.services import comparing, edits
from dxdesk.services.stores import Store
from dxdesk.ui.pages.changes import ChangesPage
from dxdesk.ui.tasks import Runner

from .example_store import BEFORE, FOUR, REPORT, ROUND, bare_store, coordinator_store
from .exchange import Stage, press

NEWS = "例 窓口5か所で使えるようにした。"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Last year's answer was typed in April, this year's in October, a meeting between."""
    day = ["2024-04-10 09:00:00"]
    monkeypatch.setattr(ledger, "now", lambda: day[0])
    with coordinator_store(tmp_path / "office.dxdesk") as office:
        meeting = keys.fresh("meeting", "P7")
        edits.set_values(office, [(meeting, "title", "例会議"), (meeting, "held_on", "R6.6.10")])
        day[0] = "2024-10-15 09:00:00"
        edits.set_values(office, [(REPORT, "progress", "やや遅れ"), (REPORT, "results", NEWS)])
        yield office


@pytest.fixture
def stage(qtbot: QtBot, icons: object, store: Store, runner: Runner) -> Stage:
    made = Stage(qtbot, ChangesPage(store, runner), runner)
    made.wait()
    return made


def _page(stage: Stage) -> ChangesPage:
    assert isinstance(stage.page, ChangesPage)
    return stage.page


def _said(stage: Stage) -> set[tuple[str, str, str, str]]:
    stage.wait()
    return {
        (row.said.key, row.said.field, row.said.before, row.said.after) for row in _page(stage).rows
    }


def _choose(stage: Stage, name: str, *, later: bool = False) -> None:
    page = _page(stage)
    choice = (page.view.later if later else page.view.earlier).choice
    choice.setFocus()
    place = next(n for n in range(choice.count()) if name in choice.itemText(n))
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    stage.wait()


def test_the_last_two_rounds_are_compared_at_first_without_texts_that_are_new_each_time(
    stage: Stage,
):
    assert _said(stage) == {(REPORT, "progress", "○ 予定どおり", "◇ やや遅れ")}
    assert _page(stage).rows[0].how == "changed"
    assert _page(stage).view.help.accessibleName() == words.HELP_ROUNDS


def test_a_meeting_and_now_are_compared_to_the_value(stage: Stage):
    _choose(stage, "例会議")
    _choose(stage, words.NOW, later=True)
    assert _said(stage) == {
        (REPORT, "progress", "", "◇ やや遅れ"),
        (REPORT, "results", "", NEWS),
    }
    assert {row.how for row in _page(stage).rows} == {"added"}
    _page(stage).view.grid.go_to(1, 0)
    cards = _page(stage).view.values.findChildren(QTextEdit)
    assert any(NEWS in each.accessibleDescription() for each in cards)


def test_a_day_is_typed_and_said_back_and_moments_the_wrong_way_round_are_turned(stage: Stage):
    page = _page(stage)
    _choose(stage, words.NOW)
    _choose(stage, words.DAY, later=True)
    assert page.view.empty.text == words.NO_DAY
    assert QApplication.focusWidget() is page.view.later.day
    page.view.later.day.insert("Ｒ６．９．３０")
    press(Qt.Key.Key_Tab)
    assert "令和6年9月30日" in page.view.later.echo.accessibleName()
    assert len(_said(stage)) == 2
    assert stage.last.text == words.BACKWARDS


def test_equal_moments_say_that_nothing_differs(stage: Stage):
    _choose(stage, words.NOW)
    _choose(stage, words.NOW, later=True)
    assert _said(stage) == set()
    assert _page(stage).view.empty.text == words.NONE


def test_enter_opens_the_field_that_changed(stage: Stage):
    page, asked = _page(stage), []
    page.field_asked.connect(lambda *place: asked.append(place))
    page.view.grid.setFocus()
    press(Qt.Key.Key_Return)
    page.primary_action.trigger()
    assert asked == [(REPORT, "progress")] * 2


def test_without_two_rounds_a_day_is_asked_for(tmp_path: Path, qtbot: QtBot, runner: Runner):
    with bare_store(tmp_path / "bare.dxdesk") as bare:
        stage = Stage(qtbot, ChangesPage(bare, runner), runner)
        stage.wait()
        assert _page(stage).view.empty.text == words.NO_ROUNDS
        assert [each.name for each in comparing.moments(bare)] == [words.NOW]


def test_rounds_and_meetings_are_offered_as_moments(store: Store):
    found = {each.key: each.day for each in comparing.moments(store)}
    assert found[BEFORE] == "2024-04-19"
    assert found[ROUND] == "2024-10-18"
    assert FOUR not in found
    assert "2024-06-10" in found.values()


def test_the_table_keeps_its_room_in_a_low_and_narrow_window(stage: Stage):
    page = _page(stage)
    page.widget.resize(863, 330)
    QApplication.processEvents()
    assert page.view.bar.height() < page.widget.height() / 3
    assert page.view.help.width() > page.widget.width() / 2
