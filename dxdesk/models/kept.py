"""会議資料 that were handed out, kept in the store to the byte; nothing takes them out again."""

from dataclasses import astuple, dataclass, fields
from hashlib import sha256

from sqlalchemy import Connection

from dxdesk.domain.merge.facts import digest
from dxdesk.models import ledger, tables
from dxdesk.models.ledger import Doing

_LENGTH = 8


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A pack that was handed out: its key, what it is called, for which 会議 and 報告回 (keys), the
    moment it shows, how many pages it has."""

    id: str
    title: str
    meeting: str
    round: str
    made_at: str
    pages: int


def keep(connection: Connection, doing: Doing, row: KeptRow, content: bytes) -> None:
    """Keep a pack as one act, in a running unit of work."""
    act = ledger.start_act(connection, doing)
    named = {field.name: value for field, value in zip(fields(row), astuple(row), strict=True)}
    connection.execute(
        tables.kept.insert().values(act=act, sha256=sha256(content).hexdigest(), **named)
    )
    connection.execute(tables.kept_file.insert().values(id=row.id, content=content))


def key_of(content: bytes) -> str:
    """The key of what is kept: 8 consonants out of its bytes, so that the same is kept once."""
    return digest("kept", sha256(content).hexdigest())[:_LENGTH]


def rows(connection: Connection) -> tuple[KeptRow, ...]:
    """What is kept, the newest first."""
    names = ", ".join(field.name for field in fields(KeptRow))
    found = connection.exec_driver_sql(f"SELECT {names} FROM kept ORDER BY act DESC")
    return tuple(KeptRow(*row) for row in found)


def content(connection: Connection, key: str) -> bytes | None:
    """The file that is kept under a key, None where there is none."""
    found = connection.exec_driver_sql("SELECT content FROM kept_file WHERE id = ?", (key,))
    held = found.scalar()
    return bytes(held) if held is not None else None
