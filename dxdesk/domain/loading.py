"""What loading a workbook tells: each cell that could not be taken, and why none was."""

from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain.errors import DxdeskError, UsageError


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell that kept its row out: where it is, what stands there, what was expected."""

    sheet: str
    address: str
    found: str
    expected: str


@dataclass
class NothingToLoad(UsageError):
    """The workbook has no sheet of records, or is an exchange file, which is merged instead."""

    path: Path


@dataclass
class UnknownTemplate(UsageError):
    """No kind of template has that name; `known` lists those there are."""

    kind: str
    known: tuple[str, ...]


@dataclass
class PlanRefused(DxdeskError):
    """A plan was to begin a new store and has rows that cannot be taken."""

    path: Path
    problems: tuple[Problem, ...]
