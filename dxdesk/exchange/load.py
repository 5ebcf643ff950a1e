"""Reading a workbook to be loaded: records with keys, and every cell that kept a row out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set

from dxdesk.domain.fields import Field, Kind, Required
from dxdesk.domain.folding import word
from dxdesk.domain.loading import Problem
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import Words, words_of
from dxdesk.domain.words import loading as says
from dxdesk.domain.words.values import BETWEEN
from dxdesk.exchange.cells import read_cell
from dxdesk.exchange.loadable import LoadRow, load_rows
from dxdesk.exchange.loaded import Loaded, LoadedRow, in_sheet_order
from dxdesk.exchange.names import Names
from dxdesk.exchange.row_keys import Keying, axis_code
from dxdesk.sheets.values import Book, CellKind

_BETWEEN = re.compile(BETWEEN)
_AXIS = ("term", "axis")


def read_load(book: Book, present: Records) -> Loaded:
    """The records that a workbook brings into what is `present`.

    A row that refers to one that is left out is left out too, so it is read again until no
    more rows fall.
    """
    rows, unknown = load_rows(book)
    left_out: set[int] = set()
    while True:
        reading = _Reading(rows, present, left_out)
        failed = set(reading.problems)
        if failed <= left_out:
            break
        left_out |= failed
    problems = [each for place in sorted(reading.problems) for each in reading.problems[place]]
    good = [reading.records[place] for place in sorted(reading.records) if place not in failed]
    return Loaded(tuple(in_sheet_order(good, present)), (*unknown, *problems))


class _Reading:
    """One reading of all rows, with those already left out unknown to the others."""

    def __init__(self, rows: Sequence[LoadRow], present: Records, left_out: Set[int]) -> None:
        self.present = present
        self.names = Names(present)
        self.problems: dict[int, list[Problem]] = {}
        self.records: dict[int, LoadedRow] = {}
        self._repeated = _repeated(rows)
        self._plans = [each.key for each in present.of("plan")]
        keyed = {place: self._keyed(place, row, left_out) for place, row in enumerate(rows)}
        for place, row in enumerate(rows):
            if keyed[place]:
                self._read(place, row, keyed[place])
        self._refuse_twice()

    def _keyed(self, place: int, row: LoadRow, left_out: Set[int]) -> str:
        keying = Keying(row, self.names, self._plan(), self._repeated[row.kind.name])
        key = keying.key()
        if keying.problems:
            self.problems[place] = keying.problems
        elif place not in left_out:
            self.names.add(Record(row.kind.name, key, keying.typed.fields))
        return key

    def _plan(self) -> str:
        """The plan meant where none is named: the only new one, else the one in force."""
        plans = [each for each in self.names.of("plan") if each not in self._plans]
        if plans:
            return plans[0] if len(plans) == 1 else ""
        known = sorted(self.present.of("plan"), key=lambda each: each.get("first_year"))
        return known[-1].key if known else ""

    def _read(self, place: int, row: LoadRow, key: str) -> None:
        reader = _RowReader(row, key, self.names, self.present)
        record = Record(row.kind.name, key, reader.fields())
        self.records[place] = LoadedRow(record, row)
        if reader.problems:
            self.problems.setdefault(place, []).extend(reader.problems)

    def _refuse_twice(self) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        for place, each in self.records.items():
            places[each.record.key].append(place)
        for group in places.values():
            first = self.records[group[0]].record
            if any(self.records[place].record != first for place in group):
                for place in group:
                    note = self.records[place].row.problem(says.KEY, says.TWICE)
                    self.problems.setdefault(place, []).append(note)


class _RowReader:
    """Reads the fields of one row whose key is known."""

    def __init__(self, row: LoadRow, key: str, names: Names, present: Records) -> None:
        self.row = row
        self.key = key
        self.names = names
        self.known = present.get(key)
        self.plan = key.partition("/")[0] if "/" in key else ""
        self.words: Words = words_of(present, self.plan)
        self.problems: list[Problem] = []

    def fields(self) -> dict[str, str]:
        """Every filled field, canonical; blank cells say nothing."""
        found = {each.name: self._value(each) for each in self.row.kind.fields}
        return {name: value for name, value in found.items() if value}

    def _value(self, field: Field) -> str:
        if not self.row.text(field.label):
            self._check_required(field)
            return ""
        if field.kind in (Kind.REF, Kind.REFS):
            return self._refer(field)
        if (self.row.kind.name, field.name) == _AXIS:
            return axis_code(self.row.text(field.label))
        reading = read_cell(self.row.kind, field, self.row.cell(field.label), self.words)
        if reading.fault:
            self._note(field, reading.detail)
        return reading.value or ""

    def _check_required(self, field: Field) -> None:
        filled = self.known is not None and self.known.get(field.name)
        cell = self.row.cell(field.label)
        if cell is not None and cell.kind in (CellKind.ERROR, CellKind.UNCALCULATED):
            reading = read_cell(self.row.kind, field, cell, self.words)
            self._note(field, reading.detail)
        elif field.required is Required.ALWAYS and not filled:
            self._note(field, says.NOT_BLANK)

    def _refer(self, field: Field) -> str:
        text = self.row.text(field.label)
        plan = self.plan if self._is_of_plan(field.refers) else ""
        whole = self.names.find(field.refers, text, plan)
        parts = [text] if whole else [each for each in _BETWEEN.split(text) if each.strip()]
        if field.kind is Kind.REF:
            parts = [text]
        keying = Keying(self.row, self.names, self.plan, frozenset())
        found = [keying.find(field.refers, each, field.label, plan) for each in parts]
        self.problems += keying.problems
        return "\n".join(sorted({each for each in found if each}))

    def _is_of_plan(self, kind: str) -> bool:
        return any("/" in key for key in self.names.of(kind))

    def _note(self, field: Field, expected: str) -> None:
        self.problems.append(self.row.problem(field.label, expected))


def _repeated(rows: Iterable[LoadRow]) -> dict[str, frozenset[str]]:
    """By record type, the numbers that stand in more than one row without a key."""
    counted = Counter(
        (row.kind.name, word(row.text(row.kind.field("number").label)))
        for row in rows
        if row.kind.has("number") and not row.text(says.KEY)
    )
    found: dict[str, set[str]] = defaultdict(set)
    for (kind, number), count in counted.items():
        if number and count > 1:
            found[kind].add(number)
    return defaultdict(frozenset, {kind: frozenset(group) for kind, group in found.items()})
