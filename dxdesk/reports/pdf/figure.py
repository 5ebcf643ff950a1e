"""Drawings on the page: strips that are kept whole below a head that every page repeats."""

from dataclasses import dataclass, replace

from dxdesk.domain.drawing import Align, Box, Label, Mark, Picture, Shape, Stroke
from dxdesk.reports.content import Source
from dxdesk.reports.pdf import style
from dxdesk.reports.pdf.faces import PROSE, STRONG, clusters_of, glyphs
from dxdesk.reports.pdf.pieces import Pen, Piece, draw_line, one_line
from dxdesk.reports.pdf.style import Type

_SHARE = {Align.LEFT: 0.0, Align.MIDDLE: 0.5, Align.RIGHT: 1.0}


def measure(text: str, size: float, bold: bool) -> float:
    """The width of a text in points."""
    table = glyphs(STRONG if bold else PROSE)
    return sum(table[each].width for each in clusters_of(text)) * size


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing; `head` stands above its strips on every page."""

    head: Picture
    strips: tuple[Picture, ...]
    before: float = style.BETWEEN_BLOCKS
    keeps: bool = False

    @property
    def height(self) -> float:
        """Head and strips."""
        return self.head.height + sum(each.height for each in self.strips)

    @property
    def least(self) -> float:
        """The head and the first strip."""
        return self.head.height + sum(each.height for each in self.strips[:1])

    def cut(self, room: float, depth: float) -> tuple[Piece | None, Piece | None]:
        """Cuts between strips; one that is higher than a page stands alone."""
        left = (room if self.least <= depth else max(room, self.least)) - self.head.height
        count = 0
        while count < len(self.strips) and self.strips[count].height <= left + 1e-6:
            left -= self.strips[count].height
            count += 1
        if count == len(self.strips):
            return self, None
        if not count:
            return None, self
        rest = replace(self, strips=self.strips[count:], before=0.0)
        return replace(self, strips=self.strips[:count]), rest

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws head and strips one below the other."""
        y = top
        for picture in (self.head, *self.strips):
            for shape in picture.shapes:
                _draw(pen, shape, x, y)
            for spot in picture.spots:
                low = y - spot.y - spot.height
                source = Source(spot.key, spot.field, spot.words, "")
                pen.spot(source, x + spot.x, low, spot.width, spot.height)
            y -= picture.height


def _draw(pen: Pen, shape: Shape, x: float, top: float) -> None:
    ink = style.DRAWN[shape.tone]
    match shape:
        case Box():
            left, right = x + shape.x, x + shape.x + shape.width
            high, low = top - shape.y, top - shape.y - shape.height
            corners = ((left, high), (right, high), (right, low), (left, low))
            pen.shape(corners, ink, shape.pattern)
        case Mark():
            pen.shape([(x + px, top - py) for px, py in shape.points], ink, shape.pattern)
        case Stroke():
            ends = (x + shape.x1, top - shape.y1, x + shape.x2, top - shape.y2)
            pen.line(*ends, ink, shape.width, is_dashed=shape.is_dashed)
        case Label():
            face = Type(STRONG if shape.is_bold else PROSE, shape.size, shape.size)
            line = one_line(shape.text, face)
            start = x + shape.x - line.width * _SHARE[shape.align]
            draw_line(pen, line, face, ink, start, top - shape.y + shape.size / 2)
