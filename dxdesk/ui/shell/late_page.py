"""A place in the window for a page that is made when it is first shown."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QWidget

from dxdesk.domain.words import pages_app as words
from dxdesk.ui.shell.page import Page
from dxdesk.ui.text import Paragraph


class LatePage:
    """Stands for a page, and is that page once it is there.

    `make` is asked for the page when the place is shown; it may be given later than the window.
    `hold` is asked before: where it answers yes nothing is read now, and who answered shows the
    place again.
    """

    def __init__(self, title: str, icon: str, waiting: str = "") -> None:
        self._title, self.icon = title, icon
        self.page: Page | None = None
        self.make: Callable[[], Page] | None = None
        self.hold: Callable[[], bool] | None = None
        self._place = QWidget()
        self._layout = QStackedLayout(self._place)
        self._note = Paragraph(waiting, "emptyText")
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout.addWidget(self._note)

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
        """Have the page made if it is not there, and tell it."""
        if self.hold and self.hold():
            self._note.say(words.HELD)
            return
        if self.make and not self.page:
            self.fill(self.make())
        if self.page:
            self.page.on_shown()

    def fill(self, page: Page) -> None:
        """Put the page in its place."""
        self.page = page
        self._layout.addWidget(page.widget)
        self._layout.setCurrentWidget(page.widget)
