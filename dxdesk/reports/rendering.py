"""One call from records to a file on disk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dxdesk.domain.progress import Progress, Work, finished
from dxdesk.domain.records import Records
from dxdesk.domain.report_errors import (
    UnknownDepartment,
    UnknownFormat,
    UnknownKind,
    UnknownRound,
)
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import reports as says
from dxdesk.paths import write_beside
from dxdesk.reports import audit, kept, kinds
from dxdesk.reports.audit import Finding
from dxdesk.reports.content import Document, Paragraph, Part, Section, Text
from dxdesk.reports.data import AnyTable
from dxdesk.reports.kinds import KINDS, Kind
from dxdesk.reports.kinds.view import View
from dxdesk.reports.notices import CellNotice, Notices
from dxdesk.reports.occasion import Edition, Occasion
from dxdesk.reports.tiling import tiled

if TYPE_CHECKING:
    from dxdesk.reports.pdf.render import Laid, Layouts
    from dxdesk.sheets.writing import Writing


class Audience(StrEnum):
    """For whom a workbook is written; one never serves both."""

    EYES = "eyes"
    DATA = "data"


def build(kind: str, records: Records, words: Words, occasion: Occasion) -> Document:
    """The content of a report.

    Raises UnknownKind, and UnknownRound or UnknownDepartment where the occasion names what
    the records do not have.
    """
    return _document(kind_of(kind), _view(records, words, occasion))


def checked(kind: str, records: Records, words: Words, occasion: Occasion) -> tuple[Finding, ...]:
    """What to look at in a report before it is printed. Raises what `build` raises."""
    view = _view(records, words, occasion)
    return audit.audit(view, _document(kind_of(kind), view))


@dataclass(frozen=True, slots=True)
class Target:
    """A file to be written: its place, its format, and for whom it is where it is a workbook."""

    path: Path
    file_format: str
    audience: Audience = Audience.EYES


def render(
    kind: str,
    file_format: str,
    records: Records,
    words: Words,
    occasion: Occasion,
    path: Path,
    audience: Audience = Audience.EYES,
) -> Notices:
    """Writes a report whole or not at all, in a format of its kind (pdf, xlsx, csv, html; pdf-a4:
    what is A3 in tiles of A4).

    Raises what `build` raises, and UnknownFormat.
    """
    target = Target(path, file_format, audience)
    return finished(Writer(kind, records, words, occasion).write(target))


class Writer:
    """Writes one report in any of its formats out of one snapshot; the content is made once.

    Raises what `build` raises.
    """

    def __init__(self, kind: str, records: Records, words: Words, occasion: Occasion) -> None:
        self._kind = kind_of(kind)
        self._view = _view(records, words, occasion)

    @cached_property
    def _document(self) -> Document:
        return _document(self._kind, self._view)

    @property
    def kind(self) -> str:
        """The kind's name."""
        return self._kind.name

    def laying(self, before: "Layouts") -> "Work[Laid]":
        """The report on its pages, step by step; what is as it was `before` is not laid out
        again."""
        from dxdesk.reports.pdf.render import laying

        return laying(self._document, before)

    def kept_bytes(self, pdf: bytes) -> bytes:
        """What is kept of a pack that was written as `pdf`: its file and its pages."""
        from dxdesk.reports.pdf.prints import prints_of

        view, occasion = self._view, self._view.occasion
        this = view.round.key if view.round else ""
        pages = prints_of(self._document)
        meeting = view.meeting.key if view.meeting else ""
        made = kept.Kept(occasion.made_at, this, meeting, occasion.pack, pages)
        return kept.to_bytes(made, pdf, view.records)

    def check(self, target: Target) -> None:
        """Whether the kind is made in that format. Raises UnknownFormat."""
        if target.file_format not in self._kind.formats:
            raise UnknownFormat(target.file_format, self._kind.formats)

    def write(self, target: Target) -> Work[Notices]:
        """One file step by step, whole or not at all. Raises UnknownFormat, OSError."""
        self.check(target)
        yield Progress(0, 0, self._kind.label)
        match target.file_format:
            case kinds.PDF:
                return (yield from _pdf(self._document, target.path))
            case kinds.PDF_A4:
                return (yield from _pdf(tiled(self._document), target.path))
            case kinds.CSV:
                return _csv(self._kind.flat_table(self._view), target.path)
            case kinds.HTML:
                return _html(self._document, target.path)
            case _:
                return self._workbook(target)

    def _workbook(self, target: Target) -> Notices:
        occasion = self._view.occasion
        if target.audience is Audience.EYES:
            return _eyes(self._document, target.path, occasion.made_at)
        head = "" if self._kind.edition is Edition.PUBLIC else occasion.head
        return _data(self._kind.tables(self._view), target.path, occasion.made_at, head)


def _document(kind: Kind, view: View) -> Document:
    parts = kind.parts(view) or (_nothing(kind, view),)
    return Document(kind.label, parts, view.stamp(kind.edition))


def _nothing(kind: Kind, view: View) -> Part:
    """What is printed where there is nothing to print, so that nobody looks for lost pages."""
    section = Section(Text(""), (Paragraph(Text(says.NOTHING)),))
    return Part(kind.label, Text(kind.label), (section,), number=view.occasion.number)


def kind_of(name: str) -> Kind:
    """The kind of that name. Raises UnknownKind."""
    if name not in KINDS:
        raise UnknownKind(name, tuple(KINDS))
    return KINDS[name]


def _view(records: Records, words: Words, occasion: Occasion) -> View:
    if occasion.round and records.get(occasion.round) is None:
        raise UnknownRound(occasion.round)
    if occasion.department and records.get(occasion.department) is None:
        raise UnknownDepartment(occasion.department)
    return View(records, words, occasion)


def _csv(table: AnyTable, path: Path) -> Notices:
    from dxdesk.reports.csv_file import to_csv

    _put(path, to_csv(table))
    return Notices()


def _pdf(document: Document, path: Path) -> Work[Notices]:
    from dxdesk.reports.pdf.render import making

    made = yield from making(document)
    _put(path, made.data)
    return Notices(made.page_count, made.missing)


def _html(document: Document, path: Path) -> Notices:
    from dxdesk.reports.html.render import to_html

    _put(path, to_html(document).encode("utf-8"))
    return Notices()


def _eyes(document: Document, path: Path, made: datetime) -> Notices:
    from dxdesk.reports.excel.eyes import eyes_workbook

    return _save(eyes_workbook(document), path, made)


def _data(tables: Sequence[AnyTable], path: Path, made: datetime, head: str) -> Notices:
    from dxdesk.reports.excel.machines import data_workbook

    return _save(data_workbook(tables, made, head), path, made)


def _save(writing: "Writing", path: Path, made: datetime) -> Notices:
    writing.save(path, made=made)
    found = (CellNotice(n.sheet, n.address, n.what, n.detail) for n in writing.notices)
    return Notices(cells=tuple(found))


def _put(path: Path, data: bytes) -> None:
    def write(stream: BinaryIO) -> None:
        stream.write(data)

    write_beside(path, write)
