"""Looking at a store that cannot be opened: held by another, or where nothing can be written."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dxdesk.domain import calendar
from dxdesk.domain.backups import Reason
from dxdesk.domain.places import Kind
from dxdesk.domain.store_errors import (
    NewerStore,
    NotAStore,
    OnlyALook,
    StoreDamaged,
    StoreInUse,
    StoreMissing,
)
from dxdesk.domain.words import errors as words
from dxdesk.models import holder
from dxdesk.models import place as places
from dxdesk.models.migrations import SCHEMA
from dxdesk.services import backups, checking, edits, state, stores, undo
from dxdesk.services.stores import COORDINATOR, Store

FIXTURE = Path(__file__).parents[1] / "fixtures" / "stores" / "schema-1.dxdesk"
NAME = ("D0210", "name")


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Store]:
    """A store that is held, with a backup of the name 例一 and the name 例二 typed since."""
    with stores.create(tmp_path / "市役所 100%#1.dxdesk", COORDINATOR) as made:
        edits.set_value(made, *NAME, "例一")
        made.back_up(Reason.DAY)
        edits.set_value(made, *NAME, "例二")
        yield made


@pytest.fixture
def on_a_disc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything lies on a medium that cannot be written."""
    monkeypatch.setattr(places, "mount_table", lambda: "/dev/sr0 / iso9660 ro,relatime 0 0\n")


def name_in(store: Store) -> str:
    found = stores.records(store).get("D0210")
    return found.get("name") or "" if found else ""


def spoil_a_page(path: Path) -> None:
    """Damage a page that nothing needs which is read first."""
    with closing(sqlite3.connect(path)) as raw:
        root = "SELECT rootpage FROM sqlite_master WHERE name = 'r_initiative'"
        (page,) = raw.execute(root).fetchone()
    with path.open("r+b") as stream:
        stream.seek((page - 1) * 4096)
        stream.write(b"\xff" * 4096)


def lying_in(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file below a folder, to the byte and the moment it was changed."""
    return {
        str(each.relative_to(folder)): (
            each.stat().st_ino,
            each.stat().st_mtime_ns,
            b"" if each.is_dir() else each.read_bytes(),
        )
        for each in [folder, *folder.rglob("*")]
    }


def test_a_held_store_shows_its_newest_backup_and_the_time_of_it(held: Store) -> None:
    [made] = backups.backups_of(held.path)
    with stores.look(held.path) as seen:
        assert seen.is_read_only
        assert seen.as_of == made.at
        assert name_in(seen) == "例一"
        assert seen.identity == held.identity
    assert name_in(held) == "例二"
    assert not held.is_read_only


def test_a_store_that_nobody_holds_is_shown_itself(held: Store) -> None:
    held.close()
    before = lying_in(held.path.parent)
    with stores.look(held.path) as seen:
        assert seen.as_of is None
        assert name_in(seen) == "例二"
        stores.open_store(held.path).close()
    after = lying_in(held.path.parent)
    assert after[held.path.name][2] == before[held.path.name][2]


def test_nothing_can_be_changed_in_a_look(held: Store) -> None:
    with stores.look(held.path) as seen:
        before = state.show(seen)
        for act in (
            lambda: edits.set_value(seen, *NAME, "例三"),
            lambda: edits.delete_record(seen, "D0210"),
            lambda: undo.undo(seen),
        ):
            with pytest.raises(OnlyALook) as refused:
                act()
        assert refused.value.as_of == seen.as_of
        assert "バックアップ" in words.sentence(refused.value).what
        with seen.driver() as raw, pytest.raises(sqlite3.OperationalError):
            raw.execute("DELETE FROM draft")
        assert state.show(seen) == before


def test_a_look_writes_nothing_beside_the_store(held: Store) -> None:
    before = lying_in(held.path.parent)
    with stores.look(held.path) as seen:
        state.show(seen)
        checking.number(seen)
        seen.back_up(Reason.MERGE)
    assert lying_in(held.path.parent) == before
    assert holder.holder_of(held.path)


def test_a_damaged_backup_is_passed_over_for_an_older_one(held: Store) -> None:
    held.back_up(Reason.MERGE)
    newest, oldest = backups.backups_of(held.path)
    spoil_a_page(newest.path)
    with stores.look(held.path) as seen:
        assert seen.as_of == oldest.at
        assert name_in(seen) == "例一"


def test_the_second_place_serves_where_the_first_is_lost(held: Store, tmp_path: Path) -> None:
    backups.set_second_folder(held.path, tmp_path / "別のディスク")
    held.back_up(Reason.MERGE)
    for each in backups.backups_of(held.path):
        each.path.unlink()
    with stores.look(held.path) as seen:
        assert name_in(seen) == "例二"


def test_the_second_place_of_another_pc_is_found_by_the_holders_name(
    held: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.set_second_folder(held.path, tmp_path / "共有")
    held.back_up(Reason.MERGE)
    for each in backups.backups_of(held.path):
        each.path.unlink()
    monkeypatch.setattr("socket.gethostname", lambda: "ほかのPC")
    with stores.look(held.path) as seen:
        assert name_in(seen) == "例二"


def test_a_held_store_without_a_backup_stays_refused(held: Store) -> None:
    for each in backups.backups_of(held.path):
        each.path.unlink()
    with pytest.raises(StoreInUse) as refused:
        stores.look(held.path)
    assert refused.value.holder
    with pytest.raises(StoreInUse) as refused:
        stores.open_store(held.path)
    assert refused.value.copy is None


def test_who_is_refused_is_told_of_the_backup(held: Store) -> None:
    with pytest.raises(StoreInUse) as refused:
        stores.open_store(held.path)
    [made] = backups.backups_of(held.path)
    assert refused.value.copy == made.at
    assert "バックアップを見る" in words.sentence(refused.value).do


def test_an_old_schema_is_brought_up_in_memory_only(tmp_path: Path) -> None:
    path = tmp_path / "古い.dxdesk"
    shutil.copy(FIXTURE, path)
    before = lying_in(tmp_path)
    with stores.look(path) as seen:
        assert checking.number(seen)
        assert len(stores.records(seen)) > 0
        with seen.driver() as raw:
            assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert lying_in(tmp_path) == before


@pytest.mark.usefixtures("on_a_disc")
def test_a_store_on_a_read_only_medium_opens_to_be_looked_at(held: Store, tmp_path: Path) -> None:
    held.close()
    before = lying_in(tmp_path)
    with stores.open_store(held.path) as seen:
        assert seen.is_read_only
        assert seen.as_of is None
        assert stores.place(seen).kind is Kind.READ_ONLY
        assert name_in(seen) == "例二"
        with pytest.raises(OnlyALook):
            edits.set_value(seen, *NAME, "例三")
    assert lying_in(tmp_path) == before


@pytest.mark.parametrize("is_fixed", [True, False])
def test_what_a_crash_broke_off_is_not_shown(
    held: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_fixed: bool
) -> None:
    folder = tmp_path / "媒体"
    folder.mkdir()
    with held.driver() as raw:  # stopped in the middle: changed pages and their journal lie there
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE r_department SET name = '例　半ば'")
        raw.execute("CREATE TABLE filler AS SELECT * FROM revision, printed LIMIT 1")
        raw.execute("CREATE TABLE more AS SELECT randomblob(100000) AS bits")
        for each in (held.path, held.path.with_name(held.path.name + "-journal")):
            shutil.copy(each, folder)
        raw.execute("ROLLBACK")
    copied = folder / held.path.name
    assert "例　半ば".encode() in copied.read_bytes()
    if is_fixed:
        monkeypatch.setattr(places, "mount_table", lambda: f"/dev/sr0 {folder} iso9660 ro 0 0")
    before = lying_in(folder)
    with stores.look(copied) as seen:
        assert name_in(seen) == "例二"
    assert lying_in(folder) == before


def test_what_cannot_be_read_is_named(held: Store, tmp_path: Path) -> None:
    held.close()
    with pytest.raises(StoreMissing):
        stores.look(tmp_path / "無い.dxdesk")
    (tmp_path / "別.dxdesk").write_text("文書" * 5_000, encoding="utf-8")
    with pytest.raises(NotAStore):
        stores.look(tmp_path / "別.dxdesk")
    spoil_a_page(held.path)
    with pytest.raises(StoreDamaged):
        stores.look(held.path)


def test_a_newer_store_is_not_looked_at(held: Store) -> None:
    held.close()
    raw = sqlite3.connect(held.path)
    raw.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    raw.close()
    with pytest.raises(NewerStore):
        stores.look(held.path)


def test_a_look_can_be_saved_under_another_name(held: Store, tmp_path: Path) -> None:
    with stores.look(held.path) as seen:
        backups.make(seen, tmp_path / "写し.dxdesk")
    with stores.open_store(tmp_path / "写し.dxdesk") as copied:
        assert name_in(copied) == "例一"


@pytest.mark.parametrize(
    "command",
    [
        ("show",),
        ("history",),
        ("merges",),
        ("round", "list"),
        ("status", "--round", "2024-END"),
        ("report", "--kind", "list", "--format", "csv"),
    ],
    ids=" ".join,
)
def test_reading_commands_look_at_a_held_store_and_say_the_time(
    run, cycle, command: tuple[str, ...]
) -> None:
    with stores.open_store(cycle.office) as office:
        for each in backups.backups_of(cycle.office):
            each.path.unlink()
        office.back_up(Reason.REQUEST)
        argv = [command[0], "--store", cycle.office, *command[1:]]
        if command[0] == "report":
            argv += ["--out", cycle.folder / "一覧.csv"]
        refused, looked = run(*argv), run(*argv, "--look")
    assert refused.status == 5
    assert refused.err.splitlines()[1].endswith("--look を付けてください。")
    assert looked.status == 0
    [made] = backups.backups_of(cycle.office)
    assert looked.err.startswith(f"{calendar.short_time(made.at)}のバックアップを見ています。")


def test_a_look_says_what_an_opening_says(run, cycle) -> None:
    usual = run("show", "--store", cycle.office, "--json")
    looked = run("show", "--store", cycle.office, "--json", "--look")
    assert looked.out == usual.out
    assert looked.err.startswith("見るだけで開いています。")


def test_a_writing_command_does_not_offer_a_look(run, held: Store) -> None:
    refused = run("set", "--store", held.path, "D0210", "name", "例三")
    assert refused.status == 5
    assert "--look" not in refused.err
    assert run("set", "--store", held.path, "D0210", "name", "例三", "--look").status == 2


@pytest.mark.usefixtures("on_a_disc")
def test_commands_on_a_read_only_medium_read_and_refuse_to_write(run, held: Store) -> None:
    held.close()
    assert "例二" in run("show", "--store", held.path).out
    refused = run("set", "--store", held.path, "D0210", "name", "例三")
    assert refused.status == 5
    assert "書き換えられません" in refused.err


def test_check_says_where_the_store_lies(run, held: Store) -> None:
    held.close()
    said = run("check", "--store", held.path)
    assert said.status == 0
    assert "保存ファイルの場所：" in said.out
    document = run("check", "--store", held.path, "--json").document
    assert document["place"]["journal"] == "PERSIST"
