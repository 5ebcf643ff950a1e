"""What is drawn for A3, in tiles for printers that have only A4."""

from collections.abc import Iterator
from dataclasses import replace

from dxdesk.reports.content import Block, Document, Drawing, PageBreak, Paper, Part


def tiled(document: Document) -> Document:
    """The document without A3: its drawings in tiles, each beginning a page."""
    return replace(document, parts=tuple(map(_on_a4, document.parts)))


def _on_a4(part: Part) -> Part:
    if part.paper is not Paper.A3:
        return part
    sections = tuple(
        replace(section, blocks=tuple(b for block in section.blocks for b in _tiles(block)))
        for section in part.sections
    )
    return replace(part, paper=Paper.LANDSCAPE, sections=sections)


def _tiles(block: Block) -> Iterator[Block]:
    if not isinstance(block, Drawing):
        yield block
        return
    for place, tile in enumerate(block.subject.tiles):
        if place:
            yield PageBreak()
        yield replace(block, subject=tile)
