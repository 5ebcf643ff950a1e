"""What leads on where a store cannot be used as it is.

A page says why it cannot be opened; a backup is put in its place; the store itself is opened
instead of a look at it. What came of it is told once the store is open.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dxdesk.domain.store_errors import OnlyALook
from dxdesk.domain.words import trouble as words
from dxdesk.ui import opening
from dxdesk.ui.faults import fault_text
from dxdesk.ui.frame import Frame
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner

if TYPE_CHECKING:
    from dxdesk.services.backups import Restored
    from dxdesk.services.stores import Store

TOPIC = "restored"


class WaysOn(QObject):
    """`open_asked` brings a store to open, `look_asked` one to look at only; `opened` the store
    that could only be looked at before. `other_asked` and `new_asked` ask for another store,
    `diagnosis_asked` for what those who look after the PCs need to know."""

    open_asked = Signal(Path)
    look_asked = Signal(Path)
    opened = Signal(object)
    other_asked = Signal()
    new_asked = Signal()
    diagnosis_asked = Signal()

    def __init__(self, frame: Frame, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._runner = frame, runner
        self._news: list[Notice] = []

    def show_trouble(self, error: Exception, path: Path) -> None:
        """Say why the store cannot be opened and what can be done."""
        from dxdesk.ui.pages.trouble import TroublePage

        page = TroublePage(error, path, self._runner)
        page.retry_asked.connect(lambda: self.open_asked.emit(path))
        page.look_asked.connect(lambda: self.look_asked.emit(path))
        page.other_asked.connect(self.other_asked)
        page.new_asked.connect(self.new_asked)
        page.diagnosis_asked.connect(self.diagnosis_asked)
        page.restored.connect(lambda restored: self._on_restored(path, restored))
        page.started.connect(self._frame.follow)
        self._frame.show({"trouble": page})

    def restore(self, source: Path, path: Path) -> None:
        """Put a backup in the place of a store that is closed, and ask to open it."""
        job = self._runner.start(lambda: opening.restored(source, path))
        self._frame.follow(job)
        job.finished.connect(lambda restored: self._on_restored(path, restored))
        job.failed.connect(lambda error: self._on_not_restored(path, error))

    def try_real(self, path: Path) -> None:
        """Open the store that is only looked at, where that has become possible."""
        job = self._runner.start(lambda: opening.opened(path))
        self._frame.follow(job)
        job.finished.connect(self._on_real)
        job.failed.connect(self._tell_closed)

    def tell_news(self) -> None:
        """Tell what came of it, once."""
        for each in self._news:
            self._frame.tell(each)
        self._news = []

    def _on_restored(self, path: Path, restored: "Restored") -> None:
        kept = restored.replaced.name if restored.replaced else ""
        text = words.restored(restored.content.records, kept)
        troubles = [Notice(fault_text(each), "warning") for each in restored.warnings]
        self._news = [*troubles, Notice(text, "success", topic=TOPIC)]
        self.open_asked.emit(path)

    def _on_not_restored(self, path: Path, error: Exception) -> None:
        self._news = [Notice(fault_text(error), "error", topic=TOPIC)]
        self.open_asked.emit(path)

    def _on_real(self, store: "Store") -> None:
        if store.is_read_only:
            store.close()
            self._tell_closed(OnlyALook(store.path, store.as_of))
        else:
            self.opened.emit(store)

    def _tell_closed(self, error: Exception) -> None:
        self._frame.say(words.still_closed(fault_text(error)), "warning")
