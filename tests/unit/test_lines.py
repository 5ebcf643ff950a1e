"""Lines as drawings: every value printed over its point, a strip for each line."""

import pytest

from dxdesk.domain.drawing import Label, Mark, Stroke, Tone
from dxdesk.domain.figure_charts import trend_chart
from dxdesk.domain.figures import Figure, Group
from dxdesk.domain.lines import Line, LineChart
from dxdesk.domain.vocabularies import VOCABULARIES

ROOM = 400.0
CHART = LineChart(
    ("一回", "二回", "三回"),
    (Line("○ 予定どおり", (4, 2, 0), Tone.ACTUAL), Line("◆ 遅れ", (0, 0, 1), Tone.LATE)),
)


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size


def test_heads_stand_over_the_points_of_every_line():
    sheaf = CHART.drawn(ROOM, measure)
    heads = [(each.text, each.x) for each in sheaf.head.shapes if isinstance(each, Label)]
    assert [text for text, _ in heads] == ["一回", "二回", "三回"]
    for strip in sheaf.strips:
        dots = [each for each in strip.shapes if isinstance(each, Mark)]
        assert [each.points[0][0] for each in dots] == pytest.approx([x for _, x in heads])


def test_every_value_is_printed_over_its_point_and_higher_values_lie_higher():
    strip = CHART.drawn(ROOM, measure).strips[0]
    dots = [each.points[1][1] for each in strip.shapes if isinstance(each, Mark)]
    texts = [each for each in strip.shapes if isinstance(each, Label)][1:]
    assert [each.text for each in texts] == ["4", "2", "0"]
    assert dots == sorted(dots)
    assert all(text.y < dot for text, dot in zip(texts, dots, strict=True))
    assert min(each.y for each in texts) > 0 and max(dots) < strip.height


def test_all_lines_are_on_one_scale():
    first, second = CHART.drawn(ROOM, measure).strips
    rises = [
        [each.y1 - each.y2 for each in strip.shapes if isinstance(each, Stroke)][1:]
        for strip in (first, second)
    ]
    assert rises[1][-1] == pytest.approx(-rises[0][0] / 2)


def test_one_time_alone_is_a_point_and_long_heads_are_cut():
    alone = LineChart(("令和6年度 年度末",) * 1, (Line("○", (3,), Tone.ACTUAL),))
    (strip,) = alone.drawn(ROOM, measure).strips
    assert sum(isinstance(each, Mark) for each in strip.shapes) == 1
    assert sum(isinstance(each, Stroke) for each in strip.shapes) == 1
    many = LineChart(("令和6年度 年度末",) * 8, ())
    assert all(
        isinstance(each, Label) and each.text.endswith("…")
        for each in many.drawn(ROOM, measure).head.shapes
    )


def test_a_line_stands_for_each_code_that_was_ever_given():
    groups = [
        Group("一", (Figure("on-track", ()), Figure("late", ()), Figure("", ("a", "b")))),
        Group("二", (Figure("on-track", ()), Figure("late", ("a",)), Figure("", ("b",)))),
    ]
    found = trend_chart(groups, str, VOCABULARIES)
    assert found.heads == ("一", "二")
    assert [(each.label, each.values) for each in found.lines] == [
        ("◆ 遅れ", (0.0, 1.0)),
        ("未記入", (2.0, 1.0)),
    ]
