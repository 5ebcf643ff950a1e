"""組織改正: 課 renamed, merged, split or abolished on a day, and where their work goes.

Nothing is written over: the old 課 ends the day before and names its successors, the new one
begins with the day. What was answered stays under the 課 that answered.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from dxdesk.domain import calendar, keys
from dxdesk.domain.organisation import is_in_force, successors
from dxdesk.domain.records import Record, Records
from dxdesk.domain.standing import LEAD
from dxdesk.domain.words import reorganising as words

SUPPORTING = "supporting"
Said = tuple[str, str, str]
"""Key, field, canonical value."""


class How(StrEnum):
    """What happens to the 課."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    ABOLISH = "abolish"


@dataclass(frozen=True, slots=True)
class Heir:
    """A 課 after the change: the key of one that is there, or name and code of a new one."""

    name: str
    code: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Reform:
    """What is to change on a day: the first day of the new organisation.

    `moves` says by assignment which 課 (its place among the heirs) takes it over; the rest
    stays with an old 課 that goes on, else it goes to the first heir.
    """

    day: date
    old: tuple[Record, ...]
    heirs: tuple[Heir, ...]
    moves: Mapping[str, int] = field(default_factory=dict)

    @property
    def how(self) -> How:
        """Rename, merge, split or abolition, as old and new 課 tell."""
        if not self.heirs:
            return How.ABOLISH
        if len(self.heirs) > 1:
            return How.SPLIT
        return How.MERGE if len(self.old) > 1 or self.heirs[0].key else How.RENAME


@dataclass(frozen=True, slots=True)
class Moved:
    """One assignment that changes hands; `heir` is "" where nobody takes it over.

    `is_doubled` is set where the heir has the 取組 already: one of the two is given up.
    """

    assignment: str
    old: str
    heir: str
    is_doubled: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the change says in the store, and whose work goes where."""

    how: How
    heirs: tuple[str, ...]
    said: tuple[Said, ...]
    moved: tuple[Moved, ...]
    instructions: tuple[str, ...]


def outcome(records: Records, reform: Reform) -> Outcome:
    """Everything that a change comes to; nothing is stored."""
    heirs = tuple(_key(records, reform, each) for each in reform.heirs)
    moved = tuple(_moved(records, reform, heirs))
    asked = tuple(_instructions(records, reform))
    said = (
        *_new(records, reform, heirs),
        *_ended(reform, heirs),
        *(each for one in moved for each in _handed(records, reform, one)),
        *(_asked_of(reform, each, heirs) for each in asked),
    )
    return Outcome(reform.how, heirs, said, moved, tuple(each.key for each in asked))


def _key(records: Records, reform: Reform, heir: Heir) -> str:
    """The key of an heir; a new 課 that keeps the code of an old one has the year added."""
    if heir.key:
        return heir.key
    key = keys.natural("department", "", heir.code or reform.old[0].get("code"))
    if records.get(key) is None:
        return key
    return keys.natural("department", "", f"{keys.code_of(key)}-{calendar.fiscal_year(reform.day)}")


def _new(records: Records, reform: Reform, heirs: Iterable[str]) -> Iterator[Said]:
    first = reform.old[0]
    for heir, key in zip(reform.heirs, heirs, strict=True):
        if heir.key:
            continue
        yield key, "code", heir.code or first.get("code")
        yield key, "name", heir.name
        yield key, "valid_from", reform.day.isoformat()
        for name in ("division", "order"):
            if first.get(name):
                yield key, name, first.get(name)


def _ended(reform: Reform, heirs: tuple[str, ...]) -> Iterator[Said]:
    last = (reform.day - timedelta(days=1)).isoformat()
    for each in reform.old:
        if each.key not in heirs:
            yield each.key, "valid_to", last
        named = {*successors(each), *heirs} - {each.key}
        if named:
            yield each.key, "successor", "\n".join(sorted(named))


def _moved(records: Records, reform: Reform, heirs: tuple[str, ...]) -> Iterator[Moved]:
    """The work of the old 課, and what of the heir's own it makes double."""
    old = {each.key for each in reform.old}
    for initiative in records.of("initiative"):
        work = records.below(initiative.key, "assignment")
        held = {each.key: each.get("department") for each in work if each.get("department")}
        after = {
            key: _heir(reform, heirs, key, who) if who in old else who for key, who in held.items()
        }
        keeps = _keepers(work, after)
        for key, who in after.items():
            doubled = bool(who) and keeps[who] != key
            if who != held[key] or doubled:
                yield Moved(key, held[key], who, is_doubled=doubled)


def _heir(reform: Reform, heirs: tuple[str, ...], assignment: str, who: str) -> str:
    if not heirs:
        return ""
    if assignment in reform.moves:
        return heirs[reform.moves[assignment]]
    return who if who in heirs else heirs[0]


def _keepers(work: Iterable[Record], after: Mapping[str, str]) -> dict[str, str]:
    """By 課, which of its assignments on one 取組 goes on: that of the 主管, else the first."""
    found: dict[str, str] = {}
    for each in sorted(work, key=lambda one: one.get("role") != LEAD):
        if after.get(each.key):
            found.setdefault(after[each.key], each.key)
    return found


def _handed(records: Records, reform: Reform, one: Moved) -> Iterator[Said]:
    record = records.get(one.assignment)
    if one.heir and not one.is_doubled:
        yield one.assignment, "department", one.heir
        return
    yield one.assignment, "department", ""
    if record and record.get("role") == LEAD and one.is_doubled:
        yield one.assignment, "role", SUPPORTING
    day = calendar.era_date(reform.day)
    said = words.given_up(day, _name(records, reform, one.heir) if one.heir else "")
    before = record.get("note") if record else ""
    yield one.assignment, "note", "\n".join(each for each in (before, said) if each)


def _name(records: Records, reform: Reform, key: str) -> str:
    named = [each.name for each in reform.heirs if not each.key]
    return records.name_of(key) if records.get(key) else words.LIST_MARK.join(named)


def _instructions(records: Records, reform: Reform) -> Iterator[Record]:
    ended = {each.key for each in reform.old}
    for each in records.of("instruction"):
        if not each.get("closed_on") and ended & set(each.get("departments").split("\n")):
            yield each


def _asked_of(reform: Reform, instruction: Record, heirs: tuple[str, ...]) -> Said:
    """An open instruction goes to the heirs, all of them where the 課 is split."""
    old = {each.key for each in reform.old}
    asked = set(instruction.get("departments").split("\n"))
    return instruction.key, "departments", "\n".join(sorted((asked - old) | set(heirs)))


def is_there(department: Record, day: date) -> bool:
    """Whether a 課 exists on the last day before the change."""
    return is_in_force(department, (day - timedelta(days=1)).isoformat())
