"""Values into cells through the guarded writer, which is all that this package knows of it."""

from datetime import date
from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from dxdesk.sheets.writing import Writing, cell_at


def put(
    writing: Writing, sheet: Worksheet, row: int, column: int, value: str | int | Decimal | date
) -> tuple[Cell, str]:
    """Writes one value; its cell, and the rest of a text that is too long for one cell."""
    cell = cell_at(sheet, row, column)
    return cell, writing.put(cell, value)
