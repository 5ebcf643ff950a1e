"""A bundle tried where nothing helps it: no Python, no fonts, no network, an empty environment."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

_NO_FONTS = '<?xml version="1.0"?><fontconfig/>'
_STARTS = 3


def run(folder: Path) -> int:
    """Print size and start of the bundle in `folder` and have it try itself; its exit status."""
    program = folder / ("dxdesk.exe" if os.name == "nt" else "dxdesk")
    with TemporaryDirectory(prefix="dxdesk ためし ") as home:
        bare = _environment(Path(home))
        print(f"size: {_size(folder) / 1e6:.0f} MB", flush=True)
        print(f"start: {_start(program, bare):.2f} s (--version, median of {_STARTS})", flush=True)
        command = [*_without_network(), str(program), "self-test"]
        return subprocess.run(command, env=bare, cwd=home, check=False).returncode


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


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


def _start(program: Path, environment: dict[str, str]) -> float:
    taken = []
    for _ in range(_STARTS):
        begun = time.perf_counter()
        subprocess.run(
            [program, "--version"], env=environment, stdout=subprocess.DEVNULL, check=True
        )
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)
