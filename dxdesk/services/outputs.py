"""Files that leave dxdesk: a disk that refuses one is the file's failure, not the store's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dxdesk.domain.errors import CannotWrite, disk_reason


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Name the failure of whatever writes `path` inside. Raises CannotWrite for OSError."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(path, disk_reason(error)) from error
