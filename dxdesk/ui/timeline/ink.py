"""Pictures painted by Qt: shapes sorted once into batches, drawn in few calls."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QStaticText,
)

from dxdesk.domain.drawing import Align, Box, Label, Mark, Pattern, Picture, Shape, Stroke, Tone
from dxdesk.ui.theme.fonts import ui_font
from dxdesk.ui.theme.tokens import Tokens

_TOKENS = {
    Tone.TEXT: "text",
    Tone.QUIET: "support",
    Tone.RULE: "row-line",
    Tone.GRID: "hairline",
    Tone.GROUND: "surface",
    Tone.HEAD: "header",
    Tone.PLAN: "bar-line",
    Tone.ACTUAL: "doing",
    Tone.DONE: "success",
    Tone.LATE: "error",
    Tone.IDLE: "row-line",
    Tone.TODAY: "error",
}
_BRUSHES = {
    Pattern.OUTLINE: Qt.BrushStyle.NoBrush,
    Pattern.SOLID: Qt.BrushStyle.SolidPattern,
    Pattern.SLANTED: Qt.BrushStyle.BDiagPattern,
    Pattern.CROSSED: Qt.BrushStyle.DiagCrossPattern,
    Pattern.LEVEL: Qt.BrushStyle.HorPattern,
    Pattern.UPRIGHT: Qt.BrushStyle.VerPattern,
    Pattern.DOTTED: Qt.BrushStyle.Dense7Pattern,
}
_SHARE = {Align.LEFT: 0.0, Align.MIDDLE: 0.5, Align.RIGHT: 1.0}
_OUTLINE = 1
_MIDDLE = 0.38  # of a letter's size, from its middle down to its baseline

Fill = tuple[Tone, Pattern]
Letters = tuple[float, bool, Tone]
Rule = tuple[Tone, float, bool]


class Batch:
    """A picture's shapes by how they are drawn, the picture lying `top` below the origin."""

    def __init__(self, picture: Picture, top: float = 0.0) -> None:
        self.picture = picture
        self.boxes: defaultdict[Fill, list[QRectF]] = defaultdict(list)
        self.lines: defaultdict[Rule, list[QLineF]] = defaultdict(list)
        self.marks: list[tuple[Fill, QPolygonF]] = []
        self.labels: defaultdict[Letters, list[tuple[QPointF, QStaticText]]] = defaultdict(list)
        for shape in picture.shapes:
            self._take(shape, top)

    def _take(self, shape: Shape, top: float) -> None:
        match shape:
            case Box(x, y, width, height, tone, pattern):
                self.boxes[tone, pattern].append(QRectF(x, top + y, width, height))
            case Stroke(x1, y1, x2, y2, tone, width, is_dashed):
                line = QLineF(x1, top + y1, x2, top + y2)
                self.lines[tone, width, is_dashed].append(line)
            case Mark(points, tone, pattern):
                corners = [QPointF(x, top + y) for x, y in points]
                self.marks.append(((tone, pattern), QPolygonF(corners)))
            case Label():
                self._take_label(shape, top)

    def _take_label(self, label: Label, top: float) -> None:
        """Texts are laid out once: drawing them is most of what a frame costs."""
        size, is_bold = label.size, label.is_bold
        x = label.x - _SHARE[label.align] * measure(label.text, size, is_bold)
        y = top + label.y + _MIDDLE * size - _metrics(size, is_bold).ascent()
        text = QStaticText(label.text)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        text.prepare(font=font(size, is_bold))
        self.labels[size, is_bold, label.tone].append((QPointF(x, y), text))


class Ink:
    """Paints batches in one colour scheme."""

    def __init__(self, tokens: Tokens) -> None:
        colours = tokens.by_name()
        self.tokens = tokens
        self._colours = {tone: QColor(colours[name]) for tone, name in _TOKENS.items()}
        self._rules: dict[Rule, QPen] = {}
        self._fills = {
            (tone, pattern): (_outline(colour, pattern), QBrush(colour, _BRUSHES[pattern]))
            for tone, colour in self._colours.items()
            for pattern in Pattern
        }

    def colour(self, tone: Tone) -> QColor:
        """The colour of a tone."""
        return self._colours[tone]

    def draw(self, painter: QPainter, batches: Sequence[Batch]) -> None:
        """Draw pictures, grounds below all else and labels above it."""
        self._draw_boxes(painter, batches)
        self._draw_marks(painter, batches)
        self._draw_lines(painter, batches)
        self._draw_labels(painter, batches)

    def _draw_boxes(self, painter: QPainter, batches: Sequence[Batch]) -> None:
        found: defaultdict[Fill, list[QRectF]] = defaultdict(list)
        for batch in batches:
            for fill, boxes in batch.boxes.items():
                found[fill] += boxes
        for fill in sorted(found, key=_depth):
            self._prepare(painter, fill)
            painter.drawRects(found[fill])

    def _draw_marks(self, painter: QPainter, batches: Sequence[Batch]) -> None:
        found = [each for batch in batches for each in batch.marks]
        if not found:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for fill, polygon in found:
            self._prepare(painter, fill)
            painter.drawPolygon(polygon)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_lines(self, painter: QPainter, batches: Sequence[Batch]) -> None:
        found: defaultdict[Rule, list[QLineF]] = defaultdict(list)
        for batch in batches:
            for rule, lines in batch.lines.items():
                found[rule] += lines
        for rule, lines in found.items():
            painter.setPen(self._rule(rule))
            painter.drawLines(lines)

    def _draw_labels(self, painter: QPainter, batches: Sequence[Batch]) -> None:
        found: defaultdict[Letters, list[tuple[QPointF, QStaticText]]] = defaultdict(list)
        for batch in batches:
            for letters, texts in batch.labels.items():
                found[letters] += texts
        for (size, is_bold, tone), texts in found.items():
            painter.setFont(font(size, is_bold))
            painter.setPen(self._colours[tone])
            for place, text in texts:
                painter.drawStaticText(place, text)

    def _prepare(self, painter: QPainter, fill: Fill) -> None:
        pen, brush = self._fills[fill]
        painter.setPen(pen)
        painter.setBrush(brush)

    def _rule(self, rule: Rule) -> QPen:
        if rule not in self._rules:
            tone, width, is_dashed = rule
            style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
            self._rules[rule] = QPen(self._colours[tone], width, style)
        return self._rules[rule]


def _outline(colour: QColor, pattern: Pattern) -> QPen:
    return QPen(Qt.PenStyle.NoPen) if pattern is Pattern.SOLID else QPen(colour, _OUTLINE)


def _depth(fill: Fill) -> int:
    """Grounds lie below all else, outlines above it."""
    tone, pattern = fill
    if tone in (Tone.HEAD, Tone.GROUND):
        return 0
    return 2 if pattern is Pattern.OUTLINE else 1


@lru_cache(maxsize=8)
def font(size: float, bold: bool) -> QFont:
    """The letters of a size in pixels."""
    made = ui_font()
    made.setPixelSize(round(size))
    made.setBold(bold)
    return made


@lru_cache(maxsize=8)
def _metrics(size: float, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(font(size, bold))


@lru_cache(maxsize=20_000)
def measure(text: str, size: float, bold: bool) -> float:
    """The width of a text in pixels."""
    return _metrics(size, bold).horizontalAdvance(text)
