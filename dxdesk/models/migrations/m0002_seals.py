"""Schema 2: every act is sealed by a hash over all that it wrote, chained to the seal before."""

from sqlalchemy import Connection

from dxdesk.models import seals
from dxdesk.models.engine import raw_of

_STATEMENTS = (
    "CREATE TABLE seal (act INTEGER NOT NULL, hash VARCHAR NOT NULL, PRIMARY KEY (act))",
    "CREATE INDEX snapshot_act ON snapshot (act)",
    "CREATE INDEX sent_act ON sent (act)",
    """CREATE TRIGGER seal_is_kept BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
    """CREATE TRIGGER seal_is_fixed BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
)


def upgrade(connection: Connection) -> None:
    """Add the seals and seal what is there."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
    raw = raw_of(connection)
    seals.seal_new(raw, seals.FIRST)
    seals.seal_meta(raw)
