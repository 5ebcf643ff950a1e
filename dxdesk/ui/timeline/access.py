"""The timeline for screen readers: a tree of rows and steps, each with its dates in words."""

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from dxdesk.domain.words import schedule as says
from dxdesk.ui.timeline.places import Stop
from dxdesk.ui.timeline.view import Timeline

_Role, _Text = QAccessible.Role, QAccessible.Text


class StopAccess(QAccessibleInterface):
    """One step, or a row without steps; `place` counts the timeline's stops."""

    def __init__(self, view: Timeline, place: int) -> None:
        super().__init__()
        self._view, self._place = view, place

    @property
    def _stop(self) -> Stop | None:
        stops = self._view.places.stops
        return stops[self._place] if self._place < len(stops) else None

    def isValid(self) -> bool:
        return self._stop is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # no object is behind it
        return None

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._view)

    def role(self) -> QAccessible.Role:
        return _Role.TreeItem

    def text(self, kind: QAccessible.Text) -> str:
        stop = self._stop
        if stop is None or kind not in (_Text.Name, _Text.Description):
            return ""
        row = says.work(stop.work)
        if stop.step is None:
            return row if kind == _Text.Name else ""
        return says.step(stop.step, self._view.schedule.today) if kind == _Text.Name else row

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        is_here = self._place == self._view.place
        state.selected = is_here
        state.focused = is_here and self._view.hasFocus()
        return state

    def rect(self) -> QRect:
        stop = self._stop
        if stop is None:
            return QRect()
        rect = self._view.rect_of(stop)
        return QRect(self._view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing here can be typed over."""


class TimelineAccess(QAccessibleWidget):
    """The timeline itself; its children are its stops, from top to bottom."""

    def __init__(self, view: Timeline) -> None:
        super().__init__(view, _Role.Tree, view.accessibleName())
        self._view = view
        self._children: dict[int, StopAccess] = {}

    def childCount(self) -> int:
        return len(self._view.places.stops)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < self.childCount():
            return None
        if index not in self._children:
            self._children[index] = StopAccess(self._view, index)
        return self._children[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        point = QPoint(x, y)
        for place in range(self.childCount()):
            child = self.child(place)
            if child and child.rect().contains(point):
                return child
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        found = (place for place, each in self._children.items() if each is child)
        return next(found, -1)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.child(self._view.place) if self._view.hasFocus() else None


def _make(_key: str, found: QObject) -> QAccessibleInterface | None:
    return TimelineAccess(found) if isinstance(found, Timeline) else None


def install() -> None:
    """Have every timeline speak."""
    QAccessible.installFactory(_make)


def say_place(view: Timeline) -> None:
    """Tell screen readers that the keyboard stands on another stop."""
    event = QAccessibleEvent(view, QAccessible.Event.Focus)
    event.setChild(view.place)
    QAccessible.updateAccessibility(event)
