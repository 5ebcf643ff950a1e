"""What has become of each statement of a counted file, derived anew at each look."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from dxdesk.domain.keys import is_key
from dxdesk.domain.merge.facts import Evidence, Saying, Value
from dxdesk.domain.merge.fold import Fate, Outcome
from dxdesk.domain.merge.scope import Reason
from dxdesk.domain.parcel import Statement
from dxdesk.domain.values import canonical
from dxdesk.models.evidence import Gatherer, Place, fold_evidence


class Told(NamedTuple):
    """One statement of a counted file and its present fate."""

    key: str
    field: str
    value: Value
    printed: Value
    shown: Value
    fate: Fate
    reason: str
    detail: str
    sheet: str
    address: str


class _Met(NamedTuple):
    """A statement as the fold met it."""

    saying: Saying
    fate: Fate
    outcome: Outcome


def fates(connection: Connection, filing: int, gatherer: Gatherer | None = None) -> list[Told]:
    """Every statement of a counted file with what has become of it up to now."""
    run = connection.exec_driver_sql
    rows = run(
        "SELECT key, field, value, fault, detail, sheet, address FROM statement"
        " WHERE filing = ? ORDER BY row",
        (filing,),
    )
    said = [Statement(*row) for row in rows]
    identity = run("SELECT id FROM filing WHERE row = ?", (filing,)).scalar_one()
    met = fold_evidence(gatherer or Gatherer(connection), foldable(said))
    return told(said, identity, met)


def told(
    said: Sequence[Statement], filing: str, met: Iterable[tuple[Evidence, Outcome]]
) -> list[Told]:
    """Every statement of the file of that id with what has become of it, out of what was folded."""
    found: dict[Place, list[_Met]] = defaultdict(list)
    for evidence, outcome in met:
        for saying, fate in zip(evidence.sayings, outcome.fates, strict=True):
            if saying.filing.id == filing:
                found[evidence.key, evidence.field].append(_Met(saying, fate, outcome))
    turns = {place: iter(each) for place, each in found.items()}
    return [_told(each, next(turns.get((each.key, each.field), iter(())), None)) for each in said]


def foldable(said: Iterable[Statement]) -> list[Place]:
    """The places of the statements that are about a record at all."""
    return [(each.key, each.field) for each in said if is_foldable(each.key, each.fault)]


def with_parallels(told: Sequence[Told]) -> tuple[Told, ...]:
    """The statements of a file with a known base; what was applied beside another change says so.

    The file left other fields of the record as its base had printed them, and they have moved.
    """
    moved = {each.key for each in told if each.fate is Fate.SAME and _has_moved(each)}
    return tuple(
        each._replace(reason=Reason.PARALLEL)
        if each.fate is Fate.APPLIED and each.key in moved
        else each
        for each in told
    )


def _has_moved(each: Told) -> bool:
    if each.shown == each.printed:  # nearly all
        return False
    left, printed, shown = (canonical(value) for value in (each.value, each.printed, each.shown))
    return left == printed != shown


def is_foldable(key: str, fault: str) -> bool:
    """Whether a statement is about a record at all."""
    return fault != Reason.UNKNOWN_KEY and is_key(key)


def _told(row: Statement, met: _Met | None) -> Told:
    key, field, value, fault, detail, sheet, address = row
    if met is None:
        return Told(key, field, value, None, None, Fate.REFUSED, fault, detail, sheet, address)
    printed, shown = met.saying.printed, met.outcome.value
    reason = fault or _reason(met)
    return Told(key, field, value, printed, shown, met.fate, reason, detail, sheet, address)


def _reason(met: _Met) -> str:
    match met.fate:
        case Fate.PROPOSAL:
            return met.saying.reason or Reason.APPROVED
        case Fate.REFUSED:
            return met.saying.reason
        case Fate.SAME if met.outcome.withdrawn:
            return Reason.WITHDRAWN
        case _:
            return ""
