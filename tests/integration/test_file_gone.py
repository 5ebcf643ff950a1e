"""A store's file is deleted, moved or replaced while it is open: noticed, and saved elsewhere."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dxdesk.domain.store_errors import StoreError, StoreGone, StoreReplaced
from dxdesk.domain.words import errors as words
from dxdesk.models import engine, holder
from dxdesk.services import backups, checking, edits, state, stores
from dxdesk.services.stores import COORDINATOR, Store

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody delete a file that is open"
)
NAME = ("D0210", "name")
Harm = Callable[[Path], object]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "計画").mkdir()
    with stores.create(tmp_path / "計画" / "市役所.dxdesk", COORDINATOR) as made:
        edits.set_value(made, *NAME, "例一")
        yield made


def delete(path: Path) -> None:
    path.unlink()


def move(path: Path) -> None:
    path.rename(path.with_name("移した.dxdesk"))


def move_its_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("移したフォルダー"))


def replace_by_a_copy(path: Path) -> None:
    shutil.copy(path, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)


def replace_by_another(path: Path) -> None:
    stores.create(path.with_name("別.dxdesk"), COORDINATOR).close()
    path.with_name("別.dxdesk").replace(path)


def restore_an_old_one(path: Path) -> None:
    path.unlink()
    path.write_text("同期サービスが戻した別のもの")


HARMS: list[tuple[Harm, type[StoreError]]] = [
    (delete, StoreGone),
    (move, StoreGone),
    (move_its_folder, StoreGone),
    (replace_by_a_copy, StoreReplaced),
    (replace_by_another, StoreReplaced),
    (restore_an_old_one, StoreReplaced),
]
every_harm = pytest.mark.parametrize(
    ("harm", "error"), HARMS, ids=[harm.__name__ for harm, _ in HARMS]
)


@every_harm
def test_writing_stops_before_anything_is_written(
    store: Store, harm: Harm, error: type[StoreError]
) -> None:
    before = state.show(store)
    harm(store.path)
    with pytest.raises(error) as noticed:
        edits.set_value(store, *NAME, "例二")
    assert "手元の内容は残っています" in words.sentence(noticed.value).do
    assert state.show(store) == before
    with pytest.raises(error):
        store.require_file()


@every_harm
def test_what_happens_in_the_middle_of_an_act_is_noticed_before_it_is_acknowledged(
    store: Store, harm: Harm, error: type[StoreError]
) -> None:
    with pytest.raises(error), store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO meta (name, value) VALUES ('x', 'y')")
        harm(store.path)
    with pytest.raises(error):
        edits.set_value(store, *NAME, "例二")


@every_harm
def test_what_is_in_hand_can_be_saved_under_another_name(
    store: Store, harm: Harm, error: type[StoreError], tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = state.show(store)
    harm(store.path)
    out = tmp_path_factory.mktemp("別の場所") / "助けたもの.dxdesk"
    backups.make(store, out)
    assert checking.check(out).is_sound
    with stores.open_store(out) as saved:
        assert state.show(saved) == before
        edits.set_value(saved, *NAME, "例二")


@every_harm
def test_what_lies_there_now_is_left_alone(
    store: Store, harm: Harm, error: type[StoreError]
) -> None:
    harm(store.path)
    there = store.path.read_bytes() if store.path.exists() else None
    with pytest.raises(error):
        edits.set_value(store, *NAME, "例二")
    store.close()
    assert (store.path.read_bytes() if store.path.exists() else None) == there


def test_the_journal_of_a_new_holder_is_left_alone(store: Store) -> None:
    replace_by_another(store.path)
    journal = engine.journal_of(store.path)
    journal.unlink(missing_ok=True)
    journal.write_bytes(b"\0" * 512)  # as it lies there between two acts
    store.close()
    assert journal.read_bytes() == b"\0" * 512


def test_a_new_holder_of_what_lies_there_keeps_note_and_journal(store: Store) -> None:
    replace_by_another(store.path)
    reading, telling = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with stores.open_store(store.path) as other:
                edits.set_value(other, *NAME, "例　あと")
                os.write(telling, b"+")
                os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    assert os.read(reading, 1) == b"+"
    os.waitpid(child, 0)
    store.close()
    assert holder.note_path(store.path).exists()
    with stores.open_store(store.path) as healed:
        assert checking.number(healed)
        assert holder.holder_of(store.path)


def test_a_file_that_is_put_back_can_be_written_again(store: Store) -> None:
    move(store.path)
    with pytest.raises(StoreGone):
        edits.set_value(store, *NAME, "例二")
    store.path.with_name("移した.dxdesk").rename(store.path)
    edits.set_value(store, *NAME, "例三")
    store.close()
    with stores.open_store(store.path) as again:
        found = stores.records(again).get("D0210")
        assert found and found.get("name") == "例三"
