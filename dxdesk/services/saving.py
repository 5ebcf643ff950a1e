"""Saving a report as a person asks for it, with what to know about the file in words."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dxdesk.domain.progress import Work
from dxdesk.domain.words import pages_report as words
from dxdesk.services import reporting
from dxdesk.services.reporting import Out
from dxdesk.services.stores import Store

if TYPE_CHECKING:
    from dxdesk.reports.notices import Notices

_FORMATS = {"eyes": "xlsx", "data": "xlsx"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be saved. `shape` is pdf, pdf-a4 (A3 in tiles), eyes, data (workbooks), csv or
    html; `round` and `department` are keys, "" for the latest and for all."""

    kind: str
    shape: str
    round: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a saved file, and where it is."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A report that was saved; `pages` is 0 where it has none."""

    path: Path
    pages: int
    remarks: tuple[Remark, ...]


def save_report(store: Store, out: Path, wanted: Wanted) -> Work[Saved]:
    """Write a report step by step. Raises what `reporting.report` raises."""
    asked = reporting.Asked(wanted.kind, wanted.round, wanted.department)
    file_format = _FORMATS.get(wanted.shape, wanted.shape)
    audience = "data" if wanted.shape == "data" else "eyes"
    notices = yield from reporting.making(store, asked, Out(out, file_format, audience))
    return Saved(out, notices.pages, _remarks(notices))


def _remarks(notices: "Notices") -> tuple[Remark, ...]:
    missing = [
        Remark(
            words.source(each.source.record_label, each.source.field_label) if each.source else "",
            words.missing("".join(each.characters), each.around),
        )
        for each in notices.missing
    ]
    cells = [
        Remark(words.place(each.sheet, each.address), words.CELLS[each.what] + each.detail)
        for each in notices.cells
    ]
    return (*missing, *cells)
