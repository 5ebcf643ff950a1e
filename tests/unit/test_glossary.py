"""用語集: in the order of かな, and found in texts where they stand as words."""

from dxdesk.domain import glossary
from dxdesk.domain.records import Record, Records

TERMS = (("DX", "dx"), ("DX推進", "push"), ("RPA", "rpa"), ("標準化", "std"), ("A", "a"))


def found(text: str) -> list[tuple[str, str]]:
    return [(text[use.start : use.end], use.key) for use in glossary.uses(text, TERMS)]


def test_the_longest_term_is_found_and_each_once():
    assert found("DX推進とDXと標準化とDX") == [("DX推進", "push"), ("DX", "dx"), ("標準化", "std")]


def test_latin_letters_inside_a_word_are_no_term():
    assert found("WARPATHとRPAS") == []
    assert found("「RPA」を使う") == [("RPA", "rpa")]


def test_a_single_letter_is_no_term():
    assert found("A案") == []


def test_terms_stand_by_their_kana_whatever_kana_it_is():
    told = (("ん", "ンー"), ("い", "いろ"), ("あ", "アール"))
    records = Records(
        [Record("plan", "P7", {"title": "例"})]
        + [
            Record("glossary", f"P7/W{n}", {"title": title, "kana": kana})
            for n, (title, kana) in enumerate(told)
        ]
    )
    assert [each.get("title") for each in glossary.ordered(records, "P7")] == ["あ", "い", "ん"]
