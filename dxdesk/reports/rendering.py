"""One call from records to a file on disk."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dxdesk.domain import keys
from dxdesk.domain.records import Record, Records
from dxdesk.domain.report_errors import (
    UnknownDepartment,
    UnknownFormat,
    UnknownKind,
    UnknownRound,
)
from dxdesk.domain.vocabularies import Words
from dxdesk.paths import write_beside
from dxdesk.reports.content import Document
from dxdesk.reports.kinds import CSV, KINDS, PDF
from dxdesk.reports.kinds.view import View
from dxdesk.reports.notices import CellNotice, Notices
from dxdesk.reports.occasion import Occasion

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
    if kind not in KINDS:
        raise UnknownKind(kind, tuple(KINDS))
    _check(records, occasion)
    return KINDS[kind].build(View(records, words, occasion))


def render(
    kind: str,
    file_format: str,
    records: Records,
    words: Words,
    occasion: Occasion,
    path: Path,
    audience: Audience = Audience.EYES,
) -> Notices:
    """Writes a report whole or not at all, in a format of its kind (pdf, xlsx or csv).

    A CSV, and a workbook for machines, hold the records themselves whatever the kind: only
    the occasion's department where it names one, the CSV only the occasion's round.
    Raises what `build` raises, and UnknownFormat.
    """
    document = build(kind, records, words, occasion)
    if file_format not in KINDS[kind].formats:
        raise UnknownFormat(file_format, KINDS[kind].formats)
    if file_format == CSV:
        return _csv(_reported(_mine(records, occasion), occasion), words, path)
    if file_format == PDF:
        return _pdf(document, path)
    if audience is Audience.DATA:
        return _data(_mine(records, occasion), words, path, occasion)
    return _eyes(document, path, occasion.made_at)


def _check(records: Records, occasion: Occasion) -> None:
    if occasion.round and records.get(occasion.round) is None:
        raise UnknownRound(occasion.round)
    if occasion.department and records.get(occasion.department) is None:
        raise UnknownDepartment(occasion.department)


def _mine(records: Records, occasion: Occasion) -> Records:
    """All that is nobody's or the occasion's department's own."""
    if not occasion.department:
        return records
    return Records(each for each in records if _owner(records, each) in ("", occasion.department))


def _owner(records: Records, record: Record) -> str:
    assignment = records.get(keys.lineage_of(record.key).get("assignment", ""))
    if record.type == "department":
        return ""
    return (assignment and assignment.get("department")) or keys.department_in(record.key)


def _reported(records: Records, occasion: Occasion) -> Records:
    """Without the reports of other rounds than the occasion's, if it names one."""
    if not occasion.round:
        return records
    return Records(
        each
        for each in records
        if each.type != "report" or keys.round_in(each.key) == occasion.round
    )


def _csv(records: Records, words: Words, path: Path) -> Notices:
    from dxdesk.reports.csv_file import to_csv
    from dxdesk.reports.data import progress_table

    _put(path, to_csv(progress_table(records, words)))
    return Notices()


def _pdf(document: Document, path: Path) -> Notices:
    from dxdesk.reports.pdf.render import to_pdf

    made = to_pdf(document)
    _put(path, made.data)
    return Notices(made.page_count, made.missing)


def _eyes(document: Document, path: Path, made: datetime) -> Notices:
    from dxdesk.reports.excel.eyes import eyes_workbook

    return _save(eyes_workbook(document), path, made)


def _data(records: Records, words: Words, path: Path, occasion: Occasion) -> Notices:
    from dxdesk.reports.excel.machines import data_workbook

    made = occasion.made_at
    return _save(data_workbook(records, words, made, occasion.head), path, made)


def _save(writing: "Writing", path: Path, made: datetime) -> Notices:
    writing.save(path, made=made)
    found = (CellNotice(n.sheet, n.address, n.what, n.detail) for n in writing.notices)
    return Notices(cells=tuple(found))


def _put(path: Path, data: bytes) -> None:
    def write(stream: BinaryIO) -> None:
        stream.write(data)

    write_beside(path, write)
