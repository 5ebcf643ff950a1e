"""kill -9 at any moment of an edit, paste, merge, load, migration, backup, restore: nothing
that was acknowledged is lost, nothing is half applied, and the store opens again."""

import json
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

import pytest

PROJECT = Path(__file__).parents[2]
PROGRAM = "from tests.faults import killing; killing.main()"
KILLS, MANY_KILLS = 100, 2_000
DRIVERS = 2


def driven(folder: Path, kills: int) -> list[dict[str, Any]]:
    """What the drivers counted, side by side."""
    with ExitStack() as running:
        drivers = []
        for number in range(DRIVERS):
            place = folder / str(number)
            place.mkdir()
            argv = [sys.executable, "-c", PROGRAM, str(place), f"kill {number}"]
            driver = subprocess.Popen(
                [*argv, str(kills // DRIVERS)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
            )
            drivers.append(running.enter_context(driver))
        return [json.loads(each.communicate()[0]) for each in drivers]


@pytest.mark.skipif(sys.platform != "linux", reason="adopts orphans by prctl(2)")
def test_kill_9_loses_nothing_acknowledged_and_leaves_nothing_half_applied(
    tmp_path: Path, figure, is_long: bool
) -> None:
    kills = MANY_KILLS if is_long else KILLS
    found = driven(tmp_path, kills)
    by_work = sum((Counter(each.pop("by_work")) for each in found), Counter())
    openings = [one for each in found for one in each.pop("openings")]
    faults = [one for each in found for one in each.pop("faults")]
    sums = sum(map(Counter, found), Counter())
    works = ", ".join(f"{name} {count}" for name, count in sorted(by_work.items()))
    figure(
        f"kill -9: {by_work.total()} kills ({works}); {sums['acknowledged']} acknowledged steps,"
        f" {sums['lost']} lost; in flight {sums['whole']} whole, {sums['absent']} absent,"
        f" {sums['halves']} half applied; {sums['journals']} broken off in a transaction;"
        f" {sums['orphans']} processes left; {len(faults)} other faults;"
        f" reopened in {median(openings) * 1000:.0f} ms, {max(openings) * 1000:.0f} ms at most"
    )
    assert faults == []
    assert sums["lost"] == sums["halves"] == sums["orphans"] == 0
    assert by_work.total() == kills
    if is_long:  # the one bound in seconds that is asked of the drill, not of every run
        assert max(openings) < 1
