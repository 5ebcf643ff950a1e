"""A department takes a 依頼 or a 受領・差戻し into its store."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from dxdesk.domain import keys
from dxdesk.domain.folding import word
from dxdesk.domain.parcel import Moment, Received
from dxdesk.domain.store_errors import WrongFile, WrongRole
from dxdesk.domain.words import acts as says
from dxdesk.domain.words import exchange as words
from dxdesk.models import files, ledger, queries
from dxdesk.models.ledger import ActKind, Doing
from dxdesk.models.projection import Change
from dxdesk.models.queries import Item, Snapshot
from dxdesk.services import parcels, stores
from dxdesk.services.stores import DEPARTMENT, Store


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking a file did. `is_new` is false for one that was taken before."""

    round: str
    number: int
    is_new: bool
    changes: tuple[Change, ...]
    conflicts: tuple[Item, ...]


def take(store: Store, path: Path) -> Taken:
    """Take a snapshot: its prints join the fold; own unsent answers stay, or it asks.

    Raises WrongRole, WrongFile (a submission, another 課's, edited outside), and what
    reading a file can raise.
    """
    if stores.is_coordinator(store):
        raise WrongRole(DEPARTMENT)
    received = parcels.read_file(path, stores.records(store))
    with store.writing() as connection:
        check(store, path, received)
        _settle(store, connection, received)
        return take_within(store, connection, received)


def take_within(store: Store, connection: Connection, received: Received) -> Taken:
    """Take what was read and checked, in a running unit of work."""
    known = {each.id: each for each in queries.snapshots(connection)}
    if received.header.id in known:
        changes = _take_again(store, connection, known[received.header.id])
        return _taken(connection, received, is_new=False, changes=changes)
    name = received.file_name
    doing = Doing(ActKind.TAKE, says.take(name), stores.who(store), source=name)
    folded = files.take_in(connection, received, doing)
    return _taken(connection, received, is_new=True, changes=folded.changes)


def _take_again(store: Store, connection: Connection, known: Snapshot) -> tuple[Change, ...]:
    """Nothing, unless taking it had been undone."""
    if known.is_on:
        return ()
    label = says.redo(says.take(known.file_name))
    doing = Doing(ActKind.REDO, label, stores.who(store), known.file_name, target=known.act)
    return ledger.switch(connection, doing, on=True).changes


def _taken(
    connection: Connection, received: Received, *, is_new: bool, changes: tuple[Change, ...]
) -> Taken:
    conflicts = tuple(each for each in queries.items(connection) if each.kind == "conflict")
    return Taken(received.header.round, received.header.number, is_new, changes, conflicts)


def is_named_by_hand(store: Store) -> bool:
    """Whether a department's store has its 課 as a person typed it: no file was taken yet."""
    if stores.is_coordinator(store):
        return False
    with store.reading() as connection:
        return not queries.snapshots(connection)


def rename(store: Store, name: str) -> None:
    """Name the 課 of a store anew that `is_named_by_hand`; the first file tells its code."""
    with store.writing() as connection:
        store.settle_department(connection, "", name)


def check(store: Store, path: Path, received: Received) -> None:
    """Refuse what is no untouched snapshot for this store's 課. Raises WrongFile."""
    header = received.header
    if header.moment is Moment.SUBMISSION:
        expected = words.MOMENTS[Moment.REQUEST]
        raise WrongFile(path, words.MOMENT, expected, words.MOMENTS[header.moment])
    if not received.is_untouched_snapshot:
        raise WrongFile(path, words.IDENTITY, header.id, received.id)
    mine = store.identity
    name = header.titles[words.DEPARTMENT_NAME]
    fits = header.department == mine.department if mine.department else _same(name, mine.name)
    if not fits and not has_become(received, mine.department):
        expected = mine.name or keys.code_of(mine.department)
        raise WrongFile(path, words.DEPARTMENT_NAME, expected, name)


def has_become(received: Received, department: str) -> bool:
    """Whether a file says of a 課 that it has ended, and was made for its successor."""
    if not department or not keys.is_key(department):
        return False
    said = {(each.key, each.field): each.value or "" for each in received.statements}
    return bool(said.get((department, "valid_to"))) and _leads_to(
        said, department, received.header.department, frozenset()
    )


def _leads_to(
    said: Mapping[tuple[str, str], str], one: str, other: str, passed: frozenset[str]
) -> bool:
    heirs = [each for each in said.get((one, "successor"), "").split("\n") if each]
    return other in heirs or any(
        _leads_to(said, each, other, passed | {one}) for each in heirs if each not in passed
    )


def _settle(store: Store, connection: Connection, received: Received) -> None:
    name = received.header.titles[words.DEPARTMENT_NAME]
    if (store.identity.department, store.identity.name) != (received.header.department, name):
        store.settle_department(connection, received.header.department, name)


def _same(a: str, b: str) -> bool:
    return word(a) == word(b)
