"""Why a store cannot be used, or an act on it cannot be done; one class per failure."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dxdesk.domain.errors import DxdeskError, StoreError, UsageError


@dataclass
class StoreMissing(StoreError):
    """No store lies at the path."""

    path: Path


@dataclass
class StoreExists(StoreError):
    """Something already lies where a new store was to be made."""

    path: Path


@dataclass
class NotAStore(StoreError):
    """The file is no database, or another program's."""

    path: Path


@dataclass
class NewerStore(StoreError):
    """The store was written by a newer dxdesk; it is left untouched."""

    path: Path
    found: int
    known: int


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a store open: PC, 課, user, and since when (an ISO time)."""

    host: str
    department: str
    user: str
    since: str


@dataclass
class StoreInUse(StoreError):
    """Another process holds the store; `holder` says who, None where that is unknown.

    `copy` is the time of the newest backup, which can be looked at meanwhile; None where
    there is none or nobody asked.
    """

    path: Path
    holder: Holder | None
    copy: datetime | None = None


@dataclass
class OpeningStopped(StoreError):
    """The person stopped the opening of a store."""

    path: Path


@dataclass
class StoreReadOnly(StoreError):
    """The store or its folder cannot be written."""

    path: Path


@dataclass
class OnlyALook(StoreError):
    """The store was opened to be looked at; `as_of` is the time of the backup that is shown,
    None where it is the store itself."""

    path: Path
    as_of: datetime | None


@dataclass
class StoreGone(StoreError):
    """The file was deleted, moved or cut off while it was open; its content is still in hand."""

    path: Path


@dataclass
class StoreReplaced(StoreError):
    """Another file lies where the store was opened; the content of the store is still in hand."""

    path: Path


@dataclass
class StoreFull(StoreError):
    """The disk has no room; nothing of the last act was kept."""

    path: Path


@dataclass
class StoreUnreachable(StoreError):
    """The disk or share failed to read or write; whether the last act was kept is not known."""

    path: Path
    detail: str


@dataclass
class StoreDamaged(StoreError):
    """The database file is damaged."""

    path: Path
    detail: str


@dataclass
class UnknownDepartment(UsageError):
    """No department of that name or code."""

    text: str


@dataclass
class UnknownRound(UsageError):
    """No reporting round of that code."""

    text: str


@dataclass
class UnknownRecord(UsageError):
    """No record with that key."""

    key: str


@dataclass
class UnknownLine(UsageError):
    """The history has no line of that number."""

    number: int


@dataclass
class UnknownField(UsageError):
    """The record type has no such field."""

    kind: str
    field: str


@dataclass
class NotAllowed(DxdeskError):
    """The field or act belongs to somebody else; `owner` is the field's owner."""

    label: str
    owner: str


@dataclass
class WrongRole(UsageError):
    """A command of the coordinator on a department's store, or the other way round."""

    needed: str


@dataclass
class UnknownQuestion(UsageError):
    """No open conflict or proposal of that name."""

    name: str


@dataclass
class NoSuchCandidate(UsageError):
    """The number is none of the question's candidates."""

    number: int
    count: int


@dataclass
class UnknownMerge(UsageError):
    """No counted file with that id."""

    id: str


@dataclass
class NothingToSubmit(UsageError):
    """The 課 has no request for the round, so nothing can be submitted."""

    round: str


@dataclass
class Unsettled(DxdeskError):
    """The store has open conflicts of its own; `names` lists them."""

    names: tuple[str, ...]


@dataclass
class Incomplete(DxdeskError):
    """Required fields are blank; `lines` names each."""

    lines: tuple[str, ...]


@dataclass
class WrongFile(DxdeskError):
    """A readable file that this store cannot take; `expected` and `found` say why."""

    path: Path
    matter: str
    expected: str
    found: str
