"""Writing the ledger: an act with its deeds, files, snapshots and history, in one transaction.

Every function here takes the connection of a running unit of work. An act is written once;
undo and redo switch it off and on, and each switch is an act of its own.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain

from sqlalchemy import Connection

from dxdesk.domain.merge.facts import DELETED, Value
from dxdesk.models import deletions, tables
from dxdesk.models.evidence import Gatherer, Place, known_places, names_json
from dxdesk.models.projection import Change, Folded, refold

LINKED = ("act", "key", "field", "before", "after", "effect", "who", "at", "source")
"""The columns of a line of the history that its link of the chain takes in."""

CHANGED = "changed"
DECIDED = "decided"
_BETWEEN = "\x1f"  # parts the cells of a row for sure: JSON holds no control character
_AT_ONCE = 1000  # rows
_encoded = json.JSONEncoder(ensure_ascii=False, default=repr, separators=(_BETWEEN, ": ")).encode


class ActKind(StrEnum):
    """What sort of act it was; the undoable ones are in `UNDOABLE`."""

    CREATE = "create"
    LOAD = "load"
    EDIT = "edit"
    DECISION = "decision"
    MERGE = "merge"
    TAKE = "take"
    APPROVE = "approve"
    CORRECTED = "corrected"
    REQUEST = "request"
    RETURN = "return"
    SUBMIT = "submit"
    ADOPT = "adopt"
    KEEP = "keep"
    UNDO = "undo"
    REDO = "redo"


UNDOABLE = frozenset(
    {
        ActKind.LOAD,
        ActKind.EDIT,
        ActKind.DECISION,
        ActKind.MERGE,
        ActKind.TAKE,
        ActKind.APPROVE,
        ActKind.CORRECTED,
    }
)


@dataclass(frozen=True, slots=True)
class Doing:
    """The head of an act: what it is called, who does it and where its values come from."""

    kind: ActKind
    label: str
    who: str = ""
    source: str = ""
    reason: str = ""
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Say:
    """One value an act sets; `about` are the claims or proposals it decides.

    With `sets` false the value is not set: what it is about is only closed.
    """

    key: str
    field: str
    value: Value
    about: frozenset[str] = frozenset()
    sets: bool = True


def start_act(connection: Connection, doing: Doing) -> int:
    """Write the act's head; its sequence number."""
    result = connection.execute(
        tables.act.insert().values(
            kind=doing.kind,
            label=doing.label,
            who=doing.who,
            at=now(),
            source=doing.source,
            reason=doing.reason,
            target=doing.target,
            is_on=1,
        )
    )
    row = result.inserted_primary_key
    if row is None:
        raise RuntimeError("an act has no number")
    return int(row[0])


def say(connection: Connection, doing: Doing, says: Sequence[Say]) -> Folded:
    """An act of the store's own that sets values, folded and entered in the history."""
    if not says:
        return Folded((), {})
    gatherer = Gatherer(connection)
    knew = _knowledge(connection, gatherer, [(each.key, each.field) for each in says])
    seq = start_act(connection, doing)
    connection.execute(
        tables.deed.insert(),
        [
            {
                "act": seq,
                "key": each.key,
                "field": each.field,
                "value": each.value,
                "sets": int(each.sets),
                "knew": names_json(knew[each.key, each.field]),
                "about": names_json(each.about),
            }
            for each in says
        ],
    )
    return fold_and_record(connection, gatherer, seq, [(s.key, s.field) for s in says])


def decide(connection: Connection, doing: Doing, told: Say) -> Folded:
    """A decision: like any act that says something, and in the history even if nothing moves."""
    folded = say(connection, doing, [told])
    if not any((each.key, each.field) == (told.key, told.field) for each in folded.changes):
        shown = folded.outcomes[told.key, told.field].value
        unmoved = Change(told.key, told.field, shown, shown)
        seq = connection.exec_driver_sql("SELECT max(seq) FROM act").scalar_one()
        append_history(connection, seq, [unmoved], DECIDED)
    return folded


def switch(connection: Connection, doing: Doing, *, on: bool) -> Folded:
    """Switch the act `doing.target` off or on, and fold what it touched."""
    touched = places_of(connection, doing.target or 0)
    connection.execute(
        tables.act.update().where(tables.act.c.seq == doing.target).values(is_on=int(on))
    )
    seq = start_act(connection, doing)
    return fold_and_record(connection, Gatherer(connection), seq, touched)


def places_of(connection: Connection, seq: int) -> list[Place]:
    """Every place whose fold an act can change."""
    run = connection.exec_driver_sql
    rows = run(
        "SELECT key, field FROM deed WHERE act = :a"
        " UNION SELECT t.key, t.field FROM statement t JOIN filing f ON f.row = t.filing"
        " WHERE f.act = :a"
        " UNION SELECT p.key, p.field FROM printed p JOIN snapshot s ON s.row = p.snapshot"
        " JOIN act a ON a.seq = s.act AND a.kind = 'take' WHERE s.act = :a"
        " UNION SELECT t.key, t.field FROM statement t JOIN lock l ON l.key = t.key"
        " WHERE l.act = :a"
        " UNION SELECT t.key, t.field FROM statement t JOIN filing f ON f.row = t.filing"
        " JOIN amendment m ON f.id IN (m.newer, m.older) WHERE m.act = :a",
        {"a": seq},
    )
    return [(row[0], row[1]) for row in rows]


def fold_and_record(
    connection: Connection, gatherer: Gatherer, seq: int, places: Iterable[Place]
) -> Folded:
    """Fold the places and append what changed to the history."""
    folded = refold(connection, gatherer, places)
    append_history(connection, seq, folded.changes)
    return folded


def append_history(
    connection: Connection, seq: int, changes: Iterable[Change], effect: str = CHANGED
) -> None:
    """Append revisions, each chained to the one before by its hash."""
    run = connection.exec_driver_sql
    made = tuple(run("SELECT who, at, source FROM act WHERE seq = ?", (seq,)).one())
    said = [(seq, *change, effect, *made) for change in changes]
    link = chain_head(connection)
    rows = []
    for row, content in zip(said, contents(said), strict=True):
        link = chained(link, content)
        rows.append((*row, link))
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        run(f"INSERT INTO revision ({', '.join(LINKED)}, chain) VALUES ({marks})", rows)


def chain_head(connection: Connection) -> str:
    """The hash of the whole history so far, "" where there is none."""
    found = connection.exec_driver_sql("SELECT chain FROM revision ORDER BY seq DESC LIMIT 1")
    return str(found.scalar() or "")


def contents(rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """What the chain takes in of each row (of the columns LINKED): its cells as JSON."""
    width = len(LINKED)
    for start in range(0, len(rows), _AT_ONCE):
        together = list(chain.from_iterable(rows[start : start + _AT_ONCE]))
        cells = _encoded(together)[1:-1].split(_BETWEEN)
        for place in range(0, len(cells), width):
            yield ", ".join(cells[place : place + width])


def chained(before: str, content: str) -> str:
    """The next link of the chain: a hash of the last link and of what a row contains."""
    text = f'["{before}", {content}]'
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def now() -> str:
    """The wall clock, to the second, as history shows it; nothing is ever ordered by it."""
    return datetime.now().isoformat(timespec="seconds", sep=" ")


def _knowledge(
    connection: Connection, gatherer: Gatherer, places: Sequence[Place]
) -> dict[Place, frozenset[str]]:
    knew = {place: known.held for place, known in known_places(gatherer, places).items()}
    for key, name in places:
        if name == DELETED:
            knew[key, name] |= deletions.held_below(connection, gatherer, key)
    return knew
