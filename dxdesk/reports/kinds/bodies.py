"""推進体制: the chart of the bodies, and the same in a table."""

from collections.abc import Iterator

from dxdesk.domain import bodies
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.words import bodies as words
from dxdesk.reports.content import (
    Column,
    Drawing,
    Paper,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Text,
    Tone,
)
from dxdesk.reports.data import AnyTable, table_of
from dxdesk.reports.kinds.parts import one_part
from dxdesk.reports.kinds.view import View

_COLUMNS = (("group", 20.0), ("title", 50.0), ("text", 84.0), ("holder", 34.0), ("above", 44.0))


def parts(view: View) -> tuple[Part, ...]:
    """One part."""
    return one_part(view, "bodies", _sections(view), Paper.LANDSCAPE)


def tables(view: View) -> tuple[AnyTable, ...]:
    """The bodies."""
    return (table_of(bodies.KIND, view.records, view.words),)


def _sections(view: View) -> Iterator[Section]:
    found = view.records.below(view.plan.key, bodies.KIND) if view.plan else ()
    if not found or not view.plan:
        yield Section(Text(""), (Paragraph(Text(words.NONE)),))
        return
    drawn = bodies.chart(view.records, view.plan.key)
    yield Section(Text(words.CHART), (Drawing(drawn, _table(view)),))
    yield Section(Text(words.TABLE), (_table(view),))


def _table(view: View) -> Table:
    kind = CATALOGUE[bodies.KIND]
    columns = (*(Column(kind.field(name).label, width) for name, width in _COLUMNS),)
    found = view.records.below(view.plan.key, bodies.KIND) if view.plan else ()
    rows = tuple(
        Row(
            tuple(
                view.text(each, name) if each.get(name) else Text("", Tone.QUIET)
                for name, _ in _COLUMNS
            )
        )
        for each in found
    )
    return Table(columns, rows)
