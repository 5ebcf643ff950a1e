"""A printed guide: topics of help as the parts of a document."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dxdesk.domain.help import HelpSection, Topic, plain
from dxdesk.domain.words import guide as words
from dxdesk.reports.content import Block, Document, Image, Paragraph, Part, Section, Stamp, Text


def document(
    title: str, chosen: Sequence[Topic], every: Sequence[Topic], pictures: Path, stamp: Stamp
) -> Document:
    """The chosen topics one after another; `every` tells the titles of what they lead to."""
    sections = tuple(
        section
        for topic in chosen
        for section in _sections(topic, every, pictures, heads=len(chosen) > 1)
    )
    return Document(title, (Part(title, Text(title), sections),), stamp)


def _sections(
    topic: Topic, every: Sequence[Topic], pictures: Path, *, heads: bool
) -> Iterator[Section]:
    level = 2 if heads else 1
    if heads:
        yield Section(Text(topic.title), ())
    for each in topic.sections:
        yield Section(Text(each.title), tuple(_blocks(each, every, pictures)), level)


def _blocks(section: HelpSection, every: Sequence[Topic], pictures: Path) -> Iterator[Block]:
    for text in section.text:
        if text:
            yield Paragraph(Text(plain(text, every)))
    for number, text in enumerate(section.steps, 1):
        yield Paragraph(Text(words.step(number, plain(text, every))))
    if section.picture:
        yield Image(pictures / section.picture, Text(section.caption))
