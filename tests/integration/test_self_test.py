"""The program's trial of itself: as a program of its own, and where a part does not work."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from dxdesk import paths
from dxdesk.domain.words import self_test as words
from dxdesk.services import demo, self_testing

from . import tracing

PROJECT = Path(__file__).resolve().parents[2]
PARTS = [
    words.RESOURCES,
    words.CYCLE,
    words.STORES,
    words.PAPERS,
    words.WORKBOOKS,
    words.WINDOW,
]


def finish(work):
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def quick(monkeypatch, tmp_path):
    """A cycle that made nothing and a window that comes, so that one part alone is tried."""

    def run(folder):
        yield from ()
        return demo.DemoResult(folder, (), 0, {}, "", 0, 0)

    monkeypatch.setattr(demo, "run", run)
    monkeypatch.setattr(self_testing, "_window", lambda _: words.window(1))


@dataclass(frozen=True)
class Ran:
    """One run of the whole trial: the demonstration, its files read again, the window."""

    home: Path
    temporary: Path
    notes: Path
    status: int
    out: str
    err: str


@pytest.fixture(scope="module")
def ran(tmp_path_factory) -> Ran:
    """Looked on by strace where there is one."""
    top = tmp_path_factory.mktemp("self-test")
    home, temporary, notes = top / "利用者 一", top / "一時", top / "notes"
    for folder in (home, temporary):
        folder.mkdir()
    own = {"HOME": str(home), "USER": "例", "TMPDIR": str(temporary), "PYTHONPATH": str(PROJECT)}
    told = subprocess.run(
        [*tracing.command(notes), sys.executable, "-m", "dxdesk", "self-test"],
        cwd=top,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **own},
        capture_output=True,
        timeout=300,
        check=False,
    )
    return Ran(home, temporary, notes, told.returncode, told.stdout.decode(), told.stderr.decode())


def test_every_part_works_and_nothing_is_left_behind(ran):
    said = ran.out.splitlines()
    assert (ran.status, ran.err) == (0, "")
    assert [line[2:].partition(":")[0] for line in said[:-1]] == PARTS
    assert all(line.startswith("○ ") for line in said[:-1])
    assert said[-1] == words.PASSED
    assert files_below(ran.home) == files_below(ran.temporary) == []


def test_nothing_is_written_but_in_the_folders_meant_for_it(ran):
    if not ran.notes.exists():
        pytest.skip("there is no strace here, or it may not look on")
    written = tracing.written(ran.notes)
    meant = (ran.home, ran.temporary, Path("/dev/null"))
    assert len(written) > 100
    assert [path for path in written if not any(path.is_relative_to(at) for at in meant)] == []


def test_no_socket_is_made_but_that_of_the_window_on_this_machine(ran):
    if not ran.notes.exists():
        pytest.skip("there is no strace here, or it may not look on")
    assert tracing.families(ran.notes) == {"AF_UNIX"}
    met = tracing.addresses(ran.notes)
    assert met
    assert [path for path in met if not path.is_relative_to(ran.temporary)] == []


def test_a_program_folder_that_was_copied_in_part_is_named(quick, monkeypatch, tmp_path, run):
    part = tmp_path / "resources"
    shutil.copytree(paths.resources_folder(), part)
    (part / "fonts" / "BIZUDGothic-Bold.ttf").unlink()
    monkeypatch.setattr(paths, "resources_folder", lambda: part)
    ran = run("self-test")
    assert ran.status == 4
    assert f"× {words.RESOURCES}: {words.missing('fonts')}" in ran.out
    assert words.FAILED_NEXT in ran.err


def test_a_cycle_that_fails_is_told_and_what_needs_it_is_left_out(monkeypatch):
    def run(folder):
        yield from ()
        raise OSError("no room")

    monkeypatch.setattr(demo, "run", run)
    tried = finish(self_testing.run())
    assert [(each.name, each.is_good) for each in tried] == [
        (words.RESOURCES, True),
        (words.CYCLE, False),
    ]


def test_a_window_that_does_not_come_is_told(monkeypatch, quick):
    def fail(_):
        raise subprocess.TimeoutExpired("dxdesk", 1)

    monkeypatch.setattr(self_testing, "_window", fail)
    tried = finish(self_testing.run())
    assert [each.name for each in tried if not each.is_good] == [words.WINDOW]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n%%EOF", b"%PDF-1.4 /FontFile2"])
def test_a_paper_that_is_broken_or_has_no_letters_is_told(quick, monkeypatch, tmp_path, content):
    path = tmp_path / "個票.pdf"
    path.write_bytes(content)
    result = demo.DemoResult(tmp_path, (demo.Made(path, ""),), 0, {}, "", 0, 0)

    def run(_):
        yield from ()
        return result

    monkeypatch.setattr(demo, "run", run)
    tried = finish(self_testing.run())
    assert [each.name for each in tried if not each.is_good] == [words.PAPERS]
