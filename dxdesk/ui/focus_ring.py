"""Where the keyboard is: a ring around the focused widget, drawn over the window.

The ring follows the Digital Agency design system: a black line outside, a yellow one inside.
It takes no room, so nothing moves when the focus does.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHeaderView,
    QMainWindow,
    QMenuBar,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from dxdesk.ui.theme.tokens import Tokens

OUTER = 3
INNER = 2
_CONTAINERS = (QDialog, QMainWindow, QMenuBar, QStackedWidget)
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class FocusRing(QObject):
    """Follows the application's focus with one overlay in the focused window."""

    def __init__(self, app: QApplication, tokens: Tokens) -> None:
        super().__init__(app)
        self._tokens = tokens
        self._overlay: _Overlay | None = None
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        app.focusChanged.connect(self._follow)

    @property
    def overlay(self) -> QWidget | None:
        """The ring itself while it is shown."""
        overlay = self._overlay
        return overlay if overlay and isValid(overlay) and not overlay.isHidden() else None

    def set_tokens(self, tokens: Tokens) -> None:
        """Use another colour scheme."""
        self._tokens = tokens
        if self._overlay and isValid(self._overlay):
            self._overlay.tokens = tokens
            self._overlay.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._unwatch()
        self._target = now if now and _wants_ring(now) else None
        if self._target:
            self._watch(self._target)
        self._place()

    def _watch(self, widget: QWidget) -> None:
        part: QWidget | None = widget
        while part:
            part.installEventFilter(self)
            self._watched.append(part)
            part = None if part.isWindow() else part.parentWidget()

    def _unwatch(self) -> None:
        for part in self._watched:
            if isValid(part):
                part.removeEventFilter(self)
        self._watched.clear()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self._hide()
            return
        overlay = self._overlay_in(target.window())
        clip = _visible_part(target)
        overlay.surround(_rect_in_window(target), clip)

    def _hide(self) -> None:
        if self._overlay and isValid(self._overlay):
            self._overlay.hide()

    def _overlay_in(self, window: QWidget) -> "_Overlay":
        overlay = self._overlay
        if overlay is None or not isValid(overlay) or overlay.parentWidget() is not window:
            if overlay and isValid(overlay):
                overlay.deleteLater()
                overlay.hide()
            overlay = self._overlay = _Overlay(window, self._tokens)
        return overlay


class _Overlay(QWidget):
    def __init__(self, window: QWidget, tokens: Tokens) -> None:
        super().__init__(window)
        self.tokens = tokens
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def surround(self, target: QRect, clip: QRect) -> None:
        """Draw around `target`, only inside `clip` (both in the window's coordinates); where the
        target ends with the window the ring lies on it."""
        width = OUTER + INNER
        window = self.window().rect()
        outside = target.adjusted(-width, -width, width, width).intersected(window)
        inside = outside.adjusted(width, width, -width, -width)
        shown = outside.intersected(clip)
        if shown.isEmpty() or not target.intersects(clip):
            self.hide()
            return
        self.setGeometry(outside)
        ring = QRegion(self.rect()).subtracted(QRegion(inside.translated(-outside.topLeft())))
        self.setMask(ring.intersected(QRegion(shown.translated(-outside.topLeft()))))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self.tokens.ring_outer))
            inside = self.rect().adjusted(OUTER, OUTER, -OUTER, -OUTER)
            painter.fillRect(inside, QColor(self.tokens.ring_inner))


def _wants_ring(widget: QWidget) -> bool:
    if isinstance(widget, _CONTAINERS) or type(widget) in (QWidget, QFrame):
        return False
    return widget.window().windowType() is not Qt.WindowType.Popup


def _rect_in_window(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def _visible_part(widget: QWidget) -> QRect:
    """What scrolling ancestors leave visible around a widget, in the window's coordinates."""
    window = widget.window()
    clip = window.rect()
    part = widget.parentWidget()
    while part and part is not window:
        if part.objectName() == "qt_scrollarea_viewport" or isinstance(part, QHeaderView):
            clip = clip.intersected(_rect_in_window(part))
        part = part.parentWidget()
    return clip
