"""Making a store, opening one to work in it, and laying one in memory to look at it."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from dxdesk.domain.backup_errors import BackupFailed, BackupUnsound
from dxdesk.domain.backups import Reason
from dxdesk.domain.errors import CannotWrite, StoreError
from dxdesk.domain.store_errors import (
    NewerStore,
    NotAStore,
    StoreDamaged,
    StoreExists,
    StoreReadOnly,
    StoreUnreachable,
)
from dxdesk.models import backups, engine, faults, file_head, holder, recovering, seals, tables
from dxdesk.models.migrations import SCHEMA, migrate
from dxdesk.models.store import Identity, Store


def create(path: Path, identity: Identity, begin: Callable[[Connection], object]) -> Store:
    """Make a store, begun with what `begin` writes, whole or not at all; it is then open.

    Raises StoreExists, StoreReadOnly, StoreFull, StoreUnreachable.
    """
    if path.exists():
        raise StoreExists(path)
    if not path.parent.is_dir():
        raise StoreReadOnly(path.parent)
    draft = Store(path, is_read_only=True)
    try:
        with draft.engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {engine.APPLICATION_ID}")
            migrate(connection, 0)
            _write_meta(connection, identity)
            begin(connection)
            seals.seal_new(engine.raw_of(connection))
        with draft.driver() as raw:
            backups.copy(raw, path)
    except CannotWrite as error:
        raise faults.refused(path, error.reason, type(error).__name__) from error
    except BackupUnsound as error:
        raise StoreUnreachable(path, type(error).__name__) from error
    finally:
        draft.dispose()
    return open_store(path)


def open_store(path: Path) -> Store:
    """Open a store and hold it: every page is looked at, and every value after a crash.

    A crash is known by the note that it left; where doubts stay, so does the note.
    Raises the errors of `dxdesk.domain.store_errors` and `damage_errors`.
    """
    schema = file_head.require_store(path)
    is_played = recovering.require_own_journal(path)
    if schema < SCHEMA:
        recovering.require_flawless(path)
    is_doubtful = not is_played and holder.note_path(path).exists()
    store = Store(path)
    try:
        store.hold()
        with store.reading() as connection:
            found = _schema_of(connection, path)
        store.require_sound(to_the_value=is_doubtful)
        store.load_identity()
        holder.leave_note(path, store.identity.name)
        if found < SCHEMA:
            _bring_up(store, found)
    except BaseException as error:
        store.dispose()
        if store.is_held and not (is_doubtful or isinstance(error, StoreDamaged)):
            holder.remove_note(path)
        raise
    return store


def _bring_up(store: Store, found: int) -> None:
    """Bring a store to the present schema; never without a backup beside it.

    Raises CannotWrite, BackupUnsound, StoreDamaged.
    """
    store.back_up(Reason.MIGRATION)
    beside = backups.folder_of(store.path)
    for trouble in store.notices:
        match trouble:
            case BackupFailed(path, reason) if path.is_relative_to(beside):
                raise CannotWrite(path, reason)
            case BackupUnsound(path) if path.is_relative_to(beside):
                raise trouble
            case StoreError():
                raise trouble
    with store.writing() as connection:
        migrate(connection, found)


def in_memory(path: Path, source: sqlite3.Connection, as_of: datetime | None) -> Store:
    """A look at the store of a path, by what `source` holds; brought to the present schema.

    Raises NotAStore, NewerStore, StoreDamaged.
    """
    store = Store(path, is_read_only=True)
    store.as_of = as_of
    try:
        with store.driver() as raw:
            source.backup(raw)
            backups.require_sound(raw, path)
        with store.engine.begin() as connection:
            migrate(connection, _schema_of(connection, path))
        with store.driver() as raw:
            raw.execute("PRAGMA query_only = ON")
        store.load_identity()
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


def _write_meta(connection: Connection, identity: Identity) -> None:
    rows = {"role": identity.role, "department": identity.department, "name": identity.name}
    connection.execute(
        tables.meta.insert(), [{"name": name, "value": value} for name, value in rows.items()]
    )
    seals.seal_meta(engine.raw_of(connection))
