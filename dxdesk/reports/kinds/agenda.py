"""次第: the meeting, its items, and what is handed out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dxdesk.domain import asked
from dxdesk.domain.records import Record
from dxdesk.domain.words import packs as words
from dxdesk.domain.words import reports as says
from dxdesk.domain.words.instructions import STATES
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
    numbered_sections,
)
from dxdesk.reports.data import AnyTable, table_of
from dxdesk.reports.kinds.view import View

_FIELDS = ("body", "held_on", "place", "attendees")


def parts(view: View) -> tuple[Part, ...]:
    """One part for the meeting alone."""
    return (agenda(view, ()),)


def tables(view: View) -> tuple[AnyTable, ...]:
    """The items of the meeting."""
    return (table_of("agenda_item", view.records, view.words, _items(view)),)


def agenda(view: View, handed_out: Iterable[Part]) -> Part:
    """The meeting with the list of what is handed out, each line leading to it."""
    meeting = view.meeting
    title = view.text(meeting, "title") if meeting else Text(words.NO_MEETING)
    sections = (
        *_about(view, meeting),
        Section(Text(words.AGENDA), tuple(_agenda(view))),
        *_handed_out(tuple(handed_out)),
    )
    name, number = says.KINDS["agenda"], view.occasion.number
    heading = replace(title, text=says.numbered(title.text, name))
    return Part(
        name,
        heading,
        numbered_sections(sections),
        anchor="agenda",
        number=number,
        subtitle=view.subtitle,
    )


def _about(view: View, meeting: Record | None) -> Iterator[Section]:
    if meeting:
        yield Section(Text(""), (view.fields(meeting, _FIELDS),))


def _agenda(view: View) -> Iterator[Block]:
    items = _items(view)
    if not items:
        yield Paragraph(Text(words.AGENDA_NONE))
        return
    yield Fields(
        tuple(
            Pair(words.agenda_item(place, view.text(each, "title").text), _said(view, each))
            for place, each in enumerate(items, 1)
        )
    )


def _said(view: View, item: Record) -> Text:
    """What an item is about: its text, then the 取組 it concerns."""
    lines = [item.get("text")]
    lines += [
        view.named(record).text
        for key in item.get("initiatives").split("\n")
        if (record := view.records.get(key))
    ]
    lines += [_asked(view, key) for key in item.get("instructions").split()]
    return view.said(item, "text", "\n".join(each for each in lines if each) or says.BLANK)


def _asked(view: View, key: str) -> str:
    """An instruction in one line: its title, how it stands, its day."""
    found = asked.one(view.records, key)
    if found is None:
        return ""
    state = STATES[found.state(view.occasion.made_at.date().isoformat())]
    due = found.instruction.get("due")
    until = view.text(found.instruction, "due").text if due else ""
    return words.asked(found.instruction.get("title"), state, until)


def _items(view: View) -> tuple[Record, ...]:
    return view.records.below(view.meeting.key, "agenda_item") if view.meeting else ()


def _handed_out(parts: tuple[Part, ...]) -> Iterator[Section]:
    if not parts:
        return
    columns = (Column(words.NUMBER, 24, Look.WORD), Column(words.TITLE, 76))
    rows = tuple(
        Row((Text(part.number or words.UNNUMBERED), Text(part.title.text, link=part.anchor)))
        for part in parts
    )
    yield Section(Text(words.HANDED_OUT), (Table(columns, rows),))
