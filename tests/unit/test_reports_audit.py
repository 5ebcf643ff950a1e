"""The check before printing, and the list of pages to be exchanged."""

import json
import zipfile
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from dxdesk.domain.packs import Chosen
from dxdesk.domain.records import Record
from dxdesk.domain.report_errors import NotKept
from dxdesk.domain.words import audit as said
from dxdesk.domain.words import packs as words
from dxdesk.reports import build, kept
from dxdesk.reports.audit import Finding, Sort
from dxdesk.reports.content import Document, Table
from dxdesk.reports.kept import Kept
from dxdesk.reports.rendering import Writer, checked
from tests.fixtures import report_samples as sample

FIRST = sample.assignment(1, "D0310")
PACK = (Chosen("list"), Chosen("sheet"))


def found(*more: Record, kind: str = "sheet", **occasion) -> tuple[Finding, ...]:
    when = replace(sample.OCCASION, **occasion)
    return checked(kind, sample.records(*more), sample.words(), when)


def of(sort: Sort, findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(each.key, each.field) for each in findings if each.sort is sort}


@cache
def plain() -> tuple[Finding, ...]:
    return found()


def test_a_department_that_has_not_reported_is_named():
    assert of(Sort.UNREPORTED, plain()) == {("P7/T7/D0410/R2024-END", "")}


def test_required_fields_that_are_blank_are_named_one_by_one():
    blank = of(Sort.BLANK, plain())
    assert ("P7/T4/D0410/R2024-END", "work_change") in blank
    assert not any(key.startswith("P7/T7/") for key, _ in blank)


def test_a_character_without_a_glyph_leads_to_its_field():
    odd = sample.report(FIRST, results="𠮷野", evidence="槗本")
    assert of(Sort.MISSING, found(odd)) == {(odd.key, "results"), (odd.key, "evidence")}


def test_long_texts_and_endless_words_are_told_with_their_length():
    odd = sample.report(FIRST, results="あ" * 401, issues="https://" + "x" * 100)
    findings = [each for each in found(odd) if each.sort is Sort.OVERLONG]
    assert {(each.field, each.what) for each in findings} == {
        ("results", said.above_limit(401, 400)),
        ("issues", said.endless(108)),
    }


def test_ratings_that_do_not_sit_well_are_told_as_the_honesty_checks_tell_them():
    late = sample.report(FIRST, progress="late", budget="1", settlement="2")
    doubts = of(Sort.CONTRADICTING, found(late))
    assert {(late.key, "progress"), (late.key, "budget")} <= doubts


def test_only_ones_own_is_told_to_a_department():
    keys = {each.key for each in found(department="D0210")}
    assert keys
    assert all("/D0210/" in key for key in keys)


def test_the_list_can_be_printed():
    document = build("audit", sample.records(), sample.words(), sample.OCCASION)
    rows = tables(document)[0].rows
    assert len(rows) >= len(plain())
    assert {row.cells[0].text for row in rows} <= set(said.SORTS.values())


def tables(document: Document) -> list[Table]:
    blocks = (b for part in document.parts for s in part.sections for b in s.blocks)
    return [each for each in blocks if isinstance(each, Table)]


@pytest.fixture(scope="module")
def before(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "控え.zip"
    when = replace(sample.OCCASION, pack=PACK)
    writer = Writer("pack", sample.records(), sample.words(), when)
    path.write_bytes(writer.kept_bytes(b"%PDF-x"))
    return path


def exchanged(before: Path, *more: Record) -> list[list[str]]:
    when = replace(sample.OCCASION, kept=kept.read(before), made_at=datetime(2025, 9, 1))
    document = build("exchanged", sample.records(*more), sample.words(), when)
    return [[cell.text for cell in row.cells] for t in tables(document) for row in t.rows]


def test_the_file_that_is_kept_holds_the_pack_to_the_byte(before):
    assert zipfile.ZipFile(before).read("pack.pdf") == b"%PDF-x"
    held = kept.read(before)
    assert isinstance(held, Kept)
    assert held.pack == PACK
    assert held.pages[0].number == "資料1"


def test_where_nothing_changed_no_page_is_to_be_exchanged(before):
    assert exchanged(before) == []


def test_a_correction_names_the_pages_that_changed_and_what_they_say_now(before):
    corrected = replace(
        sample.full_report(FIRST),
        fields={**sample.full_report(FIRST).fields, "next_steps": "7月から始めます。"},
    )
    (row,) = exchanged(before, corrected)
    assert row[0] == "資料2"
    assert row[1] == "取組1　窓口業務のオンライン化の推進"
    assert row[2] == words.EXCHANGED
    assert row[5] == "7月から始めます。"
    assert row[3] == row[4] != words.NO_PAGE


def test_a_text_that_needs_another_page_adds_one(before):
    longer = replace(
        sample.full_report(FIRST),
        fields={
            **sample.full_report(FIRST).fields,
            "as_of": "2025-03-31",
            "issues": "長い。" * 900,
        },
    )
    how = [row[2] for row in exchanged(before, longer)]
    assert words.ADDED in how


def test_a_new_initiative_is_a_page_to_be_added_and_a_page_less_one_to_be_removed(before):
    more = sample.record("initiative", "P7/T23", number="23", title="例 新しい取組")
    rows = [row for row in exchanged(before, more) if row[0] == "資料2"]
    assert [(row[1], row[2], row[3]) for row in rows] == [
        ("取組23　例 新しい取組", words.ADDED, words.NO_PAGE)
    ]
    held = kept.read(before)
    gone = replace(
        held, pages=(*held.pages, replace(held.pages[-1], name="取組99", number="資料9"))
    )
    when = replace(sample.OCCASION, kept=gone)
    document = build("exchanged", sample.records(), sample.words(), when)
    (row,) = [[cell.text for cell in row.cells] for t in tables(document) for row in t.rows]
    assert (row[1], row[2], row[4]) == ("取組99", words.REMOVED, words.NO_PAGE)


def test_a_file_of_a_later_format_is_refused(before, tmp_path):
    content = json.loads(zipfile.ZipFile(before).read("pages.json"))
    path = tmp_path / "later.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pages.json", json.dumps(content | {"format": kept.FORMAT + 1}))
    with pytest.raises(NotKept):
        kept.read(path)


def test_a_file_that_is_none_is_refused(tmp_path):
    path = tmp_path / "a.zip"
    for content in (b"", b"PK", b"not a zip"):
        path.write_bytes(content)
        with pytest.raises(NotKept):
            kept.read(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pages.json", "{}")
    with pytest.raises(NotKept):
        kept.read(path)
