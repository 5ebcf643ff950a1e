"""Every schema ever released is brought to the present one; a test for each migration."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from dxdesk.models.migrations import SCHEMA
from dxdesk.services import edits, state, stores, undo

STORES = Path(__file__).parents[1] / "fixtures" / "stores"
REPORT = "P7/T4/D0210/R2024-END"


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
