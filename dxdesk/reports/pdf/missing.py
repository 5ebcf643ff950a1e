"""Characters that no bundled font can print, found before a page is drawn."""

from collections.abc import Iterator

from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Column,
    Document,
    Note,
    Part,
    Row,
    Section,
    Table,
    Text,
    texts_of,
)
from dxdesk.reports.notices import Missing
from dxdesk.reports.pdf.faces import PROSE, clusters_of, glyphs
from dxdesk.reports.pdf.pieces import plain_lines

_AROUND = 6


def find_missing_glyphs(document: Document) -> tuple[Missing, ...]:
    """Every value with characters that the fonts lack, each value once, in printed order."""
    found: dict[tuple[str, str], Missing] = {}
    for printed in texts_of(document):
        characters = tuple(dict.fromkeys(_missing_in(printed.text.text)))
        if characters:
            source = printed.text.source
            name = (source.key, source.field) if source else ("", printed.text.text)
            around = _around(printed.text.text, characters[0])
            found.setdefault(name, Missing(printed.anchor, source, characters, around))
    return tuple(found.values())


def with_missing(document: Document, found: tuple[Missing, ...]) -> Document:
    """The document with a last part that lists what could not be printed, if anything."""
    if not found:
        return document
    columns = (
        Column(says.MISSING_RECORD, 30),
        Column(says.MISSING_FIELD, 24),
        Column(says.MISSING_CHARACTERS, 26),
        Column(says.MISSING_AROUND, 30),
    )
    table = Table(columns, tuple(_row(each) for each in found))
    section = Section(Text(""), (Note(Text(says.MISSING_EXPLAINED)), table))
    number = document.parts[-1].number if document.parts else ""
    return document.and_then(Part(says.MISSING, Text(says.MISSING), (section,), number=number))


def _row(each: Missing) -> Row:
    record = each.source.record_label if each.source else says.ELSEWHERE
    field = each.source.field_label if each.source else ""
    codes = "\n".join(says.code_points(character) for character in each.characters)
    return Row((Text(record), Text(field), Text(codes), Text(each.around)))


def _missing_in(text: str) -> Iterator[str]:
    if text.isascii() and text.isprintable():
        return
    table = glyphs(PROSE)
    for line in plain_lines(text):
        yield from (cluster for cluster in clusters_of(line) if table[cluster].missing)


def _around(text: str, character: str) -> str:
    line = " ".join(plain_lines(text))
    place = line.index(character) if character in line else 0
    before = line[max(place - _AROUND, 0) : place]
    after = line[place + len(character) : place + len(character) + _AROUND]
    return says.around(before, character, after)
