"""What the timeline is painted on: it lays a schedule out, scrolls, and paints what is in view."""

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from dxdesk.domain.schedule.axis import Grain
from dxdesk.domain.schedule.chart import Chart, Painter
from dxdesk.domain.schedule.looks import SCREEN
from dxdesk.domain.schedule.steps import Schedule
from dxdesk.ui.slices import Slices
from dxdesk.ui.theme.tokens import LIGHT, Tokens
from dxdesk.ui.timeline.ink import Batch, Ink, measure
from dxdesk.ui.timeline.places import Places

_MONTH_WIDTHS = {Grain.HALF: 12.0, Grain.QUARTER: 22.0, Grain.MONTH: 64.0}
Box = tuple[float, float, float, float]
"""Left, top, width and height."""

_NOTHING = Schedule("", "", 2000, 2000, date(2000, 4, 1), (), ())


class Canvas(QAbstractScrollArea):
    """Paints a schedule; 取組 and head stay in view while the time scrolls."""

    def __init__(self, tokens: Tokens = LIGHT) -> None:
        super().__init__()
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.grain = Grain.QUARTER
        self.ink = Ink(tokens)
        self.schedule = _NOTHING
        self._slices = Slices(self)
        self.lay_out()

    @property
    def places(self) -> Places:
        """Where everything lies."""
        return self._places

    def set_tokens(self, tokens: Tokens) -> None:
        """Use another colour scheme."""
        self.ink = Ink(tokens)
        self.viewport().update()

    def lay_out(self) -> None:
        """Place everything anew for the schedule, the scale and the width there is.

        What is in view is placed at once, the rest of a long schedule in slices.
        """
        first, last = self.schedule.first_year, self.schedule.last_year
        wanted = (last - first + 1) * 12 * _MONTH_WIDTHS[self.grain]
        width = max(wanted, self._room.width())
        chart = Chart(self.schedule, sizes=SCREEN, grain=self.grain)
        painter = Painter(chart, width, measure)
        self._places = Places(painter)
        self._head = Batch(painter.head)
        self._corner = Batch(painter.side.head())
        self._grow_into_view()
        self._slices.begin(self._places.growing(), self._on_grown)

    def to_viewport(self, box: Box) -> QRect:
        """A place in the time, counted from its beginning and the first row, in the viewport."""
        left, top, width, height = box
        x, y = left - self.horizontalScrollBar().value(), top - self.verticalScrollBar().value()
        room = self._room
        return QRectF(room.x() + x, room.y() + y, width, height).toAlignedRect()

    def from_viewport(self, at: QPointF) -> tuple[float, float] | None:
        """The reverse for a point: x is negative left of the time. None where no row is."""
        room = self._room
        x, y = at.x() - room.x(), at.y() - room.y()
        down = y + self.verticalScrollBar().value()
        if y < 0 or down >= self._places.height:
            return None
        return (x + self.horizontalScrollBar().value() if x >= 0 else x), down

    def across(self, at: QPointF) -> float:
        """How far a point is from the beginning of the time, wherever it is."""
        return at.x() - self._room.x() + self.horizontalScrollBar().value()

    def bring_into_view(self, box: Box, row: int) -> None:
        """Scroll as little as needed to show a place, and its row if that is not too high."""
        self._span()
        left, top, width, height = box
        room, (above, whole) = self._room, (self._places.tops[row], self._places.rows[row].height)
        _reveal(self.horizontalScrollBar(), left, width, room.width())
        if whole <= room.height():
            top, height = above, whole
        _reveal(self.verticalScrollBar(), top, height, room.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 140)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()
        else:
            self._grow_into_view()
            self._span()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Paint what is in view."""
        room = self._room
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        rows = self._places.visible(down, room.height())
        painter.fillRect(self.viewport().rect(), QColor(self.ink.tokens.surface))
        self.paint_ground(painter)
        _clip(painter, room, room.x() - across, room.y() - down)
        self.ink.draw(painter, [self._grid])
        self.paint_rows(painter, rows)
        painter.restore()
        side = QRect(0, room.y(), room.x(), room.height())
        _clip(painter, side, 0, room.y() - down)
        self.ink.draw(painter, [self._places.side(row) for row in rows])
        painter.restore()
        _clip(painter, QRect(room.x(), 0, room.width(), room.y()), room.x() - across, 0)
        self.ink.draw(painter, [self._head])
        painter.restore()
        self.ink.draw(painter, [self._corner])
        self.paint_above(painter)

    def paint_rows(self, painter: QPainter, rows: range) -> None:
        """Paint the steps of rows, the painter's origin being the beginning of the first one."""
        self.ink.draw(painter, [self._places.body(row) for row in rows])

    def paint_ground(self, painter: QPainter) -> None:
        """Hook: what lies below everything."""

    def paint_above(self, painter: QPainter) -> None:
        """Hook: what lies above everything."""

    def _grow_into_view(self) -> None:
        self._places.grow_to(self.verticalScrollBar().value() + self._room.height())

    def _on_grown(self) -> None:
        """There are more rows, at the end."""
        self._grid = Batch(self._places.painter.grid(self._places.height))
        self._span()
        self.viewport().update()

    @property
    def _room(self) -> QRect:
        """The part of the viewport where the time is."""
        left, top = round(SCREEN.left), round(2 * SCREEN.head_row)
        return self.viewport().rect().adjusted(left, top, 0, 0)

    def _span(self) -> None:
        room = self._room
        for bar, whole, shown in (
            (self.horizontalScrollBar(), self._places.painter.width, room.width()),
            (self.verticalScrollBar(), self._places.height, room.height()),
        ):
            bar.setRange(0, max(round(whole - shown), 0))
            bar.setPageStep(max(shown, 1))
            bar.setSingleStep(round(SCREEN.lane))


def _clip(painter: QPainter, rect: QRect, x: float, y: float) -> None:
    painter.save()
    painter.setClipRect(rect)
    painter.translate(x, y)


def _reveal(bar: QScrollBar, start: float, length: float, room: float) -> None:
    """Scroll so that a stretch is in view, its beginning at least."""
    if start < bar.value():
        bar.setValue(int(start))
    elif start + length > bar.value() + room:
        bar.setValue(int(min(start, start + length - room)) + 1)
