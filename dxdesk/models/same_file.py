"""Whether a path still leads to the file that was opened there."""

from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain.store_errors import StoreGone, StoreReplaced


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells a file from any other while it is open: its volume and its number there."""

    device: int
    inode: int


_HELD: set[Mark] = set()


def mark_of(path: Path) -> Mark:
    """The mark of the file at a path. Raises StoreGone; OSError where the disk does not answer."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreGone(path) from error
    return Mark(found.st_dev, found.st_ino)


def require_same(path: Path, mark: Mark) -> None:
    """Raises StoreGone or StoreReplaced where the file is another now, OSError as `mark_of`.

    A volume that numbers no files (0) can only tell that one is gone.
    """
    found = mark_of(path)
    if found != mark and found.inode and mark.inode:
        raise StoreReplaced(path)


def now_held(mark: Mark) -> None:
    """Remember that this process has a file open."""
    _HELD.add(mark)


def let_go(mark: Mark) -> None:
    """Remember that it has not any more."""
    _HELD.discard(mark)


def is_held_here(mark: Mark) -> bool:
    """Whether this process has the file open: reading it beside SQLite would lose the lock."""
    return mark.inode != 0 and mark in _HELD
