"""The timeline beside a QGraphicsScene that holds the same shapes as items of its own.

Both paint into an image: what is compared is the drawing, not a screen.
"""

import time
from datetime import date, timedelta
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from dxdesk.domain.drawing import Box, Label, Mark, Pattern, Stroke
from dxdesk.domain.schedule.steps import Period, Schedule, Step, Work
from dxdesk.ui.timeline.canvas import Canvas
from dxdesk.ui.timeline.ink import font
from tests.bench.measure import Case

_BARS = 5_000
_STEPS = 5
_FRAMES = 10
_PACE = 40  # pixels a frame scrolls
_WIDE, _HIGH = 1_200, 700


def timeline_cases() -> list[Case]:
    """Scrolling through the steps, and all of them at once."""
    name = f"{_BARS} bars, {{}}: the timeline / a QGraphicsScene of the same shapes"
    return [
        Case(name.format("scrolling"), _scroll_ours, _scroll_theirs, goal=0.5),
        Case(name.format("overview"), _overview_ours, _overview_theirs, goal=0.35),
        Case(f"{_BARS} bars, one moved: placed and painted anew / 100 ms", _move, _tenth, goal=1.0),
    ]


@cache
def _schedule(shift: int = 0) -> Schedule:
    """All the works, the steps of the first one so many days later."""
    first, *others = range(_BARS // (2 * _STEPS))
    works = (_work(first, shift), *map(_work, others))
    return Schedule("P1", "例", 2023, 2025, date(2024, 10, 5), (), works)


def _work(number: int, shift: int = 0) -> Work:
    first = date(2023, 4, 1) + timedelta(number % 90 + shift)
    steps = tuple(
        Step(f"{number}-{place}", "例 窓口での試行", None, found, found)
        for place in range(_STEPS)
        for found in [_period(first + timedelta(180 * place))]
    )
    return Work("", "", str(number), "例の取組", "", "例 市民課", "主管", steps)


def _period(first: date) -> Period:
    return Period(first, first + timedelta(160))


@cache
def _canvas() -> Canvas:
    _application()
    canvas = Canvas()
    canvas.resize(_WIDE, _HIGH)
    canvas.schedule = _schedule()
    canvas.lay_out()
    canvas.places.grow_to(float("inf"))
    return canvas


@cache
def _view() -> QGraphicsView:
    """The same shapes as items; the view is as it comes, without antialiasing."""
    canvas = _canvas()
    view = QGraphicsView()
    scene = QGraphicsScene(view)
    for row, top in enumerate(canvas.places.tops):
        for shape in canvas.places.painter.body(canvas.places.rows[row]).shapes:
            _add(scene, shape, top, QColor(canvas.ink.colour(shape.tone)))
    view.setScene(scene)
    view.resize(_WIDE, _HIGH)
    return view


def _add(scene: QGraphicsScene, shape: Box | Stroke | Mark | Label, top: float, ink: QColor):
    match shape:
        case Box(x, y, width, height, _, pattern):
            is_solid = pattern is Pattern.SOLID
            brush = QBrush(ink) if is_solid else QBrush(Qt.BrushStyle.NoBrush)
            pen = QPen(Qt.PenStyle.NoPen) if is_solid else QPen(ink, 1)
            scene.addRect(x, top + y, width, height, pen, brush)
        case Stroke(x1, y1, x2, y2, _, width, is_dashed):
            style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
            scene.addLine(x1, top + y1, x2, top + y2, QPen(ink, width, style))
        case Label(x, y, text, size):
            item = scene.addSimpleText(text, font(size, bold=False))
            item.setPos(x, top + y - size / 2)
            item.setBrush(ink)


@cache
def _application() -> QApplication:
    return QApplication.instance() or QApplication([])


@cache
def _image() -> QImage:
    return QImage(_WIDE, _HIGH, QImage.Format.Format_RGB32)


def _scroll_ours() -> None:
    canvas = _canvas()
    for frame in range(_FRAMES):
        canvas.verticalScrollBar().setValue(frame * _PACE)
        with QPainter(_image()) as painter:
            canvas.paint(painter)


def _scroll_theirs() -> None:
    view = _view()
    for frame in range(_FRAMES):
        view.verticalScrollBar().setValue(frame * _PACE)
        with QPainter(_image()) as painter:
            view.render(painter)


def _move() -> None:
    """A step is moved, or moved back, as by a key."""
    canvas = _canvas()
    canvas.schedule = _schedule(30 if canvas.schedule is _schedule() else 0)
    canvas.lay_out()
    with QPainter(_image()) as painter:
        canvas.paint(painter)


def _tenth() -> None:
    time.sleep(0.1)


def _overview_ours() -> None:
    canvas = _canvas()
    with QPainter(_image()) as painter:
        scale = _HIGH / canvas.places.height
        painter.scale(scale, scale)
        canvas.paint_rows(painter, range(len(canvas.places.rows)))


def _overview_theirs() -> None:
    view = _view()
    with QPainter(_image()) as painter:
        view.scene().render(painter, QRectF(0, 0, _WIDE, _HIGH))
