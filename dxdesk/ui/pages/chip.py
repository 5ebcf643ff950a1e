"""A judgement in a table: symbol and word on a coloured ground."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dxdesk.domain.values import term_text
from dxdesk.domain.vocabularies import Term
from dxdesk.ui.theme.tokens import Tokens

_Index = QModelIndex | QPersistentModelIndex
_PAD = 8
_TALL = 26
_LOOKS = {
    "ahead": "success",
    "on-track": "doing",
    "slightly-late": "warning",
    "late": "error",
    "achieved": "success",
    "partly": "doing",
    "not-achieved": "error",
}


def chip_text(term: Term | None) -> str:
    """Symbol and word, "" for no answer."""
    return term_text(term) if term else ""


def chip_colours(tokens: Tokens, term: Term | None) -> tuple[str, str]:
    """Text and ground of a judgement; no answer has the ground of the table."""
    if term is None:
        return tokens.text, ""
    names = tokens.by_name()
    look = _LOOKS.get(term.code, "idle")
    return names[look], names[f"{look}-ground"]


class ChipDelegate(QStyledItemDelegate):
    """Draws the cell's text in a rounded frame of its foreground colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        text = index.data(Qt.ItemDataRole.DisplayRole)
        self._ground(painter, option, index)
        if not text:
            return
        fore = QBrush(index.data(Qt.ItemDataRole.ForegroundRole)).color()
        ground = QBrush(index.data(Qt.ItemDataRole.BackgroundRole)).color()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        painter.setPen(fore)
        painter.setBrush(ground)
        frame = self._frame(option, text)
        painter.drawRoundedRect(frame, 4, 4)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        width = option.fontMetrics.horizontalAdvance(text)
        return QSize(width + 4 * _PAD, _TALL + 4)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row's own ground and selection, without text."""
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        bare.backgroundBrush = QBrush()
        style = bare.widget.style()
        element = QStyle.ControlElement.CE_ItemViewItem
        style.drawControl(element, bare, painter, bare.widget)

    def _frame(self, option: QStyleOptionViewItem, text: str) -> QRectF:
        rect = option.rect
        wide = option.fontMetrics.horizontalAdvance(text) + 2 * _PAD
        width = min(wide, rect.width() - 8)
        top = rect.center().y() - _TALL / 2 + 0.5
        return QRectF(rect.x() + 4.5, top, width, _TALL)
