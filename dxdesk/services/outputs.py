"""Files that leave dxdesk: a disk that refuses one is the file's failure, not the store's."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dxdesk.domain.errors import CannotWrite, Disk

_REASONS = {
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


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Name the failure of whatever writes `path` inside. Raises CannotWrite for OSError."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(path, _REASONS.get(error.errno or 0, Disk.OTHER)) from error
