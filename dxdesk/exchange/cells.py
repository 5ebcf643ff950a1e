"""From one cell to a statement's value: forgiving in form, exact in text."""

from typing import NamedTuple

from dxdesk.domain import values
from dxdesk.domain.errors import BadValue
from dxdesk.domain.fields import Field, Kind, RecordType
from dxdesk.domain.merge.facts import Value
from dxdesk.domain.merge.scope import Reason
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import exchange as says
from dxdesk.sheets.values import Cell, CellKind

_TYPED = frozenset(
    {Kind.INTEGER, Kind.MONEY, Kind.DECIMAL, Kind.YEAR, Kind.DATE, Kind.CHOICE, Kind.FLAG}
)


class CellReading(NamedTuple):
    """What a cell says: its canonical value, or a fault; `mended` if its form was put right."""

    value: Value
    fault: str = ""
    detail: str = ""
    mended: str = ""


def read_cell(kind: RecordType, field: Field, cell: Cell | None, words: Words) -> CellReading:
    """Read a cell as a value of the field; every fault is told, none is raised."""
    if cell is None:
        return CellReading(None)
    if cell.kind is CellKind.ERROR:
        return CellReading(cell.text, Reason.UNREADABLE, says.DETAIL_ERROR_CELL)
    if cell.kind is CellKind.UNCALCULATED:
        return CellReading(cell.text, Reason.UNREADABLE, says.DETAIL_UNCALCULATED)
    try:
        value = values.read(kind, field, cell.text, words)
    except BadValue as error:
        detail = says.detail(error.reason, error.hint)
        return CellReading(cell.text, Reason.UNREADABLE, detail)
    return CellReading(value, mended=_mended(kind, field, cell, value, words))


def _mended(kind: RecordType, field: Field, cell: Cell, value: Value, words: Words) -> str:
    """The plain form, where a text cell was written in another one (or a formula was read).

    The word of a choice without its letter is as plain.
    """
    if value is None or field.kind not in _TYPED:
        return ""
    shown = values.show(kind, field, value, words)
    is_plain = cell.kind is not CellKind.TEXT or cell.text in (shown, value)
    if field.kind is Kind.CHOICE:
        is_plain = is_plain or values.is_writing(cell.text, words[field.vocabulary])
    return shown if cell.formula or not is_plain else ""
