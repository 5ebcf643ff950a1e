"""What a program asks of Linux, noted by strace: files it writes or renames, sockets it makes."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FILES = (
    "open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,"
    "link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,mknod,mknodat"
)
_SOCKETS = ("socket", "socketpair", "bind", "connect")
_CALL = re.compile(r"(?:\d+ +)?(?P<name>\w+)\((?P<asked>.*)\) += (?P<answer>-?\d+)")
_WRITES = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC)")
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?"(?P<name>(?:[^"\\]|\\.)*)"')
_FAMILY = re.compile(r"AF_\w+")
_ADDRESS = re.compile(r'sun_path=(?P<at>@?)"(?P<name>(?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Call:
    """A call that succeeded or, of sockets, was tried: its name and what was asked."""

    name: str
    asked: str


def command(notes: Path) -> list[str]:
    """What comes before a command to have it noted below the folder, a file for each thread.

    [] where strace is missing or may not look on.
    """
    strace = shutil.which("strace")
    if not strace or subprocess.run([strace, "true"], capture_output=True, check=False).returncode:
        return []
    notes.mkdir()
    wanted = ("--seccomp-bpf", "-f", "-ff", "-y", "-e", f"trace=%network,{_FILES}")
    return [strace, *wanted, "-o", str(notes / "thread")]


def calls(notes: Path) -> Iterator[Call]:
    """Every call in the notes, those on files only where they succeeded."""
    for path in sorted(notes.iterdir()):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            found = _CALL.match(line)
            if found and (found["name"] in _SOCKETS or not found["answer"].startswith("-")):
                yield Call(found["name"], found["asked"])


def written(notes: Path) -> set[Path]:
    """Every path that was written, made, renamed or removed."""
    return {
        Path(_plain(each["folder"] or ""), _plain(each["name"]))
        for call in calls(notes)
        if call.name in _FILES.split(",")
        and (not call.name.startswith("open") or _WRITES.search(call.asked))
        for each in _PATH.finditer(call.asked)
    }


def families(notes: Path) -> set[str]:
    """The families of the sockets that were made."""
    made = (call for call in calls(notes) if call.name in ("socket", "socketpair"))
    return {found.group() for call in made if (found := _FAMILY.search(call.asked))}


def addresses(notes: Path) -> set[Path]:
    """What sockets were bound or connected to; an address that is no path comes as it is told."""
    asked = [call.asked for call in calls(notes) if call.name in ("bind", "connect")]
    found = [(text, _ADDRESS.search(text)) for text in asked]
    return {
        Path(_plain(each["name"])) if each and not each["at"] else Path(text)
        for text, each in found
    }


def _plain(told: str) -> str:
    """A path as it is: strace tells what is not ASCII in octal."""
    return told.encode("latin-1").decode("unicode_escape").encode("latin-1").decode()
