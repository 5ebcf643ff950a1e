"""Why a readable workbook is no exchange file that can be taken."""

from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain.errors import DxdeskError


@dataclass
class NotAnExchangeFile(DxdeskError):
    """The workbook has no 管理 sheet of dxdesk."""

    path: Path


@dataclass
class NewerLayout(DxdeskError):
    """The file was written by a newer dxdesk in a layout this one does not know."""

    path: Path
    found: int
    known: int


@dataclass
class BrokenControl(DxdeskError):
    """The 管理 sheet lacks an item, or has one that cannot be read."""

    path: Path
    item: str
    found: str
