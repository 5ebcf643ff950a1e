"""A department sends: the pre-flight, then the 提出 file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from dxdesk.domain import checks, keys, selection
from dxdesk.domain.checks import Gap
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.parcel import Header, Line, Moment, Parcel, is_deletable, sealed
from dxdesk.domain.records import Records
from dxdesk.domain.store_errors import Incomplete, NothingToSubmit, Unsettled, WrongRole
from dxdesk.domain.vocabularies import words_of
from dxdesk.domain.words import acts as says
from dxdesk.domain.words import exchange as words
from dxdesk.exchange.write import write_parcel
from dxdesk.models import files, ledger, queries
from dxdesk.models.ledger import ActKind, Doing
from dxdesk.models.queries import Item, Snapshot
from dxdesk.services import lookup, outputs, parcels, stores
from dxdesk.services.stores import DEPARTMENT, Store


@dataclass(frozen=True, slots=True)
class PreFlight:
    """What stands against submitting: gaps (may be declared), own conflicts (may not).

    `base` is the snapshot that is answered; `leaving` are all lines of the file, those of
    records that were struck out included.
    """

    round: str
    base: Snapshot
    lines: tuple[Line, ...]
    leaving: tuple[Line, ...]
    gaps: tuple[Gap, ...]
    conflicts: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Submitted:
    """A submission that was written."""

    path: Path
    id: str
    gaps: tuple[Gap, ...]


def pre_flight(store: Store, round_text: str) -> PreFlight:
    """The coordinator's own checks, before the file leaves. Raises NothingToSubmit."""
    with store.reading() as connection:
        return check(store, connection, queries.records(connection), round_text)


def submit(store: Store, round_text: str, out: Path, incomplete: str = "") -> Submitted:
    """Write the 提出 file for a round.

    `incomplete` is the reason why gaps are let through. Raises Incomplete, Unsettled (open
    conflicts of its own: never let through), NothingToSubmit, CannotWrite.
    """
    if stores.is_coordinator(store):
        raise WrongRole(DEPARTMENT)
    with outputs.put_back() as keep, store.writing() as connection:
        records = queries.records(connection)
        found = check(store, connection, records, round_text)
        _refuse_open(records, found, incomplete)
        carried = _carried(connection)
        parcel = sealed(_parcel(connection, records, found, carried))
        doing = Doing(
            ActKind.SUBMIT,
            says.submit(parcel.header.titles[words.ROUND_NAME]),
            stores.who(store),
            source=out.name,
            reason=incomplete,
        )
        act = ledger.start_act(connection, doing)
        files.keep_sent(connection, act, parcel.header, carried, out.name)
        leaving = parcels.with_head(connection, parcel)
        with outputs.writing(out):
            keep(out)
            write_parcel(leaving, records, words_of(records, parcel.header.plan), out)
    return Submitted(out, parcel.header.id, found.gaps)


def check(store: Store, connection: Connection, records: Records, round_text: str) -> PreFlight:
    """As `pre_flight`, inside a running unit of work."""
    this = lookup.round_record(records, round_text)
    base = _base(store, connection, this.key)
    printed = queries.printed_keys(connection, base.row)
    lines = selection.submission_lines(records, printed, store.identity.department, this.key)
    conflicts = [each for each in queries.items(connection) if each.kind == "conflict"]
    return PreFlight(
        round=this.key,
        base=base,
        lines=tuple(lines),
        leaving=(*lines, *_struck_lines(connection, printed)),
        gaps=tuple(checks.gaps(lines)),
        conflicts=tuple(conflicts),
    )


def _base(store: Store, connection: Connection, round_key: str) -> Snapshot:
    """The newest snapshot taken for the round, and not put back since."""
    taken = [
        each
        for each in queries.snapshots(connection)
        if each.is_on and (each.round, each.department) == (round_key, store.identity.department)
    ]
    if not taken:
        raise NothingToSubmit(round_key)
    return max(taken, key=lambda each: each.number)


def _refuse_open(records: Records, found: PreFlight, incomplete: str) -> None:
    if found.conflicts:
        raise Unsettled(_names(records, [(each.key, each.field) for each in found.conflicts]))
    if found.gaps and not incomplete.strip():
        raise Incomplete(_names(records, [(each.key, each.field) for each in found.gaps]))


def _names(records: Records, places: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(
        f"{lookup.title_of(records, key)} {lookup.field_of(key, field)[1].label}"
        if field != DELETED
        else f"{lookup.title_of(records, key)} {words.DELETION}"
        for key, field in places
    )


def _parcel(
    connection: Connection,
    records: Records,
    found: PreFlight,
    carried: frozenset[str],
) -> Parcel:
    base, plan = found.base, keys.parent_of(found.round)
    this = lookup.round_record(records, found.round)
    header = Header(
        moment=Moment.SUBMISSION,
        plan=plan,
        department=base.department,
        round=found.round,
        number=base.number,
        base=base.id,
        prior=tuple(sorted(queries.sent_ids(connection) | carried)),
        titles={
            words.PLAN_TITLE: records.name_of(plan),
            words.DEPARTMENT_NAME: records.name_of(base.department),
            words.ROUND_NAME: lookup.round_name(this),
            words.DUE: this.get("due"),
        },
    )
    return Parcel(header, found.leaving)


def _struck_lines(connection: Connection, printed: Iterable[str]) -> list[Line]:
    """Records that the coordinator knows and that were struck out here: proposed by a mark."""
    known = frozenset(printed)
    return [
        Line(key, values, deleted=True)
        for key, values in sorted(queries.struck_out(connection).items())
        if key in known and is_deletable(keys.type_of(key))
    ]


def _carried(connection: Connection) -> frozenset[str]:
    """Colleagues' files that were taken in, and what they replaced."""
    counted = [each for each in queries.filings(connection) if each.is_on]
    known = {each.id for each in counted} | {each.written for each in counted if each.written}
    return frozenset(known.union(*(each.prior for each in counted)))
