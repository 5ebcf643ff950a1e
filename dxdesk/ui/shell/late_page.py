"""A place in the window for a page that comes after the first paint."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QWidget

from dxdesk.ui.shell.page import Page
from dxdesk.ui.text import Paragraph


class LatePage:
    """Stands for a page until `fill` puts it there; then it is that page."""

    def __init__(self, title: str, icon: str, waiting: str = "") -> None:
        self._title, self.icon = title, icon
        self.page: Page | None = None
        self._place = QWidget()
        self._layout = QStackedLayout(self._place)
        note = Paragraph(waiting, "emptyText")
        note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout.addWidget(note)

    @property
    def title(self) -> str:
        """The page's title, once it is there."""
        return self.page.title if self.page else self._title

    @property
    def widget(self) -> QWidget:
        """The place."""
        return self._place

    @property
    def panes(self) -> Sequence[QWidget]:
        """The page's panes."""
        return self.page.panes if self.page else ()

    @property
    def primary_action(self) -> QAction | None:
        """The page's primary action."""
        return self.page.primary_action if self.page else None

    def on_shown(self) -> None:
        """Tell the page."""
        if self.page:
            self.page.on_shown()

    def fill(self, page: Page) -> None:
        """Put the page in its place."""
        self.page = page
        self._layout.addWidget(page.widget)
        self._layout.setCurrentWidget(page.widget)
