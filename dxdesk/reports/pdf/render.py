"""Pages to a file: running heads and feet, metadata, outline, links."""

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from dxdesk.domain.drawing import Pattern
from dxdesk.domain.progress import Progress, Work, finished
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import Document, Part, Stamp, anchors_of, closed
from dxdesk.reports.notices import Missing
from dxdesk.reports.pdf import style
from dxdesk.reports.pdf.compose import Composer
from dxdesk.reports.pdf.faces import PROSE, page_font
from dxdesk.reports.pdf.missing import find_missing_glyphs, with_missing
from dxdesk.reports.pdf.paginate import Placed, paginate
from dxdesk.reports.pdf.pieces import Points, Runs, draw_line, set_lines
from dxdesk.reports.pdf.style import Sheet

_OUTLINE = 0.8
_HATCH = 0.7
_HATCH_STEP = 2.6
_STEP = 5
_DASHES = (3, 2)


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: its part and what stands where."""

    part: Part
    placed: tuple[Placed, ...]

    @property
    def sheet(self) -> Sheet:
        """Its paper."""
        return style.SHEETS[self.part.paper]


class CanvasPen:
    """A pen over a reportlab canvas. Text never passes through any markup."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas

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
        if pattern in (Pattern.SLANTED, Pattern.CROSSED):
            self._hatch(points, is_crossed=pattern is Pattern.CROSSED)
        is_solid = pattern is Pattern.SOLID
        self._canvas.drawPath(self._path(points), stroke=int(not is_solid), fill=int(is_solid))

    def _hatch(self, points: Points, *, is_crossed: bool) -> None:
        """Slanted lines inside a shape, at places that do not depend on where it lies."""
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        low, high = min(y for _, y in points), max(y for _, y in points)
        self._canvas.saveState()
        self._canvas.clipPath(self._path(points), stroke=0, fill=0)
        self._canvas.setLineWidth(_HATCH)
        x = left - (high - low)
        while x < right:
            self._canvas.line(x, low, x + high - low, high)
            if is_crossed:
                self._canvas.line(x, high, x + high - low, low)
            x += _HATCH_STEP
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
        self._canvas.linkRect("", anchor, (x, y, x + width, y + height), thickness=0)

    def mark(self, anchor: str, y: float) -> None:
        """Makes the place at height y the anchor's."""
        self._canvas.bookmarkHorizontalAbsolute(anchor, y + 4)

    def entry(self, title: str, anchor: str, level: int) -> None:
        """Adds an outline bookmark that leads to an anchor."""
        self._canvas.addOutlineEntry(title, anchor, level, closed=level > 0)


def pages_of(document: Document) -> tuple[PdfPage, ...]:
    """The document laid out on its pages."""
    return tuple(finished(_lay_out(document)))


def _lay_out(document: Document) -> Work[list[PdfPage]]:
    """The pages part by part; each part is a step."""
    anchors = anchors_of(document)
    pages: list[PdfPage] = []
    for place, part in enumerate(document.parts):
        yield Progress(place, len(document.parts), part.title.text)
        pieces = Composer(part, anchors).pieces(place)
        pages += (PdfPage(part, each) for each in paginate(pieces, style.SHEETS[part.paper].depth))
    return pages


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished file and what could not be printed in it."""

    data: bytes
    missing: tuple[Missing, ...]
    page_count: int


def to_pdf(document: Document) -> Pdf:
    """The file, whose bytes depend on nothing but the document. Characters without a glyph
    are printed as 〓 and listed on a last page."""
    return finished(making(document))


def making(document: Document) -> Work[Pdf]:
    """The same step by step: the parts laid out, then the pages drawn."""
    yield Progress(0, 0, document.title)
    missing = find_missing_glyphs(document)
    pages = yield from _lay_out(closed(with_missing(document, missing)))
    count = len(pages)
    data = yield from _written(document, pages)
    return Pdf(data, missing, count)


def _written(document: Document, pages: list[PdfPage]) -> Work[bytes]:
    """The file; each page is let go of when it is drawn."""
    out = BytesIO()
    options: dict[str, Any] = {"lang": "ja", "initialFontName": page_font(PROSE).fontName}
    canvas = Canvas(out, pageCompression=1, invariant=1, **options)
    canvas.setTitle(document.title)
    canvas.setAuthor(document.stamp.issuer)
    canvas.setSubject(document.stamp.edition)
    canvas.setCreator(says.CREATOR)
    canvas.setProducer(says.CREATOR)
    counts = page_counts([page.part.number for page in pages])
    waiting = deque(zip(pages, counts, strict=True))
    pages.clear()
    total = len(waiting)
    while waiting:
        page, count = waiting.popleft()
        if len(waiting) % _STEP == 0:
            yield Progress(total - len(waiting), total, page.part.title.text)
        _draw_page(canvas, page, document.stamp, count)
    canvas.save()
    return out.getvalue()


def page_counts(numbers: Sequence[str]) -> tuple[str, ...]:
    """n/N of every page over all, and inside its 資料 where there are several."""
    sizes = Counter(numbers)
    places: Counter[str] = Counter()
    found: list[str] = []
    for place, number in enumerate(numbers, 1):
        places[number] += 1
        inside = (number, places[number], sizes[number])
        whole = says.page_of(place, len(numbers))
        found.append(says.page_in_part(*inside, whole) if number and len(sizes) > 1 else whole)
    return tuple(found)


def _draw_page(canvas: Any, page: PdfPage, stamp: Stamp, count: str) -> None:
    sheet = page.sheet
    canvas.setPageSize((sheet.width, sheet.height))
    pen = CanvasPen(canvas)
    for placed in page.placed:
        placed.piece.draw(pen, sheet.left, sheet.height - sheet.top - placed.down)
    _draw_number(pen, sheet, page.part.number)
    _draw_foot(pen, sheet, stamp, count)
    canvas.showPage()


def _draw_number(pen: CanvasPen, sheet: Sheet, number: str) -> None:
    """The 資料番号 in a frame on the right shoulder."""
    if not number:
        return
    (line,) = set_lines(number, style.CELL_STRONG, sheet.room)[:1]
    right = sheet.width - sheet.right
    top = sheet.height - sheet.top + 22
    left = right - max(line.width + 16, 48)
    middle = (left + right - line.width) / 2
    draw_line(pen, line, style.CELL_STRONG, style.INK, middle, top - 2)
    for y in (top, top - 17):
        pen.line(left, y, right, y, style.FRAME, 0.7)
    for x in (left, right):
        pen.line(x, top, x, top - 17, style.FRAME, 0.7)


def _draw_foot(pen: CanvasPen, sheet: Sheet, stamp: Stamp, count: str) -> None:
    top = sheet.bottom - 8
    pen.line(sheet.left, top + 2, sheet.width - sheet.right, top + 2, style.RULE, 0.5)
    (left,) = set_lines(says.foot(stamp.issuer, stamp.edition), style.RUNNING, 10_000)
    (moment,) = set_lines(says.moments(stamp.as_of, stamp.made), style.RUNNING, 10_000)
    (page,) = set_lines(count, style.RUNNING, 10_000)
    right = sheet.width - sheet.right
    draw_line(pen, left, style.RUNNING, style.INK, sheet.left, top)
    draw_line(pen, page, style.RUNNING, style.INK, right - page.width, top)
    draw_line(pen, moment, style.RUNNING, style.INK, sheet.left, top - style.RUNNING.leading)
