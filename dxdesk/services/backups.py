"""Backups for people: made by request, listed, looked at, restored.

Those before and after other work are made by `Store.back_up`; what fails there stops nothing
and waits in `Store.notices` for whoever can show it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dxdesk.domain.backup_errors import BackupExists
from dxdesk.domain.backups import Reason
from dxdesk.domain.errors import DxdeskError
from dxdesk.models import backups, restoring
from dxdesk.models.backups import Backup, Content
from dxdesk.models.restoring import Prospect, Restored
from dxdesk.models.store import Store
from dxdesk.services import outputs

__all__ = [
    "Backup",
    "Content",
    "Prospect",
    "Restored",
    "Second",
    "backups_of",
    "keep_now",
    "make",
    "make_first_of_day",
    "preview_over",
    "preview_restore",
    "restore",
    "second_folder",
    "second_place",
    "set_second_folder",
]


@dataclass(frozen=True, slots=True)
class Second:
    """The second place of a store's backups.

    `newest` is the time of the newest one there (None: none can be seen); `is_behind` tells
    that the newest one beside the store has not arrived there.
    """

    folder: Path
    newest: datetime | None
    is_reachable: bool
    is_behind: bool


def make(store: Store, out: Path) -> Content:
    """Write a backup to `out`, open it again and check it; what it holds.

    Raises BackupExists, CannotWrite, BackupUnsound, and StoreDamaged for the store itself.
    """
    if out.exists():
        raise BackupExists(out)
    with store.driver() as source:
        backups.require_sound(source, store.path, to_the_value=True)
        return backups.copy(source, out)


def make_first_of_day(store: Store) -> None:
    """Back the store up where today has no backup yet and it was not begun today."""
    today = date.today()
    newest = backups.newest_name(store.path)
    if (newest is None or newest.at.date() != today) and _begun(store) != today.isoformat():
        store.back_up(Reason.DAY)


def keep_now(store: Store) -> list[DxdeskError]:
    """Back the store up in every place because a person asked for it; what failed."""
    store.back_up(Reason.ASKED)
    return store.take_notices()


def backups_of(path: Path) -> list[Backup]:
    """The backups beside a store, newest first; the store need not be there or open."""
    return backups.backups_of(path)


def preview_restore(source: Path, path: Path) -> Prospect:
    """What restoring would bring, beside what is there; nothing is written.

    Raises StoreMissing, NotAStore, NewerStore, BackupDamaged, StoreInUse.
    """
    return restoring.preview(source, path)


def preview_over(store: Store, source: Path) -> Prospect:
    """What restoring over an open store would bring. Raises as `preview_restore`."""
    with store.driver() as raw:
        present = backups.content_of(raw)
    return Prospect(store.path, backups.examine(source), present, True)


def restore(source: Path, path: Path) -> Restored:
    """Put a backup in a store's place and keep what it replaces beside it.

    Raises as `preview_restore` does, and CannotWrite, BackupUnsound; nothing is then changed.
    """
    return restoring.restore(source, path)


def second_folder(path: Path) -> Path | None:
    """Where a store's backups are kept a second time, None for nowhere."""
    return backups.second_folder(path)


def second_place(path: Path) -> Second | None:
    """How it is with the second place, None where none is set."""
    folder = backups.second_folder(path)
    if folder is None:
        return None
    beside = backups.folder_of(path)
    there = [at for at, file in backups.copies(path) if file.parent != beside]
    first, newest = backups.newest_name(path), max(there, default=None)
    is_behind = first is not None and (newest is None or newest < first.at)
    return Second(folder, newest, folder.is_dir(), is_behind)


def set_second_folder(path: Path, folder: Path | None) -> None:
    """Keep a store's backups in this folder too, on another disk or a share; None for nowhere.

    Raises CannotWrite.
    """
    with outputs.writing(path):
        backups.set_second_folder(path, folder)


def _begun(store: Store) -> str:
    """The day of the store's first act, as yyyy-mm-dd."""
    with store.reading() as connection:
        first = connection.exec_driver_sql("SELECT at FROM act ORDER BY seq LIMIT 1").scalar()
    return str(first or "")[:10]
