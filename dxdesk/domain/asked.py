"""How instructions stand: who was asked, what was answered, who still owes an answer."""

from dataclasses import dataclass
from enum import StrEnum

from dxdesk.domain import keys
from dxdesk.domain.instructions import KIND, is_open, receivers
from dxdesk.domain.records import Record, Records
from dxdesk.domain.selection import answering_for

_LAST = "9"  # after every day


class State(StrEnum):
    """How an instruction stands."""

    OVERDUE = "overdue"  # the day has passed, and somebody has not answered
    WAITING = "waiting"
    ANSWERED = "answered"  # everybody has, and whoever asked is still to be content
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Asked:
    """One instruction: the 課 asked, their answers that say anything, the 課 that owe one."""

    instruction: Record
    receivers: tuple[str, ...]
    answers: tuple[Record, ...]
    waiting: tuple[str, ...]

    @property
    def is_closed(self) -> bool:
        """Whether whoever gave it is content."""
        return not is_open(self.instruction)

    def state(self, today: str) -> State:
        """How it stands on a day ("2024-04-01")."""
        if self.is_closed:
            return State.CLOSED
        if not self.waiting and self.answers:
            return State.ANSWERED
        due = self.instruction.get("due")
        return State.OVERDUE if due and due < today else State.WAITING


def asked(records: Records, plan: str, department: str = "") -> tuple[Asked, ...]:
    """The instructions of a plan, or those to one 課 with its answers; the next due one first."""
    own = answering_for(records, department) if department else frozenset()
    found = (_asked(records, each, own) for each in records.below(plan, KIND))
    mine = (each for each in found if not own or own & set(each.receivers))
    return tuple(sorted(mine, key=_place))


def one(records: Records, key: str) -> Asked | None:
    """One instruction, None where there is none of that key."""
    record = records.get(key)
    return _asked(records, record, frozenset()) if record else None


def _asked(records: Records, instruction: Record, own: frozenset[str]) -> Asked:
    to = receivers(records, instruction)
    below = records.below(instruction.key, "response")
    said = [each for each in below if any(each.fields.values())]
    mine = [each for each in said if not own or keys.department_in(each.key) in own]
    heard = [answering_for(records, keys.department_in(each.key)) for each in said]
    owe = (each for each in to if not own or each in own)
    waiting = tuple(each for each in owe if not any(each in group for group in heard))
    return Asked(instruction, to, tuple(mine), waiting)


def _place(each: Asked) -> tuple[str, object]:
    return each.instruction.get("due") or _LAST, keys.sort_key(each.instruction.key)
