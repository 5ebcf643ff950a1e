"""Charts of the figures of a round: one making of them for screen and paper.

Bars of figures have a piece for each code, in the order of the vocabulary; each code has its
tone and its pattern, on every chart the same.
"""

from collections.abc import Callable, Iterable

from dxdesk.domain import numbers
from dxdesk.domain.charts import Bar, BarChart, BarRow, Fill, Piece
from dxdesk.domain.drawing import Pattern, Tone
from dxdesk.domain.figures import EXCEPTION, Group, Money
from dxdesk.domain.lines import Line, LineChart
from dxdesk.domain.standing import BLANK
from dxdesk.domain.values import term_text
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import report_figures as words
from dxdesk.domain.words import reports as says

_FILLS = {
    "ahead": (Tone.DONE, Pattern.SLANTED),
    "on-track": (Tone.ACTUAL, Pattern.OUTLINE),
    "slightly-late": (Tone.LATE, Pattern.CROSSED),
    "late": (Tone.LATE, Pattern.SOLID),
    "achieved": (Tone.DONE, Pattern.SLANTED),
    "partly": (Tone.ACTUAL, Pattern.OUTLINE),
    "not-achieved": (Tone.LATE, Pattern.SOLID),
    "sure": (Tone.DONE, Pattern.SLANTED),
    "likely": (Tone.ACTUAL, Pattern.OUTLINE),
    "unlikely": (Tone.LATE, Pattern.SOLID),
    "study": (Tone.PLAN, Pattern.OUTLINE),
    "adjust": (Tone.PLAN, Pattern.SLANTED),
    "prepare": (Tone.ACTUAL, Pattern.SLANTED),
    "run": (Tone.ACTUAL, Pattern.SOLID),
    "continue": (Tone.DONE, Pattern.SOLID),
    "expand": (Tone.DONE, Pattern.SLANTED),
    "keep": (Tone.ACTUAL, Pattern.OUTLINE),
    "improve": (Tone.ACTUAL, Pattern.SLANTED),
    "reduce": (Tone.PLAN, Pattern.CROSSED),
    "merge": (Tone.PLAN, Pattern.UPRIGHT),
    "end": (Tone.IDLE, Pattern.SOLID),
    "unratable": (Tone.IDLE, Pattern.LEVEL),
    "cancelled": (Tone.IDLE, Pattern.UPRIGHT),
    BLANK: (Tone.QUIET, Pattern.DOTTED),
}
_OTHER = (Tone.IDLE, Pattern.SLANTED)
_BUDGET = Fill(Tone.PLAN, Pattern.OUTLINE, words.BUDGET)
_SPENT = Fill(Tone.ACTUAL, Pattern.SOLID, words.SETTLEMENT)


def code_word(vocabularies: Words, axis: str, code: str) -> str:
    """Symbol and word of a figure's code; 未記入 for no code."""
    terms = (*vocabularies.get(axis, ()), *vocabularies.get(EXCEPTION, ()))
    known = next((term_text(term) for term in terms if term.code == code), code)
    return known if code else says.BLANK


def code_fill(vocabularies: Words, axis: str, code: str) -> Fill:
    """How the pieces of a code look, and what that means."""
    return Fill(*_FILLS.get(code, _OTHER), code_word(vocabularies, axis, code))


def figures_chart(
    groups: Iterable[Group], name: Callable[[str], str], vocabularies: Words, axis: str = "progress"
) -> BarChart:
    """A bar for each group, its parts by the codes of an axis."""
    held = tuple(groups)

    def fill(code: str) -> Fill:
        return code_fill(vocabularies, axis, code)

    rows = tuple(BarRow(name(each.key), (_bar(each, fill),)) for each in held)
    codes = dict.fromkeys(figure.code for each in held for figure in each.figures)
    return BarChart(rows, tuple(map(fill, codes)))


def trend_chart(
    groups: Iterable[Group], name: Callable[[str], str], vocabularies: Words, axis: str = "progress"
) -> LineChart:
    """A line for each code that was ever given, over the groups, which are rounds."""
    held = tuple(groups)
    known = dict.fromkeys(each.code for group in held for each in group.figures)
    codes = [code for code in known if any(each.figure(code).count for each in held)]
    lines = tuple(
        Line(fill.meaning, tuple(float(each.figure(code).count) for each in held), fill.tone)
        for code in codes
        for fill in (code_fill(vocabularies, axis, code),)
    )
    return LineChart(tuple(name(each.key) for each in held), lines)


def money_chart(found: Iterable[Money], name: Callable[[str], str]) -> BarChart:
    """予算額 and 決算額 of each group, how many gave none said beside."""
    rows = tuple(BarRow(name(each.key), _amounts(each)) for each in found)
    return BarChart(rows, (_BUDGET, _SPENT))


def _bar(group: Group, fill: Callable[[str], Fill]) -> Bar:
    pieces = tuple(
        Piece(
            each.count,
            f"{_sign(fill(each.code).meaning) if each.code else ''}{each.count}",
            fill(each.code),
            str(each.count),
        )
        for each in group.figures
        if each.count
    )
    return Bar(pieces, says.counted(group.total))


def _sign(meaning: str) -> str:
    """The sign of a code, the first letter of its word where its sign would make a figure less."""
    sign = meaning[:1]
    return meaning.rsplit(maxsplit=1)[-1][:1] if sign in words.MINUS else sign


def _amounts(each: Money) -> tuple[Bar, ...]:
    pairs = ((words.BUDGET, each.budget, _BUDGET), (words.SETTLEMENT, each.settlement, _SPENT))
    return tuple(
        Bar(
            (Piece(amount.thousands, "", fill),) if amount.thousands else (),
            words.money(label, numbers.show(str(amount.thousands)), len(amount.missing)),
        )
        for label, amount, fill in pairs
    )
