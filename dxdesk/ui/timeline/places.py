"""Where the rows and steps of a timeline lie, in the order in which keys visit them."""

from collections.abc import Iterator
from dataclasses import dataclass

from dxdesk.domain.schedule.bars import Placed
from dxdesk.domain.schedule.chart import Painter, Row
from dxdesk.domain.schedule.steps import Step, Work
from dxdesk.domain.words import schedule as says
from dxdesk.ui.timeline.ink import Batch, measure


@dataclass(frozen=True, slots=True)
class Stop:
    """What the keyboard can stand on: a step, or a row that has none (`placed` is None)."""

    row: int
    work: Work
    placed: Placed | None

    @property
    def key(self) -> str:
        """The key of the step, else of the assignment, else of the 取組."""
        return self.placed.step.key if self.placed else self.work.key or self.work.initiative

    @property
    def step(self) -> Step | None:
        """The step."""
        return self.placed.step if self.placed else None


class Places:
    """Rows from top to bottom; heights are measured from the top of the first.

    Rows are placed as they are asked for, from the first on: `grow` places those of one more
    work. `height` and `stops` tell of the rows that are placed.
    """

    def __init__(self, painter: Painter) -> None:
        self.painter = painter
        self.rows: list[Row] = []
        self.tops: list[float] = []
        self.stops: list[Stop] = []
        self.height = 0.0
        self._to_come = painter.rows_by_work()
        self._bodies: dict[int, Batch] = {}
        self._sides: dict[int, Batch] = {}

    def grow(self) -> bool:
        """Place the rows of one more work; False where there is none left."""
        rows = next(self._to_come, None)
        for row in rows or ():
            self.stops += _stops(len(self.rows), row)
            self.rows.append(row)
            self.tops.append(self.height)
            self.height += row.height
        return rows is not None

    def growing(self) -> Iterator[None]:
        """Place all that is left, step by step."""
        while self.grow():
            yield

    def grow_to(self, height: float) -> None:
        """Place rows down to a height."""
        while self.height < height and self.grow():
            pass

    def body(self, row: int) -> Batch:
        """The steps of a row, ready to be painted."""
        if row not in self._bodies:
            self._bodies[row] = Batch(self.painter.body(self.rows[row]), self.tops[row])
        return self._bodies[row]

    def side(self, row: int) -> Batch:
        """The texts to the left of a row, ready to be painted."""
        if row not in self._sides:
            one = self.rows[row]
            picture = self.painter.side.drawn(one.work, one.height, is_rest=one.is_rest)
            self._sides[row] = Batch(picture, self.tops[row])
        return self._sides[row]

    def visible(self, top: float, height: float) -> range:
        """The rows that lie at least partly between two heights."""
        first = self.row_at(top)
        last = first
        while last < len(self.rows) and self.tops[last] < top + height:
            last += 1
        return range(first, last)

    def row_at(self, y: float) -> int:
        """The row at a height, the last one below them all."""
        low, high = 0, max(len(self.tops) - 1, 0)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.tops[middle] <= y else (low, middle - 1)
        return low

    def place_of(self, key: str, otherwise: int = 0) -> int:
        """The place among the stops of a step, a 取組's first one or an assignment's."""
        seen = 0
        while key:
            for place in range(seen, len(self.stops)):
                stop = self.stops[place]
                if key in (stop.key, stop.work.key, stop.work.initiative):
                    return place
            seen = len(self.stops)
            if not self.grow():
                break
        return self.nearest(otherwise)

    def nearest(self, place: int) -> int:
        """That place, or the first or last where there is none of that number."""
        while place >= len(self.stops) and self.grow():
            pass
        return min(max(place, 0), max(len(self.stops) - 1, 0))

    def box_of(self, stop: Stop) -> tuple[float, float, float, float]:
        """Left, top, width and height of a step, the time beginning at 0; of a row without steps
        the strip where they would be."""
        sizes, top = self.painter.chart.sizes, self.tops[stop.row]
        height = sizes.plan_bar + sizes.actual_bar
        if stop.placed is None:
            width = measure(says.NO_STEPS, sizes.text, bold=False) + 2 * sizes.pad
            return 0.0, top + sizes.gap, width, height
        placed = stop.placed
        left, right = max(placed.left, 0.0), min(placed.right, self.painter.width)
        return left, top + sizes.gap + placed.lane * sizes.lane, right - left, height


def _stops(number: int, row: Row) -> Iterator[Stop]:
    for placed in row.steps:
        yield Stop(number, row.work, placed)
    if not row.work.steps:
        yield Stop(number, row.work, None)
