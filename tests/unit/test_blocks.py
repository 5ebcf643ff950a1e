import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain import blocks

_CELLS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=8)
_BLOCKS = st.integers(1, 4).flatmap(
    lambda wide: st.lists(
        st.lists(_CELLS, min_size=wide, max_size=wide).map(tuple), min_size=1, max_size=4
    )
)


@given(_BLOCKS)
def test_what_was_written_is_read_again(lines: list[tuple[str, ...]]):
    whole = (*lines, ("x",) * len(lines[0]))  # a blank last line is how a block ends
    assert blocks.read(blocks.write(whole)) == whole


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ('"a\nb"\tc', (("a\nb", "c"),)),
        ('"say ""x"""\ty', (('say "x"', "y"),)),
        ('"open\ty', (('"open', "y"),)),
        ('12"\t"a" b', (('12"', '"a" b'),)),
        ("a\tb\nc", (("a", "b"), ("c", ""))),
        ("a\n\n", (("a",), ("",))),
        ("", (("",),)),
    ],
)
def test_a_block_is_read_as_spreadsheets_write_it(text: str, cells: blocks.Block):
    assert blocks.read(text) == cells


LABELS = ("No", "指標名", "予算額（千円）", "実績値")


@pytest.mark.parametrize(
    ("line", "places"),
    [
        (("指標名", "実績値"), (1, 3)),
        (("実績値", "備考", "ｎｏ"), (3, None, 0)),
        (("予算額", "指 標 名"), (2, 1)),
        (("予算額(千円)",), (2,)),
        (("指標名", ""), (1, None)),
        (("指標名", "12", "13"), ()),
        (("窓口の数", "12"), ()),
        (("", ""), ()),
    ],
)
def test_a_line_is_headings_if_most_of_it_is_known(
    line: tuple[str, ...], places: tuple[int | None, ...]
):
    assert blocks.named(line, LABELS) == places
