"""New columns for a record table, blank in every row that is there."""

from collections.abc import Sequence

from sqlalchemy import Connection

from dxdesk.models.projection import row_hash


def add_columns(connection: Connection, table: str, names: Sequence[str]) -> None:
    """Add text columns and hash every row anew, since a row's hash is over all its columns."""
    run = connection.exec_driver_sql
    for name in names:
        run(f'ALTER TABLE {table} ADD COLUMN "{name}" VARCHAR')
    for row in run(f"SELECT * FROM {table}").mappings().all():
        values = {
            name: None if value is None else str(value)
            for name, value in row.items()
            if name not in ("key", "row_hash")
        }
        news = (row_hash(row["key"], values), row["key"])
        run(f"UPDATE {table} SET row_hash = ? WHERE key = ?", news)
