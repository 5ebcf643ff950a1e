"""指示事項の状況: what was asked of whom, until when, and what came of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Record
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
)
from dxdesk.reports.data import AnyTable, table_of
from dxdesk.reports.kinds.parts import one_part
from dxdesk.reports.kinds.view import View


@dataclass(frozen=True, slots=True)
class Asked:
    """One instruction with the answers to it."""

    instruction: Record
    answers: tuple[Record, ...]

    @property
    def is_closed(self) -> bool:
        """Whether whoever gave it is content."""
        return bool(self.instruction.get("closed_on"))


def parts(view: View) -> tuple[Part, ...]:
    """One part: the count, the open ones by their due date, the closed ones."""
    return one_part(view, "instructions", _sections(view), Paper.LANDSCAPE)


def _sections(view: View) -> Iterator[Section]:
    found = asked(view)
    if not found:
        yield Section(Text(""), (Paragraph(Text(words.INSTRUCTIONS_NONE)),))
        return
    still = [each for each in found if not each.is_closed]
    done = [each for each in found if each.is_closed]
    late = sum(is_overdue(view, each) for each in still)
    said = words.instructions(len(still), late, len(done))
    yield Section(Text(""), (Paragraph(Text(said)),))
    if still:
        yield Section(Text(words.OPEN), (table(view, still),))
    if done:
        yield Section(Text(words.CLOSED), (table(view, done),))


def tables(view: View) -> tuple[AnyTable, ...]:
    """The instructions and the answers."""
    found = asked(view)
    chosen = {
        "instruction": [each.instruction for each in found],
        "response": [answer for each in found for answer in each.answers],
    }
    return tuple(table_of(name, view.records, view.words, held) for name, held in chosen.items())


def asked(view: View) -> list[Asked]:
    """The plan's instructions, or those to the occasion's department; the next due one first."""
    plan, department = view.plan, view.occasion.department
    known = view.records.below(plan.key, "instruction") if plan else ()
    mine = [each for each in known if department in ("", *_lines(each, "departments"))]
    mine.sort(key=lambda each: (each.get("due") or "9", keys.sort_key(each.key)))
    return [Asked(each, _answers(view, each)) for each in mine]


def is_overdue(view: View, each: Asked) -> bool:
    """Whether its day has passed and it is not closed."""
    due = each.instruction.get("due")
    return bool(due) and not each.is_closed and due < view.occasion.made_at.date().isoformat()


def _answers(view: View, instruction: Record) -> tuple[Record, ...]:
    department = view.occasion.department
    return tuple(
        each
        for each in view.records.below(instruction.key, "response")
        if department in ("", keys.department_in(each.key)) and any(each.fields.values())
    )


def table(view: View, found: Iterable[Asked]) -> Table:
    """What was asked, of whom, until when, and the answers."""
    kind = CATALOGUE["instruction"]
    columns = (
        Column(kind.label, 60),
        Column(kind.field("asker").label, 26),
        Column(kind.field("given_on").label, 20, Look.DATE),
        Column(kind.field("departments").label, 30),
        Column(kind.field("due").label, 20, Look.DATE),
        Column(words.STANDING, 24, Look.WORD),
        Column(words.ANSWER, 66),
    )
    return Table(columns, tuple(_row(view, each) for each in found))


def _row(view: View, each: Asked) -> Row:
    order = each.instruction
    said = [
        words.instruction(order.get("title"), order.get("text")),
        *(
            view.named(record).text
            for key in _lines(order, "initiatives")
            if (record := view.records.get(key))
        ),
    ]
    return Row(
        (
            view.said(order, "text", "\n".join(said)),
            view.text(order, "asker"),
            view.text(order, "given_on"),
            view.text(order, "departments"),
            view.text(order, "due"),
            _standing(view, each),
            _answer(view, each),
        )
    )


def _lines(order: Record, name: str) -> list[str]:
    return [each for each in order.get(name).split("\n") if each]


def _standing(view: View, each: Asked) -> Text:
    if each.is_closed:
        return Text(words.FINISHED, Tone.DONE)
    if is_overdue(view, each):
        return Text(words.OVERDUE, Tone.LATE)
    answered = {keys.department_in(answer.key) for answer in each.answers}
    waiting = set(_lines(each.instruction, "departments")) - answered
    if waiting or not each.answers:
        return Text(words.WAITING, Tone.WARN)
    return Text(words.ANSWERED, Tone.ACTIVE)


def _answer(view: View, each: Asked) -> Text:
    if not each.answers:
        return Text(says.BLANK, Tone.QUIET)
    said = (
        words.answered(
            view.records.name_of(keys.department_in(answer.key)),
            view.text(answer, "answered_on").text if answer.get("answered_on") else "",
            view.text(answer, "text").text,
        )
        for answer in each.answers
    )
    return view.said(each.answers[0], "text", "\n".join(said))
