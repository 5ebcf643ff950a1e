"""Schema 7: which 取組 show how the skills of the staff stand."""

from sqlalchemy import Connection

from dxdesk.models.migrations.columns import add_columns

COLUMNS = {"r_initiative": ("skills",)}


def upgrade(connection: Connection) -> None:
    """Add the column."""
    for table, names in COLUMNS.items():
        add_columns(connection, table, names)
