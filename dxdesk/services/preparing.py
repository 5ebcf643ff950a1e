"""Where the coordinator stands before sending: departments, work, rounds, requests issued."""

from dataclasses import dataclass

from dxdesk.domain import keys, selection
from dxdesk.domain.parcel import Moment
from dxdesk.domain.records import Records
from dxdesk.models import queries
from dxdesk.services import lookup, views
from dxdesk.services.stores import Store
from dxdesk.services.views import RoundItem


@dataclass(frozen=True, slots=True)
class DepartmentWork:
    """One 課: how many initiatives it has in the plan, and when it was asked last ("" never)."""

    department: str
    name: str
    work: int
    asked_at: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """Every 課 with its work, and every round, the newest first; `opens` by round."""

    departments: tuple[DepartmentWork, ...]
    rounds: tuple[RoundItem, ...]
    opens: dict[str, str]

    @property
    def work(self) -> int:
        """How many assignments there are."""
        return sum(each.work for each in self.departments)

    @property
    def all_asked(self) -> bool:
        """Whether every 課 with work has been asked in the round."""
        return self.work > 0 and all(each.asked_at for each in self.departments if each.work)


def preparation(store: Store, round_key: str = "") -> Preparation:
    """How far the coordinator is, for a round (the newest where none is named)."""
    with store.reading() as connection:
        records = queries.records(connection)
        rounds = views.all_rounds(records)
        this = round_key or (rounds[0].key if rounds else "")
        asked = {
            each.department: each.at
            for each in queries.snapshots(connection)
            if each.round == this and each.moment == Moment.REQUEST
        }
    plan = keys.parent_of(this) or _plan(records)
    return Preparation(
        tuple(
            DepartmentWork(
                each.key,
                records.name_of(each.key),
                len(selection.assignments(records, each.key, plan)),
                asked.get(each.key, ""),
            )
            for each in records.of("department")
        ),
        rounds,
        {each.key: each.get("opens") for each in records.of("round")},
    )


def _plan(records: Records) -> str:
    return lookup.plan(records).key if records.of("plan") else ""
