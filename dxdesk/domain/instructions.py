"""指示事項: which 課 are to answer one, and who alone can close it.

One that goes to a body (推進部会) is answered by the 課 that keep the body's secretariat. Only
whoever gave an instruction can be content with it.
"""

from collections.abc import Mapping

from dxdesk.domain import keys
from dxdesk.domain.merge.facts import Value
from dxdesk.domain.records import Record, Records

KIND = "instruction"
ASKER = "asker"
CLOSED_ON = "closed_on"
CLOSED_BY = "closed_by"
CLOSING = frozenset({ASKER, CLOSED_ON, CLOSED_BY})


def is_open(instruction: Record) -> bool:
    """Whether whoever gave it is not content yet."""
    return not instruction.get(CLOSED_ON)


def receivers(records: Records, instruction: Record) -> tuple[str, ...]:
    """The 課 that are to answer: those named, and the secretariat of the body named."""
    body = records.get(instruction.get("body"))
    named = [*keys_in(instruction, "departments"), *(keys_in(body, "secretariat") if body else ())]
    return tuple(sorted(dict.fromkeys(named), key=keys.sort_key))


def answer_key(instruction: str, department: str) -> str:
    """The key of a 課's answer."""
    return keys.natural("response", instruction, keys.code_of(department))


def keys_in(record: Record, name: str) -> tuple[str, ...]:
    """The keys that a field of references holds."""
    return tuple(each for each in record.get(name).split("\n") if each)


def closing_fault(held: Mapping[str, Value]) -> str:
    """The name of the field that closes an instruction which its asker did not close, or ""."""
    if held.get(CLOSED_BY) and held.get(CLOSED_BY) != held.get(ASKER):
        return CLOSED_BY
    return CLOSED_ON if held.get(CLOSED_ON) and not held.get(CLOSED_BY) else ""
