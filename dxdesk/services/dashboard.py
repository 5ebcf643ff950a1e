"""ダッシュボード: the figures of a round, each with what it counts, as charts and as tables."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from dxdesk.domain import figure_charts, figures, keys, kpi, numbers, selection
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.drawing import Drawable
from dxdesk.domain.figures import Amount, Figure, Group, Money
from dxdesk.domain.kpi import Kpi
from dxdesk.domain.records import Records
from dxdesk.domain.standing import by_assignment
from dxdesk.domain.vocabularies import LATE, PLAN_AXES, Words, axis_label, words_of
from dxdesk.domain.words import dashboard as words
from dxdesk.domain.words import report_figures as says
from dxdesk.domain.words import reports
from dxdesk.services import lookup, stores, views
from dxdesk.services.stores import Store


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure as it is printed, and the 取組 or assignments it counts."""

    text: str
    keys: tuple[str, ...]
    head: str


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One row of a panel: a 基本施策, a 課 or a round with its figures; `round` is whose list
    a figure opens."""

    key: str
    name: str
    round: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One chart and the table of the same figures."""

    title: str
    head: str
    heads: tuple[str, ...]
    rows: tuple[PanelRow, ...]
    chart: Drawable


@dataclass(frozen=True, slots=True)
class KpiRow:
    """One indicator in the round's year, as people see it."""

    key: str
    initiative: str
    number: str
    title: str
    target: str
    actual: str
    as_of: str
    verdict: str
    code: str


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything the page shows; `said` is how all 取組 stand, in a sentence."""

    round: str
    axis: str
    said: str
    late: Figure
    total: int
    panels: tuple[Panel, ...]
    kpis: tuple[KpiRow, ...]


AXES = tuple((axis, axis_label(axis)) for axis in PLAN_AXES if axis != figures.EXCEPTION)


def look(store: Store, round_key: str, axis: str = "progress") -> Dashboard:
    """The figures of a round on an axis; without a round everything is 未記入."""
    *_, found = steps(store, round_key, axis)
    return found


def steps(store: Store, round_key: str, axis: str = "progress") -> Iterator[Dashboard]:
    """The same as it grows: without panels, with one more at a time, with the indicators."""
    own = not stores.is_coordinator(store)
    return _Maker(_shown(store), round_key, axis, own=own).steps()


class _Maker:
    def __init__(self, records: Records, round_key: str, axis: str, *, own: bool) -> None:
        self._records = records
        self._round = round_key
        self._axis = axis
        self._own = own
        self._plan = views.plan_of(records, round_key)
        self._words: Words = words_of(records, self._plan)

    def steps(self) -> Iterator[Dashboard]:
        """First without panels, then with one more at a time, at last with the indicators."""
        total = figures.by_axis(self._records, self._plan, self._round, self._words, self._axis)
        found = Dashboard(
            self._round,
            self._axis,
            self._said(total),
            self._late(self._round),
            sum(each.count for each in total),
            (),
            (),
        )
        yield found
        for panel in self._panels(total):
            found = replace(found, panels=(*found.panels, panel))
            yield found
        kpis = tuple(map(self._kpi, kpi.of_plan(self._records, self._plan)))
        yield replace(found, kpis=kpis)

    def _said(self, total: Iterable[Figure]) -> str:
        """How all 取組 stand, and how many were late the time before."""
        parts = [says.part(self._word(each.code), each.count) for each in total if each.count]
        text = says.counted(sum(1 for _ in self._all()), reports.joined(parts))
        rounds = figures.series(self._records, self._round, 2)
        if len(rounds) < 2:
            return text
        before, now = (self._late(each.key).count for each in rounds)
        return text + says.late_change(before, now)

    def _all(self) -> Iterable[str]:
        figure = figures.by_axis(self._records, self._plan, self._round, self._words, self._axis)
        return (key for each in figure for key in each.keys)

    def _late(self, round_key: str) -> Figure:
        return figures.leads_behind(self._records, self._plan, round_key, LATE)

    def _panels(self, total: tuple[Figure, ...]) -> Iterator[Panel]:
        held = (self._records, self._plan, self._round, self._words, self._axis)
        yield self._panel(
            words.ALL, words.PLAN, [Group("", total)], lambda _: words.every(own=self._own)
        )
        measures = figures.by_basic_measure(*held)
        head = CATALOGUE["basic_measure"].label
        yield self._panel(words.by_measure(own=self._own), head, measures, self._measure)
        if not self._own:
            departments = figures.by_department(*held)
            head = CATALOGUE["department"].label
            yield self._panel(words.BY_DEPARTMENT, head, departments, self._records.name_of)
        yield self._trend()
        yield self._money()

    def _trend(self) -> Panel:
        found = figures.trend(self._records, self._plan, self._round, self._words, self._axis)
        panel = self._panel(words.TREND, CATALOGUE["round"].label, found, self._round_name)
        chart = figure_charts.trend_chart(found, self._round_name, self._words, self._axis)
        return replace(panel, chart=chart)

    def _panel(
        self, title: str, head: str, groups: Iterable[Group], name: Callable[[str], str]
    ) -> Panel:
        held = tuple(groups)
        codes = tuple(dict.fromkeys(each.code for group in held for each in group.figures))
        heads = (*map(self._word, codes), reports.TOTAL)
        rows = tuple(
            PanelRow(
                each.key,
                name(each.key),
                each.key if keys.is_key(each.key) and self._is_round(each.key) else self._round,
                tuple(
                    Cell(str(len(found)), found, head)
                    for found, head in zip(
                        (*(each.figure(code).keys for code in codes), each.keys),
                        heads,
                        strict=True,
                    )
                ),
            )
            for each in held
        )
        chart = figure_charts.figures_chart(held, name, self._words, self._axis)
        return Panel(title, head, heads, rows, chart)

    def _money(self) -> Panel:
        found = figures.money_by_basic_measure(self._records, self._plan, self._round)
        total = figures.money(self._records, self._plan, self._round)
        chart = figure_charts.money_chart(found, self._measure)
        heads = tuple(
            head
            for label in (says.BUDGET, says.SETTLEMENT)
            for head in (reports.labelled(label, says.MONEY_UNIT), words.blank_of(label))
        )
        rows = [self._money_row(each, self._measure(each.key), heads) for each in found]
        whole = self._money_row(Money("", total.budget, total.settlement), reports.TOTAL, heads)
        return Panel(
            words.money(own=self._own),
            CATALOGUE["basic_measure"].label,
            heads,
            (*rows, whole),
            chart,
        )

    def _money_row(self, each: Money, name: str, heads: tuple[str, ...]) -> PanelRow:
        def cells(amount: Amount) -> Iterable[tuple[str, tuple[str, ...]]]:
            yield numbers.show(str(amount.thousands)), amount.keys
            yield str(len(amount.missing)), amount.missing

        held = [*cells(each.budget), *cells(each.settlement)]
        found = tuple(
            Cell(text, keys, head) for (text, keys), head in zip(held, heads, strict=True)
        )
        return PanelRow(each.key, name, self._round, found)

    def _kpi(self, each: Kpi) -> KpiRow:
        this = self._records.get(self._round)
        year = int(this.get("year")) if this and this.get("year") else 0
        point, verdict = each.at(year), each.verdict(year)
        initiative = self._records.get(keys.parent_of(each.assignment))
        return KpiRow(
            each.key,
            initiative.key if initiative else "",
            initiative.get("number") if initiative else "",
            each.title,
            _amount(point.target, each.unit),
            _amount(point.actual, each.unit),
            point.as_of,
            says.VERDICTS[verdict],
            verdict,
        )

    def _word(self, code: str) -> str:
        return figure_charts.code_word(self._words, self._axis, code)

    def _measure(self, key: str) -> str:
        record = self._records.get(key)
        return reports.numbered(record.get("number"), record.get("title")) if record else words.NONE

    def _round_name(self, key: str) -> str:
        record = self._records.get(key)
        return lookup.round_name(record) if record else key

    def _is_round(self, key: str) -> bool:
        return keys.type_of(key).name == "round"


def _amount(value: object, unit: str) -> str:
    return f"{numbers.show(str(value))}{unit}" if value is not None else ""


def _shown(store: Store) -> Records:
    """What is counted: in a 課's store its own 取組; the others' answers are not there."""
    records, own = stores.records(store), store.identity.department
    if stores.is_coordinator(store):
        return records
    return records.once(("of one", own), lambda: _of_one(records, own))


def _of_one(records: Records, department: str) -> Records:
    """A state without the 取組 that a 課 does not have, and without the others' part in its own."""
    work = {
        each.key: selection.is_work_of(records, each.key, department)
        for each in records.of("assignment")
    }
    own = {keys.parent_of(key) for key, is_own in work.items() if is_own}
    left_out = [key for key, is_own in work.items() if not is_own]
    left_out += [each.key for each in records.of("initiative") if each.key not in own]
    return records.changed(dict.fromkeys(left_out))


def has_answers(store: Store, round_key: str) -> bool:
    """Whether anything was answered in a round."""
    records = _shown(store)
    plan = views.plan_of(records, round_key)
    return any(each.report is not None for each in by_assignment(records, plan, round_key))
