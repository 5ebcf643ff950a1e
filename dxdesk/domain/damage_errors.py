"""How a store file is damaged, or what lies in its place instead; one class per kind."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dxdesk.domain.errors import StoreError
from dxdesk.domain.store_errors import NotAStore, StoreDamaged


class Found(StrEnum):
    """What lies where a store was looked for; the words are in `dxdesk.domain.words.damage`."""

    WORKBOOK = "workbook"  # or another ZIP archive
    DOCUMENT = "document"  # Word, PDF, Excel before 2007
    TEXT = "text"
    DATABASE = "database"  # another program's
    FOLDER = "folder"
    LOOP = "loop"  # a link that leads back to itself
    DEVICE = "device"  # a pipe or a device
    OTHER = "other"


@dataclass
class AnotherFile(NotAStore):
    """Something else lies there; `found` is a `Found` code."""

    found: str


@dataclass
class StoreUnreadable(StoreError):
    """This user may not read the store."""

    path: Path


@dataclass
class StoreEmpty(StoreDamaged):
    """The file is there and has no content at all."""


@dataclass
class StoreCut(StoreDamaged):
    """The file ends too early; `size` and `expected` are in bytes."""

    size: int
    expected: int


@dataclass
class StrangeJournal(StoreDamaged):
    """Beside the store lies a journal that is not its own: playing it back would destroy it.

    Neither file was touched.
    """

    journal: Path
