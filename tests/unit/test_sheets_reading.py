"""Cells come out of a workbook as they stand in it."""

from pathlib import Path

import pytest

from dxdesk.domain.file_errors import Broken, TooLarge
from dxdesk.sheets.book import read_book
from dxdesk.sheets.styles import is_date_format
from dxdesk.sheets.values import Area, Cell, CellKind, Limits, column_letters, column_number
from tests.fixtures.raw_workbooks import (
    SHEET,
    STRICT,
    STRICT_DOCUMENT,
    WORKBOOK,
    cell,
    pack,
    parts,
    workbook,
)


def only_cell(folder: Path, rows: str, **others: str) -> Cell:
    (found,) = read_book(workbook(folder, rows, **others)).sheets[0].cells
    return found


def content(folder: Path, rows: str, **others: str) -> tuple[str, CellKind]:
    found = only_cell(folder, rows, **others)
    return found.text, found.kind


def shared(folder: Path, item: str) -> str:
    return only_cell(folder, cell("<v>0</v>", "r='A1' t='s'"), strings=f"<si>{item}</si>").text


# Text


def test_joins_the_runs_of_rich_text(tmp_path):
    runs = "<r><rPr><b/></rPr><t xml:space='preserve'>進捗 </t></r><r><t>遅れ</t></r>"
    assert shared(tmp_path, runs) == "進捗 遅れ"


@pytest.mark.parametrize(
    "guide", ["<rPh sb='0' eb='1'><t>カ</t></rPh>", "<rPh><r><t>カ</t></r></rPh>"]
)
def test_leaves_phonetic_guides_out_of_shared_and_inline_text(tmp_path, guide):
    item = f"<t>課</t>{guide}<phoneticPr fontId='1'/>"
    inline = cell(f"<is>{item}</is>", "r='A1' t='inlineStr'")
    assert shared(tmp_path, item) == "課"
    assert content(tmp_path, inline) == ("課", CellKind.TEXT)


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("一_x000D_&#10;二", "一\n二"),
        ("一&#13;二", "一\n二"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x0041_", "A"),
        ("_xD840__xDC0B_", "\U0002000b"),
        ("前_xD840_後", "前_xD840_後"),
        ("_x0001__xfffe_", "_x0001__xFFFE_"),
        ("_x00zz_ _x12_", "_x00zz_ _x12_"),
        ("葛󠄀飾 ㈱ ｶﾞ が", "葛󠄀飾 ㈱ ｶﾞ が"),
        ("007", "007"),
        ("=1+1", "=1+1"),
        ("<![CDATA[<c r='A1'/>]]>", "<c r='A1'/>"),
    ],
)
def test_keeps_text_to_the_character(tmp_path, stored, meant):
    assert shared(tmp_path, f"<t>{stored}</t>") == meant


def test_keeps_blanks_around_text_where_the_file_says_so(tmp_path):
    assert shared(tmp_path, "<t xml:space='preserve'> 文 \n</t>") == " 文 \n"
    assert shared(tmp_path, "<t>\n   文\n  </t>") == "文"
    assert shared(tmp_path, "<t>　文　</t>") == "　文　"


def test_reads_a_text_longer_than_excel_writes(tmp_path):
    text = "長" * 33_000
    assert shared(tmp_path, f"<t>{text}</t>") == text


def test_a_dangling_shared_string_is_an_error_cell(tmp_path):
    for index in ("7", "-1", "x", "99999999999999999999"):
        found = content(tmp_path, cell(f"<v>{index}</v>", "r='A1' t='s'"), strings="<si/>")
        assert found == ("", CellKind.ERROR)


# Numbers, truth values, errors, formulas


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("12", "12"),
        ("007", "7"),
        ("-0", "0"),
        ("-12.50", "-12.5"),
        ("1E5", "100000"),
        ("1.1000000000000001", "1.1"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("1e-7", "0.0000001"),
        ("12345678901234567890", "12345678901234567890"),
        (" 3 ", "3"),
        ("9" * 309, "9" * 309),
    ],
)
def test_a_number_is_its_shortest_exact_text(tmp_path, raw, text):
    assert content(tmp_path, cell(f"<v>{raw}</v>")) == (text, CellKind.NUMBER)


@pytest.mark.parametrize(
    "raw", ["1" * 400, "1E400", "NaN", "INF", "-Infinity", "1_000", "１２", "0x1F", "1E99999999"]
)
def test_what_no_cell_can_hold_as_a_number_is_an_error_with_its_text(tmp_path, raw):
    assert content(tmp_path, cell(f"<v>{raw}</v>")) == (raw, CellKind.ERROR)


def test_truth_values_and_errors_keep_their_kind(tmp_path):
    assert content(tmp_path, cell("<v>1</v>", "r='A1' t='b'")) == ("TRUE", CellKind.BOOL)
    assert content(tmp_path, cell("<v>0</v>", "r='A1' t='b'")) == ("FALSE", CellKind.BOOL)
    assert content(tmp_path, cell("<v>#REF!</v>", "r='A1' t='e'")) == ("#REF!", CellKind.ERROR)
    assert content(tmp_path, cell("<v>2</v>", "r='A1' t='b'")) == ("2", CellKind.ERROR)


def test_a_formula_gives_its_cached_value_and_says_that_it_is_one(tmp_path):
    found = only_cell(tmp_path, cell("<f>B1&amp;C1</f><v>結果</v>", "r='A1' t='str'"))
    assert found == Cell(1, 1, "結果", CellKind.TEXT, formula=True)


def test_a_formula_without_a_cached_value_is_no_blank(tmp_path):
    found = only_cell(tmp_path, cell("<f>B1</f>"))
    assert found == Cell(1, 1, "", CellKind.UNCALCULATED, formula=True)


# Dates

DATES = "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/><xf numFmtId='58'/>"
CUSTOM = (
    "<numFmt numFmtId='170' "
    "formatCode='[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@'/>"
)


@pytest.mark.parametrize(
    ("serial", "style", "text", "kind"),
    [
        ("45383", 1, "2024-04-01", CellKind.DATE),
        ("45383", 2, "2024-04-01", CellKind.DATE),
        ("45383", 3, "2024-04-01", CellKind.DATE),
        ("45383", 0, "45383", CellKind.NUMBER),
        ("45383", 99, "45383", CellKind.NUMBER),
        ("45383.520833333336", 1, "2024-04-01T12:30:00", CellKind.DATE),
        ("45382.99999999999", 1, "2024-04-01", CellKind.DATE),
        ("0.5208333333333334", 1, "12:30:00", CellKind.TIME),
        ("1", 1, "1900-01-01", CellKind.DATE),
        ("59", 1, "1900-02-28", CellKind.DATE),
        ("60", 1, "60", CellKind.NUMBER),
        ("61", 1, "1900-03-01", CellKind.DATE),
        ("2958465", 1, "9999-12-31", CellKind.DATE),
        ("2958466", 1, "2958466", CellKind.NUMBER),
        ("2958465.9999999999", 1, "2958466", CellKind.NUMBER),
        ("-1", 1, "-1", CellKind.NUMBER),
    ],
)
def test_a_number_shown_as_a_date_is_that_date(tmp_path, serial, style, text, kind):
    rows = cell(f"<v>{serial}</v>", f"r='A1' s='{style}'")
    assert content(tmp_path, rows, formats=DATES, custom=CUSTOM) == (text, kind)


def test_dates_count_from_1904_where_the_workbook_says_so(tmp_path):
    rows = cell("<v>43921</v>", "r='A1' s='1'")
    found = content(tmp_path, rows, formats=DATES, properties="date1904='1'")
    assert found == ("2024-04-01", CellKind.DATE)


def test_dates_stored_as_text_by_iso_8601_are_dates(tmp_path):
    for raw, text, kind in (
        ("2024-04-01T00:00:00", "2024-04-01", CellKind.DATE),
        ("2024-04-01", "2024-04-01", CellKind.DATE),
        ("2024-04-01T09:05:00Z", "2024-04-01T09:05:00", CellKind.DATE),
        ("09:05:00", "09:05:00", CellKind.TIME),
        ("令和6年", "令和6年", CellKind.ERROR),
    ):
        assert content(tmp_path, cell(f"<v>{raw}</v>", "r='A1' t='d'")) == (text, kind)


@pytest.mark.parametrize(
    "code",
    ["yyyy/m/d", "m/d/yy h:mm", '[$-411]ge"."m"."d', "aaa", "mm:ss.0", "[Red]d;@", "yyyy年m月"],
)
def test_knows_the_formats_of_dates(code):
    assert is_date_format(code)


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0.00E+00",
        '#,##0"day"',
        "[h]:mm:ss",
        "[Red]0",
        r"0\d",
        "@",
        "[$-411]0",
        "_y0",
        "",
    ],
)
def test_knows_the_formats_of_quantities(code):
    assert not is_date_format(code)


# Places


def test_cells_have_their_true_places_in_sheet_order_whatever_the_xml_order(tmp_path):
    rows = (
        "<row r='9'><c r='C9'><v>4</v></c><c r='A9'><v>3</v></c></row>"
        "<row r='2'><c r='B2'><v>2</v></c></row><row r='1'><c r='ZZ1'><v>1</v></c></row>"
    )
    sheet = read_book(workbook(tmp_path, rows)).sheets[0]
    assert [(each.address, each.text) for each in sheet.cells] == [
        ("ZZ1", "1"),
        ("B2", "2"),
        ("A9", "3"),
        ("C9", "4"),
    ]
    assert [number for number, _ in sheet.rows()] == [1, 2, 9]


def test_cells_without_addresses_follow_the_cell_before_them(tmp_path):
    rows = (
        "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r='5'><c r='D5'/><c><v>3</v></c></row>"
        "<row><c><v>4</v></c></row>"
    )
    cells = read_book(workbook(tmp_path, rows)).sheets[0].cells
    assert [each.address for each in cells] == ["A1", "C1", "E5", "A6"]


@pytest.mark.parametrize("dimension", ["A1:XFD1048576", "A1", "Z9:A1", "nonsense"])
def test_a_lying_dimension_is_not_believed(tmp_path, dimension):
    rows = "<row r='3'><c r='B3'><v>1</v></c></row>"
    book = read_book(workbook(tmp_path, rows, before=f"<dimension ref='{dimension}'/>"))
    assert [each.address for each in book.sheets[0].cells] == ["B3"]


def test_blanks_are_no_cells(tmp_path):
    rows = (
        "<row><c r='A1' s='1'/><c r='B1'><v/></c><c r='C1' t='s'><v>0</v></c>"
        "<c r='D1' t='str'><v></v></c><c r='E1' t='inlineStr'><is><t/></is></c></row>"
    )
    assert read_book(workbook(tmp_path, rows, strings="<si><t/></si>")).sheets[0].cells == ()


def test_a_place_with_two_different_contents_is_refused_by_its_address(tmp_path):
    twice = "<row r='2'><c r='B2'><v>1</v></c></row><row r='2'><c r='B2'><v>{}</v></c></row>"
    assert len(read_book(workbook(tmp_path, twice.format(1))).sheets[0].cells) == 1
    with pytest.raises(Broken, match="B2 twice"):
        read_book(workbook(tmp_path, twice.format(2)))


@pytest.mark.parametrize("address", ["1A", "A", "A-1", "ABCD1", "あ1", "A１", "$A$1", ""])
def test_a_cell_with_content_and_no_sound_address_is_refused(tmp_path, address):
    with pytest.raises(Broken):
        read_book(workbook(tmp_path, cell("<v>1</v>", f"r='{address}'")))


@pytest.mark.parametrize(
    ("address", "what"), [("A1048577", "rows"), ("A0", "rows"), ("XFE1", "columns")]
)
def test_places_beyond_excels_own_limits_are_refused(tmp_path, address, what):
    with pytest.raises(TooLarge) as refused:
        read_book(workbook(tmp_path, cell("<v>1</v>", f"r='{address}'")))
    assert refused.value.what == what


def test_columns_have_letters_and_numbers():
    assert [column_letters(each) for each in (1, 26, 27, 702, 703, 16384)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert [column_number(column_letters(each)) for each in range(1, 800)] == [*range(1, 800)]


def test_merged_ranges_are_told(tmp_path):
    content = parts(cell("<v>1</v>"))
    content[SHEET] = content[SHEET].replace(
        "</worksheet>", "<mergeCells><mergeCell ref='A1:B2'/></mergeCells></worksheet>"
    )
    assert read_book(pack(tmp_path / "x.xlsx", content)).sheets[0].merges == (Area(1, 1, 2, 2),)


def test_a_merge_hides_all_cells_of_its_range_but_the_first():
    area = Area(2, 2, 3, 4)
    hidden = [(row, column) for row in range(1, 6) for column in range(1, 6)]
    assert [place for place in hidden if area.hides(*place)] == [
        (2, 3),
        (2, 4),
        (3, 2),
        (3, 3),
        (3, 4),
    ]


def test_a_merge_of_no_range_merges_nothing(tmp_path):
    content = parts(cell("<v>1</v>"))
    merges = "".join(
        f"<mergeCell ref='{ref}'/>" for ref in ("A1", "", "1:2", "A1:B２", "$A$1:$B$2")
    )
    content[SHEET] = content[SHEET].replace("</worksheet>", f"{merges}</worksheet>")
    assert read_book(pack(tmp_path / "x.xlsx", content)).sheets[0].merges == ()


# Books


def test_reads_strict_workbooks(tmp_path):
    rows = cell("<v>0</v>", "r='A1' t='s'")
    strings = "<si><t>厳格</t></si>"
    found = content(tmp_path, rows, strings=strings, main=STRICT, document=STRICT_DOCUMENT)
    assert found == ("厳格", CellKind.TEXT)


def test_reads_workbooks_with_prefixed_names(tmp_path):
    content = parts()
    content[SHEET] = (
        "<x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
        "<x:sheetData><x:row><x:c r='A1' t='inlineStr'><x:is><x:t>接頭</x:t></x:is></x:c></x:row>"
        "</x:sheetData></x:worksheet>"
    )
    (found,) = read_book(pack(tmp_path / "x.xlsx", content)).sheets[0].cells
    assert found.text == "接頭"


def test_reads_parts_in_utf_16(tmp_path):
    content = {name: data.encode() for name, data in parts().items()}
    content[SHEET] = parts(cell("<is><t>漢字</t></is>"))[SHEET].encode("utf-16")
    (found,) = read_book(pack(tmp_path / "x.xlsx", content)).sheets[0].cells
    assert found.text == "漢字"


def test_returns_hidden_sheets_and_sheets_alike_but_for_case(tmp_path):
    content = parts(cell("<v>1</v>"))
    content[WORKBOOK] = content[WORKBOOK].replace(
        "</sheets>",
        "<sheet name='ＡＢＣ' state='veryHidden' r:id='rId1'/><sheet name='abc' r:id='rId1'/>"
        "<sheet name='ABC' state='hidden' r:id='rId1'/></sheets>",
    )
    sheets = read_book(pack(tmp_path / "x.xlsx", content)).sheets
    assert [(each.name, each.hidden) for each in sheets] == [
        ("表", False),
        ("ＡＢＣ", True),
        ("abc", False),
        ("ABC", True),
    ]
    assert all(len(each.cells) == 1 for each in sheets)


def test_a_sheet_that_leads_nowhere_is_refused_rather_than_left_out(tmp_path):
    content = parts(cell("<v>1</v>"))
    content[WORKBOOK] = content[WORKBOOK].replace(
        "</sheets>", "<sheet name='別' r:id='rId9'/></sheets>"
    )
    with pytest.raises(Broken, match="別"):
        read_book(pack(tmp_path / "x.xlsx", content))


def test_the_cells_of_all_sheets_together_are_limited(tmp_path):
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row>" * 3
    with pytest.raises(TooLarge) as refused:
        read_book(workbook(tmp_path, rows), limits=Limits(cells=4))
    assert (refused.value.what, refused.value.limit) == ("cells", 4)


def test_the_characters_of_all_cells_together_are_limited(tmp_path):
    rows = "<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>"
    content = parts(rows, strings=f"<si><t>{'長' * 10}</t></si>")
    content[WORKBOOK] = content[WORKBOOK].replace(
        "</sheets>", "<sheet name='別' r:id='rId1'/></sheets>"
    )
    path = pack(tmp_path / "x.xlsx", content)
    assert len(read_book(path, limits=Limits(texts=40)).sheets) == 2
    for limit in (39, 19):
        with pytest.raises(TooLarge) as refused:
            read_book(path, limits=Limits(texts=limit))
        assert (refused.value.what, refused.value.limit) == ("texts", limit)


def test_the_merges_of_a_sheet_are_limited(tmp_path):
    content = parts(cell("<v>1</v>"))
    merges = "<mergeCell ref='A1:B2'/>" * 3
    content[SHEET] = content[SHEET].replace("</worksheet>", f"{merges}</worksheet>")
    with pytest.raises(TooLarge) as refused:
        read_book(pack(tmp_path / "x.xlsx", content), limits=Limits(merges=2))
    assert refused.value.what == "merges"
