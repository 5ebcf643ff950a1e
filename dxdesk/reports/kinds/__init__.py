"""The kinds of report: one module each, a pure function from a view of the records to content."""

from dxdesk.reports.content import Part
from dxdesk.reports.data import AnyTable
from dxdesk.reports.kinds import (
    agenda,
    bodies,
    changed,
    checklist,
    closing,
    confirmation,
    dashboard,
    decisions,
    delays,
    department,
    exchanged,
    handover,
    indicators,
    initiative_list,
    initiative_sheet,
    instructions,
    open_data,
    pack,
    public,
    schedule,
    skills,
    status,
    succession,
    summary,
    terms,
    trends,
)
from dxdesk.reports.kinds.kind import CSV, HTML, PDF, PDF_A4, XLSX, Kind, all_reports, steps
from dxdesk.reports.kinds.view import View
from dxdesk.reports.occasion import Edition

__all__ = ["CSV", "HTML", "KINDS", "PDF", "PDF_A4", "XLSX", "Kind"]

_TILED = (PDF, PDF_A4, XLSX, CSV, HTML)
_ALONE = (
    Kind("agenda", agenda.parts, agenda.tables),
    Kind("summary", summary.parts, summary.tables),
    Kind("list", initiative_list.parts, flat=all_reports, in_pack=initiative_list.in_pack),
    Kind("sheet", initiative_sheet.parts, flat=all_reports),
    Kind("schedule", schedule.parts, steps, formats=_TILED),
    Kind("delays", delays.parts, delays.tables),
    Kind("decisions", decisions.parts, decisions.tables),
    Kind("instructions", instructions.parts, instructions.tables),
    Kind("bodies", bodies.parts, bodies.tables),
    Kind("skills", skills.parts, skills.tables),
    Kind("topics", instructions.topics, instructions.topic_tables),
    Kind("status", status.parts, status.tables, has_board=True),
    Kind("indicators", indicators.parts, indicators.tables),
    Kind("changes", changed.parts, changed.tables),
    Kind("dashboard", dashboard.parts, summary.tables),
    Kind("department", department.parts, flat=all_reports),
    Kind("handover", handover.parts, handover.tables),
    Kind("closing", closing.parts, closing.tables),
    Kind("succession", succession.parts, succession.tables),
    Kind("trends", trends.parts, trends.tables),
    Kind("terms", terms.parts, terms.tables),
    Kind("public", public.parts, public.tables, edition=Edition.PUBLIC),
    Kind("omissions", public.omissions, public.omission_tables),
    Kind("opendata", open_data.parts, open_data.tables, edition=Edition.PUBLIC),
)


def _pack(view: View) -> tuple[Part, ...]:
    return pack.parts(view, _ALONE)


def _audit(view: View) -> tuple[Part, ...]:
    return checklist.parts(view, _pack(view))


def _audit_tables(view: View) -> tuple[AnyTable, ...]:
    return checklist.tables(view, _pack(view))


def _exchanged(view: View) -> tuple[Part, ...]:
    return exchanged.parts(view, _pack(view.as_kept))


def _exchanged_tables(view: View) -> tuple[AnyTable, ...]:
    return exchanged.tables(view, _pack(view.as_kept))


KINDS: dict[str, Kind] = {
    each.name: each
    for each in (
        Kind("pack", _pack, flat=all_reports, formats=_TILED, has_board=True),
        *_ALONE,
        Kind("confirmation", confirmation.parts, flat=all_reports),
        Kind("audit", _audit, _audit_tables, has_board=True),
        Kind("exchanged", _exchanged, _exchanged_tables, has_board=True),
    )
}
