"""What the shapes and letters of a schedule mean."""

from collections.abc import Callable, Iterator

from dxdesk.domain.drawing import Label, Measure, Pattern, Picture, Shape, Stroke, Tone, moved
from dxdesk.domain.schedule.bars import Part, Span
from dxdesk.domain.schedule.looks import RULE, Sizes
from dxdesk.domain.schedule.marks import done_bar, flag, plan_bar
from dxdesk.domain.schedule.steps import Schedule, State
from dxdesk.domain.words import schedule as says

_Sample = Callable[[Sizes], tuple[Shape, ...]]


def drawn(schedule: Schedule, sizes: Sizes, room: float, measure: Measure) -> Picture:
    """Samples and words in as many lines as they need."""
    x, y = 0.0, 0.0
    height = sizes.plan_bar + sizes.gap
    shapes: list[Shape] = []
    for sample, words in _entries(schedule):
        lead = _width(sizes) + sizes.pad if sample else 0.0
        width = lead + measure(words, sizes.text, False)
        if x and x + width > room:
            x, y = 0.0, y + height
        shapes += [moved(each, x, y) for each in (sample(sizes) if sample else ())]
        shapes.append(Label(x + lead, y + sizes.plan_bar / 2, words, sizes.text))
        x += width + 2 * sizes.pad
    return Picture(room, y + height, tuple(shapes))


def words(schedule: Schedule) -> Iterator[str]:
    """All that the legend says, for whoever cannot see it."""
    return (text for _, text in _entries(schedule))


def _entries(schedule: Schedule) -> Iterator[tuple[_Sample | None, str]]:
    yield lambda sizes: tuple(plan_bar(Span(0, _width(sizes)), 0, sizes)), says.LEGEND_PLAN
    yield _done(Part.ACTUAL, State.RUNNING), says.LEGEND_ACTUAL
    yield _done(Part.ACTUAL, State.DONE), says.LEGEND_DONE
    yield _done(Part.OVER, State.LATE), says.LEGEND_OVER
    yield _flag, says.LEGEND_FLAG
    yield _today, says.today(schedule.today)
    for text in (*says.legend_states(), *says.legend_stages(schedule.stages)):
        yield None, text


def _width(sizes: Sizes) -> float:
    return 2.5 * sizes.text


def _done(part: Part, state: State) -> _Sample:
    def sample(sizes: Sizes) -> tuple[Shape, ...]:
        top = (sizes.plan_bar - sizes.actual_bar) / 2 - sizes.plan_bar
        return (done_bar(Span(0, _width(sizes)), top, sizes, part, state),)

    return sample


def _flag(sizes: Sizes) -> tuple[Shape, ...]:
    x = _width(sizes) / 2 - sizes.flag / 2
    top = -sizes.actual_bar / 2
    return (flag(x, top, sizes, Tone.PLAN, Pattern.OUTLINE),)


def _today(sizes: Sizes) -> tuple[Shape, ...]:
    x = _width(sizes) / 2
    return (Stroke(x, 0, x, sizes.plan_bar, Tone.TODAY, 2 * RULE, is_dashed=True),)
