"""The layout of the page 変更履歴."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.words import pages_history as words
from dxdesk.services.histories import HistoryLine
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.pages.parts import EmptyState, button, named_label, page_bar
from dxdesk.ui.pages.reading_text import ReadingText


class HistoryView(QWidget):
    """A search line, the table, and both values of the chosen line in full; `make_grid` is given
    the search line that Ctrl+F leads to."""

    def __init__(self, make_grid: Callable[[QLineEdit], GridView[HistoryLine]]) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.search = ExactLineEdit()
        self.search.setAccessibleName(words.SEARCH_NAME)
        self.search.setToolTip(words.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.grid = make_grid(self.search)
        self.table = self.grid.cells
        self.empty = EmptyState()
        self.before = ValueBox(words.BEFORE, words.RESTORE_BEFORE)
        self.after = ValueBox(words.AFTER, words.RESTORE_AFTER)
        self.older = button(words.OLDER, "quiet", words.OLDER_TIP)
        self.bar = self._bar()
        self.values = self._values()
        listed = QSplitter(Qt.Orientation.Vertical)
        listed.setChildrenCollapsible(False)
        listed.addWidget(self.grid)
        listed.addWidget(self.values)
        listed.setStretchFactor(0, 3)
        listed.setStretchFactor(1, 1)
        self.body = QStackedWidget()
        self.body.addWidget(listed)
        self.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.body, 1)

    def show_empty(self, empty: bool) -> None:
        """Show the empty state, or the table."""
        self.body.setCurrentIndex(1 if empty else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 160)

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(named_label(words.SEARCH, "barLabel"))
        row.addWidget(self.search, 1)
        row.addWidget(self.older)
        return bar

    def _values(self) -> QFrame:
        values = QFrame()
        values.setObjectName("valuePanes")
        values.setAccessibleName(words.VALUES)
        row = QHBoxLayout(values)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.before, 1)
        row.addWidget(self.after, 1)
        return values


class ValueBox(QWidget):
    """One value in full, and the button that sets it again."""

    def __init__(self, title: str, action: str) -> None:
        super().__init__()
        self.text = ReadingText(title, 14, margin=6)
        self.text.setViewportMargins(6, 0, 6, 0)
        self.restore: QPushButton = button(words.RESTORE_SHORT)
        self.restore.setAccessibleName(action)
        self.restore.setToolTip(action)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 0)
        head.addWidget(named_label(title, "barLabel"), 1)
        head.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.text, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 84)
