import csv
import io
import subprocess
import unicodedata
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.progress import finished
from dxdesk.domain.report_errors import UnknownFormat
from dxdesk.domain.words import reports as says
from dxdesk.reports import Audience, Missing, Notices, build, render
from dxdesk.reports.content import Document, texts_of
from dxdesk.reports.pdf.render import to_pdf
from dxdesk.reports.rendering import Target, Writer
from tests.fixtures import report_samples as sample

LONG = "あ" * 70_000
FORMULAS = ("=1+1", "+81", "-5", "@SUM(A1)", "#N/A", "'x", "001", "1E5")


def written(path: Path, *more, kind="list", audience=Audience.EYES, **occasion) -> Notices:
    when = replace(sample.OCCASION, **occasion)
    data, words = sample.records(*more), sample.words()
    return render(kind, path.suffix[1:], data, words, when, path, audience)


def ran(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def list_and_sheets() -> Document:
    made = [
        build(kind, sample.records(), sample.words(), sample.OCCASION) for kind in ("list", "sheet")
    ]
    return made[0].and_then(*made[1].parts)


def squeezed(text: str) -> str:
    return "".join(text.split())


def pdf_text(path: Path) -> str:
    return squeezed(ran("pdftotext", "-raw", path, "-"))


@pytest.fixture(scope="module")
def sheets(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "個票.pdf"
    written(path, kind="sheet")
    return path


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    path = tmp_path_factory.mktemp("data") / "集計用.xlsx"
    long = sample.report(sample.assignment(1, "D0310"), results=LONG, issues="=1+1")
    written(path, long, audience=Audience.DATA)
    return load_workbook(path)


def test_the_text_of_every_field_can_be_taken_out_of_the_pdf(sheets):
    text = pdf_text(sheets)
    owner = sample.assignment(1, "D0310")
    for name, value in sample.full_report(owner).fields.items():
        if CATALOGUE["report"].field(name).kind in ("text", "prose"):
            assert squeezed(value) in text


def test_markup_is_printed_as_typed(sheets):
    assert squeezed(sample.ODD) in pdf_text(sheets)


def test_every_font_is_embedded_and_subset(sheets):
    fonts = ran("pdffonts", sheets).splitlines()[2:]
    assert fonts
    for line in fonts:
        assert line.split()[-5:-2] == ["yes", "yes", "yes"]
        assert "BIZUD" in line


def test_the_file_is_sound(sheets):
    assert "No syntax or stream encoding errors" in ran("qpdf", "--check", sheets)


def test_title_author_and_language_are_set(sheets):
    with pikepdf.open(sheets) as pdf:
        assert str(pdf.docinfo["/Title"]) == "個票"
        assert str(pdf.docinfo["/Author"]) == sample.OCCASION.issuer
        assert str(pdf.Root["/Lang"]) == "ja"


def test_the_outline_names_every_initiative(sheets):
    with pikepdf.open(sheets) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == 22
        assert outline.root[0].title == "取組1 窓口業務のオンライン化の推進"
        assert outline.root[0].children


def test_every_page_has_number_issuer_moment_and_count(sheets):
    with pikepdf.open(sheets) as pdf:
        total = len(pdf.pages)
    for number in (1, 2, total):
        page = squeezed(ran("pdftotext", "-f", str(number), "-l", str(number), sheets, "-"))
        assert f"{number}／{total}ページ" in page
        for words in ("資料1", "武蔵野市総務部情報政策課", "基準時点", "令和7年6月12日10時05分"):
            assert words in page


def test_the_list_leads_to_each_sheet_where_both_are_in_one_document():
    whole = list_and_sheets()
    with pikepdf.open(io.BytesIO(to_pdf(whole).data)) as pdf:
        links = [a for page in pdf.pages for a in page.get("/Annots", [])]
    assert len({str(link["/Dest"]) for link in links}) == 22


def test_the_list_alone_has_no_link_that_leads_nowhere():
    alone = build("list", sample.records(), sample.words(), sample.OCCASION)
    with pikepdf.open(io.BytesIO(to_pdf(alone).data)) as pdf:
        assert not any("/Annots" in page for page in pdf.pages)


def test_the_same_report_made_twice_is_the_same_file(tmp_path):
    written(tmp_path / "a.pdf")
    written(tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_kanji_beyond_the_first_plane_and_variants_can_be_copied_out(tmp_path):
    note = sample.report(sample.assignment(1, "D0310"), results="𠮟る、葛\U000e0100飾区")
    written(tmp_path / "a.pdf", note, kind="sheet")
    text = pdf_text(tmp_path / "a.pdf")
    assert "𠮟る" in text
    assert "葛\U000e0100飾区" in text


def test_what_cannot_be_printed_is_told_and_listed_by_record_and_field(tmp_path):
    note = sample.report(sample.assignment(1, "D0310"), results="𠮷野\ue000")
    (missing,) = written(tmp_path / "a.pdf", note, kind="sheet").missing
    assert isinstance(missing, Missing)
    assert (missing.source.key, missing.source.field) == (note.key, "results")
    assert missing.characters == ("𠮷", "\ue000")
    text = pdf_text(tmp_path / "a.pdf")
    assert says.MISSING in text
    assert "〓野〓" in text
    assert "U+20BB7" in text


def test_no_line_of_the_pages_begins_with_a_closing_mark(sheets):
    lines = ran("pdftotext", "-layout", sheets, "-").splitlines()
    starts = {line.strip()[0] for line in lines if line.strip()}
    assert not starts & set("、。」）ー")


def test_the_workbook_for_eyes_says_what_the_document_says(tmp_path):
    written(tmp_path / "a.xlsx", kind="sheet")
    book = load_workbook(tmp_path / "a.xlsx")
    shown = {str(cell.value) for sheet in book for row in sheet for cell in row if cell.value}
    document = build("sheet", sample.records(), sample.words(), sample.OCCASION)
    for each in texts_of(document):
        text = each.text.text
        assert text == sample.OCCASION.number or not text or _in(text, shown)


def _in(text: str, shown: set[str]) -> bool:
    return text in shown or text.replace(",", "") in shown


def test_the_workbook_for_eyes_prints_on_a4_as_wide_as_the_paper(tmp_path):
    written(tmp_path / "a.xlsx")
    for sheet in load_workbook(tmp_path / "a.xlsx"):
        assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4)
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.right.text == "資料1"
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.print_title_rows


def test_the_workbook_for_eyes_links_its_list_to_its_sheets(tmp_path):
    from dxdesk.reports.excel.eyes import eyes_workbook

    whole = list_and_sheets()
    eyes_workbook(whole).save(tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    links = [c.hyperlink.location for r in book["2　一覧"] for c in r if c.hyperlink]
    assert set(links) == {f"'取組{number}'!A1" for number in range(1, 23)}


def test_a_text_longer_than_a_row_goes_on_below_in_the_workbook_for_eyes(tmp_path):
    long = sample.report(sample.assignment(1, "D0310"), results=LONG)
    written(tmp_path / "a.xlsx", long, kind="sheet")
    sheet = load_workbook(tmp_path / "a.xlsx")["取組1"]
    values = [str(cell.value) for row in sheet for cell in row if cell.value]
    assert sum(value.count("あ") for value in values if set(value) <= set("あ\n")) == len(LONG)
    assert all(each.height is None or each.height <= 409 for each in sheet.row_dimensions.values())


def test_the_workbook_for_machines_has_one_table_and_no_merged_cell_on_a_sheet(data):
    for sheet in data:
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        header = [cell.value for cell in sheet[1]]
        assert len(set(header)) == len(header)
        assert all(header)


def test_the_workbook_for_machines_has_a_sheet_for_every_record_type(data):
    assert {kind.label for kind in CATALOGUE.values()} <= set(data.sheetnames)
    assert data.sheetnames[0] == CATALOGUE["report"].label
    assert data.sheetnames[-1] == says.LEGEND


def test_the_legend_explains_every_column_of_every_sheet(data):
    explained = {(row[0].value, row[1].value) for row in data[says.LEGEND].iter_rows(min_row=2)}
    for sheet in data.worksheets[: len(CATALOGUE)]:
        assert {(sheet.title, cell.value) for cell in sheet[1]} <= explained


def test_values_come_back_as_what_they_are(tmp_path):
    written(tmp_path / "a.xlsx", audience=Audience.DATA)
    sheet = load_workbook(tmp_path / "a.xlsx")[CATALOGUE["report"].label]
    rows = list(sheet.iter_rows(values_only=True))
    row = dict(zip(rows[0], rows[1], strict=True))
    assert row["予算額（千円）"] == 12400
    assert row["基準時点（西暦）"] == datetime(2025, 3, 31)
    assert row["基準時点（和暦）"] == "令和7年3月31日"
    assert row["年度（西暦）"] == 2024
    assert row["課コード"] == "0310"
    assert (row["進捗"], row["進捗（コード）"]) == ("やや遅れ", "slightly-late")
    assert row["業務の変化"] == sample.ODD


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("audience", list(Audience))
def test_text_that_looks_like_something_else_stays_text(tmp_path, text, audience):
    odd = sample.report(sample.assignment(1, "D0310"), results=text)
    written(tmp_path / "a.xlsx", odd, kind="sheet", audience=audience)
    cells = [c for s in load_workbook(tmp_path / "a.xlsx") for r in s for c in r]
    found = [cell for cell in cells if cell.value == text]
    assert found
    assert all(cell.data_type == "s" for cell in found)


def test_a_text_longer_than_a_cell_goes_on_in_a_sheet_of_its_own(data):
    first = data[CATALOGUE["report"].label]
    column = [cell.value for cell in first[1]].index("取組内容の実績")
    rest = [row[4] for row in data[says.CONTINUED].iter_rows(min_row=2, values_only=True)]
    assert next(first.iter_rows(min_row=2, values_only=True))[column] + "".join(rest) == LONG


def test_characters_no_workbook_can_hold_are_told(tmp_path):
    odd = sample.report(sample.assignment(1, "D0310"), results="あ\ufffeい")
    notices = written(tmp_path / "a.xlsx", odd, audience=Audience.DATA)
    assert [(each.what, each.detail) for each in notices.cells] == [("replaced", "\ufffe")]


@pytest.mark.parametrize("audience", list(Audience))
def test_the_same_workbook_made_twice_is_the_same_file(tmp_path, audience):
    for name in ("a.xlsx", "b.xlsx"):
        written(tmp_path / name, audience=audience)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_csv_has_a_bom_and_the_reports_of_the_round(tmp_path):
    owner = sample.assignment(1, "D0310")
    written(tmp_path / "a.csv", sample.report(owner, "P7/R2024-HALF", results="上半期"))
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:]] == [
        keys.report_key(sample.assignment(number, department).key, sample.ROUND)
        for number, department in ((1, "D0310"), (4, "D0210"), (4, "D0410"))
    ]
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_csv_lets_no_formula_run(tmp_path):
    written(tmp_path / "a.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"), newline="")))
    assert dict(zip(rows[0], rows[1], strict=True))["課題"] == '\'=HYPERLINK("x")'


def test_one_departments_data_has_no_other_departments_answers(tmp_path):
    written(tmp_path / "a.xlsx", audience=Audience.DATA, department="D0410")
    sheet = load_workbook(tmp_path / "a.xlsx")[CATALOGUE["report"].label]
    names = {row[4] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert names == {"例 高齢者支援課"}


def test_refuses_a_format_that_is_not_made(tmp_path):
    with pytest.raises(UnknownFormat):
        written(tmp_path / "a.docx")
    assert not (tmp_path / "a.docx").exists()


def test_kana_typed_in_two_characters_is_printed_composed(tmp_path):
    typed = unicodedata.normalize("NFD", "ガス")
    written(
        tmp_path / "a.pdf",
        sample.report(sample.assignment(1, "D0310"), results=typed),
        kind="sheet",
    )
    assert "ガス" in pdf_text(tmp_path / "a.pdf")


HEAD = "BCDFGHJK"


@pytest.mark.parametrize("results", ["例", "𠮷野"], ids=["plain", "with unprintable characters"])
def test_the_last_page_alone_ends_with_the_number_of_the_past(tmp_path, results):
    path = tmp_path / "a.pdf"
    note = sample.report(sample.assignment(1, "D0310"), results=results)
    written(path, note, kind="sheet", head=HEAD)
    pages = ran("pdftotext", path, "-").split("\f")[:-1]
    assert [HEAD in page for page in pages] == [False] * (len(pages) - 1) + [True]
    closing = squeezed(says.closing(HEAD, "令和7年6月12日 10時05分"))
    assert closing in squeezed(pages[-1])


def test_the_workbook_for_eyes_ends_with_the_number_of_the_past(tmp_path):
    written(tmp_path / "a.xlsx", head=HEAD)
    *before, last = load_workbook(tmp_path / "a.xlsx").worksheets
    held = [cell.value for row in last for cell in row if cell.value]
    assert held[-1] == says.closing(HEAD, "令和7年6月12日 10時05分")
    assert not any(HEAD in str(cell.value) for sheet in before for row in sheet for cell in row)


def test_the_workbook_for_machines_keeps_the_number_of_the_past_in_a_table(tmp_path):
    written(tmp_path / "a.xlsx", audience=Audience.DATA, head=HEAD)
    book = load_workbook(tmp_path / "a.xlsx")
    header, row = book[says.CHECK].iter_rows(values_only=True)
    assert dict(zip(header, row, strict=True)) == {
        "照合番号": HEAD,
        "書き出した日時": datetime(2025, 6, 12, 10, 5),
    }
    explained = {(row[0].value, row[1].value) for row in book[says.LEGEND].iter_rows(min_row=2)}
    assert {(says.CHECK, column) for column in header} <= explained


def test_without_a_number_nothing_is_said_of_the_past(tmp_path):
    written(tmp_path / "a.pdf")
    written(tmp_path / "a.xlsx", audience=Audience.DATA)
    assert says.CHECK not in pdf_text(tmp_path / "a.pdf")
    assert says.CHECK not in load_workbook(tmp_path / "a.xlsx").sheetnames


def test_a_pack_is_made_in_steps_and_one_given_up_leaves_no_file(tmp_path):
    records, words = sample.records(), sample.words()
    writer = Writer("pack", records, words, sample.OCCASION)
    path = tmp_path / "a.pdf"
    steps = list(writer.write(Target(path, "pdf")))
    assert path.exists()
    assert len(steps) > 40
    assert {step.total for step in steps} > {0}
    path.unlink()
    for place in (0, 1, len(steps) // 2, len(steps) - 1):
        work = writer.write(Target(path, "pdf"))
        for _ in range(place + 1):
            next(work)
        work.close()
        assert list(tmp_path.iterdir()) == []


def test_several_formats_of_one_report_show_one_moment(tmp_path):
    writer = Writer("sheet", sample.records(), sample.words(), sample.OCCASION)
    for ending in ("pdf", "xlsx", "html"):
        finished(writer.write(Target(tmp_path / f"a.{ending}", ending)))
    text = (tmp_path / "a.html").read_text("utf-8")
    assert says.made("令和7年6月12日 10時05分") in text
    book = load_workbook(tmp_path / "a.xlsx")
    assert "令和7年6月12日" in book.worksheets[0].oddFooter.left.text
    assert squeezed(says.made("令和7年6月12日 10時05分")) in pdf_text(tmp_path / "a.pdf")
