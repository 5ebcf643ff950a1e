"""The 受領票: what became of every cell a 課 has sent, and what is asked of it."""

from collections.abc import Iterator, Sequence

from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.receipt import CountedIn, Receipt
from dxdesk.domain.words import merge as merge_words
from dxdesk.domain.words import receipts as says
from dxdesk.exchange.face import Block, Face
from dxdesk.sheets.writing import Content

_WIDTHS = (34, 18, 12, 30, 30, 34, 20, 10, 10)


def add_slip(face: Face, receipt: Receipt) -> None:
    """Add the 受領票 to a workbook."""
    face.reading(
        says.SHEET, says.title(receipt.department, receipt.round_name), _WIDTHS, _blocks(receipt)
    )


def _blocks(receipt: Receipt) -> Iterator[Block]:
    fates = tuple(merge_words.FATES[fate] for fate in Fate)
    rows = [_file_row(each) for each in receipt.files]
    totals = receipt.totals
    rows.append((says.TOTAL, "", *(totals[fate] for fate in Fate), totals.total()))
    heads = (says.FILE, says.RECEIVED, *fates, says.COUNT)
    yield Block(says.FILES, says.EXPLAINED, heads, rows)
    yield from _remarks(receipt)
    yield _unsettled(receipt)


def _file_row(each: CountedIn) -> Sequence[Content]:
    counts = [each.counts.get(fate, 0) for fate in Fate]
    return (each.name, each.at, *counts, sum(counts))


def _remarks(receipt: Receipt) -> Iterator[Block]:
    if receipt.remarks:
        heads = (says.TITLE_OF, says.FIELD, says.STATE, says.REMARK, says.ANSWER)
        rows = [
            (each.title, each.labels, each.state, each.text, each.answer)
            for each in receipt.remarks
        ]
        yield Block(says.REMARKS, says.HOW_TO_ANSWER, heads, rows)


def _unsettled(receipt: Receipt) -> Block:
    if not receipt.unsettled:
        return Block(says.UNSETTLED, says.NOTHING_UNSETTLED)
    heads = (
        *(says.TITLE_OF, says.FIELD, says.FATE, says.WRITTEN, says.SHOWN),
        *(says.WHY, says.PLACE),
    )
    rows = [
        (e.title, e.label, merge_words.FATES[e.fate], e.value, e.shown, e.why, e.place)
        for e in receipt.unsettled
    ]
    return Block(says.UNSETTLED, "", heads, rows)
