"""概要一枚: one page for whoever reads only one: counts, changes, what is late, what to decide."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from dxdesk.domain.figures import Group
from dxdesk.domain.standing import BLANK
from dxdesk.domain.words import report_figures as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Column,
    Look,
    Note,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Text,
)
from dxdesk.reports.data import AnyTable, DataColumn, DataTable
from dxdesk.reports.kinds import counts, decisions, delays
from dxdesk.reports.kinds.parts import group_name, number_text, one_part
from dxdesk.reports.kinds.view import Answered, View

# What one page has room for: lines of matters, rows of the tables of 基本施策 and 課 together,
# and characters that keep each of them on one line.
_MATTERS = 3
_ROWS = 12
_MEASURE = 17
_TITLE, _NAME, _SAID = 20, 9, 20
_Count = tuple[str, str, str, int]


def parts(view: View) -> tuple[Part, ...]:
    """One part that fills one page at most."""
    return one_part(view, "summary", _sections(view))


def tables(view: View) -> tuple[AnyTable, ...]:
    """The counts, a row for each group and 進捗."""
    columns: tuple[DataColumn[_Count], ...] = (
        DataColumn(words.AXIS_KIND, words.AXIS_KIND_MEANING, lambda each: each[0]),
        DataColumn(words.GROUP, words.GROUP_MEANING, lambda each: each[1]),
        DataColumn(
            words.STANDING,
            words.STANDING_MEANING,
            lambda each: counts.plain_word(view, each[2]),
        ),
        DataColumn(
            says.labelled(words.STANDING, says.CODE),
            words.CODE_MEANING,
            lambda each: each[2] or None,
        ),
        DataColumn(
            says.labelled(words.COUNT, words.UNIT),
            words.COUNT_MEANING,
            lambda each: each[3],
            words.UNIT,
        ),
    )
    return (DataTable(says.KINDS["summary"], columns, tuple(_counted(view))),)


def _counted(view: View) -> Iterator[_Count]:
    whole = (Group("", counts.counted(view, view.standings)),)
    for label, groups, name in (
        (says.TOTAL, whole, lambda _: says.TOTAL),
        (words.BY_MEASURE, counts.by_measure(view), lambda key: group_name(view, key)),
        (words.BY_DEPARTMENT, counts.by_department(view), view.records.name_of),
    ):
        for group in groups:
            for figure in group.figures:
                yield label, name(group.key), figure.code, figure.count


def _sections(view: View) -> Iterator[Section]:
    said = Paragraph(Text(counts.sentence(view)))
    table = counts.table(view, view.earlier, _MEASURE)
    yield Section(Text(words.PROGRESS), (said, table))
    late = _matters(view, delays.late_answers(view), "recovery", words.LATE_NONE)
    yield Section(Text(words.LATE_LIST), (late,))
    asked = _matters(view, decisions.asked(view), "decision_needed", words.TO_DECIDE_NONE)
    yield Section(Text(words.TO_DECIDE), (asked,))
    if not view.occasion.department:
        rows = max(_ROWS - len(counts.by_measure(view)), 2)
        yield Section(Text(words.BY_DEPARTMENT), (_departments(view, rows),))


def _matters(view: View, found: Sequence[Answered], name: str, none: str) -> Note:
    """A line for each of the first few, and how many more there are."""
    lines = [_matter(view, each, name) for each in found[:_MATTERS]]
    if len(found) > _MATTERS:
        lines.append(words.more(len(found) - _MATTERS))
    return Note(Text("\n".join(lines) or none))


def _matter(view: View, each: Answered, name: str) -> str:
    title = says.cut_to(view.named(each.initiative).text, _TITLE)
    department = says.cut_to(view.department_name(each.assignment), _NAME)
    said = " ".join(each.report.get(name).split())
    return words.matter(title, department, says.cut_to(said, _SAID))


def _departments(view: View, most: int) -> Table:
    """Two 課 in a row, at most so many rows; where that is too few, those with nothing late or
    blank come last and are counted together."""
    groups = sorted(counts.by_department(view), key=lambda each: not _asks(each))
    room = 2 * most - (len(groups) > 2 * most)
    cells = [_cells(_short_name(view, each.key), [each]) for each in groups[:room]]
    if groups[room:]:
        cells.append(_cells(words.others(len(groups) - room), groups[room:]))
    half = -(-len(cells) // 2)
    pairs = zip_longest(cells[:half], cells[half:], fillvalue=[Text("")] * 4)
    columns = (
        Column(says.DEPARTMENT_NAME, 28),
        Column(words.INITIATIVES, 9, Look.FIGURE),
        Column(words.LATE_COUNT, 11, Look.FIGURE),
        Column(words.BLANK_COUNT, 11, Look.FIGURE),
    )
    return Table((*columns, *columns), tuple(Row((*left, *right)) for left, right in pairs))


def _asks(group: Group) -> bool:
    return bool(counts.late_in(group.figures) or group.figure(BLANK).count)


def _short_name(view: View, key: str) -> str:
    return says.cut_to(view.records.name_of(key), _NAME)


def _cells(name: str, groups: Iterable[Group]) -> list[Text]:
    held = list(groups)
    return [
        Text(name),
        number_text(sum(each.total for each in held)),
        number_text(sum(counts.late_in(each.figures) for each in held)),
        number_text(sum(each.figure(BLANK).count for each in held)),
    ]
