"""How far a long piece of work has come."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of long work: `done` of `total` units (0: unknown), and what is being done."""

    done: int
    total: int
    text: str = ""


Work = Generator[Progress, None, Result]
"""Long work: yields its progress between steps and returns its result.

Closing it between two steps cancels it: its unit of work is then rolled back.
"""


def finished(work: Work[Result]) -> Result:
    """The result of long work that nobody watches."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
