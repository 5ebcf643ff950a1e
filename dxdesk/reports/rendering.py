"""One call from records to a file on disk."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dxdesk.domain.records import Records
from dxdesk.domain.report_errors import (
    UnknownDepartment,
    UnknownFormat,
    UnknownKind,
    UnknownRound,
)
from dxdesk.domain.vocabularies import Words
from dxdesk.paths import write_beside
from dxdesk.reports.content import Document
from dxdesk.reports.data import AnyTable
from dxdesk.reports.kinds import CSV, KINDS, PDF, PDF_A4, Kind
from dxdesk.reports.kinds.view import View
from dxdesk.reports.notices import CellNotice, Notices
from dxdesk.reports.occasion import Edition, Occasion
from dxdesk.reports.tiling import tiled

if TYPE_CHECKING:
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
    return _document(_kind(kind), _view(records, words, occasion))


def render(
    kind: str,
    file_format: str,
    records: Records,
    words: Words,
    occasion: Occasion,
    path: Path,
    audience: Audience = Audience.EYES,
) -> Notices:
    """Writes a report whole or not at all, in a format of its kind (pdf, xlsx, csv; pdf-a4: what
    is A3 in tiles of A4).

    Raises what `build` raises, and UnknownFormat.
    """
    asked = _kind(kind)
    view = _view(records, words, occasion)
    if file_format not in asked.formats:
        raise UnknownFormat(file_format, asked.formats)
    if file_format == CSV:
        return _csv(asked.flat_table(view), path)
    if file_format == PDF_A4:
        return _pdf(tiled(_document(asked, view)), path)
    if file_format == PDF:
        return _pdf(_document(asked, view), path)
    if audience is Audience.DATA:
        head = "" if asked.edition is Edition.PUBLIC else occasion.head
        return _data(asked.tables(view), path, occasion.made_at, head)
    return _eyes(_document(asked, view), path, occasion.made_at)


def _document(kind: Kind, view: View) -> Document:
    return Document(kind.label, kind.parts(view), view.stamp(kind.edition))


def _kind(name: str) -> Kind:
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


def _pdf(document: Document, path: Path) -> Notices:
    from dxdesk.reports.pdf.render import to_pdf

    made = to_pdf(document)
    _put(path, made.data)
    return Notices(made.page_count, made.missing)


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
