"""A timeline that the keyboard stands on: always on one stop, which is in view and ringed."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen

from dxdesk.domain.schedule.steps import Schedule
from dxdesk.ui.focus_ring import INNER, OUTER
from dxdesk.ui.theme.tokens import LIGHT, Tokens
from dxdesk.ui.timeline.canvas import Canvas
from dxdesk.ui.timeline.places import Stop


class Stand(Canvas):
    """`stood` says that the keyboard stands on another stop, or that it is another state of it."""

    stood = Signal()

    def __init__(self, tokens: Tokens = LIGHT) -> None:
        super().__init__(tokens)
        self._at = 0

    @property
    def stop(self) -> Stop | None:
        """What the keyboard stands on, None where there is nothing."""
        stops = self.places.stops
        return stops[self._at] if self._at < len(stops) else None

    @property
    def place(self) -> int:
        """Its place among all stops."""
        return self._at

    def show_schedule(self, schedule: Schedule) -> None:
        """Show another state; the keyboard stays on its step, or where that was."""
        key = self.stop.key if self.stop else ""
        self.schedule = schedule
        self.lay_out()
        self._at = self.places.place_of(key, self._at)
        self.stood.emit()

    def stand_on(self, key: str) -> None:
        """Go to a step, or to the first one of an assignment or 取組."""
        self.go(self.places.place_of(key))

    def rect_of(self, stop: Stop) -> QRect:
        """Where a stop is in the viewport."""
        return self.to_viewport(self.places.box_of(stop))

    def go(self, place: int) -> None:
        """Stand on a stop by its place, the first or last where there is none."""
        self._at = self.places.nearest(place)
        if self.stop:
            self.bring_into_view(self.places.box_of(self.stop), self.stop.row)
        self.viewport().update()
        self.stood.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paint_ground(self, painter: QPainter) -> None:
        if self.stop:
            row = self.places.rows[self.stop.row]
            top = self.places.tops[self.stop.row]
            band = self.to_viewport((0, top, self.places.painter.width, row.height))
            band.setLeft(0)
            painter.fillRect(band, QColor(self.ink.tokens.hover))

    def paint_above(self, painter: QPainter) -> None:
        if self.stop and self.hasFocus():
            self._draw_ring(painter, self.rect_of(self.stop))

    def _draw_ring(self, painter: QPainter, rect: QRect) -> None:
        """The ring of `FocusRing`, about what the keyboard stands on."""
        tokens = self.ink.tokens
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for grown, width, colour in (
            (INNER / 2, INNER, tokens.ring_inner),
            (INNER + OUTER / 2, OUTER, tokens.ring_outer),
        ):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(QRectF(rect).adjusted(-grown, -grown, grown, grown))
