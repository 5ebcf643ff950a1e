"""How many small changes to the pure merge its unit tests notice.

What is changed and which tests judge stands in pyproject.toml (`tool.mutmut`). It takes some ten
minutes and is no part of the tests.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import environment

GOAL = 85.0  # per cent of the changes
_STATISTICS = Path("mutants") / "mutmut-cicd-stats.json"


def run(extra: list[str]) -> int:
    """Make the changes, at low priority; print what no test noticed and the score.

    Names of changes in `extra` try only these again. 1 if the goal is missed.
    """
    if hasattr(os, "nice"):
        os.nice(10)
    (environment.PROJECT / _STATISTICS).unlink(missing_ok=True)
    steps = [["run", *extra], ["results"], ["export-cicd-stats"]]
    for arguments in steps:
        program = [str(environment.script("mutmut")), *arguments]
        if subprocess.run(program, cwd=environment.PROJECT, check=False).returncode:
            return 1
    found = score(json.loads((environment.PROJECT / _STATISTICS).read_text(encoding="utf-8")))
    print(f"noticed: {found:.1f} % (goal {GOAL:.0f} %)", flush=True)
    return 0 if found >= GOAL else 1


def score(counted: Mapping[str, int]) -> float:
    """The per cent of all changes that some test noticed, by failing or by never ending."""
    return 100 * (counted["killed"] + counted["timeout"]) / max(1, counted["total"])
