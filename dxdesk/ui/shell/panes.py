"""F6 and Shift+F6: from pane to pane, back to where one was in each."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class PaneCycle(QObject):
    """Visits the panes that `panes` names at that moment, skipping hidden and empty ones."""

    def __init__(self, panes: Callable[[], Sequence[QWidget]], parent: QObject) -> None:
        super().__init__(parent)
        self._panes = panes
        self._last: dict[int, QWidget] = {}

    def next(self) -> None:
        """Go to the next pane, after the last to the first."""
        self._move(1)

    def previous(self) -> None:
        """Go to the pane before."""
        self._move(-1)

    def _move(self, step: int) -> None:
        panes = [pane for pane in self._panes() if pane.isVisible() and any(stops(pane))]
        if not panes:
            return
        focused = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focused and _holds(pane, focused)), None)
        if at is not None and focused:
            self._last[id(panes[at])] = focused
        start = -1 if step > 0 else 0
        self._enter(panes[((start if at is None else at) + step) % len(panes)])

    def _enter(self, pane: QWidget) -> None:
        last = self._last.get(id(pane))
        usable = last and isValid(last) and last.isVisible() and _holds(pane, last)
        target = last if last and usable else next(stops(pane))
        target.setFocus(Qt.FocusReason.TabFocusReason)


def stops(pane: QWidget) -> Iterator[QWidget]:
    """The widgets of a pane that Tab reaches, in the order they were made.

    Qt's own chain is not followed: PySide takes each widget in it for the owner of the next.
    """
    yield from filter(_is_stop, (pane, *pane.findChildren(QWidget)))


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    own = widget.focusProxy() is None
    return bool(by_tab) and own and widget.isVisible() and widget.isEnabled()
