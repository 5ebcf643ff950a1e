"""One edit that was acknowledged, beside the bare minimum that a power cut cannot take back."""

import sqlite3
from functools import cache
from itertools import count
from pathlib import Path

from dxdesk.models.engine import make_engine, prepare, raw_of
from dxdesk.models.place import place_of
from dxdesk.services import edits, stores
from dxdesk.services.stores import COORDINATOR, Store
from tests.bench.measure import Case

_TIMES = 20
_numbers = count()


def edit_cases(folder: Path) -> list[Case]:
    """The goal of limits.md: the same settings of SQLite, the same disk, one row a commit."""
    return [
        Case(
            "20 edits, history and hashes included / 20 raw durable commits",
            lambda: _edit(_store(folder)),
            lambda: _commit(_raw(folder)),
            goal=3.0,
        )
    ]


@cache
def _store(folder: Path) -> Store:
    return stores.create(folder / "edits.dxdesk", COORDINATOR)


@cache
def _raw(folder: Path) -> sqlite3.Connection:
    path = folder / "raw.sqlite"
    engine = make_engine(path)
    prepare(engine, path, place_of(path))
    raw = raw_of(engine.connect())
    raw.execute("CREATE TABLE said (row INTEGER PRIMARY KEY, value TEXT)")
    return raw


def _edit(store: Store) -> None:
    for _ in range(_TIMES):
        edits.set_value(store, "P7/T1", "title", f"例 {next(_numbers)}")


def _commit(raw: sqlite3.Connection) -> None:
    for _ in range(_TIMES):
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO said (value) VALUES (?)", (f"例 {next(_numbers)}",))
        raw.execute("COMMIT")
