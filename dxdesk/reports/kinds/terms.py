"""語の定義: every word of every axis with its written meaning, and the plan's own glossary."""

from dxdesk.domain import glossary
from dxdesk.domain.words import report_kinds as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import Column, Part, Row, Section, Table, Text
from dxdesk.reports.data import AnyTable, table_of
from dxdesk.reports.kinds.parts import definitions, one_part
from dxdesk.reports.kinds.view import View


def parts(view: View) -> tuple[Part, ...]:
    """One part."""
    return one_part(view, "terms", (definitions(view), *_glossary(view)))


def tables(view: View) -> tuple[AnyTable, ...]:
    """The terms and the glossary."""
    return tuple(table_of(name, view.records, view.words) for name in ("term", "glossary"))


def _glossary(view: View) -> tuple[Section, ...]:
    found = glossary.ordered(view.records, view.plan.key) if view.plan else ()
    if not found:
        return ()
    columns = (Column(words.GLOSSARY, 30), Column(says.DEFINITION, 70))
    rows = tuple(Row((view.text(each, "title"), view.text(each, "text"))) for each in found)
    return (Section(Text(words.GLOSSARY), (Table(columns, rows),)),)
