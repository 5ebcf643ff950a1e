"""要判断事項: what the departments ask the meeting to decide."""

from collections.abc import Iterator

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.vocabularies import axis_label
from dxdesk.domain.words import report_kinds as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import Column, Look, Paragraph, Part, Row, Section, Table, Text
from dxdesk.reports.data import AnyTable, table_of
from dxdesk.reports.kinds.parts import linked, one_part
from dxdesk.reports.kinds.view import Answered, View


def parts(view: View) -> tuple[Part, ...]:
    """One part."""
    return one_part(view, "decisions", _sections(view))


def _sections(view: View) -> Iterator[Section]:
    found = asked(view)
    if not found:
        yield Section(Text(""), (Paragraph(Text(words.DECISIONS_NONE)),))
        return
    yield Section(Text(""), (Paragraph(Text(words.decisions(len(found)))), table(view)))


def tables(view: View) -> tuple[AnyTable, ...]:
    """The reports that ask for a decision."""
    found = [each.report for each in asked(view)]
    return (table_of("report", view.records, view.words, found),)


def asked(view: View) -> list[Answered]:
    """The answers that ask for a decision, in the plan's order."""
    return [each for each in view.answers if each.report.get("decision_needed")]


def table(view: View) -> Table:
    """What is asked, with its background."""
    columns = (
        Column(CATALOGUE["initiative"].label, 30),
        Column(says.DEPARTMENTS, 24),
        Column(axis_label("progress"), 28, Look.WORD),
        Column(words.DECISION, 62),
        Column(words.BACKGROUND, 47),
    )
    return Table(columns, tuple(_row(view, each) for each in asked(view)))


def _row(view: View, each: Answered) -> Row:
    return Row(
        (
            linked(view, each.initiative),
            view.owner(each.assignment),
            view.rating(each.report, "progress"),
            view.text(each.report, "decision_needed"),
            view.text(each.report, "issues"),
        )
    )
