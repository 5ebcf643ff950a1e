"""押印欄: a row of boxes to the right, a title above each, drawn as screen and paper draw."""

import re
from collections.abc import Sequence
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
)

_WIDTH, _HEAD, _BODY = 57.0, 17.0, 57.0  # 20 mm, as seals and stamps of a date need
_SIZE = 9.0
_BETWEEN = r"[、,，・\s]+"


@dataclass(frozen=True, slots=True)
class SealBoxes:
    """A box for each title; as many as fit are as wide as a seal needs, more are narrower."""

    titles: tuple[str, ...]

    def drawn(self, room: float, measure: Measure) -> Sheaf:
        """One strip with all boxes."""
        width = min(_WIDTH, room / len(self.titles))
        left = room - width * len(self.titles)
        shapes = [
            shape
            for place, title in enumerate(self.titles)
            for shape in _box(title, left + place * width, width, measure)
        ]
        nothing = Picture(room, 0.0, ())
        return Sheaf(nothing, (Picture(room, _HEAD + _BODY, tuple(shapes)),))

    @property
    def tiles(self) -> Sequence[Drawable]:
        """Only itself."""
        return (self,)


def titles_in(text: str) -> tuple[str, ...]:
    """The titles of a line as people write it: 課長、係長、担当."""
    return tuple(each for each in re.split(_BETWEEN, text.strip()) if each)


def _box(title: str, x: float, width: float, measure: Measure) -> tuple[Box | Label, ...]:
    room = width - 4
    size = _SIZE * min(1.0, room / max(measure(title, _SIZE, False), 1.0))
    return (
        Box(x, 0.0, width, _HEAD, Tone.RULE, Pattern.OUTLINE),
        Box(x, _HEAD, width, _BODY, Tone.RULE, Pattern.OUTLINE),
        Label(x + width / 2, _HEAD / 2, title, size, align=Align.MIDDLE),
    )
