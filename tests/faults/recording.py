"""What a program really did to the files of a folder, call by call (record.c writes it down)."""

import ctypes
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_HEAD = struct.Struct("<6q")
_SOURCE = Path(__file__).with_name("record.c")
NOTE = "n"


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `kind` is o(pen), c(lose), w(rite), t(runcate), s(ync), r(ename), l(ink),
    u(nlink), m(kdir), d (rmdir) or n(ote); `at` an offset, a size or open's flags; paths are
    relative to the folder, "" the folder itself."""

    kind: str
    handle: int
    at: int
    path: str
    other: str
    data: bytes


def can_record() -> bool:
    """Whether this machine can compile the recorder and preload it."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def compile_recorder(folder: Path) -> Path:
    """The recorder as a library to preload."""
    library = folder / "record.so"
    command = ["cc", "-O1", "-shared", "-fPIC", "-o", library, _SOURCE, "-ldl", "-lpthread"]
    subprocess.run(command, check=True)
    return library


@contextmanager
def recording(folder: Path, log: Path) -> Iterator[None]:
    """Record this process, in which the library was preloaded."""
    recorder = ctypes.CDLL(None)
    recorder.record_start(os.fsencode(folder), os.fsencode(log))
    try:
        yield
    finally:
        recorder.record_stop()


def note(text: str) -> None:
    """Put a word of the program's own into the order of its calls."""
    ctypes.CDLL(None).record_note(text.encode())


def calls_in(log: Path, folder: Path) -> list[Call]:
    """The calls that were recorded."""
    content, place, root = log.read_bytes(), 0, os.fsencode(folder)
    found = []
    while place < len(content):
        kind, handle, at, *lengths = _HEAD.unpack_from(content, place)
        place += _HEAD.size
        parts = []
        for length in lengths:
            parts.append(content[place : place + length])
            place += length
        names = [os.fsdecode(each.removeprefix(root).lstrip(b"/")) for each in parts[:2]]
        found.append(Call(chr(kind), handle, at, *names, parts[2]))
    return found
