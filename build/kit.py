"""The offline kit: all that makes dxdesk for Windows on a PC without a network.

`python3 build/dev.py kit [--platform win_amd64]` fetches and lays it out in out/kit;
`python3 build/kit.py verify FOLDER` compares every file with the list, wherever it was carried;
`sums FOLDER` writes that list into a folder that was made of the kit.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

import sbom
import wheels
from wheels import Wheel

PROJECT = Path(__file__).resolve().parent.parent
PLATFORM = "win_amd64"
PYTHON = "3.11"
SUMS = "SHA256SUMS"
PARTS = "sbom.cdx.json"
MADE = "out"
_EXTRA = "bundle"
_SOURCE = ("LICENSE", "README.md", "pyproject.toml", "build", "dxdesk", "resources")
_LEFT = shutil.ignore_patterns("__pycache__", "*.pyc")
_LEAD = Path(__file__).with_name("kit")


def make(out: Path, platform: str, pip: Sequence[str]) -> None:
    """Fill the folder `out`, which is made anew; `pip` is the command that fetches.

    Raises CalledProcessError where a wheel cannot be had, UnknownLicence for one that
    nobody has looked at.
    """
    shutil.rmtree(out, ignore_errors=True)
    fetch(out / "wheels", platform, pip)
    found = sorted(map(wheels.read, (out / "wheels").glob("*.whl")), key=lambda each: each.name)
    lay_out(out, found)
    write_sums(out)


def fetch(folder: Path, platform: str, pip: Sequence[str]) -> None:
    """Fetch the pinned wheels, and none that is not pinned, for the platform."""
    where = ("--platform", platform, "--python-version", PYTHON, "--implementation", "cp")
    what = ("--only-binary", ":all:", "--no-deps", "--dest", str(folder))
    subprocess.run([*pip, "download", "--quiet", *where, *what, *pins()], check=True)


def pins() -> list[str]:
    """What the program and its making consist of, each with its version, markers left out."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"][_EXTRA]]
    return [each.partition(";")[0].strip() for each in named]


def lay_out(out: Path, found: Sequence[Wheel]) -> None:
    """Everything but the wheels: the source, the script, requirements, notices, parts list."""
    for name in _SOURCE:
        _copy(PROJECT / name, out / "source" / name)
    for path in _LEAD.iterdir():
        shutil.copyfile(path, out / path.name)
    (out / "requirements.txt").write_text(requirements(found), encoding="ascii", newline="\n")
    write_notices(out / "notices", found)
    parts = json.dumps(sbom.document(_version(), found, _own(out)), indent=2)
    (out / PARTS).write_text(parts + "\n", encoding="ascii", newline="\n")


def requirements(found: Iterable[Wheel]) -> str:
    """The wheels by version and hash, as an installer without a network takes them."""
    return "".join(f"{w.name}=={w.version} --hash=sha256:{w.sha256}\n" for w in found)


def write_notices(folder: Path, found: Iterable[Wheel]) -> None:
    """The licence texts that the wheels carry, those of the program and of its letters."""
    folder.mkdir()
    resources = PROJECT / "resources"
    shutil.copyfile(PROJECT / "LICENSE", folder / "dxdesk-LICENSE.txt")
    shutil.copyfile(resources / "fonts" / "OFL.txt", folder / "fonts-OFL.txt")
    shutil.copytree(resources / "licences", folder, dirs_exist_ok=True)
    for wheel in found:
        for name, text in wheels.licence_texts(wheel.path):
            (folder / f"{wheel.name}-{Path(name).stem}.txt").write_bytes(text)


def write_sums(out: Path) -> None:
    """The hash of every file of the kit, in the form that `sha256sum --check` reads."""
    lines = [f"{wheels.sha256(path)}  {path.relative_to(out).as_posix()}\n" for path in _files(out)]
    (out / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def unlicensed(folder: Path) -> list[str]:
    """The files that the parts list does not name, and so no licence either."""
    named = sbom.hashes(json.loads((folder / PARTS).read_text(encoding="ascii")))
    return [
        f"not in {PARTS}: {path.relative_to(folder).as_posix()}"
        for path in _files(folder)
        if path.name != PARTS and wheels.sha256(path) not in named
    ]


def faults(folder: Path) -> list[str]:
    """What differs from the list: files that are missing, changed, or not named in it."""
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    listed = {name: told for told, _, name in (line.partition("  ") for line in lines)}
    found = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    return [
        *(f"missing: {name}" for name in sorted(listed.keys() - found.keys())),
        *(f"not in the list: {name}" for name in sorted(found.keys() - listed.keys())),
        *(
            f"changed: {name}"
            for name in sorted(listed.keys() & found.keys())
            if wheels.sha256(found[name]) != listed[name]
        ),
    ]


def verify(folder: Path) -> int:
    """Say what differs from the list of hashes or, in a kit, lacks a licence; 1 if anything does.

    What was made of a kit consists of its parts, so its files are not in their list one by one.
    """
    found = faults(folder)
    print("\n".join(found) or f"{SUMS}: all well")
    if not found and (folder / "wheels").is_dir():
        found = unlicensed(folder)
        print("\n".join(found) or f"{PARTS}: every file has its licence")
    return 1 if found else 0


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.copytree(path, target, ignore=_LEFT)
    else:
        shutil.copyfile(path, target)


def _own(out: Path) -> dict[str, Path]:
    """Every file but the wheels, by its path in the kit."""
    found = {path.relative_to(out).as_posix(): path for path in _files(out)}
    return {name: path for name, path in found.items() if not name.startswith("wheels/")}


def _files(folder: Path) -> list[Path]:
    """Every file but the list itself, what was made of the kit, and what Python leaves behind."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path != folder / SUMS
        and folder / MADE not in path.parents
        and "__pycache__" not in path.parts
    ]


def _version() -> str:
    text = (PROJECT / "dxdesk" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', text)
    return found[1] if found else ""


def main(arguments: list[str]) -> int:
    """`verify FOLDER` or `sums FOLDER`; the exit status."""
    parser = argparse.ArgumentParser(prog="kit.py")
    parser.add_argument("command", choices=["verify", "sums"])
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args(arguments)
    if asked.command == "sums":
        write_sums(asked.folder)
        return 0
    return verify(asked.folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
