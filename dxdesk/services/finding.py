"""What can be gone to by its name: every 取組 and every 課."""

from dataclasses import dataclass

from dxdesk.domain import standing
from dxdesk.domain.records import Record, Records
from dxdesk.services import lookup, stores
from dxdesk.services.stores import Store


@dataclass(frozen=True, slots=True)
class Findable:
    """A 取組 of the plan in force, or a 課. `also` are other names it is known by, as かな."""

    type: str
    key: str
    number: str
    title: str
    also: tuple[str, ...]


def everything(store: Store) -> tuple[Findable, ...]:
    """Every 取組 in the plan's order, then every 課."""
    records = stores.records(store)
    plans = records.of("plan")
    plan = lookup.plan(records).key if plans else ""
    initiatives = (_initiative(records, each) for each in records.below(plan, "initiative"))
    return (*initiatives, *map(_department, records.of("department")))


def _initiative(records: Records, each: Record) -> Findable:
    work = standing.assignments_of(records, each.key)
    who = tuple(records.name_of(standing.department_of(one)) for one in work)
    return Findable("initiative", each.key, each.get("number"), each.get("title"), who)


def _department(each: Record) -> Findable:
    name = each.get("name") or each.key
    return Findable("department", each.key, "", name, (each.get("kana"), each.get("code")))
