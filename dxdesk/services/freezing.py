"""What stays as it is, whoever says otherwise and however: a published target, but for a
reason; year and kind of a round."""

from collections.abc import Sequence

from dxdesk.domain import keys, rounds, targets
from dxdesk.domain.errors import BadValue
from dxdesk.domain.merge.facts import Value
from dxdesk.domain.records import Records
from dxdesk.domain.words import targets as words
from dxdesk.models.ledger import Say


def check(present: Records, told: Sequence[Say]) -> None:
    """Raises BadValue where something would be changed that stays as it is."""
    for fault in faults(present, told).values():
        raise fault


def faults(present: Records, told: Sequence[Say]) -> dict[tuple[str, str], BadValue]:
    """The places where something would be changed that stays as it is, and why not."""
    found = _of_rounds(told)
    said: dict[str, dict[str, Value]] = {}
    for each in told:
        if keys.type_of(each.key).name == targets.KIND:
            said.setdefault(each.key, {})[each.field] = each.value
    for key, news in said.items():
        record = present.get(key)
        if targets.lacks_reason({**(record.fields if record else {}), **news}):
            name = targets.TEXT if targets.TEXT in news else targets.REASON
            found[key, name] = refusal(key, name, news.get(name))
    return found


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
