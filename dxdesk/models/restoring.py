"""Putting a backup in a store's place, with what it replaces kept beside.

The copy is made and checked first. The old file is then kept under another name and the copy
takes its place in a single rename, so a crash leaves the old or the new store. Where a journal
of an unfinished transaction lies beside, the old store is that pair: it is kept under the
other name, then played back in its place, so the copy never stands beside a foreign journal.
"""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dxdesk import paths
from dxdesk.domain.backup_errors import BackupDamaged
from dxdesk.domain.backups import REPLACED, Reason, stamp
from dxdesk.domain.damage_errors import StrangeJournal
from dxdesk.domain.errors import DxdeskError, StoreError
from dxdesk.domain.store_errors import NewerStore, NotAStore, StoreMissing, StoreUnreachable
from dxdesk.models import backups, engine, file_head, recovering
from dxdesk.models.backups import Content

_UNUSABLE = (StoreMissing, NotAStore, NewerStore, BackupDamaged, StoreUnreachable)


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a restore would bring, and what is there now (None: missing or not readable)."""

    path: Path
    backup: Content
    present: Content | None
    exists: bool


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore brought, where the store that it replaced lies now (None: there was
    none), and the troubles that stopped nothing."""

    path: Path
    content: Content
    replaced: Path | None
    warnings: tuple[DxdeskError, ...]


def preview(source: Path, target: Path) -> Prospect:
    """What restoring would do; nothing is written.

    Raises StoreMissing, NotAStore, NewerStore, BackupDamaged (the backup); StoreInUse.
    """
    return Prospect(target, backups.examine(source), _present(target), target.exists())


def restore(source: Path, target: Path) -> Restored:
    """Put the backup in the store's place; whatever lies there, damaged or not, is kept.

    A link is followed, as opening does. Raises as `preview` does, and CannotWrite,
    BackupUnsound; the store is then as it was.
    """
    target = paths.real(target)
    backups.examine(source)
    present = _present(target)
    with backups.reading(source) as connection:
        warnings = _back_up(target) if present else []
        with backups.prepared(connection, target) as (copy, content):
            replaced = _set_aside(target)
            copy.replace(target)
            paths.sync_folder(target.parent)
    return Restored(target, content, replaced, tuple(warnings))


def _present(target: Path) -> Content | None:
    """What the store holds now. Raises StoreInUse."""
    with suppress(*_UNUSABLE):
        return backups.examine(target)
    return None


def _back_up(target: Path) -> list[DxdeskError]:
    with backups.reading(target) as connection:
        return backups.back_up(connection, target, Reason.RESTORE)


def _set_aside(target: Path) -> Path | None:
    """Give what is there another name, and take its journals away."""
    journals = [each for each in engine.journals_of(target) if _is_filled(each)]
    if not os.path.lexists(target) and not journals:
        return None
    aside = _free_aside(target)
    for each in journals:
        _keep(each, aside.with_name(aside.name + each.name.removeprefix(target.name)), target)
        paths.sync_folder(target.parent)
    if target.is_file():
        _keep(target, aside, target)
    elif os.path.lexists(target):
        target.rename(aside)
    paths.sync_folder(target.parent)
    if journals:
        if engine.is_broken_off(target) and not _is_strange(target):
            _play_back(target, engine.journal_of(target))
        for each in journals:
            each.unlink()
        paths.sync_folder(target.parent)
    return aside


def _is_filled(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _is_strange(target: Path) -> bool:
    """Whether a journal beside the store is not its own."""
    try:
        file_head.require_store(target)
        recovering.require_own_journal(target)
    except StrangeJournal:
        return True
    except StoreError:
        return False
    return False


def _play_back(target: Path, journal: Path) -> None:
    """Put in the store's place what opening it would make of it and its journal.

    Playing a journal back twice does no harm, so a crash before it goes loses nothing. A store
    that cannot be played back cannot be opened either: its place is then left empty.
    """
    played = paths.neighbour_of(target)
    beside = engine.journal_of(played)
    try:
        shutil.copyfile(journal, beside)
        shutil.copyfile(target, played)
        with closing(sqlite3.connect(played)) as raw:
            raw.execute("SELECT count(*) FROM sqlite_master")
        paths.sync_file(played)
        played.replace(target)
    except (sqlite3.Error, FileNotFoundError):
        target.unlink(missing_ok=True)
    finally:
        for left in (played, beside):
            left.unlink(missing_ok=True)
    paths.sync_folder(target.parent)


def _keep(path: Path, aside: Path, target: Path) -> None:
    """Copy a file aside; a second name where the disk cannot read it or has no room.

    A copy, for a crash may leave both names, and a store by two names plays a journal that
    lies by one of them into the other.
    """
    copy = paths.neighbour_of(target)
    try:
        shutil.copyfile(path, copy)
        paths.sync_file(copy)
        copy.replace(aside)
    except OSError:
        copy.unlink(missing_ok=True)
        aside.hardlink_to(path)


def _free_aside(target: Path) -> Path:
    stem = f"{target.stem}{REPLACED}{stamp(datetime.now())}"
    number, found = 1, target.with_name(stem + target.suffix)
    while any(map(os.path.lexists, (found, *engine.journals_of(found)))):
        number += 1
        found = target.with_name(f"{stem}-{number}{target.suffix}")
    return found
