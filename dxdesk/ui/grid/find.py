"""Finding a text in the cells: Ctrl+F, then F3 from hit to hit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from dxdesk.domain.folding import sought
from dxdesk.domain.words import grid as words
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.grid.cells import Cells
from dxdesk.ui.text import announce

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """A line to type in and the number of hits. `line` may be one that a page has already;
    then nothing of this is shown and Ctrl+F leads there."""

    def __init__(self, cells: Cells, line: QLineEdit | None = None) -> None:
        super().__init__()
        self._cells = cells
        self._is_own = line is None
        self.line = line or ExactLineEdit()
        self.count = QLabel()
        self.hide()
        if self._is_own:
            self._lay_out()
        cells.commands |= {
            "Ctrl+F": self.open,
            "F3": lambda: self.step(1),
            "Shift+F3": lambda: self.step(-1),
        }

    def open(self) -> None:
        """Put the keyboard into the line."""
        self.setVisible(self._is_own)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def close_bar(self) -> None:
        """Go back to the cells."""
        self.hide()
        self._cells.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next hit, or to the one before; after the last comes the first."""
        wanted = sought(self.line.text())
        if not wanted:
            self.open()
            return
        hits = self._hits(wanted)
        if not hits:
            self._say(words.NOT_FOUND)
            return
        place = _next(hits, self._at(), by)
        self._cells.go_to(*hits[place])
        self._say(words.hit(place + 1, len(hits)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (*_ENTER, Qt.Key.Key_F3):
                self.step(-1 if with_shift else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _at(self) -> tuple[int, int]:
        index = self._cells.currentIndex()
        return index.row(), index.column()

    def _hits(self, wanted: str) -> list[tuple[int, int]]:
        """The cells that have the text, row by row."""
        table = self._cells.table
        return [
            (row, column)
            for row in range(table.rowCount())
            for column in range(table.columnCount())
            if wanted in table.folded(row, column)
        ]

    def _say(self, text: str) -> None:
        self.count.setText(text)
        announce(self._cells, text)

    def _lay_out(self) -> None:
        self.setObjectName("pageBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.line.setAccessibleName(words.FIND)
        self.line.setToolTip(words.FIND_TIP)
        self.line.textChanged.connect(self._recount)
        self.line.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        label = QLabel(words.FIND)
        label.setObjectName("barLabel")
        row.addWidget(label)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)

    def _recount(self) -> None:
        wanted = sought(self.line.text())
        self.count.setText(words.hits(len(self._hits(wanted))) if wanted else "")


def _next(hits: Sequence[tuple[int, int]], at: tuple[int, int], by: int) -> int:
    if by > 0:
        after = (place for place, hit in enumerate(hits) if hit > at)
        return next(after, 0)
    before = [place for place, hit in enumerate(hits) if hit < at]
    return before[-1] if before else len(hits) - 1
