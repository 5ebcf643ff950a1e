"""Undo and redo: an act is switched off and on; both survive a restart."""

from dataclasses import dataclass

from dxdesk.domain.words import acts as says
from dxdesk.models import ledger, queries
from dxdesk.models.ledger import ActKind, Doing
from dxdesk.models.projection import Change
from dxdesk.services import stores
from dxdesk.services.stores import Store


@dataclass(frozen=True, slots=True)
class Steps:
    """What undo and redo would do now, by name ("" where there is nothing)."""

    undo: str
    redo: str


def steps(store: Store) -> Steps:
    """The names of the next undo and redo."""
    with store.reading() as connection:
        back, forth = queries.undoable(connection)
    return Steps(back.label if back else "", forth.label if forth else "")


def undo(store: Store) -> tuple[Change, ...]:
    """Switch the newest act off; () where there is none."""
    with store.writing() as connection:
        back, _ = queries.undoable(connection)
        if back is None:
            return ()
        doing = Doing(ActKind.UNDO, says.undo(back.label), stores.who(store), target=back.seq)
        return ledger.switch(connection, doing, on=False).changes


def redo(store: Store) -> tuple[Change, ...]:
    """Switch the act that was undone last on again; () where there is none."""
    with store.writing() as connection:
        _, forth = queries.undoable(connection)
        if forth is None:
            return ()
        doing = Doing(ActKind.REDO, says.redo(forth.label), stores.who(store), target=forth.seq)
        return ledger.switch(connection, doing, on=True).changes
