"""提出状況: who was asked in a round, who has answered, what is missing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from typing import TypeVar

from sqlalchemy import Connection

from dxdesk.domain import board, checks, keys, rounds, selection
from dxdesk.domain.board import Dealings, DepartmentStatus
from dxdesk.domain.parcel import Moment
from dxdesk.domain.records import Record, Records
from dxdesk.domain.remarks import State as Remarked
from dxdesk.models import past, queries
from dxdesk.models.queries import CountedFile, Snapshot
from dxdesk.services import lookup, remarks
from dxdesk.services.stores import Store

Sent = TypeVar("Sent", Snapshot, CountedFile)

__all__ = ["Board", "DepartmentStatus", "status", "whole", "within"]


@dataclass(frozen=True, slots=True)
class Board:
    """Every 課 in every round: `rows` by 課, each with a cell for each round."""

    rounds: tuple[Record, ...]
    rows: tuple[tuple[Record, tuple[DepartmentStatus, ...]], ...]


def status(store: Store, round_text: str) -> list[DepartmentStatus]:
    """The round's board: counted from requests issued, not from clicks. Raises UnknownRound."""
    with store.reading() as connection:
        records = queries.records(connection)
        return within(connection, records, lookup.round_record(records, round_text))


def within(
    connection: Connection, records: Records, this: Record, at: datetime | None = None
) -> list[DepartmentStatus]:
    """As `status`, inside a running unit of work; with `at` as it was then, with the records of
    that moment."""
    desk = _Desk(connection, records, at)
    return [desk.status(this, each.key) for each in desk.expected(this)]


def whole(store: Store, plan: str = "") -> Board:
    """The board of 課 × 報告回 of a plan (the one in force), the newest round first."""
    with store.reading() as connection:
        records = queries.records(connection)
        chosen = plan or lookup.plan(records).key
        held = _newest_first(records, chosen)
        desk = _Desk(connection, records)
        everyone = {each.key: each for this in held for each in desk.expected(this)}
        order = [each for each in records.of("department") if each.key in everyone]
        gone = [each for key, each in everyone.items() if records.get(key) is None]
        return Board(
            held,
            tuple(
                (each, tuple(desk.status(this, each.key) for this in held))
                for each in [*order, *gone]
            ),
        )


class _Desk:
    """What has gone to and fro, read once."""

    def __init__(
        self, connection: Connection, records: Records, at: datetime | None = None
    ) -> None:
        self._connection = connection
        self._records = records
        self._issued = queries.snapshots(connection)
        self._counted = [each for each in queries.filings(connection) if each.is_on]
        self._printed = queries.printed_reports(connection)
        self._approved = queries.approved(connection)
        self._today = (at.date() if at else date.today()).isoformat()
        if at:
            self._go_back(past.moment_at(connection, at))
        self._sent = _by_place(self._issued)
        self._back = _by_place(self._counted)
        self._asks: dict[str, Counter[str]] = {}
        self._departments = cache(partial(selection.departments_asked, records))
        self._senders = cache(partial(selection.answering_for, records))
        self._work = cache(partial(selection.assignments, records))

    def _go_back(self, moment: past.Moment) -> None:
        """Know only what had gone to and fro until then."""
        files = queries.filings(self._connection)
        self._issued = [each for each in self._issued if moment.has(each.act)]
        self._counted = [each for each in files if moment.has(each.act)]
        closed = queries.approvals(self._connection)
        self._approved = frozenset(key for act, key in closed if moment.has(act))

    def expected(self, this: Record) -> list[Record]:
        """Every 課 that has work in the round's plan or was asked in the round."""
        work = self._departments(keys.parent_of(this.key))
        asked = sorted({each.department for each in self._issued if each.round == this.key})
        known = {each.key: each for each in work}
        for key in asked:
            known.setdefault(key, self._records.get(key) or Record("department", key, {}))
        return list(known.values())

    def status(self, this: Record, department: str) -> DepartmentStatus:
        """One 課 in one round."""
        mine = self._sent.get((department, this.key), [])
        senders = self._senders(department)
        files = [e for each in senders for e in self._back.get((each, this.key), ())]
        back = [each for each in mine if each.moment == Moment.RECEIPT]
        reports = self._asked(this, department, mine)
        complete = sum(map(self._is_complete, reports))
        due, asks = this.get("due"), self._open_remarks(this, department)
        received, returned = _last_act(files), _last_act(back)
        faulty = 0
        if received and returned > received:
            faulty = len(queries.faulty_cells(self._connection, [each.row for each in files]))
        dealings = Dealings(
            requested=_last_act(each for each in mine if each.moment == Moment.REQUEST),
            received=received,
            returned=returned,
            due=due,
            asks=bool(asks or faulty),
            is_complete=bool(reports) and complete == len(reports),
            is_approved=bool(reports) and set(reports) <= self._approved,
        )
        return DepartmentStatus(
            department=department,
            name=self._records.name_of(department),
            state=board.state_of(dealings, self._today),
            requested=bool(dealings.requested),
            received=max((each.at for each in files), default=""),
            returned=max((each.at for each in back), default=""),
            reports=len(reports),
            complete=complete,
            files=len(files),
            late=bool(files) and bool(due) and min(each.at for each in files)[:10] > due,
            asks=asks,
            faulty=faulty,
        )

    def _asked(self, this: Record, department: str, mine: Sequence[Snapshot]) -> list[str]:
        """The reports that were asked for; before a request went out, those that will be."""
        if mine:
            newest = max(mine, key=lambda each: each.number)
            printed = self._printed.get(newest.row, frozenset())
            asked = [key for key in printed if keys.round_in(key) == this.key]
            return sorted(asked, key=keys.sort_key)
        work = self._work(department, keys.parent_of(this.key))
        return [keys.report_key(each.key, this.key) for each in work]

    def _is_complete(self, report: str) -> bool:
        record = self._records.get(report)
        return record is not None and checks.is_complete(record.fields)

    def _open_remarks(self, this: Record, department: str) -> int:
        if this.key not in self._asks:
            told = remarks.told(self._connection, self._records, this.key)
            is_open = (each.report for each in told if each.state is Remarked.OPEN)
            self._asks[this.key] = Counter(
                selection.whose_work(self._records, report) for report in is_open
            )
        return self._asks[this.key][department]


def _by_place(acts: Iterable[Sent]) -> dict[tuple[str, str], list[Sent]]:
    """What went to and fro, by 課 and round, each in its order."""
    found: defaultdict[tuple[str, str], list[Sent]] = defaultdict(list)
    for each in acts:
        found[each.department, each.round].append(each)
    return found


def _newest_first(records: Records, plan: str) -> tuple[Record, ...]:
    known = [each for each in records.below(plan, "round") if each.get("year") and each.get("kind")]
    return tuple(sorted(known, key=rounds.end_of, reverse=True))


def _last_act(done: Iterable[Snapshot | CountedFile]) -> int:
    return max((each.act for each in done), default=0)
