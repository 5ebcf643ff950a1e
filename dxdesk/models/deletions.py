"""Deleting against editing: a record struck out here and edited elsewhere survives, as asked.

A deletion is a deed on the pseudo-field `deleted`; it knows the claims held anywhere in the
record and below it when it was made. A live claim in there that it did not know contests it.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from dxdesk.domain.keys import lineage_of
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.merge.fold import Outcome, Question
from dxdesk.models.evidence import Gatherer, Place, known_places

_CHUNK = 500


def widen(connection: Connection, places: Iterable[Place]) -> list[Place]:
    """The places, and the deletion of every record in or above them that has one."""
    wanted = list(dict.fromkeys(places))
    keys = {key for key, _ in wanted}
    above = {ancestor for key in keys for ancestor in lineage_of(key).values()}
    found = struck(connection, sorted(above))
    return list(dict.fromkeys([*wanted, *((key, DELETED) for key in found)]))


def contest(
    connection: Connection, gatherer: Gatherer, outcomes: dict[Place, Outcome]
) -> dict[Place, Outcome]:
    """The outcomes, with every deletion that a live claim contests turned into a conflict."""
    return {
        place: _contested(connection, gatherer, place[0], outcome)
        if place[1] == DELETED and outcome.value
        else outcome
        for place, outcome in outcomes.items()
    }


def held_below(connection: Connection, gatherer: Gatherer, key: str) -> frozenset[str]:
    """Every claim held on the record and on what lies below it."""
    below = known_places(gatherer, _stated_below(connection, key))
    return frozenset(claim for known in below.values() for claim in known.held)


def _contested(connection: Connection, gatherer: Gatherer, key: str, outcome: Outcome) -> Outcome:
    known = _known_by_deletion(connection, key)
    below = known_places(gatherer, _stated_below(connection, key))
    unknown = frozenset(claim for each in below.values() for claim in each.live) - known
    if not unknown:
        return outcome
    return outcome._replace(value=None, conflict=Question((None, "1"), unknown))


def _known_by_deletion(connection: Connection, key: str) -> frozenset[str]:
    evidence = Gatherer(connection).gather([(key, DELETED)])[0]
    last = max(evidence.deeds, key=lambda deed: deed.seq, default=None)
    return frozenset() if last is None else last.knew | last.about


def struck(connection: Connection, keys: Sequence[str]) -> list[str]:
    """Which of the records were ever struck out."""
    found: list[str] = []
    for start in range(0, len(keys), _CHUNK):
        some = tuple(keys[start : start + _CHUNK])
        marks = ", ".join("?" * len(some))
        rows = connection.exec_driver_sql(
            f"SELECT DISTINCT key FROM deed WHERE key IN ({marks}) AND field = ? ORDER BY key",
            (*some, DELETED),
        )
        found += rows.scalars()
    return found


def has_below(connection: Connection, key: str) -> bool:
    """Whether anything was ever said of what lies below a record."""
    below = (len(key) + 1, key + "/")
    found = connection.exec_driver_sql(
        "SELECT EXISTS (SELECT 1 FROM deed WHERE substr(key, 1, ?) = ?)"
        " OR EXISTS (SELECT 1 FROM statement WHERE substr(key, 1, ?) = ?)",
        below * 2,
    )
    return bool(found.scalar_one())


def _stated_below(connection: Connection, key: str) -> list[Place]:
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT key, field FROM statement"
        " WHERE (key = ? OR substr(key, 1, ?) = ?) AND field <> ?",
        (key, len(key) + 1, key + "/", DELETED),
    )
    return [(row[0], row[1]) for row in rows]
