"""Why a backup could not be made or cannot be restored; one class per failure."""

from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain.errors import DxdeskError, StoreError


@dataclass
class BackupFailed(DxdeskError):
    """A backup could not be written; `reason` is a `Disk` code. What it preceded went on."""

    path: Path
    reason: str


@dataclass
class BackupUnsound(DxdeskError):
    """What was written was read again and is not what the store holds; it was thrown away."""

    path: Path


@dataclass
class BackupExists(DxdeskError):
    """Something already lies where a backup was to be written."""

    path: Path


@dataclass
class BackupDamaged(StoreError):
    """The file that was to be restored is damaged; the store was left as it is."""

    path: Path
    detail: str
