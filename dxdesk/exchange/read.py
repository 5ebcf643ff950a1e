"""Reading an exchange workbook: every cell becomes a statement with its place, or a fault."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain import keys
from dxdesk.domain.errors import BadKey
from dxdesk.domain.fields import Field, RecordType
from dxdesk.domain.file_errors import TooLarge
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.merge.scope import Reason
from dxdesk.domain.parcel import Header, Received, Repair, Statement, is_deletable
from dxdesk.domain.values import canonical
from dxdesk.domain.vocabularies import VOCABULARIES, Words
from dxdesk.domain.words import exchange as says
from dxdesk.exchange import layout
from dxdesk.exchange.cells import CellReading, read_cell
from dxdesk.exchange.continuation import read_continuations
from dxdesk.exchange.control import find_control, read_header
from dxdesk.exchange.tables import RecordTable, TableRow, address, find_table
from dxdesk.sheets.values import Book, Cell

MOST_STATEMENTS = 50_000
"""Cells of records that one file may have: some twenty times what the largest reply has."""


@dataclass(frozen=True, slots=True)
class ParcelReading:
    """How exchange workbooks are read: with the vocabularies of each known plan, by its key."""

    vocabularies: Mapping[str, Words]

    def __call__(self, path: Path, book: Book) -> Received:
        """What an exchange workbook says.

        Raises NotAnExchangeFile, NewerLayout, BrokenControl, TooLarge; every fault below the
        header is told in its statement.
        """
        control = find_control(book)
        header = read_header(path, control)
        words = self.vocabularies.get(header.plan, VOCABULARIES)
        reader = _Reader(header, words, read_continuations(book))
        for sheet in book.sheets:
            table = None if sheet is control else find_table(sheet)
            if table is not None:
                reader.read_table(table)
            if len(reader.statements) > MOST_STATEMENTS:
                raise TooLarge(path, "statements", MOST_STATEMENTS)
        said = _without_duplicates(reader.statements)
        return Received.of(header, said, reader.repairs, path.name, book.sha256)


class _Reader:
    def __init__(
        self, header: Header, words: Words, continuations: dict[tuple[str, str], str]
    ) -> None:
        self.header = header
        self.words = words
        self.continuations = continuations
        self.statements: list[Statement] = []
        self.repairs: list[Repair] = []

    def read_table(self, table: RecordTable) -> None:
        kind = table.kind
        if kind is None:
            return
        for row in table.rows:
            key = keys.tidy(row.text(table.column(layout.KEY)))
            if key:
                self._read_row(table, row, key)
            elif self._says_something(table, kind, row):
                self._read_keyless(table, kind, row)

    def _read_row(self, table: RecordTable, row: TableRow, key: str) -> None:
        if not keys.is_key(key):
            self._refuse_row(table, row, key)
            return
        kind = keys.type_of(key)
        base = row.text(table.column(layout.VERSION)).strip()
        foreign = base not in ("", self.header.answers)
        self._state(table, row, kind, key, Reason.OTHER_BASE if foreign else "")
        self._read_deletion(table, row, kind, key)

    def _refuse_row(self, table: RecordTable, row: TableRow, key: str) -> None:
        if table.kind is not None:
            self._state(table, row, table.kind, key, Reason.UNKNOWN_KEY)

    def _read_keyless(self, table: RecordTable, kind: RecordType, row: TableRow) -> None:
        """A row without a key is a question: the same row asks the same thing again."""
        assignment = self._assignment(row.text(table.column(layout.INITIATIVE)))
        if assignment and is_deletable(kind):
            said = "\n".join(row.text(column) for _, column in table.fields(kind))
            key = keys.derived(kind.name, assignment, said)
            self._state(table, row, kind, key, Reason.BLANK_KEY, only_filled=True)
        else:
            self._state(table, row, kind, "", Reason.UNKNOWN_KEY, only_filled=True)

    def _assignment(self, initiative: str) -> str:
        number = layout.folded("".join(initiative.split(maxsplit=1)[:1]))
        try:
            key = keys.natural("initiative", self.header.plan, number)
            return keys.natural("assignment", key, keys.code_of(self.header.department))
        except BadKey:
            return ""

    def _says_something(self, table: RecordTable, kind: RecordType, row: TableRow) -> bool:
        return any(row.text(column).strip() for _, column in table.fields(kind))

    def _state(
        self,
        table: RecordTable,
        row: TableRow,
        kind: RecordType,
        key: str,
        fault: str,
        *,
        only_filled: bool = False,
    ) -> None:
        for field, column in table.fields(kind):
            cell = row.cells.get(column)
            if only_filled and (cell is None or not cell.text.strip()):
                continue
            place = address(column, row.number)
            reading = (
                _MERGED if table.hides(row, column) else self._read_cell(kind, field, key, cell)
            )
            if reading.mended:
                found = cell.text if cell else ""
                self.repairs.append(Repair(table.sheet, place, found, reading.mended))
            self.statements.append(
                Statement(
                    key,
                    field.name,
                    reading.value,
                    reading.fault or fault,
                    reading.detail or _DETAILS.get(fault, ""),
                    table.sheet,
                    place,
                )
            )

    def _read_cell(
        self, kind: RecordType, field: Field, key: str, cell: Cell | None
    ) -> CellReading:
        if cell is not None and self.continuations:
            rest = self.continuations.get((key, layout.folded(field.label)), "")
            cell = cell._replace(text=cell.text + rest)
        return read_cell(kind, field, cell, self.words)

    def _read_deletion(self, table: RecordTable, row: TableRow, kind: RecordType, key: str) -> None:
        column = table.column(layout.DELETION)
        if column is None or not row.text(column).strip() or not is_deletable(kind):
            return
        place = address(column, row.number)
        self.statements.append(Statement(key, DELETED, "1", "", "", table.sheet, place))


_MERGED = CellReading(None, Reason.UNREADABLE, says.DETAIL_MERGED)
_DETAILS = {
    Reason.UNKNOWN_KEY: says.DETAIL_UNKNOWN_KEY,
    Reason.BLANK_KEY: says.DETAIL_BLANK_KEY,
    Reason.OTHER_BASE: says.DETAIL_VERSION,
}


def _without_duplicates(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """One statement a place: equal ones of a copied sheet count once, others are all refused."""
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for each in statements:
        place = (each.key, each.field) if each.key else (each.sheet, each.address)
        groups[place].append(each)
    return tuple(each for group in groups.values() for each in _settled(group))


def _settled(group: list[Statement]) -> Iterable[Statement]:
    if len(group) == 1:
        return group
    said = {(each.fault, canonical(each.value)) for each in group}
    if len(said) == 1:
        return group[:1]
    return [s._replace(fault=Reason.DUPLICATE, detail=says.DETAIL_DUPLICATE) for s in group]
