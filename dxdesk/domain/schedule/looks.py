"""Sizes of a drawn schedule: points on paper, pixels on the screen."""

from dataclasses import dataclass, replace

RULE = 0.7


@dataclass(frozen=True, slots=True)
class Sizes:
    """Text and the parts of a row. `title` and `department` are the widths of the columns to the
    left of the time; without a department column the 課 stands below the title. A lane holds a
    plan bar and below it the strip of what was done; what is over is the gap to the next lane.
    `most_lanes` is how many one strip may have before the row is cut.
    """

    text: float
    leading: float
    title: float
    department: float
    title_lines: int
    pad: float
    gap: float
    plan_bar: float
    actual_bar: float
    lane: float
    flag: float
    head_row: float
    most_lanes: int

    @property
    def left(self) -> float:
        """The width of what stands to the left of the time."""
        return self.title + self.department


PAPER = Sizes(
    text=9,
    leading=12,
    title=150,
    department=76,
    title_lines=3,
    pad=4,
    gap=4,
    plan_bar=13,
    actual_bar=5,
    lane=22,
    flag=8,
    head_row=17,
    most_lanes=24,
)
TILE = replace(PAPER, most_lanes=14)
"""For A4 lying, on which fewer lanes find room."""

SCREEN = Sizes(
    text=14,
    leading=18,
    title=276,
    department=0,
    title_lines=2,
    pad=6,
    gap=6,
    plan_bar=20,
    actual_bar=7,
    lane=32,
    flag=11,
    head_row=26,
    most_lanes=1_000,
)
