"""What the help menu offers besides the program's name: help on the screen, a diagnosis."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.words import diagnosis, guide
from dxdesk.domain.words import pages_app as words
from dxdesk.domain.words import pages_common as common
from dxdesk.ui import file_dialog
from dxdesk.ui.faults import fault_text
from dxdesk.ui.look import Look
from dxdesk.ui.shell.actions import Command, Menu
from dxdesk.ui.shell.info_bar import Notice

if TYPE_CHECKING:
    from dxdesk.services.stores import Store
    from dxdesk.ui.help_window import HelpWindow


class Helping(QObject):
    """`told` brings a `Notice`. `screen` names the page in view, `store` is the one that is
    open; `pick` asks for a file to write and may be replaced."""

    told = Signal(object)

    def __init__(
        self,
        look: Look,
        screen: Callable[[], str],
        store: "Callable[[], Store | None]",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._look, self._screen, self._store = look, screen, store
        self.window: HelpWindow | None = None
        self.pick = file_dialog.pick_new

    def commands(self) -> tuple[Command, ...]:
        """The entries of the help menu."""
        return (
            Command(Menu.HELP, guide.MENU_HELP, self.open, ("F1",)),
            *(
                Command(Menu.HELP, guide.menu(title), partial(self.print_guide, name))
                for name, title in guide.GUIDES.items()
            ),
            Command(Menu.HELP, diagnosis.MENU, self.diagnose, begins_group=True),
        )

    def open(self) -> None:
        """Show the page of help about the screen in view, beside the window."""
        from dxdesk.ui.help_window import HelpWindow

        if self.window is None:
            self.window = HelpWindow(self._look.tokens)
            self._look.changed.connect(self.window.set_tokens)
        self.window.open_for(self._screen())

    def print_guide(self, name: str) -> None:
        """Print a guide."""
        from dxdesk.services import guide as printing

        self._write(
            guide.SAVE,
            guide.guide_file(guide.GUIDES[name]),
            guide.FILTER,
            partial(printing.write, name),
        )

    def diagnose(self) -> None:
        """Write what may be handed over to those who look after the PCs."""
        from dxdesk.services import diagnosing

        self._write(
            diagnosis.SAVE,
            diagnosis.FILE_NAME,
            diagnosis.FILTER,
            lambda out: diagnosing.write(out, self._store()),
        )

    def tell_fault(self, error: BaseException, unsaved: int) -> None:
        """Keep a fault of the program itself for a diagnosis, and say what is to be done.

        `unsaved` is how many texts have been typed and are not in the store.
        """
        self.note(error)
        said = words.unexpected(type(error).__name__, words.kept(unsaved))
        text, way = common.joined(*said), diagnosis.WRITE
        self.told.emit(Notice(text, "error", way, self.diagnose, topic="fault"))

    def note(self, error: BaseException) -> None:
        """Keep a fault of the program itself for a diagnosis."""
        from dxdesk.services import faults

        faults.note(error)

    def _write(self, title: str, name: str, kinds: str, write: Callable[[Path], None]) -> None:
        out = self.pick(None, title, Path.home() / name, kinds)
        if out is None:
            return
        try:
            write(out)
        except DxdeskError as error:
            self.told.emit(Notice(fault_text(error), "error", topic="page"))
        else:
            self.told.emit(Notice(words.written(str(out)), "success", topic="page"))

    def close(self) -> None:
        """Close the help window, for good."""
        if self.window:
            self.window.close()
            self.window.deleteLater()
            self.window = None
