"""公表用: what the departments marked 公表可 and nothing else; what is left out is listed apart."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field
from dxdesk.domain.records import Record
from dxdesk.domain.words import report_kinds as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Column,
    Note,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Text,
    Tone,
)
from dxdesk.reports.data import AnyTable, DataColumn, DataTable, meaning_of, table_of
from dxdesk.reports.kinds.parts import linked, one_part, sheet_title
from dxdesk.reports.kinds.view import Answered, View

_REPORT = CATALOGUE["report"]
_PUBLISHABLE = tuple(each for each in _REPORT.fields if each.publishable)
_MARKS = "public_fields"
_Omission = tuple[Answered, Field, str]


def parts(view: View) -> tuple[Part, ...]:
    """One part: a section for each 取組 with something to publish, and what has nothing."""
    said = groupby(_speaking(view), key=lambda each: each.initiative)
    found = [section for each, answers in said for section in _initiative(view, each, answers)]
    if not found:
        found = [Section(Text(""), (Paragraph(Text(words.PUBLIC_NONE)),))]
    return one_part(view, "public", (*found, *_silent(view)))


def on_initiative(view: View, initiative: Record) -> tuple[Section, ...]:
    """What the edition says of one 取組; nothing where nothing of it may be published."""
    said = [each for each in view.answers_on(initiative) if marked(each.report)]
    return tuple(_initiative(view, initiative, said)) if said else ()


def omissions(view: View) -> tuple[Part, ...]:
    """What the internal edition has and the public one has not: field by field, no values."""
    return one_part(view, "omissions", (_omitted(view),))


def tables(view: View) -> tuple[AnyTable, ...]:
    """The reports with nothing in them but what may be published."""
    chosen = [_published(each.report) for each in _speaking(view)]
    return (table_of("report", view.records, view.words, chosen, _PUBLISHABLE),)


def omission_tables(view: View) -> tuple[AnyTable, ...]:
    """A row for each value that is left out, with its field and why, without the value."""
    found = [
        (each, field, why)
        for each in view.answers
        for fields, why in zip(_kept_back(each.report), words.WHY, strict=True)
        for field in fields
    ]
    columns: tuple[DataColumn[_Omission], ...] = (
        DataColumn(says.KEY, says.KEY_MEANING, lambda each: each[0].report.key),
        DataColumn(
            says.INITIATIVE_NUMBER,
            meaning_of("initiative", "number"),
            lambda each: each[0].initiative.get("number") or None,
        ),
        DataColumn(
            says.DEPARTMENT_NAME,
            meaning_of("department", "name"),
            lambda each: view.department_name(each[0].assignment),
        ),
        DataColumn(words.FIELD, words.FIELD_MEANING, lambda each: each[1].label),
        DataColumn(words.REASON, words.REASON_MEANING, lambda each: each[2]),
    )
    return (DataTable(says.KINDS["omissions"], columns, tuple(found)),)


def _speaking(view: View) -> Iterator[Answered]:
    """The answers with something to publish, those of a 取組 together."""
    return (each for each in view.answers if marked(each.report))


def _initiative(view: View, initiative: Record, said: Iterable[Answered]) -> Iterator[Section]:
    text = Paragraph(view.text(initiative, "text"))
    blocks = (text,) if initiative.get("text") else ()
    yield Section(sheet_title(view, initiative), blocks, anchor=f"public-{initiative.key}")
    for each in said:
        names = [field.name for field in marked(each.report)]
        yield Section(
            Text(view.department_name(each.assignment)),
            (view.fields(each.report, names),),
            level=2,
        )


def _silent(view: View) -> Iterator[Section]:
    """The 取組 that the edition says nothing of, by number."""
    speaking = {each.initiative.key for each in _speaking(view)}
    silent = [each for each in view.initiatives if each.key not in speaking]
    if silent and speaking:
        numbers = says.joined(each.get("number") for each in silent)
        yield Section(Text(words.SILENT), (Note(Text(words.silent(numbers))),))


def marked(report: Record) -> list[Field]:
    """The fields of a report that may be published and are filled in."""
    marks = report.get(_MARKS).split("\n")
    return [each for each in _PUBLISHABLE if each.name in marks and report.get(each.name)]


def _published(report: Record) -> Record:
    fields = {each.name: report.get(each.name) for each in marked(report)}
    return Record(report.type, report.key, fields)


def _omitted(view: View) -> Section:
    found = [(each, *_kept_back(each.report)) for each in view.answers]
    held = [each for each in found if each[1] or each[2]]
    if not held:
        return Section(Text(""), (Paragraph(Text(words.LEFT_OUT_NONE)),))
    count = sum(len(unmarked) + len(never) for _, unmarked, never in held)
    columns = (
        Column(CATALOGUE["initiative"].label, 30),
        Column(says.DEPARTMENTS, 24),
        Column(words.NOT_MARKED, 62),
        Column(words.NEVER_PUBLIC, 54),
    )
    table = Table(columns, tuple(_omitted_row(view, *each) for each in held))
    said = Paragraph(Text(words.left_out_count(count, len(held))))
    return Section(Text(""), (said, table))


def _omitted_row(view: View, each: Answered, unmarked: list[Field], never: list[Field]) -> Row:
    return Row(
        (
            linked(view, each.initiative),
            view.owner(each.assignment),
            _labels(unmarked),
            _labels(never),
        )
    )


def _labels(fields: list[Field]) -> Text:
    if not fields:
        return Text(words.NO_GAPS, Tone.QUIET)
    return Text(says.joined(each.label for each in fields))


def _kept_back(report: Record) -> tuple[list[Field], list[Field]]:
    """The filled-in fields that are not marked, and those that never may be."""
    held = [each for each in _REPORT.fields if report.get(each.name) and each.name != _MARKS]
    public = {each.name for each in marked(report)}
    unmarked = [each for each in held if each.publishable and each.name not in public]
    return unmarked, [each for each in held if not each.publishable]
