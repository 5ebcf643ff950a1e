"""Why a report cannot be made: facts only; `dxdesk.domain.words.report_errors` says them."""

from dataclasses import dataclass

from dxdesk.domain.errors import UsageError


@dataclass
class UnknownKind(UsageError):
    """There is no such kind of report; `known` are the names there are."""

    name: str
    known: tuple[str, ...]


@dataclass
class UnknownFormat(UsageError):
    """A kind of report is not made in that format; `known` are those it is made in."""

    name: str
    known: tuple[str, ...]


@dataclass
class NotKept(UsageError):
    """A file is not what was kept of an earlier 会議資料."""

    path: str


@dataclass
class NotPrinted(UsageError):
    """The printer took no page."""


@dataclass
class UnknownRound(UsageError):
    """The store has no such 報告回."""

    key: str


@dataclass
class UnknownDepartment(UsageError):
    """The store has no such 課."""

    key: str
