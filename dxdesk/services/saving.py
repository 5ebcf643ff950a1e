"""Saving a report as a person asks for it, with what to know about the file in words."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dxdesk.domain.packs import USUAL, Chosen
from dxdesk.domain.progress import Work
from dxdesk.domain.words import audit
from dxdesk.domain.words import pages_report as words
from dxdesk.services import auditing, keeping, previewing, reporting
from dxdesk.services.keeping import KeptPack
from dxdesk.services.previewing import Preview, Shown
from dxdesk.services.reporting import Asked, Out
from dxdesk.services.stores import Store

if TYPE_CHECKING:
    from dxdesk.reports.notices import Notices

_FORMATS = {"eyes": "xlsx", "data": "xlsx"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be saved. `shape` is pdf, pdf-a4 (A3 in tiles), eyes, data (workbooks), csv or
    html; `round` and `department` are keys, "" for the latest and for all; `pack` are
    the parts of 会議資料, `keeps` keeps it in the store, `against` is one kept before.
    `meeting` is the key of a 会議, "" for the next one. `since` is the moment that changes are
    told from, None for the round before; `at` the one as of which all is told, None for now."""

    kind: str
    shape: str
    round: str = ""
    department: str = ""
    pack: tuple[Chosen, ...] = USUAL
    keeps: bool = False
    against: Path | str | None = None
    since: datetime | None = None
    meeting: str = ""
    at: datetime | None = None

    @property
    def asked(self) -> Asked:
        """The report that is meant."""
        return Asked(
            self.kind,
            self.round,
            self.department,
            since=self.since,
            pack=self.pack,
            meeting=self.meeting,
            against=self.against,
            at=self.at,
        )


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a report, and where it is; `key` and `field` are the value it is
    about ("" for none)."""

    where: str
    what: str
    key: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """A report that was saved; `pages` is 0 where it has none, `kept` what was kept of it."""

    path: Path
    pages: int
    remarks: tuple[Remark, ...]
    kept: KeptPack | None = None


def save_report(
    store: Store,
    out: Path,
    wanted: Wanted,
    preview: Preview | None = None,
    shown: Shown | None = None,
) -> Work[Saved]:
    """Write a report step by step, of the moment that a preview shows if there is one; a PDF that
    was shown whole is saved to the byte.

    Raises what `reporting.report` raises.
    """
    file_format = _FORMATS.get(wanted.shape, wanted.shape)
    audience = "data" if wanted.shape == "data" else "eyes"
    writer = preview.writer if preview else reporting.writer(store, wanted.asked)
    if preview and shown and shown.is_whole and wanted.shape == "pdf":
        notices = previewing.save(preview, shown, out)
    else:
        notices = yield from reporting.writing(writer, Out(out, file_format, audience))
    kept = keeping.keep(store, writer, out.read_bytes(), notices.pages) if wanted.keeps else None
    return Saved(out, notices.pages, _remarks(notices), kept)


def check_report(store: Store, wanted: Wanted) -> tuple[Remark, ...]:
    """What to look at before a report is printed. Raises what `reporting.report` raises."""
    return tuple(
        Remark(
            words.source(each.record, each.label) if each.label else each.record,
            words.finding(audit.SORTS[each.sort], each.what),
            each.key,
            each.field,
        )
        for each in auditing.audit(store, wanted.asked)
    )


def _remarks(notices: "Notices") -> tuple[Remark, ...]:
    missing = [
        Remark(
            words.source(each.source.record_label, each.source.field_label) if each.source else "",
            words.missing("".join(each.characters), each.around),
            each.source.key if each.source else "",
            each.source.field if each.source else "",
        )
        for each in notices.missing
    ]
    cells = [
        Remark(words.place(each.sheet, each.address), words.CELLS[each.what] + each.detail)
        for each in notices.cells
    ]
    return (*missing, *cells)
