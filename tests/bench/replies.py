"""A hundred replies to the requests of one store, and merging them.

Two sorts, both of 60 rows and 40 columns: as dxdesk writes them, filled in as a 課 does on an
ordinary half-year, with notes of its own in columns to the right; and bare values, as a sanitiser
leaves them, with every field answered.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from unittest import mock

import openpyxl
from sqlalchemy import Connection
from xlsxwriter import Workbook

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind
from dxdesk.domain.merge.facts import EMPTY_STAMP
from dxdesk.domain.parcel import Header, Line, Moment, Parcel, sealed
from dxdesk.domain.records import Record, Records
from dxdesk.domain.selection import line
from dxdesk.domain.values import printed
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.domain.words import exchange as says
from dxdesk.exchange import layout
from dxdesk.exchange.write import control_rows, write_parcel
from dxdesk.models import files, ledger
from dxdesk.models.ledger import ActKind, Doing
from dxdesk.services import merging, stores
from dxdesk.services.stores import COORDINATOR, Store
from tests.bench.measure import Case

FILES, ROWS, COLUMNS = 100, 60, 40
_PLAN, _ROUND = "P7", "P7/R2024-END"
_REPORT = CATALOGUE["report"]
_SELDOM = ("exception", "decision_needed", "recovery", "recovery_by", "writer_name")
"""What a 課 leaves blank where the work goes as planned."""

Write = Callable[[Path, Header, str], int]


class Replies:
    """The store that asked, as it was then, and what came back."""

    def __init__(self, folder: Path, write: Write) -> None:
        self._asked = folder / "asked.dxdesk"
        self._work = folder / "work.dxdesk"
        self._open: Store | None = None
        departments = [f"D{1000 + number}" for number in range(FILES)]
        self.paths = [folder / f"{each}.xlsx" for each in departments]
        with stores.create(self._asked, COORDINATOR) as store, store.writing() as connection:
            loading = Doing(ActKind.LOAD, "例")
            ledger.say(connection, loading, stores.as_says(_records(departments)))
            for department, path in zip(departments, self.paths, strict=True):
                self._answers = write(path, _ask(connection, department), department)

    def fresh(self) -> None:
        """Open a store that has merged nothing yet."""
        if self._open:
            self._open.close()
        shutil.copy(self._asked, self._work)
        self._open = stores.open_store(self._work)

    @property
    def store(self) -> Store:
        """The store that merges."""
        assert self._open
        return self._open

    def merge(self, count: int) -> None:
        """Merge so many replies; the backup that goes before costs by the store, not by them."""
        assert self._open
        with mock.patch.object(Store, "back_up"):
            *_, result = _with_result(merging.merge(self._open, self.paths[:count]))
        applied = sum(each.counts["applied"] for each in result.files)
        assert applied == count * self._answers

    def read(self, count: int) -> None:
        """Let openpyxl read every cell, and do nothing else."""
        for path in self.paths[:count]:
            with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as book:
                for sheet in book.worksheets:
                    for _ in sheet.iter_rows(values_only=True):
                        pass


@cache
def replies(folder: Path, write: Write) -> Replies:
    """The replies of one kind, made once."""
    place = folder / write.__name__
    place.mkdir()
    return Replies(place, write)


def merge_cases(folder: Path) -> list[Case]:
    """Merging beside only reading, and a hundred files beside a quarter of them."""
    return [
        _beside_reading(folder, "merge of 100 replies of 60 rows x 40 columns", write_reply),
        _beside_reading(folder, "merge of 100 x 60 x 40 bare values, all new", _write_bare),
        Case(
            "merge of 100 files / of 25, per file",
            lambda: replies(folder, write_reply).merge(FILES),
            lambda: replies(folder, write_reply).merge(FILES // 4),
            goal=1.1,
            scale=4,
            before=lambda: replies(folder, write_reply).fresh(),
            runs=3,
        ),
    ]


def _beside_reading(folder: Path, name: str, write: Write) -> Case:
    return Case(
        f"{name} / openpyxl read_only",
        lambda: replies(folder, write).merge(FILES),
        lambda: replies(folder, write).read(FILES),
        goal=1.2,
        before=lambda: replies(folder, write).fresh(),
        runs=3,
    )


def _records(departments: list[str]) -> list[Record]:
    work = [
        Record("initiative", f"{_PLAN}/T{number}", {"number": str(number), "title": "例"})
        for number in range(23, ROWS + 1)
    ]
    asked = [
        Record("department", each, {"code": each[1:], "name": f"例{each[1:]}課"})
        for each in departments
    ]
    shared = [
        Record("assignment", f"{_PLAN}/T{number}/{each}", {"department": each, "role": "lead"})
        for each in departments
        for number in range(1, ROWS + 1)
    ]
    this = Record("round", _ROUND, {"year": "2024", "kind": "year-end"})
    return [*work, *asked, *shared, this]


def _keys(department: str) -> list[str]:
    return [
        keys.report_key(f"{_PLAN}/T{number}/{department}", _ROUND) for number in range(1, ROWS + 1)
    ]


def _ask(connection: Connection, department: str) -> Header:
    """A request that printed blank reports, as the store remembers it."""
    header = Header(Moment.REQUEST, _PLAN, department, _ROUND, number=1)
    lines = tuple(line(Records([]), key) for key in _keys(department))
    header = sealed(Parcel(header, lines)).header
    said = ((each.key, field, None, EMPTY_STAMP) for each in lines for field in each.values)
    act = ledger.start_act(connection, Doing(ActKind.REQUEST, "例"))
    files.keep_snapshot(connection, act, header, said, "例.xlsx")
    return header


def write_reply(path: Path, base: Header, department: str) -> int:
    """The reply as dxdesk writes it, with notes beside; how many answers it gives."""
    header = Header(
        *(Moment.SUBMISSION, _PLAN, department, _ROUND),
        number=1,
        base=base.id,
        titles={says.DEPARTMENT_NAME: "例の課", says.ROUND_NAME: "年度末"},
    )
    lines = [
        Line(key, {field.name: _answer(field, number) for field in _REPORT.fields})
        for number, key in enumerate(_keys(department), start=1)
    ]
    parcel = sealed(Parcel(header, tuple(lines)))
    write_parcel(parcel, Records(_records([department])), VOCABULARIES, path)
    _add_notes(path)
    return sum(value is not None for line in lines for value in line.values.values())


def _add_notes(path: Path) -> None:
    """Fill the columns to the right of dxdesk's own, and save as a spreadsheet program does."""
    book = openpyxl.load_workbook(path)
    sheet = book[_REPORT.label]
    for column in range(sheet.max_column + 1, COLUMNS + 1):
        sheet.cell(1, column, f"覚書{column}")
        for row in range(2, ROWS + 2):
            sheet.cell(row, column, _note(row, column))
    book.save(path)


def _note(row: int, column: int) -> str:
    return f"例の覚書{row}-{column}"


def _answer(field: Field, number: int) -> str | None:
    if field.name in _SELDOM:
        return None
    match field.kind:
        case Kind.MONEY:
            return str(1000 + number)
        case Kind.DATE:
            return "2024-04-01"
        case Kind.CHOICE:
            terms = VOCABULARIES[field.vocabulary]
            return terms[number % len(terms)].code
        case Kind.NAMES:
            return "outcome"
        case _:
            return _sentence(field, number)


def _write_bare(path: Path, base: Header, department: str) -> int:
    """The 管理 sheet and the table, with columns of notes; how many answers it gives."""
    header = Header(Moment.SUBMISSION, _PLAN, department, _ROUND, number=1, base=base.id)
    heads = [*map(layout.heading, _REPORT.fields), says.KEY, says.VERSION]
    notes = COLUMNS - len(heads)
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("管理")
        for number, row in enumerate(control_rows(header)):
            sheet.write_row(number, 0, row)
        sheet = book.add_worksheet("進捗報告")
        sheet.write_row(0, 0, [*heads, *(f"覚書{number}" for number in range(notes))])
        for number, key in enumerate(_keys(department), start=1):
            said = [_typed(field, number) for field in _REPORT.fields]
            kept = [_note(number, place) for place in range(notes)]
            sheet.write_row(number, 0, [*said, key, base.id, *kept])
    return ROWS * len(_REPORT.fields)


def _typed(field: Field, number: int) -> str | int:
    match field.kind:
        case Kind.MONEY:
            return 1000 + number
        case Kind.DATE:
            return "R6.4.1"
        case Kind.CHOICE:
            terms = VOCABULARIES[field.vocabulary]
            return printed(terms[number % len(terms)])
        case Kind.NAMES:
            return "成果"
        case _:
            return _sentence(field, number)


def _sentence(field: Field, number: int) -> str:
    return f"例　{field.label}の{number}番目の答えです。窓口の手続がなくなりました。"


def _with_result(work: merging.Merging) -> Iterator[object]:
    yield (yield from work)
