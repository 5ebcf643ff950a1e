"""The store: its schema, its unit of work, its history, and every way it can be refused."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from dxdesk.domain.catalogue import RECORD_TYPES
from dxdesk.domain.errors import BadValue
from dxdesk.domain.store_errors import (
    NewerStore,
    NotAllowed,
    NotAStore,
    StoreExists,
    StoreInUse,
    StoreMissing,
    StoreReadOnly,
    UnknownRecord,
)
from dxdesk.models import queries, tables
from dxdesk.models.engine import journal_of
from dxdesk.models.migrations import SCHEMA
from dxdesk.models.projection import row_hash
from dxdesk.services import checking, edits, state, stores, undo
from dxdesk.services.stores import COORDINATOR, DEPARTMENT, Store

REPORT = "P7/T4/D0210/R2024-END"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A coordinator's store with one department and one assignment."""
    made = stores.create(tmp_path / "市 役所.dxdesk", COORDINATOR)
    edits.set_values(
        made,
        [
            ("D0210", "code", "0210"),
            ("D0210", "name", "例市民課"),
            ("P7/T4/D0210", "department", "D0210"),
            ("P7/T4/D0210", "role", "主管"),
            ("P7/R2024-END", "year", "R6"),
            ("P7/R2024-END", "kind", "年度末"),
            ("P7/R2024-END", "due", "R7.5.9"),
        ],
    )
    yield made
    made.close()


def columns_of(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Tables with their columns and types, by name: SQLite adds a new column at the end only."""
    engine = create_engine(f"sqlite:///{path}")
    found = inspect(engine)
    shape = {
        name: sorted((column["name"], str(column["type"])) for column in found.get_columns(name))
        for name in found.get_table_names()
    }
    engine.dispose()
    return shape


def test_the_migrations_make_the_tables_that_the_catalogue_asks_for(tmp_path: Path) -> None:
    stores.create(tmp_path / "migrated.dxdesk", COORDINATOR).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'declared.db'}")
    tables.metadata.create_all(engine)
    engine.dispose()
    assert columns_of(tmp_path / "migrated.dxdesk") == columns_of(tmp_path / "declared.db")


def test_every_field_of_the_catalogue_is_a_column_and_a_line_of_fields() -> None:
    listed = {(row["type"], row["field"]) for row in state.fields()}
    for kind in RECORD_TYPES:
        columns = {column.name for column in tables.RECORD_TABLES[kind.name].columns}
        assert {field.name for field in kind.fields} == columns - {"key", "deleted", "row_hash"}
        assert {(kind.name, field.name) for field in kind.fields} <= listed


def test_a_new_store_holds_the_whole_plan(store: Store) -> None:
    records = stores.records(store)
    counts = [
        len(records.of(kind)) for kind in ("policy", "basic_measure", "measure", "initiative")
    ]
    assert counts == [3, 4, 10, 22]


def test_an_edit_survives_closing_and_keeps_who_when_before_and_after(store: Store) -> None:
    edits.set_value(store, REPORT, "results", "12窓口\r\nで導入")
    edits.set_value(store, REPORT, "results", "18窓口で導入")
    store.close()
    with stores.open_store(store.path) as again:
        found = state.history(again, REPORT, "results")
        assert [(each.before, each.after) for each in found] == [
            (None, "12窓口\nで導入"),
            ("12窓口\nで導入", "18窓口で導入"),
        ]
        assert all(each.who and each.at and each.label for each in found)


def test_typing_the_same_value_again_is_no_act(store: Store) -> None:
    edits.set_value(store, REPORT, "progress", "予定どおり")
    assert edits.set_value(store, REPORT, "progress", "on-track") == ()


def test_one_bad_value_among_many_keeps_all_of_them_out(store: Store) -> None:
    before = state.show(store)
    with pytest.raises(BadValue):
        edits.set_values(store, [(REPORT, "budget", "1200"), (REPORT, "as_of", "4月31日")])
    assert state.show(store) == before


def test_undo_and_redo_switch_an_act_and_survive_a_restart(store: Store) -> None:
    before = state.show(store)
    edits.set_value(store, REPORT, "budget", "１，２００")
    after = state.show(store)
    undo.undo(store)
    assert state.show(store) == before
    store.close()
    with stores.open_store(store.path) as again:
        assert undo.steps(again).redo
        undo.redo(again)
        assert state.show(again) == after


def test_a_record_struck_out_is_gone_with_what_lies_below_it_and_comes_back(store: Store) -> None:
    before = state.show(store)
    indicator = edits.add_record(store, "indicator", "P7/T4/D0210", {"title": "例 利用率"})
    edits.set_value(store, f"{indicator}/Y2024", "actual", "42.5")
    full = state.show(store)
    edits.delete_record(store, indicator)
    assert state.show(store) == before
    undo.undo(store)
    assert state.show(store) == full


def test_a_department_may_only_state_its_own_fields(tmp_path: Path) -> None:
    with stores.create(tmp_path / "課.dxdesk", DEPARTMENT, "0210") as store:
        with pytest.raises(NotAllowed):
            edits.set_value(store, "P7/T4", "title", "別の取組")
        with pytest.raises(NotAllowed):
            edits.set_value(store, "P7/T4/D0310/R2024-END", "results", "他課の報告")


def test_refuses_a_value_below_a_record_that_is_not_there(store: Store) -> None:
    with pytest.raises(UnknownRecord):
        edits.set_value(store, "P7/T99/D0210/R2024-END", "results", "x")


def test_history_cannot_be_changed_or_shortened(store: Store) -> None:
    store.close()
    raw = sqlite3.connect(store.path)
    for statement in ("UPDATE revision SET after = 'x'", "DELETE FROM revision"):
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute(statement)
    raw.close()


def test_every_row_carries_the_hash_of_its_content(store: Store) -> None:
    edits.set_value(store, REPORT, "budget", "1200")
    with store.reading() as connection:
        for name, table in tables.RECORD_TABLES.items():
            for row in connection.execute(table.select()).mappings():
                values = {
                    column: None if value is None else str(value)
                    for column, value in row.items()
                    if column not in ("key", "row_hash")
                }
                assert row["row_hash"] == row_hash(row["key"], values), name


def test_an_exception_inside_a_unit_of_work_leaves_nothing(store: Store) -> None:
    with store.reading() as connection:
        before = queries.last_act(connection)
    with pytest.raises(RuntimeError), store.writing() as connection:
        connection.execute(tables.meta.insert().values(name="x", value="y"))
        raise RuntimeError
    with store.reading() as connection:
        assert queries.last_act(connection) == before
        assert connection.execute(tables.meta.select()).rowcount != 0
        names = [row.name for row in connection.execute(tables.meta.select())]
    assert "x" not in names


def test_the_journal_and_sync_settings_are_the_measured_ones(store: Store) -> None:
    with store.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "locking_mode")
        }
    assert settings == {"journal_mode": "persist", "synchronous": 3, "locking_mode": "exclusive"}


def test_a_closed_store_is_one_file(store: Store) -> None:
    edits.set_value(store, REPORT, "budget", "1200")
    store.close()
    assert [each.name for each in store.path.parent.iterdir()] == [store.path.name]


def test_closing_twice_touches_nothing_that_others_hold_by_then(store: Store) -> None:
    store.close()
    with stores.open_store(store.path) as other:
        store.close()
        with pytest.raises(StoreInUse) as caught:
            stores.open_store(store.path)
        assert caught.value.holder
        assert len(stores.records(other)) > 0


def test_refuses_a_store_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        stores.open_store(tmp_path / "無い.dxdesk")


def test_refuses_to_make_a_store_over_a_file(store: Store) -> None:
    with pytest.raises(StoreExists):
        stores.create(store.path, COORDINATOR)


def test_refuses_to_make_a_store_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreReadOnly):
        stores.create(tmp_path / "無い" / "a.dxdesk", COORDINATOR)


def test_a_store_that_cannot_be_begun_leaves_nothing_and_can_be_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "新しい.dxdesk"
    with monkeypatch.context() as broken:
        broken.setattr(stores.ledger, "say", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            stores.create(path, COORDINATOR)
    assert list(tmp_path.iterdir()) == []
    stores.create(path, COORDINATOR).close()
    assert list(tmp_path.iterdir()) == [path]


def test_the_journal_of_a_store_that_is_gone_is_not_played_into_a_new_one(store: Store) -> None:
    with store.driver() as raw:
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN")
        raw.execute("UPDATE deed SET value = value || '　'")
        journal = journal_of(store.path).read_bytes()
        raw.execute("ROLLBACK")
    store.close()
    store.path.unlink()
    journal_of(store.path).write_bytes(journal)
    with stores.create(store.path, COORDINATOR) as made:
        assert len(stores.records(made)) > 0
    assert checking.check(store.path).is_sound


def test_refuses_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "memo.dxdesk"
    path.write_text("これはデータベースではありません。" * 100, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(NotAStore):
        stores.open_store(path)
    assert path.read_bytes() == before


def test_refuses_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "other.dxdesk"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE t (x)")
    raw.commit()
    raw.close()
    with pytest.raises(NotAStore):
        stores.open_store(path)


def test_refuses_a_newer_schema_and_leaves_it_untouched(store: Store) -> None:
    store.close()
    raw = sqlite3.connect(store.path)
    raw.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    raw.close()
    before = store.path.read_bytes()
    with pytest.raises(NewerStore):
        stores.open_store(store.path)
    assert store.path.read_bytes() == before


def test_a_second_opening_is_told_who_holds_the_store(store: Store) -> None:
    with pytest.raises(StoreInUse) as caught:
        stores.open_store(store.path)
    assert caught.value.holder.department == "取りまとめ"
