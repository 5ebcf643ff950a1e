"""What is shown, against its hashes, the history, and the ledger folded anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.keys import is_key, type_of
from dxdesk.domain.merge.facts import DELETED, Value
from dxdesk.domain.merge.fold import Outcome
from dxdesk.models import deletions
from dxdesk.models.evidence import Gatherer, Place
from dxdesk.models.fates import is_foldable
from dxdesk.models.integrity.findings import Fault, Finding
from dxdesk.models.integrity.scan import Row, Scan
from dxdesk.models.projection import CONFLICT, PROPOSAL, contested, question_row, row_hash
from dxdesk.models.tables import INTEGER_KINDS

_QUESTION = ("key", "field", "kind")


@dataclass(frozen=True, slots=True)
class Stored:
    """One record as its row has it, and whether the row is what its hash says.

    `is_named` tells whether its key is one of its type's at all.
    """

    kind: str
    values: Mapping[str, Value]
    is_sound: bool
    is_named: bool


def records(scan: Scan) -> dict[str, Stored]:
    """Every record that can be read, by key."""
    return {
        str(row["key"]): _stored(name, row) for name in CATALOGUE for row in scan.table(f"r_{name}")
    }


def unsound(found: Mapping[str, Stored]) -> Iterator[Finding]:
    """The rows that are not what their hashes say."""
    for key, stored in found.items():
        if not stored.is_sound:
            yield Finding(Fault.ROW, f"r_{stored.kind}", key=key)


def shown(found: Mapping[str, Stored]) -> dict[Place, Value]:
    """The values of records, by place; blank ones are absent."""
    return {
        (key, field): value
        for key, stored in found.items()
        for field, value in stored.values.items()
        if value is not None
    }


def folded(scan: Scan) -> tuple[dict[Place, Outcome], str]:
    """What the ledger comes to, or why it cannot be folded."""
    engine = create_engine("sqlite://", creator=lambda: scan.raw, poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            return _fold(connection, scan), ""
    except Exception as error:  # noqa: BLE001 - damaged facts may break the fold anywhere
        return {}, f"{type(error).__name__}: {error}"


def differences(
    found: Mapping[str, Stored],
    history: Mapping[Place, Value],
    doubtful: frozenset[Place],
    fold: Mapping[Place, Value] | None,
) -> Iterator[Finding]:
    """Every place where row, history and fold do not agree, and rows that are not sound."""
    now = shown(found)
    told: set[str] = set()
    for place in dict.fromkeys([*now, *history, *(fold or ())]):
        is_sound = place[0] not in found or found[place[0]].is_sound
        trusted = (history.get(place),) if place not in doubtful else ()
        came = (fold.get(place),) if fold is not None else ()
        finding = _difference(place, now.get(place), trusted, came, is_sound=is_sound)
        if finding is not None:
            told.add(place[0])
            yield finding
    for key, stored in found.items():
        if not stored.is_sound and key not in told:
            yield Finding(Fault.ROW, f"r_{stored.kind}", key=key)


def questions(scan: Scan, outcomes: Mapping[Place, Outcome]) -> Iterator[Finding]:
    """Open conflicts and proposals against the fold."""
    there = {tuple(row[name] for name in _QUESTION): row for row in scan.table("open_item")}
    wanted = {
        (key, field, kind): question_row(key, field, kind, question)
        for (key, field), outcome in outcomes.items()
        for kind, question in ((CONFLICT, outcome.conflict), (PROPOSAL, outcome.proposal))
        if question is not None
    }
    for place in dict.fromkeys([*there, *wanted]):
        row, should = there.get(place), wanted.get(place)
        if row != should:
            key, field, _ = map(str, place)
            stored, good = _candidates(row), _candidates(should)
            yield Finding(Fault.FOLD, "open_item", 0, key, field, stored, good)


def _stored(name: str, row: Row) -> Stored:
    types = _types(name)
    cells = row.items()
    values = {n: None if c is None else str(c) for n, c in cells if n not in ("key", "row_hash")}
    key = str(row["key"])
    is_named = is_key(key) and type_of(key).name == name
    is_sound = (
        row["row_hash"] == row_hash(key, values)
        and is_named
        and all(cell is None or type(cell) is types[each] for each, cell in cells)
    )
    return Stored(name, values, is_sound, is_named)


@cache
def _types(kind: str) -> Mapping[str, type]:
    """What the columns of a record table hold, blanks aside."""
    fields = CATALOGUE[kind].fields
    found: dict[str, type] = {
        each.name: int if each.kind in INTEGER_KINDS else str for each in fields
    }
    return found | dict.fromkeys(("key", DELETED, "row_hash"), str)


def _difference(
    place: Place,
    stored: Value,
    trusted: tuple[Value, ...],
    came: tuple[Value, ...],
    *,
    is_sound: bool,
) -> Finding | None:
    """What is wrong at a place: two of row, history and fold outvote the third."""
    if is_sound and stored in came:
        if stored in trusted or not trusted:
            return None
        return Finding(Fault.REVISION, "revision", 0, *place, trusted[0], stored)
    good = (*trusted, *came)
    if good and good[0] != stored:
        fault = Fault.VALUE if is_sound else Fault.ROW
        return Finding(fault, f"r_{_kind(place[0])}", 0, *place, stored, good[0])
    if came and came[0] != stored:
        return Finding(Fault.FOLD, "deed", 0, *place, came[0], stored)
    return None


def _kind(key: str) -> str:
    return type_of(key).name if is_key(key) else ""


def _fold(connection: Connection, scan: Scan) -> dict[Place, Outcome]:
    places = deletions.widen(connection, _places(scan))
    return contested(connection, Gatherer(connection), places)


def _places(scan: Scan) -> list[Place]:
    """Every place that anything was ever said of."""
    taken = {row["seq"] for row in scan.table("act") if row["kind"] == "take"}
    snapshots = {row["row"] for row in scan.table("snapshot") if row["act"] in taken}
    deeds = [(row["key"], row["field"]) for row in scan.table("deed")]
    said = [
        (row["key"], row["field"])
        for row in scan.table("statement")
        if is_foldable(row["key"], row["fault"])
    ]
    printed = [
        (row["key"], row["field"])
        for row in scan.table("printed")
        if row["snapshot"] in snapshots and row["field"] != DELETED
    ]
    return [*deeds, *said, *printed]


def _candidates(row: Mapping[str, object] | None) -> Value:
    return None if row is None else str(row["candidates"])
