"""計画をまたぐ推移: each 取組 with those it was made of, year by year over the seam."""

from collections.abc import Iterator

from dxdesk.domain import keys, numbers, seam
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Record
from dxdesk.domain.seam import Series
from dxdesk.domain.vocabularies import axis_label
from dxdesk.domain.words import report_figures
from dxdesk.domain.words import report_seam as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Block,
    Column,
    Look,
    Paragraph,
    Part,
    Row,
    RowKind,
    Section,
    Table,
    Text,
    Tone,
)
from dxdesk.reports.data import AnyTable, table_of
from dxdesk.reports.kinds.parts import numbered, one_part, sheet_title
from dxdesk.reports.kinds.view import View

_AXES = ("stage", "progress", "achievement")


def parts(view: View) -> tuple[Part, ...]:
    """One part: a section for each 取組 of the newer plan that was made of others."""
    found = [section for each in _carried(view) for section in _initiative(view, each)]
    if not found:
        found = [Section(Text(""), (Paragraph(Text(words.NO_SUCH)),))]
    return one_part(view, "trends", found)


def tables(view: View) -> tuple[AnyTable, ...]:
    """The reports that are set side by side."""
    held = [
        report
        for initiative in _carried(view)
        for each in seam.line_of(view.records, initiative.key)
        for this in seam.yearly(view.records, keys.parent_of(each.key))
        if (report := seam.report_of(view.records, each.key, this.key))
    ]
    unique = {each.key: each for each in held}
    return (table_of("report", view.records, view.words, unique.values()),)


def _carried(view: View) -> list[Record]:
    this = seam.seam_of(view.records, view.plan.key) if view.plan else None
    known = view.records.below(this.new.key, "initiative") if this else ()
    return [each for each in known if seam.sources(each)]


def _initiative(view: View, initiative: Record) -> Iterator[Section]:
    series = seam.series_of(view.records, initiative.key)
    told = (_values(each) for each in series if any(part.points for part in each.parts))
    blocks: tuple[Block, ...] = (_ratings(view, initiative), *told)
    yield Section(sheet_title(view, initiative), tuple(blocks), anchor=f"trends-{initiative.key}")


def _ratings(view: View, initiative: Record) -> Table:
    columns = (
        Column(words.YEAR, 24, Look.DATE),
        *(Column(axis_label(axis), 32, Look.WORD) for axis in _AXES),
        Column(CATALOGUE["report"].field("outcome").label, 76),
    )
    rows: list[Row] = []
    for each in seam.line_of(view.records, initiative.key):
        above = keys.parent_of(each.key)
        years = seam.yearly(view.records, above)
        if not years:
            continue
        plan = view.records.get(above)
        head = says.record_name(plan.get("title") if plan else "", numbered(each))
        rows.append(Row((Text(head),), RowKind.GROUP))
        rows += [_year(view, each, this) for this in years]
    return Table(columns, tuple(rows))


def _year(view: View, initiative: Record, this: Record) -> Row:
    report = seam.report_of(view.records, initiative.key, this.key)
    cells = (view.rating(report, axis) for axis in _AXES)
    year = report_figures.year(int(this.get("year")))
    return Row((Text(year), *cells, view.excerpt(report, "outcome")))


def _values(series: Series) -> Table:
    columns = (
        Column(words.YEAR, 40, Look.DATE),
        Column(says.labelled(report_figures.TARGET, series.unit), 40, Look.FIGURE),
        Column(says.labelled(report_figures.ACTUAL, series.unit), 40, Look.FIGURE),
    )
    rows = [
        Row(
            (
                Text(report_figures.year(point.year)),
                _figure(point.target),
                _figure(point.actual),
            )
        )
        for part in series.parts
        for point in part.points
    ]
    return Table(columns, tuple(rows), series.title)


def _figure(value: object) -> Text:
    if value is None:
        return Text(says.BLANK, Tone.QUIET)
    return Text(numbers.show(str(value)), value=str(value))
