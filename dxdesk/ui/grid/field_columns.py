"""Columns of a grid made from the field catalogue."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from dxdesk.domain import values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind, RecordType
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words.forms import label
from dxdesk.domain.words.values import SHOWN_YES
from dxdesk.ui.fields.base import DIGIT_KINDS, Option
from dxdesk.ui.item_models.column import Cell, Column

Row = TypeVar("Row")
_AS_NUMBER = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY})


def field_column(
    kind: str,
    name: str,
    value: Callable[[Row], str],
    cell: Callable[[Row], Cell | None],
    words: Callable[[], Words],
    heading: str = "",
    lock: str = "",
) -> Column[Row]:
    """A column over one field of a record type: how it is shown, sorted, picked and typed.

    `value` gives a row's canonical text, `cell` its place, `words` the vocabularies in force,
    `lock` why a row without a place has none.
    """
    record_type = CATALOGUE[kind]
    field = record_type.field(name)

    def text(row: Row) -> str:
        return _shown(record_type, field, value(row), words())

    return Column(
        heading or label(field.label, field.unit),
        text,
        number=field.kind in DIGIT_KINDS,
        sort_key=lambda row: _order(field, value(row), words()),
        label_tooltip=field.help,
        cell=cell,
        lock=lock,
        field=field,
        options=_options(record_type, field, words),
    )


def as_chip(column: Column[Row], colour: Callable[[Row], tuple[str, str]]) -> Column[Row]:
    """The same column, its values drawn as chips."""
    return replace(column, colour=colour)


def _shown(kind: RecordType, field: Field, value: str, words: Words) -> str:
    if not value:
        return ""
    if field.kind is Kind.CHOICE:
        terms = words.get(field.vocabulary, ())
        return next((values.term_text(each) for each in terms if each.code == value), value)
    try:
        return values.show(kind, field, value, words)
    except ValueError:
        return value


def _order(field: Field, value: str, words: Words) -> tuple[int, float, str]:
    """Blanks last; numbers by size, choices in the order of their vocabulary, texts by letter."""
    if not value:
        return (1, 0, "")
    if field.kind in _AS_NUMBER:
        return (0, float(value), "")
    if field.kind is Kind.CHOICE:
        codes = [each.code for each in words.get(field.vocabulary, ())]
        return (0, codes.index(value) if value in codes else len(codes), value)
    return (0, 0, value)


def _options(
    kind: RecordType, field: Field, words: Callable[[], Words]
) -> Callable[[Row], Sequence[Option]] | None:
    if field.kind is Kind.FLAG:
        return lambda _row: (Option("1", SHOWN_YES),)
    if field.kind is not Kind.CHOICE:
        return None
    return lambda _row: tuple(
        Option(each.code, values.term_text(each)) for each in words().get(field.vocabulary, ())
    )
