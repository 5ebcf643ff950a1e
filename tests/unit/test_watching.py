"""A file in a folder that is watched is told once, when it is whole."""

from pathlib import Path

from dxdesk.domain.watching import Settling

ONE, TWO = Path("1.xlsx"), Path("2.xlsx")


def test_a_file_is_told_at_the_second_look_that_finds_it_the_same_and_only_once():
    settling = Settling()
    assert settling.take({ONE: (10, 1.0)}) == ()
    assert settling.is_waiting
    assert settling.take({ONE: (20, 2.0)}) == ()
    assert settling.take({ONE: (20, 2.0), TWO: (5, 3.0)}) == (ONE,)
    assert settling.is_waiting
    assert settling.take({ONE: (20, 2.0), TWO: (5, 3.0)}) == (TWO,)
    assert settling.take({ONE: (20, 2.0), TWO: (5, 3.0)}) == ()
    assert not settling.is_waiting


def test_a_file_that_was_written_again_or_went_and_came_is_told_again():
    settling = Settling()
    settling.take({ONE: (10, 1.0)})
    settling.take({ONE: (10, 1.0)})
    assert settling.take({ONE: (11, 2.0)}) == ()
    assert settling.take({ONE: (11, 2.0)}) == (ONE,)
    settling.take({})
    settling.take({ONE: (11, 2.0)})
    assert settling.take({ONE: (11, 2.0)}) == (ONE,)


def test_an_empty_file_is_no_file_yet_and_keeps_nobody_waiting():
    settling = Settling()
    for _ in range(3):
        assert settling.take({ONE: (0, 1.0)}) == ()
    assert not settling.is_waiting
