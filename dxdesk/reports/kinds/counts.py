"""Counts as tables and charts: 進捗 by 基本施策, by 課, and against the time before."""

from collections.abc import Callable, Iterable, Sequence

from dxdesk.domain import figures
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.charts import Fill
from dxdesk.domain.figure_charts import code_fill, code_word, figures_chart
from dxdesk.domain.figures import Figure, Group
from dxdesk.domain.standing import Answer
from dxdesk.domain.vocabularies import LATE
from dxdesk.domain.words import report_figures as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import Column, Drawing, Look, Plot, Row, RowKind, Table, Text, Tone
from dxdesk.reports.kinds.parts import group_name, number_text
from dxdesk.reports.kinds.view import View


def counted(view: View, answers: Iterable[Answer]) -> tuple[Figure, ...]:
    """The answers by 進捗; 評価困難, 中止 and 未記入 are figures of their own."""
    return figures.count(answers, "progress", view.words)


def by_measure(view: View) -> tuple[Group, ...]:
    """The counted answers by 基本施策, those that have any."""
    plan = view.plan
    order = view.records.below(plan.key, "basic_measure") if plan else ()
    return _grouped(view, [each.key for each in order], lambda each: each.basic_measure)


def by_department(view: View) -> tuple[Group, ...]:
    """Every 課 with work by its own answers."""
    if not view.plan:
        return ()
    this = view.round.key if view.round else ""
    asked = view.occasion.department
    found = figures.by_department(view.records, view.plan.key, this, view.words)
    return tuple(each for each in found if asked in ("", each.key))


def late_in(group: Iterable[Figure]) -> int:
    """How many of them are やや遅れ or 遅れ."""
    return sum(each.count for each in group if each.code in LATE)


def standing_word(view: View, code: str) -> str:
    """Symbol and word of a figure's code; 未記入 for no code."""
    return code_word(view.words, "progress", code)


def plain_word(view: View, code: str) -> str:
    """The word alone, for machines."""
    terms = (*view.terms("progress"), *view.terms("exception"))
    known = next((term.word for term in terms if term.code == code), code)
    return known if code else says.BLANK


def sentence(view: View) -> str:
    """How all 取組 stand, in one sentence; what nobody answered is left out where it is none."""
    found = counted(view, view.standings)
    said = [words.part(standing_word(view, each.code), each.count) for each in found if each.count]
    return words.counted(len(view.standings), says.joined(said)) if said else words.NO_FIGURES


def table(view: View, earlier: View | None = None, most: int = 0) -> Table:
    """How many 取組 stand where: 進捗 across, 基本施策 down, a total below, and what that total
    was before. Names are cut to `most` characters, 0 for none."""
    found = counted(view, view.standings)
    columns = (
        Column(CATALOGUE["basic_measure"].label, 45),
        *(Column(standing_word(view, each.code), 12, Look.FIGURE) for each in found),
        Column(says.TOTAL, 9, Look.FIGURE),
    )
    rows = [
        Row((Text(says.cut_to(group_name(view, each.key), most)), *_numbers(each.figures)))
        for each in by_measure(view)
    ]
    total = Row((Text(says.TOTAL, Tone.STRONG), *_numbers(found)), RowKind.TOTAL)
    compared = _compared(view, found, earlier) if earlier else ()
    fills = (code_fill(view.words, "progress", each.code) for each in found)
    plot = _plot(fills)
    return Table(columns, (*rows, total, *compared), says.SUMMARY_CAPTION, plot)


def _compared(view: View, now: Sequence[Figure], earlier: View) -> tuple[Row, ...]:
    """The figures of the time before, and what has been added since."""
    held = {each.code: each.count for each in counted(earlier, earlier.standings)}
    before = [held.get(each.code, 0) for each in now]
    change = [each.count - old for each, old in zip(now, before, strict=True)]
    return (
        Row((Text(words.last_time(view.earlier_name)), *map(number_text, _with_sum(before)))),
        Row((Text(words.DIFFERENCE), *map(_signed, _with_sum(change)))),
    )


def chart(view: View, groups: Iterable[Group], name: Callable[[str], str], head: str) -> Drawing:
    """A bar for each group, its parts by 進捗; the same in a table beside."""
    held = tuple(groups)
    codes = list(dict.fromkeys(f.code for each in held for f in each.figures))
    columns = (
        Column(head, 40),
        *(Column(standing_word(view, code), 12, Look.FIGURE) for code in codes),
        Column(says.TOTAL, 10, Look.FIGURE),
    )
    twin = tuple(
        Row((Text(name(each.key)), *_numbers([each.figure(code) for code in codes])))
        for each in held
    )
    made = figures_chart(held, name, view.words)
    return Drawing(made, Table(columns, twin, plot=_plot(made.legend)))


def _plot(fills: Iterable[Fill]) -> Plot:
    return Plot(tuple(enumerate(fills, 1)), is_stacked=True)


def _grouped(view: View, order: list[str], group: Callable[[Answer], str]) -> tuple[Group, ...]:
    held: dict[str, list[Answer]] = {key: [] for key in order}
    for each in view.standings:
        held.setdefault(group(each), []).append(each)
    return tuple(Group(key, counted(view, found)) for key, found in held.items() if found)


def _numbers(found: Iterable[Figure]) -> list[Text]:
    return list(map(number_text, _with_sum([each.count for each in found])))


def _with_sum(counts: list[int]) -> list[int]:
    return [*counts, sum(counts)]


def _signed(difference: int) -> Text:
    tone = Tone.PLAIN if difference else Tone.QUIET
    return Text(words.signed(difference), tone, value=str(difference))
