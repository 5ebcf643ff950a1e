"""担当割: which 課 has which 取組, as a grid, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dxdesk.domain import keys
from dxdesk.domain.organisation import is_in_force, successors
from dxdesk.domain.records import Records
from dxdesk.domain.standing import LEAD, assignments_of, counted_once, department_of


class Fault(StrEnum):
    """What may be wrong with a 担当割."""

    NO_LEAD = "no-lead"
    TWO_LEADS = "two-leads"
    ENDED = "ended"
    NO_WORK = "no-work"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing to look at: `key` is the 取組 or the 課, `others` the 課 it is about.

    For a 課 that has ended, `others` are its successors.
    """

    fault: Fault
    key: str
    others: tuple[str, ...] = ()


def key_of(initiative: str, department: str) -> str:
    """The key of the assignment of a 取組 to a 課."""
    return keys.natural("assignment", initiative, keys.code_of(department))


def troubles(records: Records, plan: str, day: str) -> tuple[Trouble, ...]:
    """Every 取組 without exactly one 主管; 課 that have ended and have work; 課 without work."""
    return (*_leads(records, plan), *_departments(records, plan, day))


def _leads(records: Records, plan: str) -> Iterator[Trouble]:
    for initiative in counted_once(records, plan):
        work = assignments_of(records, initiative.key)
        leads = tuple(department_of(each) for each in work if each.get("role") == LEAD)
        if not leads:
            yield Trouble(Fault.NO_LEAD, initiative.key)
        elif len(leads) > 1:
            yield Trouble(Fault.TWO_LEADS, initiative.key, leads)


def _departments(records: Records, plan: str, day: str) -> Iterator[Trouble]:
    busy = {
        each.get("department")
        for each in records.of("assignment")
        if keys.lineage_of(each.key)["plan"] == plan
    }
    for department in records.of("department"):
        is_there = is_in_force(department, day)
        if department.key in busy and not is_there:
            yield Trouble(Fault.ENDED, department.key, successors(department))
        elif department.key not in busy and is_there:
            yield Trouble(Fault.NO_WORK, department.key)
