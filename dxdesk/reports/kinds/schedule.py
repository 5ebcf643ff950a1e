"""スケジュール: the drawing by quarters on A3, and the steps whose days are to be looked at."""

from collections.abc import Iterator
from datetime import date

from dxdesk.domain import calendar
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.schedule.chart import Chart
from dxdesk.domain.schedule.quarters import Standing, quarters, standings
from dxdesk.domain.schedule.steps import Schedule, State, Step, Work, schedule_of
from dxdesk.domain.words import reports as says
from dxdesk.domain.words import schedule as words
from dxdesk.reports.content import (
    Column,
    Drawing,
    Look,
    Paper,
    Paragraph,
    Part,
    Row,
    Section,
    Shade,
    Table,
    Text,
    Tone,
)
from dxdesk.reports.kinds.view import View

_TONES = {
    State.RUNNING: Tone.ACTIVE,
    State.DONE: Tone.DONE,
    State.LATE: Tone.LATE,
    State.WAITING: Tone.IDLE,
    State.STOPPED: Tone.IDLE,
    State.UNDATED: Tone.WARN,
}
_SHADES = {
    Standing.NONE: Shade.NONE,
    Standing.PLAN: Shade.PLAN,
    Standing.WORK: Shade.DONE,
    Standing.OUTSIDE: Shade.DONE,
    Standing.LATE: Shade.LATE,
}


def parts(view: View) -> tuple[Part, ...]:
    """One part, which a meeting pack takes as it is."""
    today = view.occasion.made_at.date()
    plan = view.plan.key if view.plan else ""
    schedule = schedule_of(view.records, plan, today, view.occasion.department)
    name = says.KINDS["schedule"]
    sections = (
        Section(Text(""), (Drawing(Chart(schedule), _twin(view, schedule)),)),
        Section(Text(words.LOOK_AT), (_to_look_at(view, schedule),)),
    )
    return (
        Part(
            name,
            Text(name),
            sections,
            Paper.A3,
            "schedule",
            view.occasion.number,
            _subtitle(view, schedule),
        ),
    )


def _subtitle(view: View, schedule: Schedule) -> str:
    """The plan, the day, and for one department's edition its name."""
    department = view.occasion.department
    name = view.records.name_of(department) if department else ""
    return says.subtitle(schedule.title, words.as_of(schedule.today), name)


def _twin(view: View, schedule: Schedule) -> Table:
    """A row per step, a column per quarter."""
    firsts = quarters(schedule)
    columns = (
        Column(CATALOGUE["initiative"].field("number").label, 6, Look.FIGURE),
        Column(words.INITIATIVE, 26),
        Column(words.DEPARTMENT, 14),
        Column(words.STEP, 24),
        Column(words.PLANNED, 12, Look.DATE),
        Column(words.ACTUAL, 12, Look.DATE),
        Column(words.STATE, 12, Look.WORD),
        *(Column(_quarter(first), 6, Look.WORD) for first in firsts),
    )
    return Table(columns, tuple(_rows(view, schedule, firsts)), words.QUARTERS_CAPTION)


def _rows(view: View, schedule: Schedule, firsts: tuple[date, ...]) -> Iterator[Row]:
    for work in schedule.works:
        if not work.steps:
            blank = Text(words.NO_STEPS, Tone.QUIET)
            rest = (Text(""),) * (3 + len(firsts))
            yield Row((*_head(view, work), blank, *rest))
        for step in work.steps:
            signs = standings(step, firsts, schedule.today)
            cells = (Text(words.sign(each, step), shade=_SHADES[each]) for each in signs)
            yield Row((*_head(view, work), *_said(view, step, schedule.today), *cells))


def _head(view: View, work: Work) -> tuple[Text, Text, Text]:
    initiative = view.records.get(work.initiative)
    source = view.source(initiative, CATALOGUE["initiative"].field("title")) if initiative else None
    return (
        Text(work.number, value=work.number),
        Text(work.title, source=source),
        Text(words.owner(work), Tone.PLAIN if work.key else Tone.QUIET),
    )


def _said(view: View, step: Step, today: date) -> tuple[Text, ...]:
    record = view.records.get(step.key)
    field = CATALOGUE["schedule_step"].field("title")
    state = step.state(today)
    return (
        Text(words.staged(step), source=view.source(record, field) if record else None),
        Text(words.period(step.planned) or says.BLANK),
        Text(words.period(step.actual) or says.BLANK),
        Text(words.state(state), _TONES[state]),
    )


def _to_look_at(view: View, schedule: Schedule) -> Paragraph | Table:
    """The steps that are late, have no period, or whose days contradict each other."""
    found = [
        (work, step)
        for work in schedule.works
        for step in work.steps
        if step.asks_for_a_look(schedule.today)
    ]
    if not found:
        return Paragraph(Text(words.NOTHING_TO_LOOK_AT))
    columns = (
        Column(CATALOGUE["initiative"].field("number").label, 6, Look.FIGURE),
        Column(words.INITIATIVE, 34),
        Column(words.DEPARTMENT, 18),
        Column(words.STEP, 30),
        Column(words.PLANNED, 16, Look.DATE),
        Column(words.ACTUAL, 16, Look.DATE),
        Column(words.STATE, 14, Look.WORD),
        Column(words.REASON, 40),
    )
    rows = tuple(
        Row(
            (*_head(view, work), *_said(view, step, schedule.today), _reasons(step, schedule.today))
        )
        for work, step in found
    )
    return Table(columns, rows, words.counted(schedule))


def _reasons(step: Step, today: date) -> Text:
    return Text("\n".join(words.reasons(step, today)))


def _quarter(first: date) -> str:
    return f"{calendar.short_year(calendar.fiscal_year(first))}\n{words.month_span(first, 3)}"
