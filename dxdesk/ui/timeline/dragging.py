"""A bar that is being dragged: what of it, and the days it would have if let go."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dxdesk.domain.schedule.axis import Axis, Grain
from dxdesk.domain.schedule.moves import Edge, Which, by_days, by_months
from dxdesk.domain.schedule.steps import Period, Step
from dxdesk.domain.words import pages_schedule as words
from dxdesk.ui.theme.tokens import Tokens
from dxdesk.ui.timeline.ink import font, measure

GRIP = 6.0
_MONTH = 30.4
_TEXT = 14.0
_PAD = 8.0


@dataclass(frozen=True, slots=True)
class Drag:
    """Begun at `start`, now at `x`; both count from the beginning of the time."""

    step: Step
    which: Which
    edge: Edge
    start: float
    x: float
    axis: Axis
    grain: Grain

    def to(self, x: float) -> "Drag":
        """The same, dragged on."""
        return replace(self, x=x)

    @property
    def period(self) -> Period:
        """The days it would have: whole months move where no single days can be told apart."""
        days = (self.x - self.start) / (self.axis.after(self.axis.first))
        before = self.which.of(self.step)
        if self.grain is Grain.MONTH:
            return by_days(before, self.edge, round(days))
        return by_months(before, self.edge, round(days / _MONTH))

    @property
    def has_moved(self) -> bool:
        """Whether letting go would change anything."""
        return self.period != self.which.of(self.step)


def edge_at(period: Period, x: float, axis: Axis) -> Edge:
    """What is taken hold of at a place: an end, or all of it."""
    if period.last and abs(axis.after(period.last) - x) <= GRIP:
        return Edge.LAST
    if period.first and abs(axis.at(period.first) - x) <= GRIP:
        return Edge.FIRST
    return Edge.BOTH


def draw_ghost(painter: QPainter, drag: Drag, tokens: Tokens, left: float, box: QRectF) -> None:
    """The bar where it would be, with its days above it; `left` is where the time begins, `box`
    the bar as it is."""
    first, last = drag.period.first, drag.period.last
    start = drag.axis.at(first or last or drag.axis.first)
    end = drag.axis.after(last or first or drag.axis.first)
    ghost = QRectF(left + start, box.y(), max(end - start, 3.0), box.height())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.primary), 2, Qt.PenStyle.DashLine))
    painter.drawRect(ghost)
    text = words.dragged(drag.which, drag.period)
    width = measure(text, _TEXT, bold=True) + 2 * _PAD
    plate = QRectF(ghost.x(), box.y() - 30, width, 26)
    painter.fillRect(plate, QColor(tokens.primary))
    painter.setPen(QColor(tokens.on_primary))
    painter.setFont(font(_TEXT, bold=True))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
