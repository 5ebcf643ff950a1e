"""The records as plain tables for machines: one datum in a cell, numbers and dates as such.

Follows the national rule for machine-readable statistics (the ministries' agreement of
2020-12-18): one header row, units in the header, 西暦 beside 和暦, codes beside names, blanks
explained. No library here; workbook and CSV are written from the same tables.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from dxdesk.domain import calendar, keys, rounds, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind, RecordType
from dxdesk.domain.organisation import holder_on
from dxdesk.domain.records import Record, Records
from dxdesk.domain.standing import due_of
from dxdesk.domain.vocabularies import VOCABULARIES, Term, Words
from dxdesk.domain.words import reports as says

Value = str | int | Decimal | date | None
Item = TypeVar("Item")
Read = Callable[[Record], Value]


@dataclass(frozen=True, slots=True)
class DataColumn(Generic[Item]):
    """One column: header, what it means, how it is read, its unit, the words it may hold."""

    header: str
    meaning: str
    read: Callable[[Item], Value]
    unit: str = ""
    vocabulary: str = ""


@dataclass(frozen=True, slots=True)
class DataTable(Generic[Item]):
    """One table for one sheet: a row per item."""

    name: str
    columns: tuple[DataColumn[Item], ...]
    items: tuple[Item, ...]

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """The body, a tuple per item."""
        for item in self.items:
            yield tuple(column.read(item) for column in self.columns)


AnyTable = DataTable[Any]
_RecordColumn = DataColumn[Record]


def tables(records: Records, words: Words) -> tuple[AnyTable, ...]:
    """One table per record type, the progress reports first."""
    first = CATALOGUE["report"]
    kinds = (first, *(kind for kind in CATALOGUE.values() if kind is not first))
    return tuple(table_of(kind.name, records, words) for kind in kinds)


def table_of(
    name: str,
    records: Records,
    words: Words,
    chosen: Iterable[Record] | None = None,
    fields: Iterable[Field] | None = None,
) -> DataTable[Record]:
    """The records of one type with 取組, 課 and 報告回 beside each: all or those chosen, with
    every field or those chosen."""
    kind = CATALOGUE[name]
    maker = _Columns(kind, records, words)
    shown = kind.fields if fields is None else fields
    columns = (*maker.place(), *(each for field in shown for each in maker.of(field)))
    found = records.of(name) if chosen is None else tuple(chosen)
    return DataTable(kind.label, columns, found)


def meaning_of(kind: str, name: str) -> str:
    """What a field is, in a sentence."""
    field = CATALOGUE[kind].field(name)
    return field.help or says.plain_meaning(CATALOGUE[kind].label, field.label)


def legend(found: Iterable[AnyTable]) -> list[tuple[str, ...]]:
    """What every column of every table means: sheet, column, meaning, unit, words."""
    return [
        (table.name, column.header, column.meaning, column.unit, column.vocabulary)
        for table in found
        for column in table.columns
    ]


@dataclass(frozen=True, slots=True)
class _Columns:
    kind: RecordType
    records: Records
    words: Words

    def place(self) -> Iterator[_RecordColumn]:
        """The key, and what people call the records above it."""
        yield DataColumn(says.KEY, says.KEY_MEANING, lambda record: record.key)
        above = _types_above(self.kind)
        if "initiative" in above:
            yield from self._upper("initiative", ("number", "title"), says.INITIATIVE_NUMBER)
        if "assignment" in above:
            yield from self._department()
        if "report" in (*above, self.kind.name):
            yield from self._round()

    def of(self, field: Field) -> Iterator[_RecordColumn]:
        """The columns of one field."""
        match field.kind:
            case Kind.DATE:
                yield self._column(field, _day(field), says.WESTERN, says.WESTERN_MEANING)
                yield self._column(field, _era_day(field), says.ERA, says.ERA_MEANING)
            case Kind.YEAR:
                yield self._column(field, _number(field), says.WESTERN, says.YEAR_MEANING)
                yield self._column(field, _year_name(field), says.ERA, says.ERA_MEANING)
            case Kind.CHOICE:
                yield self._column(field, self._word(field), vocabulary=self._terms_text(field))
                yield self._column(field, _text(field), says.CODE, says.CODE_MEANING)
            case Kind.REF | Kind.REFS:
                yield self._column(field, _keys(field), says.KEY, says.KEY_MEANING)
                yield self._column(field, self._names(field), says.NAME, says.NAME_MEANING)
            case Kind.INTEGER | Kind.MONEY | Kind.DECIMAL | Kind.FLAG:
                yield self._column(field, _number(field))
            case Kind.NAMES:
                yield self._column(field, self._shown(field))
            case Kind.TEXT | Kind.PROSE:
                yield self._column(field, _text(field))

    def _column(
        self, field: Field, read: Read, form: str = "", meaning: str = "", vocabulary: str = ""
    ) -> _RecordColumn:
        header = says.labelled(field.label, form or field.unit)
        told = field.help or says.plain_meaning(self.kind.label, field.label)
        return DataColumn(header, told + meaning, read, field.unit, vocabulary)

    def _upper(self, kind: str, names: Iterable[str], first: str) -> Iterator[_RecordColumn]:
        for name in names:
            field = CATALOGUE[kind].field(name)
            header = first if name == "number" else field.label

            def read(record: Record, name: str = name) -> Value:
                upper = self.records.get(keys.lineage_of(record.key)[kind])
                text = upper.get(name) if upper else ""
                return int(text) if _is_plain_number(text) else text or None

            yield DataColumn(header, meaning_of(kind, name), read)

    def _department(self) -> Iterator[_RecordColumn]:
        for name, header in (("code", says.DEPARTMENT_CODE), ("name", says.DEPARTMENT_NAME)):

            def read(record: Record, name: str = name) -> Value:
                owner = self.records.get(keys.lineage_of(record.key)["assignment"])
                day = due_of(self.records, keys.round_in(record.key))
                key = keys.department_in(record.key)
                key = holder_on(self.records, owner, day) if owner else key
                department = self.records.get(key)
                return (department.get(name) if department else keys.code_of(key)) or None

            yield DataColumn(header, meaning_of("department", name), read)

    def _round(self) -> Iterator[_RecordColumn]:
        round_of = self._round_of
        year = CATALOGUE["round"].field("year")
        for column in self.of(year):
            yield DataColumn(column.header, column.meaning, _through(round_of, column.read))
        label = CATALOGUE["round"].label
        yield DataColumn(label, meaning_of("round", "kind"), _round_name(round_of))

    def _round_of(self, record: Record) -> Record | None:
        return self.records.get(keys.round_in(record.key))

    def _word(self, field: Field) -> Read:
        terms = {term.code: term.word for term in self._terms(field)}
        return lambda record: terms.get(record.get(field.name), record.get(field.name)) or None

    def _terms(self, field: Field) -> tuple[Term, ...]:
        return self.words.get(field.vocabulary) or VOCABULARIES[field.vocabulary]

    def _terms_text(self, field: Field) -> str:
        return says.joined(says.defined(term.word, term.definition) for term in self._terms(field))

    def _names(self, field: Field) -> Read:
        return lambda record: _joined(record, field, self.records.name_of)

    def _shown(self, field: Field) -> Read:
        return lambda record: (
            values.show(self.kind, field, record.get(field.name), self.words) or None
        )


def _is_plain_number(text: str) -> bool:
    """Whether a number as the plan prints it (1, 12) is one for machines too."""
    return text.isascii() and text.isdigit() and not text.startswith("0")


def _types_above(kind: RecordType) -> list[str]:
    found: list[str] = []
    while kind.parent:
        found.append(kind.parent)
        kind = CATALOGUE[kind.parent]
    return found


def _text(field: Field) -> Read:
    return lambda record: record.get(field.name) or None


def _number(field: Field) -> Read:
    def read(record: Record) -> Value:
        text = record.get(field.name)
        return (Decimal(text) if "." in text else int(text)) if text else None

    return read


def _day(field: Field) -> Read:
    def read(record: Record) -> Value:
        text = record.get(field.name)
        return date.fromisoformat(text) if text else None

    return read


def _era_day(field: Field) -> Read:
    def read(record: Record) -> Value:
        text = record.get(field.name)
        return calendar.era_date(date.fromisoformat(text)) if text else None

    return read


def _year_name(field: Field) -> Read:
    def read(record: Record) -> Value:
        text = record.get(field.name)
        return calendar.year_name(int(text)) if text else None

    return read


def _keys(field: Field) -> Read:
    return lambda record: _joined(record, field, str)


def _joined(record: Record, field: Field, name: Callable[[str], str]) -> str | None:
    text = record.get(field.name)
    return says.joined(name(key) for key in text.split("\n")) if text else None


def _through(upper: Callable[[Record], Record | None], read: Read) -> Read:
    def found(record: Record) -> Value:
        above = upper(record)
        return read(above) if above else None

    return found


def _round_name(round_of: Callable[[Record], Record | None]) -> Read:
    def read(record: Record) -> Value:
        found = round_of(record)
        if not found or not found.get("year") or not found.get("kind"):
            return keys.code_of(keys.round_in(record.key))
        return rounds.round_name(int(found.get("year")), found.get("kind"))

    return read
