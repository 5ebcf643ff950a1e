"""Drawings shared by screen and paper, as values: shapes, their tones, and what lies where.

Lengths are pixels or points, whichever the renderer counts in; y grows downwards. A tone is
what a shape means, and each renderer has its own colour for it; a pattern says the same to
whoever sees no colours.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from dxdesk.domain.kinsoku import break_lines


class Tone(StrEnum):
    """What a shape is."""

    TEXT = "text"
    QUIET = "quiet"
    RULE = "rule"
    GRID = "grid"
    GROUND = "ground"
    HEAD = "head"
    PLAN = "plan"
    ACTUAL = "actual"
    DONE = "done"
    LATE = "late"
    IDLE = "idle"
    TODAY = "today"


class Pattern(StrEnum):
    """How a box or a mark is filled: not at all, wholly, by slanting lines or by crossed ones, by
    level or by upright ones, by dots."""

    OUTLINE = "outline"
    SOLID = "solid"
    SLANTED = "slanted"
    CROSSED = "crossed"
    LEVEL = "level"
    UPRIGHT = "upright"
    DOTTED = "dotted"


class Align(StrEnum):
    """Where a label stands about its x."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; one filled by lines has an outline too, and shows what lies below it."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone
    pattern: Pattern = Pattern.SOLID


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone
    width: float = 1.0
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A closed shape through its corners, solid or as an outline."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    pattern: Pattern = Pattern.SOLID


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text, its middle at height `y`; text is plain, never markup."""

    x: float
    y: float
    text: str
    size: float
    tone: Tone = Tone.TEXT
    is_bold: bool = False
    align: Align = Align.LEFT


Shape = Box | Stroke | Mark | Label


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that means a record: clicking leads to its field; `words` say all that is drawn
    there, uncut."""

    x: float
    y: float
    width: float
    height: float
    key: str
    field: str
    words: str

    def holds(self, x: float, y: float, beside: float = 0.0) -> bool:
        """Whether a point lies in it, or so little to its left or right."""
        return -beside <= x - self.x <= self.width + beside and 0 <= y - self.y <= self.height


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes in the order in which they are drawn, and the places on them, topmost last."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...] = ()

    def spot_at(self, x: float, y: float, beside: float = 0.0) -> Spot | None:
        """The topmost place at a point, or so little beside it."""
        return next((each for each in reversed(self.spots) if each.holds(x, y, beside)), None)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """A drawing that may be cut between its strips; the head is repeated on every page."""

    head: Picture
    strips: tuple[Picture, ...]


Measure = Callable[[str, float, bool], float]
"""The width of a text of a size, bold or not; the renderer's fonts give it."""


class Drawable(Protocol):
    """What can be drawn for a width."""

    def drawn(self, room: float, measure: Measure) -> Sheaf:
        """The drawing, `room` points wide, with letters as tables have them."""

    @property
    def tiles(self) -> "Sequence[Drawable]":
        """The same in parts for a narrower paper, to be laid side by side; only itself where it
        has none."""


def side_by_side(left: Picture, right: Picture) -> Picture:
    """One picture of two, their tops level."""
    return _joined(left, right, left.width, 0.0)


def stacked(above: Picture, below: Picture) -> Picture:
    """One picture of two, one below the other."""
    return _joined(above, below, 0.0, above.height)


def _joined(first: Picture, second: Picture, dx: float, dy: float) -> Picture:
    return Picture(
        max(first.width, dx + second.width),
        max(first.height, dy + second.height),
        (*first.shapes, *(moved(each, dx, dy) for each in second.shapes)),
        (*first.spots, *(replace(each, x=each.x + dx, y=each.y + dy) for each in second.spots)),
    )


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The shape at another place."""
    match shape:
        case Stroke(x1, y1, x2, y2):
            return replace(shape, x1=x1 + dx, y1=y1 + dy, x2=x2 + dx, y2=y2 + dy)
        case Mark(points):
            return replace(shape, points=tuple((x + dx, y + dy) for x, y in points))
        case Box(x, y) | Label(x, y):
            return replace(shape, x=x + dx, y=y + dy)


_CUT = "…"


def cut(text: str, room: float, size: float, measure: Measure, *, bold: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis; "" where nothing does."""
    if measure(text, size, bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle] + _CUT, size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low] + _CUT if low else ""


def lines_of(
    text: str, room: float, size: float, measure: Measure, most: int, *, bold: bool = False
) -> tuple[str, ...]:
    """The text in at most `most` lines, broken by the rules of kinsoku, the last one cut."""
    plain = " ".join(text.split())
    widths = [measure(each, size, bold) for each in plain]
    places = break_lines(plain, widths, room)
    lines = [plain[start:end].rstrip() for start, end in places[: most - 1]]
    rest = plain[places[most - 1][0] :] if len(places) >= most else ""
    return (*lines, cut(rest, room, size, measure, bold=bold)) if rest else tuple(lines)
