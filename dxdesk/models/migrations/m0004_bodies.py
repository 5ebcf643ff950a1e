"""Schema 4: how bodies stand to each other, what an instruction is, how far its answer has come."""

from sqlalchemy import Connection

from dxdesk.models.migrations.columns import add_columns

COLUMNS = {
    "r_body": ("above", "secretariat"),
    "r_agenda_item": ("instructions",),
    "r_instruction": ("kind", "closed_by"),
    "r_response": ("state",),
}


def upgrade(connection: Connection) -> None:
    """Add the columns."""
    for table, names in COLUMNS.items():
        add_columns(connection, table, names)
