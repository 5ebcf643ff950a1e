"""Files on their way in: which are meant, and how one is met that is not whole yet."""

import os
from pathlib import Path

import pytest

from dxdesk.domain.file_errors import Truncated, Unreachable
from dxdesk.domain.parcel import Received
from dxdesk.services import incoming, merging, parcels, stores
from tests.integration.hall import OTHER, REPORT, finish


class Writer:
    """Another program that writes a file: each time the reader pauses, it gets some further."""

    def __init__(self, path: Path, content: bytes, steps: int) -> None:
        self.path, self.content, self.steps, self.done = path, content, steps, 0
        self.go_on()

    def go_on(self, _seconds: float = 0.0) -> None:
        self.done += 1
        self.path.write_bytes(self.content[: len(self.content) * self.done // self.steps])


def reading(store):
    return lambda path: parcels.read_file(path, stores.records(store))


def test_a_file_that_is_still_being_written_is_waited_for(hall, tmp_path):
    whole = hall.request_of("D0210").read_bytes()
    writer = Writer(tmp_path / "提出.xlsx", whole, steps=3)
    found = incoming.read_settled(writer.path, reading(hall.office), writer.go_on)
    assert isinstance(found, Received)
    assert writer.done == 3


def test_a_transfer_that_broke_off_is_refused_by_name_after_a_while(hall, tmp_path):
    path = tmp_path / "提出.xlsx"
    path.write_bytes(hall.request_of("D0210").read_bytes()[:-900])
    pauses = []
    found = incoming.read_settled(path, reading(hall.office), pauses.append)
    assert isinstance(found, Truncated)
    assert 0 < sum(pauses) <= 5


def test_an_old_broken_file_is_refused_at_once(hall, tmp_path):
    path = tmp_path / "提出.xlsx"
    path.write_bytes(hall.request_of("D0210").read_bytes()[:-900])
    os.utime(path, (1_700_000_000, 1_700_000_000))
    pauses = []
    assert isinstance(incoming.read_settled(path, reading(hall.office), pauses.append), Truncated)
    assert pauses == []


def test_a_file_that_another_program_holds_is_tried_again(hall, tmp_path):
    path = tmp_path / "提出.xlsx"
    path.write_bytes(hall.request_of("D0210").read_bytes())
    held = [True, True]

    def read(given):
        if held:
            held.pop()
            raise Unreachable(given, "例")
        return reading(hall.office)(given)

    assert isinstance(incoming.read_settled(path, read, lambda _: None), Received)


def test_lock_files_and_unfinished_transfers_in_a_folder_are_passed_over(tmp_path):
    for name in ("~$提出.xlsx", ".~lock.提出.xlsx#", ".dxdesk-1.tmp", "提出.xlsx.part", "覚書.txt"):
        (tmp_path / name).write_bytes(b"")
    wanted = [tmp_path / name for name in ("あ.xlsx", "い.XLSX")]
    for each in wanted:
        each.write_bytes(b"")
    assert incoming.expand([tmp_path, wanted[0]]) == wanted


def test_a_reply_in_another_format_is_not_passed_over_in_a_folder_but_refused_by_name(hall):
    folder = hall.folder / "届いた"
    folder.mkdir()
    (folder / "提出.XLS").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(600, b"\0"))
    os.utime(folder / "提出.XLS", (1_700_000_000, 1_700_000_000))
    (told,) = hall.merge(folder).files
    assert (told.path.name, told.status) == ("提出.XLS", "refused")


def test_files_read_side_by_side_are_told_in_the_order_given(hall):
    hall.type("D0210", REPORT, results="例　成果一")
    hall.type("D0310", OTHER, results="例　成果二")
    files = [hall.submit("D0310"), hall.request_of("D0210"), hall.submit("D0210")]
    told = hall.merge(*files)
    assert [each.path for each in told.files] == files
    assert [each.status for each in told.files] == ["new", "unchanged", "new"]


@pytest.mark.parametrize("steps", [1, 2])
def test_stopping_before_the_files_are_read_counts_nothing(hall, steps):
    before = hall.shown()
    work = merging.merge(hall.office, [hall.submit("D0210"), hall.submit("D0310")])
    for _ in range(steps):
        next(work)
    work.close()
    assert len(merging.counted_files(hall.office)) <= steps - 1
    assert hall.shown() == before


def test_progress_counts_up_to_all_files(hall):
    told = []
    work = incoming.read_all(stores.records(hall.office), [hall.request_of("D0210")] * 3)
    while True:
        try:
            told.append(next(work))
        except StopIteration as end:
            assert len(end.value) == 3
            break
    assert all(each.total == 3 for each in told)
    assert [each.done for each in told] == sorted(each.done for each in told)


def test_merging_the_same_folder_twice_changes_nothing(hall):
    hall.type("D0210", REPORT, results="例　成果")
    hall.submit("D0210")
    folder = hall.folder / "届いた"
    folder.mkdir()
    hall.submit("D0210").rename(folder / "提出.xlsx")
    finish(merging.merge(hall.office, [folder]))
    again = finish(merging.merge(hall.office, [folder]))
    assert [each.status for each in again.files] == ["known"]
