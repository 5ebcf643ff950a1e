"""The looks of an exchange workbook: headings, colours, widths, drop-downs, page set-up.

Nothing here carries meaning: the reader works when all of it has been stripped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dxdesk.domain.words import exchange as says
from dxdesk.sheets.writing import Content, Writing, cell_at, split_at_limit

_LIST_LIMIT = 255  # characters that Excel takes in a drop-down's own list
_LINE = Side(style="thin", color="FF949494")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="FFE6E6E6")
_OPEN = PatternFill("solid", fgColor="FFFBF5E0")
_SHUT = PatternFill("solid", fgColor="FFF2F2F2")
_PLAIN = Font(name=says.FONT, size=11)
_BOLD = Font(name=says.FONT, size=11, bold=True)
_TITLE = Font(name=says.FONT, size=16, bold=True)
_SMALL = Font(name=says.FONT, size=9, color="FF4D4D4D")
_WRAP = Alignment(wrap_text=True, vertical="top")
_NUMBERED = Alignment(horizontal="right", vertical="top")
_UNLOCKED = Protection(locked=False)
_PAGE_WIDTH = 240  # characters of 11 points that stay readable on A4 landscape
_ROOMY = 40
_LINE_HEIGHT = 15.0
_MAX_HEIGHT = 400.0
_DATE = "yyyy/mm/dd"
_NUMBER = "#,##0.##########"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading, width in characters, and what helps to fill it in."""

    heading: str
    width: int
    locked: bool = False
    small: bool = False
    number_format: str = _NUMBER
    note: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table: its key, and what stands in each column."""

    key: str
    cells: Sequence[Content]


class Face:
    """An exchange workbook while it is being written."""

    def __init__(self) -> None:
        self._writing = Writing()
        self._rest: list[tuple[str, str, int, str]] = []

    def guide(
        self,
        sheet_title: str,
        title: str,
        facts: Sequence[tuple[str, str]],
        lines: Sequence[str],
    ) -> None:
        """The first sheet: what this file is, for whom, until when, and how to fill it in."""
        sheet = self._writing.add_sheet(sheet_title)
        _set_widths(sheet, (14, 84))
        sheet.sheet_view.showGridLines = False
        self._put(sheet, 1, 1, title, _TITLE)
        for row, (name, content) in enumerate(facts, start=3):
            self._put(sheet, row, 1, name, _BOLD)
            self._put(sheet, row, 2, content)
        for place, line in enumerate(lines, start=1):
            row = 3 + len(facts) + place
            self._put(sheet, row, 1, place).alignment = _NUMBERED
            self._put(sheet, row, 2, line).alignment = _WRAP
        _set_page(sheet, landscape=False)

    def table(self, title: str, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        """A sheet of records: one heading row, one row a record."""
        sheet = self._writing.add_sheet(title)
        _set_widths(sheet, [column.width for column in columns])
        for place, column in enumerate(columns, start=1):
            self._head(sheet, place, column)
        for number, row in enumerate(rows, start=2):
            for place, column in enumerate(columns, start=1):
                self._body(sheet, number, place, column, row)
            sheet.row_dimensions[number].height = _height(columns, row)
        _add_choices(sheet, columns, len(rows))
        sheet.freeze_panes = "B2"
        sheet.print_title_rows = "1:1"
        sheet.print_title_cols = "A:A"
        sheet.protection.sheet = all(column.locked for column in columns)
        _set_page(sheet, landscape=True, wide=sum(c.width for c in columns) > _PAGE_WIDTH)

    def control(
        self, title: str, heads: tuple[str, str], rows: Sequence[tuple[str, str | int]]
    ) -> None:
        """The sheet that carries lineage: items and their content."""
        sheet = self._writing.add_sheet(title)
        _set_widths(sheet, (18, 60))
        for number, (name, content) in enumerate([heads, *rows], start=1):
            self._put(sheet, number, 1, name, _BOLD if number == 1 else _PLAIN)
            self._put(sheet, number, 2, content, _BOLD if number == 1 else _PLAIN)
        sheet.protection.sheet = True
        _set_page(sheet, landscape=False)

    def save(self, path: Path) -> None:
        """Write the file whole or not at all. Raises OSError."""
        if self._rest:
            self._continue_texts()
        self._writing.save(path)

    def _put(
        self, sheet: Worksheet, row: int, column: int, content: Content, font: Font = _PLAIN
    ) -> Cell:
        cell = cell_at(sheet, row, column)
        self._writing.put(cell, content)
        cell.font = font
        return cell

    def _head(self, sheet: Worksheet, place: int, column: Column) -> None:
        cell = self._put(sheet, 1, place, column.heading, _SMALL if column.small else _BOLD)
        cell.fill, cell.border, cell.alignment = _HEAD, _BORDER, _WRAP
        if column.note:
            cell.comment = Comment(column.note, "dxdesk", width=260, height=80)

    def _body(self, sheet: Worksheet, number: int, place: int, column: Column, row: Row) -> None:
        cell = cell_at(sheet, number, place)
        rest = self._writing.put(cell, row.cells[place - 1])
        self._keep_rest(row.key, column.heading, rest)
        cell.font = _SMALL if column.small else _PLAIN
        cell.fill = _SHUT if column.locked else _OPEN
        cell.border, cell.alignment = _BORDER, _WRAP
        if not column.locked:
            cell.protection = _UNLOCKED
        if cell.is_date:
            cell.number_format = _DATE
        elif cell.data_type == "n":
            cell.number_format = column.number_format

    def _keep_rest(self, key: str, heading: str, rest: str) -> None:
        part = 1
        while rest:
            chunk, rest = split_at_limit(rest)
            self._rest.append((key, heading, part, chunk))
            part += 1

    def _continue_texts(self) -> None:
        """A sheet with what did not fit into one cell."""
        sheet = self._writing.add_sheet(says.CONTINUATION_SHEET)
        heads = (
            says.CONTINUED_KEY,
            says.CONTINUED_FIELD,
            says.CONTINUED_ORDER,
            says.CONTINUED_TEXT,
        )
        _set_widths(sheet, (24, 20, 10, 84))
        rows: list[tuple[Content, ...]] = [heads, *self._rest]
        for number, row in enumerate(rows, start=1):
            for place, content in enumerate(row, start=1):
                self._put(sheet, number, place, content).alignment = _WRAP
        _set_page(sheet, landscape=True)


def _set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def _add_choices(sheet: Worksheet, columns: Sequence[Column], count: int) -> None:
    for place, column in enumerate(columns, start=1):
        listed = ",".join(column.choices)
        if listed and len(listed) <= _LIST_LIMIT and count and not column.locked:
            rule = DataValidation("list", formula1=f'"{listed}"', allow_blank=True)
            rule.showErrorMessage = False
            letter = get_column_letter(place)
            rule.add(f"{letter}2:{letter}{count + 1}")
            sheet.add_data_validation(rule)


def _height(columns: Sequence[Column], row: Row) -> float:
    """Room for the longest text of a row, in points; blank answers get room to write in."""
    lines = [1, *(2 for column in columns if column.width >= _ROOMY and not column.locked)]
    for column, content in zip(columns, row.cells, strict=True):
        if isinstance(content, str):
            per_line = max(1, column.width // 2)
            lines.append(sum(1 + len(line) // per_line for line in content.split("\n")))
    return min(max(lines) * _LINE_HEIGHT + 4, _MAX_HEIGHT)


def _set_page(sheet: Worksheet, *, landscape: bool, wide: bool = False) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 0 if wide else 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=not wide)
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"), center=_HeaderFooterPart("&P/&N")
    )
