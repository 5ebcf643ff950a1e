"""The one window and what is said through it; another takes its place where other pages come."""

import sys
from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dxdesk.ui import opening
from dxdesk.ui.look import Look
from dxdesk.ui.places import KEYS
from dxdesk.ui.shell.actions import Command
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.shell.page import Page
from dxdesk.ui.shell.window import Window
from dxdesk.ui.tasks import Job


class Frame(QObject):
    """`window` is None until the first pages are shown. `may_close` is asked when a person
    closes it, and may be replaced. `dropped` brings files dropped on the window."""

    undo_asked = Signal()
    redo_asked = Signal()
    dropped = Signal(list)
    find_asked = Signal()

    def __init__(self, look: Look, commands: Sequence[Command], parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._commands = look, commands
        self._names: tuple[str, ...] = ()
        self._retired: QWidget | None = None
        self.window: Window | None = None
        self.may_close: Callable[[], bool] = lambda: True
        look.changed.connect(self._recolour)

    def show(self, pages: Mapping[str, Page], aside: Collection[str] = ()) -> Window:
        """Show a window with these pages, in the place of the one before.

        The last of them, which `aside` names, lie under その他.
        """
        self._names = tuple(pages)
        old, window = self.window, self._make(pages, len(pages) - len(aside))
        if old:
            window.setGeometry(old.geometry())
        else:
            opening.place(window)
        self.window = window
        window.show()
        window.activateWindow()
        if old:
            self.retire(old)
            old.may_close = lambda: True
            old.close()
        return window

    def retire(self, window: QWidget | None) -> None:
        """Keep a window that Qt may still have events for, and let the one before it go."""
        if self._retired:
            self._retired.deleteLater()
        self._retired = window

    def show_page(self, name: str) -> None:
        """Bring a page into view."""
        if self.window:
            self.window.show_page(self._names.index(name))

    @property
    def in_view(self) -> str:
        """The name of the page in view, "" where there is none."""
        if not self.window or not self._names:
            return ""
        return self._names[self.window.stack.currentIndex()]

    def come_forward(self) -> None:
        """Show the window above others."""
        if self.window:
            self.window.come_forward()

    def say(self, text: str, level: str = "info") -> None:
        """Show a notice that goes when another page comes into view."""
        self.tell(Notice(text, level, topic="page"))

    def tell(self, notice: Notice) -> None:
        """Show a notice; an error where there is no window yet goes to the console."""
        if self.window:
            self.window.tell(notice)
        elif notice.level == "error":
            sys.stderr.write(f"{notice.text}\n")

    def dismiss(self, topic: str) -> None:
        """Take away the notice of a topic."""
        if self.window:
            self.window.info.dismiss(topic)

    def follow(self, job: Job) -> None:
        """Show how far long work is."""
        if self.window:
            self.window.progress.follow(job)

    def _make(self, pages: Mapping[str, Page], main: int) -> Window:
        keys = {place: KEYS[name] for place, name in enumerate(pages) if name in KEYS}
        shown, icons = tuple(pages.values()), self._look.icons
        window = Window(shown[:main], shown[main:], icons, self._commands, keys)
        window.may_close = self.may_close
        window.undo_asked.connect(self.undo_asked)
        window.redo_asked.connect(self.redo_asked)
        window.dropped.connect(self.dropped)
        window.find_asked.connect(self.find_asked)
        window.stack.currentChanged.connect(lambda _: window.info.dismiss("page"))
        return window

    def _recolour(self) -> None:
        if self.window:
            self.window.set_icons(self._look.icons)
