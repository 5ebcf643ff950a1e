"""What a department has been asked: a file looked at before it is taken, requests taken so
far, and what its answer would change."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from dxdesk.domain import keys
from dxdesk.domain.parcel import Moment
from dxdesk.domain.records import Records
from dxdesk.domain.store_errors import WrongRole
from dxdesk.domain.values import same
from dxdesk.domain.words import exchange as words
from dxdesk.models import queries
from dxdesk.models.queries import Snapshot
from dxdesk.services import lookup, parcels, showing, stores, submitting, taking
from dxdesk.services.stores import DEPARTMENT, Store


@dataclass(frozen=True, slots=True)
class Offer:
    """A request or receipt before it is taken. `due` is an ISO date ("" for none);
    `reports` counts the reports asked for in its round; `is_new` is false for one taken before,
    `is_older` true where a later issue of the round was taken already."""

    path: Path
    is_receipt: bool
    department: str
    round_name: str
    due: str
    number: int
    reports: int
    is_new: bool
    is_older: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """The newest request or receipt taken for a round."""

    round: str
    round_name: str
    due: str
    number: int
    at: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One value that differs from what the request printed."""

    key: str
    field: str
    title: str
    label: str
    before: str
    after: str


def look(store: Store, path: Path) -> Offer:
    """What a file would bring; nothing is taken. Raises what `taking.take` raises."""
    if stores.is_coordinator(store):
        raise WrongRole(DEPARTMENT)
    received = parcels.read_file(path, stores.records(store))
    taking.check(store, path, received)
    header = received.header
    with store.reading() as connection:
        taken = queries.snapshots(connection)
    reports = {
        each.key
        for each in received.statements
        if keys.is_key(each.key)
        and keys.type_of(each.key).name == "report"
        and keys.round_in(each.key) == header.round
    }
    return Offer(
        path=path,
        is_receipt=header.moment is Moment.RECEIPT,
        department=header.titles[words.DEPARTMENT_NAME],
        round_name=header.titles[words.ROUND_NAME],
        due=header.titles[words.DUE],
        number=header.number,
        reports=len(reports),
        is_new=header.id not in {each.id for each in taken},
        is_older=any(each.round == header.round and each.number > header.number for each in taken),
    )


def asked(store: Store) -> tuple[Asked, ...]:
    """The newest file taken for each round, the round that was asked last first."""
    with store.reading() as connection:
        return asked_within(connection, queries.records(connection))


def asked_within(connection: Connection, records: Records) -> tuple[Asked, ...]:
    """As `asked`, inside a running unit of work."""
    taken = [each for each in queries.snapshots(connection) if each.act_kind == "take"]
    newest: dict[str, Snapshot] = {}
    for each in sorted(taken, key=lambda each: (each.number, each.act)):
        newest.pop(each.round, None)
        newest[each.round] = each
    known = [each for each in reversed(newest.values()) if records.get(each.round)]
    return tuple(_asked(records, each) for each in known)


def outgoing(store: Store, round_text: str) -> tuple[Outgoing, ...]:
    """What a submission would say anew, against what its request printed.

    Raises NothingToSubmit.
    """
    lines = submitting.pre_flight(store, round_text).lines
    with store.reading() as connection:
        records = queries.records(connection)
        this = lookup.round_record(records, round_text)
        base = max(
            (each for each in queries.snapshots(connection) if each.round == this.key),
            key=lambda each: each.number,
        )
        printed = queries.printed_values(connection, base.row)
    return tuple(
        _outgoing(records, line.key, field, printed.get((line.key, field)), value)
        for line in lines
        for field, value in line.values.items()
        if not same(value, printed.get((line.key, field)))
    )


def _asked(records: Records, snapshot: Snapshot) -> Asked:
    this = lookup.round_record(records, snapshot.round)
    return Asked(
        round=this.key,
        round_name=lookup.round_name(this),
        due=this.get("due"),
        number=snapshot.number,
        at=snapshot.at,
        file_name=snapshot.file_name,
    )


def _outgoing(
    records: Records, key: str, field: str, before: str | None, after: str | None
) -> Outgoing:
    return Outgoing(
        key=key,
        field=field,
        title=showing.title(records, key),
        label=showing.field_label(key, field),
        before=showing.value_text(records, key, field, before),
        after=showing.value_text(records, key, field, after),
    )
