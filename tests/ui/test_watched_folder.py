"""A folder that is watched on 取りまとめ: what is whole is listed, nothing is written."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain.file_errors import Unreachable
from dxdesk.domain.words import pages_merge as words
from dxdesk.services import watching
from dxdesk.services.stores import Store
from dxdesk.ui.pages.merge_page import MergePage
from dxdesk.ui.tasks import Runner
from dxdesk.ui.watching import remembered

from . import exchange
from .desks import go, page_of, started
from .exchange import Stage, press

WAIT = 60_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with exchange.master(tmp_path) as made:
        yield made


@pytest.fixture
def file(tmp_path: Path, store: Store) -> Path:
    return exchange.answer(tmp_path, exchange.request_for(store, tmp_path), "例　18か所")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    made = tmp_path / "受付"
    made.mkdir()
    return made


@pytest.fixture
def stage(
    qtbot: QtBot, icons: object, store: Store, runner: Runner, inbox: Path
) -> Iterator[Stage]:
    made = Stage(qtbot, MergePage(store, runner), runner)
    _page(made).ask_folder = lambda _parent, _near: inbox
    yield made
    made.page.end()


def _page(stage: Stage) -> MergePage:
    assert isinstance(stage.page, MergePage)
    return stage.page


def _start(stage: Stage, qtbot: QtBot) -> None:
    _page(stage).arrived.watch.setFocus()
    press(Qt.Key.Key_Space)
    _look(stage, qtbot)


def _look(stage: Stage, qtbot: QtBot) -> None:
    """F5, and until it has been looked."""
    page = _page(stage)
    assert page._watch
    if not page._watch._is_asking:
        page.widget.setFocus()
        press(Qt.Key.Key_F5)
    with qtbot.waitSignal(page._watch.looked, timeout=WAIT):
        pass
    stage.wait()


def test_what_has_come_whole_is_listed_and_nothing_is_written(
    stage: Stage, qtbot: QtBot, store: Store, file: Path, inbox: Path
):
    before, page = exchange.digest(store), _page(stage)
    _start(stage, qtbot)
    assert page.arrived.watch.text() == words.UNWATCH
    assert "「受付」を見張っています。最後に確かめた時刻" in page.arrived.watched.accessibleName()
    half = file.read_bytes()[: file.stat().st_size // 2]
    (inbox / "途中.xlsx").write_bytes(half)
    (inbox / "~$ほか.xlsx").write_bytes(b"lock")
    _look(stage, qtbot)
    assert page.arrived.files.rows == ()
    shutil.copy(file, inbox / "途中.xlsx")
    _look(stage, qtbot)
    assert page.arrived.files.rows == ()
    _look(stage, qtbot)
    assert [(row.state, row.note) for row in page.arrived.files.rows] == [("new", "")]
    assert page.primary_action.text() == "1件を反映"
    (inbox / "壊れた.xlsx").write_text("<html>", encoding="utf-8")
    _look(stage, qtbot)
    _look(stage, qtbot)
    states = {row.result.path.name: row.state for row in page.arrived.files.rows}
    assert states == {"途中.xlsx": "new", "壊れた.xlsx": "refused"}
    assert exchange.digest(store) == before
    stage.primary()
    assert exchange.results(store) == "例　18か所"


def test_a_folder_that_goes_away_is_told_and_watched_on(
    stage: Stage, qtbot: QtBot, file: Path, inbox: Path
):
    _start(stage, qtbot)
    inbox.rmdir()
    _look(stage, qtbot)
    assert "「受付」を開けません" in _page(stage).arrived.watched.accessibleName()
    inbox.mkdir()
    shutil.copy(file, inbox)
    _look(stage, qtbot)
    _look(stage, qtbot)
    assert len(_page(stage).arrived.files.rows) == 1


def test_what_comes_while_another_page_is_in_view_is_told_with_the_way(
    stage: Stage, qtbot: QtBot, file: Path, inbox: Path
):
    page, places = _page(stage), []
    page.place_asked.connect(places.append)
    _start(stage, qtbot)
    page.widget.hide()
    shutil.copy(file, inbox)
    page.look_now()
    _look(stage, qtbot)
    page.look_now()
    _look(stage, qtbot)
    assert stage.last.text == "「受付」にファイルが1件届きました。"
    assert stage.last.action
    stage.last.action()
    assert places == ["merge"]


def test_watching_ends_when_it_is_asked_to(stage: Stage, qtbot: QtBot, file: Path, inbox: Path):
    _start(stage, qtbot)
    page = _page(stage)
    page.arrived.watch.click()
    assert (page.arrived.watch.text(), page.arrived.watched.isVisible()) == (words.WATCH, False)
    shutil.copy(file, inbox)
    page.look_now()
    assert page._watch is None


def test_a_folder_that_is_none_is_named(tmp_path: Path):
    with pytest.raises(Unreachable):
        watching.sight(tmp_path / "ない")
    (tmp_path / "a.xlsx").write_bytes(b"1")
    (tmp_path / "note.txt").write_bytes(b"1")
    assert [path.name for path in watching.sight(tmp_path)] == ["a.xlsx"]


@pytest.mark.usefixtures("own_home")
def test_a_folder_still_watched_at_the_end_is_offered_at_the_next_start(
    qtbot: QtBot, desks: Callable[[], Desk], store: Store, file: Path, inbox: Path
):
    shutil.copy(file, inbox)
    path = store.path
    second = _after_a_restart(qtbot, desks, store, inbox)
    _press(second, words.WATCH_ON)
    page = page_of(second)
    assert isinstance(page, MergePage)
    qtbot.waitUntil(lambda: len(page.arrived.files.rows) == 1, timeout=WAIT)
    assert second.window and second.window.info.bar("watch") is None
    page.arrived.watch.click()
    second.close()
    third = desks()
    started(qtbot, third, path)
    assert third.window and third.window.info.bar("watch") is None


@pytest.mark.usefixtures("own_home")
def test_a_folder_that_is_to_be_watched_no_more_is_not_offered_again(
    qtbot: QtBot, desks: Callable[[], Desk], store: Store, inbox: Path
):
    path = store.path
    second = _after_a_restart(qtbot, desks, store, inbox)
    _press(second, words.WATCH_NO_MORE)
    second.close()
    third = desks()
    started(qtbot, third, path)
    assert third.window and third.window.info.bar("watch") is None


@pytest.mark.usefixtures("own_home")
def test_another_folder_watched_meanwhile_is_not_forgotten_with_the_one_offered(
    qtbot: QtBot, desks: Callable[[], Desk], store: Store, inbox: Path, tmp_path: Path
):
    path, other = store.path, tmp_path / "別の受付"
    second = _watching_another(qtbot, desks, store, inbox, other)
    _press(second, words.WATCH_NO_MORE)
    assert remembered(path) == other
    second.close()
    third = desks()
    started(qtbot, third, path)
    _press(third, words.WATCH_ON)
    assert remembered(path) == other


@pytest.mark.usefixtures("own_home")
def test_the_folder_offered_is_the_one_remembered_when_it_is_watched_instead_of_another(
    qtbot: QtBot, desks: Callable[[], Desk], store: Store, inbox: Path, tmp_path: Path
):
    path = store.path
    second = _watching_another(qtbot, desks, store, inbox, tmp_path / "別の受付")
    _press(second, words.WATCH_ON)
    assert remembered(path) == inbox


def _watching_another(
    qtbot: QtBot, desks: Callable[[], Desk], store: Store, inbox: Path, other: Path
) -> Desk:
    """The same after a restart, with another folder watched while the first is still offered."""
    other.mkdir()
    second = _after_a_restart(qtbot, desks, store, inbox)
    page = go(second, "merge")
    assert isinstance(page, MergePage)
    page.ask_folder = lambda _parent, _near: other
    page.arrived.watch.click()
    return second


def _after_a_restart(qtbot: QtBot, desks: Callable[[], Desk], store: Store, inbox: Path) -> Desk:
    """The window of a store in which a folder was watched when it was closed."""
    store.close()
    first = desks()
    started(qtbot, first, store.path)
    page = go(first, "merge")
    assert isinstance(page, MergePage)
    page.ask_folder = lambda _parent, _near: inbox
    page.arrived.watch.setFocus()
    press(Qt.Key.Key_Space)
    first.close()
    second = desks()
    started(qtbot, second, store.path)
    return second


def _press(desk: Desk, text: str) -> None:
    """A button of the notice about watching, by the keyboard."""
    assert desk.window
    bar = desk.window.info.bar("watch")
    assert bar
    next(each for each in bar.buttons if each.text() == text).setFocus()
    press(Qt.Key.Key_Space)
