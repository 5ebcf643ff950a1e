"""Lines for counts over time, as drawings: screen and paper draw the same, every value printed.

Each line has a strip of its own below one row of heads, all on one scale: lines that share a
ground cross, and their figures cover one another. So no line needs a colour to be known by.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dxdesk.domain.drawing import (
    Align,
    Label,
    Mark,
    Measure,
    Picture,
    Shape,
    Sheaf,
    Stroke,
    Tone,
    cut,
)

_SIZE = 9.0
_HEAD = 16.0
_ABOVE = 14.0  # room for the figure over the highest point
_RISE = 22.0  # from nought to the highest point of all
_BELOW = 5.0
_SPACE = 6.0
_DOT = 2.4
_LABEL_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Line:
    """What is counted, its value at each head, and how it is drawn."""

    label: str
    values: tuple[float, ...]
    tone: Tone


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over the same heads, from left to right."""

    heads: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def tiles(self) -> "tuple[LineChart, ...]":
        """It fits any paper."""
        return (self,)

    def drawn(self, room: float, measure: Measure) -> Sheaf:
        """The heads, then a strip for each line."""
        plan = _Plan(self, room, measure)
        return Sheaf(plan.head(), tuple(map(plan.strip, self.lines)))


class _Plan:
    """Where labels, heads and points lie for one width."""

    def __init__(self, chart: LineChart, room: float, measure: Measure) -> None:
        self._chart, self._room, self._measure = chart, room, measure
        widest = max((measure(each.label, _SIZE, False) for each in chart.lines), default=0.0)
        self._left = min(widest, room * _LABEL_SHARE) + _SPACE
        self._step = (room - self._left) / max(len(chart.heads), 1)
        self._most = max((value for each in chart.lines for value in each.values), default=0.0)

    def head(self) -> Picture:
        """The names of the times, over the points that belong to them."""
        shapes = tuple(
            Label(self._x(place), _HEAD / 2, self._cut(text, self._step), _SIZE, align=Align.MIDDLE)
            for place, text in enumerate(self._chart.heads)
        )
        return Picture(self._room, _HEAD, shapes)

    def strip(self, line: Line) -> Picture:
        """One line."""
        height = _ABOVE + _RISE + _BELOW
        return Picture(self._room, height, tuple(self._shapes(line)))

    def _shapes(self, line: Line) -> Iterator[Shape]:
        nought = _ABOVE + _RISE
        label = self._cut(line.label, self._left - _SPACE)
        yield Stroke(self._left, nought, self._room, nought, Tone.RULE, 0.6)
        yield Label(0, nought - _RISE / 2, label, _SIZE)
        points = [(self._x(n), nought - self._share(v) * _RISE) for n, v in enumerate(line.values)]
        for (x1, y1), (x2, y2) in pairwise(points):
            yield Stroke(x1, y1, x2, y2, line.tone, 1.4)
        for (x, y), value in zip(points, line.values, strict=True):
            corners = ((x, y - _DOT), (x + _DOT, y), (x, y + _DOT), (x - _DOT, y))
            yield Mark(corners, line.tone)
            yield Label(x, y - _ABOVE / 2 - 1, f"{value:g}", _SIZE, align=Align.MIDDLE)

    def _x(self, place: int) -> float:
        return self._left + (place + 0.5) * self._step

    def _share(self, value: float) -> float:
        return value / self._most if self._most else 0.0

    def _cut(self, text: str, room: float) -> str:
        return cut(" ".join(text.split()), room, _SIZE, self._measure)
