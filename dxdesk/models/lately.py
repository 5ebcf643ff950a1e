"""What was done last in a store."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection

from dxdesk.models import past
from dxdesk.models.ledger import CHANGED, ActKind


@dataclass(frozen=True, slots=True)
class LateAct:
    """One act, `at` an ISO time; `changes` counts the values that it moved."""

    label: str
    who: str
    at: str
    changes: int
    is_on: bool


def newest_acts(connection: Connection, most: int) -> list[LateAct]:
    """The newest acts but the one that made the store, the newest first."""
    rows = connection.exec_driver_sql(
        "SELECT seq, label, who, at, is_on FROM act WHERE kind <> ? ORDER BY seq DESC LIMIT ?",
        (ActKind.CREATE, most),
    ).all()
    if not rows:
        return []
    lines = past.lines_after(connection, rows[-1].seq - 1)
    moved = Counter(line.act for line in lines if line.effect == CHANGED)
    return [LateAct(r.label, r.who, r.at, moved[r.seq], bool(r.is_on)) for r in rows]
