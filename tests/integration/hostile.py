"""Submissions of an ill-disposed writer: any key, any field, any text, any header.

Each is made once and given in two forms, as the workbook and as what the reader makes of it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import openpyxl

from dxdesk.domain import keys, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.fields import Field, Kind, RecordType
from dxdesk.domain.merge.facts import DELETED, digest
from dxdesk.domain.merge.scope import Reason
from dxdesk.domain.parcel import Header, Moment, Received, Statement, is_deletable
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.domain.words import exchange as words
from dxdesk.exchange import layout
from dxdesk.exchange.write import control_rows

_TEXTS = ("例　偽", "", "=1+1", "'; DROP TABLE act; --", "\u202e逆", "１２", "x" * 2000, "<b>")
_TYPED = {
    Kind.INTEGER: ("12", "-3", "９９９", "1e5", "99999999999999999999", ""),
    Kind.MONEY: ("1,200", "0", "無料", ""),
    Kind.YEAR: ("2024", "R7", "1", ""),
    Kind.DECIMAL: ("12.50", "NaN", "3", ""),
    Kind.DATE: ("R7.3.31", "5.4.1", "1899/1/1", ""),
    Kind.FLAG: ("○", "", "×"),
    Kind.REF: ("D0310", "P7", "=A1", ""),
    Kind.REFS: ("D0210\nD0310", "P7/T1", ""),
    Kind.NAMES: ("取組内容の実績", "成果", ""),
}


@dataclass(frozen=True, slots=True)
class Row:
    """What one row of a sheet says; `typed` by field name."""

    key: str
    typed: dict[str, str]
    deleted: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of records: which fields have a column, and the rows."""

    kind: RecordType
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Forgery:
    """A hostile file in both its forms."""

    received: Received
    tables: tuple[Table, ...]

    def write(self, path: Path) -> Path:
        """As a workbook that dxdesk has not written."""
        book = openpyxl.Workbook()
        for row in control_rows(self.received.header):
            book.worksheets[0].append(row)
        for table in self.tables:
            sheet = book.create_sheet()
            sheet.append([*map(layout.heading, table.fields), words.DELETION, words.KEY])
            for row in table.rows:
                texts = [row.typed.get(each.name) for each in table.fields]
                sheet.append([*texts, "○" if row.deleted else None, row.key])
            for cell in (cell for line in sheet.iter_rows() for cell in line if cell.value):
                cell.data_type = "s"
        book.save(path)
        return path


@dataclass
class Aims:
    """What the writer may have got hold of: keys, ids of requests and of files."""

    keys: Sequence[str]
    own: Sequence[str]
    bases: list[str]
    files: list[str]


class Forger:
    """Writes hostile files; the same seed writes the same ones."""

    def __init__(self, seed: int, aims: Aims) -> None:
        self._chance = random.Random(seed)
        self._aims = aims
        self._made = 0
        self._is_clean = False  # as dxdesk itself might have written it

    def forge(self) -> Forgery:
        """One more file; what it is called may serve the next one as base or prior."""
        self._made += 1
        self._is_clean = self._chance.random() < 0.4
        tables = tuple(self._tables())
        said = tuple(each for table in tables for each in _read(table))
        received = Received.of(self._header(), said, (), f"偽{self._made}.xlsx", "")
        if self._is_clean:
            received = replace(received, header=replace(received.header, id=received.id))
        if received.is_untouched_snapshot:
            self._aims.bases.append(received.id)
        self._aims.files.append(received.id)
        return Forgery(received, tables)

    def _header(self) -> Header:
        pick, aims = self._chance.choice, self._aims
        ids = [*aims.bases[-6:], *aims.files[-6:], digest("nobody's")]
        return Header(
            moment=pick([*Moment, Moment.SUBMISSION]),
            plan=pick(["P7"] * 30 + ["P8"]),
            department=pick(["D0210"] * 8 + ["D0310"] * 4 + ["D9999"]),
            round=pick(["P7/R2024-END"] * 20 + ["P7/R2025-END", "P8/R2024-END"]),
            number=pick([0, 1, 2, 77, 999_999_999]),
            base=pick([*aims.bases[:4], *aims.bases[-3:], *ids]),
            prior=tuple(self._chance.sample(ids, self._chance.randrange(len(ids)))),
            counted=tuple(self._chance.sample(ids, self._chance.randrange(3))),
            id=pick(ids),
            titles=dict.fromkeys((words.PLAN_TITLE, words.DEPARTMENT_NAME, words.ROUND_NAME), "偽"),
        )

    def _tables(self) -> Iterator[Table]:
        found: dict[str, list[str]] = {}
        for key in dict.fromkeys(self._key() for _ in range(self._chance.randint(3, 9))):
            found.setdefault(keys.type_of(key).name, []).append(key)
        for name, theirs in found.items():
            yield self._table(CATALOGUE[name], theirs)

    def _key(self) -> str:
        return self._chance.choice(
            self._aims.own if self._chance.random() < 0.5 else self._aims.keys
        )

    def _table(self, kind: RecordType, theirs: Sequence[str]) -> Table:
        most = min(len(kind.fields), 4)
        fields = self._chance.sample(kind.fields, self._chance.randint(1, most))
        rows = [
            Row(key, {e.name: self._text(e) for e in fields}, self._deletes()) for key in theirs
        ]
        if not self._is_clean and self._chance.random() < 0.1:
            bad = self._chance.choice(("P7/T1/D0210/A2222222222", "Z", "P7//D0210", "P7/T1'--"))
            rows.append(Row(f"{bad}-{kind.name.upper()}", rows[0].typed, deleted=True))
        return Table(kind, tuple(fields), tuple(rows))

    def _deletes(self) -> bool:
        return self._chance.random() < 0.1

    def _text(self, field: Field) -> str:
        if field.kind is Kind.CHOICE:
            terms = VOCABULARIES.get(field.vocabulary, ())
            return self._chance.choice([*(values.printed(term) for term in terms), ""])
        typed = _TYPED.get(field.kind, _TEXTS)
        text = self._chance.choice(typed[:1] if self._is_clean else typed)
        free = field.kind in (Kind.TEXT, Kind.PROSE)
        return f"{text}{self._made}" if free and text else text


def _read(table: Table) -> Iterator[Statement]:
    """What the reader makes of a table."""
    for row in table.rows:
        known = keys.is_key(row.key)
        for field in table.fields:
            text = row.typed.get(field.name, "")
            value, fault = _value(table.kind, field, text)
            fault = fault or ("" if known else Reason.UNKNOWN_KEY)
            yield Statement(row.key, field.name, value, fault, "", "偽", "A1")
        if row.deleted and known and is_deletable(table.kind):
            yield Statement(row.key, DELETED, "1", "", "", "偽", "A1")


def _value(kind: RecordType, field: Field, text: str) -> tuple[str | None, str]:
    try:
        return (values.read(kind, field, text, VOCABULARIES) if text else None), ""
    except BadValue:
        return text, Reason.UNREADABLE
