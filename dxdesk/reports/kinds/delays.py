"""遅れと挽回策: every report that is late, the worst first, with why and how to catch up."""

from collections.abc import Iterator

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Record
from dxdesk.domain.vocabularies import LATE, axis_label
from dxdesk.domain.words import report_kinds as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Column,
    Look,
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
from dxdesk.reports.kinds.parts import linked, one_part
from dxdesk.reports.kinds.view import Answered, View

_WORST_FIRST = ("late", "slightly-late")


def parts(view: View) -> tuple[Part, ...]:
    """One part, the count above the table."""
    return one_part(view, "delays", _sections(view), Paper.LANDSCAPE)


def _sections(view: View) -> Iterator[Section]:
    found = late_answers(view)
    if not found:
        yield Section(Text(""), (Paragraph(Text(words.DELAYS_NONE)),))
        return
    counts = [sum(each.report.get("progress") == code for each in found) for code in _WORST_FIRST]
    without = sum(not each.report.get("recovery") for each in found)
    said = Paragraph(Text(words.delays(counts[0], counts[1], without)))
    yield Section(Text(""), (said, table(view)))


def tables(view: View) -> tuple[AnyTable, ...]:
    """The late reports."""
    return (table_of("report", view.records, view.words, late_reports(view)),)


def late_reports(view: View) -> list[Record]:
    """The late reports, the worst first."""
    return [each.report for each in late_answers(view)]


def late_answers(view: View) -> list[Answered]:
    """The late answers, the worst first."""
    found = [each for each in view.answers if each.report.get("progress") in LATE]
    return sorted(found, key=lambda each: _WORST_FIRST.index(each.report.get("progress")))


def table(view: View) -> Table:
    """The late answers with why and how to catch up."""
    report = CATALOGUE["report"]
    columns = (
        Column(CATALOGUE["initiative"].label, 34),
        Column(says.DEPARTMENTS, 26),
        Column(axis_label("progress"), 21, Look.WORD),
        Column(CATALOGUE["review"].label, 21, Look.WORD),
        Column(report.field("rating_reason").label, 58),
        Column(report.field("recovery").label, 70),
        Column(report.field("recovery_by").label, 23, Look.DATE),
    )
    return Table(columns, tuple(_row(view, each) for each in late_answers(view)))


def _row(view: View, each: Answered) -> Row:
    owed = Text(words.NO_RECOVERY, Tone.WARN)
    recovery = view.text(each.report, "recovery") if each.report.get("recovery") else owed
    return Row(
        (
            linked(view, each.initiative),
            view.owner(each.assignment),
            view.text(each.report, "progress"),
            view.rating(view.review(each.report), "progress"),
            view.text(each.report, "rating_reason"),
            recovery,
            view.text(each.report, "recovery_by"),
        )
    )
