"""The published format says what the program does."""

import re
from pathlib import Path

from dxdesk.domain import keys
from dxdesk.domain.fields import Kind
from dxdesk.domain.merge.facts import digest
from dxdesk.domain.parcel import LAYOUT, Header, Moment, content_id
from dxdesk.domain.words import exchange as words

FORMAT = (Path(__file__).resolve().parents[2] / "FORMAT.md").read_text(encoding="utf-8")
REPORT = "P7/T4/D0310/R2024-END"


def test_it_is_of_the_layout_that_is_written():
    assert FORMAT.startswith(f"# The exchange workbook, layout {LAYOUT}\n")


def test_every_word_of_the_control_sheet_is_named():
    items = (
        *(words.FORMAT, words.LAYOUT, words.MOMENT, words.PLAN, words.DEPARTMENT, words.ROUND),
        *(words.NUMBER, words.IDENTITY, words.BASE, words.PRIOR, words.COUNTED, words.HEAD),
        *(words.PLAN_TITLE, words.DEPARTMENT_NAME, words.ROUND_NAME, words.DUE),
        *words.MOMENTS.values(),
    )
    assert [each for each in items if f"「{each}」" not in FORMAT] == []


def test_every_heading_of_a_table_is_named():
    headings = (
        *(words.KEY, words.VERSION, words.DELETION, words.INITIATIVE, words.ABOUT),
        *(words.CONTINUED_KEY, words.CONTINUED_FIELD),
        *(words.CONTINUED_ORDER, words.CONTINUED_TEXT),
    )
    assert [each for each in headings if f"「{each}」" not in FORMAT] == []


def test_every_kind_of_value_is_told():
    table = FORMAT.partition("### Values")[2].partition("\n\n## ")[0]
    told = {each for row in re.findall(r"^\| (.+?) \|", table, re.M) for each in row.split(", ")}
    named = {each.partition(" (")[0] for each in told}
    assert {each.value for each in Kind} <= named


def test_the_alphabet_of_random_keys_is_told():
    assert f"`{keys.ALPHABET}`" in FORMAT
    assert f"Luhn mod {len(keys.ALPHABET)}" in FORMAT


def test_the_examples_of_check_values_are_right():
    header = Header(Moment.SUBMISSION, "P7", "D0310", "P7/R2024-END", 3, base="BCDFGHJKLMNPQRS")
    said = [
        (REPORT, "progress", "on-track"),
        (REPORT, "results", " 窓口3か所で\r\n使えるようにした。"),
    ]
    assert f"has the id `{content_id(header, said)}`" in FORMAT
    assert f'`digest("a", "b")` is `{digest("a", "b")}`' in FORMAT
