"""引継書: all that the next person of a 課 must know: work, open questions, next dates."""

from collections.abc import Iterator

from dxdesk.domain import keys, organisation, rounds
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Record
from dxdesk.domain.words import handover as words
from dxdesk.domain.words import report_kinds
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Block,
    Column,
    Look,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Text,
    Tone,
    numbered_sections,
)
from dxdesk.reports.data import AnyTable, table_of
from dxdesk.reports.kinds import indicators, instructions
from dxdesk.reports.kinds.handover_dates import dates
from dxdesk.reports.kinds.parts import one_part, sheet_title
from dxdesk.reports.kinds.view import View

_PLACE = ("code", "name", "division", "valid_from", "valid_to", "successor")
_RATED = ("stage", "progress", "achievement", "outlook", "direction", "exception")
_TOLD = ("results", "issues", "next_steps", "recovery", "recovery_by", "evidence", "writer_unit")


def parts(view: View) -> tuple[Part, ...]:
    """A part for each 課 that is there or has work, or only the occasion's."""
    asked = view.occasion.department
    there = [each for each in view.records.of("department") if asked in ("", each.key)]
    seen = [(view.of_department(each.key), each) for each in there]
    found = tuple(_part(own, each) for own, each in seen if _has(own))
    if asked and there and not found:
        found = (_part(view, there[0]),)
    none = (Section(Text(""), (Paragraph(Text(words.NO_ONE)),)),)
    return found or one_part(view, "handover", none)


def tables(view: View) -> tuple[AnyTable, ...]:
    """The assignments, then the open instructions."""
    work = [each for one in view.initiatives for each in view.assignments(one)]
    orders = [each.instruction for each in instructions.asked(view) if not each.is_closed]
    chosen = {"assignment": work, "instruction": orders}
    return tuple(table_of(name, view.records, view.words, held) for name, held in chosen.items())


def _has(view: View) -> bool:
    return bool(view.initiatives) or any(not each.is_closed for each in instructions.asked(view))


def _part(view: View, department: Record) -> Part:
    name = department.get("name") or keys.code_of(department.key)
    title = says.record_name(says.KINDS["handover"], name)
    return Part(
        name,
        Text(title, source=view.source(department, CATALOGUE["department"].field("name"))),
        numbered_sections(_sections(view, department)),
        anchor=f"handover-{department.key}",
        number=view.occasion.number,
        subtitle=view.subtitle,
    )


def _sections(view: View, department: Record) -> Iterator[Section]:
    remarks = _open_remarks(view)
    orders = [each for each in instructions.asked(view) if not each.is_closed]
    yield Section(Text(words.PLACE), tuple(_place(view, department, len(orders), len(remarks))))
    yield Section(Text(words.DATES), (_dates(view),))
    yield Section(Text(words.INSTRUCTIONS), (_orders(view),))
    if remarks:
        yield Section(Text(words.REMARKS), (_remarks(view, remarks),))
    yield Section(Text(words.WORK), () if view.initiatives else (_none(words.NO_WORK),))
    for initiative in view.initiatives:
        for assignment in view.assignments(initiative):
            yield _work(view, initiative, assignment)
    found = indicators.indicators_of(view)
    if found:
        yield Section(Text(words.INDICATORS), (indicators.summary_table(view, found),))
    columns = tuple(Column(each, weight) for each, weight in words.SIGNED_BY)
    room = Row((Text(report_kinds.ROOM_TO_SIGN),) * len(columns))
    yield Section(Text(words.SIGNED), (Table(columns, (room,)),))


def _place(view: View, department: Record, orders: int, remarks: int) -> Iterator[Block]:
    work = [each for one in view.initiatives for each in view.assignments(one)]
    leading = sum(each.get("role") == "lead" for each in work)
    yield Paragraph(Text(words.summary(len(work), leading, orders, remarks)))
    yield view.fields(department, [each for each in _PLACE if department.get(each)])
    before = organisation.predecessors(view.records, department.key)
    if before:
        names = says.joined(each.get("name") for each in before)
        yield Paragraph(Text(words.former(names)))


def _dates(view: View) -> Block:
    found = dates(view)
    if not found:
        return _none(words.NO_DATES)
    columns = (
        Column(words.DAY, 22, Look.DATE),
        Column(words.WHAT, 50),
        Column(words.ABOUT, 72),
    )
    rows = (
        Row((Text(each.shown, value=each.day), Text(each.what), Text(each.about))) for each in found
    )
    return Table(columns, tuple(rows))


def _orders(view: View) -> Block:
    found = [each for each in instructions.asked(view) if not each.is_closed]
    return instructions.table(view, found) if found else _none(words.NO_INSTRUCTIONS)


def _open_remarks(view: View) -> list[Record]:
    own = {each.key for one in view.initiatives for each in view.assignments(one)}
    return [
        each
        for each in view.records.of("remark")
        if keys.lineage_of(each.key)["assignment"] in own
        and not each.get("closed_on")
        and not each.get("answer")
    ]


def _remarks(view: View, found: list[Record]) -> Table:
    columns = (
        Column(words.ABOUT, 46),
        Column(words.REMARK_FIELD, 34),
        Column(CATALOGUE["remark"].field("text").label, 64),
    )
    rows = (
        Row((Text(view.label(each)), view.text(each, "field"), view.text(each, "text")))
        for each in found
    )
    return Table(columns, tuple(rows))


def _work(view: View, initiative: Record, assignment: Record) -> Section:
    blocks: list[Block] = []
    target = view.target(assignment)
    if target and target.get("text"):
        blocks.append(view.fields(target, ["text"]))
    told = _last_report(view, assignment)
    if told:
        name, report = told
        shown = [each for each in (*_RATED, *_TOLD) if report.get(each)]
        blocks += [Paragraph(Text(words.reported(name))), view.fields(report, shown)]
    else:
        blocks.append(_none(says.NOT_SUBMITTED))
    if assignment.get("note"):
        blocks.append(view.fields(assignment, ["note"]))
    title = sheet_title(view, initiative)
    said = words.work(title.text, view.role(assignment))
    return Section(view.said(initiative, "title", said), tuple(blocks), level=2)


def _last_report(view: View, assignment: Record) -> tuple[str, Record] | None:
    """The newest report on an assignment, with the name of its round."""
    held = view.records.below(view.plan.key, "round") if view.plan else ()
    known = [each for each in held if each.get("year") and each.get("kind")]
    for each in sorted(known, key=rounds.end_of, reverse=True):
        there = view.in_round(each.key)
        if report := there.report(assignment):
            return there.round_name, report
    return None


def _none(text: str) -> Paragraph:
    return Paragraph(Text(text, Tone.QUIET))
