"""Blocks of cells as spreadsheets hand them over: lines of cells parted by tabs.

A cell that holds a tab, a line break or a quotation mark is quoted, a mark in it doubled.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from dxdesk.domain.folding import word

Block = tuple[tuple[str, ...], ...]

_CELL = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|\Z)|([^\t\n]*)')
_QUOTED = re.compile(r'[\t\n\r"]')
_UNIT = re.compile(r"[(\[].*[)\]]\Z")  # 予算額(千円) is also found as 予算額


def read(text: str) -> Block:
    """The cells of a text, every line as long as the longest. A quotation mark that opens no
    quoted cell is a character like any other."""
    lines: list[list[str]] = [[]]
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    place = 0
    while place <= len(plain):
        found = _CELL.match(plain, place)
        assert found, "the second branch matches anything"
        quoted, bare = found.groups()
        lines[-1].append(bare if quoted is None else quoted.replace('""', '"'))
        if plain[found.end() : found.end() + 1] == "\n":
            lines.append([])
        place = found.end() + 1
    if len(lines) > 1 and lines[-1] == [""]:
        lines.pop()
    width = max(map(len, lines))
    return tuple((*line, *[""] * (width - len(line))) for line in lines)


def write(lines: Iterable[Sequence[str]]) -> str:
    """The text that gives the same cells in a spreadsheet."""
    return "\n".join("\t".join(map(_written, line)) for line in lines)


def named(line: Sequence[str], labels: Sequence[str]) -> tuple[int | None, ...]:
    """Which label each cell of a line of headers means, () if the line is none.

    Width, case, blanks and a unit in brackets make no difference. It is one if most of its
    cells are labels, and either several or all of them.
    """
    places: dict[str, int] = {}
    for place, label in enumerate(labels):
        places.setdefault(word(label), place)
        places.setdefault(_without_unit(label), place)
    found = tuple(_place(places, each) for each in line)
    hits = sum(each is not None for each in found)
    asked = sum(bool(each.strip()) for each in line)
    return found if hits and 2 * hits >= asked and (hits > 1 or hits == asked) else ()


def _place(places: Mapping[str, int], cell: str) -> int | None:
    if not cell.strip():
        return None
    return places.get(word(cell), places.get(_without_unit(cell)))


def _without_unit(label: str) -> str:
    return _UNIT.sub("", word(label))


def _written(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell
