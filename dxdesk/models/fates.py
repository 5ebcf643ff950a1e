"""What has become of each statement of a counted file, derived anew at each look."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from dxdesk.domain.keys import is_key
from dxdesk.domain.merge.facts import Saying, Value
from dxdesk.domain.merge.fold import Fate, Outcome
from dxdesk.domain.merge.scope import Reason
from dxdesk.models.evidence import Gatherer, Place, fold_evidence


@dataclass(frozen=True, slots=True)
class Told:
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


@dataclass(frozen=True, slots=True)
class _Met:
    """A statement as the fold met it."""

    saying: Saying
    fate: Fate
    outcome: Outcome


def fates(connection: Connection, filing: int, gatherer: Gatherer | None = None) -> list[Told]:
    """Every statement of a counted file with what has become of it up to now."""
    gatherer = gatherer or Gatherer(connection)
    rows = connection.exec_driver_sql(
        "SELECT key, field, value, fault, detail, sheet, address FROM statement"
        " WHERE filing = ? ORDER BY row",
        (filing,),
    ).all()
    me = gatherer.answers()[filing].filing.id
    places = [(row.key, row.field) for row in rows if is_foldable(row.key, row.fault)]
    met = {place: iter(found) for place, found in _meetings(gatherer, places, me)}
    return [_told(row, next(met.get((row.key, row.field), iter(())), None)) for row in rows]


def is_foldable(key: str, fault: str) -> bool:
    """Whether a statement is about a record at all."""
    return fault != Reason.UNKNOWN_KEY and is_key(key)


def _meetings(
    gatherer: Gatherer, places: list[Place], me: str
) -> Iterator[tuple[Place, list[_Met]]]:
    for evidence, outcome in fold_evidence(gatherer, places):
        yield (
            (evidence.key, evidence.field),
            [
                _Met(saying, fate, outcome)
                for saying, fate in zip(evidence.sayings, outcome.fates, strict=True)
                if saying.filing.id == me
            ],
        )


def _told(row: Row[Any], met: _Met | None) -> Told:
    return Told(
        key=row.key,
        field=row.field,
        value=row.value,
        printed=met.saying.printed if met else None,
        shown=met.outcome.value if met else None,
        fate=met.fate if met else Fate.REFUSED,
        reason=row.fault or (_reason(met) if met else ""),
        detail=row.detail,
        sheet=row.sheet,
        address=row.address,
    )


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
