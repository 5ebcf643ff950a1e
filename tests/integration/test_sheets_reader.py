"""Foreign files are read in a process of their own that they can break but not leave."""

import multiprocessing
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dxdesk.domain.file_errors import (
    EmptyFile,
    NotAFile,
    TooLarge,
    TooMuchMemory,
    TooSlow,
    Vanished,
)
from dxdesk.sheets.book import read_book
from dxdesk.sheets.reader import Reader
from dxdesk.sheets.values import Limits
from dxdesk.sheets.worker import READY, serve
from tests.fixtures.raw_workbooks import SHEET, cell, pack, parts, workbook

_MIB = 1024 * 1024


@pytest.fixture
def slow_file(tmp_path: Path) -> Path:
    """Seconds of work in a small file: hundreds of thousands of formatted blanks."""
    row = "<row>" + "<c s='1'/>" * 1000 + "</row>"
    return pack(tmp_path / "slow.xlsx", parts(row * 500))


@pytest.fixture
def large_file(tmp_path: Path) -> Path:
    """One text of 120 MB."""
    path = tmp_path / "large.xlsx"
    before, after = parts(cell("<is><t>@</t></is>"))[SHEET].split("@")
    pack(path, {name: text for name, text in parts().items() if name != SHEET})
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(SHEET, "w") as stream,
    ):
        stream.write(before.encode())
        for _ in range(120):
            stream.write(b"x" * _MIB)
        stream.write(after.encode())
    return path


def test_gives_the_same_book_as_reading_in_this_process(tmp_path):
    path = workbook(
        tmp_path, cell("<is><t>漢字\n𠀋</t></is>") + cell("<f>A1</f><v>2</v>", "r='B9'")
    )
    with Reader() as reader:
        assert reader.read(path) == read_book(path)


def test_reads_paths_relative_to_where_the_program_stands_now(tmp_path, monkeypatch):
    (tmp_path / "市民課").mkdir()
    path = workbook(tmp_path / "市民課", cell("<v>1</v>"))
    with Reader() as reader:
        reader.read(path)
        monkeypatch.chdir(tmp_path / "市民課")
        assert len(reader.read(Path(path.name)).sheets) == 1


def test_one_process_reads_many_files_also_after_refusals(tmp_path):
    path = workbook(tmp_path, cell("<v>1</v>"))
    (tmp_path / "empty.xlsx").touch()
    with Reader() as reader:
        reader.read(path)
        (first,) = multiprocessing.active_children()
        for bad, fault in (("empty.xlsx", EmptyFile), ("none.xlsx", Vanished), (".", NotAFile)):
            with pytest.raises(fault):
                reader.read(tmp_path / bad)
        reader.read(path)
        assert multiprocessing.active_children() == [first]
    assert multiprocessing.active_children() == []


def test_refuses_a_file_that_takes_too_long_and_reads_the_next(tmp_path, slow_file):
    with Reader(Limits(seconds=0.02, ratio=2000)) as reader:
        with pytest.raises(TooSlow) as refused:
            reader.read(slow_file)
        assert (refused.value.path, refused.value.seconds) == (slow_file, 0.02)
        assert multiprocessing.active_children() == []
        with pytest.raises(TooSlow):
            reader.read(slow_file)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot bind a process by itself")
def test_refuses_a_file_that_takes_too_much_memory_and_reads_the_next(tmp_path, large_file):
    wide = Limits(memory=200 * _MIB, ratio=2000, text=10**9, stretch=10**9, seconds=60)
    good = workbook(tmp_path, cell("<v>1</v>"))
    with Reader(wide) as reader:
        with pytest.raises(TooMuchMemory):
            reader.read(large_file)
        assert len(reader.read(good).sheets) == 1


def test_counted_limits_stop_the_same_file_long_before(large_file):
    with Reader(Limits(ratio=2000)) as reader, pytest.raises(TooLarge) as refused:
        reader.read(large_file)
    assert refused.value.what == "stretch"


def test_a_process_that_was_killed_is_replaced(tmp_path):
    path = workbook(tmp_path, cell("<v>1</v>"))
    with Reader() as reader:
        reader.read(path)
        (process,) = multiprocessing.active_children()
        process.kill()
        process.join()
        assert len(reader.read(path).sheets) == 1


def test_a_process_that_nobody_ends_ends_itself_in_the_middle_of_a_file(slow_file):
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, Limits(seconds=0.1)), daemon=True)
    process.start()
    theirs.close()
    assert ours.recv() == READY
    ours.send(slow_file)
    with pytest.raises(EOFError):
        ours.recv()
    process.join(30)
    assert process.exitcode == 1


def test_the_reading_process_imports_nothing_heavy():
    heavy = ("PySide6", "sqlalchemy", "openpyxl", "reportlab", "PIL")
    code = f"import sys, dxdesk.sheets.worker; print([n for n in {heavy} if n in sys.modules])"
    project = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
