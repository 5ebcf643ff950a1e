"""Values into cells through the guarded writer, which is all that this package knows of it."""

from datetime import date
from decimal import Decimal
from typing import cast

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from dxdesk.sheets.writing import Writing


def put(
    writing: Writing, sheet: Worksheet, row: int, column: int, value: str | int | Decimal | date
) -> tuple[Cell, str]:
    """Writes one value; its cell, and the rest of a text that is too long for one cell.

    A text is a text even where it looks like a formula or an error (#N/A).
    """
    cell = cast(Cell, sheet.cell(row, column))
    rest = writing.put(cell, value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell, rest
