"""Backups by name: when and why each was made, and which of them may go."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

REPLACED = "-replaced-"
"""In the name of a store that a restore has replaced, before the time."""

_STAMP = "%Y%m%d-%H%M"
_NAME = re.compile(r"([0-9]{8}-[0-9]{4})-([a-z-]+?)(?:-([0-9]+))?")
_HOURLY = timedelta(hours=24)
_DAILY = timedelta(days=31)


class Reason(StrEnum):
    """Why a backup was made."""

    DAY = "first-of-day"
    MIGRATION = "before-migration"
    MERGE = "before-merge"
    LOAD = "before-load"
    RESTORE = "before-restore"
    REQUEST = "after-request"
    ASKED = "asked-for"


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A backup's name: the minute it was made, its number within that minute, its reason."""

    at: datetime
    number: int
    reason: Reason

    def __str__(self) -> str:
        """The file name without its suffix, such as 20261123-0651-before-merge."""
        number = f"-{self.number}" if self.number > 1 else ""
        return f"{stamp(self.at)}-{self.reason}{number}"


def stamp(at: datetime) -> str:
    """A time as file names carry it, to the minute."""
    return at.strftime(_STAMP)


def read_name(text: str) -> Name | None:
    """The name that a file of the backups folder bears (its stem); None for any other."""
    found = _NAME.fullmatch(text)
    if not found or found[2] not in set(Reason):
        return None
    try:
        at = datetime.strptime(found[1], _STAMP)
    except ValueError:
        return None
    return Name(at, int(found[3] or 1), Reason(found[2]))


def free_name(taken: Iterable[Name], reason: Reason, now: datetime) -> Name:
    """The name of the next backup; never one that is there."""
    minute = now.replace(second=0, microsecond=0, tzinfo=None)
    numbers = [each.number for each in taken if each.at == minute]
    return Name(minute, max(numbers, default=0) + 1, reason)


def spare(found: Iterable[Name], good: Name, now: datetime) -> set[Name]:
    """The backups that may go: all but the last of each hour for a day, of each day for a
    month, of each month for ever. `good` and the newest of each reason never go."""
    names = sorted(found)
    kept = {_span(each, now): each for each in names}
    newest = {each.reason: each for each in names}
    return set(names) - {good, *kept.values(), *newest.values()}


def _span(name: Name, now: datetime) -> str:
    """The hour, day or month of which one backup is enough."""
    age = now - name.at
    if age < _HOURLY:
        return name.at.strftime("%Y%m%d %H")
    return name.at.strftime("%Y%m%d" if age < _DAILY else "%Y%m")
