"""One page of a PDF on screen, whose lines lead to the fields they show."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from dxdesk.domain.drawing import Spot
from dxdesk.domain.words import paper as words
from dxdesk.ui.text import announce
from dxdesk.ui.theme.tokens import LIGHT

_MARGIN = 8
_TINT = 40
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_ENDS = {Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000}
_CHOICES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class PageCanvas(QWidget):
    """Shows a page `scale` pixels to the point. Paper is white in every colour scheme.

    Arrow keys go from place to place, Enter or a click emits `chosen` with the record and field
    of the place; `turned` brings by how many pages to go on.
    """

    chosen = Signal(str, str)
    turned = Signal(int)
    moved = Signal(QRectF)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.PANE)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._document: QPdfDocument | None = None
        self._page = 0
        self._points = QSizeF(595, 842)
        self._scale = 1.0
        self._image = QImage()
        self._spots: tuple[Spot, ...] = ()
        self._current: Spot | None = None
        self._hovered: Spot | None = None

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The places of the page."""
        return self._spots

    @property
    def current(self) -> Spot | None:
        """The place that Enter would open."""
        return self._current

    @property
    def points(self) -> QSizeF:
        """The size of the paper."""
        return self._points

    def show_page(
        self, document: QPdfDocument, page: int, spots: Sequence[Spot], name: str
    ) -> None:
        """Show a page of a document; the place at hand stays where the page still has it."""
        self._document, self._page, self._spots = document, page, tuple(spots)
        self._points = document.pagePointSize(page)
        held = self._current
        same = (s for s in spots if held and (s.key, s.field) == (held.key, held.field))
        self._current, self._hovered = next(same, None), None
        self.setAccessibleName(name)
        self.setAccessibleDescription(words.page_text(document.getAllText(page).text()))
        self._fit()

    def stand_on(self, key: str, field: str) -> None:
        """Make the place of a field the one at hand."""
        found = (s for s in self._spots if (s.key, s.field) == (key, field))
        self._current = next(found, None)
        if self._current:
            self.moved.emit(self.box_of(self._current))
        self.update()

    def set_scale(self, scale: float) -> None:
        """Show it so many pixels to the point."""
        if scale != self._scale:
            self._scale = scale
            self._fit()

    def box_of(self, spot: Spot) -> QRectF:
        """Where a place lies on the widget."""
        scale = self._scale
        size = QSizeF(spot.width * scale, spot.height * scale)
        return QRectF(QPointF(spot.x * scale + _MARGIN, spot.y * scale + _MARGIN), size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paper = QRectF(_MARGIN, _MARGIN, self._width, self._height)
        painter.fillRect(paper, Qt.GlobalColor.white)
        self._render()
        if not self._image.isNull():
            painter.drawImage(paper, self._image)
        painter.setPen(QColor(LIGHT.row_line))
        painter.drawRect(paper)
        for spot in {self._hovered, self._current} - {None}:
            if spot:
                self._mark(painter, spot)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if spot is not self._hovered:
            self._hovered = spot
            shape = Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.setToolTip(words.opens(spot.words) if spot else "")
            self.update()

    def leaveEvent(self, event: QEnterEvent) -> None:  # type: ignore[override]  # Qt's QEvent
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if spot and event.button() is Qt.MouseButton.LeftButton:
            self._current = spot
            self.chosen.emit(spot.key, spot.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _TURNS or key in _ENDS:
            self.turned.emit(_TURNS.get(key) or _ENDS[key])
        elif key in _CHOICES and self._current:
            self.chosen.emit(self._current.key, self._current.field)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """To the next place, and after the last one of the page to the next page."""
        at = self._spots.index(self._current) if self._current in self._spots else -1
        place = at + by if at >= 0 or by > 0 else len(self._spots) - 1
        if not 0 <= place < len(self._spots):
            self._current = None
            self.turned.emit(by)
            return
        self._current = self._spots[place]
        announce(self, self._current.words)
        self.moved.emit(self.box_of(self._current))
        self.update()

    def _spot_at(self, at: QPointF) -> Spot | None:
        x, y = (at.x() - _MARGIN) / self._scale, (at.y() - _MARGIN) / self._scale
        return next((each for each in reversed(self._spots) if each.holds(x, y)), None)

    def _mark(self, painter: QPainter, spot: Spot) -> None:
        tint = QColor(LIGHT.primary)
        painter.setPen(tint)
        tint.setAlpha(_TINT)
        painter.setBrush(tint)
        painter.drawRect(self.box_of(spot))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @property
    def _width(self) -> int:
        return round(self._points.width() * self._scale)

    @property
    def _height(self) -> int:
        return round(self._points.height() * self._scale)

    def _fit(self) -> None:
        self._image = QImage()
        self.setFixedSize(self._width + 2 * _MARGIN, self._height + 2 * _MARGIN)
        self.update()

    def _render(self) -> None:
        """Draw the page for the screen it is on, once for each size."""
        if self._document and self._image.isNull():
            ratio = self.devicePixelRatioF()
            size = QSize(round(self._width * ratio), round(self._height * ratio))
            self._image = self._document.render(self._page, size)
