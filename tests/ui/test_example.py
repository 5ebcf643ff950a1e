"""First contact: the example of a role in the window, the tour over it, and leaving both."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk import paths
from dxdesk.app import Desk
from dxdesk.domain.words import example as words
from dxdesk.domain.words import tour as tour_words
from dxdesk.services import edits, stores
from dxdesk.ui.example import Example
from dxdesk.ui.first_run import Role
from dxdesk.ui.places import PLACES
from dxdesk.ui.settings import Settings, read_settings

from .desks import WAIT, settled, started

OWN = "P7/T3/D0210/R2024-END"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder for this test alone."""
    folder = tmp_path / "一時"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def _tries(desk: Desk) -> None:
    """Have the first screen answered by ［各課］ and ［例で試す］."""

    def clicked(screen):
        QTimer.singleShot(0, screen, screen.of_department.click)
        QTimer.singleShot(0, screen, screen.example.click)
        return screen.ask()

    desk.ask_first = clicked


def _bars(desk: Desk) -> dict[str, str]:
    assert desk.window
    return {each.topic: each.text for each in desk.window.info.notices}


def _press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_the_example_is_a_copy_that_says_so_and_goes_with_the_window(
    qtbot: QtBot, desks: Callable[[], Desk], temporary: Path
):
    desk = desks()
    _tries(desk)
    assert desk.start()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)
    settled(qtbot, desk)
    assert desk.store
    assert desk.store.path.is_relative_to(temporary)
    assert _bars(desk)["example"] == words.STANDING
    edits.set_value(desk.store, OWN, "results", "例　書いてみた。")
    assert read_settings(paths.settings_path()) == Settings()
    _walk_the_tour(desk)
    own = temporary.parent / "own.dxdesk"
    stores.create(own, stores.COORDINATOR).close()
    started(qtbot, desk, own)
    assert "example" not in _bars(desk)
    assert list(temporary.iterdir()) == []
    assert read_settings(paths.settings_path()).store == str(own)


def test_without_a_temporary_folder_there_is_no_room(
    temporary: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "消えた"))
    example = Example(qapp)
    assert example.room(Role.COORDINATOR) is None
    example.deleteLater()


def test_the_bar_leads_to_a_file_that_has_come(temporary: Path, qapp: QApplication):
    example, told, asked = Example(qapp), [], []
    example.files_asked.connect(asked.append)
    path = example.room(Role.COORDINATOR)
    assert path
    come = path.parent / words.ARRIVED / "例.xlsx"
    come.parent.mkdir()
    come.touch()
    example.tell(path, SimpleNamespace(tell=told.append))
    (notice,) = told
    assert [text for text, _ in notice.ways] == [words.LOOK_INTO, words.MAKE_OWN]
    notice.ways[0][1]()
    assert asked == [[come]]
    example.leave()
    assert list(temporary.iterdir()) == []
    example.deleteLater()


def _walk_the_tour(desk: Desk) -> None:
    """By Space alone to the last of the five, Esc from anywhere."""
    titles = {each.name: each.title for each in PLACES}
    steps = tour_words.STEPS["department"]
    for number, (name, text) in enumerate(steps, start=1):
        assert desk.frame.in_view == name
        assert _bars(desk)["tour"] == tour_words.step(number, len(steps), titles[name], text)
        _press(Qt.Key.Key_Space)
    assert "tour" not in _bars(desk)
    desk._tour.begin("department")
    _press(Qt.Key.Key_Space)
    _press(Qt.Key.Key_Escape)
    assert "tour" not in _bars(desk)
    assert desk.frame.in_view == steps[1][0]


def test_a_store_that_was_just_made_offers_the_tour_once(
    qtbot: QtBot, desks: Callable[[], Desk], temporary: Path
):
    desk = desks()

    def clicked(screen):
        QTimer.singleShot(0, screen, screen.of_coordinator.click)
        QTimer.singleShot(0, screen, screen.start.click)
        return screen.ask()

    desk.ask_first = clicked
    assert desk.start()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)
    settled(qtbot, desk)
    assert desk.window
    assert _bars(desk)["tour"] == tour_words.OFFER
    for _ in tour_words.STEPS["coordinator"]:
        bar = desk.window.info.bar("tour")
        assert bar
        bar.buttons[0].click()
    assert desk.frame.in_view == "report"
    assert desk.store
    started(qtbot, desk, desk.store.path)
    assert "tour" not in _bars(desk)


def test_an_example_that_cannot_be_made_is_told_and_can_be_tried_again(
    qtbot: QtBot, desks: Callable[[], Desk], temporary: Path, monkeypatch: pytest.MonkeyPatch
):
    from dxdesk.domain.store_errors import StoreFull
    from dxdesk.services import trying

    made = trying.make

    def fail(path: Path, role: str):
        yield from made(path, role)
        raise StoreFull(path)

    monkeypatch.setattr(trying, "make", fail)
    desk = desks()
    _tries(desk)
    assert desk.start()
    qtbot.waitUntil(lambda: desk.frame.in_view == "trouble", timeout=WAIT)
    assert [each for folder in temporary.iterdir() for each in folder.iterdir()] == []
    monkeypatch.setattr(trying, "make", made)
    assert desk.window
    desk.window.current.retry.click()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)
    assert words.STANDING in _bars(desk).values()
