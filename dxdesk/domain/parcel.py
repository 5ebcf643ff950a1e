"""The content of an exchange file, whatever its moment: a header and what its cells say.

An exchange file is a 依頼 (coordinator to 課), a 提出 (課 to coordinator) or a 受領・差戻し
(back again). The first and the last are snapshots: what the coordinator printed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple, Self

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Naming, Owner, RecordType
from dxdesk.domain.merge.facts import DELETED, Value, digest
from dxdesk.domain.values import canonical

LAYOUT = 1
"""The layout version that this program writes."""

ANSWERED = tuple(
    kind.name
    for kind in CATALOGUE.values()
    if any(each.owner is Owner.DEPARTMENT for each in kind.fields)
)
"""The record types that a department answers, in the catalogue's order."""

SHOWN = (
    "plan",
    "policy",
    "basic_measure",
    "measure",
    "initiative",
    "term",
    "department",
    "assignment",
    "round",
    "body",
    "meeting",
    "instruction",
    "skill_tier",
    "skill_item",
)
"""The record types that a snapshot prints for reading only."""


class Moment(StrEnum):
    """Which of its three moments an exchange file is in."""

    REQUEST = "request"
    SUBMISSION = "submission"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Header:
    """What the 管理 sheet says. Keys are record keys; ids are check values of content.

    `base` is the snapshot that a submission answers ("" in a snapshot, which is its own);
    `number` the issue number of that snapshot; `prior` earlier submissions that this one
    replaces; `counted` the files that a snapshot already knew; `id` the check value of the
    content when dxdesk wrote it; `head` the 照合番号 of its writer's past, the act of writing
    it included. `titles` are for people only, and like `head` no part of the content.
    """

    moment: Moment
    plan: str
    department: str
    round: str
    number: int
    base: str = ""
    prior: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    id: str = ""
    layout: int = LAYOUT
    titles: Mapping[str, str] = field(default_factory=dict)
    head: str = ""

    @property
    def answers(self) -> str:
        """The id of the snapshot that a filled-in file answers."""
        return self.base if self.moment is Moment.SUBMISSION else self.id


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a file: every field of its type, blank ones as None."""

    key: str
    values: Mapping[str, Value]
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Parcel:
    """A whole exchange file about to be written."""

    header: Header
    lines: tuple[Line, ...]


class Statement(NamedTuple):
    """One cell of a file that was read, with its place.

    `fault` is a code of `dxdesk.domain.merge.scope.Reason` ("" for a readable cell), `detail`
    says in words what was found and expected; the value of a faulty cell is its raw text.
    """

    key: str
    field: str
    value: Value
    fault: str
    detail: str
    sheet: str
    address: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A safe mend that the reader made to one cell (全角 digits, 和暦 text, a stray blank)."""

    sheet: str
    address: str
    found: str
    mended: str


@dataclass(frozen=True, slots=True)
class Received:
    """An exchange file that was read: `id` is the check value of what it says now."""

    header: Header
    statements: tuple[Statement, ...]
    repairs: tuple[Repair, ...]
    file_name: str
    sha256: str
    id: str

    @classmethod
    def of(
        cls,
        header: Header,
        statements: Iterable[Statement],
        repairs: Iterable[Repair],
        file_name: str,
        sha256: str,
    ) -> Self:
        """What a file says, with the check value of it."""
        told = tuple(statements)
        identity = content_id(header, ((each.key, each.field, _said(each)) for each in told))
        return cls(header, told, tuple(repairs), file_name, sha256, identity)

    @property
    def prior(self) -> frozenset[str]:
        """What it replaces: as written, and its own written form if it was edited since."""
        own = self.header.id
        edited = self.header.moment is Moment.SUBMISSION and own and own != self.id
        return frozenset({*self.header.prior, own} if edited else self.header.prior)

    @property
    def is_untouched_snapshot(self) -> bool:
        """Whether it is a request or receipt just as it was written, so without a fault."""
        is_snapshot = self.header.moment is not Moment.SUBMISSION
        is_faulty = any(each.fault for each in self.statements)
        return is_snapshot and not is_faulty and self.header.id == self.id

    def __reduce__(self) -> tuple[Any, ...]:
        """Plain tuples cross from the reading process several times faster than statements."""
        plain = [tuple(each) for each in self.statements]
        return _unpack, (plain, self.header, self.repairs, self.file_name, self.sha256, self.id)


def _unpack(plain: list[tuple[Any, ...]], header: Header, *others: Any) -> Received:
    return Received(header, tuple(map(Statement._make, plain)), *others)


def _said(each: Statement) -> Value:
    return f"\x1d{each.fault}\x1d{each.value}" if each.fault else each.value


def sealed(parcel: Parcel) -> Parcel:
    """The parcel with its check value in the header."""
    identity = content_id(parcel.header, statements(parcel))
    return replace(parcel, header=replace(parcel.header, id=identity))


def statements(parcel: Parcel) -> Iterable[tuple[str, str, Value]]:
    """Every (key, field, value) the parcel's cells say."""
    for line in parcel.lines:
        for name, value in line.values.items():
            yield line.key, name, value
        if line.deleted:
            yield line.key, DELETED, "1"


def content_id(header: Header, said: Iterable[tuple[str, str, Value]]) -> str:
    """The check value over the canonical content: independent of order, look and file name."""
    lines = sorted(f"{key}\x1e{name}\x1e{canonical(value)}" for key, name, value in said)
    return digest(
        str(header.layout),
        header.plan,
        header.department,
        header.round,
        str(header.number),
        header.base,
        ",".join(sorted(header.prior)),
        ",".join(sorted(header.counted)),
        *lines,
    )


def is_deletable(kind: RecordType) -> bool:
    """Whether a department may propose to strike out records of the type: those it makes."""
    return kind.naming is Naming.RANDOM and all(
        each.owner is Owner.DEPARTMENT for each in kind.fields
    )
