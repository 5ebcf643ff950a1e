"""Work that nobody should have to wait for, done bit by bit between two events."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

SLICE = 0.015
"""Seconds of this thread's work in one go: no key waits longer for it."""

_LEAST = 40  # an ordinary store never sees an unfinished state


class Slices(QObject):
    """Does one piece of work at a time, its first slice at once; other work takes its place."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] = iter(())
        self._after: Callable[[], object] = bool
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether something is left to be done."""
        return self._timer.isActive()

    def begin(
        self, steps: Iterator[object], after: Callable[[], object], least: int = _LEAST
    ) -> None:
        """Go through the steps; `after` is called after each slice, the last one included.

        So many steps are done at once `least`.
        """
        self._timer.stop()
        self._steps, self._after = steps, after
        self._go_on(least)

    def stop(self) -> None:
        """Leave what is left undone."""
        self._timer.stop()

    def _go_on(self, least: int = 1) -> None:
        end = time.thread_time() + SLICE
        for done, _ in enumerate(self._steps, start=1):
            if done >= least and time.thread_time() >= end:
                self._timer.start()
                break
        self._after()
