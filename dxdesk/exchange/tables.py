"""Finding the record tables of a foreign workbook: by heading, whatever the sheet is called."""

from collections import Counter
from dataclasses import dataclass, field

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, RecordType
from dxdesk.domain.parcel import ANSWERED
from dxdesk.exchange import layout
from dxdesk.sheets.values import Area, Cell, Sheet, column_letters


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a record table: its number and its cells by column."""

    number: int
    cells: dict[int, Cell]

    def text(self, column: int | None) -> str:
        """The text in a column, "" where there is no such column or no cell."""
        cell = self.cells.get(column) if column is not None else None
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class RecordTable:
    """A table of records in a sheet: where each heading stands, and the rows below it."""

    sheet: str
    columns: dict[str, tuple[int, ...]]
    rows: tuple[TableRow, ...]
    merges: tuple[Area, ...]
    _fields: dict[str, tuple[tuple[Field, int], ...]] = field(default_factory=dict, init=False)

    def column(self, heading: str) -> int | None:
        """The column of a folded heading, None where it is missing or stands twice."""
        found = self.columns.get(heading, ())
        return found[0] if len(found) == 1 else None

    def hides(self, row: TableRow, column: int) -> bool:
        """Whether the row has no cell there because merged cells lie over it."""
        return column not in row.cells and any(
            each.hides(row.number, column) for each in self.merges
        )

    def fields(self, kind: RecordType) -> tuple[tuple[Field, int], ...]:
        """The fields of a type that the table has a column for; every row asks for them."""
        if kind.name not in self._fields:
            headed = layout.fields_by_heading(kind).items()
            found = [(each, self.column(heading)) for heading, each in headed]
            self._fields[kind.name] = tuple((each, column) for each, column in found if column)
        return self._fields[kind.name]

    @property
    def kind(self) -> RecordType | None:
        """The type that most keys name; where no row has a key, the best fit by headings."""
        column = self.column(layout.KEY)
        named = Counter(
            keys.type_of(key).name
            for key in (keys.tidy(row.text(column)) for row in self.rows)
            if key and keys.is_key(key)
        )
        if named:
            return CATALOGUE[named.most_common(1)[0][0]]
        return self._best_fit()

    def _best_fit(self) -> RecordType | None:
        scores = {name: len(self.fields(CATALOGUE[name])) for name in ANSWERED}
        best = max(scores, key=lambda name: scores[name])
        return CATALOGUE[best] if scores[best] > 1 else None


def find_table(sheet: Sheet) -> RecordTable | None:
    """The sheet's record table: its head is the first row with a cell that says キー."""
    head: dict[str, tuple[int, ...]] | None = None
    rows: list[TableRow] = []
    for number, cells in sheet.rows():
        if head is not None:
            rows.append(TableRow(number, {cell.column: cell for cell in cells}))
        elif any(layout.folded(cell.text) == layout.KEY for cell in cells):
            head = _headings(cells)
    return None if head is None else RecordTable(sheet.name, head, tuple(rows), sheet.merges)


def _headings(cells: tuple[Cell, ...]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for cell in cells:
        name = layout.folded(cell.text)
        found[name] = (*found.get(name, ()), cell.column)
    return found


def address(column: int, row: int) -> str:
    """The address of a cell that may be absent."""
    return f"{column_letters(column)}{row}"
