"""Reports out of a store: PDF and workbooks for people, workbooks and CSV for machines."""

import re
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dxdesk import paths
from dxdesk.domain import calendar, keys, rounds
from dxdesk.domain.folding import half_width
from dxdesk.domain.packs import USUAL, Chosen
from dxdesk.domain.progress import Work, finished
from dxdesk.domain.records import Records
from dxdesk.domain.store_errors import UnknownRecord
from dxdesk.domain.vocabularies import Words, words_of
from dxdesk.models import engine, kept, past, queries, seals
from dxdesk.services import lookup, outputs, status, stores
from dxdesk.services.stores import Store

if TYPE_CHECKING:
    from dxdesk.reports.kept import Kept
    from dxdesk.reports.notices import Notices
    from dxdesk.reports.occasion import Occasion
    from dxdesk.reports.rendering import Writer

__all__ = [
    "Asked",
    "Notices",
    "Out",
    "ReportKind",
    "Writer",
    "end_of_day",
    "keep",
    "kinds",
    "making",
    "moment",
    "report",
    "writer",
    "writing",
]


_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?")


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One kind of report: its name, its Japanese label, the formats it is made in."""

    name: str
    label: str
    formats: tuple[str, ...]


def end_of_day(text: str, label: str) -> datetime:
    """The last moment of a day that was typed. Raises BadValue, naming `label`."""
    return datetime.combine(calendar.read_date(text, label), time.max).replace(microsecond=0)


def kinds() -> tuple[ReportKind, ...]:
    """Every kind of report there is."""
    from dxdesk.reports.kinds import KINDS

    return tuple(ReportKind(each.name, each.label, each.formats) for each in KINDS.values())


def moment(text: str, label: str) -> datetime:
    """The moment that was typed: a day with a time (R6.6.20 14:30), or the end of a day.

    Raises BadValue, naming `label`.
    """
    day, _, clock = half_width(text).strip().rpartition(" ")
    if not day or not _CLOCK.fullmatch(clock):
        return end_of_day(text, label)
    return datetime.combine(calendar.read_date(day, label), time.fromisoformat(clock))


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report for which occasion.

    `round`, `department` and `meeting` are what people call them ("" is the latest round, every
    課, the next meeting); `number` is the 資料番号; `pack` are the parts of 会議資料. What changed
    is told against the store as it was at `since`, else against the round before. `against` is
    what was kept of an earlier pack: a file, or the key under which the store has it. `at` is a
    moment: all is then as it was, the moment it is made at included.
    """

    kind: str
    round: str = ""
    department: str = ""
    number: str = ""
    since: datetime | None = None
    pack: tuple[Chosen, ...] = USUAL
    meeting: str = ""
    against: Path | str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Out:
    """A file to be written: format pdf, pdf-a4, xlsx, csv or html; a workbook is for eyes or for
    data."""

    path: Path
    file_format: str
    audience: str = "eyes"


def report(store: Store, asked: Asked, *outs: Out) -> "Notices":
    """Write a report, each file whole or not at all; what its maker should know about them.

    All files show the same moment. Raises UnknownKind, UnknownFormat, UnknownRound,
    UnknownDepartment, UnknownRecord (a meeting), CannotWrite.
    """
    return finished(making(store, asked, *outs))


def keep(writer: "Writer", pdf: Path, out: Path) -> None:
    """Keep a pack that was just written as `pdf`: its bytes, and its pages to compare later ones
    with. Raises CannotWrite."""
    content = writer.kept_bytes(pdf.read_bytes())
    with outputs.writing(out):
        paths.write_beside(out, lambda file: _write(file, content))


def _write(file: BinaryIO, content: bytes) -> None:
    file.write(content)


def making(store: Store, asked: Asked, *outs: Out) -> "Work[Notices]":
    """The same step by step; cancelled between two steps it leaves no half-written file."""
    return (yield from writing(writer(store, asked), *outs))


def writer(store: Store, asked: Asked) -> "Writer":
    """What writes a report out of one moment. Raises what `report` raises but for formats."""
    from dxdesk.reports.rendering import Writer

    return Writer(asked.kind, *snapshot(store, asked))


def writing(writer: "Writer", *outs: Out) -> "Work[Notices]":
    """Write files of one moment step by step. Raises UnknownFormat, CannotWrite."""
    from dxdesk.reports.notices import Notices
    from dxdesk.reports.rendering import Audience, Target

    targets = [Target(each.path, each.file_format, Audience(each.audience)) for each in outs]
    for target in targets:
        writer.check(target)
    found = Notices()
    for target in targets:
        with outputs.writing(target.path):
            found = found.and_more((yield from writer.write(target)))
    return found


def snapshot(store: Store, asked: Asked) -> "tuple[Records, Words, Occasion]":
    """Everything that a report of this kind may show, read once. Raises UnknownKind."""
    from dxdesk.reports.occasion import Occasion
    from dxdesk.reports.rendering import kind_of

    has_board = kind_of(asked.kind).has_board
    at = asked.at
    with store.reading() as connection:
        records = past.records_at(connection, at) if at else queries.records(connection)
        until = past.moment_at(connection, at).act if at else None
        head = seals.head(engine.raw_of(connection), until)
        before = past.records_at(connection, asked.since) if asked.since else None
        this = lookup.round_record(records, asked.round) if asked.round else None
        shown = this or rounds.latest(records.of("round"))
        board = status.within(connection, records, shown, at) if has_board and shown else ()
    department = asked.department and lookup.department(records, asked.department).key
    plan = keys.parent_of(shown.key) if shown else lookup.plan(records).key
    occasion = Occasion(
        made_at=(at or datetime.now()).replace(microsecond=0),
        round=this.key if this else "",
        department=department,
        issuer=_issuer(store, records, plan),
        number=asked.number,
        head=head,
        before=before,
        since=asked.since,
        board=tuple(board),
        pack=asked.pack,
        meeting=lookup.meeting(records, asked.meeting).key if asked.meeting else "",
        kept=_against(store, asked.against) if asked.against else None,
    )
    return records, words_of(records, plan), occasion


def kept_content(store: Store, key: str) -> bytes:
    """The file of a pack that the store keeps. Raises UnknownRecord."""
    with store.reading() as connection:
        found = kept.content(connection, half_width(key).strip().upper())
    if found is None:
        raise UnknownRecord(key)
    return found


def kept_in(store: Store, key: str) -> "Kept":
    """What stood on the pages of a pack that the store keeps. Raises UnknownRecord."""
    from dxdesk.reports.kept import read

    return read(BytesIO(kept_content(store, key)))


def _against(store: Store, name: Path | str) -> "Kept":
    from dxdesk.reports.kept import read

    return kept_in(store, name) if isinstance(name, str) else read(name)


def _issuer(store: Store, records: Records, plan: str) -> str:
    """The city and the office that prints: the one named in the plan's settings, a 課 by its 部
    and name, else whose store it is."""
    found = records.get(plan)
    city, office = (found.get("city"), found.get("office")) if found else ("", "")
    if not stores.is_coordinator(store):
        own = records.get(store.identity.department)
        division = own.get("division") if own else ""
        office = " ".join(filter(None, (division and records.name_of(division), stores.who(store))))
    return " ".join(filter(None, (city, office))) or stores.who(store)
