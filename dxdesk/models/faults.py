"""SQLite's and the disk's failures as the store's own errors.

SQLite tells that a file could not be opened or written, but not why the system refused it.
Where it does not, the folder is tried with a file of its own.
"""

import os
from contextlib import suppress
from pathlib import Path

from dxdesk import paths
from dxdesk.domain.errors import Disk, StoreError, disk_reason
from dxdesk.domain.store_errors import (
    NotAStore,
    StoreDamaged,
    StoreFull,
    StoreInUse,
    StoreReadOnly,
    StoreUnreachable,
)
from dxdesk.models import holder

_PROBE = bytes(4096)


def named(path: Path, error: BaseException | None) -> StoreError:
    """What a failure of SQLite or of the system means for the store at `path`."""
    name = getattr(error, "sqlite_errorname", "")
    if isinstance(error, OSError):
        return refused(path, disk_reason(error), type(error).__name__)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreInUse(path, holder.holder_of(path))
    if name.startswith("SQLITE_NOTADB"):
        return NotAStore(path)
    if name.startswith("SQLITE_FULL"):
        return StoreFull(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return StoreReadOnly(path)
    if name.startswith("SQLITE_CANTOPEN"):
        return refused(path, _trouble_beside(path) or Disk.DENIED, name)
    if name.startswith("SQLITE_IOERR"):
        return refused(path, _trouble_beside(path) or Disk.OTHER, name)
    return StoreDamaged(path, name or type(error).__name__)


def refused(path: Path, reason: str, detail: str) -> StoreError:
    """What it means for the store at `path` that the disk refused for a reason, a `Disk` code."""
    if reason == Disk.FULL:
        return StoreFull(path)
    return StoreUnreachable(path, detail) if reason == Disk.OTHER else StoreReadOnly(path)


def _trouble_beside(path: Path) -> Disk | None:
    """Why the folder takes no file now, None where it takes one."""
    probe = paths.neighbour_of(path)
    try:
        with probe.open("xb") as stream:
            stream.write(_PROBE)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        return disk_reason(error)
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return None
