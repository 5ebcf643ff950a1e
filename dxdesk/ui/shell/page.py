"""What the window asks of a page."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget


class Page(Protocol):
    """One screen of the window. A page knows nothing of the window that shows it."""

    @property
    def title(self) -> str:
        """The heading, and the name in the navigation."""

    @property
    def icon(self) -> str:
        """The name of the icon in the navigation."""

    @property
    def widget(self) -> QWidget:
        """The body below the heading."""

    @property
    def panes(self) -> Sequence[QWidget]:
        """The parts of the body that F6 visits, in reading order."""

    @property
    def primary_action(self) -> QAction | None:
        """What the one filled button and Ctrl+Enter do. It may change its text."""

    def on_shown(self) -> None:
        """The page comes into view: time to show what is new."""
