"""総括評価: how a plan ended, over all its years."""

from collections.abc import Iterator, Sequence

from dxdesk.domain import keys, kpi, numbers, seam
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.kpi import Kpi, Verdict
from dxdesk.domain.records import Record
from dxdesk.domain.standing import counted_once
from dxdesk.domain.vocabularies import axis_label
from dxdesk.domain.words import next_plan, report_figures
from dxdesk.domain.words import report_seam as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Block,
    Column,
    Look,
    Paper,
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
from dxdesk.reports.kinds.parts import (
    group_name,
    linked,
    measures_of,
    number_text,
    one_part,
    sheet_title,
)
from dxdesk.reports.kinds.view import View

_RESULTS = ("achieved", "partly", "not-achieved")
_TOLD = ("outcome", "effect_citizen", "effect_staff", "effect_welfare", "issues", "next_steps")


def parts(view: View) -> tuple[Part, ...]:
    """One part: the result, every 取組 over the years, the goals, what was said last."""
    return one_part(view, "closing", _sections(view), Paper.LANDSCAPE)


def tables(view: View) -> tuple[AnyTable, ...]:
    """The reports that sum up each year."""
    held = [report for each in _years(view) for report in _reports(view, each)]
    return (table_of("report", view.records, view.words, held),)


def _sections(view: View) -> Iterator[Section]:
    years = _years(view)
    if not years or view.plan is None:
        none = words.NO_REPORTS if view.plan else words.NO_PLAN
        yield Section(Text(""), (Paragraph(Text(none)),))
        return
    found = counted_once(view.records, view.plan.key)
    yield Section(Text(words.SUMMARY), tuple(_summary(view, found, years[-1])))
    yield from _texts(view)
    yield Section(Text(words.BY_MEASURE), (_by_measure(view, found, years[-1]),))
    yield Section(Text(words.RESULTS), (_results(view, found, years),))
    measured = kpi.of_plan(view.records, view.plan.key)
    if measured:
        yield Section(Text(words.GOALS), (_reached(measured), _goals(view, measured)))
    yield Section(Text(words.EACH), ())
    for each in found:
        yield _said(view, each, years)


def _years(view: View) -> tuple[Record, ...]:
    held = seam.yearly(view.records, view.plan.key) if view.plan else ()
    return tuple(each for each in held if any(True for _ in _reports(view, each)))


def _reports(view: View, this: Record) -> Iterator[Record]:
    for each in counted_once(view.records, keys.parent_of(this.key)):
        if report := seam.report_of(view.records, each.key, this.key):
            yield report


def _summary(view: View, found: Sequence[Record], last: Record) -> Iterator[Block]:
    achieved, partly, missed = (_count(view, found, last, code) for code in _RESULTS)
    other = len(found) - achieved - partly - missed
    yield Paragraph(Text(words.result(achieved, partly, missed, other, len(found))))


def _count(view: View, found: Sequence[Record], last: Record, code: str) -> int:
    reports = (seam.report_of(view.records, each.key, last.key) for each in found)
    return sum(bool(each) and each.get("achievement") == code for each in reports if each)


def _texts(view: View) -> Iterator[Section]:
    """What the office wrote of the whole: the passages of the chapter 総括評価."""
    for each in view.records.below(view.plan.key, "passage") if view.plan else ():
        if words.TEXT_CHAPTER in each.get("chapter"):
            yield Section(
                view.said(each, "title", each.get("title")), (Paragraph(view.text(each, "text")),)
            )


def _by_measure(view: View, found: Sequence[Record], last: Record) -> Table:
    groups: dict[str, list[Record]] = {}
    for each in found:
        basic = measures_of(view, each)[0]
        groups.setdefault(basic.key if basic else "", []).append(each)
    columns = (
        Column(CATALOGUE["basic_measure"].label, 100),
        *(Column(_result(view, code), 26, Look.FIGURE) for code in _RESULTS),
        Column(words.NO_ACHIEVEMENT, 26, Look.FIGURE),
        Column(says.TOTAL, 20, Look.FIGURE),
    )
    rows = [_counts(view, group_name(view, key), group, last) for key, group in groups.items()]
    total = _counts(view, says.TOTAL, found, last, RowKind.TOTAL)
    return Table(columns, (*rows, total))


def _counts(
    view: View,
    name: str,
    group: Sequence[Record],
    last: Record,
    kind: RowKind = RowKind.BODY,
) -> Row:
    counts = [_count(view, group, last, code) for code in _RESULTS]
    figures = (*counts, len(group) - sum(counts), len(group))
    return Row((Text(name), *map(number_text, figures)), kind)


def _result(view: View, code: str) -> str:
    return next((each.word for each in view.terms("achievement") if each.code == code), code)


def _results(view: View, found: Sequence[Record], years: Sequence[Record]) -> Table:
    """Progress of each year, the result of the last one, how it goes on."""
    columns = (
        Column(CATALOGUE["initiative"].label, 74),
        *(Column(report_figures.year(int(each.get("year"))), 26, Look.WORD) for each in years),
        Column(axis_label("achievement"), 26, Look.WORD),
        Column(axis_label("direction"), 20, Look.WORD),
        Column(words.HOW, 30, Look.WORD),
    )
    return Table(columns, tuple(_row(view, each, years) for each in found))


def _row(view: View, initiative: Record, years: Sequence[Record]) -> Row:
    reports = [seam.report_of(view.records, initiative.key, each.key) for each in years]
    return Row(
        (
            linked(view, initiative),
            *(view.rating(each, "progress") for each in reports),
            view.rating(reports[-1], "achievement"),
            view.rating(reports[-1], "direction"),
            _onward(view, initiative),
        )
    )


def _onward(view: View, initiative: Record) -> Text:
    how = initiative.get("onward")
    made = seam.targets(view.records, initiative.key)
    if not how:
        return Text(words.NONE, Tone.QUIET)
    named = says.joined(each.get("number") or each.get("title") for each in made)
    shown = words.onward(next_plan.how(how), says.sheet_name(named) if named else "")
    return view.said(initiative, "onward", shown)


def _reached(found: Sequence[Kpi]) -> Paragraph:
    verdicts = [_verdict(each) for each in found]
    met = verdicts.count(Verdict.MET)
    judged = met + verdicts.count(Verdict.SHORT)
    return Paragraph(Text(words.goals(met, judged, len(found))))


def _verdict(each: Kpi) -> Verdict:
    """The last value against the goal of the plan."""
    last = next((point.actual for point in reversed(each.points) if point.actual is not None), None)
    return kpi.judge(each.direction, each.goal, last)


def _goals(view: View, found: Sequence[Kpi]) -> Table:
    columns = (
        Column(CATALOGUE["initiative"].field("number").label, 12, Look.FIGURE),
        Column(CATALOGUE["indicator"].label, 80),
        *(Column(name, 32, Look.FIGURE) for name in (words.BASELINE, words.GOAL, words.LAST)),
        Column(words.REACHED, 36, Look.WORD),
    )
    return Table(columns, tuple(_goal(view, each) for each in found))


def _goal(view: View, each: Kpi) -> Row:
    initiative = view.records.get(keys.lineage_of(each.key)["initiative"])
    last = next((point for point in reversed(each.points) if point.actual is not None), None)
    return Row(
        (
            Text(initiative.get("number") if initiative else ""),
            Text(each.title or says.BLANK),
            _figure(each.baseline, each.unit),
            _figure(each.goal, each.unit),
            _figure(last.actual if last else None, each.unit),
            Text(report_figures.VERDICTS[_verdict(each)]),
        )
    )


def _figure(value: object, unit: str) -> Text:
    if value is None:
        return Text(says.BLANK, Tone.QUIET)
    return Text(numbers.show(str(value)) + unit, value=str(value))


def _said(view: View, initiative: Record, years: Sequence[Record]) -> Section:
    held = (seam.report_of(view.records, initiative.key, each.key) for each in reversed(years))
    last = next((each for each in held if each), None)
    title = sheet_title(view, initiative)
    if last is None:
        return Section(title, (Paragraph(Text(says.NOT_SUBMITTED, Tone.QUIET)),), level=2)
    names = [each for each in _TOLD if last.get(each)]
    blocks = (view.fields(last, names),) if names else (Paragraph(Text(says.BLANK, Tone.QUIET)),)
    return Section(title, blocks, level=2)
