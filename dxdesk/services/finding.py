"""What can be gone to by its name: every 取組, every 課, every term of the glossary."""

from dataclasses import dataclass

from dxdesk.domain import standing
from dxdesk.domain.records import Record, Records
from dxdesk.services import lookup, stores
from dxdesk.services.stores import Store


@dataclass(frozen=True, slots=True)
class Findable:
    """A 取組 of the plan in force, a 課 or a term. `also` are other names of it, as かな."""

    type: str
    key: str
    number: str
    title: str
    also: tuple[str, ...]


def everything(store: Store) -> tuple[Findable, ...]:
    """Every 取組 in the plan's order, then every 課, then every term."""
    records = stores.records(store)
    plans = records.of("plan")
    plan = lookup.plan(records).key if plans else ""
    initiatives = (_initiative(records, each) for each in records.below(plan, "initiative"))
    terms = map(_term, records.below(plan, "glossary"))
    return (*initiatives, *map(_department, records.of("department")), *terms)


def _initiative(records: Records, each: Record) -> Findable:
    work = standing.assignments_of(records, each.key)
    who = tuple(records.name_of(standing.department_of(one)) for one in work)
    return Findable("initiative", each.key, each.get("number"), each.get("title"), who)


def _department(each: Record) -> Findable:
    name = each.get("name") or each.key
    return Findable("department", each.key, "", name, (each.get("kana"), each.get("code")))


def _term(each: Record) -> Findable:
    return Findable("glossary", each.key, "", each.get("title"), (each.get("kana"),))
