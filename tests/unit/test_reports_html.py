"""The accessible twin of a report."""

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from dxdesk.reports import KINDS, build
from dxdesk.reports.content import (
    Column,
    Document,
    Drawing,
    Paragraph,
    Part,
    Row,
    RowKind,
    Section,
    Table,
    Text,
    texts_of,
)
from dxdesk.reports.html.render import to_html
from tests.fixtures import report_samples as sample

_VOID = {"meta", "br"}


class Page(HTMLParser):
    """The page's tags, ids, links, headings and text; complains of tags that do not close."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text += data

    def all(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs in self.tags if name in attrs]


@cache
def page(kind: str) -> Page:
    records = sample.records()
    return Page(to_html(build(kind, records, sample.words(), sample.OCCASION)))


def shown(*blocks, **part) -> str:
    section = Section(Text("題"), blocks)
    return to_html(Document("例", (Part("例", Text("例"), (section,), **part),)))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_it_says_its_language_and_forbids_itself_scripts_and_the_network():
    found = page("pack")
    assert ("html", {"lang": "ja"}) in found.tags
    assert {tag for tag, _ in found.tags} & {"script", "img", "link", "iframe"} == set()
    assert not [each for each in found.all("href") if not each.startswith("#")]
    assert "default-src 'none'" in found.all("content")[0]


def test_every_text_of_the_report_is_there():
    document = build("pack", sample.records(), sample.words(), sample.OCCASION)
    text = squeezed(page("pack").text)
    for each in texts_of(document):
        assert squeezed(each.text.text) in text


def test_markup_is_shown_as_typed():
    assert sample.ODD in page("sheet").text
    assert "x onerror" not in "".join(str(attrs) for _, attrs in page("sheet").tags)


def test_links_lead_somewhere_and_ids_are_unique():
    found = page("pack")
    ids = found.all("id")
    assert len(ids) == len(set(ids))
    assert {each[1:] for each in found.all("href")} <= set(ids)


@pytest.mark.parametrize("kind", list(KINDS))
def test_no_heading_level_is_skipped(kind):
    levels = [int(tag[1]) for tag, _ in page(kind).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_header_cells_say_what_they_head():
    scopes = [attrs.get("scope") for tag, attrs in page("list").tags if tag == "th"]
    assert set(scopes) == {"col", "row", "rowgroup"}


def test_every_table_has_a_name_and_can_be_scrolled_with_the_keyboard():
    found = page("pack")
    tables = sum(tag == "table" for tag, _ in found.tags)
    assert tables == sum(tag == "caption" for tag, _ in found.tags)
    regions = [attrs for _, attrs in found.tags if attrs.get("role") == "region"]
    assert len(regions) == tables
    assert all(each["aria-label"] and each["tabindex"] == "0" for each in regions)


def test_a_drawing_is_its_table():
    twin = Table((Column("年", 1),), (Row((Text("令和6年度"),)),))
    assert "令和6年度" in Page(shown(Drawing(replace, twin))).text  # type: ignore[arg-type]


def test_a_group_heads_the_rows_below_it():
    rows = (Row((Text("群"),), RowKind.GROUP), Row((Text("あ"), Text("い"))))
    text = shown(Table((Column("一", 1), Column("二", 1)), rows))
    assert '<th scope="rowgroup" class="group" colspan="2">群</th>' in text


def test_line_breaks_are_kept_and_control_characters_shown():
    text = shown(Paragraph(Text("一\r\n二\x01")))
    assert "<p>一<br>\n二\ufffd</p>" in text
