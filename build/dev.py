"""Everything a developer does, with nothing but Python: run, test, check, bench, mutate,
bundle, kit.

`python3 build/dev.py run` makes the environment and opens the window; what follows a command
is handed on (`test -k merge`). Exit status: that of what was run; 1 if the environment cannot
be made; 2 for wrong use or a Python that does not fit.
"""

from __future__ import annotations

import io
import itertools
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import environment
import kit
import machine
import mutation
import sbom
import trial

OUT = environment.PROJECT / "out"
_NO_SCREEN = """\
画面がないため、ウィンドウの代わりに一連の流れ (demo) を実行します。
There is no screen here: running the demo instead of the window.
  -> {folder}"""


def run(extra: list[str]) -> int:
    """Open the window, or run the demo where there is no screen."""
    machine.provide(for_tests=False)
    python = environment.prepare()
    if machine.has_screen():
        return _call(python, "-m", "dxdesk", *extra)
    folder = _new_folder("demo")
    print(_NO_SCREEN.format(folder=folder), flush=True)
    return _call(python, "-m", "dxdesk", "demo", "--out", str(folder))


def test(extra: list[str]) -> int:
    """All tests, two at a time and neither idle before the end, with no screen needed."""
    machine.provide(for_tests=True)
    return _call(environment.prepare(), "-m", "pytest", "-n", "2", "--dist", "worksteal", *extra)


def check(_: list[str]) -> int:
    """Lint, format, types and import rules: all are run, any failure counts."""
    python = environment.prepare()
    failed = [name for name, program in _checks(python).items() if not _passes(name, program)]
    print(f"check: {', '.join(failed)} failed" if failed else "check: all well", flush=True)
    return 1 if failed else 0


def bench(extra: list[str]) -> int:
    """The table of speeds, each beside what it is measured against."""
    machine.provide(for_tests=False)
    return _call(environment.prepare(), "-m", "tests.bench", *extra)


def mutate(extra: list[str]) -> int:
    """How many small changes to the pure merge its unit tests notice."""
    environment.prepare()
    return mutation.run(extra)


def bundle(extra: list[str]) -> int:
    """The program as a folder for PCs without Python, in out/dist; then it tries itself.

    With `--compare` the folder that PyInstaller makes unadvised is made too, and its size told.
    """
    machine.provide(for_tests=False)
    python, default = environment.prepare(), OUT / "default"
    compares = "--compare" in extra
    spec = str(environment.PROJECT / "build" / "dxdesk.spec")
    given = [each for each in extra if each != "--compare"]
    if status := _pack(python, OUT / "dist", *given, spec):
        return status
    if compares and (status := _pack(python, default, *_unadvised(default))):
        return status
    source = (str(python), "-m", "dxdesk")
    return trial.run(OUT / "dist" / "dxdesk", source, default / "dxdesk" if compares else None)


def offline_kit(extra: list[str]) -> int:
    """All that makes the bundle on a PC without a network, in out/kit."""
    platform = extra[1] if extra[:1] == ["--platform"] and len(extra) > 1 else kit.PLATFORM
    pip = [str(environment.prepare()), "-m", "pip", "--disable-pip-version-check"]
    try:
        kit.make(OUT / "kit", platform, pip)
    except subprocess.CalledProcessError:
        return _refuse("A pinned wheel could not be fetched. Is the package index reachable?", 1)
    except sbom.UnknownLicence as wheel:
        return _refuse(f"{wheel}: add its licence to build/sbom.py once you have read it.", 1)
    return kit.verify(OUT / "kit")


def pictures(_: list[str]) -> int:
    """The pictures of help and README, taken anew of the program as it is."""
    machine.provide(for_tests=False)
    return _call(environment.prepare(), str(environment.PROJECT / "build" / "pictures.py"))


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "mutate": mutate,
    "bundle": bundle,
    "kit": offline_kit,
    "pictures": pictures,
}


def main(arguments: list[str]) -> int:
    """Run one command; returns the exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older one is what this is for
        found = ".".join(map(str, sys.version_info[:3]))
        return _refuse(f"dxdesk needs Python 3.11 or newer; this is {found}.", 2)
    if not arguments or arguments[0] not in COMMANDS:
        return _refuse(f"usage: python3 build/dev.py {{{'|'.join(COMMANDS)}}} [...]", 2)
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except environment.CannotPrepare as problem:
        return _refuse(str(problem), 1)
    except KeyboardInterrupt:
        return 130


def _checks(python: Path) -> dict[str, tuple[Path | str, ...]]:
    return {
        "ruff check": (python, "-m", "ruff", "check"),
        "ruff format": (python, "-m", "ruff", "format", "--check"),
        "mypy": (python, "-m", "mypy"),
        "lint-imports": (environment.script("lint-imports"), "--no-logo"),
    }


def _passes(name: str, program: tuple[Path | str, ...]) -> bool:
    print(f"== {name}", flush=True)
    return _call(*program) == 0


def _pack(python: Path, out: Path, *what: str) -> int:
    folders = ("--workpath", str(OUT / "pyinstaller" / out.name), "--distpath", str(out))
    return _call(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, *what)


def _unadvised(out: Path) -> tuple[str, ...]:
    """What PyInstaller has to be told at least, for the same program with its data."""
    data = f"{environment.PROJECT / 'resources'}{os.pathsep}resources"
    start = environment.PROJECT / "dxdesk" / "__main__.py"
    return ("--onedir", "--name", "dxdesk", "--specpath", str(out), "--add-data", data, str(start))


def _call(*program: Path | str) -> int:
    return subprocess.run(program, cwd=environment.PROJECT, check=False).returncode


def _new_folder(name: str) -> Path:
    """A folder below out/ that does not exist yet: earlier results are kept."""
    folders = (OUT / f"{name}-{number}" for number in itertools.count(1))
    return next(folder for folder in folders if not folder.exists())


def _refuse(message: str, status: int) -> int:
    print(message, file=sys.stderr)
    return status


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks Japanese shows "?"
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
