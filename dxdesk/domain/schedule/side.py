"""What stands to the left of the time: 取組 and 課."""

from collections.abc import Iterator
from dataclasses import dataclass

from dxdesk.domain.drawing import Box, Label, Measure, Picture, Shape, Spot, Stroke, Tone, lines_of
from dxdesk.domain.schedule.looks import RULE, Sizes
from dxdesk.domain.schedule.steps import Work
from dxdesk.domain.words import schedule as says


@dataclass(frozen=True, slots=True)
class Side:
    """Draws the columns to the left of the time."""

    sizes: Sizes
    measure: Measure

    def head(self) -> Picture:
        """The names of the columns."""
        sizes = self.sizes
        height = 2 * sizes.head_row
        names = [(says.INITIATIVE, 0.0)]
        if sizes.department:
            names.append((says.DEPARTMENT, sizes.title))
        labels = (
            Label(x + sizes.pad, height / 2, text, sizes.text, is_bold=True) for text, x in names
        )
        ground = Box(0, 0, sizes.left, height, Tone.HEAD)
        above = Stroke(0, 0, sizes.left, 0, Tone.RULE, RULE)
        return Picture(sizes.left, height, (ground, *labels, above, *self._rules(height)))

    def least(self, work: Work, *, is_rest: bool) -> float:
        """The height that the texts need."""
        count = max(round(each.y // self.sizes.leading) for each in self._labels(work, is_rest)) + 1
        return count * self.sizes.leading + 2 * self.sizes.pad

    def drawn(self, work: Work, height: float, *, is_rest: bool) -> Picture:
        """The texts of a row so high; `is_rest` where it goes on after a cut."""
        sizes = self.sizes
        words = says.work(work)
        spot = Spot(0, 0, sizes.left, height, work.key or work.initiative, "", words)
        shapes = (*self._labels(work, is_rest), *self._rules(height))
        return Picture(sizes.left, height, shapes, (spot,))

    def _labels(self, work: Work, is_rest: bool) -> tuple[Label, ...]:
        sizes = self.sizes
        text = says.title(work)
        title = self._lines(says.go_on(text) if is_rest else text, 0.0, sizes.title, 0)
        if sizes.department:
            owner = self._lines(says.owner(work), sizes.title, sizes.department, 0, Tone.QUIET)
        else:
            owner = self._lines(says.owner(work), 0.0, sizes.title, len(title), Tone.QUIET)[:1]
        return (*title, *owner)

    def _lines(
        self, text: str, x: float, width: float, above: int, tone: Tone = Tone.TEXT
    ) -> tuple[Label, ...]:
        sizes = self.sizes
        room = width - 2 * sizes.pad
        lines = lines_of(text, room, sizes.text, self.measure, sizes.title_lines)
        return tuple(
            Label(x + sizes.pad, sizes.pad + (place + 0.5) * sizes.leading, line, sizes.text, tone)
            for place, line in enumerate(lines, above)
        )

    def _rules(self, height: float) -> Iterator[Shape]:
        sizes = self.sizes
        for x in (0.0, *([sizes.title] if sizes.department else []), sizes.left):
            yield Stroke(x, 0, x, height, Tone.RULE, RULE)
        yield Stroke(0, height, sizes.left, height, Tone.RULE, RULE)
