"""Every reason why a file that somebody sent cannot be read: facts only.

`dxdesk.domain.words.file_errors` says each one in a sentence.
"""

from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain.errors import DxdeskError


@dataclass
class UnreadableFile(DxdeskError):
    """A file was refused as a whole; nothing of it was taken."""

    path: Path


@dataclass
class NotAFile(UnreadableFile):
    """A folder or a device bears the name."""


@dataclass
class Vanished(UnreadableFile):
    """Nothing is there (any more): moved, deleted, or a link to nothing."""


@dataclass
class Unreachable(UnreadableFile):
    """It is there but the system would not give it: rights, or a share that went away."""

    detail: str


@dataclass
class LockedByOther(UnreadableFile):
    """A spreadsheet program has it open; `holder` is the name in its owner file, or ""."""

    holder: str


@dataclass
class EmptyFile(UnreadableFile):
    """It has no bytes."""


@dataclass
class Truncated(UnreadableFile):
    """Its end is missing: a transfer that broke off."""


@dataclass
class Encrypted(UnreadableFile):
    """A password protects its content."""


@dataclass
class OldExcel(UnreadableFile):
    """It is in the binary form of Excel 2003 or earlier."""


@dataclass
class NotAWorkbook(UnreadableFile):
    """It is something else; `kind` is one of the codes named in the words."""

    kind: str


@dataclass
class TooLarge(UnreadableFile):
    """It holds more of `what` (a code named in the words) than `limit`."""

    what: str
    limit: int


@dataclass
class SuspiciousArchive(UnreadableFile):
    """Its container is built as no spreadsheet program builds one; `what` is a code."""

    what: str
    detail: str


@dataclass
class MacroBearing(UnreadableFile):
    """It carries macros."""


@dataclass
class DoctypeRefused(UnreadableFile):
    """One of its parts declares a document type, which no workbook needs."""

    part: str


@dataclass
class TooSlow(UnreadableFile):
    """Reading it took longer than `seconds`."""

    seconds: float


@dataclass
class TooMuchMemory(UnreadableFile):
    """Reading it needed more memory than is granted."""


@dataclass
class Broken(UnreadableFile):
    """Its inner structure is damaged; `detail` is for whoever mends it."""

    detail: str


@dataclass
class ReaderUnavailable(UnreadableFile):
    """The process that reads foreign files could not be started: no fault of the file."""

    detail: str
