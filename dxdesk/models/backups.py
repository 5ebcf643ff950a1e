"""Copies of a store: made beside it and in a second place, checked, thinned, put back.

A copy is written into a neighbour, synced, opened again and compared; only then it takes its
name. What the store's own connection has copied is copied: no other may open it meanwhile.
"""

import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from dxdesk import paths
from dxdesk.domain.backup_errors import BackupDamaged, BackupFailed, BackupUnsound
from dxdesk.domain.backups import Name, Reason, free_name, read_name, spare
from dxdesk.domain.errors import CannotWrite, Disk, DxdeskError, StoreError, disk_reason
from dxdesk.domain.store_errors import (
    NewerStore,
    NotAStore,
    StoreDamaged,
    StoreMissing,
    StoreUnreachable,
)
from dxdesk.models import engine, faults, integrity, seals, tables
from dxdesk.models.migrations import SCHEMA

_SECOND = "second-place.txt"
_TEMPORARY = ".dxdesk-*.tmp"
_OK = "ok"


@dataclass(frozen=True, slots=True)
class Content:
    """What a store file holds: records by type, acts, when the last act was, and the 照合番号
    of its past ("" in a schema without seals)."""

    counts: dict[str, int]
    acts: int
    last: str
    number: str

    @property
    def records(self) -> int:
        """All records together."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup; `content` is None where it cannot be read any more. `size` is in bytes."""

    path: Path
    at: datetime
    reason: Reason
    size: int
    content: Content | None


def folder_of(path: Path) -> Path:
    """Where a store's backups lie: beside it."""
    return path.with_name(path.name + ".backups")


def back_up(source: sqlite3.Connection, path: Path, reason: Reason) -> list[DxdeskError]:
    """Copy the store at `path`, open as `source`, to every place; what failed, as errors.

    A damaged store is not copied (StoreDamaged): no good backup may yield to a bad one.
    """
    folders, troubles = _all_places(path)
    try:
        require_sound(source, path)
        for folder in folders:
            troubles += _tried(source, path, folder, reason)
    except StoreError as error:
        troubles.append(error)
    return troubles


def _tried(
    source: sqlite3.Connection, path: Path, folder: Path, reason: Reason
) -> Iterator[DxdeskError]:
    try:
        _keep(source, folder, reason)
    except CannotWrite as error:
        yield BackupFailed(error.path, error.reason)
    except BackupUnsound as error:
        require_sound(source, path, to_the_value=True)
        yield error


def require_sound(source: sqlite3.Connection, path: Path, *, to_the_value: bool = False) -> None:
    """Look at every page of an open store, or at every value by its hash. Raises StoreDamaged."""
    with engine.naming_failures(path):
        if to_the_value:
            fault = str(integrity.seek(source) or _OK)
        else:
            fault = str(source.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if fault != _OK:
        raise StoreDamaged(path, fault)


def copy(source: sqlite3.Connection, target: Path) -> Content:
    """Write what the connection sees to `target`, whole and checked or not at all.

    Raises CannotWrite, BackupUnsound.
    """
    with prepared(source, target) as (neighbour, content):
        _remove_journal(target)
        neighbour.replace(target)
        paths.sync_folder(target.parent)
    return content


@contextmanager
def prepared(source: sqlite3.Connection, target: Path) -> Iterator[tuple[Path, Content]]:
    """A checked, synced copy beside `target`, to be put in its place; removed if it is not.

    Raises CannotWrite (for what is done with the copy too), BackupUnsound.
    """
    paths.clear_neighbours(target)
    neighbour = paths.neighbour_of(target)
    try:
        with _naming(target):
            _write(source, neighbour)
            content = _compared(source, neighbour, target)
            yield neighbour, content
    finally:
        with suppress(OSError):
            neighbour.unlink(missing_ok=True)


def examine(path: Path) -> Content:
    """Check a store file to the last value without touching it.

    Raises StoreMissing, StoreInUse, StoreUnreachable, NotAStore, NewerStore, BackupDamaged.
    """
    with reading(path) as connection:
        fault = integrity.seek(connection)
        if fault:
            raise BackupDamaged(path, str(fault))
        return content_of(connection)


@contextmanager
def reading(path: Path, *, is_fixed: bool = False) -> Iterator[sqlite3.Connection]:
    """A store file opened for looking only; no journal beside it is played back.

    One that `is_fixed` can be changed by nobody and is read without a lock.
    """
    if not path.is_file():
        raise StoreMissing(path)
    address = _address(path) + ("&immutable=1" if is_fixed else "")
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=engine.PATIENCE)) as connection:
            _require_store(connection, path)
            yield connection
    except (sqlite3.Error, OSError) as error:
        raise _unread(path, error) from error


def content_of(connection: sqlite3.Connection) -> Content:
    """What a store holds, whatever its schema."""
    there = _rows(connection)
    counts = {
        name: there[table.name]
        for name, table in tables.RECORD_TABLES.items()
        if there.get(table.name)
    }
    last = connection.execute("SELECT at FROM act ORDER BY seq DESC LIMIT 1").fetchone()
    number = seals.head(connection) if "seal" in there else ""
    return Content(counts, there["act"], last[0] if last else "", number)


def second_folder(path: Path) -> Path | None:
    """Where this store's backups are kept a second time: a note beside the first ones."""
    with suppress(OSError):
        return _noted(path)
    return None


def set_second_folder(path: Path, folder: Path | None) -> None:
    """Keep this store's backups in another folder too, or (None) no longer. Raises OSError."""
    text = str(folder.absolute()) if folder else ""
    paths.make_folder(folder_of(path))
    content = text.encode("utf-8", "surrogateescape")
    paths.write_beside(folder_of(path) / _SECOND, lambda stream: _put(stream, content))


def backups_of(path: Path) -> list[Backup]:
    """The backups beside a store, newest first."""
    folder = folder_of(path)
    return [_backup(folder, name) for name in sorted(_names(folder), reverse=True)]


def newest_name(path: Path) -> Name | None:
    """The newest backup beside a store, by its name."""
    return max(_names(folder_of(path)), default=None)


def copies(path: Path, host: str = "") -> Iterator[tuple[datetime, Path]]:
    """Every backup within reach with its time, newest first: beside the store and in the second
    place, that of this PC and of the PC named `host`."""
    second = second_folder(path)
    folders = dict.fromkeys([*_places(path, second), *_places(path, second, host)])
    found = ((name, _file(folder, name)) for folder in folders for name in _names(folder))
    return ((name.at, file) for name, file in sorted(found, reverse=True))


def _backup(folder: Path, name: Name) -> Backup:
    path = _file(folder, name)
    content = None
    with suppress(StoreError), reading(path) as connection:
        content = content_of(connection)
    return Backup(path, name.at, name.reason, path.stat().st_size, content)


def _keep(source: sqlite3.Connection, folder: Path, reason: Reason) -> None:
    now = datetime.now()
    with _naming(folder):
        paths.make_folder(folder)
        for left_by_crash in folder.glob(_TEMPORARY):
            left_by_crash.unlink()
        made = free_name(_names(folder), reason, now)
        copy(source, _file(folder, made))
        for each in spare(_names(folder), made, now):
            _file(folder, each).unlink()


def _names(folder: Path) -> list[Name]:
    with suppress(OSError):
        found = (read_name(each.stem) for each in folder.glob(f"*{paths.STORE_SUFFIX}"))
        return [each for each in found if each]
    return []


def _file(folder: Path, name: Name) -> Path:
    return folder / f"{name}{paths.STORE_SUFFIX}"


def _noted(path: Path) -> Path | None:
    """The second place as the note names it. Raises OSError where the note cannot be read."""
    try:
        text = (folder_of(path) / _SECOND).read_text("utf-8", "surrogateescape")
    except (FileNotFoundError, UnicodeError):
        return None
    return Path(text) if text else None


def _all_places(path: Path) -> tuple[list[Path], list[DxdeskError]]:
    """Every place to keep a backup in, and why the second one is not known where it is not."""
    try:
        return _places(path, _noted(path)), []
    except OSError as error:
        return _places(path, None), [BackupFailed(folder_of(path) / _SECOND, disk_reason(error))]


def _places(path: Path, second: Path | None, host: str = "") -> list[Path]:
    """The folders: beside the store and, if one is set, of this store alone in the second place.

    Stores of several PCs may share a second place, so its folder names the PC and the path.
    """
    if second is None:
        return [folder_of(path)]
    own = sha256(os.fsencode(path.resolve())).hexdigest()[:8]
    name = paths.legal_file_name(f"{path.stem}-{host or socket.gethostname()}-{own}")
    return [folder_of(path), second / name]


def _remove_journal(target: Path) -> None:
    """Take away what a store that is gone has left: it would be played into the new one."""
    journal = engine.journal_of(target)
    if not target.exists() and journal.exists():
        journal.unlink()
        paths.sync_folder(target.parent)


def _put(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)


def _write(source: sqlite3.Connection, neighbour: Path) -> None:
    neighbour.touch(exist_ok=False)
    with closing(sqlite3.connect(neighbour, isolation_level=None)) as copied:
        copied.execute("PRAGMA journal_mode = OFF")
        copied.execute("PRAGMA synchronous = OFF")
        source.backup(copied)
    paths.sync_file(neighbour)


def _compared(source: sqlite3.Connection, neighbour: Path, target: Path) -> Content:
    """Open a copy again and hold it against its source. Raises BackupUnsound."""
    try:
        content = examine(neighbour)
        with reading(neighbour) as written:
            equal = _rows(written) == _rows(source)
    except StoreError as error:
        raise BackupUnsound(target) from error
    if not equal:
        raise BackupUnsound(target)
    return content


def _require_store(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    schema = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != engine.APPLICATION_ID or schema < 1:
        raise NotAStore(path)
    if schema > SCHEMA:
        raise NewerStore(path, schema, SCHEMA)


def _unread(path: Path, error: sqlite3.Error | OSError) -> StoreError:
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    if name.startswith("SQLITE_CANTOPEN"):  # for writing is no matter: it was to be looked at
        return StoreUnreachable(path, name)
    if name.startswith("SQLITE_READONLY"):  # a journal would have to be played back
        return BackupDamaged(path, name)
    found = faults.named(path, error)
    return BackupDamaged(path, found.detail) if isinstance(found, StoreDamaged) else found


def _rows(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows every table has."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in names
    }


@contextmanager
def _naming(place: Path) -> Iterator[None]:
    """Turn SQLite's and the disk's refusals into CannotWrite."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(place, disk_reason(error)) from error
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        reason = Disk.FULL if name.startswith("SQLITE_FULL") else Disk.OTHER
        raise CannotWrite(place, reason) from error


def _address(path: Path) -> str:
    """SQLite's name of a file to be read only (four slashes for a Windows share)."""
    text = quote(os.fsencode(path.resolve().as_posix()))
    return f"file://{text if text.startswith('/') else '/' + text}?mode=ro"
