"""Every kind of damage: named with a next step, left untouched, and mended from a backup."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dxdesk.domain.backups import Name, Reason
from dxdesk.domain.errors import StoreError
from dxdesk.domain.store_errors import StoreDamaged, StoreMissing
from dxdesk.domain.words import errors as words
from dxdesk.models import backups as files
from dxdesk.models import present
from dxdesk.services import backups, checking, edits, state, stores
from dxdesk.services.stores import COORDINATOR
from tests.faults.damages import (
    DAMAGES,
    TITLE,
    Damage,
    flipped,
    noise_for_journal,
    own_journal,
    write_at,
    zeros,
)

PLACE = ("P7/T4", "title")


@dataclass(frozen=True)
class Case:
    """A store with older and newer backups, and what the newest of them shows."""

    path: Path
    shown: object

    @property
    def backup(self) -> Path:
        return backups.backups_of(self.path)[0].path

    @property
    def kept(self) -> dict[str, bytes]:
        """The backups by name."""
        folder = files.folder_of(self.path)
        return {each.name: each.read_bytes() for each in folder.iterdir()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Case:
    path = tmp_path_factory.mktemp("damage") / "市役所 100%#1.dxdesk"
    with stores.create(path, COORDINATOR) as store:
        edits.set_value(store, *PLACE, TITLE)
        store.back_up(Reason.MERGE)
        assert store.take_notices() == []
        shown = state.show(store)
    folder = files.folder_of(path)
    for days in (1, 2, 40):
        name = Name(datetime.now().replace(microsecond=0) - timedelta(days), 1, Reason.DAY)
        shutil.copy(backups.backups_of(path)[0].path, folder / f"{name}.dxdesk")
    return Case(path, shown)


@pytest.fixture
def case(made: Case, tmp_path: Path) -> Case:
    shutil.copytree(made.path.parent, tmp_path, dirs_exist_ok=True)
    return Case(tmp_path / made.path.name, made.shown)


def everything(folder: Path) -> dict[str, object]:
    """What lies in a folder by name: contents, where links lead, kinds of other things."""
    return {
        each.name: content_of(each)
        for each in folder.iterdir()
        if each.suffix not in (".backups", ".holder")
    }


def content_of(path: Path) -> object:
    if path.is_symlink():
        return path.readlink()
    return path.read_bytes() if path.is_file() else path.stat().st_mode


def failure(act: Callable[[Path], object], path: Path) -> StoreError | None:
    """How an act on a store fails; closed again where it does not."""
    try:
        done = act(path)
    except StoreError as error:
        return error
    if isinstance(done, stores.Store):
        done.close()
    return None


def assert_said(error: StoreError, path: Path) -> None:
    """A sentence on the file and one on what to do next."""
    said = words.sentence(error)
    assert path.name in said.what
    assert said.do


def mend(case: Case) -> Path | None:
    """Restore the newest backup; where the damaged copy lies."""
    done = backups.restore(case.backup, case.path)
    assert checking.check(case.path).is_sound
    with stores.open_store(case.path) as store:
        assert state.show(store) == case.shown
        edits.set_value(store, *PLACE, "例　その後")
    return done.replaced


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda each: each.name)
def test_damage_is_named_left_alone_and_mended_from_the_newest_backup(
    case: Case, damage: Damage, figure: Callable[[str], None]
) -> None:
    damage.harm(case.path)
    before, kept = everything(case.path.parent), case.kept
    opened, checked = failure(stores.open_store, case.path), failure(checking.check, case.path)
    if damage.error is None:
        assert opened is None
        damages = checking.check(case.path).damages
        assert {each.key for each in damages} >= {PLACE[0]}
    else:
        assert type(opened) is damage.error
        assert vars(opened).items() >= damage.facts.items()
        assert_said(opened, case.path)
        assert type(checked) is damage.error or not checking.check(case.path).is_sound
    assert everything(case.path.parent) == before
    assert case.kept == kept

    replaced = mend(case)
    assert case.kept.items() >= kept.items()
    assert (replaced is None) == (damage.error is StoreMissing)
    for name, content in before.items():
        if replaced and name.startswith(case.path.name):
            aside = replaced.with_name(replaced.name + name.removeprefix(case.path.name))
            assert content_of(aside) == content
    for each in backups.backups_of(case.path):
        files.examine(each.path)
    if damage is DAMAGES[-1]:
        figure(f"damage: {len(DAMAGES)} kinds, each named, left alone, mended from a backup")


@pytest.mark.parametrize("leave", [own_journal, noise_for_journal], ids=["journal", "noise"])
def test_what_a_crash_broke_off_is_healed_by_opening_and_looked_at_without(
    case: Case, leave: Callable[[Path], None]
) -> None:
    leave(case.path)
    before = everything(case.path.parent)
    assert checking.check(case.path).is_sound
    assert everything(case.path.parent) == before
    with stores.open_store(case.path) as store:
        assert state.show(store) == case.shown
    assert checking.check(case.path).is_sound


# Met in the middle of work


def behind_its_back(path: Path, harm: Callable[[Path], None]) -> None:
    """Damage an open file by another process: a file closed in this one would lose the lock."""
    child = os.fork()
    if not child:
        harm(path)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0


def forget(store: stores.Store) -> None:
    """Let SQLite read from the disk again."""
    with store.driver() as raw:
        raw.execute("PRAGMA shrink_memory")


def refuses(store: stores.Store) -> bool:
    before = store.path.read_bytes
    content = before()
    with pytest.raises(StoreDamaged):
        edits.set_value(store, "P7/T5", "title", "例　書かれてはならない")
    return before() == content


def test_pages_that_go_bad_unseen_are_told_after_all_was_saved_from_memory(case: Case) -> None:
    with stores.open_store(case.path) as store:
        edits.set_value(store, *PLACE, "例　最後の変更")
        shown = state.show(store)
        behind_its_back(case.path, zeros)
        store.back_up(Reason.REQUEST)
        assert [type(each) for each in store.take_notices()] == [StoreDamaged]
        assert refuses(store)
    newest = backups.backups_of(case.path)[0]
    assert newest.reason is Reason.REQUEST
    backups.restore(newest.path, case.path)
    with stores.open_store(case.path) as store:
        assert state.show(store) == shown


def test_a_page_that_goes_bad_stops_all_writing_once_it_is_met(case: Case) -> None:
    with stores.open_store(case.path) as store:
        behind_its_back(case.path, lambda path: write_at(path, 4096 * 2, b"\xff" * (4096 * 40)))
        forget(store)
        with pytest.raises(StoreDamaged):
            edits.set_value(store, *PLACE, "例　書かれてはならない")
        assert refuses(store)
        kept = case.kept
        store.back_up(Reason.MERGE)
        assert case.kept == kept
    assert mend(case)


def test_damage_that_a_copy_of_the_store_shows_stops_all_writing(case: Case) -> None:
    with stores.open_store(case.path) as store:
        behind_its_back(case.path, lambda path: write_at(path, 4096 * 2, b"\xff" * (4096 * 40)))
        with pytest.raises(StoreDamaged), store.trying(anew=True) as connection:
            present.read(connection)
        assert store.damage
        assert refuses(store)
    assert mend(case)


def test_a_flipped_value_is_not_sealed_as_if_it_were_good(case: Case) -> None:
    with stores.open_store(case.path) as store:
        behind_its_back(case.path, flipped(1))
        forget(store)
        with pytest.raises(StoreDamaged) as caught:
            edits.set_value(store, PLACE[0], "text", "例　隣の項目")
        assert caught.value.detail == PLACE[0]
        assert refuses(store)
    assert mend(case)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_no_backup_is_made_of_a_store_with_a_flipped_value(case: Case, number: int) -> None:
    flipped(number)(case.path)
    kept = case.kept
    with stores.open_store(case.path) as store:
        store.back_up(Reason.MERGE)
        (told,) = store.take_notices()
        assert type(told) is StoreDamaged
        assert_said(told, case.path)
        assert case.kept == kept
        assert refuses(store)
        assert state.show(store) != case.shown or number > 1
    with stores.open_store(case.path) as store, pytest.raises(StoreDamaged):
        backups.make(store, case.path.with_name("控え.dxdesk"))
    assert not case.path.with_name("控え.dxdesk").exists()
