"""Guarded workbook writing over openpyxl: what leaves dxdesk opens everywhere and says it all.

openpyxl writes characters that no spreadsheet can read, cuts texts at 32,767 characters
without a word, and takes a leading "=" for a formula. Every value goes through `Writing.put`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dxdesk.paths import write_beside

CELL_LIMIT = 32_767
"""UTF-16 units that one cell holds (Excel's specification)."""

_TITLE_LIMIT = 31
_TITLE_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")
_EXACT_DIGITS = 15

Content = str | int | float | Decimal | date | datetime | bool | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that could not be written as it was: where, and which characters."""

    sheet: str
    address: str
    replaced: str


class Writing:
    """A workbook on its way to a file. `notices` collects what had to be replaced."""

    def __init__(self) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self.workbook.properties.creator = "dxdesk"
        self.notices: list[Notice] = []

    def add_sheet(self, title: str) -> Worksheet:
        """A new sheet at the end, its title made legal and unique."""
        taken = {name.casefold() for name in self.workbook.sheetnames}
        sheet: Worksheet = self.workbook.create_sheet(legal_title(title, taken))
        return sheet

    def put(self, cell: Cell, content: Content) -> str:
        """Write a value as what it is; the rest of a text that is too long for one cell.

        Text that begins like a formula stays text; characters that XML forbids become U+FFFD
        and are noted; a number of more than 15 digits is written as text, exactly.
        """
        if isinstance(content, str):
            return self._put_text(cell, content)
        if isinstance(content, Decimal) and len(content.as_tuple().digits) > _EXACT_DIGITS:
            return self._put_text(cell, format(content, "f"))
        cell.value = content
        return ""

    def save(self, path: Path) -> None:
        """Write the file whole or not at all. Raises OSError."""
        write_beside(path, self._write)

    def _write(self, stream: BinaryIO) -> None:
        self.workbook.save(stream)

    def _put_text(self, cell: Cell, text: str) -> str:
        clean = _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
        if found := "".join(sorted(set(_FORBIDDEN.findall(text)))):
            sheet = str(cell.parent.title)
            self.notices.append(Notice(sheet, cell.coordinate, found))
        first, rest = split_at_limit(clean)
        cell.value = first
        if first.startswith(_FORMULA_LIKE):
            cell.data_type = "s"
            cell.quotePrefix = True
        return rest


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell of a table; a merged one is no place for a value."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(cell.coordinate)
    return cell


def split_at_limit(text: str) -> tuple[str, str]:
    """The part that one cell holds, and the rest; no surrogate pair is torn."""
    if len(text) <= CELL_LIMIT // 2:
        return text, ""
    units = 0
    for place, char in enumerate(text):
        units += 2 if ord(char) > 0xFFFF else 1
        if units > CELL_LIMIT:
            return text[:place], text[place:]
    return text, ""


def legal_title(title: str, taken: Sequence[str] | set[str] = ()) -> str:
    """A sheet title that Excel takes: 31 characters, none of []:*?/\\, unique in any case."""
    plain = _TITLE_FORBIDDEN.sub("_", title).strip("' ") or "_"
    plain = plain[:_TITLE_LIMIT]
    candidate, number = plain, 2
    while candidate.casefold() in taken:
        suffix = f"_{number}"
        candidate = plain[: _TITLE_LIMIT - len(suffix)] + suffix
        number += 1
    return candidate
