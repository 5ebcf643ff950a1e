"""Parts that several kinds share: counts, definitions, who has not answered."""

from collections.abc import Iterable
from dataclasses import replace

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Record
from dxdesk.domain.vocabularies import PLAN_AXES, axis_label
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
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
    numbered_sections,
)
from dxdesk.reports.kinds.view import View


def one_part(
    view: View, kind: str, sections: Iterable[Section], paper: Paper = Paper.PORTRAIT
) -> tuple[Part, ...]:
    """The only part of a kind of report, under the kind's name."""
    name = says.KINDS[kind]
    number, subtitle = view.occasion.number, view.subtitle
    return (Part(name, Text(name), numbered_sections(sections), paper, kind, number, subtitle),)


def definitions(view: View) -> Section:
    """The written definition of every word of every axis."""
    columns = (Column(says.WORD, 22, Look.WORD), Column(says.DEFINITION, 78))
    rows: list[Row] = []
    for axis in PLAN_AXES:
        rows.append(Row((Text(axis_label(axis)),), RowKind.GROUP))
        for term in view.terms(axis):
            tone = Tone.PLAIN if term.definition else Tone.QUIET
            definition = Text(term.definition or says.BLANK, tone)
            rows.append(Row((Text(view.term_text(term)), definition)))
    return Section(Text(says.DEFINITIONS), (Table(columns, tuple(rows)),))


def not_submitted(view: View) -> Section:
    """The departments that owe a report of the round, with their 取組."""
    owed: dict[str, list[Record]] = {}
    for initiative in view.initiatives:
        for assignment in view.assignments(initiative):
            if view.report(assignment) is None:
                owed.setdefault(view.department_key(assignment), []).append(initiative)
    title = Text(says.NOT_SUBMITTED_DEPARTMENTS)
    if not owed:
        return Section(title, (Paragraph(Text(says.ALL_SUBMITTED)),))
    columns = (
        Column(says.DEPARTMENTS, 26),
        Column(CATALOGUE["initiative"].label, 64),
        Column(says.COUNT, 10, Look.FIGURE),
    )
    rows = tuple(
        Row(
            (
                Text(view.records.name_of(key)),
                Text("\n".join(numbered(each) for each in initiatives)),
                number_text(len(initiatives)),
            )
        )
        for key, initiatives in sorted(owed.items())
    )
    return Section(title, (Table(columns, rows),))


def numbered(record: Record) -> str:
    """Number and title as the plan prints them."""
    return says.numbered(record.get("number"), record.get("title") or record.key)


def linked(view: View, initiative: Record) -> Text:
    """A 取組 by number and title, leading to its 個票."""
    return replace(view.named(initiative), link=sheet_anchor(initiative))


def sheet_title(view: View, initiative: Record) -> Text:
    """取組1 and its name."""
    title = says.sheet_title(initiative.get("number"), initiative.get("title"))
    return Text(title, source=view.source(initiative, CATALOGUE["initiative"].field("title")))


def sheet_anchor(initiative: Record) -> str:
    """Where the 個票 of a 取組 begins."""
    return f"sheet-{initiative.key}"


def group_name(view: View, key: str) -> str:
    """A 基本施策 by number and title, or that there is none."""
    record = view.records.get(key)
    return numbered(record) if record else says.OTHERS


def measures_of(view: View, initiative: Record) -> tuple[Record | None, Record | None]:
    """A 取組's 基本施策 and 施策."""
    measure = view.records.get(initiative.get("measure"))
    basic = view.records.get(measure.get("basic_measure")) if measure else None
    return basic, measure


def number_text(count: int) -> Text:
    """A count; nought is quiet."""
    return Text(str(count), Tone.PLAIN if count else Tone.QUIET, value=str(count))
