"""What is written opens everywhere and comes back as it was."""

import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Alignment, Border, Font, Side

from dxdesk.sheets.book import read_book
from dxdesk.sheets.saving import save
from dxdesk.sheets.values import CellKind
from dxdesk.sheets.writing import (
    CELL_LIMIT,
    Notice,
    NoticeKind,
    Writing,
    legal_title,
    split_at_limit,
)


def written(folder: Path, *contents: object) -> tuple[Writing, Path]:
    """A workbook with the contents below each other in its first column."""
    writing = Writing()
    sheet = writing.add_sheet("表")
    for row, content in enumerate(contents, start=1):
        writing.put(sheet.cell(row, 1), content)
    path = folder / "書出し.xlsx"
    writing.save(path)
    return writing, path


def texts(path: Path) -> list[str]:
    return [cell.text for cell in read_book(path).sheets[0].cells]


@pytest.mark.parametrize(
    "text", ["=1+1", "+81", "-5", "@SUM(A1)", "\t=1", "#REF!", "=", "TRUE", "007"]
)
def test_text_that_looks_like_something_else_stays_text(tmp_path, text):
    _, path = written(tmp_path, text)
    (cell,) = read_book(path).sheets[0].cells
    assert (cell.text, cell.kind, cell.formula) == (text, CellKind.TEXT, False)
    assert openpyxl.load_workbook(path).worksheets[0]["A1"].data_type == "s"


def test_text_that_looks_like_a_formula_stays_text_when_it_is_edited_in_excel(tmp_path):
    _, path = written(tmp_path, "=1+1", "普通")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert (sheet["A1"].quotePrefix, sheet["A2"].quotePrefix) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "一\n二\n",
        " 前後 ",
        "　全角　",
        "   ",
        "\n",
        "\u3000 ",
        "_x000D_",
        "_x0041_x0042_",
        "_x005F_x000D_",
        "葛󠄀飾𠀋㈱ｶﾞが",
        "<b>&amp;",
        "]]>",
        "\x7f\x85\u2028",
    ],
)
def test_text_comes_back_to_the_character(tmp_path, text):
    writing, path = written(tmp_path, text)
    assert texts(path) == [text]
    assert writing.notices == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(st.text(st.characters(exclude_characters="\r"), min_size=1), min_size=1, max_size=40)
)
def test_any_text_comes_back_but_for_what_xml_forbids(tmp_path, contents):
    writing, path = written(tmp_path, *contents)
    noted = {notice.address for notice in writing.notices}
    for row, (before, after) in enumerate(zip(contents, texts(path), strict=True), start=1):
        assert before == after or (f"A{row}" in noted and "\ufffd" in after)
        assert len(before) == len(after)


def test_line_ends_become_line_feeds(tmp_path):
    _, path = written(tmp_path, "一\r\n二\r三")
    assert texts(path) == ["一\n二\n三"]


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"])
def test_what_xml_forbids_is_replaced_visibly_and_noted(tmp_path, bad):
    writing, path = written(tmp_path, "可", f"前{bad}後")
    assert texts(path) == ["可", "前\ufffd後"]
    assert writing.notices == [Notice("表", "A2", NoticeKind.REPLACED, bad)]
    assert openpyxl.load_workbook(path).worksheets[0]["A2"].value == "前\ufffd後"


@pytest.mark.parametrize(
    "text", ["長" * 33_000, "𠀋" * 20_000, "_x0041_" * 4_000, "か\u3099" * 20_000]
)
def test_a_text_too_long_for_a_cell_gives_back_its_rest(tmp_path, text):
    writing = Writing()
    sheet = writing.add_sheet("表")
    row, rest = 0, text
    while rest:
        row += 1
        rest = writing.put(sheet.cell(row, 1), rest)
    writing.save(tmp_path / "x.xlsx")
    assert "".join(texts(tmp_path / "x.xlsx")) == text
    assert [notice.what for notice in writing.notices] == [NoticeKind.CONTINUED] * (row - 1)
    stored = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]
    assert all(len(cell.value.encode("utf-16-le")) <= 2 * CELL_LIMIT for (cell,) in stored.rows)


def test_a_cut_tears_no_character_from_its_marks():
    variant = "葛\U000e0100"
    first, rest = split_at_limit("一" + variant * 12_000)
    assert first.endswith(variant)
    assert rest.startswith("葛")
    assert split_at_limit("一" * CELL_LIMIT) == ("一" * CELL_LIMIT, "")


def test_what_a_cut_gives_always_fits_one_cell(tmp_path):
    rest, parts = "_x0041_𠀋" * 9_000, []
    while rest:
        first, rest = split_at_limit(rest)
        parts.append(first)
    writing, path = written(tmp_path, *parts)
    assert writing.notices == []
    assert texts(path) == parts


def test_numbers_are_numbers_while_a_cell_holds_them_exactly(tmp_path):
    numbers = [
        0,
        -12,
        123456789012345,
        Decimal("12.5"),
        Decimal("-0.000001"),
        Decimal("1E+20"),
        2.5,
    ]
    writing, path = written(tmp_path, *numbers)
    cells = read_book(path).sheets[0].cells
    assert [cell.kind for cell in cells] == [CellKind.NUMBER] * len(numbers)
    assert [Decimal(cell.text) for cell in cells] == numbers
    assert writing.notices == []


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1234567890123456, "1234567890123456"),
        (Decimal("0.1234567890123456"), "0.1234567890123456"),
        (Decimal("1E+400"), "1" + "0" * 400),
        (Decimal("NaN"), "NaN"),
        (float("inf"), "inf"),
    ],
)
def test_a_number_no_cell_holds_exactly_is_text_and_noted(tmp_path, number, text):
    writing, path = written(tmp_path, number)
    (cell,) = read_book(path).sheets[0].cells
    assert (cell.text, cell.kind) == (text, CellKind.TEXT)
    assert writing.notices == [Notice("表", "A1", NoticeKind.AS_TEXT, text)]


def test_dates_are_true_dates_and_early_ones_text(tmp_path):
    writing, path = written(
        tmp_path, date(2024, 4, 1), datetime(2024, 4, 1, 9, 30), date(1900, 3, 1), date(1890, 1, 1)
    )
    cells = read_book(path).sheets[0].cells
    assert [(cell.text, cell.kind) for cell in cells] == [
        ("2024-04-01", CellKind.DATE),
        ("2024-04-01T09:30:00", CellKind.DATE),
        ("1900-03-01", CellKind.DATE),
        ("1890-01-01", CellKind.TEXT),
    ]
    assert [notice.address for notice in writing.notices] == ["A4"]


def test_blanks_and_truth_values(tmp_path):
    _, path = written(tmp_path, None, "", True, False)
    assert texts(path) == ["TRUE", "FALSE"]


def test_a_look_is_shared_and_no_cell_changes_another(tmp_path):
    writing = Writing()
    sheet = writing.add_sheet("表")
    line = Side("thin")
    look = writing.look(
        font=Font(bold=True),
        border=Border(left=line),
        alignment=Alignment(wrap_text=True),
        number_format="yyyy/mm/dd",
    )
    for row, content in enumerate(["普通", "=1", date(2024, 4, 1), "後"], start=1):
        writing.put(sheet.cell(row, 1), content, look)
    sheet["A4"].font = Font(italic=True)
    writing.save(tmp_path / "x.xlsx")
    cells = [cell for (cell,) in openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0].rows]
    assert [cell.font.b for cell in cells] == [True, True, True, False]
    assert [cell.quotePrefix for cell in cells] == [False, True, False, False]
    assert [cell.number_format for cell in cells] == ["yyyy/mm/dd"] * 4


# Titles


@pytest.mark.parametrize(
    ("wanted", "legal"),
    [
        ("進捗報告", "進捗報告"),
        ("a[b]:c*d?e/f\\g", "a_b__c_d_e_f_g"),
        ("費用／効果：？", "費用_効果__"),
        ("'引用'", "引用"),
        ("", "_"),
        ("''", "_"),
        ("History", "History_2"),
        ("長" * 40, "長" * 31),
        ("𠀋" * 20, "𠀋" * 15),
        ("x\x00\ud800y", "x__y"),
    ],
)
def test_titles_are_made_legal(wanted, legal):
    assert legal_title(wanted) == legal


def test_titles_alike_in_case_or_width_are_told_apart():
    assert legal_title("ABC", ["abc"]) == "ABC_2"
    assert legal_title("ＡＢＣ", ["abc", "ABC_2"]) == "ＡＢＣ_3"
    assert legal_title("長" * 31, ["長" * 31]) == "長" * 29 + "_2"


def test_sheets_of_one_wanted_title_are_all_written(tmp_path):
    writing = Writing()
    for _ in range(3):
        writing.add_sheet("表/1")
    writing.save(tmp_path / "x.xlsx")
    names = [sheet.name for sheet in read_book(tmp_path / "x.xlsx").sheets]
    assert names == ["表_1", "表_1_2", "表_1_3"]


# Files


def test_the_same_content_gives_the_same_bytes(tmp_path):
    _, path = written(tmp_path, "一", 2)
    first = path.read_bytes()
    written(tmp_path, "一", 2)
    assert path.read_bytes() == first


def test_a_file_tells_when_it_was_made_as_it_is_told_and_no_user(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.properties.lastModifiedBy = "user"
    save(workbook, tmp_path / "x.xlsx", made=datetime(2026, 11, 23, 10, 0, tzinfo=UTC))
    properties = openpyxl.load_workbook(tmp_path / "x.xlsx").properties
    assert properties.created == properties.modified == datetime(2026, 11, 23, 10, 0)
    assert properties.lastModifiedBy is None
    _, path = written(tmp_path, "一")
    assert openpyxl.load_workbook(path).properties.creator == "dxdesk"
    with zipfile.ZipFile(path) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_file_that_was_there_survives_a_failure(tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(IndexError):
        save(openpyxl.Workbook(write_only=True), path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["x.xlsx"]
