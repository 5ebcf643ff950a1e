"""The machine's own fonts, asked only for a character that no bundled font has.

Only files with TrueType outlines count that may be embedded and subset (OpenType, OS/2 fsType).
Signs of the private area (外字) mean something in the user's own 外字 file alone: any other font
would print another sign there.
"""

import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import BinaryIO

from dxdesk import paths

_ENDINGS = frozenset({".ttf", ".ttc", ".tte"})
_OWN_SIGNS = "eudc"
_COLLECTION = b"ttcf"
_OUTLINES = b"glyf"
_FORBIDDEN = 0x0002 | 0x0100 | 0x0200  # restricted, not to be subset, bitmaps only
_LARGEST = 16_000_000


@dataclass(frozen=True)
class FontFile:
    """One font in a file; `offset` is where its table directory begins."""

    path: Path
    index: int
    offset: int

    @cached_property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """The characters it has, as first and last; none where it may not be embedded."""
        with self.path.open("rb") as file:
            tables = _directory(file, self.offset)
            if _OUTLINES not in tables or not _may_be_embedded(_table(file, tables, b"OS/2")):
                return ()
            return tuple(_ranges(_table(file, tables, b"cmap")))

    def has(self, character: str) -> bool:
        """Whether it has a character; a file that cannot be read has none."""
        code = ord(character)
        try:
            return any(first <= code <= last for first, last in self.ranges)
        except (OSError, struct.error, IndexError):
            return False


def having(character: str) -> Iterator[FontFile]:
    """The fonts that have a character, always in the same order."""
    is_own_sign = unicodedata.category(character) == "Co"
    for each in _files():
        if (each.path.stem.lower().startswith(_OWN_SIGNS) or not is_own_sign) and each.has(
            character
        ):
            yield each


@cache
def _files() -> tuple[FontFile, ...]:
    found = sorted(
        path
        for folder in paths.font_folders()
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.suffix.lower() in _ENDINGS
    )
    return tuple(font for path in found for font in _fonts(path))


def _fonts(path: Path) -> Iterator[FontFile]:
    try:
        with path.open("rb") as file:
            head = file.read(12)
            if head[:4] != _COLLECTION:
                yield FontFile(path, 0, 0)
                return
            (count,) = struct.unpack(">L", head[8:12])
            offsets = struct.unpack(f">{count}L", file.read(4 * count))
    except (OSError, struct.error):
        return
    for index, offset in enumerate(offsets):
        yield FontFile(path, index, offset)


def _directory(file: BinaryIO, offset: int) -> dict[bytes, tuple[int, int]]:
    """Where each table begins and how long it is (OpenType, table directory)."""
    file.seek(offset)
    (count,) = struct.unpack_from(">H", file.read(12), 4)
    rows = struct.iter_unpack(">4s3L", file.read(16 * count))
    return {tag: (start, size) for tag, _, start, size in rows}


def _table(file: BinaryIO, tables: dict[bytes, tuple[int, int]], tag: bytes) -> bytes:
    start, size = tables.get(tag, (0, 0))
    file.seek(start)
    return file.read(min(size, _LARGEST))


def _may_be_embedded(metrics: bytes) -> bool:
    if not metrics:
        return True
    (rights,) = struct.unpack_from(">H", metrics, 8)
    return not rights & _FORBIDDEN


def _ranges(cmap: bytes) -> Iterator[tuple[int, int]]:
    """The characters of the Unicode subtables in the formats 4 and 12."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    for row in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * row)
        if platform == 0 or (platform, encoding) in ((3, 1), (3, 10)):
            yield from _subtable(cmap, offset)


def _subtable(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    (form,) = struct.unpack_from(">H", data, start)
    if form == 4:
        (double,) = struct.unpack_from(">H", data, start + 6)
        ends = struct.unpack_from(f">{double // 2}H", data, start + 14)
        starts = struct.unpack_from(f">{double // 2}H", data, start + 16 + double)
        yield from zip(starts, ends, strict=True)
    elif form == 12:
        (groups,) = struct.unpack_from(">L", data, start + 12)
        for place in range(groups):
            first, last, _ = struct.unpack_from(">3L", data, start + 16 + 12 * place)
            yield first, last
