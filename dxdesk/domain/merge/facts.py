"""What a store knows of one field: statements of files, its own acts, prints, approvals."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

Value = str | None
Canonical = Callable[[Value], str]

DELETED = "deleted"
"""The name of the pseudo-field that says a record was struck out ("1")."""


@dataclass(frozen=True)
class Stamp:
    """What the issuer of a snapshot knew of one field when it was printed.

    `claims` held and `act` the last own act (M's own snapshots); `print` the highest issue
    number (snapshots a department took: it knows nothing of the department's own acts).
    """

    claims: frozenset[str] = frozenset()
    act: int = 0
    print: int = 0

    @cached_property
    def id(self) -> str:
        """A short hash; the same knowledge has the same id."""
        return digest("stamp", str(self.act), str(self.print), *sorted(self.claims))


EMPTY_STAMP = Stamp()


@dataclass(frozen=True, slots=True)
class Filing:
    """A file counted in, as far as the fold needs it.

    `prior` names the submissions it replaces, `counted` the files its base already knew,
    `number` the issue number of its base (0 where the base is unknown).
    """

    id: str
    department: str
    prior: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    number: int = 0


class Standing(StrEnum):
    """What a statement may do, before the facts of its field are looked at."""

    CLAIM = "claim"  # the department's own field, within the scope of what it answers
    FOREIGN = "foreign"  # another owner's field: it may only repeat what was printed
    PROPOSED = "proposed"  # outside the scope, or a deletion: only a person can accept it
    REFUSED = "refused"  # unreadable


class Saying(NamedTuple):
    """One readable cell of one counted file. `printed` is what the file's base printed."""

    filing: Filing
    value: Value
    printed: Value
    stamp: Stamp
    standing: Standing
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """An own submission that a print lists: which acts and which files it carried."""

    seq: int
    off: frozenset[int]
    filings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Print:
    """The part of a deed that took a snapshot from the coordinator.

    `sweeps` is true for fields the department does not own: they yield to every print.
    """

    number: int
    sent: tuple[Sent, ...] = ()
    sweeps: bool = False

    def carried(self, act: int) -> bool:
        """Whether the act had been sent in a submission that the print lists."""
        return any(act < each.seq and act not in each.off for each in self.sent)

    def carried_filing(self, filing: str) -> bool:
        """Whether a colleague's file had been sent on in a listed submission."""
        return any(filing in each.filings for each in self.sent)


@dataclass(frozen=True, slots=True)
class Deed:
    """What one own act, switched on, did to the field.

    `knew` are the claims held when it was made; `about` the claims or proposals it decides:
    it sleeps while none of them is counted. A deed that does not set (a proposal turned
    down) only closes what it is about.
    """

    seq: int
    value: Value
    knew: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    print: Print | None = None
    sets: bool = True


@dataclass(frozen=True, slots=True)
class Lock:
    """An approval of the record: files counted after it can only propose."""

    filings: frozenset[str]


class Evidence(NamedTuple):
    """Everything a store knows of one field of one record."""

    key: str
    field: str
    deeds: tuple[Deed, ...] = ()
    sayings: tuple[Saying, ...] = ()
    locks: tuple[Lock, ...] = ()


_CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"
_TRIPLES = [a + b + c for c in _CONSONANTS for b in _CONSONANTS for a in _CONSONANTS]
_LENGTH = 15


def digest(*parts: str) -> str:
    """A short hash of parts: 15 consonants (64 bits), which no spreadsheet takes for a number."""
    content = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    number = int.from_bytes(hashlib.sha256(content).digest()) % len(_CONSONANTS) ** _LENGTH
    letters = ""
    while len(letters) < _LENGTH:
        number, place = divmod(number, len(_TRIPLES))
        letters += _TRIPLES[place]
    return letters


def claim_id(stamp: Stamp, key: str, field: str, canonical: str) -> str:
    """A claim's identity: the same wherever the same is said on the same knowledge."""
    return digest("claim", stamp.id, key, field, canonical)


def proposal_id(key: str, field: str, canonical: str) -> str:
    """A proposal's identity: what is asked of which field, whoever asks."""
    return digest("proposal", key, field, canonical)
