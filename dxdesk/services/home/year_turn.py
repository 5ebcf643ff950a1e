"""What the turn of a year asks of the coordinator: April's 組織改正, the plan that follows."""

from collections.abc import Iterator
from datetime import date

from dxdesk.domain import calendar, seam
from dxdesk.domain.records import Record, Records
from dxdesk.domain.seam import Seam
from dxdesk.services import lookup, next_plan
from dxdesk.services.home.tasks import Task, What, days_until

_AROUND_APRIL = (3, 4)


def due(records: Records, today: date) -> Iterator[Task]:
    """What is due at this time of the year, where there is work that it could concern."""
    if records.of("assignment"):
        yield from _reorganisation(records, today)
        yield from _next_plan(records, today)


def _reorganisation(records: Records, today: date) -> Iterator[Task]:
    """In March and April, until a 課 begins or ends at this turn; it may well be that none does."""
    first = date(today.year, 4, 1)
    if today.month in _AROUND_APRIL and not any(
        each.get("valid_from") == first.isoformat() or each.get("valid_to") == f"{today.year}-03-31"
        for each in records.of("department")
    ):
        yield Task(What.REORGANISE, calendar.short_date(first))


def _next_plan(records: Records, today: date) -> Iterator[Task]:
    """From the last year of the plan in force: its successor, then what becomes of each 取組."""
    plan = lookup.plan(records)
    last = plan.get("last_year")
    if not last or calendar.fiscal_year(today) < int(last):
        return
    after = seam.next_plan(records, plan.key)
    if after is None:
        yield _until_the_end(What.NEXT_PLAN, plan, int(last), today)
    elif undecided := len(next_plan.standing(records, Seam(plan, after)).open):
        yield _until_the_end(What.CARRY, after, int(last), today, undecided)


def _until_the_end(what: What, plan: Record, last: int, today: date, count: int = 0) -> Task:
    end = date(last + 1, 3, 31).isoformat()
    days = days_until(end, today)
    return Task(what, plan.get("title"), count=count, due=end, days=days)
