"""The window's layout, without behaviour."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.words import shell as words
from dxdesk.ui.press_button import PressButton
from dxdesk.ui.shell.actions import MENU_TITLES
from dxdesk.ui.shell.info_bar import InfoBars
from dxdesk.ui.shell.nav import NavBar, NavEntry
from dxdesk.ui.shell.progress_strip import ProgressStrip
from dxdesk.ui.theme.icons import Icons


class PageHead(QFrame):
    """The heading, undo and redo, and the page's one filled button."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pageHead")
        self.setAccessibleName(words.PAGE_HEAD)
        self.title = QLabel()
        self.title.setObjectName("pageTitle")
        self.seek = _icon_button()
        self.undo = _icon_button()
        self.redo = _icon_button()
        self.primary = PressButton()
        self.primary.setObjectName("primary")
        self.primary.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        for button in (self.seek, self.undo, self.redo, self.primary):
            row.addWidget(button)


class WindowView(QMainWindow):
    """Menus, navigation, notices, heading, pages, progress, status."""

    def __init__(self, entries: Sequence[NavEntry], more: Sequence[NavEntry], icons: Icons) -> None:
        super().__init__()
        self.setMinimumSize(541, 380)
        self.menus = {menu: self._menu(title) for menu, title in MENU_TITLES.items()}
        self.nav = NavBar(entries, more, icons)
        self.info = InfoBars(icons)
        self.head = PageHead()
        self.stack = QStackedWidget()
        self.progress = ProgressStrip()
        self.setCentralWidget(self._centre())
        self.counts, self.department = QLabel(), QLabel()
        self.saved, self.place = _named_status("saved"), _named_status("place")
        self._lay_status()

    def _menu(self, title: str) -> QMenu:
        menu = self.menuBar().addMenu(title)
        menu.setToolTipsVisible(False)
        return menu

    def _centre(self) -> QWidget:
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.nav)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.info)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.progress)
        row.addLayout(column, 1)
        return centre

    def _lay_status(self) -> None:
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.addWidget(self.counts, 1)
        status.addPermanentWidget(self.place)
        status.addPermanentWidget(self.saved)
        status.addPermanentWidget(self.department)


def _named_status(kind: str) -> QLabel:
    """A text of the status bar that style sheets know by `kind`."""
    label = QLabel()
    label.setObjectName(kind)
    label.hide()
    return label


def _icon_button() -> QToolButton:
    button = QToolButton()
    button.setObjectName("headButton")
    button.setIconSize(QSize(20, 20))
    button.setFixedSize(32, 32)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
