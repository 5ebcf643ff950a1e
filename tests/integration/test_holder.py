"""Who holds a store: said with PC, 課, user and since when; never by the note of a dead process."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dxdesk.domain.store_errors import StoreDamaged, StoreInUse
from dxdesk.domain.words import errors as words
from dxdesk.models import engine, holder
from dxdesk.services import stores
from dxdesk.services.stores import COORDINATOR

STALE = {
    "host": "古いPC",
    "user": "退職した人",
    "department": "例旧課",
    "since": "2024-04-01T08:30",
    "pid": 1,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "取りまとめ.dxdesk"
    stores.create(made, COORDINATOR).close()
    return made


def leave_stale_note(path: Path) -> None:
    holder.note_path(path).write_text(json.dumps(STALE, ensure_ascii=False), encoding="utf-8")


def test_who_is_refused_is_told_pc_department_user_and_since_when(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "PC-0042")
    monkeypatch.setenv("LOGNAME", "例太郎")
    with stores.open_store(path):
        note = json.loads(holder.note_path(path).read_text(encoding="utf-8"))
        holder.note_path(path).write_text(
            json.dumps(note | {"since": "2026-11-23T09:12"}, ensure_ascii=False), encoding="utf-8"
        )
        with pytest.raises(StoreInUse) as refused:
            stores.open_store(path)
    said = words.sentence(refused.value).what
    assert "（PC「PC-0042」、取りまとめ、例太郎、R8.11.23 09:12から）" in said


def test_the_note_of_a_dead_process_keeps_nobody_out_and_names_nobody(path: Path) -> None:
    leave_stale_note(path)
    with stores.open_store(path):
        with pytest.raises(StoreInUse) as refused:
            stores.open_store(path)
        assert refused.value.holder
        assert refused.value.holder.host != STALE["host"]
    assert not holder.note_path(path).exists()


@pytest.mark.parametrize("note", ["", "{", "[]", '{"host": 1}', '{"since": "?"}', "\udce3"])
def test_a_note_that_cannot_be_read_names_nobody(path: Path, note: str) -> None:
    with stores.open_store(path):
        holder.note_path(path).write_bytes(note.encode("utf-8", "surrogateescape"))
        with pytest.raises(StoreInUse) as refused:
            stores.open_store(path)
        assert refused.value.holder is None
        assert words.sentence(refused.value).what.endswith("ほかで使われています。")


def test_an_opening_that_has_to_wait_keeps_nobody_out(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as first:
        first.execute("BEGIN IMMEDIATE")
        second = engine.make_engine(path)
        with pytest.raises(StoreInUse):
            engine.prepare(second, path, stores.place(path))
        first.execute("DELETE FROM draft")
        first.execute("PRAGMA user_version = 2")
        first.execute("COMMIT")
        second.dispose()


def test_closing_leaves_the_note_of_whoever_came_after(path: Path) -> None:
    with stores.open_store(path):
        leave_stale_note(path)
    assert holder.holder_of(path)


def test_a_refused_opening_leaves_the_holders_note(path: Path) -> None:
    with stores.open_store(path):
        before = holder.holder_of(path)
        with pytest.raises(StoreInUse):
            stores.open_store(path)
        assert holder.holder_of(path) == before


def test_after_a_crash_damage_is_refused_until_it_is_mended(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("UPDATE r_plan SET title = '例　壊れた題名'")
    raw.commit()
    raw.close()
    leave_stale_note(path)
    for _ in range(2):
        with pytest.raises(StoreDamaged):
            stores.open_store(path)
