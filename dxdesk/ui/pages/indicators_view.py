"""The layout of the page 指標."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.words import pages_indicators as words
from dxdesk.services.indicators import IndicatorRow
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.pages.parts import EmptyState, button, page_bar
from dxdesk.ui.text import Paragraph


class IndicatorsView(QWidget):
    """A bar of what can be done over the table."""

    def __init__(self, grid: GridView[IndicatorRow]) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.grid = grid
        self.strike = button(words.STRIKE, "quiet", words.STRIKE_TIP)
        self.empty = EmptyState()
        self.bar = self._bar()
        self.body = QStackedWidget()
        self.body.addWidget(grid)
        self.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.body, 1)

    def show_empty(self, empty: bool) -> None:
        """Show the empty state, or the table."""
        self.body.setCurrentIndex(int(empty))
        self.bar.setVisible(not empty)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 160)

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(Paragraph(words.HELP, "fieldHelp"), 1)
        row.addWidget(self.strike)
        return bar
