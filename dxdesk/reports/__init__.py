"""Reports: content said once, drawn as PDF and as workbooks for people and for machines.

Nothing heavy is imported here; reportlab and openpyxl are loaded by the renderer that is used.
"""

from dxdesk.reports.kinds import CSV, KINDS, PDF, XLSX, Kind
from dxdesk.reports.notices import CellNotice, Missing, Notices
from dxdesk.reports.occasion import Edition, Occasion
from dxdesk.reports.rendering import Audience, build, render

__all__ = [
    "CSV",
    "KINDS",
    "PDF",
    "XLSX",
    "Audience",
    "CellNotice",
    "Edition",
    "Kind",
    "Missing",
    "Notices",
    "Occasion",
    "build",
    "render",
]
