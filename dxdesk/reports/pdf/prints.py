"""What stands on every page of a document, to be kept and compared."""

import hashlib
from collections import Counter
from pathlib import Path

from dxdesk.domain.drawing import Pattern
from dxdesk.reports.content import Document, Source
from dxdesk.reports.kept import KeptPage
from dxdesk.reports.pdf.pieces import Points, Runs
from dxdesk.reports.pdf.render import PdfPage, pages_of


def prints_of(document: Document) -> tuple[KeptPage, ...]:
    """Every page, without its running head and feet."""
    pages = pages_of(document)
    sizes = Counter(_part_of(page) for page in pages)
    places: Counter[tuple[str, str]] = Counter()
    found: list[KeptPage] = []
    for page in pages:
        part = _part_of(page)
        places[part] += 1
        pen = _NotingPen()
        for placed in page.placed:
            placed.piece.draw(pen, 0.0, -placed.down)
        found.append(KeptPage(*part, places[part], sizes[part], pen.digest(), pen.lines()))
    return tuple(found)


def _part_of(page: PdfPage) -> tuple[str, str]:
    return page.part.number, page.part.title.text


class _NotingPen:
    """A pen that notes what is drawn, and where."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._lines: list[str] = []

    def digest(self) -> str:
        """A digest of all that was drawn."""
        return self._hash.hexdigest()

    def lines(self) -> tuple[str, ...]:
        """The lines of text in the order in which they were drawn."""
        return tuple(self._lines)

    def text(self, x: float, y: float, size: float, ink: str, runs: Runs) -> None:
        """Notes runs of text."""
        self._note("text", x, y, size, ink, runs)
        self._lines.append("".join(characters for _, characters in runs))

    def box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Notes a filled rectangle."""
        self._note("box", x, y, width, height, fill)

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
        """Notes a rule."""
        self._note("line", x1, y1, x2, y2, ink, width, is_dashed)

    def shape(self, points: Points, ink: str, pattern: Pattern) -> None:
        """Notes a closed shape."""
        self._note("shape", tuple(points), ink, pattern)

    def picture(self, path: Path, x: float, y: float, width: float, height: float) -> None:
        """Notes a picture by what its file holds."""
        self._note("picture", x, y, width, height, hashlib.sha256(path.read_bytes()).hexdigest())

    def link(self, anchor: str, x: float, y: float, width: float, height: float) -> None:
        """A link is not seen on paper."""

    def spot(self, source: Source, x: float, y: float, width: float, height: float) -> None:
        """Where a text comes from is not seen on paper."""

    def mark(self, anchor: str, y: float) -> None:
        """An anchor is not seen on paper."""

    def entry(self, title: str, anchor: str, level: int) -> None:
        """A bookmark is not seen on paper."""

    def _note(self, *drawn: object) -> None:
        told = [round(each, 2) if isinstance(each, float) else each for each in drawn]
        self._hash.update(repr(told).encode("utf-8", errors="surrogatepass"))
