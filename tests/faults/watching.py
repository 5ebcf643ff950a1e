"""What happens to the files of a folder, told by Linux as it happens (inotify(7))."""

import ctypes
import os
import struct
from pathlib import Path

_MODIFIED, _MOVED, _CREATED, _DELETED = 0x2, 0x80, 0x100, 0x200
_HEAD = struct.Struct("iIII")
_ENOUGH = 64 * 1024

_libc = ctypes.CDLL(None, use_errno=True)


class Watch:
    """Counts writes, new names and deletions in a folder; `fileno` is for select(2)."""

    def __init__(self, folder: Path) -> None:
        self._handle = _libc.inotify_init1(os.O_CLOEXEC)
        wanted = _MODIFIED | _MOVED | _CREATED | _DELETED
        if _libc.inotify_add_watch(self._handle, os.fsencode(folder), wanted) < 0:
            raise OSError(ctypes.get_errno(), "inotify")

    def fileno(self) -> int:
        return self._handle

    def happened(self) -> int:
        """How many things have happened since it was asked last; waits for the first."""
        found, at, count = os.read(self._handle, _ENOUGH), 0, 0
        while at < len(found):
            at += _HEAD.size + _HEAD.unpack_from(found, at)[3]
            count += 1
        return count

    def close(self) -> None:
        os.close(self._handle)
