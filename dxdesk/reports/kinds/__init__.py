"""The kinds of report: one module each, a pure function from a view of the records to content."""

from dxdesk.reports.kinds import initiative_list, initiative_sheet
from dxdesk.reports.kinds.kind import CSV, PDF, XLSX, Kind, all_reports

__all__ = ["CSV", "KINDS", "PDF", "XLSX", "Kind"]

KINDS: dict[str, Kind] = {
    each.name: each
    for each in (
        Kind("list", initiative_list.parts, flat=all_reports),
        Kind("sheet", initiative_sheet.parts, flat=all_reports),
    )
}
