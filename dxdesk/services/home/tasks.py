"""What ホーム tells: one task a line, where the round stands, what comes next."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dxdesk.domain.records import Record, Records
from dxdesk.services import backups, lookup
from dxdesk.services.stores import Store


class What(StrEnum):
    """The kinds of task: a 課's, then the coordinator's, then either's."""

    TAKE = "take"
    CONFLICT = "conflict"
    REMARK = "remark"
    INSTRUCTION = "instruction"
    SKILLS = "skills"
    ANSWER = "answer"
    SEND = "send"
    SEND_AGAIN = "send-again"
    BEGIN = "begin"
    ASSIGN = "assign"
    ROUND = "round"
    ISSUE = "issue"
    QUESTION = "question"
    MISSING = "missing"
    INCOMPLETE = "incomplete"
    RETURN = "return"
    UNANSWERED = "unanswered"
    TO_CLOSE = "to-close"
    REORGANISE = "reorganise"
    NEXT_PLAN = "next-plan"
    CARRY = "carry"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `subject` says about what, `parts` name what is left of it.

    `number` is that of the 取組 ("" for none), `days` how many are left until `due` (an ISO
    date, "" for none), negative where it has passed. `key` and `field` say where it is typed.
    """

    what: What
    subject: str = ""
    number: str = ""
    parts: tuple[str, ...] = ()
    count: int = 0
    due: str = ""
    days: int | None = None
    key: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """The round that is due next."""

    name: str
    due: str


@dataclass(frozen=True, slots=True)
class Recent:
    """An act of late: `at` is an ISO time; one that was undone is no longer `is_on`."""

    at: str
    who: str
    text: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Home:
    """The round in hand ("" for none) and how much of it is done, the tasks, the last acts.

    `done` of `total` counts reports that lack nothing, for the coordinator 課 that have sent.
    `sent` and `receipt` are times, of the last 提出 and of the last 受領 taken. `is_over` tells
    that everything was sent that the round asks for, so that no day is left to be counted.
    """

    tasks: tuple[Task, ...]
    recent: tuple[Recent, ...]
    round_name: str = ""
    due: str = ""
    days: int | None = None
    done: int = 0
    total: int = 0
    sent: str = ""
    receipt: str = ""
    is_over: bool = False
    coming: Coming | None = None


def days_until(due: str, today: date) -> int | None:
    """How many days are left, negative where the day has passed, None where none is set."""
    return (date.fromisoformat(due) - today).days if due else None


def coming(records: Records, today: date, but: Collection[str] = ()) -> Coming | None:
    """The round that is due next, other than those of these keys."""
    ahead = [
        each
        for each in records.of("round")
        if each.get("due") >= today.isoformat() and each.key not in but and is_named(each)
    ]
    first = min(ahead, key=lambda each: each.get("due"), default=None)
    return Coming(lookup.round_name(first), first.get("due")) if first else None


def is_named(this: Record) -> bool:
    """Whether a round has year and kind, as one that is only half entered has not."""
    return bool(this.get("year") and this.get("kind"))


def backup_tasks(store: Store) -> tuple[Task, ...]:
    """The second place of backups, where it cannot be reached or has fallen behind."""
    second = None if store.is_read_only else backups.second_place(store.path)
    if second is None or (second.is_reachable and not second.is_behind):
        return ()
    return (Task(What.BACKUP, str(second.folder), count=int(second.is_reachable)),)
