"""The list of mends and faults as a workbook to send back or to print."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from dxdesk.domain.repairs import Line
from dxdesk.domain.words import repairs as says
from dxdesk.exchange.face import Block, Face

_WIDTHS = (18, 16, 8, 22, 20, 30, 34, 34, 30)


def write_repairs(found: Sequence[Line], path: Path) -> None:
    """Write the list, file by file. Raises OSError."""
    face = Face()
    face.reading(says.SHEET, says.TITLE, _WIDTHS, _blocks(found))
    face.save(path)


def _blocks(found: Sequence[Line]) -> Iterator[Block]:
    yield Block(says.SHEET, says.EXPLAINED if found else says.NOTHING)
    for name, lines in groupby(found, lambda each: each.file):
        yield Block(name, "", says.HEADS, [_row(each) for each in lines])


def _row(each: Line) -> Sequence[str]:
    return (
        *(says.STANDINGS[each.standing], each.sheet, each.address, each.title, each.label),
        *(each.found, each.expected, each.fault, each.mend),
    )
