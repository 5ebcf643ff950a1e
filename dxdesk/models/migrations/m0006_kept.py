"""Schema 6: 会議資料 that were handed out are kept; the office that prints, and who puts a seal."""

from sqlalchemy import Connection

from dxdesk.models.migrations.columns import add_columns

COLUMNS = {"r_plan": ("office", "seals")}
_STATEMENTS = (
    """CREATE TABLE kept (
    id VARCHAR NOT NULL, act INTEGER NOT NULL, title VARCHAR NOT NULL, meeting VARCHAR NOT NULL,
    round VARCHAR NOT NULL, made_at VARCHAR NOT NULL, pages INTEGER NOT NULL,
    sha256 VARCHAR NOT NULL, PRIMARY KEY (id)
)""",
    "CREATE INDEX kept_act ON kept (act)",
    "CREATE TABLE kept_file (id VARCHAR NOT NULL, content BLOB NOT NULL, PRIMARY KEY (id))",
    """CREATE TRIGGER kept_is_kept BEFORE DELETE ON kept
BEGIN SELECT RAISE(ABORT, 'what was handed out stays'); END""",
    """CREATE TRIGGER kept_is_fixed BEFORE UPDATE ON kept
BEGIN SELECT RAISE(ABORT, 'what was handed out stays'); END""",
    """CREATE TRIGGER kept_file_is_kept BEFORE DELETE ON kept_file
BEGIN SELECT RAISE(ABORT, 'what was handed out stays'); END""",
    """CREATE TRIGGER kept_file_is_fixed BEFORE UPDATE ON kept_file
BEGIN SELECT RAISE(ABORT, 'what was handed out stays'); END""",
)


def upgrade(connection: Connection) -> None:
    """Add the columns and the tables."""
    for table, names in COLUMNS.items():
        add_columns(connection, table, names)
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
