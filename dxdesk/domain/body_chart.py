"""体制図: the bodies of a plan as boxes, whom they report to above them; screen and paper alike.

Bodies that nothing joins to another stand below the others, group by group. Nothing is told by
lines alone: each box says in words whom it reports to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dxdesk.domain.drawing import (
    Align,
    Box,
    Drawable,
    Label,
    Measure,
    Pattern,
    Picture,
    Shape,
    Sheaf,
    Spot,
    Stroke,
    Tone,
    lines_of,
)

_TITLE, _TEXT = 9.5, 9.0
_LINE = 1.35
_PAD, _GAP, _BETWEEN = 6.0, 10.0, 24.0
_MOST_BESIDE = 4
_WIDEST = 260.0
_MOST_TITLE, _MOST_LINES = 3, 12


@dataclass(frozen=True, slots=True)
class BodyBox:
    """One body: its title, the lines below it, the keys of those it reports to, its group."""

    key: str
    title: str
    lines: tuple[str, ...]
    above: tuple[str, ...]
    group: str


@dataclass(frozen=True, slots=True)
class _Laid:
    body: BodyBox
    x: float
    width: float
    title: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        text = len(self.title) * _TITLE + len(self.lines) * _TEXT
        return text * _LINE + 2 * _PAD + (_PAD if self.lines else 0)

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class BodyChart:
    """Every body of a plan, in its order."""

    bodies: tuple[BodyBox, ...]

    def drawn(self, room: float, measure: Measure) -> Sheaf:
        """A strip for each row of boxes, the lines to the row above it included."""
        strips: list[Picture] = []
        last: list[_Laid] = []
        for heading, row in self._rows():
            laid = _laid(row, room, measure)
            strips.append(_strip(laid, last if not heading else [], room, heading))
            last = laid
        return Sheaf(Picture(room, 0.0, ()), tuple(strips))

    @property
    def tiles(self) -> Sequence[Drawable]:
        """Only itself."""
        return (self,)

    def levels(self) -> dict[str, int]:
        """How deep each body stands that something joins: 0 for those that report to nobody."""
        known = {each.key: each for each in self.bodies}
        joined = {key for each in self.bodies for key in each.above if key in known}
        joined |= {each.key for each in self.bodies if joined & set(each.above)}
        found: dict[str, int] = {}

        def level(key: str, below: frozenset[str]) -> int:
            if key not in found:
                above = [k for k in known[key].above if k in joined and k not in below]
                depths = [level(k, below | {key}) for k in above]
                found[key] = 1 + max(depths) if depths else 0
            return found[key]

        for key in (each.key for each in self.bodies if each.key in joined):
            level(key, frozenset({key}))
        return found

    def _rows(self) -> Iterator[tuple[str, list[BodyBox]]]:
        """Each row of boxes; a heading where it begins a group of what nothing joins."""
        levels = self.levels()
        for depth in range(max(levels.values(), default=-1) + 1):
            row = [each for each in self.bodies if levels.get(each.key) == depth]
            yield from (("", part) for part in _parted(row))
        loose = [each for each in self.bodies if each.key not in levels]
        for group, held in groupby(loose, key=lambda each: each.group):
            for place, part in enumerate(_parted(list(held))):
                yield (group if not place else "", part)


def _parted(row: list[BodyBox]) -> Iterator[list[BodyBox]]:
    """A row in rows that are not too narrow, as even as they can be."""
    rows = -(-len(row) // _MOST_BESIDE)
    size = -(-len(row) // rows) if rows else 0
    yield from (row[place : place + size] for place in range(0, len(row), size or 1))


def _laid(row: Sequence[BodyBox], room: float, measure: Measure) -> list[_Laid]:
    width = min(_WIDEST, (room - _GAP * (len(row) - 1)) / len(row))
    left = (room - width * len(row) - _GAP * (len(row) - 1)) / 2
    inner = width - 2 * _PAD
    return [
        _Laid(
            each,
            left + place * (width + _GAP),
            width,
            lines_of(each.title, inner, _TITLE, measure, _MOST_TITLE, bold=True),
            tuple(
                line
                for text in each.lines
                for line in lines_of(text, inner, _TEXT, measure, _MOST_LINES)
            ),
        )
        for place, each in enumerate(row)
    ]


def _strip(row: list[_Laid], above: list[_Laid], room: float, heading: str) -> Picture:
    """The boxes of a row, below the lines that join them to those above, or a heading."""
    head = _BETWEEN if above or heading else 0.0
    height = max(each.height for each in row)
    shapes: list[Shape] = []
    if heading:
        shapes.append(Label(0.0, head / 2, heading, _TITLE, is_bold=True))
    for place, each in enumerate(row, start=1):
        shapes += _lines_up(each, above, _BETWEEN * place / (len(row) + 1))
        shapes += _box(each, head, height)
    spots = tuple(
        Spot(each.x, head, each.width, height, each.body.key, "text", _words(each.body))
        for each in row
    )
    return Picture(room, head + height + 1, tuple(shapes), spots)


def _lines_up(each: _Laid, above: list[_Laid], middle: float) -> Iterator[Stroke]:
    """Lines that turn at a height of their own, so that two boxes never seem to share one."""
    for upper in above:
        if upper.body.key in each.body.above:
            yield Stroke(upper.middle, 0.0, upper.middle, middle, Tone.TEXT)
            yield Stroke(upper.middle, middle, each.middle, middle, Tone.TEXT)
            yield Stroke(each.middle, middle, each.middle, _BETWEEN, Tone.TEXT)


def _box(each: _Laid, top: float, height: float) -> Iterator[Shape]:
    head = len(each.title) * _TITLE * _LINE + _PAD * 1.5
    yield Box(each.x, top, each.width, head, Tone.HEAD)
    yield Box(each.x, top, each.width, height, Tone.TEXT, Pattern.OUTLINE)
    y = top + _PAD
    for line in each.title:
        y += _TITLE * _LINE
        middle = y - _TITLE * _LINE / 2
        yield Label(each.middle, middle, line, _TITLE, is_bold=True, align=Align.MIDDLE)
    y = top + head + _PAD / 2
    for line in each.lines:
        y += _TEXT * _LINE
        yield Label(each.x + _PAD, y - _TEXT * _LINE / 2, line, _TEXT)


def _words(body: BodyBox) -> str:
    return "\n".join((body.title, *body.lines))
