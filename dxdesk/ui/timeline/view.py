"""The timeline: 取組 to the left, their steps along the time; keys and mouse move them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip

from dxdesk.domain.drawing import Spot
from dxdesk.domain.schedule.axis import Grain
from dxdesk.domain.schedule.moves import Edge, Which
from dxdesk.domain.schedule.steps import Schedule
from dxdesk.domain.words import pages_schedule as words
from dxdesk.ui.focus_ring import INNER, OUTER
from dxdesk.ui.theme.tokens import LIGHT, Tokens
from dxdesk.ui.timeline.canvas import Canvas
from dxdesk.ui.timeline.dragging import GRIP, Drag, draw_ghost, edge_at
from dxdesk.ui.timeline.places import Stop

_GRAINS = (Grain.HALF, Grain.QUARTER, Grain.MONTH)
_NONE = Qt.KeyboardModifier.NoModifier
_EDGES = {
    _NONE: Edge.BOTH,
    Qt.KeyboardModifier.ShiftModifier: Edge.LAST,
    Qt.KeyboardModifier.ControlModifier: Edge.FIRST,
}
_SHIFTED = {Qt.Key.Key_Plus: Qt.KeyboardModifier.ShiftModifier}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_FAR = 1 << 30


class Timeline(Canvas):
    """Shows a schedule; changes nothing itself.

    `moved` brings the step's key, an `Edge` and months, `dragged` its key and a `Period`.
    `opened`, `new_asked` and `strike_asked` say what is wanted with the `stop` at hand, `stood`
    that it is another one, `switched` that the other days are wanted, `scaled` a new scale.
    """

    moved = Signal(str, object, int)
    dragged = Signal(str, object)
    opened = Signal()
    new_asked = Signal()
    strike_asked = Signal()
    stood = Signal()
    switched = Signal()
    scaled = Signal(int)

    def __init__(self, tokens: Tokens = LIGHT) -> None:
        super().__init__(tokens)
        self.setObjectName("timeline")
        self.setAccessibleName(words.TIMELINE)
        self.setAccessibleDescription(words.KEYS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.which = Which.PLANNED
        self.may_drag: Callable[[Stop], bool] = lambda _: True
        self._at = 0
        self._pressed: QPointF | None = None
        self._drag: Drag | None = None

    @property
    def stop(self) -> Stop | None:
        """What the keyboard stands on, None where there is nothing."""
        stops = self.places.stops
        return stops[self._at] if self._at < len(stops) else None

    @property
    def place(self) -> int:
        """Its place among all stops."""
        return self._at

    @property
    def drag(self) -> Drag | None:
        """What is being dragged."""
        return self._drag

    def show_schedule(self, schedule: Schedule) -> None:
        """Show another state; the keyboard stays on its step while that is there."""
        key = self.stop.key if self.stop else ""
        self.schedule, self._drag = schedule, None
        self.lay_out()
        self._at = self.places.place_of(key)
        self.stood.emit()

    def stand_on(self, key: str) -> None:
        """Go to a step, or to the first one of an assignment or 取組."""
        self._go(self.places.place_of(key))

    def set_which(self, which: Which) -> None:
        """Choose which days the mouse moves."""
        self.which, self._drag = which, None
        self.viewport().update()

    def set_grain(self, grain: Grain) -> None:
        """Divide the time otherwise; what the keyboard stands on stays in view."""
        if grain != self.grain:
            self.grain = grain
            self.lay_out()
            self._go(self._at)
            self.scaled.emit(grain)

    def rect_of(self, stop: Stop) -> QRect:
        """Where a stop is in the viewport."""
        return self.to_viewport(self.places.box_of(stop))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event.key(), event.modifiers() & ~_KEYPAD):
            event.ignore()

    def _take_key(self, key: int, held: Qt.KeyboardModifier) -> bool:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self._move(1 if key == Qt.Key.Key_Right else -1, held)
        if key == Qt.Key.Key_Escape and self._drag:
            self._let_go()
            return True
        run = (
            self._commands.get(Qt.Key(key)) if held in (_NONE, _SHIFTED.get(Qt.Key(key))) else None
        )
        if run:
            run()
        return run is not None

    @property
    def _commands(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_Up: lambda: self._go(self._at - 1),
            Qt.Key.Key_Down: lambda: self._go(self._at + 1),
            Qt.Key.Key_Home: lambda: self._go(0),
            Qt.Key.Key_End: lambda: self._go(_FAR),
            Qt.Key.Key_PageUp: lambda: self._turn(-1),
            Qt.Key.Key_PageDown: lambda: self._turn(1),
            Qt.Key.Key_Return: self.opened.emit,
            Qt.Key.Key_Enter: self.opened.emit,
            Qt.Key.Key_N: self.new_asked.emit,
            Qt.Key.Key_Delete: self.strike_asked.emit,
            Qt.Key.Key_Space: self.switched.emit,
            Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1),
        }

    def zoom(self, steps: int) -> None:
        """Finer (1) or coarser (-1)."""
        place = _GRAINS.index(self.grain) + steps
        self.set_grain(_GRAINS[min(max(place, 0), len(_GRAINS) - 1)])

    def _move(self, months: int, held: Qt.KeyboardModifier) -> bool:
        edge = _EDGES.get(held)
        if edge is None:
            return False
        if self.stop:
            self.moved.emit(self.stop.key, edge, months)
        return True

    def _go(self, place: int) -> None:
        count = len(self.places.stops)
        self._at = min(max(place, 0), max(count - 1, 0))
        if self.stop:
            self.bring_into_view(self.places.box_of(self.stop), self.stop.row)
        self.viewport().update()
        self.stood.emit()

    def _turn(self, pages: int) -> None:
        """A page up or down."""
        if not self.stop:
            return
        _, top, _, _ = self.places.box_of(self.stop)
        row = self.places.row_at(top + pages * self.verticalScrollBar().pageStep())
        stops = self.places.stops
        wanted = (place for place, each in enumerate(stops) if each.row >= row)
        self._go(next(wanted, _FAR))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and place is not None:
            self._go(place)
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag:
            self._drag = self._drag.to(self.across(event.position()))
            self.viewport().update()
        elif self._pressed is not None:
            far = (event.position() - self._pressed).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._begin_drag(self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._let_go()
        if drag and drag.has_moved:
            self.dragged.emit(drag.step.key, drag.period)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._place_at(event.position()) is not None:
            self._let_go()
            self.opened.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            spot = self._spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), spot.words if spot else "", self)
            return True
        return super().viewportEvent(event)

    def _begin_drag(self, at: QPointF) -> None:
        """Take hold of the bar at hand where it was pressed, if its days are known."""
        self._pressed, stop = None, self.stop
        if stop is None or stop.step is None or not self.may_drag(stop):
            return
        period, axis = self.which.of(stop.step), self.places.painter.axis
        x = self.across(at)
        if period.days and self._spot_at(at):
            edge = edge_at(period, x, axis)
            self._drag = Drag(stop.step, self.which, edge, x, x, axis, self.grain)

    def _let_go(self) -> Drag | None:
        drag, self._drag, self._pressed = self._drag, None, None
        self.viewport().update()
        return drag

    def _place_at(self, at: QPointF) -> int | None:
        """The stop at a point of the viewport; beside bars the first of its row."""
        point, spot = self.from_viewport(at), self._spot_at(at)
        if point is None:
            return None
        row = self.places.row_at(point[1])
        stops = [(place, each) for place, each in enumerate(self.places.stops) if each.row == row]
        named = (place for place, each in stops if spot and each.key == spot.key)
        return next(named, stops[0][0])

    def _spot_at(self, at: QPointF) -> Spot | None:
        """What is drawn at a point of the viewport."""
        point = self.from_viewport(at)
        if point is None:
            return None
        row = self.places.row_at(point[1])
        is_body = point[0] >= 0
        batch = self.places.body(row) if is_body else self.places.side(row)
        x, y = point[0] if is_body else at.x(), point[1] - self.places.tops[row]
        beside = (0.0, GRIP if is_body else 0.0)
        found = (each for near in beside for each in batch.spots if each.holds(x, y, near))
        return next(found, None)

    # What lies below and above

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
        if self._drag and self.stop:
            start = self.to_viewport((0, 0, 0, 0)).x()
            box = QRectF(self.rect_of(self.stop))
            draw_ghost(painter, self._drag, self.ink.tokens, start, box)
        elif self.stop and self.hasFocus():
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
