"""What can be told of a store file before SQLite touches it: by its first bytes and its company.

The offsets are those of https://www.sqlite.org/fileformat2.html (1.3, the database header, and
3, the rollback journal).
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain.damage_errors import (
    AnotherFile,
    Found,
    StoreCut,
    StoreEmpty,
    StoreUnreadable,
    StrangeJournal,
)
from dxdesk.domain.store_errors import NewerStore, StoreDamaged, StoreInUse, StoreMissing
from dxdesk.models import engine, holder
from dxdesk.models.migrations import SCHEMA
from dxdesk.models.same_file import is_held_here, mark_of

_DATABASE = b"SQLite format 3\0"
_HEAD = 100
_SMALLEST, _LARGEST = 512, 65536
_PAGES = [_SMALLEST << power for power in range(8)]
_NO_WAL = 1
_SLIPS = 2  # so many bytes of the two marks may be wrong in a store that is only damaged
_KINDS = {
    b"PK\x03\x04": Found.WORKBOOK,
    b"\xd0\xcf\x11\xe0": Found.DOCUMENT,
    b"%PDF": Found.DOCUMENT,
}


@dataclass(frozen=True, slots=True)
class _Head:
    """The first bytes of a file, and its size."""

    content: bytes
    size: int

    def number(self, start: int, length: int = 4) -> int:
        return int.from_bytes(self.content[start : start + length])

    @property
    def is_database(self) -> bool:
        return self.content.startswith(_DATABASE)

    @property
    def is_store(self) -> bool:
        return self.is_database and self.number(68) == engine.APPLICATION_ID

    @property
    def was_store(self) -> bool:
        """Whether damage, and not another program, made it what it is."""
        marks = _DATABASE + engine.APPLICATION_ID.to_bytes(4)
        there = self.content[:16] + self.content[68:72]
        wrong = sum(a != b for a, b in zip(marks, there, strict=False))
        return wrong <= _SLIPS or not any(self.content[:16]) or there.endswith(marks[16:])

    @property
    def schema(self) -> int:
        return self.number(60)

    @property
    def page(self) -> int:
        """The size of its pages; 65536 is written as 1."""
        return _LARGEST if self.number(16, 2) == 1 else self.number(16, 2)

    @property
    def expected(self) -> int:
        """The size that the file says it has, 0 where it does not say."""
        return self.page * self.number(28) if self.number(24) == self.number(92) else 0


def require_store(path: Path) -> int:
    """Refuse what cannot be opened as a store, with nothing touched; the schema that it has.

    Raises StoreMissing, AnotherFile, StoreUnreadable, StoreEmpty, StoreCut, StoreDamaged,
    NewerStore, StrangeJournal; StoreInUse where this very process has it open (on POSIX systems
    reading it beside SQLite would lose SQLite's lock).
    """
    _require_file(path)
    with engine.naming_failures(path):
        if is_held_here(mark_of(path)):
            raise StoreInUse(path, holder.holder_of(path))
        head = _head(path)
    _require_head(path, head)
    _require_company(path, head)
    return head.schema


def _require_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreMissing(path) from error
    except PermissionError as error:
        raise StoreUnreadable(path) from error
    except OSError as error:
        raise AnotherFile(path, Found.LOOP) from error
    if not stat.S_ISREG(mode):
        raise AnotherFile(path, Found.FOLDER if stat.S_ISDIR(mode) else Found.DEVICE)


def _head(path: Path) -> _Head:
    try:
        with path.open("rb") as stream:
            return _Head(stream.read(_HEAD), os.fstat(stream.fileno()).st_size)
    except PermissionError as error:
        raise StoreUnreadable(path) from error


def _require_head(path: Path, head: _Head) -> None:
    if not head.size:
        raise StoreEmpty(path, "0")
    if head.is_database and head.size < _SMALLEST:
        raise StoreCut(path, "", head.size, _SMALLEST)
    if not head.is_store:
        if head.was_store:
            raise StoreDamaged(path, "header")
        raise AnotherFile(path, _kind(head))
    if head.schema > SCHEMA:
        raise NewerStore(path, head.schema, SCHEMA)
    if head.page not in _PAGES:
        raise StoreDamaged(path, "header")
    if head.size < head.expected and not engine.is_broken_off(path.resolve()):
        raise StoreCut(path, "", head.size, head.expected)


def _kind(head: _Head) -> Found:
    if head.is_database:
        return Found.DATABASE
    for mark, kind in _KINDS.items():
        if head.content.startswith(mark):
            return kind
    return Found.TEXT if b"\0" not in head.content else Found.OTHER


def _require_company(path: Path, head: _Head) -> None:
    """A log beside it that SQLite would play into it without asking whose it is.

    A journal that lacks its mark is never played: a power cut leaves one where noise lies in
    the place of what was not synced.
    """
    wal = engine.wal_of(path.resolve())
    if head.number(18, 1) == _NO_WAL and _is_filled(wal):
        raise StrangeJournal(path, "", wal)


def _is_filled(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
