"""指摘: when a remark on the fields of a report is open, answered or closed."""

from collections.abc import Collection
from enum import StrEnum

from dxdesk.domain.records import Record


class State(StrEnum):
    """How far a remark has come. One that is answered closes by itself."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


def fields_of(remark: Record) -> tuple[str, ...]:
    """The names of the report's fields that a remark is about."""
    return tuple(remark.get("field").split("\n")) if remark.get("field") else ()


def state(remark: Record, changed: Collection[str]) -> State:
    """How far a remark has come; `changed` names the fields that differ from what it was made on.

    It is answered in words, or by putting a field right that it is about.
    """
    if remark.get("closed_on"):
        return State.CLOSED
    is_answered = bool(remark.get("answer")) or bool(set(fields_of(remark)) & set(changed))
    return State.ANSWERED if is_answered else State.OPEN
