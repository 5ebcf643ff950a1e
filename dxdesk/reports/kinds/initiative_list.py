"""取組一覧: counts, the list with every judgement, who has not answered, the definitions."""

from collections.abc import Iterator

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Record
from dxdesk.domain.vocabularies import axis_label
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Column,
    Look,
    Note,
    Paper,
    Part,
    Row,
    RowKind,
    Section,
    Source,
    Table,
    Text,
    Tone,
)
from dxdesk.reports.kinds import counts
from dxdesk.reports.kinds.parts import (
    definitions,
    group_name,
    measures_of,
    not_submitted,
    numbered,
    one_part,
    sheet_anchor,
)
from dxdesk.reports.kinds.view import View

_AXES = (("stage", 18), ("progress", 24), ("achievement", 22), ("outlook", 31), ("direction", 15))
_TEXTS = ("results", "issues")


def parts(view: View) -> tuple[Part, ...]:
    """The list as one part."""
    sections = (
        Section(Text(says.SUMMARY), (counts.table(view),)),
        Section(Text(says.LIST), (Note(Text(says.EXCERPTS)), _table(view))),
        not_submitted(view),
        definitions(view),
    )
    return one_part(view, "list", sections, Paper.LANDSCAPE)


def in_pack(view: View) -> tuple[Part, ...]:
    """The list alone: a pack has counts, words and who has not answered in parts of their own."""
    section = Section(Text(""), (Note(Text(says.EXCERPTS)), _table(view)))
    return one_part(view, "list", (section,), Paper.LANDSCAPE)


def _table(view: View) -> Table:
    report = CATALOGUE["report"]
    columns = (
        Column(CATALOGUE["initiative"].field("number").label, 12, Look.FIGURE),
        Column(CATALOGUE["initiative"].label, 41),
        Column(says.DEPARTMENTS, 31),
        *(Column(axis_label(axis), weight, Look.WORD) for axis, weight in _AXES),
        *(Column(report.field(name).label, 37) for name in _TEXTS),
    )
    return Table(columns, tuple(_rows(view)))


def _rows(view: View) -> Iterator[Row]:
    above: tuple[str, str] = ("", "")
    for initiative in view.initiatives:
        basic, measure = measures_of(view, initiative)
        here = (basic.key if basic else "-", measure.key if measure else "-")
        if here[0] != above[0]:
            yield Row((Text(group_name(view, here[0]), Tone.STRONG),), RowKind.GROUP)
        if here != above and measure:
            title = says.measure_line(numbered(measure))
            yield Row((Text(title, source=_source(view, measure)),), RowKind.GROUP)
        above = here
        yield from _initiative_rows(view, initiative)


def _initiative_rows(view: View, initiative: Record) -> Iterator[Row]:
    link = sheet_anchor(initiative)
    head = (
        Text(initiative.get("number"), link=link),
        Text(initiative.get("title"), source=_source(view, initiative), link=link),
    )
    owners = view.assignments(initiative)
    if not owners:
        yield Row((*head, *_unassigned()), anchor=f"list-{initiative.key}")
    for place, assignment in enumerate(owners):
        first = head if not place else (Text(""), Text(says.DITTO, Tone.QUIET))
        yield Row((*first, *_answers(view, assignment)), anchor=f"list-{assignment.key}")


def _answers(view: View, assignment: Record) -> Iterator[Text]:
    report = view.report_or_blank(assignment)
    yield view.owner(assignment)
    for axis, _ in _AXES:
        yield view.rating(report, axis)
    for name in _TEXTS:
        yield view.excerpt(report, name)


def _unassigned() -> Iterator[Text]:
    yield Text(says.NO_ASSIGNMENT, Tone.QUIET)
    for _ in (*_AXES, *_TEXTS):
        yield Text(says.BLANK, Tone.QUIET)


def _source(view: View, record: Record) -> Source:
    return view.source(record, CATALOGUE[record.type].field("title"))
