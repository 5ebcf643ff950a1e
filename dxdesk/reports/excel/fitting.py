"""How wide and high cells must be, without a spreadsheet at hand: half-width units."""

import unicodedata
from collections.abc import Sequence

from dxdesk.domain.kinsoku import break_lines
from dxdesk.reports.content import Block, Drawing, Fields, Table

LABEL_SHARE = (25.0, 75.0)
_WIDE = frozenset("FWA")


def units(text: str) -> int:
    """The width of one line in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in text)


def wrapped(text: str, width: float) -> list[str]:
    """The lines that a cell `width` half-width characters wide will show, about."""
    return [
        line[start:end]
        for line in text.split("\n")
        for start, end in break_lines(line, [units(char) for char in line], max(width, 2))
    ]


def weights_of(block: Block) -> tuple[float, ...]:
    """The shares of a block's columns; one for prose."""
    match block:
        case Drawing(twin=twin):
            return weights_of(twin)
        case Table(columns=columns):
            return tuple(column.weight for column in columns)
        case Fields():
            return LABEL_SHARE
        case _:
            return (1.0,)


def spans(weights: Sequence[float], base: Sequence[float]) -> list[tuple[int, int]]:
    """First and last sheet column (from 1) of each column, by the nearest edge of `base`.

    `base` must have at least as many columns as `weights`; every column gets at least one.
    """
    edges = _edges(base)
    ends: list[int] = []
    for place, edge in enumerate(_edges(weights)[1:], 1):
        lowest = ends[-1] + 1 if ends else 1
        highest = len(base) - (len(weights) - place)
        near = min(range(1, len(edges)), key=lambda each: abs(edges[each] - edge))
        ends.append(min(max(near, lowest), highest))
    starts = [1, *(end + 1 for end in ends)]
    return list(zip(starts, ends, strict=False))


def _edges(weights: Sequence[float]) -> list[float]:
    total = sum(weights)
    edges = [0.0]
    for weight in weights:
        edges.append(edges[-1] + weight / total)
    return edges
