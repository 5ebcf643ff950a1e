"""What a page is put together from: lines of text and tables, which know their height, can be
cut at a height, and draw themselves. Lengths are in points, y grows upwards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Protocol

from dxdesk.domain.drawing import Pattern
from dxdesk.domain.kinsoku import break_lines
from dxdesk.reports.content import Source
from dxdesk.reports.pdf import style
from dxdesk.reports.pdf.faces import Glyph, clusters_of, glyphs
from dxdesk.reports.pdf.style import Type

_BREAKS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n"})
_TAB = "    "
_ENDLESS = 1e6


Runs = tuple[tuple[str, str], ...]
Points = Sequence[tuple[float, float]]


class Pen(Protocol):
    """What pieces need of a canvas; the page height lies in its coordinates already."""

    def text(self, x: float, y: float, size: float, ink: str, runs: Runs) -> None:
        """Draws runs of text on one baseline."""

    def box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Fills a rectangle."""

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

    def shape(self, points: Points, ink: str, pattern: Pattern) -> None:
        """Draws a closed shape through its corners."""

    def picture(self, path: Path, x: float, y: float, width: float, height: float) -> None:
        """Draws a picture from a file; (x, y) is its lower left corner."""

    def link(self, anchor: str, x: float, y: float, width: float, height: float) -> None:
        """Makes a rectangle lead to an anchor."""

    def spot(self, source: Source, x: float, y: float, width: float, height: float) -> None:
        """Notes that a rectangle shows what comes from a field."""

    def mark(self, anchor: str, y: float) -> None:
        """Makes the place at height y the anchor's."""

    def entry(self, title: str, anchor: str, level: int) -> None:
        """Adds an outline bookmark that leads to an anchor."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its runs (font name, characters) and its width."""

    runs: Runs
    width: float


class Piece(Protocol):
    """Something that is placed on pages one after another."""

    @property
    def height(self) -> float:
        """Its whole height."""

    @property
    def least(self) -> float:
        """The height it needs to begin on a page."""

    @property
    def before(self) -> float:
        """The space above it, which is dropped at the top of a page."""

    @property
    def keeps(self) -> bool:
        """Whether it may not end a page: the next piece begins on the same one."""

    def cut(self, room: float, depth: float) -> "tuple[Piece | None, Piece | None]":
        """What fits into `room`, and the rest; `depth` is the height of an empty page."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws it with its upper left corner at (x, top)."""


def set_lines(text: str, face: Type, room: float) -> tuple[Line, ...]:
    """The text broken into printed lines of at most `room` points."""
    table = glyphs(face.font)
    em_room = room / face.size
    lines: list[Line] = []
    for paragraph in plain_lines(text):
        clusters = clusters_of(paragraph)
        row = [table[each] for each in clusters]
        firsts = paragraph if len(clusters) == len(paragraph) else "".join(c[0] for c in clusters)
        for start, end in break_lines(firsts, [each.width for each in row], em_room):
            lines.append(_line(row[start:end], face.size))
    return tuple(lines)


def plain_lines(text: str) -> list[str]:
    """The lines a person typed: every way to break a line counts, a tab is four blanks."""
    return text.replace("\r\n", "\n").translate(_BREAKS).replace("\t", _TAB).split("\n")


def _line(row: Sequence[Glyph], size: float) -> Line:
    end = len(row)
    while end and row[end - 1].code == " ":
        end -= 1
    runs = tuple(
        (font, "".join(glyph.code for glyph in group))
        for font, group in groupby(row[:end], key=lambda glyph: glyph.font)
    )
    return Line(runs, sum(glyph.width for glyph in row[:end]) * size)


def one_line(text: str, face: Type) -> Line:
    """The text as one printed line, whatever its width."""
    return set_lines(" ".join(plain_lines(text)), face, _ENDLESS)[0]


def draw_line(pen: Pen, line: Line, face: Type, ink: str, x: float, top: float) -> None:
    """Draws one line whose line box begins at `top`; text sits in the middle of its leading."""
    baseline = top - (face.leading + face.size * 0.76) / 2
    pen.text(x, baseline, face.size, ink, line.runs)


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph or a heading. A heading keeps with what follows and may be an anchor; `rule` is
    the length of a rule below it, `source` the field it comes from."""

    lines: tuple[Line, ...]
    face: Type
    ink: str = style.INK
    before: float = style.BETWEEN_BLOCKS
    after: float = 0.0
    keeps: bool = False
    anchor: str = ""
    entry: str = ""
    level: int = 0
    rule: float = 0.0
    source: Source | None = None

    @property
    def height(self) -> float:
        """The lines and the space below them."""
        return len(self.lines) * self.face.leading + self.after

    @property
    def least(self) -> float:
        """All of a heading, otherwise two lines."""
        count = len(self.lines) if self.keeps else min(2, len(self.lines))
        return count * self.face.leading

    def cut(self, room: float, depth: float) -> tuple[Piece | None, Piece | None]:
        """Cuts between lines, leaving two on either side where the paragraph has them."""
        fits = int((room + 1e-6) // self.face.leading)
        if fits >= len(self.lines):
            return self, None
        fits = min(fits, max(len(self.lines) - 2, 1))
        if fits < 1 or (fits < 2 and room < depth):
            return None, self
        rest = replace(self, lines=self.lines[fits:], anchor="", entry="", before=0.0)
        return replace(self, lines=self.lines[:fits], after=0.0), rest

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws the lines; a title has a rule below it."""
        if self.anchor:
            pen.mark(self.anchor, top)
        if self.entry:
            pen.entry(self.entry, self.anchor, self.level)
        for place, line in enumerate(self.lines):
            draw_line(pen, line, self.face, self.ink, x, top - place * self.face.leading)
        if self.source and self.lines:
            deep = len(self.lines) * self.face.leading
            pen.spot(self.source, x, top - deep, max(each.width for each in self.lines), deep)
        if self.rule:
            y = top - len(self.lines) * self.face.leading - 2
            pen.line(x, y, x + self.rule, y, style.FRAME, 1.2)


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins a page."""

    height: float = 0.0
    least: float = 0.0
    before: float = 0.0
    keeps: bool = False

    def cut(self, room: float, depth: float) -> tuple[Piece | None, Piece | None]:
        """Never cut: pagination turns the page."""
        return self, None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draws nothing."""
