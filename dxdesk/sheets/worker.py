"""The process that reads foreign files: bound in memory, free of heavy imports.

What is made of a file's cells is made here too, under the same bounds.
"""

import faulthandler
import gc
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.file_errors import Broken, TooMuchMemory
from dxdesk.sheets import job
from dxdesk.sheets.book import read_book
from dxdesk.sheets.values import Book, Limits

READY = "ready"
Make = Callable[[Path, Book], object]
_PATIENCE = 2  # times the limit, which the parent keeps to


def serve(connection: Connection, limits: Limits) -> None:
    """Answer each path with what is to be made of its Book, or an error, until the pipe closes.

    Ends itself after TooMuchMemory, for what is left of the memory is anyone's guess.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to handle
    bind_memory(limits.memory)
    gc.disable()  # one file makes millions of tuples and no cycles worth a search
    gc.freeze()
    with suppress(EOFError, OSError):
        connection.send(READY)
        while _answer(connection, limits):
            pass


def bind_memory(size: int) -> None:
    """Let this process have at most `size` bytes, where the system can do that."""
    try:
        import resource
    except ImportError:  # Windows
        job.bind(size)
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or size < hard:
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _answer(connection: Connection, limits: Limits) -> bool:
    """Wait for a file and send the answer; whether another may follow."""
    path, make = connection.recv()
    try:
        with _ending_after(limits.seconds * _PATIENCE):
            made = _made(path, make, limits)
        connection.send(made)
    except MemoryError:
        connection.send(TooMuchMemory(path))
        return False
    gc.collect()
    return True


@contextmanager
def _ending_after(seconds: float) -> Iterator[None]:
    """End this process where a file takes longer: who would have ended it by now is gone.

    faulthandler's own thread does it, whatever the parser is at, and needs no memory.
    """
    with Path(os.devnull).open("wb") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _made(path: Path, make: Make, limits: Limits) -> object:
    try:
        return make(path, read_book(path, limits=limits))
    except DxdeskError as fault:
        return fault
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever a hostile file provokes ends here
        return Broken(path, f"{type(fault).__name__}: {fault}")
