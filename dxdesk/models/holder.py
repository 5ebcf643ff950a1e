"""Who holds a store: a small note beside it, for the one who finds it locked.

The lock itself is SQLite's and dies with its process; the note only gives it a name.
"""

import getpass
import json
import os
import socket
from contextlib import suppress
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from dxdesk.domain.store_errors import Holder


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
    """Take this process's note away; one that somebody else has left by now stays."""
    note = _note(path)
    if (note.get("host"), note.get("pid")) == (socket.gethostname(), os.getpid()):
        with suppress(OSError):
            note_path(path).unlink()


def holder_of(path: Path) -> Holder | None:
    """Who left the note, None where no readable one lies."""
    note = _note(path)
    try:
        datetime.fromisoformat(note["since"])
        return Holder(**{part.name: str(note[part.name]) for part in fields(Holder)})
    except (ValueError, KeyError, TypeError):
        return None


def _note(path: Path) -> dict[str, Any]:
    try:
        note = json.loads(note_path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
