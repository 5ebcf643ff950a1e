"""Two processes on one store: one writes, the other is told who; no lock outlives a kill."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
ROUNDS, MANY_ROUNDS = 300, 3_000
DRIVERS = 2  # side by side, on a store each
DRIVER = "from tests.faults import pairs; pairs.main()"
HAPPENED = ("refused", "commands", "looks", "races", "killed_opening", "closed", "stale_notes")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the driver forks")


def started(folder: Path, rounds: int) -> subprocess.Popen[str]:
    """A driver at work in a folder of its own."""
    folder.mkdir()
    command = [sys.executable, "-c", DRIVER, str(folder), folder.name, str(rounds)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=PROJECT, stdout=pipe, stderr=pipe, text=True)


def test_one_writes_and_the_other_is_told_who_and_no_lock_outlives_a_kill(
    tmp_path: Path, figure, is_long: bool
) -> None:
    rounds = MANY_ROUNDS if is_long else ROUNDS
    drivers = [started(tmp_path / f"pair {n}", rounds // DRIVERS) for n in range(DRIVERS)]
    sums: Counter[str] = Counter()
    faults: list[str] = []
    slowest = 0.0
    for each in drivers:
        out, err = each.communicate()
        assert each.returncode == 0, err
        said = json.loads(out)
        faults += said.pop("faults")
        slowest = max(slowest, said.pop("slowest"))
        sums.update(said)
    figure(
        f"two processes: {sums['rounds']} rounds, {sums['refused']} times the other was told who"
        f" holds the store, {sums['both_in']} times both were in; {sums['killed_holding']} holders"
        f" killed holding, {sums['killed_opening']} opening, {sums['broken_off']} in the middle of"
        f" a commit; {sums['stale_notes']} stale notes healed; {sums['acknowledged']} changes"
        f" acknowledged, {len(faults)} faults; opened again in {slowest * 1000:.0f} ms at most"
    )
    assert faults == []
    assert sums["both_in"] == 0
    assert sums["rounds"] == rounds
    assert [name for name in HAPPENED if not sums[name]] == []
