"""Content to one HTML file that a screen reader reads well: headings, tables with scopes, links.

No script, nothing from the network (the page forbids itself both), no colour that says anything.
A drawing is its twin table. Every text is escaped; control characters, which HTML cannot hold,
are shown as U+FFFD.
"""

import re
from collections.abc import Iterator
from html import escape

from dxdesk.domain.words import reports as says
from dxdesk.paths import resources_folder
from dxdesk.reports.content import (
    Block,
    Document,
    Drawing,
    Fields,
    Image,
    Look,
    Note,
    Paragraph,
    Part,
    Row,
    RowKind,
    Section,
    Stamp,
    Table,
    Text,
    Tone,
    anchors_of,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LOWEST_HEADING = 6


def to_html(document: Document) -> str:
    """The page."""
    return "\n".join(_Page(document).lines()) + "\n"


class _Page:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._anchors = anchors_of(document)

    def lines(self) -> Iterator[str]:
        """Head, contents, parts."""
        document = self._document
        style = (resources_folder() / "paper" / "twin.css").read_text(encoding="utf-8")
        yield "<!DOCTYPE html>"
        yield '<html lang="ja"><head><meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{_plain(document.title)}</title>"
        yield f"<style>{style}</style></head><body>"
        yield from _head(document)
        yield from self._contents()
        yield "<main>"
        for place, part in enumerate(document.parts):
            yield from self._part(place, part)
        yield "</main>"
        yield from _closing(document.stamp)
        yield "</body></html>"

    def _contents(self) -> Iterator[str]:
        if len(self._document.parts) < 2:
            return
        yield f'<nav aria-label="{says.CONTENTS}"><ol>'
        for place, part in enumerate(self._document.parts):
            title = says.numbered(part.number, part.title.text)
            yield f'<li><a href="#{_id(part, place)}">{_plain(title)}</a></li>'
        yield "</ol></nav>"

    def _part(self, place: int, part: Part) -> Iterator[str]:
        name = _id(part, place)
        title = says.numbered(part.number, part.title.text)
        yield f'<section id="{name}" aria-labelledby="{name}-title">'
        yield f'<h2 id="{name}-title">{_plain(title)}</h2>'
        if part.subtitle:
            yield f"<p>{_plain(part.subtitle)}</p>"
        for section in part.sections:
            yield from self._section(section, part)
        yield "</section>"

    def _section(self, section: Section, part: Part) -> Iterator[str]:
        mark = f' id="{escape(section.anchor)}"' if section.anchor else ""
        if section.title.text:
            depth = min(section.level + 2, _LOWEST_HEADING)
            yield f"<h{depth}{mark}>{_plain(section.title.text)}</h{depth}>"
        name = section.title.text or part.title.text
        for block in section.blocks:
            yield from self._block(block, name)

    def _block(self, block: Block, name: str) -> Iterator[str]:
        match block:
            case Paragraph(text):
                yield f"<p>{self._text(text)}</p>"
            case Note(text) | Image(caption=text):
                yield f'<p class="note">{self._text(text)}</p>'
            case Fields(pairs):
                yield "<dl>"
                for pair in pairs:
                    yield f"<dt>{_plain(pair.label)}</dt><dd>{self._text(pair.value)}</dd>"
                yield "</dl>"
            case Table():
                yield from self._table(block, name)
            case Drawing(twin=twin):
                yield from self._table(twin, name)

    def _table(self, table: Table, name: str) -> Iterator[str]:
        caption = _plain(table.caption or name)
        yield f'<div class="scroll" role="region" aria-label="{caption}" tabindex="0">'
        yield f"<table><caption>{caption}</caption><thead><tr>"
        for column in table.columns:
            yield f'<th scope="col"{_class(column.look)}>{_plain(column.label)}</th>'
        yield "</tr></thead><tbody>"
        for place, row in enumerate(table.rows):
            if row.kind is RowKind.GROUP:
                yield from self._group(row, len(table.columns), is_first=not place)
            else:
                yield from self._row(row, table)
        yield "</tbody></table></div>"

    def _group(self, row: Row, columns: int, *, is_first: bool) -> Iterator[str]:
        if not is_first:
            yield "</tbody><tbody>"
        text = self._text(row.cells[0])
        yield (
            f'<tr{_mark(row)}><th scope="rowgroup" class="group" colspan="{columns}">{text}</th>'
            "</tr>"
        )

    def _row(self, row: Row, table: Table) -> Iterator[str]:
        total = ' class="total"' if row.kind is RowKind.TOTAL else ""
        yield f"<tr{_mark(row)}{total}>"
        for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            is_head = place == 0 and bool(cell.text)
            tag, scope = ("th", ' scope="row"') if is_head else ("td", "")
            yield f"<{tag}{scope}{_class(column.look)}>{self._text(cell)}</{tag}>"
        yield "</tr>"

    def _text(self, text: Text) -> str:
        shown = _plain(text.text).replace("\r\n", "\n").replace("\n", "<br>\n")
        if text.tone in (Tone.STRONG, Tone.LATE, Tone.WARN):
            shown = f'<span class="strong">{shown}</span>'
        if text.link in self._anchors:
            return f'<a href="#{escape(text.link)}">{shown}</a>'
        return shown


def _head(document: Document) -> Iterator[str]:
    stamp = document.stamp
    yield f"<header><h1>{_plain(document.title)}</h1>"
    for line in (says.foot(stamp.issuer, stamp.edition), says.moments(stamp.as_of, stamp.made)):
        if line:
            yield f"<p>{_plain(line)}</p>"
    yield "</header>"


def _closing(stamp: Stamp) -> Iterator[str]:
    if stamp.closing:
        yield f'<footer><p class="note">{_plain(stamp.closing)}</p></footer>'


def _id(part: Part, place: int) -> str:
    return escape(part.anchor or f"part-{place}")


def _mark(row: Row) -> str:
    return f' id="{escape(row.anchor)}"' if row.anchor else ""


def _class(look: Look) -> str:
    return ' class="figure"' if look is Look.FIGURE else ""


def _plain(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
