"""提出状況: who was asked in a round, who has answered, what is missing."""

from sqlalchemy import Connection

from dxdesk.domain import checks, keys, selection
from dxdesk.domain.board import DepartmentStatus
from dxdesk.domain.parcel import Moment
from dxdesk.domain.records import Record, Records
from dxdesk.models import queries
from dxdesk.models.queries import CountedFile, Snapshot
from dxdesk.services import lookup
from dxdesk.services.stores import Store

__all__ = ["DepartmentStatus", "status", "within"]


def status(store: Store, round_text: str) -> list[DepartmentStatus]:
    """The round's board: counted from requests issued, not from clicks. Raises UnknownRound."""
    with store.reading() as connection:
        records = queries.records(connection)
        return within(connection, records, lookup.round_record(records, round_text))


def within(connection: Connection, records: Records, this: Record) -> list[DepartmentStatus]:
    """As `status`, inside a running unit of work."""
    issued = [each for each in queries.snapshots(connection) if each.round == this.key]
    counted = [
        each for each in queries.filings(connection) if each.is_on and each.round == this.key
    ]
    asked = {each.department for each in issued}
    expected = selection.departments_with_work(records, keys.parent_of(this.key))
    everyone = dict.fromkeys([*(each.key for each in expected), *sorted(asked)])
    return [_status(records, this, each, issued, counted) for each in everyone]


def _status(
    records: Records,
    this: Record,
    department: str,
    issued: list[Snapshot],
    counted: list[CountedFile],
) -> DepartmentStatus:
    mine = [each for each in issued if each.department == department]
    received = [each.at for each in counted if each.department == department]
    returned = [each.at for each in mine if each.moment == Moment.RECEIPT]
    work = selection.assignments(records, department, keys.parent_of(this.key))
    reports = [selection.line(records, keys.report_key(each.key, this.key)) for each in work]
    due = this.get("due")
    return DepartmentStatus(
        department=department,
        name=records.name_of(department),
        requested=any(each.moment == Moment.REQUEST for each in mine),
        received=max(received, default=""),
        returned=max(returned, default=""),
        reports=len(reports),
        complete=sum(not checks.gaps([each]) for each in reports),
        late=bool(received) and bool(due) and min(received)[:10] > due,
    )
