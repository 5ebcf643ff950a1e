"""A table as CSV: UTF-8 with BOM, which Excel opens without a question."""

import csv
import io

from dxdesk.reports.data import AnyTable, Value

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(table: AnyTable) -> bytes:
    """The table's bytes: a header row, one row per record, lines ended by CRLF (RFC 4180).

    A text that a spreadsheet would run as a formula gets an apostrophe before it; dates are
    ISO, numbers plain.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.header for column in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows())
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA_STARTS) else value
    return str(value)
