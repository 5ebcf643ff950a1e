"""Schema 5: the code of a city, basic measures below a policy, and how a 取組 goes on."""

from sqlalchemy import Connection

from dxdesk.models.migrations.columns import add_columns

COLUMNS = {
    "r_plan": ("city_code",),
    "r_basic_measure": ("policy",),
    "r_initiative": ("onward",),
}


def upgrade(connection: Connection) -> None:
    """Add the columns."""
    for table, names in COLUMNS.items():
        add_columns(connection, table, names)
