"""Where the keys of a spreadsheet lead to, over a table of which some cells are blank."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A block of cells, its edges included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def count(self) -> int:
        """How many cells it has."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def next(self, row: int, column: int, down: int, right: int) -> tuple[int, int]:
        """The cell after one inside: down and then the next column, or right and the next row."""
        tall, wide = self.bottom - self.top + 1, self.right - self.left + 1
        y, x = row - self.top, column - self.left
        if down:
            place = (x * tall + y + down) % self.count
            return self.top + place % tall, self.left + place // tall
        place = (y * wide + x + right) % self.count
        return self.top + place // wide, self.left + place % wide


def edge(is_filled: Callable[[int], bool], start: int, step: int, last: int) -> int:
    """Where Ctrl+arrow leads along a line of cells from 0 to `last`: to the end of a run of
    filled cells, or over blank ones to the next filled one, or to the end of the line."""
    end = last if step > 0 else 0
    if start == end:
        return start
    place = start + step
    if is_filled(start) and is_filled(place):
        while place != end and is_filled(place + step):
            place += step
        return place
    while place != end and not is_filled(place):
        place += step
    return place
