"""What stays as it is, whoever says otherwise and however: a published target, but for a
reason; year and kind of a round; an instruction is open until its asker is
content; and no more staff have a skill than there are."""

from collections.abc import Sequence

from dxdesk.domain import instructions, keys, rounds, skills, targets
from dxdesk.domain.errors import BadValue
from dxdesk.domain.merge.facts import Value
from dxdesk.domain.records import Records
from dxdesk.domain.words import instructions as instructing
from dxdesk.domain.words import skills as counting
from dxdesk.domain.words import targets as words
from dxdesk.models.ledger import Say


def check(present: Records, told: Sequence[Say]) -> None:
    """Raises BadValue where something would be changed that stays as it is."""
    for fault in faults(present, told).values():
        raise fault


def faults(present: Records, told: Sequence[Say]) -> dict[tuple[str, str], BadValue]:
    """The places where something would be changed that stays as it is, and why not."""
    found = _of_rounds(told)
    for key, news in _said(told, targets.KIND).items():
        record = present.get(key)
        if targets.lacks_reason({**(record.fields if record else {}), **news}):
            name = targets.TEXT if targets.TEXT in news else targets.REASON
            found[key, name] = refusal(key, name, news.get(name))
    return found | _of_instructions(present, told) | _of_headcounts(present, told)


def _of_instructions(present: Records, told: Sequence[Say]) -> dict[tuple[str, str], BadValue]:
    found: dict[tuple[str, str], BadValue] = {}
    for key, news in _said(told, instructions.KIND).items():
        record = present.get(key)
        held = {**(record.fields if record else {}), **news}
        touches = instructions.CLOSING & news.keys()
        if touches and (name := instructions.closing_fault(held)):
            label = keys.type_of(key).field(name).label
            fault = BadValue(
                label,
                held.get(name) or "",
                instructing.NOT_ASKER,
                instructing.SAY_ASKER,
            )
            found |= {(key, each): fault for each in touches}
    return found


def _of_headcounts(present: Records, told: Sequence[Say]) -> dict[tuple[str, str], BadValue]:
    found: dict[tuple[str, str], BadValue] = {}
    for key, news in _said(told, skills.KIND).items():
        record = present.get(key)
        held = {**(record.fields if record else {}), **news}
        for name, value in news.items():
            label = keys.type_of(key).field(name).label
            if (value or "").startswith("-"):
                found[key, name] = BadValue(label, value or "", counting.NEGATIVE, counting.FROM_0)
            elif name != skills.TRAINED and skills.exceeds(held):
                found[key, name] = BadValue(
                    label, value or "", counting.TOO_MANY, counting.CHECK_BOTH
                )
    return found


def _said(told: Sequence[Say], kind: str) -> dict[str, dict[str, Value]]:
    """What is said of the records of a type, by key."""
    said: dict[str, dict[str, Value]] = {}
    for each in told:
        if keys.type_of(each.key).name == kind:
            said.setdefault(each.key, {})[each.field] = each.value
    return said


def _of_rounds(told: Sequence[Say]) -> dict[tuple[str, str], BadValue]:
    found: dict[tuple[str, str], BadValue] = {}
    for each in told:
        try:
            rounds.check_said(each.key, each.field, each.value)
        except BadValue as fault:
            found[each.key, each.field] = fault
    return found


def refusal(key: str, field: str, value: Value) -> BadValue:
    """Why a value is not taken without a reason."""
    label = keys.type_of(key).field(field).label
    return BadValue(label, value or "", words.PUBLISHED, words.SAY_WHY)
