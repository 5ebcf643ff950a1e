"""Backups that a person asks for over an open store, and the state of the second place."""

from pathlib import Path

import pytest

from dxdesk.domain.backups import Reason
from dxdesk.domain.errors import CannotWrite
from dxdesk.services import backups, checking, edits, stores
from dxdesk.services.stores import COORDINATOR, Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return stores.create(tmp_path / "a.dxdesk", COORDINATOR)


def test_one_that_is_asked_for_is_kept_with_that_reason(store: Store):
    with store:
        assert backups.keep_now(store) == []
        assert [each.reason for each in backups.backups_of(store.path)] == [Reason.ASKED]


def test_a_preview_over_an_open_store_counts_both(store: Store):
    with store:
        backups.keep_now(store)
        edits.set_values(store, [("D0110", "code", "0110"), ("D0110", "name", "例課")])
        (made,) = backups.backups_of(store.path)
        prospect = backups.preview_over(store, made.path)
        assert prospect.present
        assert (prospect.present.counts["department"], "department" in prospect.backup.counts) == (
            1,
            False,
        )


def test_the_second_place_tells_when_the_newest_has_not_arrived(store: Store, tmp_path: Path):
    with store:
        assert backups.second_place(store.path) is None
        share = tmp_path / "share"
        share.mkdir()
        backups.set_second_folder(store.path, share)
        assert backups.keep_now(store) == []
        there = backups.second_place(store.path)
        assert there
        assert (there.is_reachable, there.is_behind) == (True, False)
        share.rename(tmp_path / "gone")
        away = backups.second_place(store.path)
        assert away
        assert (away.is_reachable, away.is_behind, away.newest) == (False, True, None)


def test_an_open_store_is_checked_without_being_let_go(store: Store):
    with store:
        report = checking.check_open(store, checking.number(store))
        assert report.is_sound
        assert report.passed
        edits.set_value(store, "P7", "city", "例市")


def test_no_room_for_the_copy_is_not_taken_for_a_fault_of_the_store(store: Store):
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
        try:
            with pytest.raises(CannotWrite):
                checking.check_open(store)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        edits.set_value(store, "P7", "city", "例市")
