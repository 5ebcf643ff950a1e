"""Bars as drawings."""

import pytest

from dxdesk.domain.charts import Bar, BarChart, BarRow, Fill, Piece
from dxdesk.domain.drawing import Box, Label, Pattern, Tone

GOOD = Fill(Tone.DONE, Pattern.SLANTED, "よい")
BAD = Fill(Tone.LATE, Pattern.SOLID, "わるい")
UNUSED = Fill(Tone.IDLE, Pattern.OUTLINE, "ない")
ROOM = 300.0


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size


def chart(*values: float, **options) -> BarChart:
    pieces = tuple(Piece(value, f"◆{value}", BAD, str(value)) for value in values)
    return BarChart((BarRow("課", (Bar(pieces, "計"),)),), (GOOD, BAD, UNUSED), **options)


def boxes(found: BarChart) -> list[Box]:
    strips = found.drawn(ROOM, measure).strips
    return [
        s for strip in strips for s in strip.shapes if isinstance(s, Box) and s.tone is Tone.LATE
    ]


def labels(found: BarChart) -> list[str]:
    return [s.text for s in found.drawn(ROOM, measure).strips[0].shapes if isinstance(s, Label)]


def test_bars_are_as_long_as_their_values():
    first, second = boxes(chart(1, 3))
    assert second.width == pytest.approx(3 * first.width)
    assert second.x == pytest.approx(first.x + first.width)


def test_a_value_is_printed_in_its_bar_or_only_its_figure_where_there_is_less_room():
    assert labels(chart(5, 5)) == ["課", "◆5", "◆5", "計"]
    assert labels(chart(1, 14)) == ["課", "1", "◆14", "計"]


def test_nothing_is_drawn_outside_the_room():
    found = BarChart((BarRow("長い名前の課" * 20, (Bar((Piece(9, "", BAD),), "九" * 90),)),))
    for strip in found.drawn(ROOM, measure).strips:
        for shape in strip.shapes:
            if isinstance(shape, Box):
                assert 0 <= shape.x <= shape.x + shape.width <= ROOM
            if isinstance(shape, Label):
                assert 0 <= shape.x <= shape.x + measure(shape.text, shape.size, False) <= ROOM


def test_the_legend_names_what_appears_and_nothing_else():
    head = chart(1).drawn(ROOM, measure).head
    assert [s.text for s in head.shapes if isinstance(s, Label)] == ["わるい"]


def test_a_value_below_nought_reaches_to_the_other_side():
    rows = tuple(BarRow("", (Bar((Piece(value, "", BAD),), ""),)) for value in (-2, 4))
    below, above = boxes(BarChart(rows))
    assert below.x + below.width == pytest.approx(above.x)
    assert above.width == pytest.approx(2 * below.width)


def test_a_chart_kept_whole_is_one_strip_as_high_as_its_rows():
    rows = tuple(BarRow(str(n), (Bar((Piece(n, "", BAD),), ""),)) for n in range(3))
    apart, whole = (BarChart(rows, is_whole=each).drawn(ROOM, measure) for each in (False, True))
    assert len(apart.strips) == 3
    assert [strip.height for strip in whole.strips] == [sum(s.height for s in apart.strips)]
    tops = [s.y for s in whole.strips[0].shapes if isinstance(s, Label) and s.text.isdigit()]
    assert tops == sorted(tops)


def test_no_values_make_no_fault():
    assert BarChart(()).drawn(ROOM, measure).strips == ()
    assert labels(chart(0)) == ["課", "計"]
