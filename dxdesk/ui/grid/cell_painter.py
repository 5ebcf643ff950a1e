"""Draws a cell: ground, text, and the signs of what is wrong, waiting, locked or at hand.

One delegate draw per cell in place of the eight questions Qt's own asks a model for.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from dxdesk.ui.item_models.cells_table import CellsTable
from dxdesk.ui.theme.fonts import digits_font, ui_font
from dxdesk.ui.theme.tokens import Tokens, tokens_of

Index = QModelIndex | QPersistentModelIndex
PAD = 6
_CORNER = 9
_CHIP_TALL = 24
_WIDEST = 480
_LOCK = 14  # the room a lock takes
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_SINGLE = int(Qt.TextFlag.TextSingleLine)
_SELECTED = QStyle.StateFlag.State_Selected
_ALTERNATE = QStyleOptionViewItem.ViewItemFeature.Alternate


class CellPainter:
    """Draws the cells of one view in the colours in force."""

    def __init__(self, view: QWidget) -> None:
        self._view = view
        self._tokens: Tokens | None = None
        self._colours: dict[str, QColor] = {}
        self._fonts = (ui_font(), digits_font())
        self._metrics = tuple(map(QFontMetrics, self._fonts))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        model, rect = index.model(), option.rect
        assert isinstance(model, CellsTable)
        row, place = index.row(), index.column()
        column = model.columns[place]
        waiting = model.bad(row, place)
        self._fill(painter, option, waiting is not None)
        text = waiting[0] if waiting else column.text(model.row(index))
        if text and column.is_chip and column.colour and not waiting:
            self._chip(painter, rect, text, column.colour(model.row(index)))
        elif text:
            colour = "error" if waiting else "link" if column.is_link else "text"
            self._text(painter, rect, text, column.number, self._colour(colour))
        self._lines(painter, rect)
        if waiting:
            self._corner(painter, rect)
        if self.is_current(index):
            self._current(painter, rect, bool(model.is_editable and model.lock(row, place)))

    def size(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The room a cell's text wants on one line, within reason."""
        model = index.model()
        assert isinstance(model, CellsTable)
        column = model.columns[index.column()]
        text = model.text(index.row(), index.column()).replace("\n", " ")
        room = 4 * PAD if column.is_chip else 2 * PAD
        wide = self._metrics[column.number].horizontalAdvance(text) + room + 2
        return QSize(min(wide, _WIDEST), _CHIP_TALL + 4)

    def is_current(self, index: Index) -> bool:
        """Whether the cursor stands in the cell."""
        return bool(self._view.currentIndex() == index)  # type: ignore[attr-defined]

    def _fill(self, painter: QPainter, option: QStyleOptionViewItem, is_bad: bool) -> None:
        is_selected = option.state & _SELECTED
        if is_selected:
            painter.fillRect(option.rect, self._colour("selected"))
        elif is_bad:
            painter.fillRect(option.rect, self._colour("error_ground"))
        else:
            is_odd = option.features & _ALTERNATE
            painter.fillRect(option.rect, self._colour("stripe" if is_odd else "surface"))

    def _text(
        self, painter: QPainter, rect: QRect, text: str, is_number: bool, colour: QColor
    ) -> None:
        painter.setFont(self._fonts[is_number])
        painter.setPen(colour)
        inside = rect.adjusted(PAD, 0, -PAD, 0)
        line = text.replace("\n", " ") if "\n" in text else text
        shown = self._metrics[is_number].elidedText(
            line, Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, (_RIGHT if is_number else _LEFT) | _SINGLE, shown)

    def _chip(self, painter: QPainter, rect: QRect, text: str, colours: tuple[str, str]) -> None:
        fore, ground = colours
        wide = self._metrics[0].horizontalAdvance(text) + 2 * PAD
        top = rect.center().y() - _CHIP_TALL / 2 + 0.5
        frame = QRectF(rect.x() + 4.5, top, min(wide, rect.width() - 10), _CHIP_TALL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._fonts[0])
        painter.setPen(QColor(fore))
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 4, 4)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _lines(self, painter: QPainter, rect: QRect) -> None:
        colour = self._colour("hairline")
        painter.fillRect(rect.right(), rect.y(), 1, rect.height(), colour)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour)

    def _corner(self, painter: QPainter, rect: QRect) -> None:
        tip = rect.topRight()
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour("error"))
        triangle = [tip, tip - QPoint(_CORNER, 0), tip + QPoint(0, _CORNER)]
        painter.drawPolygon(QPolygon(triangle))
        painter.restore()

    def _current(self, painter: QPainter, rect: QRect, is_locked: bool) -> None:
        has_keyboard = self._view.hasFocus()
        painter.save()
        pen = QPen(self._colour("primary" if has_keyboard else "border"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if is_locked:
            self._lock(painter, QRect(rect.right() - _LOCK - 2, rect.center().y() - 6, 10, 12))
        painter.restore()

    def _lock(self, painter: QPainter, rect: QRect) -> None:
        """A padlock on the cell's own ground."""
        painter.fillRect(rect.adjusted(-3, -2, 3, 2), self._colour("selected"))
        painter.setPen(QPen(self._colour("support"), 1.5))
        painter.drawArc(rect.x() + 2, rect.y(), 6, 9, 0, 180 * 16)
        painter.fillRect(rect.x(), rect.y() + 5, 10, 7, self._colour("support"))

    def _colour(self, name: str) -> QColor:
        tokens = tokens_of(self._view.palette().base().color().name())
        if tokens is not self._tokens:
            self._tokens, self._colours = tokens, {}
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = QColor(getattr(tokens, name))
        return found
