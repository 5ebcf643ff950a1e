"""The pages of an open store in another file, sound or not."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dxdesk.domain.errors import CannotWrite, Disk

_TARGET = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_CANTOPEN")
"""Failures that only the file written can have."""


def clone(source: sqlite3.Connection, target: Path) -> None:
    """Copy every page as it is. Raises CannotWrite for the target's disk."""
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as copied:
            copied.execute("PRAGMA journal_mode = OFF")
            copied.execute("PRAGMA synchronous = OFF")
            source.backup(copied)
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        if not name.startswith(_TARGET):
            raise
        reason = Disk.FULL if name.startswith(_TARGET[0]) else Disk.OTHER
        raise CannotWrite(target, reason) from error
