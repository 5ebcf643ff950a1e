"""The cells of one worksheet part, each at its true place whatever else the part says.

`dimension`, the order of rows and cells and the counts are not believed. A cell counts only
if it has content, so formatted blanks cost time but no memory.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from dxdesk.domain.file_errors import Broken, TooLarge
from dxdesk.sheets.container import Package
from dxdesk.sheets.markup import stream
from dxdesk.sheets.numbers import Content, iso_content, number_content, serial_content
from dxdesk.sheets.strings import rich_text, unescape
from dxdesk.sheets.values import MAX_COLUMN, MAX_ROW, Area, Cell, CellKind, column_number

_DIGITS = "0123456789"
_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
_BOOLEANS = {"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}


class Lookups(NamedTuple):
    """What cells refer to: the shared strings, the styles that show dates, the date system."""

    strings: list[str]
    dates: frozenset[str]
    from_1904: bool


def read_sheet(
    package: Package, part: str, lookups: Lookups
) -> tuple[tuple[Cell, ...], tuple[Area, ...]]:
    """The cells and the merged ranges of a worksheet part.

    Raises TooLarge beyond Excel's own limits or ours, Broken if the part is damaged.
    """
    reader = _SheetReader(package, part, lookups)
    most = package.limits.merges
    merges: list[Area] = []
    for name, element in stream(package, part, ("row", "mergeCell")):
        if name == "row":
            reader.read_row(element)
        else:
            merges += _areas(element.get("ref", ""))
        if len(merges) > most:
            raise TooLarge(package.path, "merges", most)
    return reader.cells(), tuple(merges)


def _areas(ref: str) -> list[Area]:
    """The range that a reference names; what names none merges nothing."""
    found = _RANGE.fullmatch(ref)
    if found is None:
        return []
    left, top, right, bottom = found.groups()
    return [Area(int(top), column_number(left), int(bottom), column_number(right))]


class _SheetReader:
    """Gathers the cells of a part row by row."""

    def __init__(self, package: Package, part: str, lookups: Lookups) -> None:
        self._package = package
        self._part = part
        self._lookups = lookups
        self._cells: list[Cell] = []
        self._rows = self._row = self._column = self._texts = 0
        self._last = (0, 0)
        self._in_order = True
        self._prefix: str | None = None

    def read_row(self, row: Element) -> None:
        """Take the cells of a row that have content."""
        if self._prefix is None:
            self._set_names(row.tag.removesuffix("row"))
        self._begin_row(row.get("r"))
        passed = 0  # how many cells were gone over
        for place, cell in enumerate(row):
            if len(cell) and cell.tag == self._c:  # else a blank: there may be millions
                self._step(cell, row[passed:place])
                self._read_cell(cell)
                passed = place + 1

    def cells(self) -> tuple[Cell, ...]:
        """All cells in order. Raises Broken if one place has two different contents."""
        if self._in_order:
            return tuple(self._cells)
        kept: list[Cell] = []
        for cell in sorted(self._cells):
            if not kept or cell[:2] != kept[-1][:2]:
                kept.append(cell)
            elif cell != kept[-1]:
                raise self._broken(f"{cell.address} twice")
        return tuple(kept)

    def _set_names(self, prefix: str) -> None:
        self._prefix = prefix
        self._c, self._v, self._f = prefix + "c", prefix + "v", prefix + "f"
        self._is = prefix + "is"

    def _begin_row(self, number: str | None) -> None:
        self._rows += 1
        if self._rows > MAX_ROW:
            raise self._too_large("rows", MAX_ROW)
        if len(self._cells) > self._package.limits.cells:
            raise self._too_large("cells", self._package.limits.cells)
        self._row = self._row + 1 if number is None else self._whole(number)
        self._column = 0

    def _step(self, cell: Element, blanks: Sequence[Element]) -> None:
        """Go to a cell's address; without one, over the blanks to the place after them."""
        address = cell.get("r")
        if address is not None:
            self._move(address)
            return
        for blank in blanks:
            if blank.tag == self._c:
                self._step(blank, ())
        self._column += 1

    def _move(self, address: str) -> None:
        """Go to an address; a cell knows its row better than the row does."""
        letters = address.rstrip(_DIGITS)
        try:
            self._column = column_number(letters)
            self._row = int(address[len(letters) :])
        except ValueError as fault:
            raise self._broken(f"cell {address!r}") from fault

    def _read_cell(self, cell: Element) -> None:
        value = inline = None
        formula = False
        for child in cell:
            tag = child.tag
            if tag == self._v:
                value = child.text
            elif tag == self._f:
                formula = True
            elif tag == self._is:
                inline = rich_text(child, self._prefix or "")
        text, kind = self._content(cell, value, inline)
        if text or formula or kind is CellKind.ERROR:
            self._add(Cell(self._row, self._column, text, kind, formula))

    def _add(self, cell: Cell) -> None:
        if not 0 < self._row <= MAX_ROW:
            raise self._too_large("rows", MAX_ROW)
        if self._column > MAX_COLUMN:
            raise self._too_large("columns", MAX_COLUMN)
        self._count_text(len(cell.text))
        place = (self._row, self._column)
        if place <= self._last:
            self._in_order = False
        self._last = place
        self._cells.append(cell)

    def _count_text(self, length: int) -> None:
        """A shared string takes its room in every cell that shows it."""
        limits = self._package.limits
        if length > limits.text:
            raise self._too_large("text", limits.text)
        self._texts += length
        if self._texts > limits.texts:
            raise self._too_large("texts", limits.texts)

    def _content(self, cell: Element, value: str | None, inline: str | None) -> Content:
        if inline is not None:
            return inline, CellKind.TEXT
        kind = cell.get("t", "n")
        if kind in ("str", "inlineStr"):
            return ("", CellKind.TEXT) if value is None else (unescape(value), CellKind.TEXT)
        value = (value or "").strip()
        if not value:
            return "", CellKind.UNCALCULATED
        if kind == "s":
            return self._shared(value)
        if kind == "n":
            return self._number(cell, value)
        return _special(kind, value)

    def _number(self, cell: Element, value: str) -> Content:
        if cell.get("s", "0") in self._lookups.dates:
            return serial_content(value, from_1904=self._lookups.from_1904)
        return number_content(value)

    def _shared(self, value: str) -> Content:
        strings = self._lookups.strings
        place = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1
        if 0 <= place < len(strings):
            return strings[place], CellKind.TEXT
        return "", CellKind.ERROR

    def _whole(self, number: str) -> int:
        if number.isascii() and number.isdigit() and len(number) < 10:
            return int(number)
        raise self._broken(f"row {number!r}")

    def _too_large(self, what: str, limit: int) -> TooLarge:
        return TooLarge(self._package.path, what, limit)

    def _broken(self, detail: str) -> Broken:
        return Broken(self._package.path, f"{self._part}: {detail}")


def _special(kind: str, value: str) -> Content:
    """The content of a cell that holds neither text nor number."""
    if kind == "b" and value in _BOOLEANS:
        return _BOOLEANS[value], CellKind.BOOL
    return iso_content(value) if kind == "d" else (value, CellKind.ERROR)
