"""A 依頼 or 受領・差戻し looked at before it is taken: what it is and all that it would change.

Looking takes the file and rolls back, so it is the real taking but for the last step.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from dxdesk.domain import calendar, keys, rounds
from dxdesk.domain.parcel import Moment, Received
from dxdesk.domain.records import Records
from dxdesk.domain.store_errors import WrongRole
from dxdesk.domain.words import exchange as words
from dxdesk.domain.words import pages_submit as says
from dxdesk.models import queries
from dxdesk.models.projection import Change
from dxdesk.services import parcels, showing, stores, taking
from dxdesk.services.showing import Difference
from dxdesk.services.stores import DEPARTMENT, Store


@dataclass(frozen=True, slots=True)
class Offer:
    """A request or receipt before it is taken. `due` is an ISO date ("" for none);
    `reports` counts the reports asked for in its round; `is_new` is false for one taken before,
    `is_older` true where a later issue of the round was taken already. `changes` are all values
    that taking it would change, first those that replace another, `counts` how many there are
    of each kind of record, `conflicts` the places about which it would ask, `remarks` the
    number of 指摘 that are new. `moment` tells whether the store has moved since."""

    path: Path
    is_receipt: bool
    department: str
    round_name: str
    due: str
    number: int
    reports: int
    is_new: bool
    is_older: bool
    changes: tuple[Difference, ...]
    counts: tuple[tuple[str, int], ...]
    conflicts: tuple[tuple[str, str], ...]
    remarks: int
    moment: int


def look(store: Store, path: Path) -> Offer:
    """What a file would bring; nothing is taken. Raises what `taking.take` raises."""
    if stores.is_coordinator(store):
        raise WrongRole(DEPARTMENT)
    received = parcels.read_file(path, stores.records(store))
    taking.check(store, path, received)
    with store.reading() as connection:
        return _offer(store, connection, path, received)


def has_moved(store: Store, offer: Offer) -> bool:
    """Whether the store has changed since, so that the file must be looked at again."""
    with store.reading() as connection:
        return queries.last_act(connection) != offer.moment


def _offer(store: Store, connection: Connection, path: Path, received: Received) -> Offer:
    header, moment = received.header, queries.last_act(connection)
    known = queries.snapshots(connection)
    asked = {(each.key, each.field) for each in queries.items(connection)}
    found = taking.take_within(store, connection, received)
    records = queries.records(connection)
    return Offer(
        path=path,
        is_receipt=header.moment is Moment.RECEIPT,
        department=header.titles[words.DEPARTMENT_NAME],
        round_name=header.titles[words.ROUND_NAME],
        due=header.titles[words.DUE],
        number=header.number,
        reports=_reports(received),
        is_new=header.id not in {each.id for each in known},
        is_older=any(each.round == header.round and each.number > header.number for each in known),
        changes=_differences(records, found.changes, header.round),
        counts=_counts(found.changes),
        conflicts=tuple(
            (showing.title(records, each.key), showing.field_label(each.key, each.field))
            for each in found.conflicts
            if (each.key, each.field) not in asked
        ),
        remarks=sum(_is_remark(each) for each in found.changes),
        moment=moment,
    )


def _reports(received: Received) -> int:
    found = {each.key for each in received.statements if keys.is_key(each.key)}
    this = received.header.round
    return sum(keys.type_of(key).name == "report" and keys.round_in(key) == this for key in found)


def _differences(records: Records, changes: Iterable[Change], this: str) -> tuple[Difference, ...]:
    """Those that replace another value first; what is not of the round itself says when it is."""
    replacing_first = sorted(changes, key=lambda each: not each.before)
    found = (
        showing.difference(records, each.key, each.field, each.before, each.after)
        for each in replacing_first
    )
    return tuple(
        replace(each, title=says.of_time(each.title, _when(each.key, this))) for each in found
    )


def _when(key: str, this: str) -> str:
    """The round of a report that is not of this one, the year of what is said by the year."""
    if not keys.is_key(key):
        return ""
    match keys.type_of(key).name:
        case "annual_target" | "indicator_value":
            return calendar.year_name(int(keys.code_of(key)))
        case "round":
            return ""
    other = keys.round_in(key)
    return rounds.round_name(*rounds.read_round(other)) if other not in ("", this) else ""


def _counts(changes: Iterable[Change]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(keys.type_of(each.key).label for each in changes).most_common())


def _is_remark(change: Change) -> bool:
    is_text = keys.type_of(change.key).name == "remark" and change.field == "text"
    return is_text and not change.before
