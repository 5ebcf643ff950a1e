"""A disk that loses its power: what may lie on it, by what was written and what was synced.

A file's data are durable once the file was synced. What was not may have arrived or not, write
by write or sector by sector; a file may have grown before its sectors were written, and then
holds zeros there, noise, or what was cut off it before (as FAT does it). A name is durable once
its folder was synced; before that any of the pending names may be there (POSIX promises no
more) or the first few of them in their order, those older than any sync included (as ext4 does
it). A rename is whole or absent.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.faults.recording import NOTE, Call

SECTOR = 512
Write = tuple[int, bytes | None]
"""Offset and data, or (with None) the size that the file is cut or stretched to."""


@dataclass
class File:
    """A file: what is surely on the disk, what the program sees, and what lies between."""

    durable: bytes = b""
    seen: bytearray = field(default_factory=bytearray)
    pending: list[Write] = field(default_factory=list)
    cut_off: bytes = b""

    def write(self, change: Write) -> None:
        """What the program writes, not synced yet."""
        if change[1] is None and change[0] < len(self.seen):
            self.cut_off = bytes(self.seen)
        _apply(self.seen, change, b"")
        self.pending.append(change)

    def sync(self) -> None:
        """All of it is on the disk now."""
        self.durable = bytes(self.seen)
        self.pending.clear()

    def after_cut(self, rolls: Random) -> bytes:
        """What may lie on the disk after a power cut."""
        if not self.pending:
            return self.durable
        content = bytearray(self.durable)
        filler = rolls.choice((b"", rolls.randbytes(1 << 16), self.cut_off))
        for each in rolls.choice(_WAYS)(self.pending, rolls):
            _apply(content, each, filler)
        if rolls.random() < 0.3:
            grown = max(len(self.seen), len(content))
            content += _fill(len(content), grown, filler)
        return bytes(content)


@dataclass(frozen=True, slots=True)
class Naming:
    """A change of a folder: which names then lead to which file, None for no file."""

    folder: str
    names: tuple[tuple[str, int | None], ...]


class Disk:
    """Files and names as a recording makes them, call by call."""

    def __init__(self, folder: Path) -> None:
        """The disk holds the folder as it lies there, all durable."""
        self.files: list[File] = [File()]
        self.seen: dict[str, int] = {"": 0}
        self.folders = {0}
        self.handles: dict[int, int] = {}
        self.pending: list[Naming] = []
        self.ordered = 0
        for each in sorted(folder.rglob("*")):
            self._add(each.relative_to(folder).as_posix(), b"" if each.is_dir() else each)
        self.durable = dict(self.seen)

    def _add(self, name: str, source: Path | bytes) -> None:
        content = source if isinstance(source, bytes) else source.read_bytes()
        self.seen[name] = len(self.files)
        if isinstance(source, bytes):
            self.folders.add(len(self.files))
        self.files.append(File(content, bytearray(content)))

    def do(self, call: Call) -> None:
        """Take in one call that succeeded."""
        deeds = {
            "o": self._open,
            "c": lambda call: self.handles.pop(call.handle, None),
            "w": lambda call: self._file(call).write((call.at, call.data)),
            "t": lambda call: self._file(call).write((call.at, None)),
            "s": lambda call: self._sync(self.handles[call.handle]),
            "r": lambda call: self._name((call.other, self.seen[call.path]), (call.path, None)),
            "l": lambda call: self._name((call.other, self.seen[call.path])),
            "u": lambda call: self._name((call.path, None)),
            "d": lambda call: self._name((call.path, None)),
            "m": lambda call: self.folders.add(self._new(call.path)),
            NOTE: lambda call: None,
        }
        deeds[call.kind](call)

    def _file(self, call: Call) -> File:
        return self.files[self.handles[call.handle]]

    def _open(self, call: Call) -> None:
        if call.path not in self.seen:
            self._new(call.path)
        elif call.at & os.O_TRUNC:
            self.files[self.seen[call.path]].write((0, None))
        self.handles[call.handle] = self.seen[call.path]

    def _new(self, name: str) -> int:
        self.files.append(File())
        self._name((name, len(self.files) - 1))
        return len(self.files) - 1

    def _name(self, *names: tuple[str, int | None]) -> None:
        (folder,) = {each.rpartition("/")[0] for each, _ in names}
        self.pending.append(Naming(folder, names))
        _rename(self.seen, self.pending[-1])

    def _sync(self, number: int) -> None:
        self.files[number].sync()
        if number in self.folders:
            folder = next(name for name, file in self.seen.items() if file == number)
            for each in self.pending:
                if each.folder == folder:
                    _rename(self.durable, each)
            self.pending = [each for each in self.pending if each.folder != folder]
        self.ordered = len(self.pending)

    def unsynced(self) -> int:
        """How much hangs in the air."""
        return len(self.pending) + sum(len(each.pending) for each in self.files)

    def now(self) -> dict[str, bytes]:
        """The files as the program sees them."""
        return {
            name: bytes(self.files[number].seen)
            for name, number in self.seen.items()
            if number not in self.folders
        }

    def after_cut(self, rolls: Random) -> dict[str, bytes]:
        """The files that may lie there when the power comes back."""
        names = dict(self.durable)
        for each in self._named(rolls):
            _rename(names, each)
        content = {number: self.files[number].after_cut(rolls) for number in names.values()}
        return {
            name: content[number]
            for name, number in sorted(names.items())
            if number not in self.folders and _is_reached(name, names)
        }

    def _named(self, rolls: Random) -> list[Naming]:
        if rolls.random() < 0.5:
            return self.pending[: rolls.randint(self.ordered, len(self.pending))]
        share = rolls.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        return [each for each in self.pending if rolls.random() < share]


def _is_reached(name: str, names: dict[str, int]) -> bool:
    folder = name.rpartition("/")[0]
    return not folder or (folder in names and _is_reached(folder, names))


def _rename(names: dict[str, int], change: Naming) -> None:
    for name, number in change.names:
        if number is None:
            names.pop(name, None)
        else:
            names[name] = number


def _apply(content: bytearray, change: Write, filler: bytes) -> None:
    at, data = change
    if at > len(content):
        content += _fill(len(content), at, filler)
    if data is None:
        del content[at:]
    else:
        content[at : at + len(data)] = data


def _fill(start: int, end: int, filler: bytes) -> bytes:
    return filler[start:end].ljust(end - start, b"\0")


def _first(pending: list[Write], rolls: Random) -> Iterator[Write]:
    last = rolls.randrange(len(pending))
    yield from pending[:last]
    yield from _torn(pending[last], rolls)


def _some(pending: list[Write], rolls: Random) -> Iterator[Write]:
    torn, share = rolls.randrange(len(pending)), rolls.choice(_SHARES)
    for number, each in enumerate(pending):
        if number == torn:
            yield from _torn(each, rolls)
        elif rolls.random() < share:
            yield each


def _some_sectors(pending: list[Write], rolls: Random) -> Iterator[Write]:
    share = rolls.choice(_SHARES)
    for each in pending:
        yield from (part for part in _sectors(each) if rolls.random() < share)


def _all_but_one(pending: list[Write], rolls: Random) -> Iterator[Write]:
    lost = rolls.randrange(len(pending))
    yield from pending[:lost]
    yield from pending[lost + 1 :]


def _none(pending: list[Write], rolls: Random) -> Iterator[Write]:
    yield from ()


def _all(pending: list[Write], rolls: Random) -> Iterator[Write]:
    yield from pending


_SHARES = (0.1, 0.5, 0.9)
# How the pending writes reached the disk; what tears and reorders comes twice as often.
_WAYS = (_none, _all, _all_but_one, _first, _some, _some, _some_sectors, _some_sectors)


def _torn(change: Write, rolls: Random) -> list[Write]:
    """The first sectors of a write, or the last ones."""
    parts = list(_sectors(change))
    where = rolls.randrange(len(parts) + 1)
    return parts[:where] if rolls.random() < 0.5 else parts[where:]


def _sectors(change: Write) -> Iterator[Write]:
    at, data = change
    if data is None:
        yield change
        return
    start = 0
    while start < len(data):
        end = min(len(data), start + SECTOR - (at + start) % SECTOR)
        yield at + start, data[start:end]
        start = end
