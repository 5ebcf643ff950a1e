"""The project's own Python: `.venv`, holding the pinned dependencies and dxdesk itself."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
_VENV = PROJECT / ".venv"
_STAMP = _VENV / "dxdesk-stamp"
_SCRIPTS = _VENV / ("Scripts" if os.name == "nt" else "bin")
_NO_VENV = """\
This Python has no venv module. On Debian or Ubuntu this installs it:
  sudo apt-get install --yes python3-venv"""


class CannotPrepare(Exception):
    """The environment cannot be made; the message says why and what to do."""


def prepare() -> Path:
    """The environment's interpreter, made and filled first where that is needed.

    Raises CannotPrepare if Python lacks venv or the dependencies cannot be installed.
    """
    python = script("python")
    if _is_ready(python):
        return python
    _make()
    _fill(python)
    _STAMP.write_text(_wanted(), encoding="ascii")
    return python


def script(name: str) -> Path:
    """The path of a program of the environment."""
    return _SCRIPTS / (f"{name}.exe" if os.name == "nt" else name)


def _is_ready(python: Path) -> bool:
    """Whether the environment was filled to the end for this very project and Python, and runs."""
    if not _STAMP.is_file() or _STAMP.read_text(encoding="ascii") != _wanted():
        return False
    try:
        return subprocess.run([python, "-c", "import PySide6, dxdesk"], check=False).returncode == 0
    except OSError:
        return False


def _wanted() -> str:
    """A hash of everything the environment depends on, its own place included."""
    facts = f"{sys.version}\n{sys.base_prefix}\n{PROJECT}\n".encode("utf-8", "surrogateescape")
    return hashlib.sha256(facts + (PROJECT / "pyproject.toml").read_bytes()).hexdigest()


def _make() -> None:
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise CannotPrepare(_NO_VENV)
    print(f"Making {_VENV}", flush=True)
    if _VENV.exists():
        shutil.rmtree(_VENV)
    _run([sys.executable, "-m", "venv", str(_VENV)], "The environment could not be made.")


def _fill(python: Path) -> None:
    print("Installing the pinned dependencies; the first time this takes minutes", flush=True)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    _run(
        [*pip, "--quiet", "--editable", ".[dev]"],
        "The dependencies could not be installed. Is the package index reachable? Then try again.",
    )


def _run(command: list[str], failure: str) -> None:
    if subprocess.run(command, cwd=PROJECT, check=False).returncode != 0:
        raise CannotPrepare(failure)
