"""前回からの変化: what was said before and is said now, field by field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dxdesk.domain import changes, keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.changes import FieldChange, How, RecordChange
from dxdesk.domain.fields import Field
from dxdesk.domain.records import Record
from dxdesk.domain.vocabularies import PLAN_AXES
from dxdesk.domain.words import report_figures as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Column,
    Paper,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Text,
    Tone,
)
from dxdesk.reports.data import AnyTable, DataColumn, DataTable
from dxdesk.reports.kinds import counts
from dxdesk.reports.kinds.parts import one_part
from dxdesk.reports.kinds.view import View


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of one record, then and now, as people see it."""

    record: RecordChange
    field: Field
    before: Text
    after: Text
    label: str


def parts(view: View) -> tuple[Part, ...]:
    """One part: the counts, what became of ratings, texts and other records."""
    return one_part(view, "changes", _sections(view), Paper.LANDSCAPE)


def tables(view: View) -> tuple[AnyTable, ...]:
    """A row for each field that changed."""
    columns: tuple[DataColumn[Changed], ...] = (
        DataColumn(says.KEY, says.KEY_MEANING, lambda each: each.record.key),
        DataColumn(words.RECORD, words.RECORD_MEANING, lambda each: each.label),
        DataColumn(
            words.CHANGE_HOW, words.CHANGE_HOW_MEANING, lambda each: words.HOW[each.record.how]
        ),
        DataColumn(words.FIELD, words.FIELD_MEANING, lambda each: each.field.label),
        DataColumn(words.BEFORE, words.BEFORE_MEANING, lambda each: _plain(each.before)),
        DataColumn(words.AFTER, words.AFTER_MEANING, lambda each: _plain(each.after)),
    )
    return (DataTable(says.KINDS["changes"], columns, tuple(changed(view))),)


def changed(view: View) -> list[Changed]:
    """Every change of the reports, and between two moments of all other records too.

    Two rounds are reports of their own: their texts are new each time, so only ratings, amounts,
    days, 挽回策 and 要判断事項 are compared.
    """
    earlier = view.earlier
    if earlier is None:
        return []
    return [
        found
        for record in _records(view, earlier)
        for field in record.fields
        if (found := _changed(view, earlier, record, field))
    ]


def _records(view: View, earlier: View) -> Iterator[RecordChange]:
    shown = {each.key for one in view.initiatives for each in view.assignments(one)}
    if view.round and earlier.round:
        for each in changes.between_rounds(
            earlier.records, earlier.round.key, view.records, view.round.key
        ):
            if keys.parent_of(each.key) in shown:
                yield each
    if earlier.records is not view.records:
        others = [name for name in CATALOGUE if name != "report"]
        found = changes.between(earlier.records, view.records, others)
        yield from (each for each in found if _is_shown(view, each.key, shown))


def _is_shown(view: View, key: str, shown: set[str]) -> bool:
    """Whether a record belongs to the plan, and to the occasion's department if it names one."""
    lineage = keys.lineage_of(key)
    plan = view.plan.key if view.plan else ""
    if lineage.get("plan", plan) != plan or keys.round_in(key) not in ("", _round(view)):
        return False
    return not view.occasion.department or lineage.get("assignment") in shown


def _round(view: View) -> str:
    return view.round.key if view.round else ""


def _changed(
    view: View, earlier: View, record: RecordChange, change: FieldChange
) -> Changed | None:
    kind = keys.type_of(record.key)
    field = kind.field(change.field)
    if earlier.records is view.records and not changes.is_carried(field):
        return None
    before, after = (
        side.text(Record(kind.name, record.key, {field.name: value} if value else {}), field.name)
        for side, value in ((earlier, change.before), (view, change.after))
    )
    label = (view if view.records.get(record.key) else earlier).titled(record.key)
    return Changed(record, field, before, after, label)


def _sections(view: View) -> Iterator[Section]:
    found = changed(view)
    if view.earlier is None:
        yield Section(Text(""), (Paragraph(Text(words.NO_EARLIER)),))
        return
    said = [words.against(view.earlier_name)]
    said.append(
        words.changed(len({each.record.key for each in found}), len(found))
        if found
        else words.CHANGES_NONE
    )
    summary = counts.table(view, view.earlier)
    yield Section(Text(words.PROGRESS), (Paragraph(Text("".join(said))), summary))
    ratings = [each for each in found if _is_rating(each)]
    reports = [each for each in found if _is_report(each) and not _is_rating(each)]
    others = [each for each in found if not _is_report(each)]
    for title, held in (
        (words.RATINGS, ratings),
        (words.TEXTS, reports),
        (words.OTHERS, others),
    ):
        if held:
            yield Section(Text(title), (_table(held),))


def _is_report(each: Changed) -> bool:
    return keys.type_of(each.record.key).name == "report"


def _is_rating(each: Changed) -> bool:
    return _is_report(each) and each.field.name in PLAN_AXES


def _table(found: Iterable[Changed]) -> Table:
    columns = (
        Column(words.RECORD, 36),
        Column(words.FIELD, 24),
        Column(words.BEFORE, 56),
        Column(words.AFTER, 56),
    )
    return Table(columns, tuple(_rows(found)))


def _rows(found: Iterable[Changed]) -> Iterator[Row]:
    """A row for each field; one for a record other than a report that came or went."""
    told: set[str] = set()
    for each in found:
        how = each.record.how
        if how is How.CHANGED or _is_report(each):
            yield Row((Text(each.label), Text(each.field.label), each.before, each.after))
        elif each.record.key not in told:
            told.add(each.record.key)
            none, said = Text(says.NOT_RATED, Tone.QUIET), Text(words.HOW[how])
            yield Row((Text(each.label), Text(words.WHOLE), *_sides(how, none, said)))


def _sides(how: How, none: Text, said: Text) -> tuple[Text, Text]:
    return (none, said) if how is How.ADDED else (said, none)


def _plain(text: Text) -> str | None:
    return None if text.text == says.BLANK and text.tone is Tone.QUIET else text.text
