"""Text becomes a canonical value and a value becomes text."""

import unicodedata
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain import values
from dxdesk.domain.catalogue import CATALOGUE, RECORD_TYPES
from dxdesk.domain.errors import BadValue
from dxdesk.domain.fields import Field, Kind, Owner, RecordType
from dxdesk.domain.folding import word
from dxdesk.domain.vocabularies import VOCABULARIES, Term, Words
from dxdesk.domain.words import values as says

REPORT = CATALOGUE["report"]
REMARK = CATALOGUE["remark"]
XML_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
)


def _field(kind: Kind, unit: str = "", vocabulary: str = "", refers: str = "") -> Field:
    return Field(
        "x", "項目", kind, Owner.DEPARTMENT, unit=unit, vocabulary=vocabulary, refers=refers
    )


def _read(field: Field, text: str) -> str | None:
    return values.read(REPORT, field, text, VOCABULARIES)


def _show(field: Field, value: str | None) -> str:
    return values.show(REPORT, field, value, VOCABULARIES)


def _refusal(field: Field, text: str) -> BadValue:
    with pytest.raises(BadValue) as failure:
        _read(field, text)
    assert failure.value.label == field.label
    assert failure.value.hint
    return failure.value


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("text", ["", " ", "\u3000\n\t\r\n", "\u00a0"])
def test_takes_only_blanks_for_no_value(kind: Kind, text: str) -> None:
    assert _read(_field(kind, vocabulary="progress"), text) is None


@pytest.mark.parametrize(
    "text", ["  字下げ　", "=1+1", "007", "ｶﾞ　１", "\u845b\U000e0100城", "𠮷", "﨑", "a\n\n b\n"]
)
def test_keeps_prose_to_the_character(text: str) -> None:
    assert _read(_field(Kind.PROSE), text) == text


def test_turns_every_line_end_into_a_line_feed() -> None:
    assert _read(_field(Kind.PROSE), "a\r\nb\rc\n") == "a\nb\nc\n"


def test_keeps_a_line_exact_but_for_line_breaks_around_it() -> None:
    assert _read(_field(Kind.TEXT), " 題名 ") == " 題名 "
    assert _read(_field(Kind.TEXT), "題名\r\n") == "題名"


def test_refuses_a_line_break_inside_a_line() -> None:
    assert _refusal(_field(Kind.TEXT), "題\n名").reason == says.LINE_BREAK


@pytest.mark.parametrize("kind", [Kind.PROSE, Kind.TEXT, Kind.INTEGER, Kind.DATE, Kind.REF])
@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1c", "\ufffe", "\uffff", "\ud800", "\udfff"])
def test_refuses_characters_no_workbook_can_hold_with_their_place(kind: Kind, bad: str) -> None:
    refusal = _refusal(_field(kind), f"一\r\n二{bad}")
    assert refusal.reason == says.forbidden(4, ord(bad))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("１２，３４５", "12345"),
        ("1,234,567", "1234567"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("－５", "-5"),
        ("▲5", "-5"),
        ("△ 1,000", "-1000"),
        ("+5", "5"),
        ("12.0", "12"),
        ("007", "7"),
        ("-0", "0"),
        ("0.00", "0"),
        (" 12 千円 ", "12"),
        ("12千円", "12"),
        ("999999999999999", "999999999999999"),
    ],
)
def test_reads_whole_numbers_as_people_write_them(text: str, value: str) -> None:
    assert _read(_field(Kind.MONEY, unit="千円"), text) == value
    assert _read(_field(Kind.INTEGER, unit="千円"), text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.50", "12.5"),
        ("▲0.5", "-0.5"),
        ("1,234.5", "1234.5"),
        ("-0.0", "0"),
        ("12.0", "12"),
        ("0.10", "0.1"),
    ],
)
def test_reads_decimals_without_trailing_zeros(text: str, value: str) -> None:
    assert _read(_field(Kind.DECIMAL), text) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("12.5", says.NOT_WHOLE),
        ("5円", says.WRONG_UNIT),
        ("5百万円", says.WRONG_UNIT),
        ("5人", says.WRONG_UNIT),
        ("50%", says.WRONG_UNIT),
        ("NaN", says.NOT_A_NUMBER),
        ("Inf", says.NOT_A_NUMBER),
        ("1e5", says.NOT_A_NUMBER),
        ("1E", says.NOT_A_NUMBER),
        ("1,23", says.NOT_A_NUMBER),
        ("1 234", says.NOT_A_NUMBER),
        ("12.", says.NOT_A_NUMBER),
        ("1.2.3", says.NOT_A_NUMBER),
        ("10-20", says.NOT_A_NUMBER),
        ("10～20", says.NOT_A_NUMBER),
        ("--5", says.NOT_A_NUMBER),
        ("約10", says.NOT_A_NUMBER),
        ("10²", says.WRONG_UNIT),
        ("①", says.NOT_A_NUMBER),
        ("١٢", says.NOT_A_NUMBER),
        ("1234567890123456", says.TOO_MANY_DIGITS),
    ],
)
def test_refuses_what_is_no_whole_number_and_says_why(text: str, reason: str) -> None:
    assert _refusal(_field(Kind.INTEGER, unit="千円"), text).reason == reason


def test_counts_digits_after_the_point_too() -> None:
    refusal = _refusal(_field(Kind.DECIMAL), "0.3000000000000004")
    assert refusal.reason == says.TOO_MANY_DIGITS


def test_names_the_right_unit_in_the_hint() -> None:
    assert "千円" in _refusal(_field(Kind.MONEY, unit="千円"), "5円").hint


@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=4))
def test_reads_back_every_number_it_shows(number: object) -> None:
    field = _field(Kind.DECIMAL)
    value = _read(field, str(number))
    assert value is not None
    assert _read(field, value) == value
    assert _read(field, _show(field, value)) == value


def test_shows_numbers_grouped_by_thousands() -> None:
    assert _show(_field(Kind.MONEY), "-1234567") == "-1,234,567"
    assert _show(_field(Kind.DECIMAL), "1234.5") == "1,234.5"


@pytest.mark.parametrize("kind", [Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.YEAR, Kind.DATE])
def test_says_in_one_way_that_a_refused_text_cannot_be_shown(kind: Kind) -> None:
    with pytest.raises(ValueError, match="約百八十万"):
        _show(_field(kind), "約百八十万")


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_reads_back_every_date_and_year_it_shows(day: date) -> None:
    for field, value in ((_field(Kind.DATE), day.isoformat()), (_field(Kind.YEAR), str(day.year))):
        assert _read(field, _show(field, value)) == value
        assert _read(field, value) == value


def test_shows_dates_and_years_by_era() -> None:
    assert _show(_field(Kind.DATE), "2023-04-01") == "R5.4.1"
    assert _show(_field(Kind.YEAR), "2024") == "令和6年度"


@pytest.mark.parametrize("axis", VOCABULARIES)
def test_reads_every_choice_by_code_word_letter_and_as_printed(axis: str) -> None:
    field = _field(Kind.CHOICE, vocabulary=axis)
    for term in VOCABULARIES[axis]:
        shown = _show(field, term.code)
        assert shown == f"{term.letter} {term.word}"
        for text in (term.code, term.word, term.letter, shown, shown.replace(" ", "\u3000")):
            assert _read(field, text) == term.code


@pytest.mark.parametrize("text", ["〇", "◯ 予定どおり", " ○予定どおり\n", "ＯＮ－ＴＲＡＣＫ"])
def test_reads_a_choice_written_a_little_otherwise(text: str) -> None:
    assert _read(_field(Kind.CHOICE, vocabulary="progress"), text) == "on-track"


def test_refuses_a_word_that_is_no_choice_and_lists_the_words() -> None:
    refusal = _refusal(_field(Kind.CHOICE, vocabulary="role"), "補助")
    assert refusal.reason == says.NOT_A_CHOICE
    assert "主 主管、関 関係" in refusal.hint


def test_asks_when_two_choices_are_written_alike_and_takes_the_exact_one() -> None:
    words: Words = {"axis": (Term("a", "○", "良い"), Term("b", "◯", "普通"))}
    field = _field(Kind.CHOICE, vocabulary="axis")
    assert values.read(REPORT, field, "◯", words) == "b"
    with pytest.raises(BadValue) as failure:
        values.read(REPORT, field, "〇", words)
    assert failure.value.reason == says.TWO_CHOICES


def test_shows_a_code_that_the_plan_no_longer_knows_as_it_is() -> None:
    assert _show(_field(Kind.CHOICE, vocabulary="progress"), "gone") == "gone"


@pytest.mark.parametrize("text", ["○", "〇", "◯", "1", "１", "はい", "✓", "TRUE"])
def test_reads_a_mark_as_a_flag(text: str) -> None:
    assert _read(_field(Kind.FLAG), text) == "1"


@pytest.mark.parametrize("text", ["×", "いいえ", "0", "０", "FALSE"])
def test_reads_a_no_as_a_blank_flag(text: str) -> None:
    assert _read(_field(Kind.FLAG), text) is None


def test_refuses_what_is_neither_yes_nor_no() -> None:
    assert _refusal(_field(Kind.FLAG), "△").reason == says.NOT_A_FLAG


@pytest.mark.parametrize(
    "text", ["P7/T2\nP7/T1", "p7/t1、Ｐ７／Ｔ２", "P7/T2,P7/T1,P7/T2", "P7/T1 P7/T2"]
)
def test_reads_keys_tidied_sorted_and_once(text: str) -> None:
    assert _read(_field(Kind.REFS, refers="initiative"), text) == "P7/T1\nP7/T2"


def test_never_joins_two_keys_into_one() -> None:
    assert _read(_field(Kind.REFS, refers="department"), "D0210 D0220") == "D0210\nD0220"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("P7/S1", says.WRONG_TYPE),
        ("学校教育課", says.NOT_A_KEY),
        ("P7/T1,P7/T2", says.ONE_KEY),
        ("、", says.NOT_A_KEY),
    ],
)
def test_refuses_what_is_not_one_key_of_the_right_type(text: str, reason: str) -> None:
    assert _refusal(_field(Kind.REF, refers="initiative"), text).reason == reason


def test_says_which_type_of_key_is_wanted() -> None:
    assert "取組" in _refusal(_field(Kind.REF, refers="initiative"), "P7/S1").hint


def test_reads_names_by_label_or_name_and_shows_labels_in_printed_order() -> None:
    field = REPORT.field("public_fields")
    value = _read(field, "課題、results\n成果")
    assert value == "issues\noutcome\nresults"
    assert _show(field, value) == "取組内容の実績、成果、課題"


def test_reads_all_as_every_publishable_field() -> None:
    field = REPORT.field("public_fields")
    names = (_read(field, "すべて") or "").split("\n")
    assert set(names) == {each.name for each in REPORT.fields if each.publishable}
    assert "evidence" not in names


@pytest.mark.parametrize("text", ["根拠資料", "evidence", "ない項目", "、"])
def test_refuses_names_that_may_not_be_published(text: str) -> None:
    assert _refusal(REPORT.field("public_fields"), text).reason == says.NOT_A_NAME


def test_lets_a_remark_name_any_field_of_the_report() -> None:
    field = REMARK.field("field")
    assert values.read(REMARK, field, "根拠資料", VOCABULARIES) == "evidence"
    assert values.show(REMARK, field, "evidence", VOCABULARIES) == "根拠資料"


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.name)
def test_has_labels_that_can_be_told_apart_and_split(kind: RecordType) -> None:
    labels = [word(field.label) for field in kind.fields]
    assert len(set(labels)) == len(labels)
    assert not any(mark in label for label in labels for mark in "、,\n")


def test_reads_back_every_set_of_names_it_shows() -> None:
    field = REPORT.field("public_fields")
    value = _read(field, "すべて")
    assert _read(field, _show(field, value)) == value


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.name)
def test_refuses_or_reads_anything_in_every_field_of_the_catalogue(kind: RecordType) -> None:
    for field in kind.fields:
        for text in ("1", "R5.4.1", "○", "P7/T1", "すべて", "令和6年度"):
            with suppress(BadValue):
                value = values.read(kind, field, text, VOCABULARIES)
                shown = values.show(kind, field, value, VOCABULARIES)
                assert values.read(kind, field, shown, VOCABULARIES) == value


def test_shows_blank_for_no_value_of_any_kind() -> None:
    for kind in Kind:
        assert _show(_field(kind, vocabulary="role"), None) == ""


def test_gives_json_its_own_types_where_nothing_is_lost() -> None:
    assert values.to_json(_field(Kind.MONEY), "-5") == -5
    assert values.to_json(_field(Kind.YEAR), "2024") == 2024
    assert values.to_json(_field(Kind.FLAG), "1") is True
    assert values.to_json(_field(Kind.REFS), "P7/T1\nP7/T2") == ["P7/T1", "P7/T2"]
    assert values.to_json(_field(Kind.DECIMAL), "12.5") == "12.5"
    assert values.to_json(_field(Kind.DATE), "2023-04-01") == "2023-04-01"
    assert values.to_json(_field(Kind.TEXT), None) is None


@given(XML_TEXT)
def test_calls_a_value_the_same_after_a_spreadsheet_round_trip(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", composed)
    assert values.same(composed, f"\u3000{decomposed}\r\n ")
    assert values.canonical(values.canonical(text)) == values.canonical(text)


def test_calls_blank_and_no_value_the_same() -> None:
    assert values.same(None, "")
    assert values.same(None, "\u3000\n")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a b", "a  b"),
        ("a\nb", "a\n\nb"),
        ("ガ", "ｶﾞ"),
        ("1", "１"),
        ("\u845b\U000e0100", "\u845b"),
        ("\ufa10", "\u585a"),
        ("\ufa10が", "\u585aか\u3099"),
        ("A", "a"),
        (None, "0"),
    ],
)
def test_calls_every_other_change_a_change(a: str | None, b: str | None) -> None:
    assert not values.same(a, b)


def test_ignores_decomposition_beside_a_variant_kanji() -> None:
    assert values.same("\ufa10が", "\ufa10か\u3099")
