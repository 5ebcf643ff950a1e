"""Workbooks to be filled in and loaded: a sheet a record type, and how to write it."""

from collections.abc import Iterator
from pathlib import Path

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind, RecordType, Required
from dxdesk.domain.vocabularies import PLAN_AXES, VOCABULARIES, axis_label
from dxdesk.domain.words import exchange, values
from dxdesk.domain.words import loading as says
from dxdesk.exchange import layout
from dxdesk.exchange.face import Column, Face, Row
from dxdesk.exchange.filled import Filling
from dxdesk.exchange.loadable import CONTEXT, TEMPLATES

_BLANK_ROWS = 60
_AS_TEXT = "@"
_AS_TYPED = "General"
_AS_DATE = "yyyy/mm/dd"
_NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.YEAR})
_WIDTHS = {Kind.PROSE: 44, Kind.TEXT: 28, Kind.REF: 20, Kind.REFS: 20}


def write(kind: str, path: Path, filling: Filling | None = None) -> None:
    """Write the workbook of a kind (KeyError for one not in TEMPLATES), blank or with what a
    store holds; there is room below. Raises OSError."""
    face = Face()
    face.guide(exchange.GUIDE_SHEET, says.template_title(kind), (), says.GUIDE_NOTES)
    for name in TEMPLATES[kind]:
        columns = list(_columns(CATALOGUE[name]))
        blank = Row("", [None] * len(columns))
        rows = list(filling.rows(CATALOGUE[name])) if filling else []
        face.table(CATALOGUE[name].label, columns, [*rows, *[blank] * _BLANK_ROWS])
    face.table(says.GUIDE_SHEET, _guide_columns(), list(_guide_rows(kind)))
    face.save(path)


def _columns(kind: RecordType) -> Iterator[Column]:
    for heading in CONTEXT.get(kind.name, ()):
        yield Column(heading, 24, number_format=_AS_TEXT, note=says.HELP[heading])
    for field in kind.fields:
        yield Column(
            heading=layout.heading(field),
            width=_WIDTHS.get(field.kind, 14),
            number_format=_format(field),
            note=_how(field),
            choices=_choices(kind, field),
        )
    yield Column(says.KEY, 20, small=True, number_format=_AS_TEXT, note=says.KEY_HELP)


def _format(field: Field) -> str:
    if field.kind is Kind.DATE:
        return _AS_DATE
    return _AS_TYPED if field.kind in _NUMBERS else _AS_TEXT


def _choices(kind: RecordType, field: Field) -> tuple[str, ...]:
    if (kind.name, field.name) == ("term", "axis"):
        return tuple(axis_label(each) for each in PLAN_AXES)
    if field.kind is Kind.CHOICE:
        return tuple(term.word for term in VOCABULARIES[field.vocabulary])
    return (values.SHOWN_YES,) if field.kind is Kind.FLAG else ()


def _how(field: Field) -> str:
    must = says.MUST if field.required is Required.ALWAYS else ""
    refers = says.refer(CATALOGUE[field.refers].label) if field.refers else ""
    return says.notes(must, field.help, refers, says.FORMS.get(field.kind, ""))


def _guide_columns() -> list[Column]:
    widths = (16, 20, 64, 36)
    return [
        Column(heading, width, locked=True)
        for heading, width in zip(says.GUIDE_COLUMNS, widths, strict=True)
    ]


def _guide_rows(kind: str) -> Iterator[Row]:
    for name in TEMPLATES[kind]:
        label = CATALOGUE[name].label
        for heading in CONTEXT.get(name, ()):
            cells = (label, heading, says.HELP[heading], says.EXAMPLES.get(heading, ""))
            yield Row("", cells)
        for field in CATALOGUE[name].fields:
            example = says.EXAMPLES.get(f"{name}.{field.name}", "")
            yield Row("", (label, layout.heading(field), _how(field), example))
        yield Row("", (label, says.quoted(says.KEY), says.KEY_HELP, says.KEY_EXAMPLE))
