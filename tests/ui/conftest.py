"""What tests of widgets share: the real look, forms of catalogue fields, pages that do nothing."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from dxdesk import paths
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field
from dxdesk.ui.tasks import Runner
from dxdesk.ui.theme.apply import dress
from dxdesk.ui.theme.icons import Icons
from dxdesk.ui.theme.tokens import LIGHT


@pytest.fixture
def icons(qapp: QApplication) -> Iterator[Icons]:
    """The icons of the light scheme, the application being dressed in it."""
    yield dress(qapp, paths.resources_folder(), LIGHT)
    qapp.setStyleSheet("")


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
