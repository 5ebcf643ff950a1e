"""A folder that is watched while the window goes on: looked into by a thread, at intervals.

Which one it was is kept for each store, so that a later start can ask whether to go on.
"""

from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.watching import Settling, Sight
from dxdesk.ui import left

Look = Callable[[Path], Sight]

_EVERY = 30_000  # milliseconds between two looks
_SOON = 2_000  # the same while a file may be on its way
_LISTEN = 200  # between two questions whether the thread has an answer
_KEPT = "watched"


def remembered(store: Path) -> Path | None:
    """The folder that was still watched for a store when it was last closed."""
    folder = _kept().get(str(store))
    return Path(folder) if isinstance(folder, str) else None


def remember(store: Path, folder: Path | None) -> None:
    """Keep which folder is watched for a store, None for no longer any."""
    others = {name: kept for name, kept in _kept().items() if name != str(store)}
    left.keep(_KEPT, others | ({str(store): str(folder)} if folder else {}))


def _kept() -> dict[str, object]:
    found = left.recall(_KEPT)
    return found if isinstance(found, dict) else {}


class FolderWatch(QObject):
    """Ends with its parent. `arrived` brings files that are whole, `looked` what went wrong at
    a look, None where nothing did. A share that hangs holds up the next look, nothing else.

    `look` lists a folder; it is called in a thread and knows nothing of Qt.
    """

    arrived = Signal(list)
    looked = Signal(object)

    def __init__(self, folder: Path, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.folder, self._look = folder, look
        self._settling = Settling()
        self._answers: SimpleQueue[Sight | DxdeskError] = SimpleQueue()
        self._is_asking = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.look_now)
        self._listen = QTimer(self)
        self._listen.setInterval(_LISTEN)
        self._listen.timeout.connect(self._hear)
        self.look_now()

    def look_now(self) -> None:
        """Look without waiting for the interval; nothing where a look is under way."""
        if not self._is_asking:
            self._is_asking = True
            self._pause.stop()
            Thread(target=self._ask, daemon=True).start()
            self._listen.start()

    def stop(self) -> None:
        """Look no more; nothing is told any more."""
        self.blockSignals(True)
        self._pause.stop()
        self._listen.stop()
        self.deleteLater()

    def _ask(self) -> None:
        try:
            self._answers.put(self._look(self.folder))
        except DxdeskError as fault:
            self._answers.put(fault)

    def _hear(self) -> None:
        try:
            answer = self._answers.get_nowait()
        except Empty:
            return
        self._listen.stop()
        self._is_asking = False
        if isinstance(answer, DxdeskError):
            self.looked.emit(answer)
        else:
            whole = self._settling.take(answer)
            self.looked.emit(None)
            if whole:
                self.arrived.emit(list(whole))
        self._pause.start(_SOON if self._settling.is_waiting else _EVERY)
