"""The shapes of one step: the plan as an outline, below it what was done, flags for single days."""

from collections.abc import Iterator

from dxdesk.domain.drawing import Box, Label, Mark, Pattern, Shape, Tone
from dxdesk.domain.schedule.bars import Part, Placed, Span
from dxdesk.domain.schedule.looks import Sizes
from dxdesk.domain.schedule.steps import State

_PLAN_TONES = {State.LATE: Tone.LATE, State.STOPPED: Tone.IDLE}
_LABEL_TONES = {State.LATE: Tone.LATE, State.STOPPED: Tone.QUIET, State.UNDATED: Tone.QUIET}


def of(each: Placed, top: float, sizes: Sizes) -> Iterator[Shape]:
    """Bars and flags of a step whose lane begins at height `top`."""
    plan = _PLAN_TONES.get(each.state, Tone.PLAN)
    for part, span in each.bars.spans:
        if part is Part.PLAN:
            yield from plan_bar(span, top, sizes, plan)
        else:
            yield done_bar(span, top, sizes, part, each.state)
    for part, x in each.bars.flags:
        is_plan = part is Part.PLAN
        tone = plan if is_plan else _done_tone(each.state)
        yield flag(x, top, sizes, tone, Pattern.OUTLINE if is_plan else Pattern.SOLID)


def label(each: Placed, top: float, sizes: Sizes) -> Label:
    """What stands in or beside the bars."""
    tone = Tone.LATE if each.step.faults else _LABEL_TONES.get(each.state, Tone.TEXT)
    return Label(each.label_x, top + sizes.plan_bar / 2, each.label, sizes.text, tone)


def plan_bar(span: Span, top: float, sizes: Sizes, tone: Tone = Tone.PLAN) -> Iterator[Shape]:
    """An outlined bar; where it goes on beyond the axis its end is pointed."""
    height, point = sizes.plan_bar, sizes.plan_bar / 3
    left, right, middle = span.left, span.right, top + sizes.plan_bar / 2
    if not (span.from_before or span.goes_on):
        yield Box(left, top, right - left, height, Tone.GROUND)
        yield Box(left, top, right - left, height, tone, Pattern.OUTLINE)
        return
    corners = [(left, top), (right, top), (right, top + height), (left, top + height)]
    if span.goes_on:
        corners[1:3] = [(right - point, top), (right, middle), (right - point, top + height)]
    if span.from_before:
        corners = [(left + point, top), *corners[1:-1], (left + point, top + height)]
        corners.append((left, middle))
    yield Mark(tuple(corners), Tone.GROUND)
    yield Mark(tuple(corners), tone, Pattern.OUTLINE)


def done_bar(span: Span, top: float, sizes: Sizes, part: Part, state: State) -> Box:
    """The strip of what was done: solid when complete, slanted while it goes on, crossed over
    the planned end."""
    y = top + sizes.plan_bar
    width = span.right - span.left
    if part is Part.OVER:
        return Box(span.left, y, width, sizes.actual_bar, Tone.LATE, Pattern.CROSSED)
    pattern = Pattern.SOLID if state is State.DONE else Pattern.SLANTED
    return Box(span.left, y, width, sizes.actual_bar, _done_tone(state), pattern)


def flag(x: float, top: float, sizes: Sizes, tone: Tone, pattern: Pattern) -> Mark:
    """A pennant on its pole."""
    wide, low = sizes.flag, top + sizes.plan_bar + sizes.actual_bar
    middle = top + sizes.plan_bar / 2
    corners = (
        (x, top),
        (x + wide, middle - sizes.plan_bar / 6),
        (x + 1.5, middle + sizes.plan_bar / 6),
        (x + 1.5, low),
        (x, low),
    )
    return Mark(corners, tone, pattern)


def _done_tone(state: State) -> Tone:
    return {State.DONE: Tone.DONE, State.STOPPED: Tone.IDLE}.get(state, Tone.ACTUAL)
