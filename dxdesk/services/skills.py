"""スキル: the numbers of a year as rows to type into, and what is lacking of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dxdesk.domain import calendar, skills
from dxdesk.domain.charts import BarChart
from dxdesk.domain.records import Records
from dxdesk.domain.skills import Count, Total
from dxdesk.services import lookup, stores
from dxdesk.services.stores import Store

__all__ = ["SkillRow", "chart", "rows", "total", "year_now", "years"]


@dataclass(frozen=True, slots=True)
class SkillRow:
    """One item for one 課 in a year. `fields` are the numbers, canonical; `gap` is None where it
    is not known, `is_wrong` says that more have the skill than there are."""

    key: str
    department: str
    department_name: str
    tier: str
    item: str
    about: str
    fields: Mapping[str, str]
    gap: int | None
    is_wrong: bool


def years(records: Records) -> tuple[int, ...]:
    """The fiscal years of the plan in force, the first one first."""
    plan = lookup.plan(records)
    return tuple(range(int(plan.get("first_year")), int(plan.get("last_year")) + 1))


def year_now(store: Store, records: Records, today: date) -> int:
    """The plan's year that a day lies in, or the one nearest to it; for a 課 the year that it
    was asked about last."""
    found = years(records)
    asked = skills.year_asked(records)
    if asked and not stores.is_coordinator(store):
        return asked
    return min(max(calendar.fiscal_year(today), found[0]), found[-1])


def rows(store: Store, records: Records, year: int) -> tuple[SkillRow, ...]:
    """The rows of this store's 課 (of every one, in the coordinator's)."""
    return tuple(_row(records, each) for each in _counts(store, records, year))


def total(store: Store, records: Records, year: int) -> Total:
    """The sums over the rows of a year."""
    return skills.total(_counts(store, records, year))


def chart(store: Store, records: Records, year: int) -> BarChart:
    """The gaps of a year by tier; in the coordinator's store by 課 as well."""
    found = _counts(store, records, year)
    return skills.chart(found, records, by_department=stores.is_coordinator(store))


def _counts(store: Store, records: Records, year: int) -> tuple[Count, ...]:
    if not records.of("plan"):
        return ()
    own = "" if stores.is_coordinator(store) else store.identity.department
    return skills.counts(records, lookup.plan(records).key, year, own)


def _row(records: Records, each: Count) -> SkillRow:
    record = records.get(each.key)
    return SkillRow(
        key=each.key,
        department=each.department,
        department_name=records.name_of(each.department),
        tier=each.tier.get("title"),
        item=each.item.get("title"),
        about=each.item.get("text"),
        fields=record.fields if record else {},
        gap=each.gap,
        is_wrong=each.is_wrong,
    )
