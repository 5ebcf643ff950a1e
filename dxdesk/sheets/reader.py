"""Reading foreign workbooks in a process of their own, with a cap on time and memory.

A frozen program must call `multiprocessing.freeze_support()` first thing in its entry point,
before it imports anything heavy, and every entry point must be guarded by
`if __name__ == "__main__"`: the new process imports it again.
"""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self, TypeVar

from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.file_errors import Broken, ReaderUnavailable, TooMuchMemory, TooSlow
from dxdesk.sheets.values import Book, Limits
from dxdesk.sheets.worker import READY, serve

_Made = TypeVar("_Made")

_START_SECONDS = 60.0
_END_SECONDS = 5.0


class _Worker(NamedTuple):
    process: BaseProcess
    connection: Connection

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join(_END_SECONDS)


def _as_it_is(_: Path, book: Book) -> Book:
    return book


class Reader:
    """Reads any number of files in one process, replaced after a file that broke its bounds.

    `with Reader() as reader: book = reader.read(path)`. The process starts with the first
    file. Not to be shared between threads.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, path: Path) -> Book:
        """The workbook at `path`. Raises a subclass of UnreadableFile, always within time."""
        return self.read_as(path, _as_it_is)

    def read_as(self, path: Path, make: Callable[[Path, Book], _Made]) -> _Made:
        """What `make` makes of the workbook, in the bound process and the same time.

        `make` and what it returns must be picklable. Raises as `read`, and what `make` raises.
        """
        answer = self._ask(path.absolute(), make)
        if isinstance(answer, DxdeskError):
            raise answer
        return answer

    def close(self) -> None:
        """End the process, in the middle of a file if need be."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def _ask(self, path: Path, make: Callable[[Path, Book], _Made]) -> _Made | DxdeskError:
        worker = self._ready_worker(path)
        try:
            worker.connection.send((path, make))
            if worker.connection.poll(self._limits.seconds):
                answer: _Made | DxdeskError = worker.connection.recv()
            else:
                answer = TooSlow(path, self._limits.seconds)
        except (EOFError, OSError):
            worker.process.join(_END_SECONDS)
            self.close()
            return Broken(path, f"the reading process ended with {worker.process.exitcode}")
        except BaseException:
            self.close()
            raise
        if isinstance(answer, TooSlow | TooMuchMemory):
            self.close()
        return answer

    def _ready_worker(self, path: Path) -> _Worker:
        if self._worker is not None and not self._worker.process.is_alive():
            self.close()
        if self._worker is None:
            self._worker = self._started(path)
        return self._worker

    def _started(self, path: Path) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._limits), daemon=True)
        worker = _Worker(process, ours)
        try:
            process.start()
            theirs.close()
            if ours.poll(_START_SECONDS) and ours.recv() == READY:
                return worker
        except (EOFError, OSError) as fault:
            raise ReaderUnavailable(path, str(fault)) from fault
        worker.end()
        raise ReaderUnavailable(path, f"exit status {process.exitcode}")
