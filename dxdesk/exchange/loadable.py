"""The tables of a workbook that can be loaded: which record type each sheet holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE, RECORD_TYPES
from dxdesk.domain.fields import RecordType
from dxdesk.domain.loading import Problem
from dxdesk.domain.words import loading as says
from dxdesk.exchange import layout
from dxdesk.exchange.tables import RecordTable, TableRow, address, find_table
from dxdesk.sheets.values import Book, Cell

TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "plan": (
        "plan",
        "passage",
        "policy",
        "basic_measure",
        "measure",
        "goal",
        "initiative",
        "term",
        "body",
        "glossary",
    ),
    "departments": ("division", "department"),
    "assignments": ("assignment",),
    "rounds": ("round",),
    "indicators": ("indicator", "indicator_value"),
    "skills": ("skill_tier", "skill_item"),
}
"""The record types of each kind of template, a sheet each."""

CONTEXT: Mapping[str, tuple[str, ...]] = {
    "assignment": (says.INITIATIVE,),
    "indicator": (says.INITIATIVE, says.DEPARTMENT),
    "indicator_value": (says.INITIATIVE, says.DEPARTMENT, says.INDICATOR, says.YEAR),
    "skill_item": (says.TIER,),
}
"""The columns that say below what a record stands, by record type."""

LOADABLE = tuple(name for kinds in TEMPLATES.values() for name in kinds)
_SURE = 2


@dataclass(frozen=True, slots=True)
class LoadRow:
    """One row of a sheet that holds records of one type."""

    kind: RecordType
    table: RecordTable
    row: TableRow

    def cell(self, heading: str) -> Cell | None:
        """The cell below a heading."""
        column = self.table.column(layout.folded(heading))
        return self.row.cells.get(column) if column is not None else None

    def text(self, heading: str) -> str:
        """The text below a heading, without blanks around, "" where there is none."""
        cell = self.cell(heading)
        return cell.text.strip() if cell else ""

    def problem(self, heading: str, expected: str) -> Problem:
        """A problem with the cell below a heading; a missing column has no address."""
        column = self.table.column(layout.folded(heading))
        place = address(column, self.row.number) if column is not None else ""
        place = place or address(self.table.column(layout.KEY) or 1, self.row.number)
        return Problem(self.table.sheet, place, self.text(heading), expected)

    @property
    def says_something(self) -> bool:
        """Whether any field is filled in."""
        return any(self.row.text(column).strip() for _, column in self.table.fields(self.kind))


def load_rows(book: Book) -> tuple[list[LoadRow], list[Problem]]:
    """Every filled row of every table, uppers before what hangs below, and unknown tables."""
    rows: list[LoadRow] = []
    problems: list[Problem] = []
    for table in filter(None, map(find_table, book.sheets)):
        kind = _kind_of(table)
        if kind is None:
            problems.append(Problem(table.sheet, "", "", says.UNKNOWN_SHEET))
            continue
        found = (LoadRow(kind, table, each) for each in table.rows)
        rows += [each for each in found if each.says_something]
    order = [kind.name for kind in RECORD_TYPES]
    return sorted(rows, key=lambda each: order.index(each.kind.name)), problems


def _kind_of(table: RecordTable) -> RecordType | None:
    """By the sheet's name, else by the keys, else by the headings."""
    for name in LOADABLE:
        if layout.folded(table.sheet) == layout.folded(CATALOGUE[name].label):
            return CATALOGUE[name]
    for name in _keyed(table):
        return CATALOGUE[name]
    scores = {name: _score(table, name) for name in LOADABLE}
    best = max(scores, key=lambda name: scores[name])
    return CATALOGUE[best] if scores[best] >= _SURE else None


def _keyed(table: RecordTable) -> Iterator[str]:
    column = table.column(layout.KEY)
    for key in (keys.tidy(row.text(column)) for row in table.rows):
        if key and keys.is_key(key) and keys.type_of(key).name in LOADABLE:
            yield keys.type_of(key).name


def _score(table: RecordTable, name: str) -> int:
    context = [each for each in CONTEXT.get(name, ()) if table.column(layout.folded(each))]
    return len(table.fields(CATALOGUE[name])) + len(context)
