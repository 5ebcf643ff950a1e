"""Who holds a store: a small note beside it, for the one who finds it locked.

The lock itself is SQLite's and dies with its process; the note only gives it a name.
"""

import getpass
import json
import os
import socket
from contextlib import suppress
from datetime import datetime
from pathlib import Path


def note_path(path: Path) -> Path:
    """Where the note lies."""
    return path.with_name(path.name + ".holder")


def leave_note(path: Path, department: str) -> None:
    """Write down this PC, user and 課; a folder that refuses it is no reason to stop."""
    note = {
        "host": socket.gethostname(),
        "user": _user(),
        "department": department,
        "since": datetime.now().isoformat(timespec="minutes"),
        "pid": os.getpid(),
    }
    with suppress(OSError):
        note_path(path).write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")


def remove_note(path: Path) -> None:
    """Take the note away."""
    with suppress(OSError):
        note_path(path).unlink()


def describe(path: Path) -> str:
    """PC, 課 and time of the holder in one line, "" where no readable note lies."""
    try:
        note = json.loads(note_path(path).read_text(encoding="utf-8"))
        return " ".join(
            str(note[part]) for part in ("host", "department", "user", "since") if note[part]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
