"""The example: a store in a temporary folder, which goes when another takes its place."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dxdesk import paths
from dxdesk.domain.progress import Progress, Work
from dxdesk.domain.words import example as words
from dxdesk.ui import opening
from dxdesk.ui.first_run import Role
from dxdesk.ui.frame import Frame
from dxdesk.ui.shell.info_bar import Notice, Way

if TYPE_CHECKING:
    from dxdesk.services.stores import Store

TOPIC = "example"


class Example(QObject):
    """The standing bar asks for a store of one's own (`own_asked`) and, where files of the
    example have come, what they would bring (`files_asked`)."""

    own_asked = Signal()
    files_asked = Signal(list)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rooms: dict[Path, tuple[Role, TemporaryDirectory[str]]] = {}

    def room(self, role: Role) -> Path | None:
        """Where a role's example is to lie, made when it is opened; None if there is no room."""
        try:
            folder = TemporaryDirectory(prefix="dxdesk-", ignore_cleanup_errors=True)
        except OSError:
            return None
        name = paths.legal_file_name(words.STORES[role] + paths.STORE_SUFFIX)
        path = Path(folder.name).resolve() / name
        self._rooms[path] = role, folder
        return path

    def role(self, path: Path) -> str:
        """Whose example lies there, "" for a store that is none."""
        return self._rooms[path][0] if path in self._rooms else ""

    def opened(self, path: Path) -> "Work[Store]":
        """Make the example unless it is there, and open it; half of one is taken away again."""
        yield Progress(0, 0, words.MAKING)
        if not path.exists():
            yield from _made(path, self.role(path))
        return (yield from opening.opened(path))

    def tell(self, path: Path, frame: Frame) -> None:
        """Say that what is open is an example, and what can be done."""
        come = sorted((path.parent / words.ARRIVED).glob("*.xlsx"))
        own: Way = (words.MAKE_OWN, self.own_asked.emit)
        look: Way = (words.LOOK_INTO, lambda: self.files_asked.emit(come))
        ways = (look, own) if come else (own,)
        text = words.STANDING
        frame.tell(Notice(text, "warning", topic=TOPIC, ways=ways, stands=True, beside=True))

    def leave(self, now: Path | None = None) -> None:
        """Throw away every example but the one that is open now."""
        for path in [each for each in self._rooms if each != now]:
            self._rooms.pop(path)[1].cleanup()


def _made(path: Path, role: str) -> Work[None]:
    from dxdesk.services import trying

    try:
        yield from trying.make(path, role)
    except BaseException:
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        raise
