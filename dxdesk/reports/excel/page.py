"""One worksheet for eyes, filled from top to bottom; columns follow its widest table."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from dxdesk.reports.content import (
    Block,
    Column,
    Drawing,
    Fields,
    Image,
    Look,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    Part,
    Plot,
    Row,
    RowKind,
    Section,
    Table,
    Text,
)
from dxdesk.reports.excel import look
from dxdesk.reports.excel.cells import put
from dxdesk.reports.excel.charts import add_chart
from dxdesk.reports.excel.fitting import spans, weights_of, wrapped
from dxdesk.sheets.writing import Writing

_UNITS = {Paper.PORTRAIT: 92.0, Paper.LANDSCAPE: 142.0, Paper.A3: 142.0}
Filled = tuple[Text, Font, Alignment, PatternFill | None]
_SIGNS = ("+", "±")  # of a change


class EyesPage:
    """A worksheet being filled. `anchors` are the cells that links lead to, `links` the cells
    that lead somewhere, `title_rows` the rows to repeat ("3:3"), "" for none."""

    def __init__(
        self, writing: Writing, sheet: Worksheet, part: Part, sections: Sequence[Section]
    ) -> None:
        self._writing = writing
        self._sheet = sheet
        self._part = part
        self._sections = sections
        blocks = [block for section in sections for block in section.blocks]
        self._base = max((weights_of(block) for block in blocks), key=len, default=(1.0,))
        self._one_table = sum(isinstance(block, Table | Drawing) for block in blocks) == 1
        self._row = 1
        self._widths = [_UNITS[part.paper] * weight / sum(self._base) for weight in self._base]
        self.anchors: dict[str, str] = {}
        self.links: list[tuple[Cell, str]] = []
        self.title_rows = ""
        self.first_body_row = 1

    def fill(self) -> None:
        """Title, then every section and block."""
        for place, width in enumerate(self._widths, 1):
            self._sheet.column_dimensions[get_column_letter(place)].width = width
        self._mark(self._part.anchor)
        self._line(self._part.title, look.TITLE, 24)
        if self._part.subtitle:
            self._line(Text(self._part.subtitle), look.FONTS[Text("").tone])
        for section in self._sections:
            self._row += 1
            self._mark(section.anchor)
            if section.title.text:
                self._line(section.title, look.HEADINGS[min(section.level, 2) - 1], 20)
            for block in section.blocks:
                self._block(block)

    def link(self, cell: Cell, place: str) -> None:
        """Makes a cell lead to a place in this workbook."""
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph(text) | Note(text) | Image(caption=text):
                self._line(text, look.FONTS[text.tone])
            case Fields(pairs):
                weights = weights_of(block)
                for pair in pairs:
                    label = (Text(pair.label), look.LABEL, look.WRAP, look.GROUP_FILL)
                    value = (pair.value, look.FONTS[pair.value.tone], look.WRAP, None)
                    self._cells((label, value), weights)
                self._row += 1
            case Table():
                self._table(block)
            case Drawing(twin=twin):
                self._table(twin)
            case PageBreak():
                self._sheet.row_breaks.append(Break(id=self._row - 1))

    def _table(self, block: Table) -> None:
        weights = weights_of(block)
        if block.caption:
            self._line(Text(block.caption), look.LABEL)
        if self._one_table:
            self.title_rows = f"{self._row}:{self._row}"
        header = [
            (Text(column.label), look.LABEL, _align(column), look.HEADER_FILL)
            for column in block.columns
        ]
        self._cells(header, weights)
        self.first_body_row = self._row
        for row in block.rows:
            self._table_row(row, block.columns, weights)
        self._row += 1
        if block.plot:
            self._chart(block, block.plot, self.first_body_row - 1)

    def _chart(self, block: Table, plot: Plot, header: int) -> None:
        """A chart of the body rows that begin the table."""
        body = list(takewhile(lambda row: row.kind is RowKind.BODY, block.rows))
        shown = [each for each in plot.series if any(_number(r.cells[each[0]]) for r in body)]
        if shown:
            columns = [place for place, _ in spans(weights_of(block), self._base)]
            held = replace(plot, series=tuple(shown))
            last = header + len(body)
            self._row += add_chart(self._sheet, held, columns, header, last, self._row)

    def _table_row(self, row: Row, columns: Sequence[Column], weights: tuple[float, ...]) -> None:
        self._mark(row.anchor)
        if row.kind is RowKind.GROUP:
            self._cells([(row.cells[0], look.LABEL, look.WRAP, look.GROUP_FILL)], (1.0,))
            return
        fill = look.GROUP_FILL if row.kind is RowKind.TOTAL else None
        cells = [
            (text, look.FONTS[text.tone], _align(column), fill or look.SHADES[text.shade])
            for text, column in zip(row.cells, columns, strict=True)
        ]
        self._cells(cells, weights)

    def _line(self, text: Text, font: Font, height: float = 0.0) -> None:
        """A text over the whole width, without a frame."""
        lines = wrapped(text.text, sum(self._widths))
        for start in range(0, len(lines), look.MAX_LINES):
            cut = "\n".join(lines[start : start + look.MAX_LINES])
            shown = cut if len(lines) > look.MAX_LINES else text.text
            cell = self._put(self._row, (1, len(self._base)), shown)
            cell.font, cell.alignment = font, look.WRAP
            count = min(len(lines) - start, look.MAX_LINES)
            self._sheet.row_dimensions[self._row].height = max(height, count * look.LINE_POINTS)
            self._row += 1

    def _cells(self, cells: Sequence[Filled], weights: Sequence[float]) -> None:
        """One framed row; what is higher than a row may be goes on in the rows below."""
        places = spans(weights, self._base)
        lines = [
            wrapped(cell[0].text, sum(self._widths[first - 1 : last]))
            for cell, (first, last) in zip(cells, places, strict=True)
        ]
        height = max(len(each) for each in lines)
        for start in range(0, height, look.MAX_LINES):
            for filled, place, held in zip(cells, places, lines, strict=True):
                part = held[start : start + look.MAX_LINES]
                self._framed(filled, place, part if height > look.MAX_LINES else None)
            count = min(height - start, look.MAX_LINES)
            self._sheet.row_dimensions[self._row].height = count * look.LINE_POINTS + 4
            self._row += 1

    def _framed(self, filled: Filled, place: tuple[int, int], lines: list[str] | None) -> None:
        text, font, alignment, fill = filled
        shown = text.text if lines is None else "\n".join(lines)
        number = _number(text) if alignment is look.WRAP_RIGHT and lines is None else None
        cell = self._put(self._row, place, shown if number is None else number)
        for column in range(place[0], place[1] + 1):
            each = self._sheet.cell(self._row, column)
            each.border = look.BORDER
            if fill:
                each.fill = fill
        cell.font, cell.alignment = font, alignment
        if number is not None:
            _, _, decimals = text.value.partition(".")
            plain = "#,##0" + ("." + "0" * len(decimals) if decimals else "")
            signed = shown.startswith(_SIGNS)
            cell.number_format = look.SIGNED.format(plain) if signed else plain
        if text.link:
            self.links.append((cell, text.link))

    def _put(self, row: int, place: tuple[int, int], value: str | int | Decimal) -> Cell:
        first, last = place
        cell, _ = put(self._writing, self._sheet, row, first, value)
        if last > first:
            merged = CellRange(min_row=row, max_row=row, min_col=first, max_col=last)
            self._sheet.merged_cells.ranges.add(merged)  # merge_cells looks at all others each time
        return cell

    def _mark(self, anchor: str) -> None:
        if anchor:
            title = self._sheet.title.replace("'", "''")
            self.anchors.setdefault(anchor, f"'{title}'!A{self._row}")


def _number(text: Text) -> int | Decimal | None:
    """The number a text is, None where it says more (a unit, a sign) than the number would."""
    if not text.value or text.text.replace(",", "").lstrip("".join(_SIGNS)) != text.value:
        return None
    try:
        return Decimal(text.value) if "." in text.value else int(text.value)
    except (ArithmeticError, ValueError):
        return None


def _align(column: Column) -> Alignment:
    return look.WRAP_RIGHT if column.look is Look.FIGURE else look.WRAP
