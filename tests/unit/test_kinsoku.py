import itertools

from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain import kinsoku
from dxdesk.domain.kinsoku import NO_END, NO_START, break_lines

TEXTS = st.text(alphabet="あ漢ア、。」）ーっ（「abc19 ,.-%…―　円", max_size=80)


def lines(text: str, room: float) -> list[str]:
    return [text[a:b] for a, b in break_lines(text, [1.0] * len(text), room)]


def test_breaks_where_the_line_is_full():
    assert lines("あいうえおかき", 3) == ["あいう", "えおか", "き"]


def test_moves_a_character_down_so_that_no_line_begins_with_a_full_stop():
    assert lines("あいう。えお", 3) == ["あい", "う。え", "お"]


def test_moves_an_opening_bracket_to_the_next_line():
    assert lines("あい（うえ）", 3) == ["あい", "（う", "え）"]


def test_keeps_a_latin_word_and_a_number_whole():
    assert lines("あいabc", 4) == ["あい", "abc"]
    assert lines("あ1,204件", 5) == ["あ", "1,204", "件"]


def test_keeps_a_pair_of_dots_together():
    assert lines("あいう……え", 4) == ["あいう", "……え"]


def test_lets_blanks_hang_out_of_the_line():
    assert lines("abc def", 3) == ["abc ", "def"]


def test_gives_one_line_for_an_empty_text():
    assert break_lines("", [], 10) == [(0, 0)]


def test_puts_every_character_on_a_line_of_its_own_when_there_is_no_room():
    assert "".join(lines("あ。い", 0.5)) == "あ。い"


@given(TEXTS, st.integers(1, 12))
def test_loses_and_repeats_nothing(text: str, room: int):
    assert "".join(lines(text, room)) == text


@given(TEXTS, st.integers(2, 12))
def test_no_line_is_longer_than_the_room_but_for_blanks(text: str, room: int):
    assert all(len(line.rstrip()) <= room for line in lines(text, room))


@given(st.text(alphabet="あ漢、。」（「ー", max_size=80))
def test_no_line_begins_or_ends_against_the_rules_while_there_is_a_choice(text: str):
    found = lines(text, 40)
    for before, after in itertools.pairwise(found):
        could = any(kinsoku._allowed[a, b] for a, b in itertools.pairwise(before))
        assert not could or (after[0] not in NO_START and before[-1] not in NO_END)


def test_looks_at_each_character_of_an_endless_word_a_few_times_only():
    class Counting(list[float]):
        reads = 0

        def __getitem__(self, place):  # type: ignore[no-untyped-def]
            Counting.reads += 1
            return super().__getitem__(place)

    size = 200_000
    assert len(break_lines("a" * size, Counting([1.0] * size), 40)) == size // 40
    assert Counting.reads < 4 * size
