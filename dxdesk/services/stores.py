"""Making and opening stores."""

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from dxdesk import paths
from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadKey
from dxdesk.domain.folding import half_width
from dxdesk.domain.places import Kind, Place
from dxdesk.domain.records import Record, Records
from dxdesk.domain.store_errors import StoreInUse
from dxdesk.domain.vocabularies import default_terms
from dxdesk.domain.words import acts as says
from dxdesk.models import ledger, looking, opening, queries
from dxdesk.models.ledger import ActKind, Doing, Say
from dxdesk.models.place import place_of
from dxdesk.models.store import COORDINATOR, DEPARTMENT, Identity, Store
from dxdesk.services import backups

__all__ = [
    "COORDINATOR",
    "DEPARTMENT",
    "Identity",
    "Place",
    "Store",
    "create",
    "look",
    "open_store",
    "place",
]

_EMBEDDED = "musashino-7.toml"


def create(
    path: Path, role: str, department: str = "", plan: Sequence[Record] | None = None
) -> Store:
    """Make a store with a plan in it (the embedded one unless records are given).

    A department is named by its code, or by its name until the first request tells the code.
    Raises StoreExists, StoreReadOnly, StoreFull.
    """
    identity = _identity(role, department)
    doing = Doing(ActKind.CREATE, says.CREATE, _name_of(identity))
    told = as_says(with_terms(embedded_plan() if plan is None else plan))
    return opening.create(path, identity, lambda connection: ledger.say(connection, doing, told))


def open_store(path: Path) -> Store:
    """Open a store and hold it; close it to let others in. The day's first opening backs it up.

    On a read-only medium it is opened to be looked at. Raises the errors of
    `dxdesk.domain.store_errors`; StoreInUse says which backup can be looked at meanwhile.
    """
    if place(path).kind is Kind.READ_ONLY:
        return look(path)
    try:
        store = opening.open_store(path)
    except StoreInUse as error:
        error.copy = looking.newest_copy(path)
        raise
    try:
        paths.clear_neighbours(path.resolve())
        backups.make_first_of_day(store)
    except BaseException:
        store.close()
        raise
    return store


def look(path: Path) -> Store:
    """A store to be looked at, held by nobody: its newest backup where another holds it.

    `Store.is_read_only` is then set and `as_of` the backup's time (None: the store itself).
    Nothing is written beside it; every attempt to change something raises OnlyALook.
    Raises StoreMissing, NotAStore, NewerStore, StoreDamaged, StoreInUse (no backup).
    """
    return looking.look(path)


def place(at: Store | Path) -> Place:
    """What kind of place a store lies in, and how it is written there."""
    return at.place if isinstance(at, Store) else place_of(at)


def who(store: Store) -> str:
    """Who acts in this store, as history names it: the 課, or the coordinator."""
    return _name_of(store.identity)


def is_coordinator(store: Store) -> bool:
    """Whether it is the coordinator's store."""
    return store.identity.role == COORDINATOR


def records(store: Store) -> Records:
    """The present state."""
    with store.reading() as connection:
        return queries.records(connection)


def embedded_plan() -> list[Record]:
    """The plan that ships with dxdesk (武蔵野市 第七次総合情報化基本計画)."""
    return records_in(paths.resources_folder() / "plan" / _EMBEDDED)


def records_in(path: Path) -> list[Record]:
    """The records of a data file of dxdesk's own: a table a record, values canonical."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        Record(kind, row["key"], {name: text for name, text in row.items() if name != "key"})
        for kind, rows in content.items()
        for row in rows
    ]


def with_terms(plan: Sequence[Record]) -> list[Record]:
    """A plan's records, with the default vocabulary where it brings none of its own."""
    have = {keys.parent_of(each.key) for each in plan if each.type == "term"}
    missing = [each.key for each in plan if each.type == "plan" and each.key not in have]
    return [*plan, *(term for key in missing for term in default_terms(key))]


def as_says(found: Iterable[Record]) -> list[Say]:
    """What loading the records says: every field that they fill in."""
    return [
        Say(record.key, field.name, record.get(field.name))
        for record in found
        for field in CATALOGUE[record.type].fields
        if record.get(field.name)
    ]


def _identity(role: str, department: str) -> Identity:
    if role == COORDINATOR:
        return Identity(role, "", says.COORDINATOR)
    text = half_width(department)
    try:
        return Identity(role, keys.natural("department", "", text), "")
    except BadKey:
        return Identity(role, "", department.strip())


def _name_of(identity: Identity) -> str:
    return identity.name or keys.code_of(identity.department or "?") or says.COORDINATOR
