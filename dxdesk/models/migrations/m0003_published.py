"""Schema 3: the text of a target as it was published stays beside the present one."""

from sqlalchemy import Connection

from dxdesk.models.migrations.columns import add_columns


def upgrade(connection: Connection) -> None:
    """Add the column."""
    add_columns(connection, "r_annual_target", ("published_text",))
