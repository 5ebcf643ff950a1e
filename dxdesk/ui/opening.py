"""Before a store is open: making one, opening it in the worker thread, where its window goes."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from dxdesk import paths
from dxdesk.domain.errors import BadKey, CannotWrite, DxdeskError, StoreError
from dxdesk.domain.progress import Progress, Work
from dxdesk.domain.words import pages_app as words
from dxdesk.domain.words import trouble as trouble_words
from dxdesk.ui import file_dialog
from dxdesk.ui.faults import fault_text
from dxdesk.ui.first_run import FirstRunAnswer

if TYPE_CHECKING:
    from dxdesk.services.backups import Restored
    from dxdesk.services.stores import Store

_SIZE = QSize(1280, 760)
_FRAME = 40  # pixels: a title bar, whose height is not known before the window is shown


def opened(path: Path, *, to_look: bool = False) -> "Work[Store]":
    """Open a store, or only to look at it, and bring in on the way what its pages will need."""
    yield Progress(0, 0, words.OPENING)
    from dxdesk.services import stores

    yield Progress(0, 0, words.OPENING)
    store = stores.look(path) if to_look else stores.open_store(path)
    from dxdesk.services import merging, submitting  # noqa: F401  (warm for the pages)

    return store


def restored(source: Path, path: Path) -> "Work[Restored]":
    """Put a backup in the place of a store that is closed."""
    yield Progress(0, 0, trouble_words.RESTORING)
    from dxdesk.services import backups

    return backups.restore(source, path)


def make_store(answer: FirstRunAnswer) -> dict[str, str]:
    """Make the store of an answer; what is wrong, by part of the first screen."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        _make(answer)
    except (BadKey, StoreError, CannotWrite) as error:
        return {"store": fault_text(error)}
    except OSError:
        return {"store": words.NO_PLACE}
    except DxdeskError as error:
        return {"plan": fault_text(error)}
    finally:
        QApplication.restoreOverrideCursor()
    return {}


def pick_store(parent: QWidget, near: Path) -> Path | None:
    """Ask for a store to open; None if nothing was picked."""
    return file_dialog.pick_one(parent, words.OPEN_OTHER, near, words.STORE_FILTER)


def place(window: QWidget) -> None:
    """Give a window its first size: large, and never beyond the screen."""
    free = window.screen().availableGeometry()
    window.resize(_SIZE.boundedTo(free.size()))
    if free.width() <= _SIZE.width() or free.height() <= _SIZE.height() + _FRAME:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def _make(answer: FirstRunAnswer) -> None:
    from dxdesk.services import loading, stores

    plan = loading.plan_from(answer.plan_file) if answer.plan_file else None
    paths.make_folder(answer.store.parent)
    stores.create(answer.store, answer.role, answer.department, plan).close()
