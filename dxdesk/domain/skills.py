"""スキル: how many of a 課's staff belong to a tier, have a skill, were trained; never who.

The gap is those of the tier that do not have the skill. It is counted only where both numbers
are known; what is unknown is told beside it and never taken for nought.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dxdesk.domain import keys, rounds
from dxdesk.domain.charts import Bar, BarChart, BarRow, Fill, Piece
from dxdesk.domain.drawing import Pattern, Tone
from dxdesk.domain.merge.facts import Value
from dxdesk.domain.records import Record, Records
from dxdesk.domain.words import skills as words

TIER, ITEM, KIND = "skill_tier", "skill_item", "skill_headcount"
ENROLLED, ACQUIRED, TRAINED = "enrolled", "acquired", "trained"
NAMES = (ENROLLED, ACQUIRED, TRAINED)
_HAVE = Fill(Tone.DONE, Pattern.SLANTED, words.HAVE)
_LACK = Fill(Tone.LATE, Pattern.OUTLINE, words.GAP)


@dataclass(frozen=True, slots=True)
class Count:
    """The numbers of one 課 for one item in a year; `key` is the record's, there or not."""

    key: str
    tier: Record
    item: Record
    department: str
    enrolled: int | None
    acquired: int | None
    trained: int | None

    @property
    def gap(self) -> int | None:
        """How many of the tier lack the skill, None where it is not known."""
        if self.enrolled is None or self.acquired is None:
            return None
        return max(self.enrolled - self.acquired, 0)

    @property
    def is_wrong(self) -> bool:
        """Whether more have the skill than there are."""
        return exceeds({ENROLLED: _text(self.enrolled), ACQUIRED: _text(self.acquired)})


@dataclass(frozen=True, slots=True)
class Total:
    """Sums over what is known: `unknown` counts are left out of enrolled, acquired and gap."""

    enrolled: int
    acquired: int
    gap: int
    trained: int
    unknown: int
    counted: int


def items(records: Records, plan: str) -> tuple[tuple[Record, Record], ...]:
    """Every skill with its tier, in the plan's order."""
    return tuple(
        (tier, item) for tier in records.below(plan, TIER) for item in records.below(tier.key, ITEM)
    )


def departments(records: Records) -> tuple[Record, ...]:
    """The 課 that have staff to count: those that have not ended, and those that have told."""
    told = {keys.department_in(each.key) for each in records.of(KIND)}
    return tuple(
        each for each in records.of("department") if not each.get("valid_to") or each.key in told
    )


def counts(records: Records, plan: str, year: int, department: str = "") -> tuple[Count, ...]:
    """Every 課 (or one) with every item: in the order of the 課, never of the numbers."""
    shown = departments(records)
    wanted = [each.key for each in shown if department in ("", each.key)]
    return tuple(
        _count(records, tier, item, key, year)
        for key in wanted or ([department] if department else [])
        for tier, item in items(records, plan)
    )


def year_asked(records: Records) -> int:
    """The year of the latest round, 0 where there is none: a 課 tells the numbers of that year."""
    this = rounds.latest(records.of("round"))
    return int(this.get("year") or 0) if this else 0


def year_of(headcount: str) -> int:
    """The year that the key of a number names."""
    return int(keys.code_of(headcount).partition("-")[0])


def headcount_key(item: str, year: int, department: str) -> str:
    """The key of what a 課 tells of an item in a year."""
    return keys.natural(KIND, item, f"{year}-{keys.code_of(department)}")


def total(found: Iterable[Count]) -> Total:
    """The sums of some counts."""
    held = tuple(found)
    known = [each for each in held if each.gap is not None]
    return Total(
        sum(each.enrolled or 0 for each in known),
        sum(each.acquired or 0 for each in known),
        sum(each.gap or 0 for each in known),
        sum(each.trained or 0 for each in held),
        len(held) - len(known),
        len(held),
    )


def exceeds(held: dict[str, Value]) -> bool:
    """Whether more are said to have a skill than belong to its tier."""
    told = [held.get(name) or "" for name in (ENROLLED, ACQUIRED)]
    if not all(each.lstrip("-").isdigit() for each in told):
        return False
    return int(told[1]) > int(told[0])


def chart(found: Iterable[Count], records: Records, *, by_department: bool) -> BarChart:
    """A bar for each tier, and for each 課 if asked: who has the skills and who lacks them."""
    held = tuple(found)
    tiers = {each.tier.key: each.tier for each in held}
    rows = [
        BarRow(tier.get("title"), _bar(each for each in held if each.tier.key == key))
        for key, tier in tiers.items()
    ]
    if by_department:
        rows += [
            BarRow(records.name_of(key), _bar(each for each in held if each.department == key))
            for key in dict.fromkeys(each.department for each in held)
        ]
    return BarChart(tuple(rows), (_HAVE, _LACK))


def _count(records: Records, tier: Record, item: Record, department: str, year: int) -> Count:
    key = headcount_key(item.key, year, department)
    record = records.get(key)
    told = [_number(record.get(name) if record else "") for name in NAMES]
    return Count(key, tier, item, department, *told)


def _bar(found: Iterable[Count]) -> tuple[Bar, ...]:
    summed = total(found)
    parts = ((summed.acquired, _HAVE), (summed.gap, _LACK))
    pieces = tuple(
        Piece(number, f"{fill.meaning[:1]}{number}", fill, str(number))
        for number, fill in parts
        if number
    )
    return (Bar(pieces, words.summed(summed.acquired, summed.enrolled, summed.unknown)),)


def _number(text: str) -> int | None:
    return int(text) if text.lstrip("-").isdigit() else None


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)
