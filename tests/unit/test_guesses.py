"""What a refused text may have meant: one safe guess, or none."""

import pytest

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.guesses import guess
from dxdesk.domain.records import Records
from dxdesk.domain.vocabularies import words_of
from dxdesk.services import stores

WORDS = words_of(Records(stores.embedded_plan()), "P7")


def guessed(kind, field, text):
    return guess(CATALOGUE[kind], CATALOGUE[kind].field(field), text, WORDS)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("約1,200", "1,200"),
        ("1200程度", "1,200"),
        ("約１２００千円", "1,200"),
        ("約180万", ""),
        ("約120円", ""),
        ("10〜20", ""),
        ("約百八十万", ""),
    ],
)
def test_a_number_loses_vagueness_but_never_its_unit_or_size(text, meant):
    assert guessed("report", "settlement", text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [("令和6年4月1日頃", "R6.4.1"), ("R6.4.31予定", ""), ("来年", ""), ("6.4.1ごろ", "")],
)
def test_a_date_is_guessed_only_where_one_day_is_named(text, meant):
    assert guessed("schedule_step", "actual_to", text) == meant


def test_a_choice_is_the_one_term_inside_unless_the_text_denies_it():
    terms = {each.code: each for each in WORDS[CATALOGUE["report"].field("stage").vocabulary]}
    word = next(each.word for each in terms.values() if "実施" in each.word)
    assert word in guessed("report", "stage", f"{word}中です")
    assert guessed("report", "stage", f"未{word}") == ""
    assert guessed("report", "stage", "わからない") == ""
