"""課別の状況: a page for each 課 with its own 取組, what is late, what it asks, what it owes."""

from collections.abc import Iterator

from dxdesk.domain import checks, keys, selection
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Record
from dxdesk.domain.vocabularies import LATE, PLAN_AXES, axis_label
from dxdesk.domain.words import report_kinds as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Column,
    Look,
    Paper,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Text,
    Tone,
    numbered_sections,
)
from dxdesk.reports.kinds import decisions, delays, instructions
from dxdesk.reports.kinds.parts import linked
from dxdesk.reports.kinds.view import View

_WEIGHTS = {"stage": 16, "progress": 26, "achievement": 20, "outlook": 32, "direction": 14}
_DAYS = ("as_of", "confirmed_on")
_AXES = tuple(axis for axis in PLAN_AXES if axis in _WEIGHTS)


def parts(view: View) -> tuple[Part, ...]:
    """A part for each 課 with work in the plan, or only the occasion's."""
    if not view.plan:
        return ()
    known = selection.departments_with_work(view.records, view.plan.key)
    asked = view.occasion.department
    mine = [each for each in known if asked in ("", each.key)]
    return tuple(_part(view.of_department(each.key), each) for each in mine)


def _part(view: View, department: Record) -> Part:
    name = department.get("name") or department.key
    return Part(
        name,
        Text(name, source=view.source(department, CATALOGUE["department"].field("name"))),
        numbered_sections(_sections(view)),
        Paper.LANDSCAPE,
        f"department-{department.key}",
        view.occasion.number,
        view.subtitle,
    )


def _sections(view: View) -> Iterator[Section]:
    late = sum(each.report.get("progress") in LATE for each in view.answers)
    own = [each for each in view.initiatives if not each.get("repeat_of")]
    said = Paragraph(Text(words.own_summary(len(own), len(view.answers), late)))
    yield Section(Text(words.OWN_LIST), (said, _table(view)))
    if late:
        yield Section(Text(says.KINDS["delays"]), (delays.table(view),))
    if decisions.asked(view):
        yield Section(Text(says.KINDS["decisions"]), (decisions.table(view),))
    if instructions.asked(view):
        yield Section(
            Text(says.KINDS["instructions"]), (instructions.table(view, instructions.asked(view)),)
        )


def _table(view: View) -> Table:
    columns = (
        Column(CATALOGUE["initiative"].label, 52),
        Column(CATALOGUE["assignment"].field("role").label, 14, Look.WORD),
        *(Column(axis_label(axis), _WEIGHTS[axis], Look.WORD) for axis in _AXES),
        *(Column(CATALOGUE["report"].field(name).label, 20, Look.DATE) for name in _DAYS),
        Column(words.GAPS, 50),
    )
    return Table(columns, tuple(_rows(view)))


def _rows(view: View) -> Iterator[Row]:
    for initiative in view.initiatives:
        for assignment in view.assignments(initiative):
            report = view.report_or_blank(assignment)
            yield Row(
                (
                    linked(view, initiative),
                    Text(view.role(assignment)),
                    *(view.rating(report, axis) for axis in _AXES),
                    *(view.excerpt(report, name) for name in _DAYS),
                    _gaps(view, assignment),
                )
            )


def _gaps(view: View, assignment: Record) -> Text:
    if not view.round:
        return Text(words.NO_GAPS, Tone.QUIET)
    key = keys.report_key(assignment.key, view.round.key)
    found = checks.gaps([selection.line(view.records, key)])
    if not found:
        return Text(words.NO_GAPS, Tone.QUIET)
    kind = CATALOGUE["report"]
    labels = (kind.field(each.field).label for each in found)
    first = view.source(Record("report", key, {}), kind.field(found[0].field))
    return Text(says.joined(labels), Tone.WARN, first)
