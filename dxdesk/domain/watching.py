"""A folder looked at again and again: which files in it are new and whole."""

from collections.abc import Mapping
from pathlib import Path

Outside = tuple[int, float]
"""Size in bytes and time of the last write: equal twice, a file is not being written."""

Sight = Mapping[Path, Outside]
"""What lay in the folder at one look."""


class Settling:
    """Compares each look with the one before. What was told is told again once it is another."""

    def __init__(self) -> None:
        self._last: Sight = {}
        self._told: dict[Path, Outside] = {}
        self._is_waiting = False

    @property
    def is_waiting(self) -> bool:
        """Whether something was new or other at the last look, and so may not be whole yet."""
        return self._is_waiting

    def take(self, sight: Sight) -> tuple[Path, ...]:
        """The files that have come and are whole: as they were at the look before, not empty."""
        whole = {
            path: outside
            for path, outside in sight.items()
            if self._last.get(path) == outside and self._told.get(path) != outside and outside[0]
        }
        self._is_waiting = any(self._last.get(path) != each for path, each in sight.items())
        self._last = dict(sight)
        self._told = {path: each for path, each in self._told.items() if path in sight} | whole
        return tuple(whole)
