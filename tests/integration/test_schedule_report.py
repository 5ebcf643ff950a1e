import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from dxdesk.domain import keys
from dxdesk.reports import build, render
from dxdesk.reports.pdf.render import pages_of
from dxdesk.reports.tiling import tiled
from tests.fixtures import report_samples as sample

MM = 72 / 25.4
STEPS = (
    ("例　要件の整理", "study", "2023-04-10", "2023-09-30", "2023-04-10", "2023-10-20"),
    ("例　窓口での試行", "run", "2024-04-01", "2024-12-31", "2024-05-01", ""),
    ("例　期間のない工程", "", "", "", "", ""),
    ("例　逆の期間", "prepare", "2024-09-30", "2024-04-01", "", ""),
    ("<b>&{} 節目", "run", "2025-10-01", "2025-10-01", "", ""),
)
NAMES = ("title", "stage", "planned_from", "planned_to", "actual_from", "actual_to")
ODD = sample.record(
    "initiative", "P7/T2", number="2", title="𠮷野の取組", measure="P7/S1", order="2"
)


def records(*more):
    owner = sample.assignment(4, "D0210").key
    steps = [
        sample.record(
            "schedule_step",
            keys.derived("schedule_step", owner, str(place)),
            order=str(place),
            **{name: text for name, text in zip(NAMES, texts, strict=True) if text},
        )
        for place, texts in enumerate(STEPS)
    ]
    return sample.records(*steps, *more)


def written(folder: Path, file_format: str, *more, **occasion) -> Path:
    path = folder / f"スケジュール.{file_format[:4].rstrip('-')}"
    when = replace(sample.OCCASION, made_at=datetime(2024, 10, 5, 9, 0), **occasion)
    render("schedule", file_format, records(*more), sample.words(), when, path)
    return path


def text_of(path: Path) -> str:
    command = ("pdftotext", "-raw", path, "-")
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return "".join(run.stdout.split())


@pytest.fixture(scope="module")
def a3(tmp_path_factory) -> Path:
    return written(tmp_path_factory.mktemp("a3"), "pdf")


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    return load_workbook(written(tmp_path_factory.mktemp("xlsx"), "xlsx"))


def boxes(path: Path) -> list[tuple[int, int]]:
    with pikepdf.open(path) as pdf:
        sides = [tuple(map(float, page.mediabox))[2:] for page in pdf.pages]
    return [(round(wide / MM), round(high / MM)) for wide, high in sides]


def test_the_schedule_lies_on_a3_with_every_step_in_words(a3):
    assert set(boxes(a3)) == {(420, 297)}
    text = text_of(a3)
    for title, *_ in STEPS:
        assert "".join(title.split()) in text
    for words in ("令和6年10月5日現在", "今日R6.10.5", "令和5年度", "10〜12月", "資料1"):
        assert words in text


def test_states_are_said_by_a_sign_and_a_letter_and_the_legend_explains_them(a3):
    text = text_of(a3)
    for words in ("●検例要件の整理", "◐実例窓口での試行", "○実<b>&{}節目", "◆遅れ", "検＝検討"):
        assert words in text


def test_missing_and_contradicting_days_are_listed(a3):
    text = text_of(a3)
    assert "？期間が未入力：2件" in text
    assert "＊終わりが始まりより前：1件" in text
    assert "予定の終わりが始まりより前です" in text


def test_tiles_are_a4_one_year_on_each_and_lose_no_step(tmp_path):
    path = written(tmp_path, "pdf-a4")
    assert set(boxes(path)) == {(297, 210)}
    text = text_of(path)
    for title, *_ in STEPS:
        assert "".join(title.split()) in text
    for words in ("令和5年度", "令和6年度", "令和7年度", "4月", "3月"):
        assert words in text


@pytest.mark.parametrize("tile", [False, True])
def test_a_row_of_many_steps_at_once_stays_on_its_pages(tile):
    owner = sample.assignment(4, "D0210").key
    crowd = [
        sample.record(
            "schedule_step",
            keys.derived("schedule_step", owner, f"crowd {place}"),
            title=f"例　同時の工程{place}",
            planned_from="2023-04-01",
            planned_to="2026-03-31",
        )
        for place in range(60)
    ]
    whole = build("schedule", sample.records(*crowd), sample.words(), sample.OCCASION)
    pages = pages_of(tiled(whole) if tile else whole)
    for page in pages:
        last = page.placed[-1]
        assert last.down + last.piece.height <= page.sheet.depth + 1e-6


def test_fonts_are_embedded_and_the_file_is_sound(a3):
    check = subprocess.run(("qpdf", "--check", a3), capture_output=True, text=True, check=True)
    assert "No syntax or stream encoding errors" in check.stdout
    fonts = subprocess.run(("pdffonts", a3), capture_output=True, text=True, check=True).stdout
    assert all(line.split()[-5:-2] == ["yes"] * 3 for line in fonts.splitlines()[2:])


def test_a_name_that_cannot_be_printed_is_told_by_record_and_field(tmp_path):
    path = tmp_path / "a.pdf"
    notices = render("schedule", "pdf", records(ODD), sample.words(), sample.OCCASION, path)
    (missing,) = notices.missing
    assert missing.source is not None
    assert (missing.source.key, missing.source.field) == ("P7/T2", "title")


def test_a_departments_edition_has_its_own_rows_only(tmp_path):
    text = text_of(written(tmp_path, "pdf", department="D0410"))
    assert "例要件の整理" not in text
    assert "例高齢者支援課" in text


def test_the_workbook_says_a_quarter_by_fill_and_sign(sheets):
    sheet = sheets.worksheets[0]
    header = next(row for row in sheet.iter_rows() if row[0].value == "番号")
    quarters = [str(cell.value).replace("\n", "") for cell in header[7:]]
    assert quarters[:2] == ["R54〜6月", "R57〜9月"]
    assert len(quarters) == 12
    (row,) = (row for row in sheet.iter_rows() if "要件の整理" in str(row[3].value))
    signs = [cell.value or "" for cell in row[7:10]]
    assert signs == ["■検", "■検", "＋検"]
    fills = [cell.fill.fgColor.rgb for cell in row[7:11]]
    assert len(set(fills[:3])) == 1
    assert fills[3] not in fills[:3]


def test_the_workbook_prints_its_header_and_signs_on_every_page(sheets):
    sheet = sheets.worksheets[0]
    assert sheet.print_title_rows
    assert sheet.page_setup.orientation == "landscape"
    assert any("□ 予定" in str(cell.value) for row in sheet.iter_rows() for cell in row)
