"""Opening a store's database: pragmas, the exclusive lock, and failures by name.

The journal and sync settings are those of the place it lies in (`dxdesk.domain.places`).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from dxdesk.domain.places import Place
from dxdesk.domain.store_errors import NotAStore
from dxdesk.models import faults, present

APPLICATION_ID = 0x44584453
"""SQLite's application_id of a dxdesk store ("DXDS")."""

PATIENCE = 0.2
"""Seconds that an opening waits for another process to let go."""

# The lock is taken before it is told to stay: two that come at the same moment and would each
# keep the lock for reading would both be refused. Where the system refuses a file for writing,
# SQLite quietly opens it for reading: the vacuum, which does nothing here, needs it for writing.
_PREPARING = (
    "PRAGMA synchronous = {place.synchronous}",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "BEGIN EXCLUSIVE",
    "PRAGMA incremental_vacuum",
    "PRAGMA locking_mode = EXCLUSIVE",
    "COMMIT",
    "PRAGMA journal_mode = {place.journal}",
)


def make_engine(path: Path | None) -> Engine:
    """An engine with one connection, transactions begun and ended by SQLAlchemy alone.

    Without a path the database lies in memory.
    """
    engine = create_engine(
        f"sqlite+pysqlite:///{path}" if path else "sqlite+pysqlite://",
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "timeout": PATIENCE, "isolation_level": None},
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if path else "BEGIN")
        present.begin(connection)

    return engine


def prepare(engine: Engine, path: Path, place: Place) -> None:
    """Set the pragmas and take the exclusive lock for as long as the engine lives."""
    with naming_failures(path):
        raw = driver_of(engine, path)
        for statement in _PREPARING:
            raw.execute(statement.format(place=place))


def raw_of(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection, for what is read row by row inside the running transaction."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError(type(raw))
    return raw


def driver_of(engine: Engine, path: Path) -> sqlite3.Connection:
    """SQLite's own connection below an engine."""
    raw = engine.raw_connection().driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise NotAStore(path)
    return raw


def tidy(engine: Engine) -> None:
    """Take the journal away while the lock is still held; it matters to no one if not.

    SQLite takes its own away; one that a process left that was killed stays for us.
    """
    with suppress(DBAPIError, sqlite3.Error, OSError), engine.connect() as connection:
        raw_of(connection).execute("PRAGMA journal_mode = DELETE")
        path = Path(engine.url.database or "")
        if not is_broken_off(path):
            journal_of(path).unlink(missing_ok=True)


def journal_of(path: Path) -> Path:
    """The journal that SQLite keeps beside a store."""
    return path.with_name(path.name + "-journal")


def wal_of(path: Path) -> Path:
    """The journal that SQLite keeps in a mode which no store is ever written in."""
    return path.with_name(path.name + "-wal")


def journals_of(path: Path) -> tuple[Path, ...]:
    """Every file beside a store that SQLite would play into it."""
    return journal_of(path), wal_of(path)


def is_broken_off(path: Path) -> bool:
    """Whether the journal holds what an unfinished act has changed: one that still runs, or
    one that a crash broke off.

    A journal that is empty or begins with a zero is never played back (SQLite, "File Locking
    And Concurrency", 4.1).
    """
    journal = journal_of(path)
    if not journal.is_file():
        return False
    with journal.open("rb") as stream:
        return stream.read(1) not in (b"", b"\0")


@contextmanager
def naming_failures(path: Path) -> Iterator[None]:
    """Turn SQLite's and the disk's failures into the store's own errors."""
    try:
        yield
    except DBAPIError as error:
        raise faults.named(path, error.orig) from error
    except (sqlite3.Error, OSError) as error:
        raise faults.named(path, error) from error
