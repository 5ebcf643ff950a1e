"""Pictures from files on the page, with their caption; kept whole."""

from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.utils import ImageReader

from dxdesk.reports.pdf import style
from dxdesk.reports.pdf.pieces import Line, Pen, Piece, draw_line

_GAP = 4.0
_FRAME = 0.5


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture, framed, above its caption."""

    path: Path
    width: float
    picture_height: float
    caption: tuple[Line, ...]
    before: float = style.BETWEEN_BLOCKS
    keeps: bool = False

    @property
    def height(self) -> float:
        """Picture and caption."""
        return self.picture_height + _GAP + len(self.caption) * style.NOTE.leading

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def cut(self, room: float, depth: float) -> tuple[Piece | None, Piece | None]:
        """Never cut."""
        return (self, None) if self.height <= room + 1e-6 or room >= depth else (None, self)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws the picture and the caption below it."""
        low = top - self.picture_height
        pen.picture(self.path, x, low, self.width, self.picture_height)
        for y in (top, low):
            pen.line(x, y, x + self.width, y, style.FRAME, _FRAME)
        for side in (x, x + self.width):
            pen.line(side, top, side, low, style.FRAME, _FRAME)
        for place, line in enumerate(self.caption):
            at = low - _GAP - place * style.NOTE.leading
            draw_line(pen, line, style.NOTE, style.INK, x, at)


def plate(path: Path, caption: tuple[Line, ...], width: float) -> Plate:
    """The picture at a width, in its own proportions."""
    across, down = ImageReader(str(path)).getSize()
    return Plate(path, width, width * down / across, caption)
