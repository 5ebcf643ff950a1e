"""Copying, pasting, filling and clearing blocks of cells; each is one act."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from dxdesk.domain import blocks, calendar
from dxdesk.domain.blocks import Block
from dxdesk.domain.fields import Kind
from dxdesk.domain.folding import word
from dxdesk.domain.words import grid as words
from dxdesk.domain.words.pages_common import joined, listed
from dxdesk.ui.grid.cells import Cells
from dxdesk.ui.grid.moves import Area
from dxdesk.ui.item_models.cells_table import CellsTable, Typed

if TYPE_CHECKING:
    from dxdesk.ui.grid.entry import GridEntry

_NAMED = 3  # rows and columns that have no place here, by name


@dataclass(slots=True)
class _Plan:
    """What a block comes to: texts for cells, and what has no cell to go to."""

    typed: list[Typed] = field(default_factory=list)
    locked: int = 0
    outside: int = 0
    columns: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)


class Clipboard:
    """Acts on the cells marked in a table. `tell` is given what became of each."""

    def __init__(
        self, cells: Cells, entry: "GridEntry | None", tell: Callable[[str], object]
    ) -> None:
        self._cells, self._entry, self._tell = cells, entry, tell
        self._model: CellsTable[Any] = cells.table
        cells.commands |= {
            "Ctrl+C": self.copy,
            "Ctrl+Ins": self.copy,
            "Ctrl+Shift+C": lambda: self.copy(with_headers=True),
        }
        if entry:
            cells.commands |= self._writing()

    def _writing(self) -> dict[str, Callable[[], object]]:
        return {
            "Ctrl+X": self.cut,
            "Ctrl+V": self.paste,
            "Shift+Ins": self.paste,
            "Del": self.clear,
            "Ctrl+D": self.fill_down,
            "Ctrl+R": self.fill_right,
            "Ctrl+'": self.copy_above,
            "Ctrl+;": self.put_today,
        }

    def copy(self, *, with_headers: bool = False) -> None:
        """Put the marked cells into the clipboard, under their headings if asked for."""
        area = self._cells.area
        if area.top < 0:
            return
        columns = range(area.left, area.right + 1)
        lines = [[self._model.text(row, each) for each in columns] for row in _rows(area)]
        if with_headers:
            lines.insert(0, [self._model.columns[each].label for each in columns])
        QGuiApplication.clipboard().setText(blocks.write(lines))
        self._tell(words.copied(area.count, has_headers=with_headers))

    def cut(self) -> None:
        """Copy the marked cells, and clear them."""
        self.copy()
        self._enter(self._same(self._cells.area, ""), words.cut)

    def clear(self) -> None:
        """Make the marked cells blank."""
        self._enter(self._same(self._cells.area, ""), words.clear)

    def paste(self) -> None:
        """Set the cells from the cursor on to what lies in the clipboard.

        A single value fills every marked cell. Under headings that the table knows, values go
        to those columns, and to the rows that a frozen column among them names.
        """
        text = QGuiApplication.clipboard().text()
        if not text:
            self._tell(words.NOTHING_TO_PASTE)
            return
        block, area = blocks.read(text), self._cells.area
        if len(block) == len(block[0]) == 1:
            self._enter(self._same(area, block[0][0]), words.paste)
            return
        places = blocks.named(block[0], [each.label for each in self._model.columns])
        if places and len(block) > 1:
            self._enter(self._under_headings(block, places, area.top), words.paste)
        else:
            self._enter(self._from(block, area), words.paste)

    def fill_down(self) -> None:
        """Copy the first marked row to the others; a single cell takes what is above it."""
        area = self._cells.area
        first = area.top if area.bottom > area.top else max(area.top - 1, 0)
        below = Area(first + 1, area.left, area.bottom, area.right)
        self._enter(self._copies(below, lambda _row, column: (first, column)), words.fill)

    def fill_right(self) -> None:
        """Copy the first marked column to the others; a single cell takes what is left of it."""
        area = self._cells.area
        first = area.left if area.right > area.left else max(area.left - 1, 0)
        beside = Area(area.top, first + 1, area.bottom, area.right)
        self._enter(self._copies(beside, lambda row, _column: (row, first)), words.fill)

    def copy_above(self) -> None:
        """Put the value above into the cell at hand."""
        here = self._cells.currentIndex()
        if here.row() > 0:
            one = Area(here.row(), here.column(), here.row(), here.column())
            self._enter(self._copies(one, lambda row, column: (row - 1, column)), words.fill)

    def put_today(self) -> None:
        """Put today's date into the cell at hand, where it holds a date or a text."""
        here = self._cells.currentIndex()
        field_ = self._model.columns[here.column()].field if here.isValid() else None
        if field_ is None or field_.kind in (Kind.DATE, Kind.TEXT, Kind.PROSE):
            one = Area(here.row(), here.column(), here.row(), here.column())
            self._enter(self._same(one, calendar.short_date(date.today())), words.paste)

    def _same(self, area: Area, text: str) -> _Plan:
        return self._planned((row, column, text) for row, column in _cells(area))

    def _copies(self, area: Area, source: Callable[[int, int], tuple[int, int]]) -> _Plan:
        return self._planned(
            (row, column, self._model.text(*source(row, column))) for row, column in _cells(area)
        )

    def _from(self, block: Block, area: Area) -> _Plan:
        """From the first marked cell on; over and over where a whole number of blocks is marked."""
        tall, wide = len(block), len(block[0])
        rows, columns = area.bottom - area.top + 1, area.right - area.left + 1
        repeats = rows % tall == 0 and columns % wide == 0
        down, right = (rows, columns) if repeats else (tall, wide)
        return self._planned(
            (area.top + y, area.left + x, block[y % tall][x % wide])
            for y in range(down)
            for x in range(right)
        )

    def _under_headings(self, block: Block, places: Sequence[int | None], top: int) -> _Plan:
        named = self._rows_named(block[1:], places)
        texts, lost = [], []
        for number, line in enumerate(block[1:]):
            row = top + number if named is None else named[number]
            if row is None:
                lost.append(_key_of(line, places, self._cells.frozen))
                continue
            texts += [
                (row, place, text)
                for place, text in zip(places, line, strict=True)
                if place is not None
            ]
        plan = self._planned(texts)
        plan.rows = lost
        plan.columns = [
            each
            for each, place in zip(block[0], places, strict=True)
            if place is None and each.strip()
        ]
        return plan

    def _rows_named(self, lines: Block, places: Sequence[int | None]) -> list[int | None] | None:
        """The row that each line names by its frozen columns; None where none of them does, or
        where these columns do not tell rows apart."""
        keys = [place for place in places if place is not None and place < self._cells.frozen]
        if not keys:
            return None
        rows = range(self._model.rowCount())
        known: dict[tuple[str, ...], int] = {}
        for row in rows:
            known[tuple(word(self._model.text(row, place)) for place in keys)] = row
        if len(known) < len(rows):
            return None
        at = [places.index(place) for place in keys]
        found = [known.get(tuple(word(line[each]) for each in at)) for line in lines]
        return found if any(each is not None for each in found) else None

    def _planned(self, texts: Iterable[tuple[int, int, str]]) -> _Plan:
        plan, model = _Plan(), self._model
        for row, column, text in texts:
            if not (0 <= row < model.rowCount() and 0 <= column < model.columnCount()):
                plan.outside += bool(text)
            elif model.lock(row, column):
                plan.locked += bool(text) and text != model.text(row, column)
            elif typed := model.typed(row, column, text):
                plan.typed.append(typed)
        return plan

    def _enter(self, plan: _Plan, label: Callable[[int], str]) -> None:
        if self._entry is None:
            return
        count = refused = 0
        if plan.typed:
            name = label(len(plan.typed)) if len(plan.typed) > 1 else ""
            done = self._entry.enter(plan.typed, name)
            if done is None:
                return
            refused = len(done.refused)
            count = len(plan.typed) - refused
        self._tell(_became(plan, count, refused))


def _became(plan: _Plan, count: int, refused: int) -> str:
    """What became of every text of a block."""
    return joined(
        words.taken(count),
        words.refused(refused) if refused else "",
        words.passed_locked(plan.locked) if plan.locked else "",
        words.outside(plan.outside) if plan.outside else "",
        words.unknown_columns(_named(plan.columns)) if plan.columns else "",
        words.unknown_rows(_named(plan.rows)) if plan.rows else "",
    )


def _named(names: Sequence[str]) -> str:
    return words.some(listed(names[:_NAMED]), len(names) - _NAMED)


def _key_of(line: Sequence[str], places: Sequence[int | None], frozen: int) -> str:
    keys = [
        each
        for each, place in zip(line, places, strict=True)
        if place is not None and place < frozen
    ]
    return " ".join(keys)


def _rows(area: Area) -> range:
    return range(area.top, area.bottom + 1)


def _cells(area: Area) -> Iterator[tuple[int, int]]:
    for row in _rows(area):
        for column in range(area.left, area.right + 1):
            yield row, column
