"""Files that leave dxdesk: a disk that refuses one is the file's failure, not the store's."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dxdesk import paths
from dxdesk.domain.errors import CannotWrite, disk_reason


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Name the failure of whatever writes `path` inside. Raises CannotWrite for OSError."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(path, disk_reason(error)) from error


@contextmanager
def put_back() -> Iterator[Callable[[Path], None]]:
    """Where what is done inside fails, every file named to `keep` is what it was, or gone again.

    For files whose act the store commits only once they are in their places: the disk may
    refuse the act then. `keep` raises OSError.
    """
    kept: list[tuple[Path, Path | None]] = []

    def keep(path: Path) -> None:
        kept.append((path.resolve(), _second_name(path.resolve())))

    try:
        yield keep
    except BaseException:
        for path, old in kept:
            with suppress(OSError):
                _restore(path, old)
        raise
    finally:
        for old in (old for _, old in kept if old):
            with suppress(OSError):
                old.unlink(missing_ok=True)


def _second_name(path: Path) -> Path | None:
    """Keep what lies at a path under another name too; a copy where a disk knows no such names."""
    if not path.exists():
        return None
    name = paths.neighbour_of(path)
    try:
        name.hardlink_to(path)
    except OSError:
        shutil.copy2(path, name)
    return name


def _restore(path: Path, old: Path | None) -> None:
    if old:
        old.replace(path)
    else:
        path.unlink(missing_ok=True)
