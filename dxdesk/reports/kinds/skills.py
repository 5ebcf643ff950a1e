"""スキル: the gaps by tier and item and by 課, in their own order; nobody is ranked or named."""

from collections.abc import Iterable, Iterator

from dxdesk.domain import calendar, keys, skills
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.skills import Count
from dxdesk.domain.words import reports as says
from dxdesk.domain.words import skills as words
from dxdesk.reports.content import (
    Column,
    Drawing,
    Look,
    Paragraph,
    Part,
    Row,
    RowKind,
    Section,
    Table,
    Text,
    Tone,
)
from dxdesk.reports.data import AnyTable, table_of
from dxdesk.reports.kinds.parts import number_text, one_part
from dxdesk.reports.kinds.view import View

_FIELDS = CATALOGUE[skills.KIND]


def parts(view: View) -> tuple[Part, ...]:
    """One part."""
    return one_part(view, "skills", sections(view))


def tables(view: View) -> tuple[AnyTable, ...]:
    """The items, and the numbers of every year."""
    own = view.occasion.department
    told = [
        each for each in view.records.of(skills.KIND) if own in ("", keys.department_in(each.key))
    ]
    return (
        table_of(skills.KIND, view.records, view.words, told),
        table_of(skills.ITEM, view.records, view.words),
    )


def sections(view: View) -> Iterator[Section]:
    """The charts and the tables of the year of the occasion's round."""
    found = counted(view)
    if not found:
        yield Section(Text(""), (Paragraph(Text(words.NONE)),))
        return
    heading = words.year_head(calendar.year_name(_year(view)))
    chart = skills.chart(found, view.records, by_department=not view.occasion.department)
    yield Section(Text(heading), (Paragraph(Text(sentence(found))), Drawing(chart, by_tier(found))))
    yield Section(Text(words.BY_TIER), (by_tier(found),))
    if not view.occasion.department:
        yield Section(Text(words.BY_DEPARTMENT), (_by_department(view, found),))


def counted(view: View) -> tuple[Count, ...]:
    """The numbers of the year of the occasion's round, of every 課 or the occasion's own."""
    own = view.occasion.department
    return skills.counts(view.records, view.plan.key, _year(view), own) if view.plan else ()


def sentence(found: Iterable[Count]) -> str:
    """How it stands over all."""
    summed = skills.total(found)
    return words.said(summed.acquired, summed.enrolled, summed.gap, summed.unknown)


def by_tier(found: tuple[Count, ...]) -> Table:
    """A row for each item below its tier."""
    rows: list[Row] = []
    for tier in {each.tier.key: each.tier for each in found}.values():
        rows.append(Row((Text(tier.get("title")),), RowKind.GROUP))
        own = [each for each in found if each.tier.key == tier.key]
        for item in {each.item.key: each.item for each in own}.values():
            held = [each for each in own if each.item.key == item.key]
            rows.append(_row(item.get("title"), held))
    return Table(_columns(words.ITEM), tuple(rows))


def _by_department(view: View, found: tuple[Count, ...]) -> Table:
    """A row for each tier below its 課."""
    rows: list[Row] = []
    for department in dict.fromkeys(each.department for each in found):
        rows.append(Row((Text(view.records.name_of(department)),), RowKind.GROUP))
        own = [each for each in found if each.department == department]
        tiers = {each.tier.key: each.tier for each in own}
        rows += [
            _row(tier.get("title"), [each for each in own if each.tier.key == key])
            for key, tier in tiers.items()
        ]
    return Table(_columns(words.TIER), tuple(rows))


def _columns(head: str) -> tuple[Column, ...]:
    return (
        Column(head, 66),
        Column(says.labelled(_FIELDS.field(skills.ENROLLED).label, _unit()), 20, Look.FIGURE),
        Column(says.labelled(_FIELDS.field(skills.ACQUIRED).label, _unit()), 20, Look.FIGURE),
        Column(says.labelled(words.GAP, _unit()), 20, Look.FIGURE),
        Column(says.labelled(_FIELDS.field(skills.TRAINED).label, _unit()), 24, Look.FIGURE),
        Column(says.BLANK, 18, Look.FIGURE),
    )


def _unit() -> str:
    return _FIELDS.field(skills.ENROLLED).unit


def _row(name: str, held: Iterable[Count]) -> Row:
    told = tuple(held)
    summed = skills.total(told)
    wrong = any(each.is_wrong for each in told)
    if summed.unknown == summed.counted:
        unknown = Text(words.UNKNOWN, Tone.QUIET)
        return Row((Text(name), unknown, unknown, unknown, unknown, number_text(summed.unknown)))
    gap = Text(words.WRONG, Tone.LATE) if wrong else number_text(summed.gap)
    return Row(
        (
            Text(name),
            number_text(summed.enrolled),
            number_text(summed.acquired),
            gap,
            number_text(summed.trained),
            number_text(summed.unknown),
        )
    )


def _year(view: View) -> int:
    """The year of the round, else the last one of the plan."""
    if view.round and view.round.get("year"):
        return int(view.round.get("year"))
    last = view.plan.get("last_year") if view.plan else ""
    return int(last) if last else view.occasion.made_at.year
