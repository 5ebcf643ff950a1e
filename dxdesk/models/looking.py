"""Looking at a store that cannot be opened: in memory, with nothing written beside it.

What is shown is the store itself where nobody holds it, and else its newest sound backup.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from dxdesk.domain.backup_errors import BackupDamaged
from dxdesk.domain.errors import StoreError
from dxdesk.domain.places import Kind
from dxdesk.domain.store_errors import StoreDamaged, StoreInUse
from dxdesk.models import backups, engine, holder
from dxdesk.models.opening import in_memory
from dxdesk.models.place import place_of
from dxdesk.models.store import Store


def look(path: Path) -> Store:
    """A store to be looked at; `as_of` is the time of the backup it comes from, if it does.

    Raises StoreMissing, NotAStore, NewerStore, StoreDamaged; StoreInUse where the store is
    held and no backup of it can be read.
    """
    try:
        return _itself(path)
    except StoreInUse:
        for at, copy in _copies(path):
            with suppress(StoreError):
                return _loaded(path, copy, at)
        raise


def newest_copy(path: Path) -> datetime | None:
    """The time of the backup that a look at a held store would show, None where there is none."""
    for at, copy in _copies(path):
        with suppress(StoreError), backups.reading(copy):
            return at
    return None


def _copies(path: Path) -> Iterator[tuple[datetime, Path]]:
    found = holder.holder_of(path)
    return backups.copies(path, found.host if found else "")


def _itself(path: Path) -> Store:
    """The store as it lies or, where a crash broke an act off, as it was before that act."""
    is_fixed = place_of(path).kind is Kind.READ_ONLY
    if is_fixed and engine.is_broken_off(path):
        return _mended(path)
    try:
        return _loaded(path, path, None, is_fixed=is_fixed)
    except BackupDamaged as error:
        if engine.is_broken_off(path):
            return _mended(path)
        raise StoreDamaged(path, error.detail) from error


def _mended(path: Path) -> Store:
    """By a copy of the file and its journal, played back in a temporary folder."""
    with TemporaryDirectory() as folder, engine.naming_failures(path):
        copy = Path(folder) / path.name
        for each in (path, engine.journal_of(path)):
            shutil.copyfile(each, copy.with_name(each.name))
        with closing(sqlite3.connect(copy)) as raw:
            raw.execute("PRAGMA user_version").fetchone()
        return _loaded(path, copy, None)


def _loaded(path: Path, source: Path, as_of: datetime | None, *, is_fixed: bool = False) -> Store:
    with backups.reading(source, is_fixed=is_fixed) as found:
        return in_memory(path, found, as_of)
