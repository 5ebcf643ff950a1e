"""ホーム of the coordinator: who has not answered, what waits to be decided or sent."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection

from dxdesk.domain.asked import State
from dxdesk.domain.board import State as Sent
from dxdesk.domain.records import Record, Records
from dxdesk.models import queries
from dxdesk.models.projection import CONFLICT
from dxdesk.services import instructions, lookup, status
from dxdesk.services.home import year_turn
from dxdesk.services.home.tasks import (
    Home,
    Recent,
    Task,
    What,
    backup_tasks,
    coming,
    days_until,
    is_named,
)
from dxdesk.services.status import DepartmentStatus
from dxdesk.services.stores import Store

_OWE = (Sent.WAITING, Sent.OVERDUE)
_AHEAD = timedelta(days=14)
_BEHIND = timedelta(days=120)


def look(
    store: Store,
    connection: Connection,
    records: Records,
    today: date,
    recent: tuple[Recent, ...],
) -> Home:
    """What the coordinator has to do."""
    issued = {each.round for each in queries.snapshots(connection)}
    rounds = sorted(
        filter(is_named, records.of("round")), key=lambda each: each.get("due"), reverse=True
    )
    asked = [each for each in rounds if each.key in issued]
    open_rounds = [each for each in asked if each is asked[0] or _is_recent(each, today)]
    boards = [(each, status.within(connection, records, each)) for each in open_rounds]
    tasks = [
        *_to_begin(records, rounds),
        *_questions(connection),
        *(task for this, board in reversed(boards) for task in _of_round(this, board, today)),
        *_of_instructions(store, records, today),
        *_to_issue(rounds, issued, today),
        *year_turn.due(records, today),
        *backup_tasks(store),
    ]
    shown = next(iter(boards), None)
    if shown is None:
        return Home(tuple(tasks), recent, coming=coming(records, today))
    this, board = shown
    return Home(
        tuple(tasks),
        recent,
        lookup.round_name(this),
        this.get("due"),
        days_until(this.get("due"), today),
        sum(bool(each.received) for each in board),
        sum(each.requested for each in board),
        is_over=not any(each.state in _OWE for each in board),
        coming=coming(records, today, [this.key]),
    )


def _to_begin(records: Records, rounds: Sequence[Record]) -> Iterator[Task]:
    """What has to be there before anybody can be asked."""
    if not records.of("department"):
        yield Task(What.BEGIN)
    elif not records.of("assignment"):
        yield Task(What.ASSIGN)
    elif not rounds:
        yield Task(What.ROUND)


def _questions(connection: Connection) -> Iterator[Task]:
    found = queries.items(connection)
    if found:
        conflicts = sum(each.kind == CONFLICT for each in found)
        counts = (str(conflicts), str(len(found) - conflicts))
        yield Task(What.QUESTION, parts=counts, count=len(found))


def _of_round(this: Record, board: Sequence[DepartmentStatus], today: date) -> Iterator[Task]:
    groups = {
        What.MISSING: [each for each in board if each.state in _OWE],
        What.INCOMPLETE: [each for each in board if each.received and each.complete < each.reports],
        What.RETURN: [each for each in board if each.received > each.returned],
    }
    due = this.get("due")
    for what, found in groups.items():
        if found:
            names = tuple(each.name for each in found)
            until = (due, days_until(due, today)) if what is What.MISSING else ("", None)
            yield Task(what, lookup.round_name(this), "", names, len(names), *until, this.key)


def _of_instructions(store: Store, records: Records, today: date) -> Iterator[Task]:
    """Who owes an answer before long, and what whoever asked is to be asked about."""
    for each in instructions.orders(store, records, today):
        about = (each.title, "", each.owe, len(each.owe), each.due, each.days, each.key)
        soon = each.days is None or each.days <= _AHEAD.days
        if each.state in (State.OVERDUE, State.WAITING) and soon:
            yield Task(What.UNANSWERED, *about)
        elif each.state is State.ANSWERED:
            yield Task(What.TO_CLOSE, each.title, parts=(each.asker,), key=each.key)


def _to_issue(rounds: Sequence[Record], issued: set[str], today: date) -> Iterator[Task]:
    soon = (today + _AHEAD).isoformat()
    for each in rounds:
        opens, due = each.get("opens"), each.get("due")
        if each.key not in issued and opens and opens <= soon and due >= today.isoformat():
            days = days_until(opens, today)
            yield Task(What.ISSUE, lookup.round_name(each), due=opens, days=days, key=each.key)


def _is_recent(this: Record, today: date) -> bool:
    return this.get("due") >= (today - _BEHIND).isoformat()
