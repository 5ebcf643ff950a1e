"""指標と推移: every indicator over the years against its target, each value with its 時点."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dxdesk.domain import calendar, keys, kpi, numbers
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.charts import Bar, BarChart, BarRow, Fill, Piece
from dxdesk.domain.drawing import Pattern
from dxdesk.domain.drawing import Tone as Drawn
from dxdesk.domain.kpi import Kpi, Point, Verdict
from dxdesk.domain.words import report_figures as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Block,
    Column,
    Drawing,
    Look,
    Note,
    Paragraph,
    Part,
    Plot,
    Row,
    Section,
    Table,
    Text,
    Tone,
)
from dxdesk.reports.data import AnyTable, table_of
from dxdesk.reports.kinds.parts import one_part
from dxdesk.reports.kinds.view import View

_FIELDS = ("kind", "direction", "source")
_TONES = {Verdict.MET: Tone.DONE, Verdict.SHORT: Tone.LATE}
_TARGET = Fill(Drawn.PLAN, Pattern.OUTLINE, words.TARGET)
_ACTUAL = Fill(Drawn.ACTUAL, Pattern.SOLID, words.ACTUAL)
_SHORT = Fill(Drawn.LATE, Pattern.SLANTED, words.ACTUAL_SHORT)
_BASELINE = Fill(Drawn.IDLE, Pattern.SLANTED, words.BASELINE)
_GOAL = Fill(Drawn.PLAN, Pattern.CROSSED, words.GOAL)
_LEGEND = (_BASELINE, _TARGET, _ACTUAL, _SHORT, _GOAL)
_PLOT = Plot(((1, _TARGET), (2, _ACTUAL)))
_WHOLE = 15


def parts(view: View) -> tuple[Part, ...]:
    """One part: how the year's values stand to their targets, then each indicator."""
    found = indicators_of(view)
    if not found:
        none = Paragraph(Text(words.INDICATORS_NONE))
        return one_part(view, "indicators", (Section(Text(""), (none,)),))
    each = (section for one in found for section in _indicator(view, one))
    return one_part(view, "indicators", (_summary(view, found), *each))


def tables(view: View) -> tuple[AnyTable, ...]:
    """The values, a row for each year, and the indicators."""
    found = indicators_of(view)
    indicators = [record for each in found if (record := view.records.get(each.key))]
    values = [value for each in found for value in view.records.below(each.key, "indicator_value")]
    chosen = {"indicator_value": values, "indicator": indicators}
    return tuple(table_of(name, view.records, view.words, held) for name, held in chosen.items())


def indicators_of(view: View) -> tuple[Kpi, ...]:
    """The plan's indicators, or those of the occasion's department."""
    if not view.plan:
        return ()
    shown = {each.key for one in view.initiatives for each in view.assignments(one)}
    found = kpi.of_plan(view.records, view.plan.key)
    return tuple(each for each in found if each.assignment in shown)


def year_of(view: View) -> int:
    """The year the values are judged for: the round's, else the last one with a value."""
    if view.round and view.round.get("year"):
        return int(view.round.get("year"))
    years = [point.year for each in indicators_of(view) for point in each.points]
    return max(years, default=calendar.fiscal_year(view.occasion.made_at.date()))


def summary_table(view: View, found: tuple[Kpi, ...]) -> Table:
    """A row for each indicator: the year's target, value and whether it is reached."""
    columns = (
        Column(CATALOGUE["initiative"].field("number").label, 8, Look.FIGURE),
        Column(CATALOGUE["indicator"].label, 36),
        Column(words.TARGET, 17, Look.FIGURE),
        Column(words.ACTUAL, 17, Look.FIGURE),
        Column(words.WHEN, 16, Look.DATE),
        Column(words.VERDICT, 22, Look.WORD),
    )
    return Table(columns, tuple(_summary_row(view, each, year_of(view)) for each in found))


def verdict_counts(view: View, found: tuple[Kpi, ...]) -> str:
    """How many reach their target, in a sentence."""
    verdicts = [each.verdict(year_of(view)) for each in found]
    met, short = (verdicts.count(each) for each in (Verdict.MET, Verdict.SHORT))
    return words.met(met, met + short, len(found))


def _summary(view: View, found: tuple[Kpi, ...]) -> Section:
    said = Paragraph(Text(verdict_counts(view, found)))
    title = says.year_target(words.INDICATOR_SUMMARY, words.year(year_of(view)))
    return Section(Text(title), (said, summary_table(view, found)))


def _summary_row(view: View, each: Kpi, year: int) -> Row:
    point = each.at(year)
    return Row(
        (
            Text(_number(view, each)),
            _title(view, each, each.title),
            _value(point.target, each.unit),
            _value(point.actual, each.unit),
            _day(point.as_of),
            _verdict(each.verdict(year)),
        )
    )


def _indicator(view: View, each: Kpi) -> Iterator[Section]:
    record = view.records.get(each.key)
    if record is None:
        return
    blocks: list[Block] = [*_values(view, each), view.fields(record, _FIELDS)]
    title = words.indicator(_number(view, each), each.title)
    yield Section(_title(view, each, title), tuple(blocks), anchor=f"indicators-{each.key}")


def _values(view: View, each: Kpi) -> Iterator[Block]:
    rows = tuple(_rows(each))
    if not rows:
        yield Paragraph(Text(words.NO_VALUES, Tone.QUIET))
        return
    yield Drawing(BarChart(rows, _LEGEND, is_whole=len(rows) <= _WHOLE), _twin(view, each))
    for record in view.records.below(each.key, "indicator_value"):
        if record.get("note"):
            said = words.note(view.year_of(record).text, record.get("note"))
            yield Note(view.said(record, "note", said))


def _rows(each: Kpi) -> Iterator[BarRow]:
    if each.baseline is not None:
        yield BarRow(words.BASELINE, (_bar(each, "", each.baseline, each.baseline_at, _BASELINE),))
    for point in each.points:
        yield BarRow(words.year(point.year), tuple(_bars(each, point)))
    if each.goal is not None:
        yield BarRow(words.GOAL, (_bar(each, "", each.goal, "", _GOAL),))


def _bars(each: Kpi, point: Point) -> Iterator[Bar]:
    fill = _SHORT if each.verdict(point.year) is Verdict.SHORT else _ACTUAL
    yield _bar(each, words.TARGET, point.target, "", _TARGET)
    yield _bar(each, words.ACTUAL, point.actual, point.as_of, fill)


def _bar(each: Kpi, label: str, value: Decimal | None, as_of: str, fill: Fill) -> Bar:
    if value is None:
        return Bar((), words.value(label, says.BLANK, "", ""))
    shown = words.value(label, numbers.show(str(value)), each.unit, _short_day(as_of))
    return Bar((Piece(float(value), "", fill),), shown)


def _twin(view: View, each: Kpi) -> Table:
    columns = (
        Column(says.YEAR, 20, Look.DATE),
        Column(says.labelled(words.TARGET, each.unit), 20, Look.FIGURE),
        Column(says.labelled(words.ACTUAL, each.unit), 20, Look.FIGURE),
        Column(words.WHEN, 20, Look.DATE),
        Column(words.VERDICT, 24, Look.WORD),
    )
    rows = (
        Row(
            (
                Text(words.year(point.year)),
                _value(point.target, ""),
                _value(point.actual, ""),
                _day(point.as_of),
                _verdict(each.verdict(point.year)),
            )
        )
        for point in each.points
    )
    return Table(columns, tuple(rows), words.YEARS, _PLOT)


def _number(view: View, each: Kpi) -> str:
    initiative = view.records.get(keys.lineage_of(each.key)["initiative"])
    return initiative.get("number") if initiative else ""


def _title(view: View, each: Kpi, shown: str) -> Text:
    record = view.records.get(each.key)
    return view.said(record, "title", shown or says.BLANK) if record else Text(shown)


def _value(value: Decimal | None, unit: str) -> Text:
    if value is None:
        return Text(says.BLANK, Tone.QUIET)
    return Text(numbers.show(str(value)) + unit, value=str(value))


def _day(day: str) -> Text:
    return Text(_short_day(day), value=day) if day else Text(says.BLANK, Tone.QUIET)


def _short_day(day: str) -> str:
    return calendar.short_date(date.fromisoformat(day)) if day else ""


def _verdict(verdict: Verdict) -> Text:
    return Text(words.VERDICTS[verdict], _TONES.get(verdict, Tone.QUIET))
