"""How a column of a table or tree shows its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont

from dxdesk.domain.fields import Field
from dxdesk.domain.folding import sought
from dxdesk.ui.fields.base import Option
from dxdesk.ui.theme.fonts import digits_font

Row = TypeVar("Row")
_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of the store that a grid lets people type into; `lock` says why it may not now."""

    key: str
    field: str
    lock: str = ""


@dataclass(frozen=True)  # slots would forbid Column[Row](…) on Python 3.11
class Column(Generic[Row]):
    """One column. `text` and `tooltip` show a row, `sort_key` orders rows (default: by text).

    `number` sets the text right in even digits; `colour` gives text and ground of a rounded
    chip as #RRGGBB; `search` is what a filter looks through (default: text).
    `cell` names the place of the store behind a row, None where the row has none; `lock` says
    why a column without `cell` cannot be changed. `field` says how the place is typed, and
    `options` what may be picked there. Enter opens the row of an `is_link`.
    """

    label: str
    text: Callable[[Row], str]
    number: bool = False
    tooltip: Callable[[Row], str] | None = None
    sort_key: Callable[[Row], Any] | None = None
    colour: Callable[[Row], tuple[str, str]] | None = None
    label_tooltip: str = ""
    is_link: bool = False
    search: Callable[[Row], str] | None = None
    cell: Callable[[Row], Cell | None] | None = None
    lock: str = ""
    field: Field | None = None
    options: Callable[[Row], Sequence[Option]] | None = None

    def folded(self, row: Row) -> str:
        """What a filter looks through, in the form in which searching compares."""
        return sought((self.search or self.text)(row))

    @property
    def order(self) -> Callable[[Row], Any]:
        """What rows are sorted by."""
        return self.sort_key or self.text

    def header(self, role: int) -> object:
        """The heading's data for a role, None where there is none."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.label_tooltip or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _END if self.number else _START
        return None

    def data(self, row: Row, role: int) -> object:
        """A cell's data for any role but the text."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _END if self.number else _START
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tooltip(row) if self.tooltip else None
        if role == Qt.ItemDataRole.FontRole:
            return _digits() if self.number else None
        if self.colour and role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(QColor(self.colour(row)[0]))
        if self.colour and role == Qt.ItemDataRole.BackgroundRole:
            return QBrush(QColor(self.colour(row)[1]))
        return None


def _digits() -> QFont:
    return digits_font()
