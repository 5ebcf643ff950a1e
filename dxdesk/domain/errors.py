"""Every failure a user can meet: one root, one class each, facts only.

The classes carry facts; `dxdesk.domain.words.errors` turns them into what happened and
what to do, and only the window and the command line print those sentences.
"""

import errno
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar


class DxdeskError(Exception):
    """The root. `status` is the exit status of the command line (2, 4 or 5)."""

    status: ClassVar[int] = 4

    def __reduce__(self) -> tuple[Any, ...] | str:
        """Errors cross from the reading process: each can be pickled however it was made."""
        if is_dataclass(self):
            return type(self), tuple(getattr(self, field.name) for field in fields(self))
        return super().__reduce__()


@dataclass
class BadKey(DxdeskError):
    """A text that is no record key."""

    key: str


@dataclass
class BadValue(DxdeskError):
    """A text that its field cannot take; `reason` names the fault, `hint` a mend."""

    label: str
    text: str
    reason: str
    hint: str = ""


@dataclass
class CannotWrite(DxdeskError):
    """A file that was to leave dxdesk could not be written; `reason` is a `Disk` code."""

    path: Path
    reason: str


class Disk(StrEnum):
    """Why a file could not be written."""

    FULL = "full"
    DENIED = "denied"  # no right to write there, or another program has the file open
    NO_FOLDER = "no-folder"
    OTHER = "other"


_DISK = {
    errno.ENOSPC: Disk.FULL,
    errno.EDQUOT: Disk.FULL,
    errno.EACCES: Disk.DENIED,
    errno.EPERM: Disk.DENIED,
    errno.EROFS: Disk.DENIED,
    errno.EBUSY: Disk.DENIED,
    errno.EISDIR: Disk.DENIED,
    errno.ENOENT: Disk.NO_FOLDER,
    errno.ENOTDIR: Disk.NO_FOLDER,
    errno.EEXIST: Disk.NO_FOLDER,
}


def disk_reason(error: OSError) -> Disk:
    """Why the system refused to write."""
    return _DISK.get(error.errno or 0, Disk.OTHER)


class StoreError(DxdeskError):
    """The store cannot be used."""

    status: ClassVar[int] = 5


class UsageError(DxdeskError):
    """What was asked for does not exist or does not fit."""

    status: ClassVar[int] = 2
