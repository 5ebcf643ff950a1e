"""A store that is open: its one connection, who it belongs to, and its unit of work."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from types import TracebackType

from sqlalchemy import Connection

from dxdesk.domain.backups import Reason
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.store_errors import (
    NewerStore,
    NotAStore,
    StoreExists,
    StoreMissing,
    StoreReadOnly,
)
from dxdesk.models import backups, engine, holder, seals, tables
from dxdesk.models.migrations import SCHEMA, migrate

COORDINATOR = "coordinator"
DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose store it is: its role, and its 課 ("" for the coordinator).

    A department's key is "" until the first request names it; till then it has only a name.
    """

    role: str
    department: str
    name: str


class Store:
    """An open store. One per process and file; closing it gives the lock back."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.identity = Identity("", "", "")
        self.engine = engine.make_engine(path)
        self.notices: list[DxdeskError] = []
        self._is_open = True
        self._turn = RLock()  # one connection: the window and long work take turns

    def load_identity(self) -> None:
        """Read anew whose store it is."""
        with self.reading() as connection:
            self.identity = _read_identity(connection)

    def settle_department(self, connection: Connection, key: str, name: str) -> None:
        """Let the store know which 課 it belongs to, in a running unit of work."""
        for label, value in (("department", key), ("name", name)):
            connection.execute(
                tables.meta.update().where(tables.meta.c.name == label).values(value=value)
            )
        seals.seal_meta(engine.raw_of(connection))
        self.identity = _read_identity(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One unit of work: sealed and committed whole, rolled back on any exception."""
        with self._turn, engine.naming_failures(self.path), self.engine.begin() as connection:
            yield connection
            seals.seal_new(engine.raw_of(connection))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent look; nothing that is done in it stays."""
        with self._turn, engine.naming_failures(self.path), self.engine.connect() as connection:
            yield connection
            connection.rollback()

    @contextmanager
    def driver(self) -> Iterator[sqlite3.Connection]:
        """SQLite's own connection, between two units of work."""
        with self._turn, engine.naming_failures(self.path):
            yield engine.driver_of(self.engine, self.path)

    def back_up(self, reason: Reason) -> None:
        """Make a backup. One that fails stops nothing; `take_notices` tells of it."""
        with self.driver() as source:
            self.notices += backups.back_up(source, self.path, reason)

    def take_notices(self) -> list[DxdeskError]:
        """What failed without stopping the work since this was last asked."""
        taken, self.notices = self.notices, []
        return taken

    def dispose(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def close(self) -> None:
        """Give the lock back; the store is then one file. Closing again does nothing."""
        if self._is_open:
            self._is_open = False
            engine.tidy(self.engine)
            self.dispose()
            holder.remove_note(self.path)

    def discard(self) -> None:
        """Close a store that could not be begun and remove it."""
        self.close()
        self.path.unlink(missing_ok=True)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def create(path: Path, identity: Identity) -> Store:
    """Make an empty store. Raises StoreExists, StoreReadOnly."""
    if path.exists():
        raise StoreExists(path)
    if not path.parent.is_dir():
        raise StoreReadOnly(path.parent)
    store = Store(path)
    try:
        engine.prepare(store.engine, path)
        with store.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {engine.APPLICATION_ID}")
            migrate(connection, 0)
            _write_meta(connection, identity)
    except BaseException:
        store.discard()
        raise
    store.load_identity()
    holder.leave_note(path, identity.name)
    return store


def open_store(path: Path) -> Store:
    """Open a store and hold it. Raises the errors of `dxdesk.domain.store_errors`."""
    if not path.is_file():
        raise StoreMissing(path)
    store = Store(path)
    try:
        engine.prepare(store.engine, path)
        with store.reading() as connection:
            found = _schema_of(connection, path)
        if found < SCHEMA:
            store.back_up(Reason.MIGRATION)
            with store.writing() as connection:
                migrate(connection, found)
        store.load_identity()
        holder.leave_note(path, store.identity.name)
    except BaseException:
        store.dispose()
        raise
    return store


def _schema_of(connection: Connection, path: Path) -> int:
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    schema = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if application != engine.APPLICATION_ID or schema < 1:
        raise NotAStore(path)
    if schema > SCHEMA:
        raise NewerStore(path, schema, SCHEMA)
    return schema


def _read_identity(connection: Connection) -> Identity:
    values = {row.name: row.value for row in connection.execute(tables.meta.select())}
    return Identity(values["role"], values["department"], values["name"])


def _write_meta(connection: Connection, identity: Identity) -> None:
    rows = {"role": identity.role, "department": identity.department, "name": identity.name}
    connection.execute(
        tables.meta.insert(), [{"name": name, "value": value} for name, value in rows.items()]
    )
    seals.seal_meta(engine.raw_of(connection))
