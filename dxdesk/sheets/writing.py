"""Guarded workbook writing over openpyxl: what leaves dxdesk opens everywhere and says it all.

openpyxl writes characters that no spreadsheet can read, cuts texts at 32,767 characters
without a word, and takes a leading "=" for a formula. Every value goes through `Writing.put`.
"""

import math
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Fill, Font, Protection
from openpyxl.styles.cell_style import StyleArray
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dxdesk.sheets.saving import UNDATED, save
from dxdesk.sheets.texts import CELL_LIMIT, cleaned, split_at_limit, stored

__all__ = [
    "CELL_LIMIT",
    "Content",
    "Look",
    "Notice",
    "NoticeKind",
    "Writing",
    "cell_at",
    "legal_title",
    "save",
    "split_at_limit",
]

_TITLE_LIMIT = 31
# Signs that Excel refuses, in either width, and what no XML can bear.
_TITLE_FORBIDDEN = re.compile(
    r"[\[\]:*?/\\\uff3b\uff3d\uff1a\uff0a\uff1f\uff0f\uff3c\uffe5"
    r"\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]"
)
_TITLE_RESERVED = "history"
_FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")
_EXACT_DIGITS = 15
_LARGEST_EXPONENT = 307
_FIRST_SOUND_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was

Content = str | int | float | Decimal | date | datetime | bool | None


class NoticeKind(StrEnum):
    """What happened to a value that could not be written as it was."""

    REPLACED = "replaced"  # characters that XML forbids are U+FFFD now; detail names them
    CONTINUED = "continued"  # the rest did not fit; detail is its number of characters
    AS_TEXT = "as-text"  # no spreadsheet can hold it as a number or date; detail is its text


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that could not be written as it was, and where."""

    sheet: str
    address: str
    what: NoticeKind
    detail: str


@dataclass(frozen=True, slots=True)
class Look:
    """A cell style registered once; sharing it is far faster than styling each cell."""

    style: StyleArray


class Writing:
    """A workbook on its way to a file. `notices` collects what is not as it was."""

    def __init__(self) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self.workbook.properties.creator = "dxdesk"
        self.notices: list[Notice] = []

    def add_sheet(self, title: str) -> Worksheet:
        """A new sheet at the end, its title made legal and unique."""
        sheet: Worksheet = self.workbook.create_sheet(legal_title(title, self.workbook.sheetnames))
        return sheet

    def look(
        self,
        *,
        font: Font | None = None,
        fill: Fill | None = None,
        border: Border | None = None,
        alignment: Alignment | None = None,
        protection: Protection | None = None,
        number_format: str = "General",
    ) -> Look:
        """Register a style to be given to any number of cells."""
        model = Cell(Worksheet(self.workbook), 1, 1)
        model.number_format = number_format
        for name, value in (
            ("font", font),
            ("fill", fill),
            ("border", border),
            ("alignment", alignment),
            ("protection", protection),
        ):
            if value is not None:
                setattr(model, name, value)
        return Look(model._style)  # type: ignore[attr-defined]

    def put(self, cell: Cell, content: Content, look: Look | None = None) -> str:
        """Write a value as what it is; the rest of a text that is too long for one cell.

        Text that begins like a formula stays text; characters that XML forbids become U+FFFD;
        a number of more than 15 digits, or a date before March 1900, is written as text,
        exactly. Each such thing is noted. Moments are without a time zone.
        """
        if look is not None:
            cell._style = StyleArray(look.style)  # type: ignore[attr-defined]
        if isinstance(content, str):
            return self._put_text(cell, content)
        if _fits_a_number(content):
            cell.value = content
            return ""
        text = _as_text(content)
        self._note(cell, NoticeKind.AS_TEXT, text)
        return self._put_text(cell, text)

    def save(self, path: Path, *, made: datetime = UNDATED) -> None:
        """Write the file whole or not at all, dated `made`. Raises OSError."""
        save(self.workbook, path, made=made)

    def _put_text(self, cell: Cell, text: str) -> str:
        clean, forbidden = cleaned(text)
        if forbidden:
            self._note(cell, NoticeKind.REPLACED, forbidden)
        first, rest = split_at_limit(clean)
        if rest:
            self._note(cell, NoticeKind.CONTINUED, str(len(rest)))
        cell.value = stored(first)
        cell.data_type = "s"
        if first.startswith(_FORMULA_LIKE):
            cell.quotePrefix = True
        return rest

    def _note(self, cell: Cell, what: NoticeKind, detail: str) -> None:
        self.notices.append(Notice(str(cell.parent.title), cell.coordinate, what, detail))


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell of a table; a merged one is no place for a value."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(cell.coordinate)
    return cell


def _fits_a_number(content: Content) -> bool:
    """Whether a cell holds the value exactly as a number, date or truth value (or blank)."""
    match content:
        case None | bool():
            return True
        case float():
            return math.isfinite(content)
        case int() | Decimal():
            return _is_exact(Decimal(content))
        case datetime():
            return content.date() >= _FIRST_SOUND_DAY
        case date():
            return content >= _FIRST_SOUND_DAY
        case _:
            return False


def _is_exact(number: Decimal) -> bool:
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return False
    digits = "".join(map(str, number.as_tuple().digits)).strip("0")
    return len(digits) <= _EXACT_DIGITS


def _as_text(content: Content) -> str:
    match content:
        case date():
            return content.isoformat()
        case Decimal() if content.is_finite() and abs(content.adjusted()) < CELL_LIMIT:
            return format(content, "f")
        case _:
            return str(content)


def legal_title(title: str, taken: Collection[str] = ()) -> str:
    """A sheet title that Excel takes and that differs from all taken ones.

    At most 31 UTF-16 units, none of []:*?/\\ in either width, no apostrophe at its ends, not
    the reserved "History". Titles that differ only in case or width count as alike.
    """
    plain = _shortened(_TITLE_FORBIDDEN.sub("_", title).strip("' "), _TITLE_LIMIT) or "_"
    folded = {_folded(name) for name in taken} | {_TITLE_RESERVED}
    candidate, number = plain, 2
    while _folded(candidate) in folded:
        suffix = f"_{number}"
        candidate = _shortened(plain, _TITLE_LIMIT - len(suffix)) + suffix
        number += 1
    return candidate


def _folded(title: str) -> str:
    return unicodedata.normalize("NFKC", title).casefold()


def _shortened(title: str, units: int) -> str:
    while len(title.encode("utf-16-le")) > 2 * units:
        title = title[:-1]
    return title.rstrip("' ")
