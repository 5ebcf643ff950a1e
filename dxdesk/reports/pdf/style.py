"""Sizes, leadings and colours of the printed page; lengths in points.

Body at least 10.5 pt and tables at least 9 pt; prose is led 1.6 times. Each pair of colours
has a contrast of at least 4.5:1, and no colour says what the words beside it do not.
"""

from dataclasses import dataclass

from dxdesk.domain import drawing
from dxdesk.reports.content import Look, Paper, Shade, Tone
from dxdesk.reports.pdf.faces import FIGURE, FIGURE_STRONG, PROSE, STRONG

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Type:
    """A font, its size and the distance from line to line."""

    font: str
    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper and the box that text may fill."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def room(self) -> float:
        """Width of the text box."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """Height of the text box."""
        return self.height - self.top - self.bottom


SHEETS = {
    Paper.PORTRAIT: Sheet(210 * MM, 297 * MM, 25 * MM, 16 * MM, 22 * MM, 18 * MM),
    Paper.LANDSCAPE: Sheet(297 * MM, 210 * MM, 15 * MM, 15 * MM, 28 * MM, 18 * MM),
    Paper.A3: Sheet(420 * MM, 297 * MM, 25 * MM, 15 * MM, 26 * MM, 18 * MM),
}

BODY = Type(PROSE, 10.5, 16.8)
NOTE = Type(PROSE, 9, 14)
TITLE = Type(STRONG, 16, 23)
SUBTITLE = Type(PROSE, 10.5, 17)
HEADINGS = (Type(STRONG, 13, 19.5), Type(STRONG, 11.5, 18), Type(STRONG, 10.5, 16.8))
CELL = Type(PROSE, 9, 13)
CELL_STRONG = Type(STRONG, 9, 13)
CELL_FIGURE = Type(FIGURE, 9, 13)
CELL_FIGURE_STRONG = Type(FIGURE_STRONG, 9, 13)
FIELD = Type(PROSE, 10.5, 16.2)
FIELD_LABEL = Type(STRONG, 9.5, 16.2)
RUNNING = Type(PROSE, 9, 12)

BEFORE_HEADING = (16.0, 12.0, 8.0)
AFTER_HEADING = 0.0
BETWEEN_BLOCKS = 6.0
PAD_X = 4.0
PAD_Y = 2.6

INK = "#1A1A1A"
RULE = "#8C8C8C"
FRAME = "#4D4D4D"
HEADER_FILL = "#E6E6E6"
GROUP_FILL = "#F2F2F2"
LABEL_FILL = "#F2F2F2"

INKS = {
    Tone.PLAIN: INK,
    Tone.STRONG: INK,
    Tone.QUIET: "#5C5C5C",
    Tone.IDLE: "#4D4D4D",
    Tone.ACTIVE: "#0017C1",
    Tone.DONE: "#115A36",
    Tone.WARN: "#6E5600",
    Tone.LATE: "#CE0000",
}
SHADES = {
    Shade.NONE: "",
    Shade.PLAN: "#E8F1FE",
    Shade.DONE: "#C2DCF5",
    Shade.LATE: "#FDEEEE",
}
DRAWN = {
    drawing.Tone.TEXT: INK,
    drawing.Tone.QUIET: "#5C5C5C",
    drawing.Tone.RULE: RULE,
    drawing.Tone.GRID: "#CCCCCC",
    drawing.Tone.GROUND: "#FFFFFF",
    drawing.Tone.HEAD: HEADER_FILL,
    drawing.Tone.PLAN: FRAME,
    drawing.Tone.ACTUAL: "#0017C1",
    drawing.Tone.DONE: "#115A36",
    drawing.Tone.LATE: "#CE0000",
    drawing.Tone.IDLE: "#6E6E6E",
    drawing.Tone.TODAY: "#CE0000",
}
BOLD_TONES = frozenset({Tone.STRONG, Tone.WARN, Tone.LATE})


def cell_type(look: Look, tone: Tone) -> Type:
    """The type of a table cell: figures and dates have even digits."""
    even = look in (Look.FIGURE, Look.DATE)
    if tone in BOLD_TONES:
        return CELL_FIGURE_STRONG if even else CELL_STRONG
    return CELL_FIGURE if even else CELL
