"""Every schema ever released is brought to the present one; a test for each migration."""

import json
import shutil
import sqlite3
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import create_engine

from dxdesk.domain.backups import Reason
from dxdesk.domain.errors import CannotWrite
from dxdesk.domain.store_errors import NewerStore, StoreDamaged
from dxdesk.models import backups as files
from dxdesk.models import migrations
from dxdesk.models.migrations import (
    SCHEMA,
    m0003_published,
    m0004_bodies,
    m0005_seam,
    m0006_kept,
    m0007_skills,
)
from dxdesk.models.projection import row_hash
from dxdesk.services import backups, checking, edits, state, stores, undo

STORES = Path(__file__).parents[1] / "fixtures" / "stores"
TARGET = "P7/T4/D0210/Y2024"
REPORT = "P7/T4/D0210/R2024-END"
RELEASED = range(1, SCHEMA + 1)
OLDER = range(1, SCHEMA)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A store of schema 1: edits, an undo, a redo, a file counted in, an open conflict."""
    path = tmp_path / "市役所.dxdesk"
    shutil.copy(STORES / "schema-1.dxdesk", path)
    return path


def rows_of(path: Path, query: str) -> list[tuple[object, ...]]:
    """What a query finds in a store that nobody holds."""
    raw = sqlite3.connect(path)
    found = raw.execute(query).fetchall()
    raw.close()
    return found


def test_a_store_of_schema_1_keeps_all_it_has_and_gets_a_seal_for_every_act(first: Path) -> None:
    history = rows_of(first, "SELECT * FROM revision")
    with stores.open_store(first) as store:
        shown = state.show(store)
        assert [each["field"] for each in shown["conflicts"]] == ["results"]
        undo.undo(store)
    assert rows_of(first, "PRAGMA user_version") == [(SCHEMA,)]
    assert rows_of(first, "SELECT * FROM revision")[: len(history)] == history
    acts = rows_of(first, "SELECT seq FROM act")
    assert rows_of(first, "SELECT act FROM seal ORDER BY act") == acts
    assert len(acts) == 12


def test_seals_depend_on_what_was_done_and_not_on_when_they_were_made(
    first: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.dxdesk"
    shutil.copy(first, other)
    for path in (first, other):
        stores.open_store(path).close()
    assert rows_of(first, "SELECT * FROM seal") == rows_of(other, "SELECT * FROM seal")


def test_an_act_that_is_rolled_back_leaves_no_seal_and_the_next_one_does(first: Path) -> None:
    with stores.open_store(first) as store:
        with pytest.raises(RuntimeError), store.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO act (kind, label, who, at, source, reason, is_on)"
                " VALUES ('edit', '', '', '', '', '', 1)"
            )
            raise RuntimeError
        edits.set_value(store, REPORT, "budget", "77")
    acts = rows_of(first, "SELECT seq FROM act")
    assert rows_of(first, "SELECT act FROM seal ORDER BY act") == acts


def test_seals_cannot_be_changed_or_shortened(first: Path) -> None:
    stores.open_store(first).close()
    raw = sqlite3.connect(first)
    for statement in ("UPDATE seal SET hash = 'x'", "DELETE FROM seal"):
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute(statement)
    raw.close()


def test_schema_3_adds_a_blank_published_text_to_every_target_and_hashes_it_anew() -> None:
    old = {"text": "例　目標", "change_reason": None, "published_on": None, "deleted": None}
    with create_engine("sqlite://").begin() as connection:
        run = connection.exec_driver_sql
        run(f"CREATE TABLE r_annual_target (key, {', '.join(old)}, row_hash)")
        run(
            "INSERT INTO r_annual_target VALUES (?, ?, ?, ?, ?, ?)",
            (TARGET, *old.values(), row_hash(TARGET, old)),
        )
        m0003_published.upgrade(connection)
        (row,) = run("SELECT * FROM r_annual_target").mappings()
    news = {**old, "published_text": None}
    assert dict(row) == {"key": TARGET, **news, "row_hash": row_hash(TARGET, news)}


@pytest.mark.parametrize("added", [m0004_bodies, m0005_seam, m0006_kept, m0007_skills])
def test_new_columns_are_blank_and_nothing_that_was_there_changes(added: ModuleType) -> None:
    with create_engine("sqlite://").begin() as connection:
        run = connection.exec_driver_sql
        for table in added.COLUMNS:
            old = {"title": "例　題", "deleted": None}
            run(f"CREATE TABLE {table} (key, title, deleted, row_hash)")
            run(f"INSERT INTO {table} VALUES ('K', ?, NULL, ?)", ("例　題", row_hash("K", old)))
        added.upgrade(connection)
        for table, names in added.COLUMNS.items():
            (row,) = run(f"SELECT * FROM {table}").mappings()
            news = {**old, **dict.fromkeys(names)}
            assert dict(row) == {"key": "K", **news, "row_hash": row_hash("K", news)}


# Every released schema (tests/fixtures/make_store.py makes the store of a new one)


@pytest.fixture
def path(tmp_path: Path, schema: int) -> Path:
    """A store as the release of that schema left it."""
    found = tmp_path / "市役所.dxdesk"
    shutil.copy(STORES / f"schema-{schema}.dxdesk", found)
    return found


def schema_of(path: Path) -> object:
    return rows_of(path, "PRAGMA user_version")[0][0]


def test_there_is_a_store_and_what_it_showed_of_every_schema_ever_released() -> None:
    names = {f"schema-{number}{ending}" for number in RELEASED for ending in (".dxdesk", ".json")}
    assert {each.name for each in STORES.iterdir()} == names


@pytest.mark.parametrize("schema", RELEASED)
def test_a_store_of_every_schema_shows_what_it_showed_and_can_be_worked_on(
    path: Path, schema: int
) -> None:
    assert schema_of(path) == schema
    history = rows_of(path, "SELECT * FROM revision")
    with stores.open_store(path) as store:
        shown = state.show(store)
        edits.set_value(store, REPORT, "settlement", "12")
        undo.undo(store)
        assert state.show(store) == shown
    assert shown == json.loads((STORES / f"schema-{schema}.json").read_text(encoding="utf-8"))
    assert schema_of(path) == SCHEMA
    assert rows_of(path, "SELECT * FROM revision")[: len(history)] == history
    assert checking.check(path).is_sound


@pytest.mark.parametrize("schema", OLDER)
def test_what_was_there_before_a_migration_is_kept_as_a_backup_that_can_be_restored(
    path: Path, schema: int
) -> None:
    with stores.open_store(path) as store:
        shown = state.show(store)
        edits.set_value(store, REPORT, "settlement", "12")
    made = next(each for each in backups.backups_of(path) if each.reason is Reason.MIGRATION)
    assert schema_of(made.path) == schema
    files.examine(made.path)
    backups.restore(made.path, path)
    assert schema_of(path) == schema
    with stores.open_store(path) as store:
        assert state.show(store) == shown


@pytest.mark.parametrize("schema", OLDER)
def test_without_room_for_a_backup_nothing_is_migrated(path: Path, schema: int) -> None:
    files.folder_of(path).write_text("in the way", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(CannotWrite):
        stores.open_store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("schema", OLDER)
def test_a_migration_that_breaks_off_leaves_the_store_as_it_was(
    path: Path, schema: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: object) -> None:
        raise RuntimeError

    before = path.read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, stop))
        with pytest.raises(RuntimeError):
            stores.open_store(path)
    assert path.read_bytes() == before
    stores.open_store(path).close()
    assert schema_of(path) == SCHEMA


@pytest.mark.parametrize("schema", OLDER)
def test_a_damaged_store_is_not_migrated(path: Path, schema: int) -> None:
    raw = sqlite3.connect(path, isolation_level=None)
    assert raw.execute("UPDATE r_report SET budget = 55 WHERE budget = 1200").rowcount
    raw.close()
    before = path.read_bytes()
    with pytest.raises(StoreDamaged):
        stores.open_store(path)
    assert path.read_bytes() == before
    assert not backups.backups_of(path)


def test_a_newer_store_is_refused_by_every_way_in_and_left_as_it_is(tmp_path: Path) -> None:
    path, other = tmp_path / "新.dxdesk", tmp_path / "今.dxdesk"
    for each in (path, other):
        shutil.copy(STORES / f"schema-{SCHEMA}.dxdesk", each)
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    raw.close()
    before = path.read_bytes()
    ways = (
        stores.open_store,
        stores.look,
        checking.check,
        lambda newer: backups.restore(newer, other),
    )
    for way in ways:
        with pytest.raises(NewerStore):
            way(path)
    assert path.read_bytes() == before
    assert other.read_bytes() == (STORES / f"schema-{SCHEMA}.dxdesk").read_bytes()
    assert {each.name for each in tmp_path.iterdir()} == {path.name, other.name}
