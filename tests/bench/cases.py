"""What is measured, each beside the thing it should be nearly as fast as."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from dxdesk import paths
from dxdesk.domain.merge.facts import EMPTY_STAMP, Deed, Evidence, Filing, Saying, Standing
from dxdesk.domain.merge.fold import fold
from tests.bench import papers
from tests.bench.edits import edit_cases
from tests.bench.gaps import gap_cases
from tests.bench.grids import grid_cases
from tests.bench.measure import Case, Work
from tests.bench.places import place_cases
from tests.bench.replies import merge_cases
from tests.bench.timelines import timeline_cases

_FIELDS = 22 * 3 * 26  # of one round's reports: 取組, 課 to a 取組, fields
_TEN_MEGABYTES = bytes(10_000_000)


def cases(folder: Path) -> list[Case]:
    """All cases; `folder` is a scratch folder on the disk that is measured."""
    return [
        Case(
            "first window: the dressed shell / a bare QMainWindow",
            _window("shell"),
            _window("bare"),
            goal=1.45,
        ),
        Case(
            "fold of the reports of 20 rounds / of one, per field",
            _folding(20),
            _folding(1),
            goal=1.1,
            scale=20,
        ),
        Case(
            "会議資料 of a hundred pages / the same texts by plain platypus",
            papers.ours,
            papers.platypus,
            goal=1.5,
        ),
        Case(
            "one answer of that 会議資料 changed: the page in view drawn anew / half a second",
            papers.InView(),
            papers.half_a_second,
            goal=1.0,
        ),
        Case(
            "10 MB written whole or not at all / written in place and synced",
            lambda: paths.write_beside(folder / "ours", lambda file: _write(file.write)),
            lambda: _write_in_place(folder / "yardstick"),
            goal=1.5,
        ),
        *edit_cases(folder),
        *grid_cases(),
        *timeline_cases(),
        *place_cases(folder),
        *merge_cases(folder),
        *gap_cases(folder),
    ]


def _window(which: str) -> Work:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [sys.executable, "-m", "tests.bench.windows", which]
    return lambda: subprocess.run(command, env=environment, check=True)


def _folding(rounds: int) -> Work:
    evidence = [
        _evidence(f"P7/T{number}/D0210/R{2000 + turn}-END")
        for turn in range(rounds)
        for number in range(_FIELDS)
    ]

    def work() -> None:
        for each in evidence:
            fold(each, str)

    return work


def _evidence(key: str) -> Evidence:
    """An edit of the coordinator's, and an answer that a corrected file replaced."""
    first = Filing("first", "D0210", number=1)
    second = Filing("second", "D0210", prior=frozenset({"first"}), number=1)
    sayings = tuple(
        Saying(filing, f"answer of the {filing.id}", None, EMPTY_STAMP, Standing.CLAIM)
        for filing in (first, second)
    )
    return Evidence(key, "results", (Deed(1, "edit"),), sayings)


def _write_in_place(path: Path) -> None:
    with path.open("wb") as file:
        _write(file.write)
        file.flush()
        os.fsync(file.fileno())


def _write(write: Callable[[bytes], int]) -> None:
    write(_TEN_MEGABYTES)
