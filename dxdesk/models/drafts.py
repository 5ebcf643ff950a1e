"""Typing that its field cannot take yet: kept beside the ledger, never in state or history."""

from dataclasses import dataclass

from sqlalchemy import Connection

from dxdesk.models import tables
from dxdesk.models.ledger import now


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as typed, where it was typed and when."""

    key: str
    field: str
    text: str
    at: str


def save(connection: Connection, key: str, field: str, text: str) -> None:
    """Keep a text in place of an earlier draft of the same field."""
    clear(connection, key, field)
    connection.execute(tables.draft.insert().values(key=key, field=field, text=text, at=now()))


def clear(connection: Connection, key: str, field: str) -> None:
    """Forget the draft of a field, if there is one."""
    table = tables.draft
    connection.execute(table.delete().where(table.c.key == key, table.c.field == field))


def every(connection: Connection) -> list[Draft]:
    """All drafts, by record and field."""
    table = tables.draft
    rows = connection.execute(table.select().order_by(table.c.key, table.c.field))
    return [Draft(row.key, row.field, row.text, row.at) for row in rows]
