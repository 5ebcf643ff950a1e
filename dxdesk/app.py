"""The window and everything behind it, wired together here and nowhere else.

The shell is painted first; SQLAlchemy, openpyxl and reportlab come in afterwards, in the
worker thread. So nothing at the top of this module may import `dxdesk.services`.
"""

import getpass
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from dxdesk import __version__, paths
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.words import pages_app as words
from dxdesk.domain.words import shell as shell_words
from dxdesk.ui import opening
from dxdesk.ui.faults import catch_all, fault_text
from dxdesk.ui.first_paint import AfterFirstPaint
from dxdesk.ui.first_run import FirstRun, FirstRunAnswer
from dxdesk.ui.focus_ring import FocusRing
from dxdesk.ui.places import PLACES, late_pages
from dxdesk.ui.settings import Settings, read_settings, store_to_open, write_settings
from dxdesk.ui.shell.actions import Command, Menu
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.shell.late_page import LatePage
from dxdesk.ui.shell.page import Page
from dxdesk.ui.shell.window import Window
from dxdesk.ui.single_instance import SingleInstance
from dxdesk.ui.tasks import Job, Runner
from dxdesk.ui.theme.apply import dress, speak_japanese
from dxdesk.ui.theme.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from dxdesk.services.stores import Store
    from dxdesk.ui.pages.base import StorePage

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


def _tokens(app: QApplication) -> Tokens:
    return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


class Desk(QObject):
    """One window, one store, one worker thread. `ask_first` and `pick_store` may be replaced."""

    recoloured = Signal(Tokens)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._tokens = _tokens(app)
        self._icons = dress(app, paths.resources_folder(), self._tokens)
        self._ring = FocusRing(app, self._tokens)
        self._instance: SingleInstance | None = None
        self._path = Path()
        self._late: dict[str, LatePage] = {}
        self._retired: QWidget | None = None
        self.runner = Runner(self)
        self.window: Window | None = None
        self.store: Store | None = None
        self._pages: dict[str, StorePage] = {}
        self.ask_first: AskFirst = FirstRun.ask
        self.pick_store: PickStore = opening.pick_store
        app.styleHints().colorSchemeChanged.connect(self._recolour)
        app.aboutToQuit.connect(self.close)

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
        self._retire(screen)
        answer = self.ask_first(screen)
        if answer:
            return self.open(answer.store, answer.role)
        return self.window is not None

    def open(self, path: Path, role: str = "") -> bool:
        """Show a window for a store, and open the store once the window has been painted.

        `role` is whose store it probably is. False if another window has the store.
        """
        if not self._claim(path):
            return False
        self._close_store()
        self._path = path
        self._late = late_pages(role)
        AfterFirstPaint(self._show_window(list(self._late.values())), self._open_store)
        return True

    def close(self) -> None:
        """End the worker, let go of the store and of its name."""
        self.runner.close()
        self._close_store()
        if self._instance:
            self._instance.release()

    def _claim(self, path: Path) -> bool:
        if self._instance and path == self._path:
            return True
        instance = SingleInstance(getpass.getuser(), path, self)
        if not instance.claim():
            return False
        if self._instance:
            self._instance.release()
        self._instance = instance
        instance.raise_asked.connect(self._come_forward)
        return True

    def _open_store(self) -> None:
        path = self._path
        job = self.runner.start(lambda: opening.opened(path))
        if self.window:
            self.window.progress.follow(job)
        job.finished.connect(self._on_opened)
        job.failed.connect(self._on_trouble)

    def _on_opened(self, store: "Store") -> None:
        from dxdesk.services.inbox import first_place

        self.store = store
        role = store.identity.role
        self._remember(role)
        if self.window is None or set(self._late) != set(PLACES[role]):
            self._late = late_pages(role)
            self._show_window(list(self._late.values()))
        self._pages = self._make_pages(store)
        for name, late in self._late.items():
            late.fill(self._pages[name])
            self._listen(self._pages[name])
        self._show(first_place(store))
        self._name_steps()
        self._tell_quiet_failures()

    def _on_trouble(self, error: Exception) -> None:
        from dxdesk.ui.pages.trouble import TroublePage

        ways = ((words.OPEN_OTHER, self._open_other), (words.MAKE_NEW, self.begin_new))
        self._late = {}
        self._show_window([TroublePage(error, self._retry, ways)])

    def _retry(self) -> None:
        self.open(self._path)

    def _open_other(self) -> None:
        picked = self.pick_store(self.window or QWidget(), self._path.parent)
        if picked and not self.open(picked):
            self.tell(words.OPEN_ELSEWHERE)

    def _remember(self, role: str) -> None:
        try:
            write_settings(paths.settings_path(), Settings(str(self._path), role))
        except OSError:
            self.tell(words.SETTINGS_LOST, "warning")

    def _close_store(self) -> None:
        self._settle()
        self._pages = {}
        if self.store:
            self.store.close()
        self.store = None

    # The window

    def _show_window(self, pages: Sequence[Page]) -> Window:
        window, old = Window(pages, [], self._icons, self._commands()), self.window
        if old:
            window.setGeometry(old.geometry())
        else:
            opening.place(window)
        window.undo_asked.connect(self._undo)
        window.redo_asked.connect(self._redo)
        window.stack.currentChanged.connect(lambda _: window.info.dismiss("page"))
        self.window = window
        window.show()
        window.activateWindow()
        if old:
            self._retire(old)
            old.close()
        return window

    def _retire(self, window: QWidget) -> None:
        """Keep a window that Qt may still have events for, and let the one before it go."""
        if self._retired:
            self._retired.deleteLater()
        self._retired = window

    def _commands(self) -> tuple[Command, ...]:
        return (
            Command(Menu.FILE, words.MENU_SAVE, self._save, ("Ctrl+S",)),
            Command(Menu.FILE, words.MENU_OPEN, self._open_other, begins_group=True),
            Command(Menu.FILE, words.MENU_NEW, self.begin_new),
            Command(Menu.FILE, words.MENU_WHERE, self._show_folder),
            Command(Menu.HELP, words.MENU_ABOUT, self._about),
        )

    def _come_forward(self) -> None:
        if self.window:
            self.window.come_forward()

    def _recolour(self) -> None:
        self._tokens = _tokens(self._app)
        self._icons = dress(self._app, paths.resources_folder(), self._tokens)
        self._ring.set_tokens(self._tokens)
        if self.window:
            self.window.set_icons(self._icons)
        self.recoloured.emit(self._tokens)

    def _show_folder(self) -> None:
        from dxdesk.ui.pages.files import open_path

        if not open_path(self._path.parent):
            self.tell(words.NO_SUCH_PLACE, "warning")

    def _about(self) -> None:
        self.tell(words.about(__version__, str(self._path)))

    def tell(self, text: str, level: str = "info") -> None:
        """Show a notice in the window."""
        if self.window:
            self.window.tell(Notice(text, level, topic="page"))

    def tell_fault(self, text: str) -> None:
        """Show a fault in the window, or on the console where there is none yet."""
        if self.window:
            self.tell(text, "error")
        else:
            sys.stderr.write(f"{text}\n")

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

        initiatives = InitiativesPlace(store, self._tokens)
        plan, submit = PlanPage(store), SubmitPage(store, self.runner)
        initiatives.switched.connect(lambda: self._show("initiatives"))
        initiatives.plan_asked.connect(lambda _: self._show("plan"))
        initiatives.plan_asked.connect(plan.go_to)
        plan.initiative_asked.connect(initiatives.open)
        submit.jump.connect(initiatives.open_field)
        self.recoloured.connect(initiatives.set_tokens)
        for_all: dict[str, StorePage] = {
            "initiatives": initiatives,
            "report": ReportPage(store, self.runner),
            "plan": plan,
            "history": HistoryPage(store),
        }
        if not is_coordinator(store):
            return for_all | {"submit": submit}
        merge = MergePage(store, self.runner, self._tokens)
        self.recoloured.connect(merge.set_tokens)
        return for_all | {"request": RequestPage(store, self.runner), "merge": merge}

    def _listen(self, page: "StorePage") -> None:
        page.told.connect(self._on_told)
        page.counted.connect(lambda text: self._on_counted(page, text))
        page.saved.connect(self._on_saved)
        page.changed.connect(self._name_steps)
        started = getattr(page, "started", None)
        if started is not None:
            started.connect(self._on_started)

    def _show(self, name: str) -> None:
        if self.window:
            self.window.show_page(list(self._late).index(name))

    def _on_told(self, notice: Notice) -> None:
        if self.window:
            self.window.tell(notice)

    def _on_counted(self, page: "StorePage", text: str) -> None:
        current = self.window.current if self.window else None
        if self.window and isinstance(current, LatePage) and current.page is page:
            self.window.set_counts(text)

    def _on_saved(self, time: str) -> None:
        if self.window:
            self.window.set_saved(time)
        self._tell_quiet_failures()

    def _tell_quiet_failures(self) -> None:
        """Tell what failed without stopping the work, such as a backup before it."""
        for each in self.store.take_notices() if self.store else ():
            self._on_told(Notice(fault_text(each), "warning", topic="quiet"))

    def _on_started(self, job: Job) -> None:
        if self.window:
            self.window.progress.follow(job)

    # Acts of the whole window

    def _name_steps(self) -> None:
        """Name what undo and redo would do, and whose store it is."""
        from dxdesk.services import stores, undo

        if self.store and self.window:
            steps = undo.steps(self.store)
            self.window.set_undo(steps.undo)
            self.window.set_redo(steps.redo)
            self.window.set_department(stores.who(self.store))

    def _undo(self) -> None:
        from dxdesk.services import undo

        self._step(undo.undo)

    def _redo(self) -> None:
        from dxdesk.services import undo

        self._step(undo.redo)

    def _step(self, step: "Callable[[Store], object]") -> None:
        """Undo or redo, unless long work is running; the page in view shows it at once."""
        self._settle()
        if self.runner.is_busy:
            self.tell(words.BUSY)
        elif self.store:
            try:
                step(self.store)
            except DxdeskError as error:
                self.tell(fault_text(error), "error")
            self._refresh()

    def _refresh(self) -> None:
        self._name_steps()
        self._on_saved(f"{datetime.now():%H:%M}")
        current = self.window.current if self.window else None
        if isinstance(current, LatePage) and current.page:
            self._pages[self._name_of(current)].refresh()

    def _name_of(self, late: LatePage) -> str:
        return next(name for name, each in self._late.items() if each is late)

    def _settle(self) -> None:
        for page in self._pages.values():
            page.settle()

    def _save(self) -> None:
        """Everything is saved as it is typed; Ctrl+S takes in what is being typed and says so."""
        self._settle()
        if self.store:
            self._on_saved(f"{datetime.now():%H:%M}")
