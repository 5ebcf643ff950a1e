import subprocess
from dataclasses import dataclass

import pytest

from dxdesk.domain.drawing import (
    Box,
    Drawable,
    Label,
    Mark,
    Measure,
    Pattern,
    Picture,
    Sheaf,
    Spot,
    Stroke,
    Tone,
    cut,
    lines_of,
)
from dxdesk.reports.content import Column, Document, Drawing, Part, Row, Section, Table, Text
from dxdesk.reports.pdf import style
from dxdesk.reports.pdf.figure import Figure
from dxdesk.reports.pdf.missing import find_missing_glyphs
from dxdesk.reports.pdf.render import pages_of, to_pdf


def wide(text: str, size: float, bold: bool) -> float:
    return len(text) * size


@dataclass(frozen=True, slots=True)
class Strips:
    """A drawing of many strips, each with one word of every kind of shape."""

    count: int
    height: float = 40.0

    @property
    def tiles(self) -> tuple[Drawable, ...]:
        return (self,)

    def drawn(self, room: float, measure: Measure) -> Sheaf:
        head = Picture(room, 20, (Label(0, 10, "図の見出し", 9, is_bold=True),))
        return Sheaf(head, tuple(self._strip(room, n) for n in range(self.count)))

    def _strip(self, room: float, place: int) -> Picture:
        boxes = (Box(n * 40.0, 4, 30, 12, Tone.LATE, each) for n, each in enumerate(Pattern))
        mark = Mark(((0, 20), (10, 20), (5, 30)), Tone.DONE)
        rule = Stroke(0, self.height, room, self.height, Tone.GRID, is_dashed=True)
        return Picture(room, self.height, (*boxes, mark, rule, Label(200, 10, f"帯{place}。", 9)))


def document(subject: Drawable, *words: str) -> Document:
    twin = Table((Column("語", 1),), tuple(Row((Text(each),)) for each in words))
    section = Section(Text(""), (Drawing(subject, twin),))
    return Document("図", (Part("図", Text("図"), (section,)),))


def figures(found: Document) -> list[Figure]:
    placed = [each.piece for page in pages_of(found) for each in page.placed]
    return [each for each in placed if isinstance(each, Figure)]


def test_a_drawing_repeats_its_head_and_keeps_every_strip_whole():
    shown = figures(document(Strips(60)))
    assert len(shown) > 2
    assert all(each.head.height == 20 for each in shown)
    assert sum(len(each.strips) for each in shown) == 60
    depth = style.SHEETS[Part("", Text(""), ()).paper].depth
    assert all(each.height <= depth for each in shown)


def test_a_strip_higher_than_a_page_stands_alone_and_loses_none():
    assert [len(each.strips) for each in figures(document(Strips(3, 2000)))] == [1, 1, 1]


def test_the_words_of_a_drawing_can_be_copied_from_the_page():
    data = to_pdf(document(Strips(30))).data
    command = ("pdftotext", "-raw", "-", "-")
    read = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    pages = read.split("\f")[:-1]
    assert len(pages) == 2
    assert all("図の見出し" in page for page in pages)
    assert [f"帯{n}。" for n in range(30) if f"帯{n}。" not in "".join(pages)] == []


def test_characters_that_cannot_be_printed_are_found_in_a_drawing_too():
    (missing,) = find_missing_glyphs(document(Strips(1), "𠮷野"))
    assert missing.characters == ("𠮷",)


@pytest.mark.parametrize("room", range(0, 90, 7))
def test_a_cut_text_fits_and_says_that_it_is_cut(room):
    shown = cut("窓口の様式を整える", room, 10, wide)
    assert wide(shown, 10, False) <= room
    assert shown == "" or shown.endswith("…") or room >= 90


def test_a_text_that_fits_is_not_cut():
    assert cut("窓口", 20, 10, wide) == "窓口"


def test_lines_break_by_kinsoku_and_only_the_last_is_cut():
    assert lines_of("窓口の様式、整理と準備", 50, 10, wide, 2) == ("窓口の様", "式、整理…")
    assert lines_of("窓口", 50, 10, wide, 2) == ("窓口",)
    assert lines_of("", 50, 10, wide, 1) == ()


def test_the_topmost_place_at_a_point_is_found():
    low, high = Spot(0, 0, 10, 10, "P7", "", "下"), Spot(5, 5, 10, 10, "P7", "", "上")
    picture = Picture(20, 20, (), (low, high))
    assert picture.spot_at(7, 7) is high
    assert picture.spot_at(1, 1) is low
    assert picture.spot_at(18, 1) is None
