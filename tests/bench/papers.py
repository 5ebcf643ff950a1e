"""A pack of some hundred pages, by our own renderer and by reportlab's platypus."""

import itertools
import time
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, SimpleDocTemplate, Table
from reportlab.platypus import Paragraph as Flowing

from dxdesk.domain.progress import finished
from dxdesk.domain.records import Record
from dxdesk.reports import build, content
from dxdesk.reports.content import Block, Document, Drawing, Fields, Note, Paragraph, RowKind
from dxdesk.reports.pdf.faces import PROSE, page_font
from dxdesk.reports.pdf.render import Laid, laying, to_pdf, writing
from tests.fixtures import report_samples as sample

_DEPARTMENTS = 4
_WAIT = 0.12  # seconds that the window waits for another change
_TEXTS = (
    "窓口の待ち時間を短くし、申請を家からもできるようにしました（32手続、年間で2,980件）。" * 3,
    "髙﨑さんと𠮷野さんの件数は、「14分」から「9分」になりました。\n次の月も確かめます。",
)


@cache
def pack(said: str = "") -> Document:
    """Every 取組 with the answers of four 課, texts long and odd: more than a hundred pages. One
    課 says `said` of the first of them where that is given."""
    found = [
        record
        for number, department in itertools.product(range(1, 23), range(_DEPARTMENTS))
        for record in _answer(number, f"D{6000 + department}")
    ]
    names = [
        sample.record("department", f"D{6000 + n}", code=str(6000 + n), name=f"例 第{n}課")
        for n in range(_DEPARTMENTS)
    ]
    more = [sample.report(sample.assignment(1, "D6000"), results=said)] if said else []
    return build("pack", sample.records(*names, *found, *more), sample.words(), sample.OCCASION)


class InView:
    """The pages in view after one answer has changed, as the window makes them: what changed laid
    out, the page of that 取組 and its neighbours drawn; the window's wait is added."""

    def __init__(self) -> None:
        self._turn = 0
        self._laid: Laid | None = None

    def __call__(self) -> None:
        self._turn += 1
        before = self._laid.layouts if self._laid else {}
        laid = self._laid = finished(laying(pack(f"例 {self._turn % 2}"), before))
        at = next(n for n, each in enumerate(laid.pages) if each.part.kind == "sheet")
        finished(writing(laid, range(at - 1, at + 2)))
        time.sleep(_WAIT)


def half_a_second() -> None:
    """The longest that the window may take."""
    time.sleep(0.5)


def ours() -> None:
    """The pack by our renderer: kinsoku, fallback fonts, links, outline, running heads."""
    to_pdf(pack())


def platypus() -> None:
    """The same texts in platypus paragraphs and tables, nothing more."""
    page_font(PROSE)
    out = BytesIO()
    story = list(_story(pack()))
    SimpleDocTemplate(out, pagesize=A4, leftMargin=70, rightMargin=45).build(story)


def _answer(number: int, department: str) -> Iterator[Record]:
    owner = sample.assignment(number, department)
    fields = dict(sample.full_report(owner).fields)
    fields |= dict.fromkeys(("results", "issues", "outcome", "work_change"), _TEXTS[number % 2])
    yield owner
    yield sample.report(owner, **fields)


_STYLE = ParagraphStyle("text", fontName=PROSE, fontSize=9, leading=13, wordWrap="CJK")


def _flowing(text: str) -> Flowing:
    return Flowing(escape(text).replace("\n", "<br/>"), _STYLE)


def _story(document: Document) -> Iterator[object]:
    for part in document.parts:
        yield _flowing(part.title.text)
        for section in part.sections:
            yield _flowing(section.title.text)
            for block in section.blocks:
                yield from _set(block)
        yield PageBreak()


def _set(block: Block) -> Iterator[object]:
    match block:
        case Paragraph(text) | Note(text):
            yield _flowing(text.text)
        case Fields(pairs):
            rows = [[_flowing(pair.label), _flowing(pair.value.text)] for pair in pairs]
            yield Table(rows, colWidths=[120, 360])
        case Drawing(twin=twin):
            yield from _set(twin)
        case content.Table(columns, rows):
            head = [_flowing(column.label) for column in columns]
            body = [
                [_flowing(cell.text) for cell in row.cells]
                for row in rows
                if row.kind is not RowKind.GROUP
            ]
            total = sum(column.weight for column in columns)
            widths = [480 * column.weight / total for column in columns]
            yield Table([head, *body], colWidths=widths, repeatRows=1)
