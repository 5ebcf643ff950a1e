"""Where the bars and the label of each step stand: packed into lanes, and never one on another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dxdesk.domain.drawing import Measure, cut
from dxdesk.domain.schedule.axis import Axis
from dxdesk.domain.schedule.looks import Sizes
from dxdesk.domain.schedule.steps import Period, State, Step
from dxdesk.domain.words import schedule as says

_LEAST = 3.0
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """From left to right; a bar that goes on beyond the axis says so."""

    left: float
    right: float
    from_before: bool = False
    goes_on: bool = False


class Part(StrEnum):
    """What a bar or a flag shows."""

    PLAN = "plan"
    ACTUAL = "actual"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Bars:
    """What is drawn of one step: spans, and flags for single days."""

    spans: tuple[tuple[Part, Span], ...]
    flags: tuple[tuple[Part, float], ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing is drawn."""
        return not (self.spans or self.flags)

    def gaps(self, flag: float) -> Iterator[tuple[float, float]]:
        """The places for a label between flags: in the plan bar, or over the strip of what was
        done where there is no plan."""
        plan = next((span for part, span in self.spans if part is Part.PLAN), None)
        left, right = (plan.left, plan.right) if plan else (self.reach(flag) or (0.0, 0.0))
        for _, x in sorted(self.flags, key=lambda each: each[1]):
            yield left, min(x, right)
            left = max(left, x + flag)
        yield left, right

    def reach(self, flag: float) -> tuple[float, float] | None:
        """From the leftmost to the rightmost, flags being that wide; None where nothing is."""
        lefts = [span.left for _, span in self.spans] + [x for _, x in self.flags]
        rights = [span.right for _, span in self.spans] + [x + flag for _, x in self.flags]
        return (min(lefts), max(rights)) if lefts else None


@dataclass(frozen=True, slots=True)
class Placed:
    """One step in its lane. `left` and `right` bound all that is drawn of it."""

    step: Step
    state: State
    bars: Bars
    lane: int
    label: str
    label_x: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Room:
    """What steps are placed in: the axis, the years of the whole plan, the day, the letters."""

    axis: Axis
    first_year: int
    last_year: int
    today: date
    sizes: Sizes
    measure: Measure

    @property
    def is_first(self) -> bool:
        """Whether the axis begins with the plan."""
        return self.axis.first_year == self.first_year

    @property
    def is_last(self) -> bool:
        """Whether the axis ends with the plan."""
        return self.axis.last_year == self.last_year


def placed(steps: Iterable[Step], room: Room) -> tuple[Placed, ...]:
    """The steps of one row in their lanes, in the order of time."""
    lanes: list[list[tuple[float, float]]] = []
    found = (
        _in_a_lane(lanes, step, bars, room)
        for step in sorted(steps, key=_first_day)
        if (bars := bars_of(step, room)) is not None
    )
    return tuple(found)


def bars_of(step: Step, room: Room) -> Bars | None:
    """What is drawn of a step; None where another tile of the plan shows it."""
    found = _bars(step, room.axis, room)
    if found.is_blank:
        whole = Axis(room.first_year, room.last_year, room.axis.width)
        is_here = room.is_first if _is_earlier(step, room) else room.is_last
        if not (is_here and _bars(step, whole, room).is_blank):
            return None
    return found


def _bars(step: Step, axis: Axis, room: Room) -> Bars:
    return Bars(tuple(_spans(step, axis, room.today)), tuple(_flags(step, axis, room)))


def _is_earlier(step: Step, room: Room) -> bool:
    """Whether a step of which nothing is drawn belongs to the beginning: so does one without
    any day."""
    return min(_days(step), default=date.min) < date(room.first_year, 4, 1)


def _first_day(step: Step) -> date:
    return min(_days(step), default=date.max)


def _days(step: Step) -> tuple[date, ...]:
    return (*step.planned.days, *step.actual.days)


def _spans(step: Step, axis: Axis, today: date) -> Iterator[tuple[Part, Span]]:
    over = _over(step, today)
    for part, period in (
        (Part.PLAN, step.planned),
        (Part.ACTUAL, _done(step, over, today)),
        (Part.OVER, over),
    ):
        if period.first and period.last and period.first < period.last:
            span = _span(period.first, period.last, axis)
            if span:
                yield part, span


def _done(step: Step, over: Period, today: date) -> Period:
    """What has been done within the plan, until today where it has not ended."""
    done = _until(step, today)
    if over.first and done.first and done.first < over.first:
        return Period(done.first, over.first - _DAY)
    return Period() if over.first else done


def _over(step: Step, today: date) -> Period:
    """What has been done after the planned end by a step that has not ended."""
    done = _until(step, today)
    if not step.ends_late(today) or not step.planned.last or not done.first:
        return Period()
    return Period(max(step.planned.last + _DAY, done.first), done.last)


def _until(step: Step, today: date) -> Period:
    first, last = step.actual.first, step.actual.last
    return step.actual if last or not first or first > today else Period(first, today)


def _span(first: date, last: date, axis: Axis) -> Span | None:
    start, end = axis.first, axis.end
    if last < start or first >= end:
        return None
    left = axis.at(max(first, start))
    right = axis.after(last) if last < end else axis.width
    right = min(max(right, left + _LEAST), axis.width)
    return Span(min(left, right - _LEAST), right, first < start, last >= end)


def _flags(step: Step, axis: Axis, room: Room) -> Iterator[tuple[Part, float]]:
    """Single days: a step of one day, or a period of which only one day is known."""
    for part, period in ((Part.PLAN, step.planned), (Part.ACTUAL, _until(step, room.today))):
        days = set(period.days)
        if len(days) == 1 or period.is_reversed:
            day = min(days)
            if axis.first <= day < axis.end:
                yield part, min(axis.at(day), axis.width - room.sizes.flag)


def _in_a_lane(
    lanes: list[list[tuple[float, float]]], step: Step, bars: Bars, room: Room
) -> Placed:
    """The first lane that has room for the bars and a label beside or in them."""
    state = step.state(room.today)
    text = _text(step, state, bars, room)
    chances = list(_chances(text, bars, room))
    for number, taken in enumerate(lanes):
        for chance in chances:
            if all(chance.right <= left or right <= chance.left for left, right in taken):
                taken.append((chance.left, chance.right))
                return chance.placed(step, state, bars, number)
    chance = chances[0]
    lanes.append([(chance.left, chance.right)])
    return chance.placed(step, state, bars, len(lanes) - 1)


def _text(step: Step, state: State, bars: Bars, room: Room) -> str:
    text = says.label(step, state)
    if not bars.is_blank or not _days(step):
        return text
    return says.outside(text, step, is_earlier=_is_earlier(step, room))


@dataclass(frozen=True, slots=True)
class _Chance:
    """A way to label a step, and what it takes of a lane."""

    label: str
    label_x: float
    left: float
    right: float

    def placed(self, step: Step, state: State, bars: Bars, lane: int) -> Placed:
        return Placed(step, state, bars, lane, self.label, self.label_x, self.left, self.right)


def _chances(text: str, bars: Bars, room: Room) -> Iterator[_Chance]:
    """Every way to label the bars, the best first; at least one."""
    pad, length = room.sizes.pad, room.measure(text, room.sizes.text, False)
    spaces = list(_spaces(text, bars, room))
    fitting = [each for each in spaces if length <= each.right - each.left]
    for each in fitting:
        yield each.chance(text, length, pad)
    if not fitting:
        widest = max(spaces, key=lambda each: each.right - each.left)
        label = cut(text, widest.right - widest.left, room.sizes.text, room.measure)
        yield widest.chance(label, room.measure(label, room.sizes.text, False), pad)


@dataclass(frozen=True, slots=True)
class _Space:
    """Where a label may stand, from left to right, about bars that have this reach."""

    left: float
    right: float
    reach: tuple[float, float]
    is_before: bool = False

    def chance(self, label: str, length: float, pad: float) -> _Chance:
        x = self.right - length if self.is_before else self.left
        low, high = self.reach
        return _Chance(label, x, min(low, x - pad), max(high, x + length + pad))


def _spaces(text: str, bars: Bars, room: Room) -> Iterator[_Space]:
    """In the bars, after them, before them."""
    pad, flag = room.sizes.pad, room.sizes.flag
    reach = low, high = bars.reach(flag) or _edge(text, room)
    for left, right in bars.gaps(flag):
        yield _Space(left + pad, right - pad, reach)
    yield _Space(high + pad, room.axis.width, reach)
    yield _Space(0.0, low - pad, reach, is_before=True)


def _edge(text: str, room: Room) -> tuple[float, float]:
    """Nothing is drawn of the step: its label stands at the edge where it would lie."""
    is_later = text.endswith(says.LATER)
    return (room.axis.width, room.axis.width) if is_later else (0.0, 0.0)
