"""ダッシュボード: the figures of the round as charts, every value printed, for whoever steers."""

from collections.abc import Iterator
from dataclasses import replace

from dxdesk.domain import divergence, figures, honesty, numbers
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.figure_charts import money_chart, trend_chart
from dxdesk.domain.figures import Amount
from dxdesk.domain.words import honesty as checks
from dxdesk.domain.words import report_figures as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Column,
    Drawing,
    Look,
    Paragraph,
    Part,
    Plot,
    Row,
    Section,
    Table,
    Text,
)
from dxdesk.reports.kinds import counts, indicators
from dxdesk.reports.kinds.parts import group_name, number_text, one_part
from dxdesk.reports.kinds.view import View


def parts(view: View) -> tuple[Part, ...]:
    """One part of charts."""
    return one_part(view, "dashboard", _sections(view))


def _sections(view: View) -> Iterator[Section]:
    said = Paragraph(Text(_said(view)))
    label = CATALOGUE["basic_measure"].label
    measures = counts.chart(view, counts.by_measure(view), lambda key: group_name(view, key), label)
    yield Section(Text(words.BY_MEASURE), (said, measures))
    yield Section(Text(words.TREND), (_trend(view),))
    departments = counts.by_department(view)
    chart = counts.chart(view, departments, view.records.name_of, says.DEPARTMENT_NAME)
    yield Section(Text(words.BY_DEPARTMENT), (chart,))
    found = indicators.indicators_of(view)
    if found:
        said = Paragraph(Text(indicators.verdict_counts(view, found)))
        yield Section(Text(words.KPI), (said, indicators.summary_table(view, found)))
    if view.plan and view.round and not view.occasion.department:
        yield Section(Text(words.MONEY), (_money(view, view.plan.key, view.round.key),))
        yield _doubts(view, view.plan.key, view.round.key)


def _said(view: View) -> str:
    """How everything stands, and what was late before."""
    said = counts.sentence(view)
    if view.earlier is None:
        return said
    now, before = (
        counts.late_in(counts.counted(each, each.standings)) for each in (view, view.earlier)
    )
    return said + words.late_change(before, now)


def _trend(view: View) -> Drawing | Paragraph:
    """A line for each 進捗 over the rounds of the series, the oldest first."""
    if not view.round or not view.plan or not view.round.get("year"):
        return Paragraph(Text(words.NO_EARLIER))
    rounds = figures.series(view.records, view.round.key)
    groups = [
        figures.Group(each.key, counts.counted(seen, seen.standings))
        for each in rounds
        for seen in (view.in_round(each.key),)
    ]

    def name(key: str) -> str:
        return view.in_round(key).round_name

    bars = counts.chart(view, groups, name, CATALOGUE["round"].label)
    return replace(bars, subject=trend_chart(groups, name, view.words))


def _money(view: View, plan: str, this: str) -> Drawing:
    """予算額 and 決算額 for each 基本施策."""
    found = [
        each
        for each in figures.money_by_basic_measure(view.records, plan, this)
        if each.budget.keys or each.budget.missing
    ]
    columns = (
        Column(CATALOGUE["basic_measure"].label, 40),
        Column(says.labelled(words.BUDGET, words.MONEY_UNIT), 20, Look.FIGURE),
        Column(says.labelled(words.SETTLEMENT, words.MONEY_UNIT), 20, Look.FIGURE),
    )
    twin = tuple(
        Row((Text(group_name(view, each.key)), _yen(each.budget), _yen(each.settlement)))
        for each in found
    )
    chart = money_chart(found, lambda key: group_name(view, key))
    plot = Plot(tuple(enumerate(chart.legend, 1)))
    return Drawing(chart, Table(columns, twin, plot=plot))


def _yen(amount: Amount) -> Text:
    return Text(numbers.show(str(amount.thousands)), value=str(amount.thousands))


def _doubts(view: View, plan: str, this: str) -> Section:
    """What asks for a second look, counted by rule, and where the office rates otherwise."""
    found = honesty.of_round(view.records, plan, this, view.words)
    differing = divergence.of_round(view.records, plan, this, view.words)
    if not found and not differing:
        return Section(Text(words.DOUBTS), (Paragraph(Text(words.DOUBTS_NONE)),))
    rules = [each.rule for each in found]
    rows = [
        Row((Text(checks.RULES[rule]), number_text(rules.count(rule))))
        for rule in dict.fromkeys(rules)
    ]
    if differing:
        rows.append(Row((Text(words.DIVERGENCES), number_text(len(differing)))))
    columns = (Column(words.DOUBT, 80), Column(says.COUNT, 20, Look.FIGURE))
    said = Paragraph(Text(words.doubts(len(found), len({each.report for each in found}))))
    return Section(Text(words.DOUBTS), (said, Table(columns, tuple(rows))))
