"""How an exchange workbook looks: sheets, widths, drop-downs, protection, page set-up.

Nothing here carries meaning: the reader works when all of it has been stripped. Sheets for
people have no column of keys, and so it passes them over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dxdesk.domain.words import exchange as says
from dxdesk.exchange.looks import Looks
from dxdesk.sheets.writing import Content, Look, Writing, cell_at, split_at_limit

_HINT_LIMIT = 255  # characters that Excel takes in a drop-down's own list, and in its hint
_PAGE_WIDTH = 240  # characters of 11 points that stay readable on A4 landscape
_ROOMY = 40
_LINE_HEIGHT = 15.0
_MAX_HEIGHT = 400.0
_DATE = "yyyy/mm/dd"
_GENERAL = "General"
_NUMBER = "#,##0.##########"
_NOTES_WIDTH = 30
_ALLOWED = (
    *("formatCells", "formatColumns", "formatRows", "insertRows", "insertColumns"),
    *("sort", "autoFilter"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading, width in characters, and what helps to fill it in.

    `text_format` is the number format of its cells that hold no number or date.
    """

    heading: str
    width: int
    locked: bool = False
    small: bool = False
    number_format: str = _NUMBER
    text_format: str = _GENERAL
    note: str = ""
    choices: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table: its key, and what stands in each column."""

    key: str
    cells: Sequence[Content]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a sheet for people: a heading, a line below it, column heads and rows."""

    heading: str
    text: str = ""
    heads: tuple[str, ...] = ()
    rows: Sequence[Sequence[Content]] = ()


class Face:
    """An exchange workbook while it is being written."""

    def __init__(self) -> None:
        self._writing = Writing()
        self._looks = Looks(self._writing)
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
        _set_widths(sheet, (18, 80))
        sheet.sheet_view.showGridLines = False
        self._put(sheet, 1, 1, title, self._looks.title)
        for row, (name, content) in enumerate(facts, start=3):
            self._put(sheet, row, 1, name, self._looks.bold)
            self._put(sheet, row, 2, content, self._looks.plain)
        for place, line in enumerate(lines, start=1):
            row = 3 + len(facts) + place
            self._put(sheet, row, 1, place, self._looks.place)
            self._put(sheet, row, 2, line, self._looks.plain)
            sheet.row_dimensions[row].height = _text_height(line, 80)
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
        if not all(column.locked for column in columns):
            self._add_notes_column(sheet, len(columns) + 1, len(rows))
        _protect(sheet)
        printed = [column.width for column in columns if not column.small]
        sheet.print_area = f"A1:{get_column_letter(len(printed))}{len(rows) + 1}"
        _set_page(sheet, landscape=True, wide=sum(printed) > _PAGE_WIDTH)

    def reading(
        self, sheet_title: str, title: str, widths: Sequence[int], blocks: Iterable[Block]
    ) -> None:
        """A sheet for people to read and print, portrait: blocks one below the other."""
        sheet = self._writing.add_sheet(sheet_title)
        _set_widths(sheet, widths)
        sheet.sheet_view.showGridLines = False
        self._put(sheet, 1, 1, title, self._looks.title)
        sheet.print_title_rows = "1:1"
        row = 3
        for block in blocks:
            row = self._block(sheet, row, widths, block) + 1
        sheet.protection.sheet = True
        _set_page(sheet, landscape=sum(widths) > _PAGE_WIDTH // 2)

    def control(
        self, title: str, heads: tuple[str, str], rows: Sequence[tuple[str, str | int]]
    ) -> None:
        """The sheet that carries lineage: items and their content."""
        sheet = self._writing.add_sheet(title)
        _set_widths(sheet, (18, 60))
        for number, (name, content) in enumerate([heads, *rows], start=1):
            look = self._looks.bold if number == 1 else self._looks.plain
            self._put(sheet, number, 1, name, look)
            self._put(sheet, number, 2, content, look)
        sheet.protection.sheet = True
        _set_page(sheet, landscape=False)

    def save(self, path: Path) -> None:
        """Write the file whole or not at all. Raises OSError."""
        if self._rest:
            self._continue_texts()
        self._writing.save(path)

    def _put(self, sheet: Worksheet, row: int, column: int, content: Content, look: Look) -> str:
        return self._writing.put(cell_at(sheet, row, column), content, look)

    def _head(self, sheet: Worksheet, place: int, column: Column) -> None:
        look = self._looks.small_head if column.small else self._looks.head
        self._put(sheet, 1, place, column.heading, look)
        if column.note:
            cell_at(sheet, 1, place).comment = Comment(column.note, "dxdesk", width=260, height=80)

    def _body(self, sheet: Worksheet, number: int, place: int, column: Column, row: Row) -> None:
        content = row.cells[place - 1]
        look = self._looks.body(column.locked, column.small, _format_of(column, content))
        rest = self._put(sheet, number, place, content, look)
        self._keep_rest(row.key, column.heading, rest)

    def _add_notes_column(self, sheet: Worksheet, place: int, count: int) -> None:
        """A column for the 課's own notes, which nobody reads back."""
        sheet.column_dimensions[get_column_letter(place)].width = _NOTES_WIDTH
        self._put(sheet, 1, place, says.NOTES, self._looks.small_head)
        for number in range(2, count + 2):
            self._put(sheet, number, place, None, self._looks.free)

    def _block(self, sheet: Worksheet, row: int, widths: Sequence[int], block: Block) -> int:
        """Write a block from a row on; the row below it."""
        self._put(sheet, row, 1, block.heading, self._looks.bold)
        if block.text:
            row += 1
            self._put(sheet, row, 1, block.text, self._looks.small)
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(widths))
            sheet.row_dimensions[row].height = _text_height(block.text, sum(widths))
        for place, head in enumerate(block.heads, start=1):
            self._put(sheet, row + 1, place, head, self._looks.head)
        row += 1 + bool(block.heads)
        for cells in block.rows:
            row = self._reading_row(sheet, row, widths, cells)
        return row

    def _reading_row(
        self, sheet: Worksheet, row: int, widths: Sequence[int], cells: Sequence[Content]
    ) -> int:
        """Write one row, and as many below it as its longest text needs; the row below."""
        rests = [self._framed(sheet, row, place, each) for place, each in enumerate(cells, 1)]
        sheet.row_dimensions[row].height = max(
            _text_height(each, width) for each, width in zip(cells, widths, strict=False)
        )
        return self._reading_row(sheet, row + 1, widths, rests) if any(rests) else row + 1

    def _framed(self, sheet: Worksheet, row: int, place: int, content: Content) -> str:
        look = self._looks.count if isinstance(content, int) else self._looks.framed
        return self._put(sheet, row, place, content, look)

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
                self._put(sheet, number, place, content, self._looks.plain)
        _set_page(sheet, landscape=True)


def _format_of(column: Column, content: Content) -> str:
    match content:
        case date():
            return _DATE
        case int() | Decimal():
            return column.number_format
        case _:
            return column.text_format


def _protect(sheet: Worksheet) -> None:
    """Lock what was printed against slips of the hand; there is no password to lift it."""
    sheet.protection.sheet = True
    for name in _ALLOWED:
        setattr(sheet.protection, name, False)  # False: not forbidden


def _set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def _add_choices(sheet: Worksheet, columns: Sequence[Column], count: int) -> None:
    for place, column in enumerate(columns, start=1):
        listed = ",".join(column.choices)
        if listed and len(listed) <= _HINT_LIMIT and count and not column.locked:
            rule = DataValidation("list", formula1=f'"{listed}"', allow_blank=True)
            rule.showErrorMessage = False
            if column.hint and len(column.hint) <= _HINT_LIMIT:
                rule.showInputMessage, rule.prompt = True, column.hint
            letter = get_column_letter(place)
            rule.add(f"{letter}2:{letter}{count + 1}")
            sheet.add_data_validation(rule)


def _height(columns: Sequence[Column], row: Row) -> float:
    """Room for the longest text of a row, in points; blank answers get room to write in."""
    room = [2 for column in columns if column.width >= _ROOMY and not column.locked]
    blank = max(room, default=1) * _LINE_HEIGHT + 4
    texts = (
        _text_height(content, column.width)
        for column, content in zip(columns, row.cells, strict=True)
    )
    return max(blank, *texts)


def _text_height(content: Content, width: int) -> float:
    """Room for a text in a column `width` characters wide, in points."""
    lines = content.split("\n") if isinstance(content, str) else [""]
    count = sum(1 + len(line) // max(1, width // 2) for line in lines)
    return min(count * _LINE_HEIGHT + 4, _MAX_HEIGHT)


def _set_page(sheet: Worksheet, *, landscape: bool, wide: bool = False) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 0 if wide else 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=not wide)
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"), center=_HeaderFooterPart("&P/&N")
    )
