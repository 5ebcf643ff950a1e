"""押印欄: a row of boxes to the right, a title above each, drawn as screen and paper draw."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dxdesk.domain.drawing import (
    Align,
    Box,
    Drawable,
    Label,
    Measure,
    Pattern,
    Picture,
    Sheaf,
    Tone,
    lines_of,
)
from dxdesk.domain.words.packs import BETWEEN_TITLES

_WIDTH, _BODY = 57.0, 57.0  # 20 mm, as seals and stamps of a date need
_SIZE, _LINE, _PAD = 9.0, 12.0, 5.0
_MOST = 2  # lines of a title


@dataclass(frozen=True, slots=True)
class SealBoxes:
    """A box for each title; as many as fit are as wide as a seal needs, more are narrower."""

    titles: tuple[str, ...]

    def drawn(self, room: float, measure: Measure) -> Sheaf:
        """One strip with all boxes."""
        width = min(_WIDTH, room / len(self.titles))
        left = room - width * len(self.titles)
        lines = [lines_of(each, width - _PAD, _SIZE, measure, _MOST) for each in self.titles]
        head = max(map(len, lines)) * _LINE + _PAD
        shapes = [
            shape
            for place, said in enumerate(lines)
            for shape in _box(said, left + place * width, width, head)
        ]
        nothing = Picture(room, 0.0, ())
        return Sheaf(nothing, (Picture(room, head + _BODY, tuple(shapes)),))

    @property
    def tiles(self) -> Sequence[Drawable]:
        """Only itself."""
        return (self,)


def titles_in(text: str) -> tuple[str, ...]:
    """The titles of a line as people write it: 課長、係長、担当."""
    return tuple(each for each in re.split(BETWEEN_TITLES, text.strip()) if each)


def _box(lines: Sequence[str], x: float, width: float, head: float) -> Iterator[Box | Label]:
    yield Box(x, 0.0, width, head, Tone.RULE, Pattern.OUTLINE)
    yield Box(x, head, width, _BODY, Tone.RULE, Pattern.OUTLINE)
    top = (head - len(lines) * _LINE) / 2 + _LINE / 2
    for place, line in enumerate(lines):
        yield Label(x + width / 2, top + place * _LINE, line, _SIZE, align=Align.MIDDLE)
