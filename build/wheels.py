"""What a wheel says of itself: name, version, and the texts of its licences."""

from __future__ import annotations

import email
import hashlib
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors)(?!.*commercial)", re.IGNORECASE)


@dataclass(frozen=True)
class Wheel:
    """A wheel file: the project's name as it is compared (PEP 503), version, SHA-256."""

    path: Path
    name: str
    version: str
    sha256: str


def read(path: Path) -> Wheel:
    """The wheel at `path`. Raises KeyError, StopIteration or BadZipFile if it is none."""
    said = _metadata(path)
    name = re.sub(r"[-_.]+", "-", said["Name"]).lower()
    return Wheel(path, name, said["Version"], sha256(path))


def sha256(path: Path) -> str:
    """The hash of a file, as a hexadecimal number."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def licence_texts(path: Path) -> Iterator[tuple[str, bytes]]:
    """The names and contents of the licence files that a wheel carries.

    A commercial alternative, which nobody here has taken, is passed over.
    """
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            folder, _, base = name.rpartition("/")
            if ".dist-info" in folder and _TEXTS.search(base):
                yield base, archive.read(name)


def _metadata(path: Path) -> Message:
    with zipfile.ZipFile(path) as archive:
        name = next(each for each in archive.namelist() if each.endswith(".dist-info/METADATA"))
        return email.message_from_bytes(archive.read(name))
