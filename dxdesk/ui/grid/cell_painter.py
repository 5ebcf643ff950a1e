"""Draws cells: ground, text, and the signs of what is wrong, waiting, locked or at hand.

A block is drawn column by column in one go: a table of Qt asks its model eight questions for
each cell and its style three drawings, which takes several times as long.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QWidget

from dxdesk.ui.grid.moves import Area
from dxdesk.ui.item_models.cells_table import CellsTable
from dxdesk.ui.theme.apply import tokens_in_force
from dxdesk.ui.theme.fonts import UI_PIXELS, digits_font, ui_font
from dxdesk.ui.theme.tokens import Tokens

PAD = 6
_CORNER = 9
_CHIP_TALL = 24
_WIDEST = 480
_LOCK = 14  # the room a lock takes
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_SINGLE = int(Qt.TextFlag.TextSingleLine)
_ELIDE = Qt.TextElideMode.ElideRight


class Strip(NamedTuple):
    """A row or column to be drawn: its number, where it begins and how far it reaches."""

    number: int
    start: int
    size: int


class CellPainter:
    """Draws the cells of one table in the colours in force."""

    def __init__(self, view: QWidget, table: CellsTable[Any]) -> None:
        self._view, self._table = view, table
        self._tokens: Tokens | None = None
        self._colours: dict[str, QColor] = {}
        self._fonts = (ui_font(), digits_font())
        self._metrics = tuple(map(QFontMetrics, self._fonts))

    def paint(
        self, painter: QPainter, rows: Sequence[Strip], columns: Sequence[Strip], marked: Area
    ) -> None:
        """Draw every cell of these rows and columns; `marked` are the selected ones."""
        if not rows or not columns:
            return
        self._look_up_colours()
        left, right = columns[0].start, columns[-1].start + columns[-1].size
        for row in rows:
            ground = self._colours["stripe" if row.number % 2 else "surface"]
            painter.fillRect(left, row.start, right - left, row.size, ground)
        self._mark(painter, rows, columns, marked)
        for column in columns:
            self._column(painter, rows, column, marked)
        self._lines(painter, rows, columns)

    def paint_current(self, painter: QPainter, rect: QRect, *, is_locked: bool) -> None:
        """Draw the frame of the cell at hand."""
        self._look_up_colours()
        pen = QPen(self._colours["primary" if self._view.hasFocus() else "border"], 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if is_locked:
            self._lock(painter, QRect(rect.right() - _LOCK - 2, rect.center().y() - 6, 10, 12))

    def size(self, row: int, place: int) -> QSize:
        """The room a cell's text wants on one line, within reason."""
        column = self._table.columns[place]
        text = self._table.text(row, place).replace("\n", " ")
        room = 4 * PAD if column.colour else 2 * PAD
        wide = self._metrics[column.number].horizontalAdvance(text) + room + 2
        return QSize(min(wide, _WIDEST), _CHIP_TALL + 4)

    def _mark(
        self, painter: QPainter, rows: Sequence[Strip], columns: Sequence[Strip], marked: Area
    ) -> None:
        down = [each for each in rows if marked.top <= each.number <= marked.bottom]
        across = [each for each in columns if marked.left <= each.number <= marked.right]
        if down and across:
            wide = across[-1].start + across[-1].size - across[0].start
            tall = down[-1].start + down[-1].size - down[0].start
            painter.fillRect(across[0].start, down[0].start, wide, tall, self._colours["selected"])

    def _column(self, painter: QPainter, rows: Sequence[Strip], at: Strip, marked: Area) -> None:
        column = self._table.columns[at.number]
        plain = self._colours["link" if column.is_link else "text"]
        painter.setFont(self._fonts[column.number])
        painter.setPen(plain)
        for row in rows:
            waiting = self._table.bad(row.number, at.number)
            shown = self._table.at(row.number)
            text = waiting[0] if waiting else column.text(shown)
            if waiting:
                if not marked.holds(row.number, at.number):
                    ground = self._colours["error_ground"]
                    painter.fillRect(at.start, row.start, at.size, row.size, ground)
                self._wrong(painter, row, at, text, column.number)
                painter.setPen(plain)
            elif text and column.colour:
                rect = QRect(at.start, row.start, at.size, row.size)
                self._chip(painter, rect, text, column.colour(shown), column.number)
            elif text:
                self._text(painter, row, at, text, column.number)

    def _text(self, painter: QPainter, row: Strip, at: Strip, text: str, is_number: bool) -> None:
        room = at.size - 2 * PAD
        if "\n" in text:
            text = text.replace("\n", " ")
        if len(text) * UI_PIXELS > room:  # no letter is wider than it is high
            text = self._metrics[is_number].elidedText(text, _ELIDE, room)
        flags = (_RIGHT if is_number else _LEFT) | _SINGLE
        painter.drawText(at.start + PAD, row.start, room, row.size, flags, text)

    def _wrong(self, painter: QPainter, row: Strip, at: Strip, text: str, is_number: bool) -> None:
        """A text that waits in place of a value, with a corner."""
        painter.setPen(self._colours["error"])
        self._text(painter, row, at, text, is_number)
        tip = QPoint(at.start + at.size - 1, row.start)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours["error"])
        painter.drawPolygon(QPolygon([tip, tip - QPoint(_CORNER, 0), tip + QPoint(0, _CORNER)]))
        painter.restore()

    def _chip(
        self, painter: QPainter, rect: QRect, text: str, colours: tuple[str, str], is_number: bool
    ) -> None:
        fore, ground = colours
        wide = self._metrics[is_number].horizontalAdvance(text) + 2 * PAD
        wide = min(wide, rect.width() - 10)
        left = rect.right() - wide - 4.5 if is_number else rect.x() + 4.5
        top = rect.center().y() - _CHIP_TALL / 2 + 0.5
        frame = QRectF(left, top, wide, _CHIP_TALL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(fore))
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 4, 4)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _lines(self, painter: QPainter, rows: Sequence[Strip], columns: Sequence[Strip]) -> None:
        colour = self._colours["hairline"]
        left, right = columns[0].start, columns[-1].start + columns[-1].size
        top, bottom = rows[0].start, rows[-1].start + rows[-1].size
        for row in rows:
            painter.fillRect(left, row.start + row.size - 1, right - left, 1, colour)
        for column in columns:
            painter.fillRect(column.start + column.size - 1, top, 1, bottom - top, colour)

    def _lock(self, painter: QPainter, rect: QRect) -> None:
        """A padlock on the cell's own ground."""
        painter.fillRect(rect.adjusted(-3, -2, 3, 2), self._colours["selected"])
        painter.setPen(QPen(self._colours["support"], 1.5))
        painter.drawArc(rect.x() + 2, rect.y(), 6, 9, 0, 180 * 16)
        painter.fillRect(rect.x(), rect.y() + 5, 10, 7, self._colours["support"])

    def _look_up_colours(self) -> None:
        tokens = tokens_in_force()
        if tokens is not self._tokens:
            names = tokens.by_name().items()
            self._tokens = tokens
            self._colours = {name.replace("-", "_"): QColor(colour) for name, colour in names}
