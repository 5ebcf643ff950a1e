"""Any value of the history set again, by an act of its own."""

from collections.abc import Mapping
from functools import partial

from sqlalchemy import Connection

from dxdesk.domain import keys
from dxdesk.domain.fields import Field
from dxdesk.domain.merge.facts import DELETED, Value
from dxdesk.domain.records import Records
from dxdesk.domain.store_errors import UnknownLine
from dxdesk.domain.words import acts as says
from dxdesk.models import ledger, queries
from dxdesk.models.ledger import ActKind, Doing, Say
from dxdesk.models.projection import Change, read_rows
from dxdesk.models.tables import RECORD_TABLES
from dxdesk.services import edits, freezing, lookup, stores
from dxdesk.services.stores import Store

__all__ = ["Change", "put_back"]


def put_back(store: Store, number: int, *, after: bool = False) -> tuple[Change, ...]:
    """Set the value again that a line of the history replaced, or (`after`) brought.

    It is set as it was held then, to the character. Records that are struck out on the way to
    it come back in the same act. () where all is so already. Raises UnknownLine, NotAllowed,
    BadValue (a published target without a reason), and UnknownRecord where what it hangs
    below is gone altogether.
    """
    with store.writing() as connection:
        line = queries.revision(connection, number)
        if line is None:
            raise UnknownLine(number)
        present = queries.records(connection)
        wanted = Say(line.key, line.field, line.after if after else line.before)
        told = _says(store, connection, present, wanted)
        if not told:
            return ()
        freezing.check(present, told)
        doing = Doing(ActKind.EDIT, _label(store, present, wanted), stores.who(store))
        return ledger.say(connection, doing, told).changes


def _says(store: Store, connection: Connection, present: Records, wanted: Say) -> list[Say]:
    """The records to bring back, from above, and then the value; only what is not so already."""
    held = partial(_held, connection)
    edits.check_known(wanted.key, lambda key: bool(held(key)))
    if wanted.field == DELETED and wanted.value:
        edits.check_strikable(store, present, wanted.key)
        row = held(wanted.key)
        return [wanted] if row and not row[DELETED] else []
    lineage = keys.lineage_of(wanted.key).values()
    back = [Say(key, DELETED, None) for key in lineage if held(key).get(DELETED)]
    for each in back:
        edits.check_strikable(store, present, each.key)
    if wanted.field == DELETED:
        return back
    edits.check_allowed(store, present, wanted.key, _field(wanted))
    return back if held(wanted.key).get(wanted.field) == wanted.value else [*back, wanted]


def _held(connection: Connection, key: str) -> Mapping[str, Value]:
    """What is held of a record, struck out or not; {} where there is nothing."""
    table = RECORD_TABLES[keys.type_of(key).name]
    return read_rows(connection, table, [key]).get(key, {})


def _field(wanted: Say) -> Field:
    return keys.type_of(wanted.key).field(wanted.field)


def _label(store: Store, present: Records, wanted: Say) -> str:
    title = lookup.title_of(present, wanted.key)
    if wanted.field == DELETED:
        return says.delete(title) if wanted.value else says.revive(title)
    is_proxy = edits.is_proxy(store, wanted.key, _field(wanted))
    return says.put_back(title, _field(wanted).label, is_proxy=is_proxy)
