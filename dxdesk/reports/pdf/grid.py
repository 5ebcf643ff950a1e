"""Tables on the page: rows of cells that were broken into lines for their columns."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from dxdesk.reports.content import Source
from dxdesk.reports.pdf import style
from dxdesk.reports.pdf.pieces import Line, Pen, Piece, draw_line
from dxdesk.reports.pdf.style import Type


class Align(StrEnum):
    """Where a cell's lines stand."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class GridCell:
    """The lines of one cell; `x` and `width` are its box, measured from the table's edge; `source`
    is the field it shows."""

    lines: tuple[Line, ...]
    face: Type
    x: float
    width: float
    ink: str = style.INK
    align: Align = Align.LEFT
    fill: str = ""
    link: str = ""
    source: Source | None = None

    @property
    def height(self) -> float:
        """Lines and padding."""
        return len(self.lines) * self.face.leading + 2 * style.PAD_Y

    def fitting(self, room: float) -> int:
        """How many of its lines fit into a height."""
        return max(int((room - 2 * style.PAD_Y + 1e-6) // self.face.leading), 0)

    def draw(self, pen: Pen, x: float, top: float, height: float) -> None:
        """Draws the lines; fills lie below every rule and so are drawn before."""
        for place, line in enumerate(self.lines):
            y = top - style.PAD_Y - place * self.face.leading
            draw_line(pen, line, self.face, self.ink, x + self._indent(line), y)
        if self.source:
            pen.spot(self.source, x + self.x, top - height, self.width, height)
        if self.link:
            pen.link(self.link, x + self.x, top - height, self.width, height)

    def draw_fill(self, pen: Pen, x: float, top: float, height: float) -> None:
        """Draws the ground, if it has a colour."""
        if self.fill:
            pen.box(x + self.x, top - height, self.width, height, self.fill)

    def _indent(self, line: Line) -> float:
        slack = self.width - 2 * style.PAD_X - line.width
        share = {Align.LEFT: 0.0, Align.MIDDLE: slack / 2, Align.RIGHT: slack}[self.align]
        return self.x + style.PAD_X + max(share, 0.0)


@dataclass(frozen=True)
class GridRow:
    """One row. `keeps` binds it to the next row (a group heading)."""

    cells: tuple[GridCell, ...]
    keeps: bool = False
    anchor: str = ""

    @cached_property
    def height(self) -> float:
        """The highest cell's."""
        return max(cell.height for cell in self.cells)

    def cut(self, room: float) -> "tuple[GridRow | None, GridRow]":
        """The lines that fit, and the others; None where not even two lines do."""
        counts = [cell.fitting(room) for cell in self.cells]
        if min(counts) < 2:
            return None, self
        pairs = list(zip(self.cells, counts, strict=True))
        head = tuple(replace(cell, lines=cell.lines[:count]) for cell, count in pairs)
        tail = tuple(replace(cell, lines=cell.lines[count:]) for cell, count in pairs)
        return replace(self, cells=head), replace(self, cells=tail, anchor="")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the `header` rows stand above its rows on every page."""

    header: tuple[GridRow, ...]
    rows: tuple[GridRow, ...]
    width: float
    before: float = style.BETWEEN_BLOCKS
    keeps: bool = False

    @property
    def height(self) -> float:
        """Header and rows."""
        return self._header_height + sum(row.height for row in self.rows)

    @property
    def least(self) -> float:
        """The header, the group headings at the start and the first row below them."""
        total = self._header_height
        for row in self.rows:
            total += row.height
            if not row.keeps:
                break
        return total

    @property
    def _header_height(self) -> float:
        return sum(row.height for row in self.header)

    def cut(self, room: float, depth: float) -> tuple[Piece | None, Piece | None]:
        """Cuts between rows; a row is cut only if it is longer than a page."""
        left = room - self._header_height
        count = 0
        while count < len(self.rows) and self.rows[count].height <= left + 1e-6:
            left -= self.rows[count].height
            count += 1
        if count == len(self.rows):
            return self, None
        if self.rows[count].height > depth - self._header_height:
            return self._cut_row(count, left)
        return self._cut_before(self._loosened(count))

    def _loosened(self, count: int) -> int:
        """The cut moved up so that no group heading ends a page."""
        moved = count
        while moved and self.rows[moved - 1].keeps:
            moved -= 1
        return moved

    def _cut_before(self, count: int) -> tuple[Piece | None, Piece | None]:
        if not count:
            return None, self
        return self._with(self.rows[:count]), self._rest(self.rows[count:])

    def _cut_row(self, count: int, left: float) -> tuple[Piece | None, Piece | None]:
        head, tail = self.rows[count].cut(left)
        if head is None:
            return self._cut_before(self._loosened(count))
        rest = (tail, *self.rows[count + 1 :])
        return self._with((*self.rows[:count], head)), self._rest(rest)

    def _with(self, rows: tuple[GridRow, ...]) -> "Grid":
        return replace(self, rows=rows)

    def _rest(self, rows: tuple[GridRow, ...]) -> "Grid":
        return replace(self, rows=rows, before=0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws rows, a rule below each, and the upright rules between columns."""
        y = top
        placed: list[tuple[GridRow, float]] = []
        for row in (*self.header, *self.rows):
            placed.append((row, y))
            y -= row.height
        for row, start in placed:
            for cell in row.cells:
                cell.draw_fill(pen, x, start, row.height)
        for row, start in placed:
            self._draw_row(pen, row, x, start)
        for edge in (0.0, self.width):
            pen.line(x + edge, top, x + edge, y, style.RULE, 0.5)
        self._draw_frame(pen, x, top, y)

    def _draw_row(self, pen: Pen, row: GridRow, x: float, y: float) -> None:
        height = row.height
        if row.anchor:
            pen.mark(row.anchor, y)
        for cell in row.cells:
            cell.draw(pen, x, y, height)
            if cell.x:
                pen.line(x + cell.x, y, x + cell.x, y - height, style.RULE, 0.5)
        pen.line(x, y - height, x + self.width, y - height, style.RULE, 0.5)

    def _draw_frame(self, pen: Pen, x: float, top: float, bottom: float) -> None:
        pen.line(x, top, x + self.width, top, style.FRAME, 0.9)
        pen.line(x, bottom, x + self.width, bottom, style.FRAME, 0.9)
        if self.header:
            y = top - sum(row.height for row in self.header)
            pen.line(x, y, x + self.width, y, style.FRAME, 0.9)
