"""Record keys: paths whose segments say the type, so that a key alone tells plan, 課 and round.

A key is its parent's key, "/", and a segment that begins with the type's prefix letter
(`P7/T4/D0210/R2024-END` is the year-end report of 課 0210 on 取組 4 of plan 7). Separate
stores therefore make the same key for the same thing. Things that people do not number get
a random segment of `ALPHABET` (no vowels: a spreadsheet reads neither a number nor a date
into it) with a Luhn check character.
"""

import hashlib
import re
import secrets
import string
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import accumulate
from types import MappingProxyType

from dxdesk.domain.catalogue import CATALOGUE, children_of
from dxdesk.domain.errors import BadKey
from dxdesk.domain.fields import Naming, RecordType

ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXZ"
_RANDOM_LENGTH = 8
_BEARABLE = frozenset(string.digits + string.ascii_uppercase + ".-")
_NATURAL = re.compile(r"[0-9A-Z][0-9A-Z.-]*")


def tidy(text: str) -> str:
    """The key meant by what a person typed: half-width, upper case, no blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()


def natural(kind: str, parent: str, code: str) -> str:
    """The key of the `kind` record that people call `code` below `parent`.

    Raises BadKey if the code has a character that a key cannot bear.
    """
    code = tidy(code)
    if not _NATURAL.fullmatch(code):
        raise BadKey(code)
    return _join(parent, CATALOGUE[kind].prefix + code)


def single(kind: str, parent: str) -> str:
    """The key of the only `kind` record below `parent`."""
    return _join(parent, CATALOGUE[kind].prefix)


def fresh(kind: str, parent: str) -> str:
    """A new random key for a `kind` record below `parent`."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM_LENGTH))
    return _join(parent, CATALOGUE[kind].prefix + body + _check(body))


def derived(kind: str, parent: str, seed: str) -> str:
    """A key of random form that is the same wherever the same `seed` is used."""
    digest = hashlib.sha256(f"{kind}\n{parent}\n{seed}".encode()).digest()
    body = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:_RANDOM_LENGTH])
    return _join(parent, CATALOGUE[kind].prefix + body + _check(body))


def code_for(number: str) -> str:
    """A number as a plan prints it, in the characters that a key can bear.

    Brackets and other signs go; a letter that no key can bear stands as its code point.
    """
    typed = tidy(number)
    kept = re.sub(r"[^\w.-]", "", typed).strip(".-_") or typed
    return "".join(each if each in _BEARABLE else f"U{ord(each):04X}" for each in kept)


@cache
def type_of(key: str) -> RecordType:
    """The record type a key names. Raises BadKey if it names none."""
    return CATALOGUE[_type_names(key)[-1]]


def is_key(text: str) -> bool:
    """Whether the text is a well-formed key."""
    try:
        _type_names(text)
    except BadKey:
        return False
    return True


def parent_of(key: str) -> str:
    """The parent's key, "" at the top."""
    return key.rpartition("/")[0]


def is_within(key: str, above: str) -> bool:
    """Whether a key lies below another, or is it."""
    return key == above or key.startswith(f"{above}/")


@lru_cache(maxsize=2**15)
def lineage_of(key: str) -> Mapping[str, str]:
    """Type name to key for the record and every record above it."""
    above = list(accumulate(key.split("/"), "{}/{}".format))
    return MappingProxyType(dict(zip(_type_names(key), above, strict=True)))


def code_of(key: str) -> str:
    """The last segment without its prefix: the number or code people use."""
    return key.rpartition("/")[2][1:]


@lru_cache(maxsize=2**15)
def department_in(key: str) -> str:
    """The key of the 課 whose work the record is ("" if it is nobody's)."""
    for name, segment in zip(_type_names(key), key.split("/"), strict=True):
        if name in ("department", "assignment", "response"):
            return "D" + segment[1:]
        if name == "skill_headcount":
            return "D" + segment[1:].partition("-")[2]
    return ""


@cache
def round_in(key: str) -> str:
    """The key of the 報告回 that a report (or what hangs below one) belongs to, else ""."""
    lineage = lineage_of(key)
    if "report" not in lineage:
        return lineage.get("round", "")
    return _join(lineage["plan"], lineage["report"].rpartition("/")[2])


@lru_cache(maxsize=2**16)
def report_key(assignment: str, round_key: str) -> str:
    """The key of the progress report on an assignment in a round."""
    return natural("report", assignment, code_of(round_key))


@lru_cache(maxsize=2**16)
def sort_key(key: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """A stable human order: numbers inside segments count as numbers."""
    return tuple(_segment_order(segment) for segment in key.split("/"))


def own_order(key: str) -> tuple[tuple[int, int, str], ...]:
    """The order among records below one parent, as `sort_key` has it."""
    return _segment_order(key.rpartition("/")[2])


@cache
def _segment_order(segment: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (1, int(part), part) if part.isdigit() else (0, 0, part)
        for part in re.findall(r"\d+|\D+", segment)
    )


def _join(parent: str, segment: str) -> str:
    return f"{parent}/{segment}" if parent else segment


@cache
def _type_names(key: str) -> tuple[str, ...]:
    names: list[str] = []
    parent = ""
    for segment in key.split("/"):
        name = _segment_type(parent, segment)
        if not name:
            raise BadKey(key)
        names.append(name)
        parent = name
    return tuple(names)


@cache
def _segment_type(parent: str, segment: str) -> str:
    for kind in children_of(parent):
        if segment.startswith(kind.prefix) and _fits(kind, segment[len(kind.prefix) :]):
            return kind.name
    return ""


def _fits(kind: RecordType, rest: str) -> bool:
    match kind.naming:
        case Naming.SINGLE:
            return rest == ""
        case Naming.NATURAL:
            return _NATURAL.fullmatch(rest) is not None
        case Naming.RANDOM:
            body, check = rest[:-1], rest[-1:]
            return (
                len(rest) == _RANDOM_LENGTH + 1
                and all(char in ALPHABET for char in rest)
                and check == _check(body)
            )


def _check(body: str) -> str:
    """The Luhn mod N check character (ISO/IEC 7812-1's rule over this alphabet)."""
    size = len(ALPHABET)
    total = 0
    for place, char in enumerate(reversed(body)):
        value = ALPHABET.index(char) * (2 if place % 2 == 0 else 1)
        total += value // size + value % size
    return ALPHABET[-total % size]
