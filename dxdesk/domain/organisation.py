"""組織改正 over time: which 課 had a piece of work on a day, and what became of a 課."""

from collections.abc import Iterator

from dxdesk.domain import keys
from dxdesk.domain.records import Record, Records


def is_in_force(department: Record, day: str) -> bool:
    """Whether a 課 exists on a day ("2024-04-01")."""
    begins, ends = department.get("valid_from"), department.get("valid_to")
    return (not begins or begins <= day) and (not ends or day <= ends)


def is_given_up(assignment: Record) -> bool:
    """Whether nobody answers on an assignment any more; what was answered stays with its 課."""
    return not assignment.get("department")


def successors(department: Record) -> tuple[str, ...]:
    """The keys of the 課 that have taken over from one, none while it goes on."""
    return tuple(each for each in department.get("successor").split("\n") if each)


def predecessors(records: Records, department: str) -> tuple[Record, ...]:
    """The 課 that a 課 has directly taken over from."""
    return tuple(each for each in records.of("department") if department in successors(each))


def holder_on(records: Records, assignment: Record, day: str) -> str:
    """The key of the 課 that had an assignment on a day; "" for a day means now.

    A 課 that took work over has it from those before it: the line from the 課 it was made for
    to the one that has it now, as far as it had been handed on by then.
    """
    made_for = keys.department_in(assignment.key)
    now = assignment.get("department") or made_for
    if not day or now == made_for:
        return now
    holder, *later = next(_lines(records, made_for, now, frozenset()), (now,))
    for each in later:
        if not _was_handed_on(records, holder, each, day):
            break
        holder = each
    return holder


def _was_handed_on(records: Records, one: str, other: str, day: str) -> bool:
    """Whether a 課 had handed over to its successor before the end of a day.

    It does when it ends; one that goes on beside its successor, when that one begins.
    """
    old, new = records.get(one), records.get(other)
    if old and old.get("valid_to"):
        return day > old.get("valid_to")
    return new is None or new.get("valid_from") <= day


def _lines(
    records: Records, start: str, end: str, passed: frozenset[str]
) -> Iterator[tuple[str, ...]]:
    """Every way from one 課 to another along successors, both included."""
    if start == end:
        yield (end,)
        return
    record = records.get(start)
    for each in successors(record) if record and start not in passed else ():
        for rest in _lines(records, each, end, passed | {start}):
            yield (start, *rest)
