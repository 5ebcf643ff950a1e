"""What a department has been asked so far."""

from dataclasses import dataclass

from sqlalchemy import Connection

from dxdesk.domain.records import Records
from dxdesk.models import queries
from dxdesk.models.queries import Snapshot
from dxdesk.services import lookup
from dxdesk.services.stores import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """The newest request or receipt taken for a round."""

    round: str
    round_name: str
    due: str
    number: int
    at: str
    file_name: str


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
