"""Drawing on reportlab's canvas, and noting which places of a page show which field."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor

from dxdesk.domain.drawing import Pattern, Spot
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import Source
from dxdesk.reports.pdf.pieces import Points, Runs

_OUTLINE = 0.8
_HATCH = 0.7
_HATCH_STEP = 2.6
_DASHES = (3, 2)
_DOTS = (_HATCH, 3.2)


class CanvasPen:
    """A pen over a reportlab canvas. Text never passes through any markup.

    `spots` are the places that show a field, measured from the upper left corner of the page.
    One that is not `is_whole` draws a page out of its file: nothing on it leads to others.
    """

    def __init__(self, canvas: Any, page_height: float, *, is_whole: bool = True) -> None:
        self._canvas = canvas
        self._page_height = page_height
        self._is_whole = is_whole
        self.spots: list[Spot] = []

    def text(self, x: float, y: float, size: float, ink: str, runs: Runs) -> None:
        """Draws runs of text on one baseline."""
        out = self._canvas.beginText(x, y)
        out.setFillColor(HexColor(ink))
        for font, characters in runs:
            out.setFont(font, size)
            out.textOut(characters)
        self._canvas.drawText(out)

    def box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Fills a rectangle."""
        self._canvas.setFillColor(HexColor(fill))
        self._canvas.rect(x, y, width, height, stroke=0, fill=1)

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        ink: str,
        width: float,
        *,
        is_dashed: bool = False,
    ) -> None:
        """Draws a rule."""
        self._canvas.setStrokeColor(HexColor(ink))
        self._canvas.setLineWidth(width)
        self._canvas.setDash(_DASHES if is_dashed else ())
        self._canvas.line(x1, y1, x2, y2)

    def shape(self, points: Points, ink: str, pattern: Pattern) -> None:
        """Draws a closed shape through its corners."""
        self._canvas.setStrokeColor(HexColor(ink))
        self._canvas.setFillColor(HexColor(ink))
        self._canvas.setLineWidth(_OUTLINE)
        self._canvas.setDash(())
        if pattern not in (Pattern.SOLID, Pattern.OUTLINE):
            self._hatch(points, pattern)
        is_solid = pattern is Pattern.SOLID
        self._canvas.drawPath(self._path(points), stroke=int(not is_solid), fill=int(is_solid))

    def _hatch(self, points: Points, pattern: Pattern) -> None:
        """Lines inside a shape, at places that do not depend on where it lies."""
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        low, high = min(y for _, y in points), max(y for _, y in points)
        self._canvas.saveState()
        self._canvas.clipPath(self._path(points), stroke=0, fill=0)
        self._canvas.setLineWidth(_HATCH)
        if pattern is Pattern.DOTTED:
            self._canvas.setDash(_DOTS)
        for line in _LINES[pattern](left, low, right, high):
            self._canvas.line(*line)
        self._canvas.restoreState()

    def _path(self, points: Points) -> Any:
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        return path

    def picture(self, path: Path, x: float, y: float, width: float, height: float) -> None:
        """Draws a picture from a file."""
        self._canvas.drawImage(str(path), x, y, width, height)

    def link(self, anchor: str, x: float, y: float, width: float, height: float) -> None:
        """Makes a rectangle lead to an anchor."""
        if self._is_whole:
            self._canvas.linkRect("", anchor, (x, y, x + width, y + height), thickness=0)

    def spot(self, source: Source, x: float, y: float, width: float, height: float) -> None:
        """Notes a place that shows a field."""
        words = says.numbered(source.record_label, source.field_label)
        top = self._page_height - y - height
        self.spots.append(Spot(x, top, width, height, source.key, source.field, words))

    def mark(self, anchor: str, y: float) -> None:
        """Makes the place at height y the anchor's."""
        self._canvas.bookmarkHorizontalAbsolute(anchor, y + 4)

    def entry(self, title: str, anchor: str, level: int) -> None:
        """Adds an outline bookmark that leads to an anchor."""
        if self._is_whole:
            self._canvas.addOutlineEntry(title, anchor, level, closed=level > 0)


_Lines = Iterator[tuple[float, float, float, float]]


def _slanted(left: float, low: float, right: float, high: float) -> _Lines:
    for x in _steps(left - (high - low), right):
        yield x, low, x + high - low, high


def _crossed(left: float, low: float, right: float, high: float) -> _Lines:
    for x1, y1, x2, y2 in _slanted(left, low, right, high):
        yield x1, y1, x2, y2
        yield x1, y2, x2, y1


def _level(left: float, low: float, right: float, high: float) -> _Lines:
    for y in _steps(low + _HATCH_STEP / 2, high):
        yield left, y, right, y


def _upright(left: float, low: float, right: float, high: float) -> _Lines:
    for x in _steps(left + _HATCH_STEP / 2, right):
        yield x, low, x, high


_LINES: dict[Pattern, Callable[[float, float, float, float], _Lines]] = {
    Pattern.SLANTED: _slanted,
    Pattern.CROSSED: _crossed,
    Pattern.LEVEL: _level,
    Pattern.UPRIGHT: _upright,
    Pattern.DOTTED: _level,
}


def _steps(start: float, end: float) -> Iterator[float]:
    place = start
    while place < end:
        yield place
        place += _HATCH_STEP
