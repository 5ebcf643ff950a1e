"""個票: everything about one 取組 in one round, each 担当課 under a heading of its own."""

from collections.abc import Iterator

from dxdesk.domain import targets
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind
from dxdesk.domain.records import Record
from dxdesk.domain.skills import items
from dxdesk.domain.vocabularies import PLAN_AXES, axis_label
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Block,
    Column,
    Fields,
    Look,
    Pair,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Text,
    Tone,
    numbered_sections,
)
from dxdesk.reports.kinds import skills
from dxdesk.reports.kinds.parts import measures_of, sheet_anchor, sheet_title
from dxdesk.reports.kinds.view import View

_LOOKS = {
    Kind.DATE: Look.DATE,
    Kind.INTEGER: Look.FIGURE,
    Kind.DECIMAL: Look.FIGURE,
    Kind.MONEY: Look.FIGURE,
    Kind.CHOICE: Look.WORD,
}
_WEIGHTS = {Look.DATE: 15.0, Look.FIGURE: 15.0, Look.WORD: 12.0, Look.PROSE: 28.0}
_PLACED = ("text", "policies", "goals", "data_plan")
_STEP = ("title", "stage", "planned_from", "planned_to", "actual_from", "actual_to", "note")
_INDICATOR = ("title", "kind", "unit", "direction", "baseline", "baseline_at", "goal", "source")
_ACTIVITY = ("title", "text")


def parts(view: View) -> tuple[Part, ...]:
    """One part for each 取組."""
    return tuple(_part(view, each) for each in view.initiatives)


def _part(view: View, initiative: Record) -> Part:
    owners = view.assignments(initiative)
    sections = (
        _place(view, initiative),
        *_skills(view, initiative),
        *(section for owner in owners for section in _assignment(view, owner)),
    )
    return Part(
        says.sheet_name(initiative.get("number")),
        sheet_title(view, initiative),
        numbered_sections(sections),
        anchor=sheet_anchor(initiative),
        number=view.occasion.number,
        subtitle=view.subtitle,
    )


def _place(view: View, initiative: Record) -> Section:
    """Where the plan puts the 取組, in the plan's own words; what it leaves unsaid is no gap."""
    basic, measure = measures_of(view, initiative)
    above = [
        Pair(CATALOGUE[record.type].label, view.named(record))
        for record in (basic, measure)
        if record
    ]
    said = [name for name in _PLACED if initiative.get(name)]
    own = view.fields(initiative, said)
    owners = view.assignments(initiative)
    names = [says.department_role(view.department_name(each), view.role(each)) for each in owners]
    shown = Text("\n".join(names)) if names else Text(says.NO_ASSIGNMENT, Tone.QUIET)
    pairs = (*above, *own.pairs, Pair(says.DEPARTMENTS, shown))
    return Section(Text(says.PLACE), (Fields(pairs),))


def _skills(view: View, initiative: Record) -> Iterator[Section]:
    """The gaps by tier, where the 取組 is about them and the plan has items."""
    if initiative.get("skills") and view.plan and items(view.records, view.plan.key):
        found = skills.counted(view)
        said = Paragraph(Text(skills.sentence(found)))
        yield Section(Text(says.KINDS["skills"]), (said, skills.by_tier(found)))


def _assignment(view: View, assignment: Record) -> Iterator[Section]:
    """One 課's answer: target, judgement, report, activities, steps, indicators."""
    name = says.department_role(view.department_name(assignment), view.role(assignment))
    yield Section(Text(name), (), anchor=f"sheet-{assignment.key}")
    yield _section(view.target_label, *_target(view, assignment))
    yield from _report(view, assignment)
    for kind, names in (("activity", _ACTIVITY), ("schedule_step", _STEP)):
        yield _section(CATALOGUE[kind].label, _children(view, assignment, kind, names))
    yield from _indicators(view, assignment)


def _report(view: View, assignment: Record) -> Iterator[Section]:
    label, report = CATALOGUE["report"].label, view.report(assignment)
    if report is None:
        owed = view.report_or_blank(assignment)
        source = view.text(owed, PLAN_AXES[0]).source if owed else None
        yield _section(label, Paragraph(Text(says.NOT_SUBMITTED, Tone.QUIET, source)))
        return
    yield _section(says.RATINGS, _ratings(view, report))
    names = [each.name for each in CATALOGUE["report"].fields if each.name not in PLAN_AXES]
    yield _section(label, view.fields(report, names))


def _section(title: str, *blocks: Block) -> Section:
    return Section(Text(title), blocks, level=2)


def _blank() -> Paragraph:
    return Paragraph(Text(says.BLANK, Tone.QUIET))


def _target(view: View, assignment: Record) -> Iterator[Block]:
    """The year's target; one that was changed after its 公表 is marked, old and new in view."""
    target = view.target(assignment)
    if target is None:
        yield _blank()
        return
    if targets.change(target):
        yield Paragraph(Text(says.TARGET_CHANGED, Tone.WARN))
    yield view.fields(target, _shown_of(target))


def _shown_of(target: Record) -> tuple[str, ...]:
    """What was published says something of its own only where the target says another."""
    published = (targets.PUBLISHED_ON,) if target.get(targets.PUBLISHED_TEXT) else ()
    changed = (targets.PUBLISHED_TEXT, targets.REASON) if targets.change(target) else ()
    return (targets.TEXT, *published, *changed)


def _ratings(view: View, report: Record) -> Block:
    """The department's judgement and the office's side by side, with what the word means."""
    review = next(iter(view.records.below(report.key, "review")), None)
    columns = (
        Column(says.AXIS, 21),
        Column(says.OWN_RATING, 19, Look.WORD),
        Column(CATALOGUE["review"].label, 19, Look.WORD),
        Column(says.DEFINITION, 45),
    )
    return Table(columns, tuple(_rating_row(view, axis, report, review) for axis in PLAN_AXES))


def _rating_row(view: View, axis: str, report: Record, review: Record | None) -> Row:
    code = report.get(axis)
    meaning = next((term.definition for term in view.terms(axis) if term.code == code), "")
    own, office = view.answer(report, axis), view.answer(review, axis)
    return Row((Text(axis_label(axis)), own, office, Text(meaning)))


def _children(view: View, assignment: Record, kind: str, names: tuple[str, ...]) -> Block:
    """A table of the records below an assignment, a column per field."""
    records = view.records.below(assignment.key, kind)
    if not records:
        return _blank()
    columns = tuple(_column(CATALOGUE[kind].field(name)) for name in names)
    rows = tuple(Row(tuple(view.text(each, name) for name in names)) for each in records)
    return Table(columns, rows)


def _indicators(view: View, assignment: Record) -> Iterator[Section]:
    """Every indicator with its definition, and a row per year."""
    found = view.records.below(assignment.key, "indicator")
    label = CATALOGUE["indicator"].label
    if not found:
        yield _section(label, _blank())
    for place, indicator in enumerate(found, 1):
        title = says.counted_heading(label, place) if len(found) > 1 else label
        yield _section(title, view.fields(indicator, _INDICATOR), _values(view, indicator))


def _values(view: View, indicator: Record) -> Block:
    found = view.records.below(indicator.key, "indicator_value")
    if not found:
        return _blank()
    fields = CATALOGUE["indicator_value"].fields
    columns = (Column(says.YEAR, 15, Look.DATE), *(_column(each) for each in fields))
    rows = tuple(
        Row((view.year_of(each), *(view.text(each, field.name) for field in fields)))
        for each in found
    )
    return Table(columns, rows)


def _column(field: Field) -> Column:
    look = _LOOKS.get(field.kind, Look.PROSE)
    return Column(says.labelled(field.label, field.unit), _WEIGHTS[look], look)
