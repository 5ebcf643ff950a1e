"""The window and everything behind it, wired together here and nowhere else.

The shell is painted first; SQLAlchemy, openpyxl and reportlab come in afterwards, in the
worker thread. So nothing at the top of this module may import `dxdesk.services`.
"""

import getpass
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from dxdesk import __version__, paths
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.progress import Work
from dxdesk.domain.store_errors import OpeningStopped
from dxdesk.domain.words import pages_app as words
from dxdesk.domain.words import shell as shell_words
from dxdesk.domain.words import tour as tour_words
from dxdesk.ui import opening, window_trial
from dxdesk.ui.example import Example
from dxdesk.ui.faults import catch_all, fault_text
from dxdesk.ui.first_paint import AfterFirstPaint
from dxdesk.ui.first_run import FirstRun, FirstRunAnswer
from dxdesk.ui.frame import Frame
from dxdesk.ui.helping import Helping
from dxdesk.ui.look import Look
from dxdesk.ui.pages.files import AskFiles, ask_workbooks, open_path
from dxdesk.ui.places import aside, late_pages, places_of
from dxdesk.ui.settings import enlarge, read_settings, store_to_open, write_settings
from dxdesk.ui.shell.actions import Command, Menu
from dxdesk.ui.shell.late_page import LatePage
from dxdesk.ui.shell.window import Window
from dxdesk.ui.single_instance import SingleInstance
from dxdesk.ui.tasks import Runner
from dxdesk.ui.theme.apply import speak_japanese
from dxdesk.ui.tour import Tour
from dxdesk.ui.ways_on import WaysOn

if TYPE_CHECKING:
    from dxdesk.services.stores import Store
    from dxdesk.ui.page_making import Pages
    from dxdesk.ui.pages.base import StorePage
    from dxdesk.ui.session import Session

_OPTION = "--store"

PickStore = Callable[[QWidget, Path], Path | None]
AskFirst = Callable[[FirstRun], FirstRunAnswer | Path | None]


def run(argv: Sequence[str] | None = None) -> int:
    """Open the window, of the store that `--store` names if it does; the exit status.

    The other arguments are files that arrived: the window shows what they would bring.
    """
    given = list(sys.argv if argv is None else argv)
    enlarge(read_settings(paths.settings_path()))
    app = _application(given)
    desk = Desk(app)
    catch_all(desk.tell_fault)
    store, files = _named(given[1:])
    desk.offer(files)
    if desk.start(store):
        return app.exec()
    desk.close()
    return 0


def try_window(store: Path | None) -> int:
    """Show every page of a store in a window and tell how many there were; the exit status.

    For the program's trial of itself: the user's settings are neither read nor written.
    Without a store the window ends once it has been painted, which is what a start takes.
    """
    app = _application(sys.argv)
    with TemporaryDirectory(prefix="dxdesk-") as folder:
        desk = Desk(app, Path(folder) / paths.settings_path().name)
        if store is None:
            AfterFirstPaint(desk.frame.show(late_pages(""), aside("")), app.quit)
            return app.exec()
        desk.open(store)
        shown = window_trial.walk(desk.frame, desk.runner, lambda: desk.store is not None)
        desk.close()
    sys.stdout.write(f"{shown}\n")
    return 0


def _application(argv: Sequence[str]) -> QApplication:
    app = QApplication(list(argv[:1]))
    app.setApplicationName(shell_words.PRODUCT)
    app.setApplicationVersion(__version__)
    speak_japanese(app)
    return app


def _named(arguments: Sequence[str]) -> tuple[Path | None, list[Path]]:
    """The store that is named, and the files."""
    named = len(arguments) > 1 and arguments[0] == _OPTION
    files = [Path(each).absolute() for each in arguments[2 if named else 0 :]]
    return Path(arguments[1]).absolute() if named else None, files


class Desk(QObject):
    """One window, one store, one worker thread. `ask_first` and what picks files may be replaced.

    What it remembers lies in `remembered`, the user's settings unless another file is named.
    """

    def __init__(self, app: QApplication, remembered: Path | None = None) -> None:
        super().__init__(app)
        self._remembered = remembered or paths.settings_path()
        self._settings = read_settings(self._remembered)
        self.look = Look(app, self._settings.scheme)
        app.setWindowIcon(self.look.icons.get("app"))
        self.helping = Helping(self.look, lambda: self.frame.in_view, lambda: self.store, self)
        self.frame = Frame(self.look, self._commands(), self)
        self.helping.told.connect(self.frame.tell)
        self.runner = Runner(self)
        self._ways = self._make_ways()
        self._tour = Tour(self.frame, self)
        self._example = Example(self)
        self._example.own_asked.connect(self.begin_new)
        self._example.files_asked.connect(self.offer)
        self._made: Path | None = None
        self.frame.may_close = self._may_leave
        self._instance: SingleInstance | None = None
        self._path = Path()
        self._role = ""
        self._late: dict[str, LatePage] = {}
        self._arrived: list[Path] = []
        self.frame.dropped.connect(self.offer)
        self.session: Session | None = None
        self.ask_first: AskFirst = FirstRun.ask
        self.pick_store: PickStore = opening.pick_store
        self.pick_files: AskFiles = ask_workbooks
        app.aboutToQuit.connect(self.close)

    @property
    def window(self) -> Window | None:
        """The window, None before the first pages are shown."""
        return self.frame.window

    @property
    def store(self) -> "Store | None":
        """The store that is open, None before and after."""
        return self.session.store if self.session else None

    def _make_ways(self) -> WaysOn:
        ways = WaysOn(self.frame, self.runner, self)
        ways.open_asked.connect(self.open)
        ways.look_asked.connect(lambda path: self.open(path, to_look=True))
        ways.opened.connect(self._on_real)
        ways.other_asked.connect(self._open_other)
        ways.new_asked.connect(self.begin_new)
        ways.diagnosis_asked.connect(self.helping.diagnose)
        return ways

    def tell_fault(self, error: BaseException) -> None:
        """Show a fault that nobody caught; one of the program itself is kept for a diagnosis."""
        if not isinstance(error, DxdeskError):
            self.helping.tell_fault(error, len(self.session.halt.unsaved) if self.session else 0)
        elif self.session:
            self.session.tell_fault(error)
        else:
            self.frame.say(fault_text(error), "error")

    def offer(self, files: Sequence[Path]) -> None:
        """Show what files would bring, as soon as a store is open that may take them."""
        self._arrived += files
        if self.session and self._arrived:
            arrived, self._arrived = self._arrived, []
            self.session.offer(arrived)

    # Which store

    def start(self, given: Path | None = None) -> bool:
        """Show the window of a store, the named or last one, or ask for a new one first.

        False if there is nothing to show: another window has it, or the person gave up.
        """
        settings = self._settings = read_settings(self._remembered)
        path = given or store_to_open(settings, paths.data_folder())
        if path is None:
            return self.begin_new()
        return self.open(path, settings.role if str(path) == settings.store else "")

    def begin_new(self) -> bool:
        """Ask whose store it is to be and make it, or for one that is there already.

        False if there is no window after all.
        """
        place, room = paths.store_path(words.DEFAULT_STORE), self._example.room
        names = [each.name for each in self._arrived]
        screen = FirstRun(place, check=opening.make_store, room=room, arrived=names)
        self.frame.retire(screen)
        answer = self.ask_first(screen)
        if isinstance(answer, Path):
            return self._open_picked(answer)
        if answer:
            self._made = answer.store
            return self.open(answer.store, answer.role)
        return self.window is not None

    def open(self, path: Path, role: str = "", *, to_look: bool = False) -> bool:
        """Show a window for a store, and open the store once the window has been painted.

        `role` is whose store it probably is. False if another window has the store. The store
        that is open stays where a person does not give up what it could not save. `to_look`
        opens it to be looked at only.
        """
        if not self._may_leave():
            return True
        if not self._claim(path):
            return False
        self._close_store()
        self._path = path
        self._example.leave(path)
        role = role or self._example.role(path)
        AfterFirstPaint(self._show_places(role), partial(self._open_store, self._way_in(to_look)))
        return True

    def _way_in(self, to_look: bool) -> "Callable[[], Work[Store]]":
        if self._example.role(self._path):
            return partial(self._example.opened, self._path)
        return partial(opening.opened, self._path, to_look=to_look)

    def close(self) -> None:
        """End the worker, let go of the store and of its name."""
        self.helping.close()
        self.runner.close()
        self._close_store()
        self._example.leave()
        self.frame.retire(None)
        if self._instance:
            self._instance.release()

    def _may_leave(self) -> bool:
        return self.session is None or self.session.may_leave()

    def _claim(self, path: Path) -> bool:
        if self._instance and path == self._path:
            return True
        instance = SingleInstance(getpass.getuser(), path, self)
        if not instance.claim(self._arrived):
            return False
        if self._instance:
            self._instance.release()
        self._instance = instance
        instance.raise_asked.connect(self.frame.come_forward)
        instance.files_asked.connect(self.offer)
        return True

    def _open_store(self, opened: "Callable[[], Work[Store]]") -> None:
        job = self.runner.start(opened)
        self.frame.follow(job)
        job.finished.connect(self._on_opened)
        job.failed.connect(self._on_trouble)
        job.cancelled.connect(lambda: self._on_trouble(OpeningStopped(self._path)))

    def _on_opened(self, store: "Store") -> None:
        from dxdesk.ui.leading import lead_to_draft
        from dxdesk.ui.session import Session

        pages = self._make_pages(store)
        session = self.session = Session(store, self.frame, self.runner, pages, self)
        session.halt.open_asked.connect(self.open)
        session.faulted.connect(self.tell_fault)
        role = store.identity.role
        if not self._example.role(self._path):
            self._remember(store=str(self._path), role=role)
        if places_of(role) != places_of(self._role):
            self._show_places(role)
        session.fill(self._late)
        session.begin(
            partial(lead_to_draft, pages, self.frame), partial(self._ways.try_real, self._path)
        )
        self.frame.show_page("home")
        self._ways.tell_news()
        self._welcome(role)
        self.offer(())

    def _welcome(self, role: str) -> None:
        """Begin the tour over an example; offer it once over a store that has just been made."""
        if self._example.role(self._path):
            self._example.tell(self._path, self.frame)
            self._tour.begin(role)
        elif self._made == self._path:
            self._tour.offer(role)
        self._made = None

    def _on_trouble(self, error: Exception) -> None:
        self._late = {}
        self._ways.show_trouble(error, self._path)
        if not isinstance(error, DxdeskError):
            self.helping.note(error)

    def _restore(self, source: Path) -> None:
        """Put a backup in the place of the store that is open, and open it again."""
        if self._may_leave():
            self._close_store()
            self._show_places(self._settings.role)
            self._ways.restore(source, self._path)

    def _choose_scheme(self, scheme: str) -> None:
        self.look.prefer(scheme)
        self._remember(scheme=scheme)

    def _on_real(self, store: "Store") -> None:
        self._close_store()
        self._show_places(store.identity.role)
        self._on_opened(store)

    def _open_other(self) -> None:
        picked = self.pick_store(self.window or QWidget(), self._path.parent)
        if picked:
            self._open_picked(picked)

    def _open_picked(self, path: Path) -> bool:
        """Open a store; where another window has it, say so if there is one to say it in."""
        if not self.open(path):
            self.frame.say(words.OPEN_ELSEWHERE)
        return self.window is not None

    def _remember(self, **changed: str) -> None:
        self._settings = replace(self._settings, **changed)
        try:
            write_settings(self._remembered, self._settings)
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
            Command(Menu.FILE, words.MENU_TAKE, self._open_arrived, ("Ctrl+O",)),
            Command(Menu.FILE, words.MENU_OPEN, self._open_other, begins_group=True),
            Command(Menu.FILE, words.MENU_NEW, self.begin_new),
            Command(Menu.FILE, words.MENU_WHERE, self._show_folder),
            *self.helping.commands(),
            Command(Menu.HELP, tour_words.MENU, self._begin_tour),
            Command(Menu.HELP, words.MENU_ABOUT, self._about),
        )

    def _save(self) -> None:
        if self.session:
            self.session.save()

    def _open_arrived(self) -> None:
        self.offer(self.pick_files(self.window or QWidget()))

    def _show_folder(self) -> None:
        if not open_path(self._path.parent):
            self.frame.say(words.NO_SUCH_PLACE, "warning")

    def _begin_tour(self) -> None:
        if self.store:
            self._tour.begin(self.store.identity.role)

    def _about(self) -> None:
        self.frame.say(words.about(__version__, str(self._path)))

    # Pages

    def _show_places(self, role: str) -> Window:
        self._role, self._late = role, late_pages(role)
        return self.frame.show(self._late, aside(role))

    def _make_pages(self, store: "Store") -> "Pages":
        """The pages over a store, connected with each other as each is made."""
        from dxdesk.ui import page_making

        own = {"settings": partial(self._make_settings, store)}
        pages = page_making.Pages(page_making.makers(store, self.runner, self.look) | own)
        pages.made.connect(
            lambda name, page: page_making.connect(name, page, pages, self.frame, self.look)
        )
        return pages

    def _make_settings(self, store: "Store") -> "StorePage":
        from dxdesk.ui.pages.settings import SettingsPage

        page = SettingsPage(store, self.runner, self._settings)
        page.restore_asked.connect(self._restore)
        page.scheme_chosen.connect(self._choose_scheme)
        page.size_chosen.connect(lambda size: self._remember(size=size))
        return page
