"""Bars for counts and values, as drawings: screen and paper draw the same, every value printed.

Bars lie, so that labels are read as lines are and never collide; a row is a strip, so that a
long chart goes on over pages below its legend. Nothing is told by colour alone: each part of a
bar has its pattern and, where it is wide enough, its sign and figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from dxdesk.domain.drawing import (
    Align,
    Box,
    Label,
    Measure,
    Pattern,
    Picture,
    Shape,
    Sheaf,
    Stroke,
    Tone,
    cut,
    stacked,
)

_SIZE = 9.0
_BAR = 12.0
_GAP = 2.0
_ROW_GAP = 7.0
_SWATCH = 12.0
_LEGEND_GAP = 14.0
_LEGEND_ROW = 15.0
_SPACE = 6.0
_LABEL_SHARE = 0.36


@dataclass(frozen=True, slots=True)
class Fill:
    """How a part of a bar looks, and what that means."""

    tone: Tone
    pattern: Pattern
    meaning: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: how long it is, what is printed in it, or where that has no room, how it
    looks."""

    value: float
    text: str
    fill: Fill
    short: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """Pieces one behind the other from nought, and what is printed at the end."""

    pieces: tuple[Piece, ...]
    text: str

    @property
    def low(self) -> float:
        """How far it reaches below nought."""
        return min(0.0, sum(each.value for each in self.pieces))

    @property
    def high(self) -> float:
        """How far it reaches above nought."""
        return max(0.0, sum(each.value for each in self.pieces))


@dataclass(frozen=True, slots=True)
class BarRow:
    """A label and the bars beside it, one below the other."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Rows of bars on one scale. The legend names those fills that appear, in its own order;
    `is_whole` keeps all rows on one page."""

    rows: tuple[BarRow, ...]
    legend: tuple[Fill, ...] = ()
    is_whole: bool = False

    @property
    def tiles(self) -> "tuple[BarChart, ...]":
        """It fits any paper."""
        return (self,)

    def drawn(self, room: float, measure: Measure) -> Sheaf:
        """The legend, then a strip for each row."""
        plan = _Plan(self.rows, room, measure)
        strips = tuple(map(plan.strip, self.rows))
        legend = _legend(self._shown_fills(), room, measure)
        if self.is_whole and strips:
            return Sheaf(legend, (reduce(stacked, strips),))
        return Sheaf(legend, strips)

    def _shown_fills(self) -> list[Fill]:
        shown = {piece.fill for row in self.rows for bar in row.bars for piece in bar.pieces}
        return [each for each in self.legend if each in shown]


class _Plan:
    """Where labels, bars and figures lie for one width."""

    def __init__(self, rows: Sequence[BarRow], room: float, measure: Measure) -> None:
        bars = [bar for row in rows for bar in row.bars]
        labels = max(
            (measure(" ".join(row.label.split()), _SIZE, False) for row in rows), default=0.0
        )
        ends = max((measure(bar.text, _SIZE, False) for bar in bars), default=0.0)
        self._room, self._measure = room, measure
        self._left = min(labels, room * _LABEL_SHARE) + _SPACE
        length = max(room - self._left - min(ends, room * _LABEL_SHARE) - 2 * _SPACE, 1.0)
        low = min((bar.low for bar in bars), default=0.0)
        high = max((bar.high for bar in bars), default=0.0)
        self._scale = length / ((high - low) or 1.0)
        self._nought = self._left - low * self._scale

    def strip(self, row: BarRow) -> Picture:
        """One row."""
        height = len(row.bars) * (_BAR + _GAP) + _ROW_GAP
        label = cut(_flat(row.label), self._left - _SPACE, _SIZE, self._measure)
        shapes: list[Shape] = [
            Label(0, _ROW_GAP / 2 + _BAR / 2, label, _SIZE),
            Stroke(self._nought, 0, self._nought, height, Tone.RULE, 0.6),
        ]
        for place, bar in enumerate(row.bars):
            shapes += self._bar(bar, _ROW_GAP / 2 + place * (_BAR + _GAP))
        return Picture(self._room, height, tuple(shapes))

    def _bar(self, bar: Bar, top: float) -> Iterator[Shape]:
        x = self._nought
        for piece in bar.pieces:
            width = piece.value * self._scale
            left = min(x, x + width)
            yield Box(left, top, abs(width), _BAR, piece.fill.tone, piece.fill.pattern)
            yield from self._inside(piece, left, abs(width), top)
            x += width
        end = max(x, self._nought) + _SPACE
        text = cut(bar.text, self._room - end, _SIZE, self._measure)
        yield Label(end, top + _BAR / 2, text, _SIZE)

    def _inside(self, piece: Piece, left: float, width: float, top: float) -> Iterator[Shape]:
        """What is printed in a piece, on a ground of its own, if it fits."""
        for text in filter(None, (piece.text, piece.short)):
            needed = self._measure(text, _SIZE, False) + 2
            if needed + 2 <= width:
                middle = left + width / 2
                yield Box(middle - needed / 2, top + 1.2, needed, _BAR - 2.4, Tone.GROUND)
                yield Label(middle, top + _BAR / 2, text, _SIZE, align=Align.MIDDLE)
                return


def _flat(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def _legend(fills: Sequence[Fill], room: float, measure: Measure) -> Picture:
    shapes: list[Shape] = []
    x, y = 0.0, 0.0
    for fill in fills:
        width = _SWATCH + 4 + measure(fill.meaning, _SIZE, False)
        if x and x + width > room:
            x, y = 0.0, y + _LEGEND_ROW
        shapes.append(Box(x, y + 2, _SWATCH, _SWATCH - 3, fill.tone, fill.pattern))
        text = cut(fill.meaning, room - x - _SWATCH - 4, _SIZE, measure)
        shapes.append(Label(x + _SWATCH + 4, y + 2 + (_SWATCH - 3) / 2, text, _SIZE))
        x += width + _LEGEND_GAP
    return Picture(room, (y + _LEGEND_ROW + 2) if fills else 0.0, tuple(shapes))
