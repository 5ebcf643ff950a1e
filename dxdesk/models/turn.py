"""Whose turn it is at the one connection of a store."""

from collections import deque
from threading import Lock, get_ident


class Turn:
    """A lock that comes to those who wait in the order in which they came.

    Whoever has it may take it again. One who gives it back while others wait does not get it
    again before them: long work of many steps would otherwise keep the window out until its
    end.
    """

    def __init__(self) -> None:
        self._inner = Lock()
        self._waiting: deque[tuple[int, Lock]] = deque()
        self._owner = 0  # a thread
        self._depth = 0

    def acquire(self, timeout: float = -1) -> bool:
        """Wait for it, at most so many seconds; whether it came."""
        me, gate = get_ident(), Lock()
        with self._inner:
            if self._owner in (0, me):
                self._owner = me
                self._depth += 1
                return True
            gate.acquire()
            self._waiting.append((me, gate))
        if gate.acquire(timeout=timeout):
            return True
        with self._inner:
            if self._owner == me:  # it came in the last moment
                return True
            self._waiting.remove((me, gate))
            return False

    def release(self) -> None:
        """Give it back, to who has waited longest."""
        with self._inner:
            self._depth -= 1
            if self._depth:
                return
            self._owner = 0
            if self._waiting:
                self._owner, gate = self._waiting.popleft()
                self._depth = 1
                gate.release()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()
