"""A bundle tried where nothing helps it: no Python, no fonts, no network, an empty environment.

Its size and start are printed beside what they are measured against: PyInstaller's default for
the same program, and the same start from source.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

MOST_SIZE, MOST_START = 0.65, 1.25
_NO_FONTS = '<?xml version="1.0"?><fontconfig/>'
_START = "--test-window"  # the first window, painted once
_STARTS = 7


def run(folder: Path, source: Sequence[str], default: Path | None = None) -> int:
    """Measure the bundle in `folder` and have it try itself; 1 if it fails or is too large.

    A start that misses its goal is only told: it may be the machine that is busy. `source` is
    the command that starts the program from source; `default`, where it was made,
    the folder that PyInstaller makes unadvised.
    """
    program = folder / ("dxdesk.exe" if os.name == "nt" else "dxdesk")
    with TemporaryDirectory(prefix="dxdesk ためし ") as home:
        bare = _environment(Path(home))
        small = _tell_size(folder, default)
        _tell_start([str(program)], source, bare)
        command = [*_without_network(), str(program), "self-test"]
        passed = subprocess.run(command, env=bare, cwd=home, check=False).returncode == 0
    return 0 if small and passed else 1


def _tell_size(folder: Path, default: Path | None) -> bool:
    ours = _size(folder)
    if default is None:
        print(f"size: {ours:.0f} MB", flush=True)
        return True
    theirs = _size(default)
    told = f"size: {ours:.0f} MB, PyInstaller's default {theirs:.0f} MB"
    return _tell_ratio(told, ours / theirs, MOST_SIZE)


def _tell_start(bundled: Sequence[str], source: Sequence[str], bare: dict[str, str]) -> None:
    """One after the other, so that a busy machine disturbs both alike; the first of each, which
    waits for the disk, does not count."""
    screen = {**bare, "QT_QPA_PLATFORM": "offscreen"}
    taken = [[_start(each, screen) for each in (bundled, source)] for _ in range(_STARTS + 1)]
    ours, theirs = map(statistics.median, zip(*taken[1:], strict=True))
    told = f"start: {ours:.2f} s to the first paint, from source {theirs:.2f} s"
    _tell_ratio(told, ours / theirs, MOST_START)


def _tell_ratio(told: str, ratio: float, most: float) -> bool:
    reached = ratio <= most
    verdict = "reached" if reached else "missed"
    print(f"{told}: {ratio:.2f} (goal {most:.2f}) {verdict}", flush=True)
    return reached


def _environment(home: Path) -> dict[str, str]:
    """What every process has, and no more: a home of its own, no programs, no letters."""
    fonts = home / "fonts.conf"
    fonts.write_text(_NO_FONTS, encoding="ascii")
    if os.name == "nt":
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
        return {**kept, "LOCALAPPDATA": str(home)}
    return {"HOME": str(home), "PATH": "", "TMPDIR": str(home), "FONTCONFIG_FILE": str(fonts)}


def _without_network() -> list[str]:
    """What puts a command where there is no network, on systems that have such a place."""
    unshare = shutil.which("unshare")
    may = sys.platform.startswith("linux") and unshare is not None and os.geteuid() == 0
    return [unshare, "--net"] if unshare and may else []


def _size(folder: Path) -> float:
    """Megabytes; a link counts as the link it is."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _start(program: Sequence[str], environment: dict[str, str]) -> float:
    """Seconds."""
    begun = time.perf_counter()
    command = [*program, _START]
    subprocess.run(command, env=environment, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun
