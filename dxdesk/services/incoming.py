"""Files on their way in: which are meant, whether they are whole yet, and what they say."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.file_errors import Broken, EmptyFile, Truncated, Unreachable
from dxdesk.domain.parcel import Received
from dxdesk.domain.progress import Progress, Work
from dxdesk.domain.records import Records
from dxdesk.services import parcels
from dxdesk.sheets.reader import Reader

Read = tuple[Path, Received | DxdeskError]

_PASSED_OVER = ("~$", ".")  # what spreadsheets and transfers leave beside a workbook
_SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")  # those not read are refused by name
_MOST_LANES = 4
_TELL_EVERY = 0.2  # seconds between two signs of life, and so the wait for a cancel
_PAUSE = 0.25  # seconds between two looks at a file that is still being written
_LOOKS = 40
_LOOKS_AT_A_STILL_FILE = 8
_RECENT = 5.0  # seconds since the last write in which a broken file may yet become whole
_MAY_GROW = (EmptyFile, Truncated, Broken)


def expand(paths: Iterable[Path]) -> list[Path]:
    """Files as named, folders as the spreadsheets in them; lock and temporary files passed over."""
    found: list[Path] = []
    for path in paths:
        found += _workbooks_in(path) if path.is_dir() else [path]
    return [each for each in dict.fromkeys(found) if not each.name.startswith(_PASSED_OVER)]


def read_all(records: Records, paths: Sequence[Path]) -> Work[list[Read]]:
    """What every file says, or why it is refused, in the order of `paths`."""
    found: list[Read] = []
    for each in read_in_turn(records, paths):
        if isinstance(each, Progress):
            yield each
        else:
            found.append(each)
    return found


def read_in_turn(records: Records, paths: Sequence[Path]) -> Iterator[Progress | Read]:
    """The same one by one, while several that follow are read; progress before each."""
    with _Lanes(records, min(len(paths), os.cpu_count() or 1, _MOST_LANES)) as lanes:
        reads = [lanes.read(path) for path in paths]
        for place, (path, each) in enumerate(zip(paths, reads, strict=True)):
            progress = Progress(place, len(paths), path.name)
            yield progress
            while not wait([each], _TELL_EVERY).done:
                yield progress
            yield path, each.result()


def read_settled(
    path: Path, read: Callable[[Path], Received], pause: Callable[[float], None] = time.sleep
) -> Received | DxdeskError:
    """Read a file; one that another program is still writing is waited for, some seconds."""
    answer: Received | DxdeskError = Unreachable(path, "")
    for look in range(_LOOKS):
        before = _outside_of(path)
        answer = _answer(path, read)
        if _outside_of(path) == before and not _may_grow(answer, before, look):
            break
        pause(_PAUSE)
    return answer


class _Lanes:
    """Threads that read files, each with a reading process of its own."""

    def __init__(self, records: Records, count: int) -> None:
        self._records = records
        self._pool = ThreadPoolExecutor(max(1, count))
        self._readers: SimpleQueue[Reader] = SimpleQueue()
        self._stack = ExitStack()
        for _ in range(max(1, count)):
            self._readers.put(self._stack.enter_context(Reader()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Read no further file; those in hand are finished, within the reader's time."""
        self._pool.shutdown(cancel_futures=True)
        self._stack.close()

    def read(self, path: Path) -> Future[Received | DxdeskError]:
        """Begin to read a file."""
        return self._pool.submit(read_settled, path, self._parcel)

    def _parcel(self, path: Path) -> Received:
        reader = self._readers.get()
        try:
            return parcels.read_file(path, self._records, reader)
        finally:
            self._readers.put(reader)


def _workbooks_in(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if each.suffix.lower() in _SPREADSHEETS)


def _answer(path: Path, read: Callable[[Path], Received]) -> Received | DxdeskError:
    try:
        return read(path)
    except DxdeskError as fault:
        return fault


def _outside_of(path: Path) -> tuple[int, float]:
    """Size in bytes and time of the last write, zeros for a file that cannot be looked at."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0.0
    return found.st_size, found.st_mtime


def _may_grow(answer: object, outside: tuple[int, float], look: int) -> bool:
    """Whether a refused file that does not move may still be on its way."""
    if look >= _LOOKS_AT_A_STILL_FILE:
        return False
    is_recent = abs(time.time() - outside[1]) < _RECENT
    return isinstance(answer, Unreachable) or (isinstance(answer, _MAY_GROW) and is_recent)
