"""Undo and redo: an act is switched off and on; both survive a restart."""

from dataclasses import dataclass

from dxdesk.domain.words import acts as says
from dxdesk.models import ledger, queries
from dxdesk.models.ledger import ActKind, Doing
from dxdesk.models.projection import Change
from dxdesk.models.queries import Act
from dxdesk.services import stores
from dxdesk.services.stores import Store

__all__ = ["Act", "Steps", "redo", "redoable", "steps", "undo", "undoable"]

_LISTED = 200


@dataclass(frozen=True, slots=True)
class Steps:
    """What undo and redo would do now, by name ("" where there is nothing)."""

    undo: str
    redo: str


def steps(store: Store) -> Steps:
    """The names of the next undo and redo."""
    with store.reading() as connection:
        back, forth = queries.undoable(connection, 1), queries.redoable(connection)
    return Steps(back[0].label if back else "", forth[0].label if forth else "")


def undoable(store: Store, most: int = _LISTED) -> tuple[Act, ...]:
    """What undo would go back over step by step, its next step first."""
    with store.reading() as connection:
        return tuple(queries.undoable(connection, most))


def redoable(store: Store) -> tuple[Act, ...]:
    """What redo would do again step by step, its next step first."""
    with store.reading() as connection:
        return tuple(queries.redoable(connection))


def undo(store: Store) -> tuple[Change, ...]:
    """Switch the newest act off; () where there is none."""
    with store.writing() as connection:
        found = queries.undoable(connection, 1)
        if not found:
            return ()
        [back] = found
        doing = Doing(ActKind.UNDO, says.undo(back.label), stores.who(store), target=back.seq)
        return ledger.switch(connection, doing, on=False).changes


def redo(store: Store) -> tuple[Change, ...]:
    """Switch the act that was undone last on again; () where there is none."""
    with store.writing() as connection:
        found = queries.redoable(connection)
        if not found:
            return ()
        forth = found[0]
        doing = Doing(ActKind.REDO, says.redo(forth.label), stores.who(store), target=forth.seq)
        return ledger.switch(connection, doing, on=True).changes
