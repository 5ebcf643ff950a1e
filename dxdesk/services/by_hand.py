"""What a person without dxdesk does: open a request in a spreadsheet, type, save as another.

Only openpyxl touches the file here, so that the demonstration shows a workbook that dxdesk
has not written.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dxdesk.domain.words import exchange as words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def fill_in(request: Path, saved: Path, answers: Mapping[str, Mapping[str, str]]) -> None:
    """Type answers (by key and heading) into a request and save it under another name."""
    import openpyxl

    workbook = openpyxl.load_workbook(request)
    for sheet in workbook.worksheets:
        if sheet.title not in (words.CONTROL_SHEET, words.GUIDE_SHEET, words.PREVIOUS):
            _fill_sheet(sheet, answers)
    workbook.save(saved)


def _fill_sheet(sheet: "Worksheet", answers: Mapping[str, Mapping[str, str]]) -> None:
    columns = {str(cell.value): cell.column for cell in sheet[1] if cell.value}
    if words.KEY not in columns:
        return
    for row in range(2, sheet.max_row + 1):
        key = str(sheet.cell(row, columns[words.KEY]).value)
        for heading, text in answers.get(key, {}).items():
            sheet.cell(row, _column(columns, heading), text)


def _column(columns: Mapping[str, int], heading: str) -> int:
    """The column of a heading; people pass over the unit in brackets."""
    return columns.get(heading) or next(
        place for name, place in columns.items() if name.startswith(heading)
    )
