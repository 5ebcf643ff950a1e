"""What kind of place a store lies in, and how it is written there."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of places. A share and a synchronised folder ask for a standing notice."""

    LOCAL = "local"
    SHARE = "share"
    SYNCED = "synced"
    READ_ONLY = "read-only"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store lies, and how SQLite writes it there.

    `detail` names the file system (ext4), the share (//server/share), the service (OneDrive)
    or the medium (/media/cdrom), "" where the system does not tell. `journal` and
    `synchronous` are SQLite's journal_mode and synchronous.
    """

    kind: Kind
    detail: str
    journal: str
    synchronous: str


_SETTINGS = {
    # Measured in simulated power cuts: no acknowledged change was lost; DELETE with FULL, and WAL
    # with NORMAL, lost some, and so did TRUNCATE where a file that grows shows what lay there
    # before (FAT on a USB stick): the journal of an act that was long done came back.
    Kind.LOCAL: ("PERSIST", "EXTRA"),
    # WAL's shared memory does not work between PCs (SQLite, "Write-Ahead Logging").
    Kind.SHARE: ("PERSIST", "EXTRA"),
    # WAL would spread a store over two lasting files, which a service copies one by one.
    Kind.SYNCED: ("PERSIST", "EXTRA"),
    # Opened as a file that never changes: no journal, no lock, nothing written.
    Kind.READ_ONLY: ("OFF", "OFF"),
}


def place(kind: Kind, detail: str) -> Place:
    """A place with the settings that its kind asks for."""
    return Place(kind, detail, *_SETTINGS[kind])
