"""Figures of a round, each with the keys it counts, so that every figure opens its list.

A 取組 that is printed twice (再掲) counts once, and its lead's answer is the one counted; where
課 are counted, each assignment is. Nothing is estimated: what was not answered is counted as
such, and a percentage is never made of a stage.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from dxdesk.domain import rounds
from dxdesk.domain.records import Record, Records
from dxdesk.domain.standing import BLANK, Answer, by_assignment, by_initiative
from dxdesk.domain.vocabularies import Words

EXCEPTION = "exception"


@dataclass(frozen=True, slots=True)
class Figure:
    """How many answers have a code, and which: `keys` in the plan's order."""

    code: str
    keys: tuple[str, ...]

    @property
    def count(self) -> int:
        """The figure itself."""
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one group: a 基本施策, a 課 or a round, by its key ("" for none)."""

    key: str
    figures: tuple[Figure, ...]

    @property
    def total(self) -> int:
        """How many answers the group has."""
        return sum(each.count for each in self.figures)

    @property
    def keys(self) -> tuple[str, ...]:
        """Everything the group counts."""
        return tuple(key for each in self.figures for key in each.keys)

    def figure(self, code: str) -> Figure:
        """The figure of a code; an empty one where the group has none."""
        found = (each for each in self.figures if each.code == code)
        return next(found, Figure(code, ()))


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in thousands of yen; `keys` gave an amount, `missing` gave none."""

    field: str
    thousands: int
    keys: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """予算額 and 決算額 of one group."""

    key: str
    budget: Amount
    settlement: Amount


def codes(words: Words, axis: str) -> tuple[str, ...]:
    """What may be answered on an axis, in printed order: its terms, the exceptions, nothing."""
    terms = tuple(term.code for term in words.get(axis, ()))
    others = tuple(term.code for term in words.get(EXCEPTION, ()) if axis != EXCEPTION)
    return (*terms, *others, BLANK)


def count(answers: Iterable[Answer], axis: str, words: Words) -> tuple[Figure, ...]:
    """The answers on an axis, a figure a code, those of no code of the plan before the blanks."""
    found: dict[str, list[str]] = {code: [] for code in codes(words, axis)}
    blanks = found.pop(BLANK)
    for each in answers:
        code = each.code(axis)
        (found.setdefault(code, []) if code else blanks).append(each.key)
    return tuple(Figure(code, tuple(each)) for code, each in [*found.items(), (BLANK, blanks)])


def by_axis(
    records: Records, plan: str, round_key: str, words: Words, axis: str
) -> tuple[Figure, ...]:
    """The 取組 of a plan by what their leads answered on an axis."""
    return count(by_initiative(records, plan, round_key), axis, words)


def by_basic_measure(
    records: Records, plan: str, round_key: str, words: Words, axis: str = "progress"
) -> tuple[Group, ...]:
    """The same for each 基本施策, in the plan's order; 取組 that lie below none come last."""
    answers = by_initiative(records, plan, round_key)
    order = [each.key for each in records.below(plan, "basic_measure")]
    return _grouped(answers, order, lambda each: each.basic_measure, axis, words)


def by_department(
    records: Records, plan: str, round_key: str, words: Words, axis: str = "progress"
) -> tuple[Group, ...]:
    """Every 課 with work in the plan, by its own answers: what it leads and what it supports."""
    answers = by_assignment(records, plan, round_key)
    order = [each.key for each in records.of("department")]
    found = _grouped(answers, order, lambda each: each.department, axis, words)
    return tuple(each for each in found if each.total)


def trend(
    records: Records, plan: str, round_key: str, words: Words, axis: str = "progress", most: int = 8
) -> tuple[Group, ...]:
    """An axis over the rounds of a series that ends with this one, the oldest first."""
    return tuple(
        Group(each.key, by_axis(records, plan, each.key, words, axis))
        for each in series(records, round_key, most)
    )


def series(records: Records, round_key: str, most: int = 8) -> tuple[Record, ...]:
    """A round and those before it of the same kind of series, the oldest first."""
    this = records.get(round_key)
    known = [each for each in records.of("round") if this and rounds.is_alike(each, this)]
    found: list[Record] = []
    while this is not None and len(found) < most:
        found.append(this)
        this = rounds.previous(this, known) if this.get("year") and this.get("kind") else None
    return tuple(reversed(found))


def money(records: Records, plan: str, round_key: str) -> Money:
    """What the plan's 取組 were given and what they spent, by their leads' answers."""
    return _money(plan, by_initiative(records, plan, round_key))


def money_by_basic_measure(records: Records, plan: str, round_key: str) -> tuple[Money, ...]:
    """The same for each 基本施策."""
    answers = by_initiative(records, plan, round_key)
    order = [each.key for each in records.below(plan, "basic_measure")]
    found = _sorted_into(answers, order, lambda each: each.basic_measure)
    return tuple(_money(key, each) for key, each in found.items())


def leads_behind(records: Records, plan: str, round_key: str, late: Iterable[str]) -> Figure:
    """The 取組 whose lead rates the progress with one of the codes of being late."""
    wanted = frozenset(late)
    answers = by_initiative(records, plan, round_key)
    return Figure("late", tuple(each.key for each in answers if each.code("progress") in wanted))


def number(text: str) -> Decimal | None:
    """A canonical number, None for a blank and for text that is none."""
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def _grouped(
    answers: Sequence[Answer],
    order: Sequence[str],
    group: Callable[[Answer], str],
    axis: str,
    words: Words,
) -> tuple[Group, ...]:
    found = _sorted_into(answers, order, group)
    return tuple(Group(key, count(each, axis, words)) for key, each in found.items())


def _sorted_into(
    answers: Sequence[Answer], order: Sequence[str], group: Callable[[Answer], str]
) -> dict[str, list[Answer]]:
    """The answers by group: the known groups in order, then unknown ones, then none."""
    found: dict[str, list[Answer]] = {key: [] for key in order}
    loose: list[Answer] = []
    for each in answers:
        key = group(each)
        (found.setdefault(key, []) if key else loose).append(each)
    return {**found, "": loose} if loose else found


def _money(key: str, answers: Sequence[Answer]) -> Money:
    return Money(key, _amount("budget", answers), _amount("settlement", answers))


def _amount(field: str, answers: Sequence[Answer]) -> Amount:
    given = {each.key: number(each.get(field)) for each in answers}
    return Amount(
        field,
        sum(int(each) for each in given.values() if each is not None),
        tuple(key for key, each in given.items() if each is not None),
        tuple(key for key, each in given.items() if each is None),
    )
