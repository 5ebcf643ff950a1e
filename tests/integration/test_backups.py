"""Backups: made at every moment that asks for one, checked, thinned; restored over anything."""

import errno
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import Mock

import openpyxl
import pytest

from dxdesk import paths
from dxdesk.domain.backup_errors import BackupDamaged, BackupExists, BackupFailed, BackupUnsound
from dxdesk.domain.backups import Name, Reason
from dxdesk.domain.errors import CannotWrite, Disk
from dxdesk.domain.store_errors import NotAStore, StoreDamaged, StoreInUse, StoreMissing
from dxdesk.models import backups as files
from dxdesk.models import engine, ledger, restoring
from dxdesk.models import files as counting
from dxdesk.models import opening as models
from dxdesk.services import backups, edits, issuing, loading, merging, state, stores
from dxdesk.services.stores import COORDINATOR

TITLE = ("P7/T4", "title", "例　変えた題名")


def finish(work):
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


@pytest.fixture
def store(tmp_path):
    with stores.create(tmp_path / "市役所 100%#1.dxdesk", COORDINATOR) as made:
        yield made


@pytest.fixture
def office(cycle):
    with stores.open_store(cycle.office) as opened:
        for each in backups.backups_of(cycle.office):
            each.path.unlink()
        yield opened


def reasons(path):
    return [each.reason for each in backups.backups_of(path)]


def shown(path):
    with stores.open_store(path) as opened:
        return state.show(opened)


def damage(path: Path, offset: int, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(content)


# Made


def test_a_backup_by_request_opens_and_holds_all_that_the_store_holds(store, tmp_path):
    edits.set_value(store, *TITLE)
    content = backups.make(store, tmp_path / "控え.dxdesk")
    assert content.counts["initiative"] == 22
    assert content.acts == 2
    assert shown(tmp_path / "控え.dxdesk") == state.show(store)


def test_a_backup_never_overwrites(store, tmp_path):
    out = tmp_path / "控え.dxdesk"
    out.write_text("大事なもの", encoding="utf-8")
    with pytest.raises(BackupExists):
        backups.make(store, out)
    assert out.read_text(encoding="utf-8") == "大事なもの"


def test_a_backup_where_there_is_no_folder_is_refused_by_name(store, tmp_path):
    with pytest.raises(CannotWrite) as caught:
        backups.make(store, tmp_path / "無い" / "控え.dxdesk")
    assert caught.value.reason == Disk.NO_FOLDER


def test_the_first_opening_of_a_day_makes_one_backup(tmp_path, monkeypatch):
    with monkeypatch.context() as long_ago:
        long_ago.setattr(ledger, "now", lambda: "2024-04-01 09:00:00")
        stores.create(tmp_path / "a.dxdesk", COORDINATOR).close()
    for _ in range(2):
        stores.open_store(tmp_path / "a.dxdesk").close()
        assert reasons(tmp_path / "a.dxdesk") == [Reason.DAY]


def test_a_store_that_was_begun_today_needs_none(store):
    store.close()
    stores.open_store(store.path).close()
    assert reasons(store.path) == []


def test_a_migration_is_preceded_by_a_backup(store, monkeypatch):
    store.close()
    monkeypatch.setattr(models, "SCHEMA", models.SCHEMA + 1)
    monkeypatch.setattr(models, "migrate", lambda connection, found: None)
    models.open_store(store.path).close()
    assert reasons(store.path) == [Reason.MIGRATION]


def test_a_merge_is_preceded_by_one_backup_and_a_preview_by_none(office, cycle, submit):
    office.close()
    sent = submit("提出.xlsx", results="例　窓口を増やした。")
    with stores.open_store(cycle.office) as again:
        before = state.show(again)
        finish(merging.preview(again, [sent]))
        assert reasons(cycle.office) == []
        finish(merging.merge(again, [sent, cycle.request]))
        assert reasons(cycle.office) == [Reason.MERGE]
        finish(merging.merge(again, [sent]))
        assert reasons(cycle.office) == [Reason.MERGE]
    [made] = backups.backups_of(cycle.office)
    assert shown(made.path) == before


def test_a_load_is_preceded_by_a_backup(store, tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "課"
    for row in (["コード", "課名", "かな", "部", "キー"], ["0210", "例市民課", "れい"]):
        workbook.active.append(row)
    workbook.save(tmp_path / "課.xlsx")
    assert loading.load(store, tmp_path / "課.xlsx").changes
    assert reasons(store.path) == [Reason.LOAD]
    [made] = backups.backups_of(store.path)
    assert "department" not in made.content.counts


def test_requests_are_followed_by_a_backup_that_knows_them(office, cycle, tmp_path):
    issued = finish(issuing.request(office, cycle.round, tmp_path / "依頼"))
    [made] = backups.backups_of(cycle.office)
    assert made.reason == Reason.REQUEST
    with closing(sqlite3.connect(made.path)) as raw:
        known = {row[0] for row in raw.execute("SELECT id FROM snapshot")}
    assert {each.id for each in issued} <= known


def test_a_restore_is_preceded_by_a_backup_of_what_it_replaces(store, tmp_path):
    backups.make(store, tmp_path / "控え.dxdesk")
    edits.set_value(store, *TITLE)
    late = state.show(store)
    store.close()
    backups.restore(tmp_path / "控え.dxdesk", store.path)
    [made] = backups.backups_of(store.path)
    assert made.reason == Reason.RESTORE
    assert shown(made.path) == late


# Meanwhile


def test_a_store_is_written_in_while_its_backup_is_looked_through(store, monkeypatch):
    looked = files.examine

    def look(path):
        edits.set_value(store, *TITLE)
        return looked(path)

    monkeypatch.setattr(files, "examine", look)
    store.back_up(Reason.MERGE)
    monkeypatch.undo()
    assert store.take_notices() == []
    assert stores.records(store).get(TITLE[0]).get(TITLE[1]) == TITLE[2]
    (made,) = backups.backups_of(store.path)
    assert TITLE[2] not in shown(made.path)


def test_a_store_is_written_in_while_a_preview_counts_files(office, submit, monkeypatch):
    sent = submit("提出.xlsx", results="例　窓口を増やした。")
    count_in = counting.count_in

    def count(*told):
        edits.set_value(office, *TITLE)
        return count_in(*told)

    monkeypatch.setattr(counting, "count_in", count)
    previewed = finish(merging.preview(office, [sent]))
    monkeypatch.undo()
    assert [each.after for each in previewed.changes] == ["例　窓口を増やした。"]
    assert merging.has_moved(office, previewed)
    assert stores.records(office).get(TITLE[0]).get(TITLE[1]) == TITLE[2]
    assert finish(merging.merge(office, [sent])).changes == previewed.changes


# Failing


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.ENOSPC, Disk.FULL), (errno.EACCES, Disk.DENIED)]
)
def test_a_backup_that_fails_is_told_and_stops_nothing(store, monkeypatch, number, reason):
    def refuse(*_):
        raise OSError(number, "refused")

    monkeypatch.setattr(files.os, "fsync", refuse)
    store.back_up(Reason.MERGE)
    [told] = store.take_notices()
    assert isinstance(told, BackupFailed)
    assert told.reason == reason
    assert store.take_notices() == []
    assert list(files.folder_of(store.path).iterdir()) == []
    edits.set_value(store, *TITLE)


def test_a_folder_in_the_way_is_told_on_stderr_and_the_merge_is_done(run, cycle, submit):
    sent = submit("提出.xlsx", results="例　窓口を増やした。")
    folder = files.folder_of(cycle.office)
    if folder.exists():
        shutil.rmtree(folder)
    folder.write_text("", encoding="utf-8")
    merged = run("merge", "--store", cycle.office, "--json", sent)
    assert merged.status == 0
    assert merged.document["changes"] == 1
    assert "バックアップを" in merged.err
    assert "作れませんでした" in merged.err


def test_a_copy_that_reads_otherwise_than_it_was_written_is_thrown_away(store, monkeypatch):
    store.back_up(Reason.MERGE)
    written = files._write

    def tear(source, neighbour):
        written(source, neighbour)
        damage(neighbour, 4096 * 3, b"\xff" * 4096)

    monkeypatch.setattr(files, "_write", tear)
    store.back_up(Reason.MERGE)
    assert [type(each) for each in store.take_notices()] == [BackupUnsound]
    assert len(list(files.folder_of(store.path).iterdir())) == 1


def test_a_damaged_store_never_replaces_a_good_backup(store):
    store.back_up(Reason.MERGE)
    [good] = backups.backups_of(store.path)
    content = good.path.read_bytes()
    store.close()
    size = store.path.stat().st_size
    damage(store.path, 4096 * 10, b"\xff" * (size // 2))
    with models.Store(store.path) as broken:
        for _ in range(3):
            broken.back_up(Reason.MERGE)
        assert {type(each) for each in broken.take_notices()} == {StoreDamaged}
    assert [each.path for each in backups.backups_of(store.path)] == [good.path]
    assert good.path.read_bytes() == content


def test_what_a_crash_left_of_an_unfinished_copy_is_cleared_away(store):
    folder = files.folder_of(store.path)
    folder.mkdir()
    (folder / ".dxdesk-0123456789abcdef.tmp").write_bytes(b"half")
    store.back_up(Reason.LOAD)
    assert [each.suffix for each in folder.iterdir()] == [".dxdesk"]


def test_what_a_crash_left_of_a_restore_goes_with_the_next_opening(store, tmp_path):
    store.close()
    left = paths.neighbour_of(store.path)
    others = paths.neighbour_of(tmp_path / "ほかの.dxdesk")
    for each in (left, engine.journal_of(left), others):
        each.write_bytes(b"half")
    stores.open_store(store.path).close()
    assert sorted(tmp_path.glob(".dxdesk-*")) == [others]


# Kept


def test_old_backups_are_thinned_when_a_new_one_is_made(store):
    store.back_up(Reason.MERGE)
    [first] = backups.backups_of(store.path)
    for days in range(40, 60):
        old = Name(datetime(2024, 6, 1) + timedelta(days=days), 1, Reason.MERGE)
        shutil.copy(first.path, first.path.with_name(f"{old}.dxdesk"))
    (first.path.parent / "人のメモ.dxdesk").write_text("残す", encoding="utf-8")
    store.back_up(Reason.MERGE)
    found = backups.backups_of(store.path)
    assert sum(each.at.year == 2024 for each in found) == 1
    assert (first.path.parent / "人のメモ.dxdesk").exists()


def test_backups_are_kept_in_a_second_place_too(store, tmp_path):
    second = tmp_path / "別のディスク"
    second.mkdir()
    backups.set_second_folder(store.path, second)
    store.back_up(Reason.MERGE)
    assert store.take_notices() == []
    [here] = backups.backups_of(store.path)
    [there] = second.rglob("*.dxdesk")
    assert there.name == here.path.name
    assert files.examine(there) == here.content
    backups.set_second_folder(store.path, None)
    store.back_up(Reason.LOAD)
    assert len(list(second.rglob("*.dxdesk"))) == 1


def test_a_second_place_that_is_gone_is_told_and_the_first_is_kept(store, tmp_path):
    (tmp_path / "抜いた").write_text("", encoding="utf-8")
    backups.set_second_folder(store.path, tmp_path / "抜いた")
    store.back_up(Reason.MERGE)
    assert [type(each) for each in store.take_notices()] == [BackupFailed]
    assert reasons(store.path) == [Reason.MERGE]


def test_a_backup_that_cannot_be_read_any_more_is_listed_as_such(store):
    store.back_up(Reason.MERGE)
    [made] = backups.backups_of(store.path)
    damage(made.path, 0, b"\0" * 100)
    [found] = backups.backups_of(store.path)
    assert found.content is None


# Restored


def truncated(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate(path.stat().st_size // 2)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def garbage(path: Path) -> None:
    path.write_bytes("これはデータベースではありません。".encode() * 999)


def bit_flipped(path: Path) -> None:
    damage(path, 4096 * 4, b"\xff" * 8)


def missing(path: Path) -> None:
    path.unlink()


def foreign_journal(path: Path) -> None:
    other = path.with_name("other.dxdesk")
    with closing(sqlite3.connect(other, isolation_level=None)) as raw:
        raw.execute("CREATE TABLE t (x)")
        raw.executemany("INSERT INTO t VALUES (?)", [("x" * 900,)] * 50)
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN")
        raw.execute("UPDATE t SET x = 'y' || x")
        journal = other.with_name(other.name + "-journal").read_bytes()
        raw.execute("ROLLBACK")
    other.unlink()
    assert journal[:8] == bytes.fromhex("d9d505f920a163d7")
    path.with_name(path.name + "-journal").write_bytes(journal)


DAMAGES = (truncated, emptied, garbage, bit_flipped, missing, foreign_journal)


@pytest.mark.parametrize("harm", DAMAGES, ids=lambda harm: harm.__name__)
def test_restore_mends_every_kind_of_damage_and_keeps_what_it_replaces(store, tmp_path, harm):
    out = tmp_path / "控え.dxdesk"
    backups.make(store, out)
    good = state.show(store)
    edits.set_value(store, *TITLE)
    store.close()
    harm(store.path)
    journal = store.path.with_name(store.path.name + "-journal")
    there = store.path.read_bytes() if store.path.exists() else None
    beside = journal.read_bytes() if journal.exists() else None

    done = backups.restore(out, store.path)
    assert shown(store.path) == good
    assert not journal.exists()
    assert (done.replaced is None) == (there is None)
    if done.replaced:
        assert done.replaced.name.startswith(store.path.stem + "-replaced-")
        assert done.replaced.read_bytes() == there
    if beside:
        assert done.replaced.with_name(done.replaced.name + "-journal").read_bytes() == beside


def test_a_restore_that_breaks_off_leaves_no_store_by_two_names(store, tmp_path, monkeypatch):
    out = tmp_path / "控え.dxdesk"
    backups.make(store, out)
    store.close()

    def stop(*_):
        raise KeyboardInterrupt

    set_aside = restoring._set_aside
    monkeypatch.setattr(restoring, "_set_aside", lambda target: stop(set_aside(target)))
    with pytest.raises(KeyboardInterrupt):
        backups.restore(out, store.path)
    [aside] = tmp_path.glob("*-replaced-*")
    assert not aside.samefile(store.path)
    assert aside.read_bytes() == store.path.read_bytes()


@pytest.mark.parametrize("harm", (truncated, garbage, bit_flipped), ids=lambda harm: harm.__name__)
def test_a_damaged_backup_is_refused_and_the_store_stays(store, tmp_path, harm):
    out = tmp_path / "控え.dxdesk"
    backups.make(store, out)
    store.close()
    harm(out)
    before = store.path.read_bytes()
    for act in (backups.preview_restore, backups.restore):
        with pytest.raises((BackupDamaged, NotAStore)):
            act(out, store.path)
    assert store.path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == [store.path.name, out.name]


def test_a_backup_that_is_not_there_is_refused(store, tmp_path):
    with pytest.raises(StoreMissing):
        backups.restore(tmp_path / "無い.dxdesk", store.path)


def test_a_store_that_is_open_is_not_replaced(store, tmp_path):
    out = tmp_path / "控え.dxdesk"
    backups.make(store, out)
    with pytest.raises(StoreInUse):
        backups.restore(out, store.path)


def test_restore_follows_a_link_to_the_store(store, tmp_path):
    out = tmp_path / "控え.dxdesk"
    backups.make(store, out)
    good = state.show(store)
    store.close()
    truncated(store.path)
    link = tmp_path / "近道.dxdesk"
    try:
        link.symlink_to(store.path)
    except OSError:
        pytest.skip("this system makes no links for this user")
    backups.restore(out, link)
    assert link.is_symlink()
    assert shown(store.path) == good


def test_what_is_replaced_is_kept_too_where_the_disk_cannot_read_it(store, tmp_path, monkeypatch):
    out = tmp_path / "控え.dxdesk"
    backups.make(store, out)
    edits.set_value(store, *TITLE)
    old = state.show(store)
    store.close()
    monkeypatch.setattr(restoring.shutil, "copyfile", Mock(side_effect=OSError(errno.EIO, "bad")))
    assert shown(backups.restore(out, store.path).replaced) == old
    assert not list(tmp_path.glob(".dxdesk-*"))


@pytest.mark.parametrize("stops_at", ["_set_aside", "sync_folder"])
def test_a_restore_that_breaks_off_leaves_the_old_store_or_the_new_one(
    store, tmp_path, monkeypatch, stops_at
):
    out = tmp_path / "控え.dxdesk"
    backups.make(store, out)
    new = state.show(store)
    edits.set_value(store, *TITLE)
    old = state.show(store)
    store.close()

    def stop(*_):
        raise OSError(errno.EIO, "broken off")

    with monkeypatch.context() as broken:
        owner = restoring if stops_at == "_set_aside" else restoring.paths
        broken.setattr(owner, stops_at, stop)
        with pytest.raises(CannotWrite):
            backups.restore(out, store.path)
    assert shown(store.path) in (old, new)
    assert not list(tmp_path.glob(".dxdesk-*"))


def test_a_preview_tells_both_sides_and_writes_nothing(store, tmp_path):
    out = tmp_path / "控え.dxdesk"
    backups.make(store, out)
    edits.set_value(store, *TITLE)
    store.close()
    before = sorted(each.name for each in tmp_path.rglob("*"))
    found = backups.preview_restore(out, store.path)
    assert (found.backup.acts, found.present.acts) == (1, 2)
    assert sorted(each.name for each in tmp_path.rglob("*")) == before


# The command line


def test_backup_list_and_restore_from_the_command_line(run, cycle, submit):
    out = cycle.folder / "控え.dxdesk"
    assert run("backup", "--store", cycle.office, "--out", out).status == 0
    assert run("backup", "--store", cycle.office, "--out", out).status == 4
    before = run("show", "--store", cycle.office, "--json").out
    sent = submit("提出.xlsx", results="例　窓口を増やした。")
    run("merge", "--store", cycle.office, sent)
    listed = run("backups", "--store", cycle.office, "--json").document
    assert listed[0]["reason"] == "before-merge"
    assert listed[0]["counts"]["initiative"] == 22
    assert "取りまとめ前" in run("backups", "--store", cycle.office).out

    rehearsed = run("restore", out, "--store", cycle.office, "--dry-run")
    assert rehearsed.status == 0
    assert "確認だけです" in rehearsed.out
    assert run("show", "--store", cycle.office, "--json").out != before
    restored = run("restore", out, "--store", cycle.office)
    assert restored.status == 0
    assert "-replaced-" in restored.out
    assert run("show", "--store", cycle.office, "--json").out == before


def test_restoring_a_file_that_is_no_backup_ends_in_5(run, cycle):
    assert run("restore", cycle.request, "--store", cycle.office).status == 5


def test_a_second_place_is_set_from_the_command_line(run, cycle):
    second = cycle.folder / "別の場所"
    assert run("backups", "--store", cycle.office, "--second", second).status == 0
    assert backups.second_folder(cycle.office) == second
    assert run("backups", "--store", cycle.office, "--second", "").status == 0
    assert backups.second_folder(cycle.office) is None
