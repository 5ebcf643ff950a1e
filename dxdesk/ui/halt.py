"""While nothing can be saved: a standing bar says so, and nothing is typed into the void."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from dxdesk import paths
from dxdesk.domain import backups as names
from dxdesk.domain.errors import DxdeskError, StoreError
from dxdesk.domain.words import backups as backup_words
from dxdesk.domain.words import errors as says
from dxdesk.domain.words import halt as words
from dxdesk.services import rescuing
from dxdesk.services.edits import Typed
from dxdesk.services.stores import Store
from dxdesk.ui.faults import fault_text
from dxdesk.ui.frame import Frame
from dxdesk.ui.page_making import Pages
from dxdesk.ui.pages import files
from dxdesk.ui.pages.base import StorePage
from dxdesk.ui.pages.work_page import once
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner
from dxdesk.ui.text import announce

TOPIC = "halt"

AskLeave = Callable[[QWidget, int], bool]


def ask_leave(parent: QWidget, unsaved: int) -> bool:
    """Ask whether to close although so many inputs will be lost; Esc and Enter stay."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(words.LEAVE_TITLE)
    box.setText(words.leave(unsaved))
    stay = box.addButton(words.STAY, QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(words.LEAVE, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is leave


class Halt(QObject):
    """Begins with the first failure that `meet` is told of; `retry` ends it once all is saved.

    `ended` says that saving works again, `open_asked` brings a copy to go on with. `ask_save`
    and `ask_leave` may be replaced.
    """

    ended = Signal()
    open_asked = Signal(Path)

    def __init__(
        self, store: Store, frame: Frame, runner: Runner, pages: Pages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._frame, self._runner, self._pages = store, frame, runner, pages
        pages.made.connect(lambda _, page: self._on_made(page))
        self._error: StoreError | None = None
        self._is_trying = False
        self._tried_at = ""
        self._rescued: tuple[Typed, ...] = ()
        self.ask_save: files.AskSave = files.ask_save
        self.ask_leave: AskLeave = ask_leave

    @property
    def is_on(self) -> bool:
        """Whether nothing can be saved at present."""
        return self._error is not None

    @property
    def unsaved(self) -> tuple[Typed, ...]:
        """What has been typed and is not in the store."""
        return tuple(typed for page in self._pages.there for typed in page.unsaved)

    def meet(self, error: BaseException) -> bool:
        """Halt because of a failure, if it is one of this store."""
        if not isinstance(error, StoreError) or getattr(error, "path", None) != self._store.path:
            return False
        is_first, self._error = self._error is None, error
        if is_first:
            self._set_locked(words.LOCKED)
        if not self._is_trying:
            self._show()
        return True

    def retry(self) -> bool:
        """Save all that is not saved; whether nothing is left and saving works again."""
        if self._is_trying or not self.is_on:
            return not self.is_on
        before, self._error, self._is_trying = self._error, None, True
        try:
            self._save_all()
        finally:
            self._is_trying = False
        if self._error:
            self._tried_at = f"{datetime.now():%H:%M:%S}"
            self._show()
        elif before:
            self._end()
        return not self.is_on

    def rescue(self) -> None:
        """Ask where to, and write a copy there with all that is not saved."""
        if self._runner.is_busy:
            self._frame.say(words.BUSY)
            return
        stem = backup_words.copy_name(self._store.path.stem, names.stamp(datetime.now()))
        near = files.documents_folder() / f"{stem}{paths.STORE_SUFFIX}"
        out = self.ask_save(self._frame.window or QWidget(), near)
        if out is None:
            return
        typed = self.unsaved
        job = self._runner.start(
            once(out.name, lambda: rescuing.rescue(self._store, out, typed)),
        )
        self._frame.follow(job)
        job.finished.connect(lambda found: self._on_rescued(out, found.records, typed))
        job.failed.connect(lambda error: self._frame.say(fault_text(error), "error"))

    def may_leave(self) -> bool:
        """Whether the store may be let go: all is saved, or the person gives the rest up."""
        lost = () if self.retry() else set(self.unsaved).difference(self._rescued)
        return not lost or self.ask_leave(self._frame.window or QWidget(), len(lost))

    def _save_all(self) -> None:
        for page in self._pages.there:
            page.settle()
        if self._error is None:
            try:
                rescuing.probe(self._store)
            except DxdeskError as error:
                self.meet(error)

    def _set_locked(self, reason: str) -> None:
        for page in self._pages.there:
            page.halt(reason)

    def _on_made(self, page: StorePage) -> None:
        if self.is_on:
            page.halt(words.LOCKED)

    def _show(self) -> None:
        if not self._error:
            return
        said = says.sentence(self._error)
        text = words.bar(said.what, said.do, len(self.unsaved), self._tried_at)
        ways = ((words.RETRY, self.retry), (words.RESCUE, self.rescue))
        self._frame.tell(Notice(text, "error", topic=TOPIC, ways=ways, stands=True))
        if self._frame.window:
            self._frame.window.set_not_saved()

    def _end(self) -> None:
        self._tried_at = ""
        self._set_locked("")
        if self._frame.window:
            self._frame.window.info.dismiss(TOPIC)
            announce(self._frame.window, words.SAVED_AGAIN)
        self.ended.emit()

    def _on_rescued(self, out: Path, records: int, typed: tuple[Typed, ...]) -> None:
        self._rescued = typed
        text = words.rescued(str(out), records, len(typed))
        go_on = partial(self.open_asked.emit, out)
        self._frame.tell(Notice(text, "success", words.OPEN_RESCUED, go_on, topic="rescued"))
