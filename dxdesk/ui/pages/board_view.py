"""The layout of the page 提出状況."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.words import pages_board as words
from dxdesk.ui.pages.parts import EmptyState, button, page_bar
from dxdesk.ui.text import Paragraph


class BoardView(QWidget):
    """A line of counts over the board, a line about the place at hand below."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.count = Paragraph(kind="fieldHelp")
        self.every = button(words.ALL, "quiet", words.ALL_TIP)
        self.returned = button(words.RETURNED, "quiet", words.RETURNED_TIP)
        self.about = Paragraph()
        self.empty = EmptyState()
        self.body = QStackedWidget()
        self.body.addWidget(self.empty)
        self.bar = self._bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.body, 1)
        about = QHBoxLayout()
        about.setContentsMargins(16, 4, 16, 6)
        about.addWidget(self.about)
        column.addLayout(about)

    def put(self, grid: QWidget, last: QWidget | None) -> None:
        """Show another board in the place of the last."""
        if last:
            self.body.removeWidget(last)
            last.deleteLater()
        self.body.addWidget(grid)

    def show_empty(self, is_empty: bool) -> None:
        """Show the sentence in place of the board, or the board."""
        self.body.setCurrentIndex(0 if is_empty else 1)
        self.bar.setVisible(not is_empty)
        self.about.setVisible(not is_empty)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 160)

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(self.count, 1)
        row.addWidget(self.every)
        row.addWidget(self.returned)
        return bar
