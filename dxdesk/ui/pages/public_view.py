"""The layout of 公表: what is public beside how a citizen reads it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.words import public_edition as words
from dxdesk.ui.pages.parts import EmptyState, button, page_bar
from dxdesk.ui.pages.reading_text import ReadingText
from dxdesk.ui.pages.round_chooser import RoundChooser
from dxdesk.ui.text import Paragraph

SIDE_BY_SIDE = 800
"""Logical pixels of the page; below, the preview lies under the table."""


class PublicView(QWidget):
    """Widgets and their places, without behaviour."""

    def __init__(self, grid: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.round = RoundChooser()
        self.all = button(words.ALL, "quiet", words.ALL_TIP)
        self.open_data = button(words.OPEN_DATA, "", words.OPEN_DATA_TIP)
        self.help = Paragraph(words.HELP, "fieldHelp")
        self.help.setContentsMargins(16, 6, 16, 6)
        self.bar = self._bar()
        self.preview = ReadingText(words.PREVIEW)
        self.grid = grid
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(grid)
        self.splitter.addWidget(self.preview)
        self.splitter.setSizes([1100, 900])
        self.empty = EmptyState()
        self.body = QStackedWidget()
        self.body.addWidget(self.empty)
        self.body.addWidget(self.splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.help)
        column.addWidget(self.body, 1)

    def show_rows(self, *, are_there: bool) -> None:
        """Show table and preview, or what to do first."""
        self.body.setCurrentIndex(int(are_there))
        self.help.setVisible(are_there)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= SIDE_BY_SIDE
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.splitter.orientation() is not way:
            self.splitter.setOrientation(way)
            self.splitter.setSizes([1100, 900])

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(self.round)
        row.addStretch(1)
        row.addWidget(self.all)
        row.addWidget(self.open_data)
        return bar
