"""指示事項の状況: what was asked of whom, until when, and what came of it."""

from collections.abc import Iterable, Iterator

from dxdesk.domain import asked as rules
from dxdesk.domain import keys
from dxdesk.domain.asked import Asked, State
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.instructions import keys_in
from dxdesk.domain.records import Record
from dxdesk.domain.words import report_kinds as words
from dxdesk.domain.words import reports as says
from dxdesk.domain.words.instructions import STATES
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

_TONES = {
    State.OVERDUE: Tone.LATE,
    State.WAITING: Tone.WARN,
    State.ANSWERED: Tone.ACTIVE,
    State.CLOSED: Tone.DONE,
}


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
    late = sum(state(view, each) is State.OVERDUE for each in still)
    said = words.instructions(len(still), late, len(done))
    yield Section(Text(""), (Paragraph(Text(said)),))
    if still:
        yield Section(Text(words.OPEN), (table(view, still),))
    if done:
        yield Section(Text(words.CLOSED), (table(view, done),))


def tables(view: View) -> tuple[AnyTable, ...]:
    """The instructions and the answers."""
    return _tables(view, asked(view))


def _tables(view: View, found: Iterable[Asked]) -> tuple[AnyTable, ...]:
    told = tuple(found)
    chosen = {
        "instruction": [each.instruction for each in told],
        "response": [answer for each in told for answer in each.answers],
    }
    return tuple(table_of(name, view.records, view.words, held) for name, held in chosen.items())


def topics(view: View) -> tuple[Part, ...]:
    """One part: what the bodies were asked to consider, and how far they have come."""
    return one_part(view, "topics", _topics(view), Paper.LANDSCAPE)


def topic_tables(view: View) -> tuple[AnyTable, ...]:
    """The same instructions, and the answers."""
    found = [each for each in asked(view) if each.instruction.get("body")]
    return _tables(view, found)


def asked(view: View) -> tuple[Asked, ...]:
    """The plan's instructions, or those to the occasion's department; the next due one first."""
    plan = view.plan
    return rules.asked(view.records, plan.key, view.occasion.department) if plan else ()


def state(view: View, each: Asked) -> State:
    """How one stands on the occasion's day."""
    return each.state(view.occasion.made_at.date().isoformat())


def _topics(view: View) -> Iterator[Section]:
    found = [each for each in asked(view) if each.instruction.get("body")]
    if not found:
        yield Section(Text(""), (Paragraph(Text(words.TOPICS_NONE)),))
        return
    for body in dict.fromkeys(each.instruction.get("body") for each in found):
        own = [each for each in found if each.instruction.get("body") == body]
        yield Section(Text(view.records.name_of(body)), (_topic_table(view, own),))


def _topic_table(view: View, found: Iterable[Asked]) -> Table:
    kind = CATALOGUE["instruction"]
    columns = (
        Column(words.TOPIC, 70),
        Column(kind.field("asker").label, 34),
        Column(kind.field("due").label, 20, Look.DATE),
        Column(words.STANDING, 24, Look.WORD),
        Column(words.CONSIDERED, 98),
    )
    rows = (
        Row(
            (
                _subject(view, each.instruction),
                view.text(each.instruction, "asker"),
                view.text(each.instruction, "due"),
                _standing(view, each),
                _answer(view, each),
            )
        )
        for each in found
    )
    return Table(columns, tuple(rows))


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
    return Row(
        (
            _subject(view, order),
            view.text(order, "asker"),
            view.text(order, "given_on"),
            _receivers(view, each),
            view.text(order, "due"),
            _standing(view, each),
            _answer(view, each),
        )
    )


def _subject(view: View, order: Record) -> Text:
    """Its title, its words, the 取組 it is about."""
    said = [
        words.instruction(order.get("title"), order.get("text")),
        *(
            view.named(record).text
            for key in keys_in(order, "initiatives")
            if (record := view.records.get(key))
        ),
    ]
    return view.said(order, "text", "\n".join(said))


def _receivers(view: View, each: Asked) -> Text:
    """The body that was asked, then the 課 that answer."""
    order = each.instruction
    named = [order.get("body"), *each.receivers] if order.get("body") else [*each.receivers]
    if not named:
        return view.text(order, "departments")
    return view.said(order, "departments", says.joined(map(view.records.name_of, named)))


def _standing(view: View, each: Asked) -> Text:
    found = state(view, each)
    return Text(STATES[found], _TONES[found])


def _answer(view: View, each: Asked) -> Text:
    if not each.answers:
        return Text(says.BLANK, Tone.QUIET)
    said = (
        words.answered(
            view.records.name_of(keys.department_in(answer.key)),
            view.text(answer, "answered_on").text if answer.get("answered_on") else "",
            view.text(answer, "text").text,
            view.text(answer, "state").text if answer.get("state") else "",
        )
        for answer in each.answers
    )
    return view.said(each.answers[0], "text", "\n".join(said))
