"""指標 of a 課 over the years of the plan, a row for each, and whether each year's value is met."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dxdesk.domain import keys, kpi
from dxdesk.domain.figures import number
from dxdesk.domain.kpi import Verdict
from dxdesk.domain.records import Record, Records
from dxdesk.domain.standing import assignments_of
from dxdesk.services import lookup, stores
from dxdesk.services.stores import Store

__all__ = ["IndicatorRow", "Verdict", "YearValues", "assignments", "rows", "years"]


@dataclass(frozen=True, slots=True)
class YearValues:
    """The values of one fiscal year by field, canonical, and how they stand to each other."""

    key: str
    fields: Mapping[str, str]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator of one assignment; `is_new` while nothing of it is in the store.

    `order` is its place among those of the assignment, `years` its values by fiscal year.
    """

    key: str
    assignment: str
    number: str
    title: str
    department_name: str
    order: int
    is_new: bool
    fields: Mapping[str, str]
    years: Mapping[int, YearValues]


def years(records: Records) -> tuple[int, ...]:
    """The fiscal years of the plan in force, the first one first."""
    plan = lookup.plan(records)
    return tuple(range(int(plan.get("first_year")), int(plan.get("last_year")) + 1))


def assignments(store: Store, records: Records) -> tuple[str, ...]:
    """The assignments that the rows are of, in the plan's order."""
    return tuple(work.key for _, work in _work(store, records))


def rows(
    store: Store, records: Records, begun: Mapping[str, Sequence[str]]
) -> tuple[IndicatorRow, ...]:
    """The indicators of every assignment of this store's 課 (of all, in the coordinator's), in
    the plan's order; `begun` are keys of indicators yet to be made, by assignment."""
    return tuple(
        row
        for initiative, work in _work(store, records)
        for row in _of_assignment(records, initiative, work, begun.get(work.key, ()))
    )


def _work(store: Store, records: Records) -> Iterator[tuple[Record, Record]]:
    for initiative in records.below(lookup.plan(records).key, "initiative"):
        for work in assignments_of(records, initiative.key):
            if _is_own(store, work):
                yield initiative, work


def _is_own(store: Store, work: Record) -> bool:
    return stores.is_coordinator(store) or work.get("department") == store.identity.department


def _of_assignment(
    records: Records, initiative: Record, work: Record, begun: Sequence[str]
) -> Iterator[IndicatorRow]:
    there = [each.key for each in records.below(work.key, "indicator")]
    span = records.once("years of indicators", lambda: years(records))
    held = [*there, *(key for key in begun if key not in there)]
    for order, key in enumerate(held, start=1):
        record = records.get(key)
        yield IndicatorRow(
            key=key,
            assignment=work.key,
            number=initiative.get("number"),
            title=initiative.get("title"),
            department_name=records.name_of(work.get("department")),
            order=order,
            is_new=record is None,
            fields=record.fields if record else {},
            years={year: _values(records, record, key, year) for year in span},
        )


@cache
def _segment(year: int) -> str:
    """What the key of a year's values ends with."""
    return keys.natural("indicator_value", "", str(year))


def _values(records: Records, record: Record | None, key: str, year: int) -> YearValues:
    place = f"{key}/{_segment(year)}"
    held = records.get(place)
    fields = held.fields if held else {}
    verdict = kpi.judge(
        record.get("direction") if record else "",
        number(fields.get("target", "")),
        number(fields.get("actual", "")),
    )
    return YearValues(place, fields, verdict)
