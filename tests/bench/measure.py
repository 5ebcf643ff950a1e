"""How speeds are compared: side by side in one run, interleaved, medians, never a bare time."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Case:
    """`ours` measured beside `yardstick`; `goal` is the highest good ratio of the two.

    `before` goes before each run of either and is not measured. What returns a float has
    measured something else than its own length, and that counts, in milliseconds.
    """

    name: str
    ours: Work
    yardstick: Work
    goal: float
    scale: float = 1.0  # how many times the yardstick's work ours does
    before: Work = lambda: None
    runs: int = 7


@dataclass(frozen=True, slots=True)
class Result:
    """Medians in milliseconds."""

    case: Case
    ours: float
    yardstick: float

    @property
    def ratio(self) -> float:
        """Our time over the yardstick's, for the same amount of work."""
        return self.ours / self.yardstick / self.case.scale

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        return self.ratio <= self.case.goal


def measure(case: Case) -> Result:
    """Run both in turn, so that a noisy machine disturbs both alike."""
    works = (case.ours, case.yardstick)
    times = [[_time(case.before, work) for work in works] for _ in range(case.runs)]
    ours, yardstick = map(statistics.median, zip(*times, strict=True))
    return Result(case, ours, yardstick)


def _time(before: Work, work: Work) -> float:
    before()
    start = time.perf_counter()
    told = work()
    return told if isinstance(told, float) else (time.perf_counter() - start) * 1000
