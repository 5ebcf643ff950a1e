"""The printed guides: whole, in readable Japanese, with their pictures."""

import subprocess

import pikepdf
import pytest
from PIL import Image

from dxdesk.domain.help import HelpSection, Topic, plain, texts_of
from dxdesk.domain.words.guide import GUIDES
from dxdesk.reports import guide as printed
from dxdesk.reports.content import Stamp
from dxdesk.reports.pdf.render import to_pdf
from dxdesk.services import guide


def text_of(path):
    said = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    return "".join(said.stdout.decode().split())


@pytest.mark.parametrize("name", GUIDES)
def test_every_word_of_a_guide_can_be_read_off_its_paper(run, tmp_path, name):
    out = tmp_path / "手引き.pdf"
    assert run("guide", "--for", name, "--out", out).status == 0
    said, topics = text_of(out), guide.topics()
    for topic in topics:
        if name in topic.guides:
            for text in texts_of(topic):
                assert "".join(plain(text, topics).split()) in said
    with pikepdf.open(out) as paper:
        assert str(paper.docinfo["/Title"]) == GUIDES[name]


def test_the_guide_for_departments_takes_ten_minutes(run, tmp_path):
    run("guide", "--for", "department", "--out", tmp_path / "手引き.pdf")
    with pikepdf.open(tmp_path / "手引き.pdf") as paper:
        assert len(paper.pages) <= 4


def test_a_picture_stands_in_the_guide_at_its_own_proportions(tmp_path):
    Image.new("RGB", (400, 100), "white").save(tmp_path / "画面.png")
    section = HelpSection("節", ("文。",), (), "画面.png", "画面の例")
    topics = [Topic("a", "題", (section,), ("department",))]
    made = to_pdf(printed.document("手引き", topics, topics, tmp_path, Stamp()))
    out = tmp_path / "手引き.pdf"
    out.write_bytes(made.data)
    listed = subprocess.run(["pdfimages", "-list", out], capture_output=True, check=True)
    row = listed.stdout.decode().splitlines()[2].split()
    assert row[3:5] == ["400", "100"]
    assert row[12] == row[13]  # as many dots to the inch across as down
    assert "画面の例" in text_of(out)
