import pytest

from dxdesk.domain.charts import Bar, BarChart, BarRow, Fill, Piece
from dxdesk.domain.drawing import Pattern, Tone
from dxdesk.reports.content import (
    Column,
    Document,
    Drawing,
    Fields,
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
from dxdesk.reports.pdf.faces import PROSE, clusters_of, glyphs
from dxdesk.reports.pdf.grid import Grid
from dxdesk.reports.pdf.missing import find_missing_glyphs
from dxdesk.reports.pdf.pieces import Prose, set_lines
from dxdesk.reports.pdf.render import pages_of, to_pdf

LONG = "窓口の待ち時間を短くしました。" * 400


def document(*blocks, title: str = "題") -> Document:
    return Document("例", (Part("例", Text("例"), (Section(Text(title), blocks),)),))


def table(rows) -> Table:
    return Table((Column("番号", 1), Column("文", 4)), tuple(rows))


def body(*texts: str) -> Row:
    return Row(tuple(map(Text, texts)))


def grids(found: Document) -> list[list[Grid]]:
    return [
        [placed.piece for placed in page.placed if isinstance(placed.piece, Grid)]
        for page in pages_of(found)
    ]


def test_a_table_repeats_its_header_on_every_page():
    pages = grids(document(table(body(str(n), "文") for n in range(200))))
    assert len(pages) > 2
    assert all(grid.header for page in pages for grid in page)


def test_no_row_is_split_unless_it_is_longer_than_a_page():
    rows = [body(str(n), "あ" * (n * 7 % 300)) for n in range(80)]
    pages = grids(document(table(rows)))
    assert sum(len(grid.rows) for page in pages for grid in page) == 80


def test_a_row_longer_than_a_page_goes_on_without_losing_a_line():
    room = style.SHEETS[Part("", Text(""), ()).paper].room * 0.8 - 2 * style.PAD_X
    pages = grids(document(table([body("1", LONG)])))
    lines = [line for page in pages for grid in page for line in grid.rows[0].cells[1].lines]
    assert lines == list(set_lines(LONG, style.CELL, room))


def test_short_values_share_a_line_with_their_own_sort():
    sorts = ["date", "money", "money", "text", "choice", "", "date"]
    pairs = tuple(Pair(str(n), Text("値"), sort) for n, sort in enumerate(sorts))
    rows = grids(document(Fields(pairs)))[0][0].rows
    labels = [[cell.lines[0].runs[0][1] for cell in row.cells[::2]] for row in rows]
    assert labels == [["0"], ["1", "2"], ["3", "4"], ["5"], ["6"]]


def test_a_group_heading_never_ends_a_page():
    rows = [row for n in range(60) for row in (Row((Text("群"),), RowKind.GROUP), body("1", "文"))]
    for page in grids(document(table(rows))):
        assert not page[-1].rows[-1].keeps


def test_a_heading_stays_with_what_follows():
    sections = tuple(Section(Text(f"題{n}"), (Paragraph(Text("文\n" * 5)),)) for n in range(40))
    for page in pages_of(Document("例", (Part("例", Text("例"), sections),))):
        last = page.placed[-1].piece
        assert isinstance(last, Prose)
        assert not last.keeps


@pytest.mark.parametrize("lines", [49, 50, 51, 52, 53, 54, 120])
def test_a_row_about_as_long_as_a_page_leaves_no_heading_alone(lines):
    row = body("1", "\n".join(str(n) for n in range(lines)))
    for page in pages_of(document(table([row]), title="題")):
        assert not all(placed.piece.keeps for placed in page.placed)


@pytest.mark.parametrize("rows", [20, 30, 32, 33, 60])
def test_a_drawing_kept_whole_never_reaches_beyond_its_page(rows):
    fill = Fill(Tone.LATE, Pattern.SOLID, "例")
    bars = tuple(BarRow(str(n), (Bar((Piece(n, "", fill),), "計"),)) for n in range(rows))
    block = Drawing(BarChart(bars, (fill,), is_whole=rows < 40), table([body("1", "文")]))
    for page in pages_of(document(block)):
        for placed in page.placed:
            assert placed.down + placed.piece.height <= page.sheet.depth + 1e-6


def test_a_row_longer_than_a_page_begins_where_there_is_room_for_it():
    long = body("1", "\n".join(str(n) for n in range(200)))
    pages = pages_of(document(Paragraph(Text("文\n" * 12)), table([long])))
    assert [type(placed.piece) for placed in pages[0].placed][-1] is Grid


def test_nothing_stands_outside_the_text_box():
    blocks = (Fields((Pair("長い", Text(LONG)),)), Paragraph(Text(LONG)), table([body("1", "あ")]))
    for page in pages_of(document(*blocks)):
        last = page.placed[-1]
        assert last.down + last.piece.height <= page.sheet.depth + 1e-6


def test_an_endless_word_is_folded_over_pages():
    pages = pages_of(document(Paragraph(Text("a" * 200_000))))
    count = sum(
        len(characters)
        for page in pages
        for placed in page.placed
        if isinstance(placed.piece, Prose) and not placed.piece.keeps
        for line in placed.piece.lines
        for _, characters in line.runs
    )
    assert count == 200_000


def test_the_same_document_gives_the_same_bytes():
    found = document(Paragraph(Text("葛\U000e0100飾区の𠮷野さん")), table([body("1", LONG)]))
    assert to_pdf(found).data == to_pdf(found).data


def test_a_character_without_a_glyph_is_found_and_printed_as_a_visible_mark():
    found = document(Paragraph(Text("𠮷野\ue000さん、😀")))
    (missing,) = find_missing_glyphs(found)
    assert missing.characters == ("𠮷", "\ue000", "😀")
    assert glyphs(PROSE)["𠮷"].code == "〓"


def test_a_font_that_has_the_kanji_variant_prints_it():
    glyph = glyphs(PROSE)["葛\U000e0100"]
    assert not glyph.missing
    assert glyph.code != "葛"


def test_a_kanji_variant_no_font_has_is_found():
    (missing,) = find_missing_glyphs(document(Paragraph(Text("漢\U000e01ef字"))))
    assert missing.characters == ("漢\U000e01ef",)


def test_a_letter_typed_in_two_characters_is_printed_as_one():
    assert clusters_of("か\u3099く") == ["が", "く"]


def test_a_compatibility_kanji_is_left_alone():
    assert clusters_of("\ufa19社\u3099")[0] == "\ufa19"


def test_characters_of_the_last_private_planes_never_pass_for_our_own():
    assert glyphs(PROSE)["\U00100000"].missing


def test_blanks_and_formatting_characters_are_no_missing_glyphs():
    text = "全角\u3000、\u2003、\u200b、\ufeff、\u00a0、☆\ufe0f、タブ\t"
    assert find_missing_glyphs(document(Paragraph(Text(text)))) == ()


def test_control_characters_are_shown_and_not_swallowed():
    (missing,) = find_missing_glyphs(document(Paragraph(Text("あ\x01い"))))
    assert missing.characters == ("\x01",)


def test_every_pair_of_ink_and_ground_can_be_read():
    grounds = ("#FFFFFF", style.GROUP_FILL)
    for ink in style.INKS.values():
        assert all(contrast(ink, ground) >= 4.5 for ground in grounds)
    assert contrast(style.INK, style.HEADER_FILL) >= 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
