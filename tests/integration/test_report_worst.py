"""Every kind of report on records as bad as they can be, on an empty store, on the example."""

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.charts import BarChart
from dxdesk.domain.drawing import Label
from dxdesk.domain.fields import Kind
from dxdesk.domain.packs import Chosen
from dxdesk.domain.records import Records
from dxdesk.domain.words import reports as says
from dxdesk.paths import resources_folder
from dxdesk.reports import KINDS, Audience, Occasion, build, render
from dxdesk.reports.content import Document, Drawing, Part, Section, Text, Tone, texts_of
from dxdesk.reports.kinds.kind import every_record
from dxdesk.reports.pdf import style
from dxdesk.reports.pdf.figure import measure
from dxdesk.services import stores
from tests.fixtures import office_suite, worst_case
from tests.fixtures import report_samples as sample

# Forty times the same: one is enough.
BY_DEPARTMENT = frozenset({"department", "confirmation", "handover"})
STATES = frozenset({Tone.IDLE, Tone.ACTIVE, Tone.DONE, Tone.WARN, Tone.LATE})
UNPRINTABLE = re.compile("[𠮷槗😀👨👩👧]")
TOGETHER = frozenset({"pack", "confirmation", "audit", "exchanged"})  # the others are its parts
PACK = tuple(Chosen(kind) for kind in KINDS if kind not in TOGETHER)
WORKBOOKS = {
    Audience.EYES: tuple(TOGETHER),
    Audience.DATA: ("list", *(k for k, each in KINDS.items() if each.tables is not every_record)),
}
"""Every sheet of every kind: the others hold the tables of `list`."""


def written(folder: Path, kind: str, ending: str, records: Records, occasion) -> Path:
    path = folder / f"{kind}.{ending}"
    render(kind, ending, records, worst_case.WORDS, occasion, path)
    return path


def occasion_of(kind: str) -> Occasion:
    department = worst_case.department(3) if kind in BY_DEPARTMENT else ""
    return replace(worst_case.occasion(), department=department)


@pytest.fixture(scope="module")
def worst() -> Records:
    return worst_case.records()


@pytest.fixture(scope="module")
def papers(worst, tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pdf")
    return {kind: written(folder, kind, "pdf", worst, occasion_of(kind)) for kind in KINDS}


@pytest.fixture(scope="module")
def documents(worst) -> dict[str, Document]:
    """What each paper was to say."""
    return {kind: build(kind, worst, worst_case.WORDS, occasion_of(kind)) for kind in KINDS}


@pytest.fixture(scope="module")
def workbooks(worst, tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("xlsx")
    made: list[Path] = []
    for audience, kinds in WORKBOOKS.items():
        for kind in kinds:
            path = folder / f"{kind}-{audience}.xlsx"
            when = replace(worst_case.occasion(), department=worst_case.department(3), pack=PACK)
            render(kind, "xlsx", worst, worst_case.WORDS, when, path, audience)
            made.append(path)
    return made


def ran(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def squeezed(text: str) -> str:
    return "".join(text.split())


def printed(text: str) -> str:
    """A text as paper shows it: composed, what no font has as 〓, what has no width left out."""
    seen = UNPRINTABLE.sub("〓", text.replace("\u200d", ""))
    return squeezed(unicodedata.normalize("NFC", seen))


def pages(path: Path) -> list[str]:
    return ran("pdftotext", "-raw", path, "-").split("\f")[:-1]


def without_running(page: str) -> str:
    """A page without its number above and its feet."""
    running = (squeezed(worst_case.occasion().issuer) + "［", "基準時点令", "作成令和")
    lines = map(squeezed, page.splitlines())
    return "".join(
        line
        for line in lines
        if not line.startswith(running) and not line.endswith("ページ") and line != "資料1"
    )


def test_no_file_has_a_fault(papers):
    for path in papers.values():
        assert "No syntax or stream encoding errors" in ran("qpdf", "--check", path)


def test_every_font_is_embedded_and_subset(papers):
    for path in papers.values():
        for line in ran("pdffonts", path).splitlines()[2:]:
            assert line.split()[-5:-2] == ["yes", "yes", "yes"], (path.name, line)


def test_every_field_of_every_report_can_be_read_to_the_character(papers, worst):
    text = squeezed("".join(map(without_running, pages(papers["sheet"]))))
    fields = [f.name for f in CATALOGUE["report"].fields if f.kind in (Kind.PROSE, Kind.TEXT)]
    for number in range(worst_case.DEPARTMENTS):
        report = worst_case.report(number)
        for name in fields:
            assert printed(report.get(name)) in text, (report.key, name)


def test_every_text_of_every_kind_can_be_read_to_the_character(papers, documents):
    for kind, document in documents.items():
        found = [squeezed(without_running(each)) for each in pages(papers[kind])]
        for text in printed_texts(document):
            assert stands(printed(text), found), (kind, text[:60])


def printed_texts(document: Document) -> Iterator[str]:
    """What paper bears word for word; what is drawn bears its own labels, perhaps cut."""
    for part in document.parts:
        yield from (part.title.text, part.subtitle)
        for section in part.sections:
            yield section.title.text
            for block in section.blocks:
                if isinstance(block, Drawing):
                    yield from drawn_texts(block, style.SHEETS[part.paper].room)
                else:
                    alone = Part("", Text(""), (Section(Text(""), (block,)),))
                    yield from (each.text.text for each in texts_of(Document("", (alone,))))


def drawn_texts(block: Drawing, room: float) -> Iterator[str]:
    sheaf = block.subject.drawn(room, measure)
    for picture in (sheaf.head, *sheaf.strips):
        for shape in picture.shapes:
            if isinstance(shape, Label) and "…" not in shape.text:
                yield shape.text


def stands(text: str, found: list[str]) -> bool:
    """Whether a text stands on a page, or goes on from page to page without a gap."""
    if any(text in page for page in found):
        return True
    for place, page in enumerate(found):
        rest = text[fitting(text, page) :] if text[:8] in page else text
        for following in found[place + 1 :]:
            if len(rest) == len(text) or not rest:
                break
            more = fitting(rest, following)
            rest = rest[more:]
            if not more:
                break
        if not rest:
            return True
    return False


def fitting(text: str, page: str) -> int:
    """How much of a text's beginning stands on a page."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text[:middle] in page else (low, middle - 1)
    return low


def test_colour_says_nothing_that_the_words_do_not_say_too(documents):
    for kind, document in documents.items():
        tones: dict[str, set[Tone]] = {}
        for each in texts_of(document):
            tones.setdefault(each.text.text, set()).add(each.text.tone)
        doubtful = {text for text, found in tones.items() if len(found & STATES) > 1}
        assert doubtful == set(), kind
        unsaid = {text for text, found in tones.items() if found & STATES and not text.strip()}
        assert unsaid == set(), kind


def test_no_two_parts_of_a_chart_look_alike_without_colour(documents):
    for kind, document in documents.items():
        for chart in charts_of(document):
            fills = {p.fill for row in chart.rows for bar in row.bars for p in bar.pieces}
            assert len({each.pattern for each in fills}) == len(fills), kind
            assert fills <= set(chart.legend), kind


def charts_of(document: Document) -> Iterator[BarChart]:
    blocks = (b for part in document.parts for s in part.sections for b in s.blocks)
    drawings = (each.subject for each in blocks if isinstance(each, Drawing))
    yield from (each for each in drawings if isinstance(each, BarChart))


def test_what_no_font_has_is_listed_by_record_and_field(papers):
    listed = squeezed("".join(pages(papers["sheet"])[-12:]))
    assert says.MISSING in listed
    for code in ("U+20BB7", "U+69D7", "U+1F600"):
        assert code in listed


def test_every_page_has_its_number_over_all(papers):
    for path in papers.values():
        found = pages(path)
        for number, page in enumerate(found, 1):
            assert squeezed(says.page_of(number, len(found))) in squeezed(page)


def test_every_link_and_bookmark_leads_to_a_page_of_its_own_file(papers):
    for path in papers.values():
        with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
            known = {page.obj.objgen for page in pdf.pages}
            links = [link["/Dest"] for page in pdf.pages for link in page.get("/Annots", [])]
            marks = [item.destination for item in outline.root]
            assert marks
            assert {each[0].objgen for each in (*links, *marks)} <= known


def test_the_summary_fills_one_page_and_the_list_of_what_could_not_be_printed(papers):
    found = pages(papers["summary"])
    assert says.MISSING not in found[0]
    assert says.MISSING in found[1]


@pytest.mark.skipif(not office_suite.IS_INSTALLED, reason=office_suite.NOT_INSTALLED)
def test_another_program_opens_every_workbook_and_reads_the_same(workbooks, tmp_path):
    for made, again in zip(workbooks, office_suite.saved(workbooks, tmp_path), strict=True):
        ours, theirs = load_workbook(made), load_workbook(again)
        assert ours.sheetnames == theirs.sheetnames
        for sheet in ours:
            other = theirs[sheet.title]
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        assert alike(cell.value, other[cell.coordinate].value), cell


def alike(one, other) -> bool:
    if isinstance(one, str):
        return isinstance(other, str) and one.replace("\r\n", "\n") == other.replace("\r\n", "\n")
    if isinstance(one, date) and not isinstance(one, datetime):
        one = datetime(one.year, one.month, one.day)
    return one == other


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("ending", ["pdf", "xlsx", "csv", "html"])
def test_an_empty_store_makes_every_report_in_every_format(tmp_path, kind, ending):
    empty = replace(sample.OCCASION, round="")
    assert written(tmp_path, kind, ending, Records([]), empty).stat().st_size


@pytest.fixture(scope="module")
def example() -> Records:
    plan = stores.with_terms(stores.embedded_plan())
    return Records([*plan, *stores.records_in(resources_folder() / "samples" / "example.toml")])


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_example_makes_every_report_without_a_sign_that_cannot_be_printed(
    tmp_path, example, kind
):
    occasion = replace(sample.OCCASION, board=worst_case.board()[:1])
    path = tmp_path / f"{kind}.pdf"
    notices = render(kind, "pdf", example, worst_case.WORDS, occasion, path)
    missing = [each for each in notices.missing if "𠮷" not in each.characters]
    assert missing == []
    assert "〓" not in "".join(pages(path)) or notices.missing
