"""Reports laid out once: drawn whole or some pages at a time, each place with its field."""

import gc
import subprocess
from pathlib import Path

from dxdesk.domain import keys
from dxdesk.domain.drawing import Spot
from dxdesk.domain.progress import finished
from dxdesk.reports import build
from dxdesk.reports.pdf.render import PdfPage, laying, making, to_pdf, writing
from tests.fixtures import report_samples as sample


def test_pages_are_let_go_of_as_they_are_drawn():
    document = build("sheet", sample.records(), sample.words(), sample.OCCASION)
    held = [_held() for step in making(document) if step.total and step.total > len(document.parts)]
    assert held[0] > 20
    assert held[-1] <= 1
    assert held == sorted(held, reverse=True)


def _held() -> int:
    """How many pages are in memory."""
    gc.collect()
    return sum(isinstance(each, PdfPage) for each in gc.get_objects())


def test_some_pages_are_drawn_as_they_are_in_the_whole_and_parts_unchanged_are_kept():
    before = finished(laying(build("sheet", sample.records(), sample.words(), sample.OCCASION), {}))
    note = sample.report(sample.assignment(4, "D0210"), results="直した")
    changed = build("sheet", sample.records(note), sample.words(), sample.OCCASION)
    laid = finished(laying(changed, before.layouts))
    same = [page for page in laid.pages if any(page is each for each in before.pages)]
    assert len(before.pages) - 4 <= len(same) < len(laid.pages)
    whole = finished(writing(laid, range(len(laid.pages))))
    assert whole.data == to_pdf(changed).data
    some = finished(writing(laid, range(3, 5)))
    assert some.first == 3
    assert some.spots == whole.spots[3:5]
    assert len(some.data) < len(whole.data)


def test_every_place_of_a_page_names_its_field_and_lies_on_the_paper():
    document = build("pack", sample.records(), sample.words(), sample.OCCASION)
    laid = finished(laying(document, {}))
    written = finished(writing(laid, range(len(laid.pages))))
    assert sum(map(len, written.spots)) > 300
    for page, spots in zip(laid.pages, written.spots, strict=True):
        for spot in spots:
            kind = keys.type_of(spot.key)
            assert not spot.field or kind.field(spot.field)
            assert 0 <= spot.x <= spot.x + spot.width <= page.sheet.width
            assert -1 <= spot.y <= spot.y + spot.height <= page.sheet.height


def test_what_stands_at_a_place_is_the_value_of_its_field(tmp_path):
    said = {
        "results": "例　窓口を増やした",
        "issues": "例　人が足りない",
        "outcome": "例　早くなった",
    }
    note = sample.report(sample.assignment(4, "D0210"), **said)
    document = build("sheet", sample.records(note), sample.words(), sample.OCCASION)
    laid = finished(laying(document, {}))
    written = finished(writing(laid, range(len(laid.pages))))
    path = tmp_path / "a.pdf"
    path.write_bytes(written.data)
    found = {
        spot.field: text
        for page, spots in enumerate(written.spots, 1)
        for spot in spots
        if spot.key == note.key and spot.field in said
        if "例" in (text := _text_at(path, page, spot))
    }
    assert found == {name: "".join(value.split()) for name, value in said.items()}


def _text_at(path: Path, page: int, spot: Spot) -> str:
    box = {"-x": spot.x, "-y": spot.y, "-W": spot.width, "-H": spot.height}
    where = [part for name, value in box.items() for part in (name, str(round(value)))]
    command = ["pdftotext", "-r", "72", "-f", str(page), "-l", str(page), *where, path, "-"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return "".join(ran.stdout.split())
