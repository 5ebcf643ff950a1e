"""Lists for people: one line a row, columns parted by tabs, so that scripts can cut them."""

from collections.abc import Iterable, Sequence

from dxdesk.cli.output import Console


def show(console: Console, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Say the head, then every row."""
    console.say("\t".join(head), *("\t".join(map(cell, row)) for row in rows))


def cell(value: object) -> str:
    """A value in one cell of one line; blank for None."""
    return " ".join(str("" if value is None else value).splitlines()).replace("\t", " ")
