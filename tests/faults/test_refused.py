"""No right to read or to write, and a disk that is full: named, and nothing lost."""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from dxdesk.domain.backup_errors import BackupFailed
from dxdesk.domain.backups import Reason
from dxdesk.domain.damage_errors import StoreUnreadable
from dxdesk.domain.errors import Disk, DxdeskError
from dxdesk.domain.store_errors import StoreFull, StoreReadOnly, StoreUnreachable
from dxdesk.domain.words import errors as words
from dxdesk.services import backups, checking, edits, state, stores
from dxdesk.services.stores import COORDINATOR, Store

NOBODY = 65534
PLACE = ("P7/T4", "title")
LONG = [(f"P7/T{number}", "text", f"例　{number}" * 9000) for number in range(1, 23)]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="dxdesk-test-") as name:
        Path(name).chmod(0o777)
        yield Path(name)


@pytest.fixture
def store_path(open_folder: Path) -> Path:
    path = open_folder / "市役所.dxdesk"
    stores.create(path, COORDINATOR).close()
    path.chmod(0o666)
    return path


def in_child(act: Callable[[], object], prepare: Callable[[], object]) -> str:
    """What an act ends in, in a child process prepared for it: an error's name, or nothing."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        told = "died"
        try:
            prepare()
            act()
            told = ""
        except DxdeskError as error:
            told = type(error).__name__ if words.sentence(error).do else "says nothing"
        except BaseException as error:  # noqa: BLE001 - the child must end here
            told = repr(error)
        finally:
            os.write(into, told.encode())
            os._exit(0)
    os.close(into)
    with os.fdopen(out) as answer:
        told = answer.read()
    os.waitpid(child, 0)
    return told


def become_nobody() -> None:
    """Root passes every permission, so it may not stay root."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def change(path: Path) -> None:
    with stores.open_store(path) as store:
        edits.set_value(store, *PLACE, "例　変えた")


def show(path: Path) -> object:
    with stores.open_store(path) as store:
        return state.show(store)


def look(path: Path) -> None:
    assert len(stores.look(path).path.name)


@pytest.mark.parametrize(
    ("mode", "act", "told"),
    [
        (0o000, change, StoreUnreadable),
        (0o000, checking.check, StoreUnreadable),
        (0o444, change, StoreReadOnly),
        (0o444, checking.check, None),
        (0o444, look, None),
    ],
)
def test_a_file_without_rights_is_named_and_left_alone(store_path: Path, mode, act, told) -> None:
    before = store_path.read_bytes()
    show(store_path)  # what the child needs is loaded by then: it may not read the program
    store_path.chmod(mode)
    name = told.__name__ if told else ""
    assert in_child(lambda: act(store_path), become_nobody) == name
    store_path.chmod(0o666)
    assert store_path.read_bytes() == before


@pytest.mark.parametrize(("act", "told"), [(change, "StoreReadOnly"), (checking.check, "")])
def test_a_folder_that_takes_no_files_is_named_and_nothing_is_half_done(
    store_path: Path, act, told
) -> None:
    before = store_path.read_bytes()
    show(store_path)
    store_path.parent.chmod(0o555)
    assert in_child(lambda: act(store_path), become_nobody) == told
    store_path.parent.chmod(0o777)
    assert store_path.read_bytes() == before


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of 6 MB; only root can have one."""
    made = ["mount", "-t", "tmpfs", "-o", "size=6m", "none", str(folder)]
    if os.getuid() or not shutil.which("mount") or subprocess.run(made, check=False).returncode:
        pytest.skip("this user cannot mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> Path:
    ballast = folder / "いっぱい"
    with suppress(OSError), ballast.open("wb", buffering=0) as stream:
        while True:
            stream.write(bytes(4096))
    return ballast


def assert_refused(store: Store, error: type[DxdeskError]) -> None:
    before = state.show(store)
    with pytest.raises(error):
        edits.set_values(store, LONG, "貼り付け")
    assert state.show(store) == before


def test_a_full_disk_is_named_and_once_there_is_room_all_goes_on(tmp_path: Path) -> None:
    with small_disk(tmp_path) as folder, stores.create(folder / "a.dxdesk", COORDINATOR) as store:
        store.back_up(Reason.MERGE)
        assert store.take_notices() == []
        kept = [each.path for each in backups.backups_of(store.path)]
        ballast = fill(folder)
        assert_refused(store, StoreFull)
        store.back_up(Reason.LOAD)
        (told,) = store.take_notices()
        assert isinstance(told, BackupFailed)
        assert told.reason is Disk.FULL
        with pytest.raises(StoreFull):
            stores.create(folder / "b.dxdesk", COORDINATOR)
        store.close()
        assert checking.check(store.path).is_sound
        assert [each.path for each in backups.backups_of(store.path)] == kept
        assert {each.name for each in folder.iterdir()} == {
            *("a.dxdesk", "a.dxdesk.backups", ballast.name),
        }
        ballast.unlink()
        with closing(stores.open_store(store.path)) as again:
            edits.set_values(again, LONG, "貼り付け")
        assert backups.restore(kept[0], store.path).replaced
        assert checking.check(store.path).is_sound


def test_a_file_that_may_not_grow_is_named_and_nothing_is_half_done(store_path: Path) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = store_path.stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    def paste() -> None:
        with stores.open_store(store_path) as store:
            edits.set_values(store, LONG, "貼り付け")

    before = show(store_path)
    assert in_child(paste, limit) in (StoreFull.__name__, StoreUnreachable.__name__)
    assert show(store_path) == before
    assert checking.check(store_path).is_sound
