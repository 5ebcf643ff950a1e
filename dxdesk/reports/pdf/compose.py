"""Content to pieces: every block of a part set for the width of its paper."""

from collections.abc import Callable, Iterator, Sequence

from dxdesk.reports.content import (
    Block,
    Column,
    Drawing,
    Fields,
    Image,
    Look,
    Note,
    PageBreak,
    Pair,
    Paragraph,
    Part,
    Row,
    RowKind,
    Section,
    Table,
    Text,
)
from dxdesk.reports.pdf import style
from dxdesk.reports.pdf.figure import Figure, measure
from dxdesk.reports.pdf.grid import Align, Grid, GridCell, GridRow
from dxdesk.reports.pdf.pieces import Break, Piece, Prose, set_lines
from dxdesk.reports.pdf.plate import plate
from dxdesk.reports.pdf.style import Type

_ALIGN = {
    Look.PROSE: Align.LEFT,
    Look.WORD: Align.LEFT,
    Look.FIGURE: Align.RIGHT,
    Look.DATE: Align.LEFT,
}
_LABEL = 0.25
_PICTURE = 0.62  # of the text's width


class Composer:
    """Sets one part; `anchors` are the places links may lead to, the others are not drawn."""

    def __init__(self, part: Part, anchors: frozenset[str]) -> None:
        self._part = part
        self._anchors = anchors
        self._room = style.SHEETS[part.paper].room
        self._set: dict[type[Block], Callable[..., Iterator[Piece]]] = {
            Paragraph: self._paragraph,
            Note: self._note,
            Fields: self._fields,
            Table: self._table,
            Drawing: self._drawing,
            Image: self._image,
            PageBreak: self._break,
        }

    def pieces(self, place: int) -> Iterator[Piece]:
        """Title, sections and blocks; `place` counts the parts, for anchors they lack."""
        part = self._part
        anchor = part.anchor or f"part-{place}"
        yield self._title(anchor)
        if part.subtitle:
            lines = set_lines(part.subtitle, style.SUBTITLE, self._room)
            yield Prose(lines, style.SUBTITLE, before=2, keeps=True)
        for count, section in enumerate(part.sections):
            if section.title.text:
                yield self._heading(section, f"{anchor}-{count}")
            for block in section.blocks:
                yield from self._set[type(block)](block)

    def _title(self, anchor: str) -> Piece:
        text = self._part.title.text
        lines = set_lines(text, style.TITLE, self._room)
        return Prose(
            lines,
            style.TITLE,
            after=5,
            keeps=True,
            anchor=anchor,
            entry=_one_line(text),
            rule=self._room,
            source=self._part.title.source,
        )

    def _heading(self, section: Section, spare: str) -> Piece:
        depth = min(section.level, len(style.HEADINGS)) - 1
        face = style.HEADINGS[depth]
        return Prose(
            set_lines(section.title.text, face, self._room),
            face,
            before=style.BEFORE_HEADING[depth],
            after=style.AFTER_HEADING,
            keeps=True,
            anchor=section.anchor or spare,
            entry=_one_line(section.title.text),
            level=section.level,
            source=section.title.source,
        )

    def _paragraph(self, block: Paragraph) -> Iterator[Piece]:
        yield self._prose(block.text, style.BODY)

    def _note(self, block: Note) -> Iterator[Piece]:
        yield self._prose(block.text, style.NOTE)

    def _prose(self, text: Text, face: Type) -> Piece:
        lines = set_lines(text.text, face, self._room)
        return Prose(lines, face, style.INKS[text.tone], source=text.source)

    def _break(self, _: PageBreak) -> Iterator[Piece]:
        yield Break()

    def _fields(self, block: Fields) -> Iterator[Piece]:
        whole = _edges((_LABEL, 1 - _LABEL), self._room)
        halves = _edges((_LABEL, 0.5 - _LABEL, _LABEL, 0.5 - _LABEL), self._room)
        rows = tuple(
            self._field_row(pairs, halves if len(pairs) > 1 else whole)
            for pairs in _two_by_two(block.pairs)
        )
        yield Grid((), rows, self._room)

    def _field_row(self, pairs: Sequence[Pair], edges: tuple[float, ...]) -> GridRow:
        cells: list[GridCell] = []
        for place, pair in enumerate(pairs):
            label = Text(pair.label, source=pair.value.source)
            cells += (
                self._cell(label, edges, 2 * place, style.FIELD_LABEL, fill=style.LABEL_FILL),
                self._cell(pair.value, edges, 2 * place + 1, style.FIELD),
            )
        return GridRow(tuple(cells))

    def _table(self, block: Table) -> Iterator[Piece]:
        if block.caption:
            lines = set_lines(block.caption, style.CELL_STRONG, self._room)
            yield Prose(lines, style.CELL_STRONG, after=1, keeps=True)
        edges = _edges([column.weight for column in block.columns], self._room)
        header = tuple(
            self._cell(
                Text(column.label),
                edges,
                place,
                style.CELL_STRONG,
                _ALIGN[column.look],
                style.HEADER_FILL,
            )
            for place, column in enumerate(block.columns)
        )
        rows = tuple(self._row(row, block.columns, edges) for row in block.rows)
        yield Grid((GridRow(header),), rows, self._room)

    def _drawing(self, block: Drawing) -> Iterator[Piece]:
        sheaf = block.subject.drawn(self._room, measure)
        yield Figure(sheaf.head, sheaf.strips)

    def _image(self, block: Image) -> Iterator[Piece]:
        caption = set_lines(block.caption.text, style.NOTE, self._room)
        yield plate(block.path, caption, self._room * _PICTURE)

    def _row(self, row: Row, columns: Sequence[Column], edges: tuple[float, ...]) -> GridRow:
        if row.kind is RowKind.GROUP:
            whole = (0.0, edges[-1])
            cell = self._cell(row.cells[0], whole, 0, style.CELL_STRONG, fill=style.GROUP_FILL)
            return GridRow((cell,), keeps=True, anchor=row.anchor)
        fill = style.GROUP_FILL if row.kind is RowKind.TOTAL else ""
        cells = tuple(
            self._cell(
                text,
                edges,
                place,
                style.cell_type(column.look, text.tone),
                _ALIGN[column.look],
                fill,
            )
            for place, (text, column) in enumerate(zip(row.cells, columns, strict=True))
        )
        return GridRow(cells, anchor=row.anchor)

    def _cell(
        self,
        text: Text,
        edges: tuple[float, ...],
        place: int,
        face: Type,
        align: Align = Align.LEFT,
        fill: str = "",
    ) -> GridCell:
        width = edges[place + 1] - edges[place]
        return GridCell(
            set_lines(text.text, face, width - 2 * style.PAD_X),
            face,
            edges[place],
            width,
            style.INKS[text.tone],
            align,
            fill or style.SHADES[text.shade],
            text.link if text.link in self._anchors else "",
            text.source,
        )


def _two_by_two(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    """The pairs row by row: two short neighbours in one, each other alone."""
    place = 0
    while place < len(pairs):
        count = 2 if _share_a_line([pair.short for pair in pairs[place : place + 3]]) else 1
        yield pairs[place : place + count]
        place += count


def _share_a_line(sorts: Sequence[str]) -> bool:
    """Whether the first two go together: not if the second belongs with the third."""
    first, second, third = (*sorts, "", "")[:3]
    return bool(first and second) and (first == second or second != third)


def _edges(weights: Sequence[float], room: float) -> tuple[float, ...]:
    """Where columns begin and the last one ends, sharing the room by weight."""
    edges = [0.0]
    for weight in weights:
        edges.append(edges[-1] + room * weight / sum(weights))
    return tuple(edges)


def _one_line(text: str) -> str:
    return " ".join(text.split())
