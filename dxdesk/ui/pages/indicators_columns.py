"""How the page 指標 shows its rows: what an indicator is, and its values over the years."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from dxdesk.domain import calendar, keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Records
from dxdesk.domain.rounds import read_round
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import pages_indicators as words
from dxdesk.domain.words import pages_initiatives as list_words
from dxdesk.domain.words.pages_detail import LOCKED
from dxdesk.domain.words.report_figures import VERDICTS
from dxdesk.services import edits, stores, views
from dxdesk.services.indicators import IndicatorRow, Verdict
from dxdesk.services.stores import Store
from dxdesk.ui.grid.field_columns import field_column
from dxdesk.ui.item_models.column import Cell, Column
from dxdesk.ui.theme.tokens import LIGHT, Tokens

Columns = tuple[Column[IndicatorRow], ...]
_YEARLY = ("target", "actual", "as_of")
_BEFORE_YEARS = ("title", "unit", "direction")
_AFTER_YEARS = ("goal", "kind", "baseline", "baseline_at", "source")
_WIDE = {
    "title": -180,
    "unit": 72,
    "direction": 132,
    "as_of": 136,
    "kind": 112,
    "baseline_at": 120,
    "source": 240,
    "note": 180,
}
_LOOKS = {Verdict.MET: "success", Verdict.SHORT: "error"}


@dataclass(slots=True)
class Sight:
    """What the cells of 指標 are seen through: the store as read last, and the colours."""

    store: Store
    records: Records = field(default_factory=lambda: Records(()))
    words: Words = field(default_factory=dict)
    tokens: Tokens = LIGHT


def indicator_columns(sight: Sight, years: Sequence[int]) -> Columns:
    """取組 and 指標名, which stay in view, then each year's values and their verdict."""
    return (
        *_key_columns(sight),
        *(_of_indicator(sight, name) for name in _BEFORE_YEARS),
        *(column for year in years for column in _of_year(sight, year)),
        *(_of_indicator(sight, name) for name in _AFTER_YEARS),
    )


def frozen_columns(sight: Sight) -> int:
    """How many columns stay in view: up to the name of the indicator."""
    return len(_key_columns(sight)) + 1


def asked_column(sight: Sight, columns: Sequence[Column[IndicatorRow]]) -> int:
    """The column that the newest round asks for: at the start of a year its targets, later its
    actual values. -1 where there is no round, or none of a year of the plan."""
    newest = next(iter(views.all_rounds(sight.records)), None)
    if newest is None:
        return -1
    year, kind = read_round(newest.key)
    label = CATALOGUE["indicator_value"].field("target" if kind == "start" else "actual").label
    heading = words.of_year(calendar.short_year(year), label)
    return next((n for n, each in enumerate(columns) if each.label == heading), -1)


def year_around(columns: Sequence[Column[IndicatorRow]], place: int) -> tuple[int, int]:
    """The first and the last column of the year that a column of a year belongs to."""
    names = [each.field.name if each.field else "" for each in columns]
    return max(n for n in range(place + 1) if names[n] == _YEARLY[0]), names.index("note", place)


def widths_of(columns: Columns) -> tuple[int, ...]:
    """The widths of these columns, as `GridView` wants them."""
    return tuple(_width(column) for column in columns)


def _width(column: Column[IndicatorRow]) -> int:
    if column.label == list_words.NUMBER:
        return 42
    if column.label in (list_words.INITIATIVE, list_words.DEPARTMENT):
        return 150
    return _WIDE.get(column.field.name, 104) if column.field else 120


def _key_columns(sight: Sight) -> Columns:
    number: Column[IndicatorRow] = Column(
        list_words.NUMBER,
        lambda row: row.number,
        number=True,
        sort_key=lambda row: keys.sort_key(row.assignment),
        lock=LOCKED["plan"],
    )
    title: Column[IndicatorRow] = Column(
        list_words.INITIATIVE,
        lambda row: row.title,
        tooltip=lambda row: row.title,
        is_link=True,
        lock=LOCKED["plan"],
    )
    department: Column[IndicatorRow] = Column(
        list_words.DEPARTMENT, lambda row: row.department_name, lock=words.DEPARTMENT_LOCK
    )
    return (number, title, department) if stores.is_coordinator(sight.store) else (number, title)


def _of_indicator(sight: Sight, name: str) -> Column[IndicatorRow]:
    return field_column(
        "indicator",
        name,
        lambda row: row.fields.get(name, ""),
        lambda row: _cell(sight, row.key, name),
        lambda: sight.words,
    )


def _of_year(sight: Sight, year: int) -> Columns:
    short = calendar.short_year(year)
    values = tuple(_yearly(sight, year, short, name) for name in _YEARLY)
    verdict: Column[IndicatorRow] = Column(
        words.of_year(short, words.VERDICT),
        lambda row: _verdict(row, year),
        colour=partial(_colours, sight, year),
        lock=words.VERDICT_LOCK,
    )
    return (*values, verdict, _yearly(sight, year, short, "note"))


def _yearly(sight: Sight, year: int, short: str, name: str) -> Column[IndicatorRow]:
    label = CATALOGUE["indicator_value"].field(name).label
    value: Callable[[IndicatorRow], str] = lambda row: row.years[year].fields.get(name, "")  # noqa: E731
    return field_column(
        "indicator_value",
        name,
        value,
        lambda row: _cell(sight, row.years[year].key, name),
        lambda: sight.words,
        heading=words.of_year(short, label),
    )


def _cell(sight: Sight, key: str, name: str) -> Cell:
    owner = edits.why_locked(sight.store, sight.records, key, keys.type_of(key).field(name))
    return Cell(key, name, LOCKED[owner] if owner else "")


def _verdict(row: IndicatorRow, year: int) -> str:
    """Nothing while nothing was typed for the year."""
    values = row.years[year]
    return VERDICTS[values.verdict] if values.fields else ""


def _colours(sight: Sight, year: int, row: IndicatorRow) -> tuple[str, str]:
    names = sight.tokens.by_name()
    look = _LOOKS.get(row.years[year].verdict, "idle")
    return names[look], names[f"{look}-ground"]
