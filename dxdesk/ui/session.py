"""A store that is open in the window: its pages, what they say, and acts on the whole store."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.words import halt as halt_words
from dxdesk.domain.words import pages_app as words
from dxdesk.domain.words import pages_settings as place_words
from dxdesk.domain.words import places
from dxdesk.domain.words import trouble as look_words
from dxdesk.services import collecting, stores, undo
from dxdesk.services.drafts import Draft
from dxdesk.services.stores import Store
from dxdesk.ui.begun import Begun
from dxdesk.ui.faults import fault_text
from dxdesk.ui.finding import open_finder
from dxdesk.ui.frame import Frame
from dxdesk.ui.halt import Halt
from dxdesk.ui.leading import lead_to_files, offer_watching
from dxdesk.ui.looking import Looking
from dxdesk.ui.page_making import Pages
from dxdesk.ui.pages.base import StorePage
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.shell.late_page import LatePage
from dxdesk.ui.tasks import Runner

_PATIENCE = 0.05  # seconds that a page waits for its turn at the store
_AGAIN = 100  # milliseconds until it is asked for again


class Session(QObject):
    """Ends with `close`. `faulted` brings a fault of the program itself."""

    faulted = Signal(object)

    def __init__(
        self, store: Store, frame: Frame, runner: Runner, pages: Pages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.store = store
        self._frame, self._runner, self._pages = frame, runner, pages
        pages.setParent(self)
        pages.made.connect(lambda _, page: self._listen(page))
        self.halt = Halt(store, frame, runner, pages, self)
        self.halt.ended.connect(self._refresh)
        frame.undo_asked.connect(self._undo)
        frame.redo_asked.connect(self._redo)
        frame.find_asked.connect(self._find)

    def fill(self, late: Mapping[str, LatePage]) -> None:
        """Have the places in the window, by name, filled with the pages."""
        for name, place in late.items():
            place.make = partial(self._pages.page, name)
            place.hold = partial(self._hold, name)
        self._name_steps()
        self._tell_place()
        self._tell_quiet_failures()

    def begin(self, lead: Callable[[Draft], object], try_real: Callable[[], object]) -> None:
        """Say what is special about this opening: texts that wait and a folder that was watched,
        or that it is only a look.

        `lead` shows where a text was typed, `try_real` opens a store that is only looked at.
        """
        if self.store.is_read_only:
            looking = Looking(self.store, self._frame, self._pages, self)
            looking.real_asked.connect(try_real)
        else:
            begun = Begun(self.store, self._frame, lead, self)
            begun.tell()
            self._pages.made.connect(lambda _, page: begun.listen(page))
            offer_watching(self.store.path, self._pages, self._frame)

    def offer(self, files: Sequence[Path]) -> None:
        """Show what files would bring, unless nothing may be written now."""
        if self.halt.is_on or self.store.is_read_only:
            self._frame.say(halt_words.LOCKED if self.halt.is_on else look_words.LOCKED)
            return
        gathers = stores.is_coordinator(self.store) or len(files) > 1 or files[0].is_dir()
        lead_to_files(self._pages, self._frame, files, to_gather=gathers)

    def settle(self) -> None:
        """Save all that is being typed."""
        for page in self._pages.there:
            page.settle()

    def save(self) -> None:
        """Everything is saved as it is typed; this takes in what is being typed and says so."""
        if self.halt.is_on:
            self.halt.retry()
            return
        if self.store.is_read_only:
            self._frame.say(look_words.LOCKED)
            return
        self.settle()
        self._on_saved(f"{datetime.now():%H:%M}")

    def may_leave(self) -> bool:
        """Whether the store may be let go with nothing lost that the person does not know of."""
        self.settle()
        return self.halt.may_leave()

    def tell_fault(self, error: BaseException) -> None:
        """Halt where nothing can be saved; tell any other failure."""
        if not isinstance(error, DxdeskError):
            self.faulted.emit(error)
        elif not self.halt.meet(error):
            self._frame.say(fault_text(error), "error")

    def close(self) -> None:
        """Save what is being typed and let go of the store."""
        self.settle()
        for page in self._pages.there:
            page.end()
            page.blockSignals(True)  # what a page still does as it goes concerns nobody
            page.deleteLater()  # with its timers: Python would let go of it piece by piece
        self._frame.undo_asked.disconnect(self._undo)
        self._frame.redo_asked.disconnect(self._redo)
        self._frame.find_asked.disconnect(self._find)
        self.store.close()
        collecting.look_again()
        self.deleteLater()

    def _listen(self, page: StorePage) -> None:
        page.told.connect(self._frame.tell)
        page.troubled.connect(self.tell_fault)
        page.counted.connect(lambda text: self._on_counted(page, text))
        page.saved.connect(self._on_saved)
        page.changed.connect(self._name_steps)
        started = getattr(page, "started", None)
        if started is not None:
            started.connect(self._frame.follow)

    def _on_counted(self, page: StorePage, text: str) -> None:
        if self._frame.window and self._in_view() is page:
            self._frame.window.set_counts(text)

    def _on_saved(self, time: str) -> None:
        if self.halt.is_on:
            QTimer.singleShot(0, self.halt, self.halt.retry)
        elif self._frame.window:
            self._frame.window.set_saved(time)
        self._tell_quiet_failures()

    def _tell_quiet_failures(self) -> None:
        """Tell what failed without stopping the work, such as a backup before it."""
        for each in self.store.take_notices():
            self._frame.tell(Notice(fault_text(each), "warning", topic="quiet"))

    def _tell_place(self) -> None:
        """Say quietly, and always, that the store lies on a share or in a folder of a service."""
        kind = stores.place(self.store).kind
        notice = places.NOTICES[kind]
        if self._frame.window and notice:
            self._frame.window.set_place(place_words.standing(places.KINDS[kind]), notice)

    def _hold(self, name: str) -> bool:
        """Whether long work has the store: its page is then shown once it has not."""
        if self.store.is_free(_PATIENCE):
            return False
        QTimer.singleShot(_AGAIN, self, partial(self._show_again, name))
        return True

    def _show_again(self, name: str) -> None:
        if self._frame.in_view == name:
            self._frame.show_page(name)

    def _in_view(self) -> StorePage | None:
        shown = self._frame.window.current if self._frame.window else None
        page = shown.page if isinstance(shown, LatePage) else None
        return next((each for each in self._pages.there if each is page), None)

    def _name_steps(self) -> None:
        """Name what undo and redo would do, and whose store it is."""
        if window := self._frame.window:
            who, is_look = stores.who(self.store), self.store.is_read_only
            steps = undo.steps(self.store)
            window.set_undo(steps.undo, look_words.NO_UNDO if is_look else "")
            window.set_redo(steps.redo, look_words.NO_UNDO if is_look else "")
            window.set_department(look_words.marked(who) if is_look else who)

    def _find(self) -> None:
        if self._frame.window:
            open_finder(self._frame.window, self.store, self._pages, self._frame)

    def _undo(self) -> None:
        self._step(undo.undo)

    def _redo(self) -> None:
        self._step(undo.redo)

    def _step(self, step: Callable[[Store], object]) -> None:
        """Undo or redo, unless long work is running; the page in view shows it at once."""
        self.settle()
        if self._runner.is_busy:
            self._frame.say(words.BUSY)
            return
        if not self.halt.retry():
            return
        try:
            step(self.store)
        except DxdeskError as error:
            self.tell_fault(error)
        self._refresh()

    def _refresh(self) -> None:
        self._name_steps()
        self._on_saved(f"{datetime.now():%H:%M}")
        if page := self._in_view():
            page.refresh()
