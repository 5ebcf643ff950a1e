"""提示用: the same document as a workbook that prints on A4 and is read by people."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dxdesk.domain.words import reports as says
from dxdesk.reports.content import Document, Paper, Part, Section, Stamp, anchors_of, closed
from dxdesk.reports.excel.page import EyesPage
from dxdesk.sheets.writing import Writing

_MARGIN = 15 / 25.4
_BINDING = 25 / 25.4
_HEADER_LIMIT = 240  # a header may hold 255 characters, codes included


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What one worksheet shows: a part, or one section of a part that lies."""

    name: str
    part: Part
    sections: tuple[Section, ...]


def eyes_workbook(document: Document) -> Writing:
    """A worksheet per part; of a part that lies one per section, so that each has one table,
    whose header repeats on every page."""
    writing = Writing()
    properties = writing.workbook.properties
    properties.title = document.title
    properties.creator = document.stamp.issuer
    properties.language = "ja"
    leaves = [leaf for part in closed(document).parts for leaf in _leaves(part)]
    pages = [_page(writing, leaf, document.stamp) for leaf in leaves]
    _link(pages, anchors_of(document))
    return writing


def _leaves(part: Part) -> Iterator[_Leaf]:
    if part.paper is Paper.PORTRAIT:
        yield _Leaf(part.name, part, part.sections)
        return
    for section in part.sections:
        yield _Leaf(section.title.text, part, (section,))


def _page(writing: Writing, leaf: _Leaf, stamp: Stamp) -> EyesPage:
    sheet = writing.add_sheet(leaf.name)
    page = EyesPage(writing, sheet, leaf.part, leaf.sections)
    page.fill()
    _set_up(sheet, leaf, stamp)
    if page.title_rows:
        sheet.print_title_rows = page.title_rows
        sheet.freeze_panes = f"A{page.first_body_row}"
    return page


def _set_up(sheet: Worksheet, leaf: _Leaf, stamp: Stamp) -> None:
    """A4, as wide as the paper, with 資料番号 above and issuer, moment and page below."""
    landscape = leaf.part.paper is not Paper.PORTRAIT
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = _MARGIN if landscape else _BINDING
    sheet.page_margins.right = _MARGIN
    sheet.page_margins.top = _BINDING if landscape else _MARGIN + 0.25
    sheet.page_margins.bottom = _MARGIN + 0.25
    sheet.print_options.horizontalCentered = True
    lines = (says.foot(stamp.issuer, stamp.edition), says.moments(stamp.as_of, stamp.made))
    head: Any = sheet.oddHeader
    foot: Any = sheet.oddFooter
    head.right.text = _header(leaf.part.number) or None
    foot.left.text = says.BESIDE.join(map(_header, lines))
    foot.right.text = says.PAGES_CODE


def _header(text: str) -> str:
    short = text if len(text) <= _HEADER_LIMIT // 3 else says.cut(text[: _HEADER_LIMIT // 3])
    return says.header_text(short)


def _link(pages: list[EyesPage], anchors: frozenset[str]) -> None:
    """Makes cells lead to the cells of their anchors, now that every sheet is known."""
    places = {anchor: place for page in pages for anchor, place in page.anchors.items()}
    for page in pages:
        for cell, anchor in page.links:
            if anchor in anchors and anchor in places:
                page.link(cell, places[anchor])
