"""The cells of one worksheet part, each at its true place whatever else the part says.

`dimension`, the order of rows and cells and the counts are not believed. A cell counts only
if it has content, so formatted blanks cost time but no memory.
"""

import re
from typing import NamedTuple
from xml.parsers.expat import XMLParserType

from dxdesk.domain.file_errors import Broken, TooLarge
from dxdesk.sheets.container import Package
from dxdesk.sheets.markup import Attributes, follow
from dxdesk.sheets.numbers import Content, iso_content, number_content, serial_content
from dxdesk.sheets.strings import TextHandler, says_preserve, unescape
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
    found = _Found(package, part, lookups)
    follow(package, part, lambda parser, prefix: _SheetHandler(parser, prefix, found))
    return found.in_order(), tuple(found.merges)


def _areas(ref: str) -> list[Area]:
    """The range that a reference names; what names none merges nothing."""
    found = _RANGE.fullmatch(ref)
    if found is None:
        return []
    left, top, right, bottom = found.groups()
    return [Area(int(top), column_number(left), int(bottom), column_number(right))]


class _SheetHandler(TextHandler):
    """Follows a part through its rows; of each cell, what it is made of goes to `found`."""

    def __init__(self, parser: XMLParserType, prefix: str, found: "_Found") -> None:
        super().__init__(parser, prefix, "is")
        self._found = found
        self._row, self._merge = prefix + "row", prefix + "mergeCell"
        self._c, self._v, self._f = prefix + "c", prefix + "v", prefix + "f"
        self._cell: Attributes | None = None
        self._begin_cell(None)

    def start(self, name: str, attributes: Attributes) -> None:
        path = self._path
        parent = path[-1]
        path.append(name)
        if parent == self._row:
            if name == self._c:
                self._begin_cell(attributes)
            else:
                self._start_beside_cells(name)
        elif parent == self._c:
            self._start_within(name)
        elif self._is_text(name, path):
            self._listen(keeps_blanks=says_preserve(attributes))
        elif self._depth:
            self._stop()
        elif name == self._row:
            self._found.begin_row(attributes.get("r"))
        elif name == self._merge:
            self._found.merge(attributes.get("ref", ""))
            self.whole += 1

    def _begin_cell(self, attributes: Attributes | None) -> None:
        self._cell = attributes
        self._value: str | None = None
        self._inline: str | None = None
        self._formula = self._is_filled = False

    def _start_beside_cells(self, name: str) -> None:
        """A child of a row begins that is no cell."""
        if name == self._row:
            raise self._found.broken("a row within a row")

    def _start_within(self, name: str) -> None:
        """A child of a cell begins."""
        self._is_filled = True
        if name == self._v:
            self._listen(keeps_blanks=True)
        elif name == self._f:
            self._formula = True

    def end(self, name: str) -> None:
        path = self._path
        if len(path) == self._depth:
            self._end_text(name)
        elif name == self._holder:
            text = self._text()
            if path[-2] == self._c:
                self._inline = text
        elif name == self._c:
            if self._cell is not None and path[-2] == self._row:
                self._end_cell(self._cell)
        elif name == self._row:
            self.whole += 1
        path.pop()

    def _end_text(self, name: str) -> None:
        text = self._take()
        if name == self._v:
            self._value = text
        else:
            self._parts.append(text)

    def _end_cell(self, cell: Attributes) -> None:
        self._cell = None
        if self._is_filled:
            self._found.read_cell(cell, self._value, self._inline, formula=self._formula)
        else:  # a blank: there may be millions
            self._found.passed.append(cell.get("r"))


class _Found:
    """Gathers the cells of a part, each at its true place."""

    def __init__(self, package: Package, part: str, lookups: Lookups) -> None:
        self.merges: list[Area] = []
        self.passed: list[str | None] = []  # the addresses of the blanks since the last cell
        self._package = package
        self._limits = package.limits
        self._part = part
        self._lookups = lookups
        self._cells: list[Cell] = []
        self._rows = self._row = self._column = self._texts = 0
        self._last = (0, 0)
        self._is_in_order = True

    def merge(self, ref: str) -> None:
        """Take a merged range."""
        self.merges += _areas(ref)
        most = self._limits.merges
        if len(self.merges) > most:
            raise self._too_large("merges", most)

    def begin_row(self, number: str | None) -> None:
        """Go to a row; one without a number follows the row before."""
        self._rows += 1
        if self._rows > MAX_ROW:
            raise self._too_large("rows", MAX_ROW)
        if len(self._cells) > self._limits.cells:
            raise self._too_large("cells", self._limits.cells)
        self._row = self._row + 1 if number is None else self._whole(number)
        self._column = 0
        self.passed.clear()

    def read_cell(
        self, cell: Attributes, value: str | None, inline: str | None, *, formula: bool
    ) -> None:
        """Take a cell that has something in it."""
        address = cell.get("r")
        if address is None or self.passed:
            self._step(address)
        else:
            self._move(address)
        text, kind = self._content(cell, value, inline)
        if text or formula or kind is CellKind.ERROR:
            self._add(Cell(self._row, self._column, text, kind, formula))

    def in_order(self) -> tuple[Cell, ...]:
        """All cells in order. Raises Broken if one place has two different contents."""
        if self._is_in_order:
            return tuple(self._cells)
        kept: list[Cell] = []
        for cell in sorted(self._cells):
            if not kept or cell[:2] != kept[-1][:2]:
                kept.append(cell)
            elif cell != kept[-1]:
                raise self.broken(f"{cell.address} twice")
        return tuple(kept)

    def _step(self, address: str | None) -> None:
        """Go to a cell's address; without one, over the blanks to the place after them."""
        if address is not None:
            self._move(address)
        else:
            for blank in (*self.passed, None):
                self._go(blank)
        self.passed.clear()

    def _go(self, address: str | None) -> None:
        if address is None:
            self._column += 1
        else:
            self._move(address)

    def _move(self, address: str) -> None:
        """Go to an address; a cell knows its row better than the row does."""
        letters = address.rstrip(_DIGITS)
        try:
            self._column = column_number(letters)
            self._row = int(address[len(letters) :])
        except ValueError as fault:
            raise self.broken(f"cell {address!r}") from fault

    def _add(self, cell: Cell) -> None:
        if not 0 < self._row <= MAX_ROW:
            raise self._too_large("rows", MAX_ROW)
        if self._column > MAX_COLUMN:
            raise self._too_large("columns", MAX_COLUMN)
        length = len(cell.text)
        if length > self._limits.text:
            raise self._too_large("text", self._limits.text)
        self._texts += length  # a shared string takes its room in every cell that shows it
        if self._texts > self._limits.texts:
            raise self._too_large("texts", self._limits.texts)
        place = (self._row, self._column)
        if place <= self._last:
            self._is_in_order = False
        self._last = place
        self._cells.append(cell)

    def _content(self, cell: Attributes, value: str | None, inline: str | None) -> Content:
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

    def _number(self, cell: Attributes, value: str) -> Content:
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
        raise self.broken(f"row {number!r}")

    def _too_large(self, what: str, limit: int) -> TooLarge:
        return TooLarge(self._package.path, what, limit)

    def broken(self, detail: str) -> Broken:
        """The error that says what is wrong with the part."""
        return Broken(self._package.path, f"{self._part}: {detail}")


def _special(kind: str, value: str) -> Content:
    """The content of a cell that holds neither text nor number."""
    if kind == "b" and value in _BOOLEANS:
        return _BOOLEANS[value], CellKind.BOOL
    return iso_content(value) if kind == "d" else (value, CellKind.ERROR)
