"""押印欄: boxes to the right, in the order of the titles, on the first page of 会議資料 only."""

from dataclasses import replace

import pytest

from dxdesk.domain.drawing import Box, Label
from dxdesk.domain.packs import Chosen, Numbering
from dxdesk.domain.seal_boxes import SealBoxes, titles_in
from dxdesk.reports import build
from dxdesk.reports.content import Document, Drawing
from tests.fixtures import report_samples as sample

PACK = (Chosen("summary"), Chosen("terms", Numbering.REFERENCE))


@pytest.mark.parametrize("text", ["課長、係長、担当", "課長 係長　担当", "課長,係長・担当\n"])
def test_titles_are_read_as_people_write_them(text: str):
    assert titles_in(text) == ("課長", "係長", "担当")


def test_no_title_is_no_box():
    assert titles_in("　") == ()


@pytest.mark.parametrize("count", [1, 3, 8])
def test_every_box_bears_its_title_and_the_last_ends_at_the_margin(count: int):
    titles = tuple(f"第{n}係長" for n in range(count))
    picture = SealBoxes(titles).drawn(480.0, _wide)
    (strip,) = picture.strips
    labels = [each for each in strip.shapes if isinstance(each, Label)]
    boxes = [each for each in strip.shapes if isinstance(each, Box)]
    assert tuple(each.text for each in labels) == titles
    assert max(each.x + each.width for each in boxes) == pytest.approx(480.0)
    assert min(each.x for each in boxes) >= 0
    for label in labels:
        assert len(label.text) * label.size <= boxes[0].width


def test_a_long_title_stands_in_two_lines_no_smaller_than_any_other():
    (strip,) = SealBoxes(("課長", "情報政策担当課長補佐")).drawn(480.0, _wide).strips
    labels = [each for each in strip.shapes if isinstance(each, Label)]
    assert [each.text for each in labels] == ["課長", "情報政策担", "当課長補佐"]
    assert len({each.size for each in labels}) == 1
    assert labels[1].y < labels[0].y < labels[2].y


def _wide(text: str, size: float, _bold: bool) -> float:
    return len(text) * size


def made(**settings: str) -> Document:
    plan = sample.record("plan", "P7", title="例計画", **settings)
    return build("pack", sample.records(plan), sample.words(), replace(sample.OCCASION, pack=PACK))


def test_boxes_stand_on_the_first_part_where_the_settings_name_who_seals():
    seals = [
        [b for s in part.sections for b in s.blocks if isinstance(b, Drawing)]
        for part in made(seals="課長、担当").parts
    ]
    assert [each.subject for each in seals[0]] == [SealBoxes(("課長", "担当"))]
    assert not any(isinstance(b.subject, SealBoxes) for each in seals[1:] for b in each)


def test_without_them_there_is_no_box():
    found = [b for part in made().parts for s in part.sections for b in s.blocks]
    assert not any(isinstance(b, Drawing) and isinstance(b.subject, SealBoxes) for b in found)
