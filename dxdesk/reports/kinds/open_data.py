"""オープンデータ: one flat table of what may be published, a row for each report of a plan.

Columns as the Digital Agency's recommended data sets for local governments begin: the city's
code and name, then an ID that stays; dates in 西暦, one datum in a cell, UTF-8.
"""

from collections.abc import Callable, Iterator
from datetime import date

from dxdesk.domain import calendar, keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind
from dxdesk.domain.records import Record
from dxdesk.domain.words import public_edition as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Column,
    Paper,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Text,
)
from dxdesk.reports.data import AnyTable, DataColumn, DataTable, Value, meaning_of
from dxdesk.reports.kinds.parts import measures_of, numbered, one_part
from dxdesk.reports.kinds.public import marked
from dxdesk.reports.kinds.view import Answered, View

_PUBLISHABLE = tuple(each for each in CATALOGUE["report"].fields if each.publishable)
_NUMBERS = frozenset({Kind.INTEGER, Kind.MONEY})
Item = tuple[View, Answered]
Read = Callable[[View, Answered], Value]


def parts(view: View) -> tuple[Part, ...]:
    """How many rows there are, and what every column means."""
    table = tables(view)[0]
    columns = (Column(words.COLUMN, 50), Column(words.MEANING, 120))
    rows = tuple(Row((Text(e.header), Text(e.meaning))) for e in table.columns)
    said = words.rows(len(table.items)) if table.items else words.NONE
    sections = (
        Section(Text(""), (Paragraph(Text(said)),)),
        Section(Text(words.LEGEND), (Table(columns, rows),)),
    )
    return one_part(view, "opendata", sections, Paper.PORTRAIT)


def tables(view: View) -> tuple[AnyTable, ...]:
    """The one table: every round of the plan up to the occasion's."""
    return (DataTable(says.KINDS["opendata"], tuple(_columns()), tuple(_items(view))),)


def _items(view: View) -> Iterator[Item]:
    last = view.round.get("due") if view.round else ""
    held = view.records.below(view.plan.key, "round") if view.plan else ()
    for each in sorted(held, key=lambda one: (one.get("due"), one.key)):
        if not last or each.get("due") <= last:
            there = view.in_round(each.key)
            yield from ((there, answer) for answer in there.answers if marked(answer.report))


def _columns() -> Iterator[DataColumn[Item]]:
    for header, read in _PLACE:
        yield DataColumn(header, words.MEANINGS[header], _reader(read))
    for field in _PUBLISHABLE:
        yield DataColumn(
            says.labelled(field.label, field.unit),
            meaning_of("report", field.name),
            _reader(_published(field)),
            field.unit,
        )


def _reader(read: Read) -> Callable[[Item], Value]:
    return lambda item: read(*item)


def _published(field: Field) -> Read:
    def read(view: View, answer: Answered) -> Value:
        if field.name not in [each.name for each in marked(answer.report)]:
            return None
        value = answer.report.get(field.name)
        return int(value) if field.kind in _NUMBERS else value

    return read


def _plan(view: View, name: str) -> str | None:
    return (view.plan.get(name) if view.plan else "") or None


def _year(view: View) -> int | None:
    year = view.round.get("year") if view.round else ""
    return int(year) if year else None


def _above(view: View, initiative: Record, place: int) -> str | None:
    found = measures_of(view, initiative)[place]
    return numbered(found) if found else None


def _target(view: View, answer: Answered) -> str | None:
    target = view.target(answer.assignment)
    return (target.get("published_text") if target else "") or None


def _as_of(answer: Answered) -> date | None:
    day = answer.report.get("as_of")
    return date.fromisoformat(day) if day else None


def _era(day: date | None) -> str | None:
    return calendar.era_date(day) if day else None


_PLACE: tuple[tuple[str, Read], ...] = (
    (words.CODE, lambda view, _: _plan(view, "city_code")),
    (words.CITY, lambda view, _: _plan(view, "city")),
    (words.PLAN, lambda view, _: _plan(view, "title")),
    (words.ID, lambda _, answer: answer.report.key),
    (words.YEAR, lambda view, _: _year(view)),
    (words.ROUND_NAME, lambda view, _: view.round_name),
    (words.BASIC, lambda view, answer: _above(view, answer.initiative, 0)),
    (words.MEASURE, lambda view, answer: _above(view, answer.initiative, 1)),
    (
        words.INITIATIVE_NUMBER,
        lambda _, answer: answer.initiative.get("number") or keys.code_of(answer.initiative.key),
    ),
    (words.INITIATIVE, lambda _, answer: answer.initiative.get("title") or None),
    (words.OFFICE, lambda view, answer: view.department_name(answer.assignment)),
    (words.TARGET, _target),
    (words.AS_OF, lambda _, answer: _as_of(answer)),
    (words.AS_OF_ERA, lambda _, answer: _era(_as_of(answer))),
)
