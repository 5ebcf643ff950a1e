"""What a report says, apart from how it is drawn: frozen values that every renderer reads.

A `Document` is parts, a part is sections, a section is blocks. Every piece of text is a
`Text`, plain characters that no renderer may read as markup; it remembers the record and field
it came from, so that a character that cannot be printed is reported by record and field.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from dxdesk.domain.charts import Fill
from dxdesk.domain.drawing import Drawable
from dxdesk.domain.words import reports as says


class Tone(StrEnum):
    """How a text sounds; colour only ever repeats what symbol and word already say."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    IDLE = "idle"
    ACTIVE = "active"
    DONE = "done"
    WARN = "warn"
    LATE = "late"


class Shade(StrEnum):
    """The ground of a cell that stands for a stretch of time; its text says the same."""

    NONE = "none"
    PLAN = "plan"
    DONE = "done"
    LATE = "late"


class Look(StrEnum):
    """What a column holds: prose, short words in the middle, figures or dates."""

    PROSE = "prose"
    WORD = "word"
    FIGURE = "figure"
    DATE = "date"


class Paper(StrEnum):
    """A4 either way, text stands upright and lists lie; A3 lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    A3 = "a3"


class RowKind(StrEnum):
    """A body row, a heading that spans every column, or a total."""

    BODY = "body"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Source:
    """The record and field a text was taken from, by key and in people's words."""

    key: str
    field: str
    record_label: str
    field_label: str


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of text, printed as typed. `value` is its number or ISO date where it has one;
    `link` the anchor of what it leads to; `shade` the ground of the cell it fills."""

    text: str
    tone: Tone = Tone.PLAIN
    source: Source | None = None
    value: str = ""
    link: str = ""
    shade: Shade = Shade.NONE


@dataclass(frozen=True, slots=True)
class Column:
    """One table column; `weight` is its share of the width."""

    label: str
    weight: float
    look: Look = Look.PROSE


@dataclass(frozen=True, slots=True)
class Row:
    """One table row: a cell per column, or the only cell of a GROUP row."""

    cells: tuple[Text, ...]
    kind: RowKind = RowKind.BODY
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """How a workbook charts a table: the columns that are series and how each looks. The first
    column names the bars, a row each up to the first that is no body row."""

    series: tuple[tuple[int, Fill], ...]
    is_stacked: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `columns` are its header, repeated on every page. A workbook for eyes adds the
    chart that `plot` describes."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    plot: Plot | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn over the whole width, cut between its strips where a page ends. `twin`
    says the same in words: workbooks show it in the drawing's place."""

    subject: Drawable
    twin: Table


@dataclass(frozen=True, slots=True)
class Image:
    """A picture from a file over the whole width, and what it shows in words."""

    path: Path
    caption: Text


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and what stands beside it. Two short ones may share a line, best two of one sort
    (予算額 and 決算額): `short` names the sort, "" a long one."""

    label: str
    value: Text
    short: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Labelled values, one below the other."""

    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose."""

    text: Text


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in smaller type."""

    text: Text


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Block = Table | Drawing | Image | Fields | Paragraph | Note | PageBreak


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its blocks; level 1 is the highest inside a part. A blank title has no
    heading."""

    title: Text
    blocks: tuple[Block, ...]
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Sections on one paper under one title: a list, the sheet of one 取組.

    `name` is short (a workbook tab); `number` the 資料番号 on its right shoulder; `kind` the kind
    of report that it is of where several stand in one document.
    """

    name: str
    title: Text
    sections: tuple[Section, ...]
    paper: Paper = Paper.PORTRAIT
    anchor: str = ""
    number: str = ""
    subtitle: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands on every page: issuer, 作成日時, 基準時点 and edition, as printed; and what
    stands at the end of the last one (`closing`, "" for nothing)."""

    issuer: str = ""
    made: str = ""
    as_of: str = ""
    edition: str = ""
    closing: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    parts: tuple[Part, ...]
    stamp: Stamp = field(default_factory=Stamp)

    def and_then(self, *parts: Part) -> "Document":
        """The same document with more parts at its end."""
        return replace(self, parts=(*self.parts, *parts))


def closed(document: Document) -> Document:
    """The document with its stamp's closing note at the end of its last part."""
    if not document.stamp.closing or not document.parts:
        return document
    *before, last = document.parts
    *above, final = last.sections or (Section(Text(""), ()),)
    note = Note(Text(document.stamp.closing))
    sections = (*above, replace(final, blocks=(*final.blocks, note)))
    return replace(document, parts=(*before, replace(last, sections=sections)))


@dataclass(frozen=True, slots=True)
class Printed:
    """A text at its place: the nearest anchor above it and its own words' origin."""

    anchor: str
    text: Text


def texts_of(document: Document) -> Iterator[Printed]:
    """Every text of a document in printed order."""
    for part in document.parts:
        yield Printed(part.anchor, part.title)
        yield from (Printed(part.anchor, Text(each)) for each in (part.number, part.subtitle))
        for section in part.sections:
            anchor = section.anchor or part.anchor
            yield Printed(anchor, section.title)
            for block in section.blocks:
                yield from (Printed(anchor, text) for text in _block_texts(block))


def numbered_sections(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections with 1, (1), ア, (ア) before their titles, counted under each heading; what
    has no title is not counted."""
    counts: list[int] = []
    found: list[Section] = []
    for section in sections:
        if not section.title.text:
            found.append(section)
            continue
        counts = [*counts, *[0] * section.level][: section.level]
        counts[-1] += 1
        text = says.heading(section.level, counts[-1], section.title.text)
        found.append(replace(section, title=replace(section.title, text=text)))
    return tuple(found)


def anchors_of(document: Document) -> frozenset[str]:
    """Every anchor that a link may lead to."""
    return frozenset(_anchors(document)) - {""}


def links_of(part: Part) -> frozenset[str]:
    """Every anchor that the tables of a part lead to."""
    tables = (b for section in part.sections for b in section.blocks if isinstance(b, Table))
    return frozenset(cell.link for table in tables for row in table.rows for cell in row.cells)


def _anchors(document: Document) -> Iterator[str]:
    for part in document.parts:
        yield part.anchor
        for section in part.sections:
            yield section.anchor
            for block in section.blocks:
                if isinstance(block, Table):
                    yield from (row.anchor for row in block.rows)


def _block_texts(block: Block) -> Iterator[Text]:
    match block:
        case Paragraph(text) | Note(text) | Image(caption=text):
            yield text
        case Fields(pairs):
            for pair in pairs:
                yield Text(pair.label)
                yield pair.value
        case Drawing(twin=twin):
            yield from _block_texts(twin)
        case Table(columns=columns, rows=rows, caption=caption):
            yield Text(caption)
            yield from (Text(column.label) for column in columns)
            for row in rows:
                yield from row.cells
        case PageBreak():
            return
