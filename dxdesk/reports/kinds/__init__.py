"""The kinds of report: one module each, a pure function from a view of the records to content."""

from collections.abc import Callable
from dataclasses import dataclass

from dxdesk.domain.words import reports as says
from dxdesk.reports.content import Document
from dxdesk.reports.kinds import initiative_list, initiative_sheet
from dxdesk.reports.kinds.view import View

PDF, XLSX, CSV = "pdf", "xlsx", "csv"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of report: its name on the command line, its Japanese label, its builder."""

    name: str
    label: str
    build: Callable[[View], Document]
    formats: tuple[str, ...] = (PDF, XLSX, CSV)


KINDS: dict[str, Kind] = {
    each.name: each
    for each in (
        Kind("list", says.KINDS["list"], initiative_list.build),
        Kind("sheet", says.KINDS["sheet"], initiative_sheet.build),
    )
}
