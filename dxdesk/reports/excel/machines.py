"""集計用: tables as a workbook for machines, one on each sheet, and a 凡例 of every column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dxdesk.domain.words import reports as says
from dxdesk.reports.data import AnyTable, Value, legend
from dxdesk.reports.excel import look
from dxdesk.reports.excel.cells import put
from dxdesk.reports.excel.fitting import units
from dxdesk.sheets.writing import Writing, split_at_limit

_WIDEST = 60
_DATE_FORMAT = "yyyy-mm-dd"
_TIME_FORMAT = "yyyy-mm-dd hh:mm"


def data_workbook(tables: Sequence[AnyTable], made: datetime, head: str = "") -> Writing:
    """One sheet per table, and the 凡例 last.

    What is longer than a cell goes on in a sheet of its own before the 凡例; nothing is cut.
    `head` is the 照合番号 of the store's past, on a sheet of its own ("" for none).
    """
    book = _Book(Writing())
    for table in tables:
        book.add(table)
    if book.rest:
        book.fill(says.CONTINUED, says.CONTINUED_COLUMNS, book.rest)
    explained = _explained(tables)
    if head:
        book.fill(says.CHECK, says.CHECK_COLUMNS, [(head, made)])
        told = zip(says.CHECK_COLUMNS, says.CHECK_MEANINGS, strict=True)
        explained += [(says.CHECK, column, meaning, None, None) for column, meaning in told]
    book.fill(says.LEGEND, says.LEGEND_COLUMNS, explained)
    return book.writing


def _explained(found: Iterable[AnyTable]) -> list[tuple[Value, ...]]:
    blank = (says.ALL_SHEETS, says.BLANK_CELL, says.BLANK_MEANING, "", "")
    return [tuple(each or None for each in row) for row in (blank, *legend(found))]


@dataclass(slots=True)
class _Book:
    writing: Writing
    rest: list[tuple[Value, ...]] = field(default_factory=list)

    def add(self, table: AnyTable) -> None:
        """One table; the first column is the record's key."""
        self.fill(table.name, [column.header for column in table.columns], list(table.rows()))

    def fill(self, name: str, header: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """A sheet with one header row, filtered and frozen, columns as wide as they need."""
        sheet = self.writing.add_sheet(name)
        for place, text in enumerate(header, 1):
            put(self.writing, sheet, 1, place, text)[0].font = look.LABEL
        for number, row in enumerate(rows, 2):
            for place, value in enumerate(row, 1):
                if value is not None:
                    rest = self._put(sheet, number, place, value)
                    self._keep(rest, name, str(row[0]), header[place - 1])
        _set_widths(sheet, header, rows)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(rows) + 1}"

    def _put(
        self, sheet: Worksheet, row: int, column: int, value: str | int | Decimal | date
    ) -> str:
        cell, rest = put(self.writing, sheet, row, column, value)
        cell.alignment = look.NO_WRAP
        if isinstance(value, date):
            cell.number_format = _TIME_FORMAT if isinstance(value, datetime) else _DATE_FORMAT
        return rest

    def _keep(self, rest: str, name: str, key: str, header: str) -> None:
        part = 2
        while rest:
            chunk, rest = split_at_limit(rest)
            self.rest.append((name, key, header, part, chunk))
            part += 1


def _set_widths(sheet: Worksheet, header: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    for place, text in enumerate(header):
        held = (_width(row[place]) for row in rows if row[place] is not None)
        width = max(units(text) + 4, *held, 0)
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(width, _WIDEST)


def _width(value: Value) -> int:
    return units(str(value)[:_WIDEST].partition("\n")[0]) + 2
