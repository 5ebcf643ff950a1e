"""Lists for people: one line a row, columns parted by tabs, so that scripts can cut them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dxdesk.cli.output import Console
from dxdesk.domain.words import commands as words

if TYPE_CHECKING:
    from dxdesk.services.putting_back import Change


def show(console: Console, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Say the head, then every row."""
    console.say("\t".join(head), *("\t".join(map(cell, row)) for row in rows))


def show_changes(console: Console, changes: "Iterable[Change]") -> None:
    """Say what an act did to each value that is shown."""
    for each in changes:
        before, after = each.before or words.BLANK, each.after or words.BLANK
        console.say(words.item(words.change(each.key, each.field, before, after)))


def cell(value: object) -> str:
    """A value in one cell of one line; blank for None."""
    return " ".join(str("" if value is None else value).splitlines()).replace("\t", " ")
