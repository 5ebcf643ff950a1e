"""What was done last in a store: the newest acts, the last submission, what moved since."""

from dataclasses import dataclass

from sqlalchemy import Connection

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
        "SELECT label, who, at, is_on,"
        " (SELECT count(*) FROM revision r WHERE r.act = a.seq AND r.effect = ?) AS changes"
        " FROM act a WHERE kind <> ? ORDER BY seq DESC LIMIT ?",
        (CHANGED, ActKind.CREATE, most),
    )
    return [LateAct(r.label, r.who, r.at, r.changes, bool(r.is_on)) for r in rows]


def last_sent(connection: Connection, round_key: str) -> tuple[int, str]:
    """Act and time of the last submission for a round; (0, "") where there was none."""
    row = connection.exec_driver_sql(
        "SELECT s.act, a.at FROM sent s JOIN act a ON a.seq = s.act"
        " WHERE s.round = ? ORDER BY s.act DESC LIMIT 1",
        (round_key,),
    ).first()
    return (int(row.act), str(row.at)) if row else (0, "")


def changed_since(connection: Connection, act: int) -> int:
    """How many fields have another value than right after an act."""
    rows = connection.exec_driver_sql(
        "SELECT key, field, before, after FROM revision WHERE effect = ? AND act > ? ORDER BY seq",
        (CHANGED, act),
    )
    first: dict[tuple[str, str], str | None] = {}
    now: dict[tuple[str, str], str | None] = {}
    for row in rows:
        place = (row.key, row.field)
        first.setdefault(place, row.before)
        now[place] = row.after
    return sum(now[place] != before for place, before in first.items())
