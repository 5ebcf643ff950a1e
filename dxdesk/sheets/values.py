"""What a workbook read from outside consists of: plain frozen values."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384
_MIB = 1024 * 1024


class CellKind(StrEnum):
    """What sort of content a cell has; says how `Cell.text` is to be read."""

    TEXT = "text"  # exact, line ends as LF
    NUMBER = "number"  # shortest decimal text, no exponent
    DATE = "date"  # "2024-04-01", or "2024-04-01T12:30:00"
    TIME = "time"  # "12:30:00", a time of day without a date
    BOOL = "bool"  # "TRUE" or "FALSE"
    ERROR = "error"  # the error as found ("#REF!"), or "" for a text that is not in the file
    UNCALCULATED = "uncalculated"  # a formula whose result is not in the file; text is ""


class Cell(NamedTuple):
    """One cell that has content. Rows and columns count from 1."""

    row: int
    column: int
    text: str
    kind: CellKind = CellKind.TEXT
    formula: bool = False

    @property
    def address(self) -> str:
        """The address as people know it, "B3"."""
        return f"{column_letters(self.column)}{self.row}"


class Area(NamedTuple):
    """A merged range, its edges included."""

    top: int
    left: int
    bottom: int
    right: int

    def hides(self, row: int, column: int) -> bool:
        """Whether it covers a cell and is not shown in its place: only its first cell is."""
        is_inside = self.top <= row <= self.bottom and self.left <= column <= self.right
        return is_inside and (row, column) != (self.top, self.left)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet: its cells that have content, by row and column, and its merged ranges."""

    name: str
    hidden: bool
    cells: tuple[Cell, ...]
    merges: tuple[Area, ...] = ()

    def rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Each row that has content, with its true number, top down."""
        for number, cells in groupby(self.cells, key=itemgetter(0)):
            yield number, tuple(cells)

    def __reduce__(self) -> tuple[Any, ...]:
        """Plain tuples cross the pipe between processes several times faster than cells."""
        return _unpack, (self.name, self.hidden, [tuple(c) for c in self.cells], self.merges)


def _unpack(
    name: str, hidden: bool, cells: list[tuple[Any, ...]], merges: tuple[Area, ...]
) -> Sheet:
    return Sheet(name, hidden, tuple(map(Cell._make, cells)), merges)


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as read: its worksheets in order, and the size and SHA-256 of the file."""

    sheets: tuple[Sheet, ...]
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Sizes in bytes, `text` in characters of one cell, `texts` of all.

    `ratio` is the compression beyond which an entry larger than `ratio_floor` is a bomb:
    deflate reaches 1032, formatted blanks some 40. `memory` binds where the system can
    bind a process; the counted limits hold everywhere. `stretch` is how much
    XML may pass without a row or a string coming to its end.
    """

    seconds: float = 10.0
    memory: int = 512 * _MIB
    file: int = 50 * _MIB
    entries: int = 5_000
    inflated: int = 256 * _MIB
    ratio: int = 200
    ratio_floor: int = 8 * _MIB
    sheets: int = 1_000
    merges: int = 10_000
    cells: int = 300_000
    text: int = 1_000_000
    texts: int = 16_000_000
    stretch: int = 32 * _MIB


@cache
def column_letters(column: int) -> str:
    """The letters of a column, 1 for A."""
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


@lru_cache(maxsize=MAX_COLUMN)
def column_number(letters: str) -> int:
    """The number of a column, 1 for A. ValueError unless it is one to three Latin letters."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
