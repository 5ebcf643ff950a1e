"""The timeline: 取組 to the left, their steps along the time; keys and mouse move them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip

from dxdesk.domain.drawing import Spot
from dxdesk.domain.schedule.axis import Grain
from dxdesk.domain.schedule.moves import Edge, Which
from dxdesk.domain.schedule.steps import Schedule
from dxdesk.domain.words import pages_schedule as words
from dxdesk.ui.theme.tokens import LIGHT, Tokens
from dxdesk.ui.timeline.dragging import GRIP, Drag, draw_ghost, edge_at
from dxdesk.ui.timeline.places import Stop
from dxdesk.ui.timeline.stand import Stand

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


class Timeline(Stand):
    """Shows a schedule; changes nothing itself.

    `moved` brings the step's key, an `Edge` and months, `dragged` its key and a `Period`.
    `opened`, `new_asked`, `strike_asked` and `initiative_asked` say what is wanted with the `stop`
    at hand, `switched` that the other days are wanted, `scaled` brings a new scale.
    """

    moved = Signal(str, object, int)
    dragged = Signal(str, object)
    opened = Signal()
    new_asked = Signal()
    strike_asked = Signal()
    initiative_asked = Signal()
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
        self.viewport().setMouseTracking(True)
        self._pressed: QPointF | None = None
        self._drag: Drag | None = None

    @property
    def drag(self) -> Drag | None:
        """What is being dragged."""
        return self._drag

    def show_schedule(self, schedule: Schedule) -> None:
        self._drag = None
        super().show_schedule(schedule)

    def set_which(self, which: Which) -> None:
        """Choose which days the mouse moves."""
        self.which, self._drag = which, None
        self.viewport().update()

    def set_grain(self, grain: Grain) -> None:
        """Divide the time otherwise; what the keyboard stands on stays in view."""
        if grain != self.grain:
            self.grain = grain
            self.lay_out()
            self.go(self.place)
            self.scaled.emit(grain)

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
            Qt.Key.Key_Up: lambda: self.go(self.place - 1),
            Qt.Key.Key_Down: lambda: self.go(self.place + 1),
            Qt.Key.Key_Home: lambda: self.go(0),
            Qt.Key.Key_End: lambda: self.go(_FAR),
            Qt.Key.Key_PageUp: lambda: self._turn(-1),
            Qt.Key.Key_PageDown: lambda: self._turn(1),
            Qt.Key.Key_Return: self.opened.emit,
            Qt.Key.Key_Enter: self.opened.emit,
            Qt.Key.Key_N: self.new_asked.emit,
            Qt.Key.Key_O: self.initiative_asked.emit,
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

    def _turn(self, pages: int) -> None:
        """A page up or down."""
        if not self.stop:
            return
        _, top, _, _ = self.places.box_of(self.stop)
        self.places.grow_to(top + pages * self.verticalScrollBar().pageStep())
        row = self.places.row_at(top + pages * self.verticalScrollBar().pageStep())
        stops = self.places.stops
        wanted = (place for place, each in enumerate(stops) if each.row >= row)
        self.go(next(wanted, _FAR))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and place is not None:
            self.go(place)
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag:
            self._drag = self._drag.to(self.across(event.position()))
            self.viewport().update()
        elif self._pressed is None:
            self._shape_pointer(event.position())
        else:
            far = (event.position() - self._pressed).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._begin_drag(self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._let_go()
        if drag and drag.has_moved:
            self.dragged.emit(drag.step.key, drag.period)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = self.from_viewport(event.position())
        if point is not None:
            self._let_go()
            (self.opened if point[0] >= 0 else self.initiative_asked).emit()

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

    def _shape_pointer(self, at: QPointF) -> None:
        """Show where a bar can be taken hold of by its end."""
        place = self._place_at(at) if self._spot_at(at) else None
        step = self.places.stops[place].step if place is not None else None
        x, axis = self.across(at), self.places.painter.axis
        is_end = step and x >= 0 and edge_at(self.which.of(step), x, axis) is not Edge.BOTH
        shape = Qt.CursorShape.SizeHorCursor if is_end else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

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
        picture = (self.places.body(row) if is_body else self.places.side(row)).picture
        x, y = point[0] if is_body else at.x(), point[1] - self.places.tops[row]
        return picture.spot_at(x, y) or picture.spot_at(x, y, GRIP if is_body else 0.0)

    def paint_above(self, painter: QPainter) -> None:
        if self._drag and self.stop:
            start = self.to_viewport((0, 0, 0, 0)).x()
            box = QRectF(self.rect_of(self.stop))
            draw_ghost(painter, self._drag, self.ink.tokens, start, box)
        else:
            super().paint_above(painter)
