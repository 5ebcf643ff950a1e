"""The power goes: nothing that was acknowledged is lost, and nothing is half done.

What the program really wrote and synced is recorded; then the disk is cut off after any call,
and what followed the last sync is dropped, reordered, torn (`tests.faults.power`). Every state
is opened as the program opens it, in two processes at once.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.faults.power_acts import ACTS
from tests.faults.recording import can_record, compile_recorder

PROJECT = Path(__file__).parents[2]
MEMORY = Path("/dev/shm")
CUTS, MANY_CUTS = 30, 2_000  # of each act
ENOUGH = 20_000

Tallies = dict[str, Any]


def start(module: str, *args: object, **variables: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"tests.faults.{module}", *map(str, args)]
    environment = os.environ | variables
    return subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True
    )


def output_of(process: subprocess.Popen[str]) -> str:
    out, _ = process.communicate()
    assert process.returncode == 0
    return out


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every act, recorded."""
    if not can_record():
        pytest.skip("calls are recorded on Linux, where there is a C compiler")
    folder = tmp_path_factory.mktemp("power").resolve()
    library = str(compile_recorder(folder))
    output_of(start("power_acts", folder, *ACTS, LD_PRELOAD=library))
    return folder


def judged(recorded: Path, count: int, *shares: list[str], without: str = "") -> Tallies:
    """What became of the acts; each share of them is judged by a process of its own."""
    place = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place, prefix="dxdesk-power-") as scratch:
        running = [
            start("power_judge", recorded, Path(scratch, str(number)), count, without, *acts)
            for number, acts in enumerate(shares)
        ]
        return {
            act: found for each in running for act, found in json.loads(output_of(each)).items()
        }


def test_no_power_cut_loses_an_acknowledged_change(recorded: Path, figure, is_long: bool) -> None:
    acts = list(ACTS)
    found = judged(recorded, MANY_CUTS if is_long else CUTS, acts[::2], acts[1::2])
    total: Counter[str] = Counter()
    for act, tally in found.items():
        sizes = {name: len(it) if isinstance(it, list) else it for name, it in tally.items()}
        total.update(sizes)
        figure("power cut, {:<12}".format(act + ":") + words(sizes))
    figure("power cut, in all:     " + words(total))
    assert {act: tally["lost"][:9] for act, tally in found.items() if tally["lost"]} == {}
    assert total["states"] >= (ENOUGH if is_long else CUTS * len(acts) * 3 // 4)


def words(sizes: dict[str, int]) -> str:
    text = "{calls} calls, {notes} acknowledged, cut in {states} states ({hot} with a hot journal;"
    return (text + " {old} old, {new} new): {lost} lost").format(**sizes)


def test_a_program_that_does_not_sync_is_found_out(recorded: Path, figure) -> None:
    tally = judged(recorded, CUTS, ["edit"], without="s")["edit"]
    figure(
        "power cut, edit, its syncs left out: {states} states, {lost} lost".format(
            **tally | {"lost": len(tally["lost"])}
        )
    )
    assert len(tally["lost"]) > CUTS // 10
