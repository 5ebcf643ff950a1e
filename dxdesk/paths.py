"""Where dxdesk's files lie, what a file may be called, and how one is written without losing one.

Resources come with the program. Data lies in the folder the system gives each user, or, in
portable mode, beside the program: a file `portable.txt` there turns the mode on.
"""

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

STORE_SUFFIX = ".dxdesk"
PORTABLE_MARK = "portable.txt"

_PROJECT = Path(__file__).resolve().parent.parent

# Windows, "Naming Files, Paths, and Namespaces": forbidden characters and device names.
_FORBIDDEN = {ord(char): chr(ord(char) + 0xFEE0) for char in '<>:"/\\|?*'}
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9\u00b9\u00b2\u00b3])")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_UNITS = 120  # UTF-16 units, as Windows counts; a path of 260 must hold folders too
_BYTES = 240  # of UTF-8: Linux allows 255, and SQLite appends "-journal"


def resources_folder() -> Path:
    """The folder of plan, fonts, themes, icons, help and samples."""
    return Path(getattr(sys, "_MEIPASS", _PROJECT)) / "resources"


def program_folder() -> Path:
    """The folder the program stands in: of the executable, or of the project."""
    return Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else _PROJECT


def program() -> list[str]:
    """The command that starts this program once more, its arguments still to come."""
    frozen = getattr(sys, "frozen", False)
    return [sys.executable] if frozen else [sys.executable, "-m", "dxdesk"]


def user_folder() -> Path:
    """This user's data folder by the system's convention (XDG base directories elsewhere)."""
    match sys.platform:
        case "win32":
            base = _absolute("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        case "darwin":
            base = Path.home() / "Library" / "Application Support"
        case _:
            base = _absolute("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return base / "dxdesk"


def font_folders() -> tuple[Path, ...]:
    """Where the system keeps fonts, its own and this user's."""
    match sys.platform:
        case "win32":
            system = _absolute("WINDIR") or Path("C:/Windows")
            own = _absolute("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
            return (system / "Fonts", own / "Microsoft" / "Windows" / "Fonts")
        case "darwin":
            places = (Path("/System"), Path("/"), Path.home())
            return tuple(place / "Library" / "Fonts" for place in places)
        case _:
            shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
            return (*shared, Path.home() / ".local" / "share" / "fonts")


def portable_folder() -> Path | None:
    """The program's folder if portable mode is on there, else None."""
    folder = program_folder()
    return folder if (folder / PORTABLE_MARK).is_file() else None


def data_folder() -> Path:
    """Where stores and settings lie; it need not exist yet."""
    return portable_folder() or user_folder()


def store_path(name: str) -> Path:
    """The path of the store that people call `name`."""
    return data_folder() / legal_file_name(name.removesuffix(STORE_SUFFIX) + STORE_SUFFIX)


def settings_path() -> Path:
    """The path of the settings file."""
    return data_folder() / "settings.json"


def layouts_path() -> Path:
    """The file of how a person left the window: each table, the folders that are watched."""
    return data_folder() / "layouts.json"


def legal_file_name(text: str) -> str:
    """The nearest name to `text` that Windows, macOS and Linux all take; never empty.

    Forbidden signs become their full-width forms, what cannot be printed an underscore; the
    extension is kept when a long name is cut.
    """
    name = "".join(map(_printable, text)).translate(_FORBIDDEN).strip(" ").rstrip(" .")
    stem, extension = _split(name)
    if _DEVICE.fullmatch(stem.partition(".")[0].rstrip(" ").upper()):
        head, dot, rest = stem.partition(".")
        stem = f"{head.rstrip(' ')}_{dot}{rest}"
    return _shortened(stem, extension) + extension


def write_beside(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file whole or not at all: into a neighbour, to the disk, then into its place.

    Whatever fails (`write`, a full disk, a folder that forbids it), the file that was there
    stays as it was, the neighbour is removed and the error goes up. A link is written through.
    """
    target = path.resolve()
    neighbour = neighbour_of(target)
    try:
        with neighbour.open("xb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, neighbour)
        neighbour.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            neighbour.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def neighbour_of(target: Path) -> Path:
    """A new name beside `target` for what is to take its place once it is whole."""
    return target.with_name(f"{_beginning(target)}{secrets.token_hex(8)}.tmp")


def clear_neighbours(target: Path) -> None:
    """Take away what a crash left of files that were on their way to `target`.

    Only for one that no other process writes meanwhile.
    """
    with contextlib.suppress(OSError):
        for left in target.parent.glob(f"{_beginning(target)}*"):
            left.unlink(missing_ok=True)


def real(path: Path) -> Path:
    """Where a link leads; the link itself where it leads in a circle."""
    try:
        return path.resolve()
    except (RuntimeError, OSError):  # Python before 3.13 raises the first
        return path.absolute()


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, whose names outlive a power cut. Raises OSError."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_file(path: Path) -> None:
    """Make the content of a closed file durable. Raises OSError."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make the new name durable. The file is in its place by now, so a file system that
    cannot sync folders (some network shares) is no failure; Windows has no such call."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _beginning(target: Path) -> str:
    """How the names of a file's neighbours begin, and of no other file's in the folder."""
    return f".dxdesk-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:8]}-"


def _absolute(variable: str) -> Path | None:
    """The folder an environment variable names; the XDG rules ignore a relative one."""
    path = Path(os.environ.get(variable, ""))
    return path if path.is_absolute() else None


def _printable(char: str) -> str:
    unprintable = unicodedata.category(char) in ("Cc", "Cs") or ord(char) & 0xFFFE == 0xFFFE
    return "_" if unprintable else char


def _split(name: str) -> tuple[str, str]:
    found = _EXTENSION.search(name)
    return (name[: found.start()], found.group()) if found else (name, "")


def _shortened(stem: str, extension: str) -> str:
    """The longest beginning of `stem` that fits, with no letter parted from its marks."""
    end = len(stem)
    while not _fits(stem[:end] + extension) or (end < len(stem) and _is_mark(stem[end])):
        end -= 1
    return stem[:end].rstrip(" .") or "_"


def _fits(name: str) -> bool:
    return len(name.encode("utf-16-le")) <= 2 * _UNITS and len(name.encode()) <= _BYTES


def _is_mark(char: str) -> bool:
    """Combining marks and the selectors that choose a variant of a kanji."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me")
