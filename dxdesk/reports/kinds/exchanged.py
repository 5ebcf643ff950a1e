"""差替: the pages of 会議資料 that differ from those that were handed out before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from dxdesk.domain import calendar
from dxdesk.domain.words import packs as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Column,
    Document,
    Look,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Text,
    Tone,
)
from dxdesk.reports.data import AnyTable, DataColumn, DataTable
from dxdesk.reports.kept import KeptPage
from dxdesk.reports.kinds.parts import one_part
from dxdesk.reports.kinds.view import View

_SAID = 60


@dataclass(frozen=True, slots=True)
class Exchange:
    """A page to be exchanged: how it was (None: it is new) and how it is (None: it is gone)."""

    old: KeptPage | None
    new: KeptPage | None
    old_place: str
    new_place: str

    @property
    def how(self) -> str:
        """差替, 追加 or 削除."""
        if self.old and self.new:
            return words.EXCHANGED
        return words.ADDED if self.new else words.REMOVED

    @property
    def page(self) -> KeptPage:
        """The page as it is, or as it was."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def said(self) -> str:
        """The first line that differs, as it is now."""
        before = set(self.old.lines) if self.old else set()
        now = self.new.lines if self.new else ()
        fresh = next((each for each in now if each.strip() and each not in before), "")
        if fresh or not (self.old and self.new):
            return says.cut_to(fresh, _SAID) or words.NO_PAGE
        return words.ONLY_LOOK


def parts(view: View, now: tuple[Part, ...]) -> tuple[Part, ...]:
    """The list of pages, or that there are none."""
    kept = view.occasion.kept
    if kept is None:
        return _said(view, words.NOTHING_KEPT)
    found = exchanges(view, now)
    if not found:
        return _said(view, words.SAME)
    columns = (
        Column(words.NUMBER, 18, Look.WORD),
        Column(words.TITLE, 36),
        Column(words.CHANGE, 12, Look.WORD),
        Column(words.OLD_PAGE, 30),
        Column(words.NEW_PAGE, 30),
        Column(words.WHAT, 54),
    )
    made = calendar.short_time(kept.made_at)
    said = Paragraph(Text(words.exchanged(len(found), made)))
    table = Table(columns, tuple(map(_row, found)))
    return one_part(view, "exchanged", (Section(Text(""), (said, table)),))


def tables(view: View, now: tuple[Part, ...]) -> tuple[AnyTable, ...]:
    """The same, a row for each page."""
    told = words.MEANINGS
    columns: tuple[DataColumn[Exchange], ...] = (
        DataColumn(words.NUMBER, told[words.NUMBER], lambda each: each.page.number or None),
        DataColumn(words.TITLE, told[words.TITLE], lambda each: each.page.name),
        DataColumn(words.CHANGE, told[words.CHANGE], lambda each: each.how),
        DataColumn(words.OLD_PAGE, told[words.OLD_PAGE], lambda each: each.old_place or None),
        DataColumn(words.NEW_PAGE, told[words.NEW_PAGE], lambda each: each.new_place or None),
        DataColumn(words.WHAT, told[words.WHAT], lambda each: each.said),
    )
    found = tuple(exchanges(view, now)) if view.occasion.kept else ()
    return (DataTable(says.KINDS["exchanged"], columns, found),)


def exchanges(view: View, now: tuple[Part, ...]) -> list[Exchange]:
    """The pages that differ, part by part in the order of the new pack."""
    from dxdesk.reports.pdf.prints import prints_of

    kept = view.occasion.kept
    old = kept.pages if kept else ()
    new = prints_of(Document(says.KINDS["pack"], now))
    order = dict.fromkeys(each.name for each in (*new, *old))
    return [
        found
        for name in order
        for found in _exchanged(old, new, [p for p in old if p.name == name], name)
    ]


def _exchanged(
    old: Sequence[KeptPage], new: Sequence[KeptPage], before: list[KeptPage], name: str
) -> Iterator[Exchange]:
    after = [page for page in new if page.name == name]
    was, now = ([page.digest for page in pages] for pages in (before, after))
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for tag, low, high, first, last in matcher.get_opcodes():
        if tag != "equal":
            for one, other in zip_longest(before[low:high], after[first:last]):
                yield Exchange(one, other, _place(old, one), _place(new, other))


def _place(pages: Sequence[KeptPage], page: KeptPage | None) -> str:
    """Where a page stands in its part and over all."""
    if page is None:
        return ""
    overall = words.page(pages.index(page) + 1, len(pages))
    inside = words.page_in(page.number, page.place, page.size) if page.number else ""
    return words.both(inside, overall)


def _row(each: Exchange) -> Row:
    none = Text(words.NO_PAGE, Tone.QUIET)
    return Row(
        (
            Text(each.page.number),
            Text(each.page.name),
            Text(each.how),
            Text(words.two_lines(each.old_place)) if each.old else none,
            Text(words.two_lines(each.new_place)) if each.new else none,
            Text(each.said),
        )
    )


def _said(view: View, text: str) -> tuple[Part, ...]:
    return one_part(view, "exchanged", (Section(Text(""), (Paragraph(Text(text)),)),))
