"""How a column of a table or tree shows its rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont

from dxdesk.ui.theme.fonts import digits_font

Row = TypeVar("Row")
_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)  # slots would forbid Column[Row](…) on Python 3.11
class Column(Generic[Row]):
    """One column. `text` and `tooltip` show a row, `sort_key` orders rows (default: by text).

    `number` sets the text right in even digits; `colour` gives text and ground as #RRGGBB.
    """

    label: str
    text: Callable[[Row], str]
    number: bool = False
    tooltip: Callable[[Row], str] | None = None
    sort_key: Callable[[Row], Any] | None = None
    colour: Callable[[Row], tuple[str, str]] | None = None
    label_tooltip: str = ""

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
