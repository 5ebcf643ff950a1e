"""Texts longer than a cell can hold (32,767 characters): the rest stands on a sheet of its own."""

from collections import defaultdict

from dxdesk.domain import keys
from dxdesk.domain.words import exchange as says
from dxdesk.exchange.layout import folded
from dxdesk.sheets.values import Book, Sheet

_MOST_DIGITS = 4
_HEADINGS = tuple(
    folded(each)
    for each in (
        says.CONTINUED_KEY,
        says.CONTINUED_FIELD,
        says.CONTINUED_ORDER,
        says.CONTINUED_TEXT,
    )
)


def read_continuations(book: Book) -> dict[tuple[str, str], str]:
    """The rest of every overlong text, by record key and folded label."""
    parts: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for sheet in book.sheets:
        for key, label, order, text in _rows(sheet):
            if order.isdecimal() and len(order) <= _MOST_DIGITS:
                parts[keys.tidy(key), folded(label)].append((int(order), text))
    return {place: "".join(text for _, text in sorted(found)) for place, found in parts.items()}


def _rows(sheet: Sheet) -> list[tuple[str, str, str, str]]:
    found: list[tuple[str, str, str, str]] = []
    columns: list[int] = []
    for _, cells in sheet.rows():
        if columns:
            texts = {cell.column: cell.text for cell in cells}
            key, label, order, text = (texts.get(column, "") for column in columns)
            found.append((key, label, order, text))
        elif len(cells) >= len(_HEADINGS):
            named = {folded(cell.text): cell.column for cell in cells}
            if all(each in named for each in _HEADINGS):
                columns = [named[each] for each in _HEADINGS]
    return found
