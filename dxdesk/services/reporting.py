"""Reports out of a store: PDF and workbooks for people, workbooks and CSV for machines."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dxdesk.domain import keys, rounds
from dxdesk.domain.board import DepartmentStatus
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import words_of
from dxdesk.models import engine, past, queries, seals
from dxdesk.services import lookup, outputs, status, stores
from dxdesk.services.stores import Store

if TYPE_CHECKING:
    from dxdesk.reports.notices import Notices

__all__ = ["Notices", "ReportKind", "kinds", "report"]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One kind of report: its name, its Japanese label, the formats it is made in."""

    name: str
    label: str
    formats: tuple[str, ...]


def kinds() -> tuple[ReportKind, ...]:
    """Every kind of report there is."""
    from dxdesk.reports.kinds import KINDS

    return tuple(ReportKind(each.name, each.label, each.formats) for each in KINDS.values())


def report(
    store: Store,
    kind: str,
    file_format: str,
    out: Path,
    *,
    round_text: str = "",
    department: str = "",
    audience: str = "eyes",
    number: str = "",
    since: datetime | None = None,
) -> "Notices":
    """Write a report, whole or not at all; what its maker should know about the file.

    The round is the latest where none is named; `audience` is eyes or data; `number` the
    資料番号. What changed is told against the store as it was at `since`, else against the
    round before. Raises UnknownKind, UnknownFormat, UnknownRound, UnknownDepartment, CannotWrite.
    """
    from dxdesk.reports.occasion import Occasion
    from dxdesk.reports.rendering import Audience, render

    with store.reading() as connection:
        records = queries.records(connection)
        head = seals.head(engine.raw_of(connection))
        before = past.records_at(connection, since) if since else None
    this = lookup.round_record(records, round_text) if round_text else None
    occasion = Occasion(
        made_at=datetime.now().replace(microsecond=0),
        round=this.key if this else "",
        department=lookup.department(records, department).key if department else "",
        issuer=stores.who(store),
        number=number,
        head=head,
        before=before,
        since=since,
        board=_board(store, this or rounds.latest(records.of("round"))),
    )
    words = words_of(records, _plan(records, this))
    with outputs.writing(out):
        return render(kind, file_format, records, words, occasion, out, Audience(audience))


def _board(store: Store, this: Record | None) -> tuple[DepartmentStatus, ...]:
    return tuple(status.status(store, this.key)) if this else ()


def _plan(records: Records, this: Record | None) -> str:
    return keys.parent_of(this.key) if this else lookup.plan(records).key
