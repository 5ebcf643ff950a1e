"""公表 of 年次目標: their texts are frozen; who changes one later says why."""

from dataclasses import dataclass
from datetime import date

from dxdesk.domain import calendar, keys, targets
from dxdesk.domain.records import Record, Records
from dxdesk.domain.store_errors import WrongRole
from dxdesk.domain.words import targets as says
from dxdesk.models import ledger, queries
from dxdesk.models.ledger import ActKind, Doing, Say
from dxdesk.services import lookup, stores
from dxdesk.services.stores import COORDINATOR, Store


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did: the targets that were frozen, and those that say nothing yet."""

    year: int
    frozen: tuple[str, ...]
    blank: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The 年次目標 of a fiscal year, one for each assignment of the plan in force: how many are
    published, of these how many were changed since, how many may be, how many say nothing."""

    year: int
    published: int
    changed: int
    ready: int
    blank: int


def standing(store: Store, year: int) -> Standing:
    """How far the targets of a year are."""
    present = stores.records(store)
    work = present.of("assignment") if present.of("plan") else ()
    plan = lookup.plan(present).key if work else ""
    found = [
        present.get(keys.natural(targets.KIND, each.key, str(year)))
        for each in work
        if keys.lineage_of(each.key)["plan"] == plan and each.get("department")
    ]
    said = [each for each in found if each and each.get(targets.TEXT)]
    published = [each for each in found if each and each.get(targets.PUBLISHED_TEXT)]
    ready = [each for each in said if not each.get(targets.PUBLISHED_TEXT)]
    return Standing(
        year=year,
        published=len(published),
        changed=sum(targets.change(each) is not None for each in published),
        ready=len(ready),
        blank=len(found) - len(published) - len(ready),
    )


def publish_targets(store: Store, year: str, on: str = "") -> Published:
    """Freeze the targets of a fiscal year of the plan in force, as one act that can be undone.

    `on` is the day of 公表 as typed (today). What was published before stays as it was. A file
    that was on its way then and says another text is a conflict, as it did not know of this
    act. Raises WrongRole, BadValue.
    """
    if not stores.is_coordinator(store):
        raise WrongRole(COORDINATOR)
    number = calendar.read_year(year)
    day = (calendar.read_date(on) if on else date.today()).isoformat()
    with store.writing() as connection:
        present = queries.records(connection)
        found = _open_targets(present, number)
        said = [each for each in found if each.get(targets.TEXT)]
        label = says.publish(calendar.year_name(number))
        doing = Doing(ActKind.EDIT, label, stores.who(store))
        ledger.say(connection, doing, [say for each in said for say in _says(each, day)])
    blank = tuple(each.key for each in found if not each.get(targets.TEXT))
    return Published(number, tuple(each.key for each in said), blank)


def _open_targets(present: Records, year: int) -> list[Record]:
    plan = lookup.plan(present).key
    return [
        each
        for each in present.of(targets.KIND)
        if keys.code_of(each.key) == str(year)
        and keys.lineage_of(each.key)["plan"] == plan
        and not each.get(targets.PUBLISHED_TEXT)
    ]


def _says(target: Record, day: str) -> list[Say]:
    """The text is said again: a claim that did not know of the publishing then meets it."""
    text = target.get(targets.TEXT)
    return [
        Say(target.key, targets.TEXT, text),
        Say(target.key, targets.PUBLISHED_TEXT, text),
        Say(target.key, targets.PUBLISHED_ON, day),
    ]
