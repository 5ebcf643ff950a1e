"""印刷前の確認: what the check before printing found in 会議資料, as a list on paper."""

from dxdesk.domain.words import audit as words
from dxdesk.domain.words import reports as says
from dxdesk.reports import audit
from dxdesk.reports.audit import Finding
from dxdesk.reports.content import (
    Column,
    Document,
    Look,
    Note,
    Paper,
    Paragraph,
    Part,
    Row,
    Section,
    Source,
    Table,
    Text,
)
from dxdesk.reports.data import AnyTable, DataColumn, DataTable
from dxdesk.reports.kinds.parts import one_part
from dxdesk.reports.kinds.view import View


def parts(view: View, checked: tuple[Part, ...]) -> tuple[Part, ...]:
    """The list of what is to be looked at in other parts."""
    found = _found(view, checked)
    if not found:
        return one_part(view, "audit", (Section(Text(""), (Paragraph(Text(words.NONE)),)),))
    counts = audit.counted(found)
    said = says.joined(words.count(words.SORTS[sort], count) for sort, count in counts.items())
    columns = (
        Column(words.SORT, 24, Look.WORD),
        Column(words.RECORD, 36),
        Column(words.FIELD, 28),
        Column(words.WHAT, 86),
    )
    table = Table(columns, tuple(map(_row, found)))
    blocks = (Paragraph(Text(words.summary(said))), Note(Text(words.EXPLAINED)), table)
    return one_part(view, "audit", (Section(Text(""), blocks),), Paper.LANDSCAPE)


def tables(view: View, checked: tuple[Part, ...]) -> tuple[AnyTable, ...]:
    """The same, a row for each."""
    columns: tuple[DataColumn[Finding], ...] = (
        DataColumn(words.SORT, words.SORT_MEANING, lambda each: words.SORTS[each.sort]),
        DataColumn(says.KEY, says.KEY_MEANING, lambda each: each.key or None),
        DataColumn(words.RECORD, words.RECORD_MEANING, lambda each: each.record or None),
        DataColumn(words.FIELD, words.FIELD_MEANING, lambda each: each.label or None),
        DataColumn(words.WHAT, words.WHAT_MEANING, lambda each: each.what),
    )
    return (DataTable(says.KINDS["audit"], columns, _found(view, checked)),)


def _found(view: View, checked: tuple[Part, ...]) -> tuple[Finding, ...]:
    return audit.audit(view, Document(says.KINDS["audit"], checked))


def _row(each: Finding) -> Row:
    source = Source(each.key, each.field, each.record, each.label) if each.key else None
    return Row(
        (
            Text(words.SORTS[each.sort]),
            Text(each.record, source=source if each.field else None),
            Text(each.label),
            Text(each.what),
        )
    )
