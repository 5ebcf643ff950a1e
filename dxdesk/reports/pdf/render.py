"""Pages to a file: running heads and feet, metadata, outline, links."""

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from dxdesk.domain.drawing import Spot
from dxdesk.domain.progress import Progress, Work, finished
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import Document, Part, Stamp, anchors_of, closed, links_of
from dxdesk.reports.notices import Missing
from dxdesk.reports.pdf import style
from dxdesk.reports.pdf.canvas_pen import CanvasPen
from dxdesk.reports.pdf.compose import Composer
from dxdesk.reports.pdf.faces import PROSE, page_font
from dxdesk.reports.pdf.missing import find_missing_glyphs, with_missing
from dxdesk.reports.pdf.paginate import Placed, paginate
from dxdesk.reports.pdf.pieces import draw_line, set_lines
from dxdesk.reports.pdf.style import Sheet

_STEP = 5


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: its part and what stands where."""

    part: Part
    placed: tuple[Placed, ...]

    @property
    def sheet(self) -> Sheet:
        """Its paper."""
        return style.SHEETS[self.part.paper]


def pages_of(document: Document) -> tuple[PdfPage, ...]:
    """The document laid out on its pages."""
    return tuple(finished(_lay_out(document, {})))


PartKey = tuple[Part, int, frozenset[str]]
Layouts = dict[PartKey, tuple[PdfPage, ...]]
"""The pages of parts that were laid out before: of a part, its place and what it leads to."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A document on its pages, not written yet; `document` as it is printed, with its closing
    note and the list of what could not be printed."""

    document: Document
    pages: tuple[PdfPage, ...]
    missing: tuple[Missing, ...]
    layouts: Layouts


def laying(document: Document, before: Layouts) -> Work[Laid]:
    """Lay a document out step by step; parts that are as they were `before` are not laid out
    again."""
    yield Progress(0, 0, document.title)
    missing = find_missing_glyphs(document)
    whole = closed(with_missing(document, missing))
    layouts: Layouts = dict(before)
    pages = yield from _lay_out(whole, layouts)
    used = {id(page) for page in pages}
    kept = {key: held for key, held in layouts.items() if held and id(held[0]) in used}
    return Laid(whole, tuple(pages), missing, kept)


def _lay_out(document: Document, known: Layouts) -> Work[list[PdfPage]]:
    """The pages part by part; each part is a step, and is entered in `known`."""
    anchors = anchors_of(document)
    pages: list[PdfPage] = []
    for place, part in enumerate(document.parts):
        yield Progress(place, len(document.parts), part.title.text)
        leads = links_of(part) & anchors
        key = (part, 0 if part.anchor else place, leads)
        if key not in known:
            known[key] = _pages_of_part(part, place, leads)
        pages += known[key]
    return pages


def _pages_of_part(part: Part, place: int, anchors: frozenset[str]) -> tuple[PdfPage, ...]:
    pieces = Composer(part, anchors).pieces(place)
    depth = style.SHEETS[part.paper].depth
    return tuple(PdfPage(part, each) for each in paginate(pieces, depth))


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
    laid = yield from laying(document, {})
    printed, missing, count = laid.document, laid.missing, len(laid.pages)
    waiting = deque(laid.pages)
    del laid  # each page is let go of when it is drawn
    data, _ = yield from _written(printed, waiting, range(count))
    return Pdf(data, missing, count)


@dataclass(frozen=True, slots=True)
class Written:
    """A file of some pages of a document, from the page `first` on (counted from 0), and for each
    of them the places that show a field."""

    data: bytes
    first: int
    spots: tuple[tuple[Spot, ...], ...]


def writing(laid: Laid, chosen: range) -> Work[Written]:
    """Write the file step by step, or only some of its pages, each as it is in the whole."""
    data, spots = yield from _written(laid.document, deque(laid.pages), chosen)
    return Written(data, chosen.start, tuple(spots))


def _written(
    document: Document, waiting: deque[PdfPage], chosen: range
) -> Work[tuple[bytes, list[tuple[Spot, ...]]]]:
    """The file of the chosen pages; each page is let go of when it is drawn."""
    out = BytesIO()
    canvas = _canvas(out, document)
    counts = page_counts([page.part.number for page in waiting])
    total, is_whole = len(waiting), len(chosen) == len(waiting)
    spots: list[tuple[Spot, ...]] = []
    for place, count in enumerate(counts):
        page = waiting.popleft()
        if place not in chosen:
            continue
        if place % _STEP == 0:
            yield Progress(place, total, page.part.title.text)
        pen = CanvasPen(canvas, page.sheet.height, is_whole=is_whole)
        _draw_page(canvas, pen, page, document.stamp, count)
        spots.append(tuple(pen.spots))
    yield Progress(total, total, document.title)
    canvas.save()
    return out.getvalue(), spots


def _canvas(out: BytesIO, document: Document) -> Any:
    options: dict[str, Any] = {"lang": "ja", "initialFontName": page_font(PROSE).fontName}
    canvas = Canvas(out, pageCompression=1, invariant=1, **options)
    canvas.setTitle(document.title)
    canvas.setAuthor(document.stamp.issuer)
    canvas.setSubject(document.stamp.edition)
    canvas.setCreator(says.CREATOR)
    canvas.setProducer(says.CREATOR)
    return canvas


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


def _draw_page(canvas: Any, pen: CanvasPen, page: PdfPage, stamp: Stamp, count: str) -> None:
    sheet = page.sheet
    canvas.setPageSize((sheet.width, sheet.height))
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
