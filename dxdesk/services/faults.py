"""Faults of the program itself, kept by their kind and place in the code, never by content.

An exception's message may quote what somebody typed, so it is not kept.
"""

import json
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from traceback import extract_tb
from typing import BinaryIO

import dxdesk
from dxdesk import paths

_NAME = "faults.json"
_MOST = 20
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: when, in which version, its class, and the calls that led to it, outermost
    first, each as module, line and function."""

    at: str
    version: str
    kind: str
    calls: tuple[str, ...]


def note(error: BaseException) -> None:
    """Keep a fault beside the settings; where that fails, the fault itself is what matters."""
    fault = Fault(
        datetime.now().isoformat(timespec="seconds"),
        dxdesk.__version__,
        type(error).__name__,
        _calls(error),
    )
    with suppress(OSError):
        _write([*known(), fault][-_MOST:])


def known() -> list[Fault]:
    """The newest faults, the oldest of them first."""
    try:
        found = json.loads(_path().read_text(encoding="utf-8"))
        return [Fault(**{**each, "calls": tuple(each["calls"])}) for each in found]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def _calls(error: BaseException) -> tuple[str, ...]:
    frames = extract_tb(error.__traceback__)
    return tuple(f"{_module(each.filename)}:{each.lineno} {each.name}" for each in frames)[
        -_DEEPEST:
    ]


def _module(file: str) -> str:
    """The file as it is found on every machine: below the program, else its name alone."""
    path = Path(file)
    for folder in (Path(dxdesk.__file__).parent.parent, Path(sys.prefix)):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.name


def _write(faults: list[Fault]) -> None:
    text = json.dumps([asdict(each) for each in faults], ensure_ascii=False, indent=1)

    def put(stream: BinaryIO) -> None:
        stream.write(text.encode())

    paths.make_folder(_path().parent)
    paths.write_beside(_path(), put)


def _path() -> Path:
    return paths.data_folder() / _NAME
