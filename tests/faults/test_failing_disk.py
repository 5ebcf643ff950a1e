"""A disk that fails: every call to it made to fail in turn, in every act that writes.

Long runs fail every call, CI every tenth; tests/faults/failing.py does it, fail.c stands
between the program and its disk.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faults.fail_scenes import SCENES

PROJECT = Path(__file__).parents[2]
SHIM = Path(__file__).with_name("fail.c")
COMPILER = shutil.which("cc")
PROCESSES = 2
EVERY, TENTH = 1, 10

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not COMPILER, reason="needs Linux and a C compiler"
)


@pytest.fixture(scope="module")
def tries(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What came of every try, by scene."""
    folder = tmp_path_factory.mktemp("disk")
    shim = folder / "fail.so"
    flags = ("-Wall", "-Werror", "-O2", "-shared", "-fPIC", "-o", str(shim))
    subprocess.run([COMPILER, *flags, str(SHIM), "-ldl"], check=True)
    step = EVERY if request.config.getoption("--long") else TENTH
    running = [begin(folder, shim, step, part) for part in range(PROCESSES)]
    for each in running:
        _, errors = each.communicate()
        assert each.returncode == 0, errors
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in SCENES}
    for part in range(PROCESSES):
        for line in said_by(folder, part).read_text(encoding="utf-8").splitlines():
            answer = json.loads(line)
            found[answer["scene"]].append(answer)
    return found


def said_by(folder: Path, part: int) -> Path:
    """Where a process writes: a pipe that nobody empties yet would stop it."""
    return folder / f"said-{part}.jsonl"


def begin(folder: Path, shim: Path, step: int, part: int) -> subprocess.Popen[str]:
    work = folder / str(part)
    work.mkdir()
    watched = {"DXDESK_FAIL_FOLDER": str(work), "LD_PRELOAD": str(shim)}
    with said_by(folder, part).open("wb") as said:
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.faults.failing"),
                *map(str, (work, step, part, PROCESSES)),
            ],
            cwd=PROJECT,
            env={**os.environ, **watched, "PYTHONIOENCODING": "utf-8"},
            stdout=said,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )


def wrong_in(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The tries that lost, halved, left behind or did not tell something."""
    return [each for each in found if each.get("problems") or "crash" in each]


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_lost_or_half_done_and_every_failure_is_told(tries: Any, scene: str) -> None:
    assert tries[scene]
    assert wrong_in(tries[scene]) == []


def test_the_disk_did_fail(tries: Any, figure: Callable[[str], None]) -> None:
    every = [each for found in tries.values() for each in found]
    failed = [each for each in every if each["call"]]
    calls = {(each["scene"], each["number"]) for each in failed}
    acts = Counter("refused" if each["error"] else "done" for each in failed)
    kinds = Counter(line.partition(":")[0] for each in failed for line in each["told"])
    figure(
        f"failing disk: {len(failed)} failures of {len(calls)} calls in {len(SCENES)} acts:"
        f" {acts['refused']} refused, {acts['done']} done; {len(wrong_in(every))} with anything"
        f" lost, half done, left or untold; {sum(kinds.values())} messages of {len(kinds)} kinds;"
        f" {sum(each['is_uncertain'] for each in failed)} told as failed and there after all"
    )
    assert len(failed) > 0.9 * len(every)
    assert {"StoreFull", "StoreUnreachable", "StoreReadOnly", "CannotWrite"} <= set(kinds)
