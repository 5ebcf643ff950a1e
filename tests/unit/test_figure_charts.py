"""Charts of figures can be told apart without colour, and no figure in a bar reads as less."""

import pytest

from dxdesk.domain.figure_charts import code_fill, figures_chart
from dxdesk.domain.figures import Figure, Group
from dxdesk.domain.standing import BLANK
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.domain.words.report_figures import MINUS

EXCEPTIONS = tuple(each.code for each in VOCABULARIES["exception"])


@pytest.mark.parametrize("axis", ["progress", "achievement", "outlook"])
def test_every_answer_of_an_axis_has_a_pattern_of_its_own(axis: str):
    codes = [*(each.code for each in VOCABULARIES[axis]), *EXCEPTIONS, BLANK]
    patterns = [code_fill(VOCABULARIES, axis, code).pattern for code in codes]
    assert len(set(patterns)) == len(codes)


def test_no_figure_in_a_bar_begins_with_what_could_be_a_minus():
    codes = [each.code for each in VOCABULARIES["progress"]] + list(EXCEPTIONS)
    figures = tuple(Figure(code, ("P7/T1",)) for code in codes)
    chart = figures_chart([Group("", figures)], str, VOCABULARIES)
    texts = [piece.text for row in chart.rows for bar in row.bars for piece in bar.pieces]
    assert len(texts) == len(codes)
    assert not any(text.startswith(tuple(MINUS)) for text in texts)
    assert len({text[0] for text in texts}) == len(codes)
