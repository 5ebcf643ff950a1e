"""What tests of widgets share: the real look, forms of catalogue fields, pages that do nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dxdesk import paths
from dxdesk.app import Desk
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field
from dxdesk.ui.tasks import Runner
from dxdesk.ui.theme.apply import dress
from dxdesk.ui.theme.icons import Icons
from dxdesk.ui.theme.tokens import LIGHT

from .clerk import Clerk
from .desks import started, undress
from .example_store import coordinator_store


@pytest.fixture
def icons(qapp: QApplication) -> Iterator[Icons]:
    """The icons of the light scheme, the application being dressed in it."""
    yield dress(qapp, paths.resources_folder(), LIGHT)
    undress(qapp)


@pytest.fixture(autouse=True)
def own_layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No table is as another test left it."""
    monkeypatch.setattr(paths, "layouts_path", lambda: tmp_path / "layouts.json")


def report(name: str) -> Field:
    """A field of the progress report."""
    return CATALOGUE["report"].field(name)


class PlainPage:
    """A page of two inputs in two panes."""

    def __init__(self, title: str, icon: str = "list", primary: str = "") -> None:
        self.title, self.icon = title, icon
        self.widget = QWidget()
        self.panes = (QLineEdit(), QLineEdit())
        column = QVBoxLayout(self.widget)
        for pane in self.panes:
            column.addWidget(pane)
        self.primary_action = QAction(primary) if primary else None
        self.times_shown = 0

    def on_shown(self) -> None:
        self.times_shown += 1


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    """The runner of long work, ended after the test."""
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder for this test alone, with a documents folder in it."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(home / "data"))
    return home


@pytest.fixture
def desks(qtbot: QtBot, qapp: QApplication, own_home: Path) -> Iterator[Callable[[], Desk]]:
    """Makes whole windows, closed after the test."""
    made: list[Desk] = []

    def make() -> Desk:
        made.append(Desk(qapp))
        return made[-1]

    yield make
    for desk in made:
        desk.close()
        if desk.window:
            desk.window.close()
            desk.window.deleteLater()
        desk.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    undress(qapp)


@pytest.fixture
def clerk(qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path) -> Clerk:
    """The coordinator at the keyboard of a window over the example of `example_store`."""
    coordinator_store(tmp_path / "office.dxdesk").close()
    desk = desks()
    started(qtbot, desk, tmp_path / "office.dxdesk")
    return Clerk(qtbot, desk)
