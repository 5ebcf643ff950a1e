"""A schedule as pictures: the head, a row for each 取組 and 課, the legend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from dxdesk.domain.drawing import (
    Align,
    Box,
    Label,
    Measure,
    Picture,
    Shape,
    Sheaf,
    Spot,
    Stroke,
    Tone,
    side_by_side,
    stacked,
)
from dxdesk.domain.schedule import legend, marks
from dxdesk.domain.schedule.axis import Axis, Grain
from dxdesk.domain.schedule.bars import Placed, Room, placed
from dxdesk.domain.schedule.looks import PAPER, RULE, TILE, Sizes
from dxdesk.domain.schedule.side import Side
from dxdesk.domain.schedule.steps import Schedule, Work
from dxdesk.domain.words import schedule as says

Years = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chart:
    """A schedule drawn by years. `windows` are the years of its tiles, laid side by side, whose
    rows are equally high; `window` is the one drawn here, by its place. No windows: one tile."""

    schedule: Schedule
    windows: tuple[Years, ...] = ()
    window: int = 0
    sizes: Sizes = PAPER
    grain: Grain = Grain.QUARTER

    @property
    def tiles(self) -> "tuple[Chart, ...]":
        """The chart in one part for each fiscal year, by months."""
        first, last = self.schedule.first_year, self.schedule.last_year
        windows = tuple((year, year) for year in range(first, last + 1))
        return tuple(
            replace(self, windows=windows, window=place, sizes=TILE, grain=Grain.MONTH)
            for place in range(len(windows))
        )

    def drawn(self, room: float, measure: Measure) -> Sheaf:
        """Legend, head and rows, `room` wide."""
        painter = Painter(self, room - self.sizes.left, measure)
        key = legend.drawn(self.schedule, self.sizes, room, measure)
        head = stacked(key, side_by_side(painter.side.head(), painter.head))
        return Sheaf(head, tuple(painter.strips()))


@dataclass(frozen=True, slots=True)
class Row:
    """A 取組 and 課 with its steps in their lanes; `is_rest` where it goes on after a cut."""

    work: Work
    steps: tuple[Placed, ...]
    lanes: int
    height: float
    is_rest: bool = False


@lru_cache(maxsize=8192)
def _rows_of(work: Work, rooms: tuple[Room, ...], here: int) -> tuple[Row, ...]:
    """The rows of a work in one of several tiles; kept, since an act changes one work of many."""
    tiles = [placed(work.steps, room) for room in rooms]
    sizes = rooms[here].sizes
    side = Side(sizes, rooms[here].measure)
    count = max((each.lane + 1 for tile in tiles for each in tile), default=1)
    rows: list[Row] = []
    for first in range(0, count, sizes.most_lanes):
        lanes = min(count - first, sizes.most_lanes)
        held = (each for each in tiles[here] if first <= each.lane < first + lanes)
        steps = tuple(replace(each, lane=each.lane - first) if first else each for each in held)
        least = side.least(work, is_rest=first > 0)
        height = max(least, lanes * sizes.lane + sizes.gap)
        rows.append(Row(work, steps, lanes, height, is_rest=first > 0))
    return tuple(rows)


@dataclass(frozen=True)
class Painter:
    """Draws a chart whose time is `width` wide, part by part: a screen scrolls them apart."""

    chart: Chart
    width: float
    measure: Measure

    @cached_property
    def axis(self) -> Axis:
        """The time."""
        return Axis(*self._windows[self.chart.window], self.width)

    @cached_property
    def side(self) -> Side:
        """What draws the columns to the left of the time."""
        return Side(self._sizes, self.measure)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows, one that has too many lanes for a strip being cut."""
        return tuple(row for rows in self.rows_by_work() for row in rows)

    def rows_by_work(self) -> Iterator[tuple[Row, ...]]:
        """The same, work by work: placing steps is most of what a drawing costs."""
        rooms = tuple(map(self._room, self._windows))
        for work in self.chart.schedule.works:
            yield _rows_of(work, rooms, self.chart.window)

    @property
    def head(self) -> Picture:
        """Years and their divisions, and today."""
        return Picture(self.width, 2 * self._sizes.head_row, tuple(self._head_shapes()))

    def body(self, row: Row) -> Picture:
        """The steps of a row."""
        sizes = self._sizes
        shapes: list[Shape] = []
        labels: list[Shape] = []
        spots: list[Spot] = []
        for each in row.steps:
            top = sizes.gap + each.lane * sizes.lane
            shapes += marks.of(each, top, sizes)
            labels.append(marks.label(each, top, sizes))
            spots.append(self._spot(each, top))
        if not row.work.steps:
            y = sizes.gap + sizes.plan_bar / 2
            labels.append(Label(sizes.pad, y, says.NO_STEPS, sizes.text, Tone.QUIET))
        rule = Stroke(0, row.height, self.width, row.height, Tone.RULE, RULE)
        shapes += [*self._today(row.height), *labels, rule]
        return Picture(self.width, row.height, tuple(shapes), tuple(spots))

    def grid(self, height: float) -> Picture:
        """The lines between divisions and, stronger, between years."""
        strong = {each.left for each in self.axis.years()}
        lines = (
            Stroke(x, 0, x, height, Tone.RULE if x in strong else Tone.GRID, RULE)
            for x in (each.left for each in self.axis.divisions(self.chart.grain))
        )
        edge = Stroke(self.width, 0, self.width, height, Tone.RULE, RULE)
        return Picture(self.width, height, (*lines, edge))

    def strips(self) -> Iterator[Picture]:
        """The rows with their sides, as paper shows them."""
        for row in self.rows:
            side = self.side.drawn(row.work, row.height, is_rest=row.is_rest)
            grid, body = self.grid(row.height), self.body(row)
            yield side_by_side(side, replace(body, shapes=(*grid.shapes, *body.shapes)))

    @property
    def _sizes(self) -> Sizes:
        return self.chart.sizes

    @property
    def _windows(self) -> tuple[Years, ...]:
        schedule = self.chart.schedule
        return self.chart.windows or ((schedule.first_year, schedule.last_year),)

    def _room(self, years: Years) -> Room:
        schedule = self.chart.schedule
        first, last = schedule.first_year, schedule.last_year
        axis = Axis(*years, self.width)
        return Room(axis, first, last, schedule.today, self._sizes, self.measure)

    def _spot(self, each: Placed, top: float) -> Spot:
        words = says.step(each.step, self.chart.schedule.today)
        sizes = self._sizes
        height, width = sizes.plan_bar + sizes.actual_bar, each.right - each.left
        return Spot(each.left, top, width, height, each.step.key, "planned_from", words)

    def _today(self, height: float) -> tuple[Shape, ...]:
        """A line at today, if it lies on the axis."""
        today = self.chart.schedule.today
        if not self.axis.first <= today < self.axis.end:
            return ()
        x = (self.axis.at(today) + self.axis.after(today)) / 2
        return (Stroke(x, 0, x, height, Tone.TODAY, 2 * RULE, is_dashed=True),)

    def _head_shapes(self) -> Iterator[Shape]:
        sizes = self._sizes
        height = sizes.head_row
        yield Box(0, 0, self.width, 2 * height, Tone.HEAD)
        for each in self.axis.years():
            names = (says.year(each.first), says.short_year(each.first))
            yield from self._named(each.left, each.right, height / 2, names, is_bold=True)
            yield Stroke(each.left, 0, each.left, 2 * height, Tone.RULE, RULE)
        for each in self.axis.divisions(self.chart.grain):
            finer = says.division(each.first, self.chart.grain)
            yield from self._named(each.left, each.right, 1.5 * height, finer)
            yield Stroke(each.left, height, each.left, 2 * height, Tone.RULE, RULE)
        for y in (0.0, height, 2 * height):
            yield Stroke(0, y, self.width, y, Tone.RULE, RULE)
        yield Stroke(self.width, 0, self.width, 2 * height, Tone.RULE, RULE)
        yield from self._today(2 * height)

    def _named(
        self, left: float, right: float, y: float, names: Sequence[str], *, is_bold: bool = False
    ) -> Iterator[Shape]:
        """The first of the names that fits between two places."""
        size = self._sizes.text
        fits = (n for n in names if self.measure(n, size, is_bold) <= right - left - 2)
        if text := next(fits, ""):
            yield Label((left + right) / 2, y, text, size, Tone.TEXT, is_bold, Align.MIDDLE)
