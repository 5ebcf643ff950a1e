"""The window and everything behind it, wired together here and nowhere else.

The shell is painted first; SQLAlchemy, openpyxl and reportlab come in afterwards, in the
worker thread. So nothing at the top of this module may import `dxdesk.services`.
"""

import getpass
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from dxdesk import __version__, paths
from dxdesk.domain.words import pages_app as words
from dxdesk.domain.words import shell as shell_words
from dxdesk.ui import opening
from dxdesk.ui.faults import catch_all, fault_text
from dxdesk.ui.first_paint import AfterFirstPaint
from dxdesk.ui.first_run import FirstRun, FirstRunAnswer
from dxdesk.ui.frame import Frame
from dxdesk.ui.look import Look
from dxdesk.ui.places import PLACES, late_pages
from dxdesk.ui.settings import Settings, read_settings, store_to_open, write_settings
from dxdesk.ui.shell.actions import Command, Menu
from dxdesk.ui.shell.late_page import LatePage
from dxdesk.ui.shell.window import Window
from dxdesk.ui.single_instance import SingleInstance
from dxdesk.ui.tasks import Runner
from dxdesk.ui.theme.apply import speak_japanese

if TYPE_CHECKING:
    from dxdesk.services.stores import Store
    from dxdesk.ui.pages.base import StorePage
    from dxdesk.ui.session import Session

_OPTION = "--store"

PickStore = Callable[[QWidget, Path], Path | None]
AskFirst = Callable[[FirstRun], FirstRunAnswer | None]


def run(argv: Sequence[str] | None = None) -> int:
    """Open the window, of the store that `--store` names if it does; the exit status."""
    given = list(sys.argv if argv is None else argv)
    app = QApplication(given[:1])
    app.setApplicationName(shell_words.PRODUCT)
    app.setApplicationVersion(__version__)
    speak_japanese(app)
    desk = Desk(app)
    catch_all(desk.tell_fault)
    if desk.start(_named(given[1:])):
        return app.exec()
    desk.close()
    return 0


def _named(arguments: Sequence[str]) -> Path | None:
    named = len(arguments) > 1 and arguments[0] == _OPTION
    return Path(arguments[1]).absolute() if named else None


class Desk(QObject):
    """One window, one store, one worker thread. `ask_first` and `pick_store` may be replaced."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.look = Look(app)
        self.frame = Frame(self.look, self._commands(), self)
        self.runner = Runner(self)
        self.frame.may_close = self._may_leave
        self._instance: SingleInstance | None = None
        self._path = Path()
        self._late: dict[str, LatePage] = {}
        self.session: Session | None = None
        self.ask_first: AskFirst = FirstRun.ask
        self.pick_store: PickStore = opening.pick_store
        app.aboutToQuit.connect(self.close)

    @property
    def window(self) -> Window | None:
        """The window, None before the first pages are shown."""
        return self.frame.window

    @property
    def store(self) -> "Store | None":
        """The store that is open, None before and after."""
        return self.session.store if self.session else None

    def tell_fault(self, error: BaseException) -> None:
        """Show a fault that nobody caught."""
        if self.session:
            self.session.tell_fault(error)
        else:
            self.frame.tell_fault(fault_text(error))

    # Which store

    def start(self, given: Path | None = None) -> bool:
        """Show the window of a store, the named or last one, or ask for a new one first.

        False if there is nothing to show: another window has it, or the person gave up.
        """
        settings = read_settings(paths.settings_path())
        path = given or store_to_open(settings, paths.data_folder())
        if path is None:
            return self.begin_new()
        return self.open(path, settings.role if str(path) == settings.store else "")

    def begin_new(self) -> bool:
        """Ask whose store it is to be and make it; False if there is no window after all."""
        screen = FirstRun(paths.store_path(words.DEFAULT_STORE), check=opening.make_store)
        self.frame.retire(screen)
        answer = self.ask_first(screen)
        if answer:
            return self.open(answer.store, answer.role)
        return self.window is not None

    def open(self, path: Path, role: str = "") -> bool:
        """Show a window for a store, and open the store once the window has been painted.

        `role` is whose store it probably is. False if another window has the store. The store
        that is open stays where a person does not give up what it could not save.
        """
        if not self._may_leave():
            return True
        if not self._claim(path):
            return False
        self._close_store()
        self._path = path
        self._late = late_pages(role)
        AfterFirstPaint(self.frame.show(self._late), self._open_store)
        return True

    def close(self) -> None:
        """End the worker, let go of the store and of its name."""
        self.runner.close()
        self._close_store()
        if self._instance:
            self._instance.release()

    def _may_leave(self) -> bool:
        return self.session is None or self.session.may_leave()

    def _claim(self, path: Path) -> bool:
        if self._instance and path == self._path:
            return True
        instance = SingleInstance(getpass.getuser(), path, self)
        if not instance.claim():
            return False
        if self._instance:
            self._instance.release()
        self._instance = instance
        instance.raise_asked.connect(self.frame.come_forward)
        return True

    def _open_store(self) -> None:
        path = self._path
        job = self.runner.start(lambda: opening.opened(path))
        self.frame.follow(job)
        job.finished.connect(self._on_opened)
        job.failed.connect(self._on_trouble)

    def _on_opened(self, store: "Store") -> None:
        from dxdesk.services.inbox import first_place
        from dxdesk.ui.session import Session

        session = self.session = Session(store, self.frame, self.runner, self)
        session.halt.open_asked.connect(self.open)
        role = store.identity.role
        self._remember(role)
        if set(self._late) != set(PLACES[role]):
            self._late = late_pages(role)
            self.frame.show(self._late)
        session.fill(self._late, self._make_pages(store))
        self.frame.show_page(first_place(store))

    def _on_trouble(self, error: Exception) -> None:
        from dxdesk.ui.pages.trouble import TroublePage

        ways = ((words.OPEN_OTHER, self._open_other), (words.MAKE_NEW, self.begin_new))
        self._late = {}
        self.frame.show({"trouble": TroublePage(error, self._retry, ways)})

    def _retry(self) -> None:
        self.open(self._path)

    def _open_other(self) -> None:
        picked = self.pick_store(self.window or QWidget(), self._path.parent)
        if picked and not self.open(picked):
            self.frame.say(words.OPEN_ELSEWHERE)

    def _remember(self, role: str) -> None:
        try:
            write_settings(paths.settings_path(), Settings(str(self._path), role))
        except OSError:
            self.frame.say(words.SETTINGS_LOST, "warning")

    def _close_store(self) -> None:
        if self.session:
            self.session.close()
        self.session = None

    # What the menus offer

    def _commands(self) -> tuple[Command, ...]:
        return (
            Command(Menu.FILE, words.MENU_SAVE, self._save, ("Ctrl+S",)),
            Command(Menu.FILE, words.MENU_OPEN, self._open_other, begins_group=True),
            Command(Menu.FILE, words.MENU_NEW, self.begin_new),
            Command(Menu.FILE, words.MENU_WHERE, self._show_folder),
            Command(Menu.HELP, words.MENU_ABOUT, self._about),
        )

    def _save(self) -> None:
        if self.session:
            self.session.save()

    def _show_folder(self) -> None:
        from dxdesk.ui.pages.files import open_path

        if not open_path(self._path.parent):
            self.frame.say(words.NO_SUCH_PLACE, "warning")

    def _about(self) -> None:
        self.frame.say(words.about(__version__, str(self._path)))

    # Pages

    def _make_pages(self, store: "Store") -> "dict[str, StorePage]":
        """Every page that this store's owner sees, by name, connected with each other."""
        from dxdesk.services.stores import is_coordinator
        from dxdesk.ui.pages.history import HistoryPage
        from dxdesk.ui.pages.initiatives_place import InitiativesPlace
        from dxdesk.ui.pages.merge_page import MergePage
        from dxdesk.ui.pages.plan import PlanPage
        from dxdesk.ui.pages.report_page import ReportPage
        from dxdesk.ui.pages.request_page import RequestPage
        from dxdesk.ui.pages.submit_page import SubmitPage

        show, look = self.frame.show_page, self.look
        initiatives = InitiativesPlace(store, look.tokens)
        plan, submit = PlanPage(store), SubmitPage(store, self.runner)
        initiatives.switched.connect(lambda: show("initiatives"))
        initiatives.plan_asked.connect(lambda _: show("plan"))
        initiatives.plan_asked.connect(plan.go_to)
        plan.initiative_asked.connect(initiatives.open)
        submit.jump.connect(initiatives.open_field)
        look.changed.connect(initiatives.set_tokens)
        for_all: dict[str, StorePage] = {
            "initiatives": initiatives,
            "report": ReportPage(store, self.runner),
            "plan": plan,
            "history": HistoryPage(store),
        }
        if not is_coordinator(store):
            return for_all | {"submit": submit}
        merge = MergePage(store, self.runner, look.tokens)
        look.changed.connect(merge.set_tokens)
        return for_all | {"request": RequestPage(store, self.runner), "merge": merge}
