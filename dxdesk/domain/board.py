"""提出状況: how far one 課 has come in one 報告回."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What a place of the board says."""

    NOT_ASKED = "not-asked"
    WAITING = "waiting"  # asked, nothing has come, the day has not passed
    OVERDUE = "overdue"  # asked, nothing has come, and the day has passed
    ARRIVED = "arrived"
    RETURNED = "returned"  # sent back, and the answer to that has not come
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Dealings:
    """What has gone to and fro, each as the number of the act that did it (0 for never).

    `due` is the day answers were due ("" for none); `asks` whether a remark or a cell that was
    sent back still waits for an answer; `is_complete` whether every report that was asked for
    has no gap, be it typed in by the coordinator; `is_approved` whether every one is closed.
    """

    requested: int
    received: int
    returned: int
    due: str
    asks: bool
    is_complete: bool
    is_approved: bool


@dataclass(frozen=True, slots=True)
class DepartmentStatus:
    """One 課 in one round. `received` and `returned` are times ("" for never).

    `reports` are those that were asked of it, `complete` how many of them have no gap, `files`
    how many of its files count, `late` whether the first of them came after the day, `asks`
    how many remarks still wait for its answer.
    """

    department: str
    name: str
    requested: bool
    received: str
    returned: str
    reports: int
    complete: int
    late: bool
    state: State
    files: int
    asks: int
    faulty: int


def state_of(dealings: Dealings, today: str) -> State:
    """The state of a place; days are "2024-04-01"."""
    if dealings.received or (dealings.requested and dealings.is_complete):
        if dealings.is_approved:
            return State.APPROVED
        is_back = dealings.asks and dealings.returned > dealings.received
        return State.RETURNED if is_back else State.ARRIVED
    if not dealings.requested:
        return State.NOT_ASKED
    return State.OVERDUE if dealings.due and today > dealings.due else State.WAITING
