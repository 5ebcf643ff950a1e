"""The layout of the page スキル."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.charts import BarChart
from dxdesk.domain.words import skills as words
from dxdesk.services.skills import SkillRow
from dxdesk.services.stores import Store
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.pages.cards import CardsPage
from dxdesk.ui.pages.chart_picture import ChartPicture, scrolled
from dxdesk.ui.pages.one_or_both import OneOrBoth
from dxdesk.ui.pages.parts import Chooser, EmptyState, named_label, page_bar
from dxdesk.ui.pages.switch import Switch
from dxdesk.ui.text import Paragraph
from dxdesk.ui.theme.tokens import Tokens

COUNTS, ITEMS = 0, 1
_NUMBERS, _CHART = "numbers", "chart"
_ROOMY = 360  # pixels; below that there is no room for numbers and chart


class SkillsView(QWidget):
    """The year over the grid with its chart below; where there are `items` to be written, they
    have a tab of their own."""

    def __init__(
        self, store: Store, grid: GridView[SkillRow], tokens: Tokens, *, items: bool
    ) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.grid = grid
        self.year = Chooser(words.YEAR)
        self.chart = ChartPicture(BarChart(()), tokens)
        self.chart.setAccessibleName(words.CHART)
        self.switch = Switch(
            words.PARTS, words.PARTS_TIP, {_NUMBERS: words.NUMBERS, _CHART: words.CHART_SHORT}
        )
        self.help = Paragraph(words.HELP, "fieldHelp")
        self.empty = EmptyState()
        self.items = CardsPage(store, words.ITEMS)
        self.bar = self._bar()
        self.body = QStackedWidget()
        self.body.addWidget(self._counts())
        self.body.addWidget(self.empty)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(words.PLACES)
        self.tabs.tabBar().setAccessibleName(words.PLACES)
        self.tabs.addTab(self._page(self.bar, self.body), words.TABLE)
        if items:
            about = Paragraph(words.HELP_ITEMS, "fieldHelp")
            about.setContentsMargins(24, 12, 24, 0)
            self.tabs.addTab(self._page(about, self.items), words.ITEMS)
        else:
            self.tabs.tabBar().hide()
            for part in (self.tabs, self.tabs.tabBar()):
                part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.items.setParent(self)
            self.items.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def show_empty(self, *, is_empty: bool) -> None:
        """Show the sentence in place of the grid, or the grid."""
        self.body.setCurrentIndex(1 if is_empty else 0)
        self.bar.setVisible(not is_empty)

    def show_numbers(self) -> None:
        """Have the grid in view."""
        self.tabs.setCurrentIndex(COUNTS)
        self.parts.turn_to(_NUMBERS)

    def show_chart(self, chart: BarChart) -> None:
        """Show other figures."""
        self.chart.show_chart(chart)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 160)

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(named_label(words.YEAR, "barLabel"))
        row.addWidget(self.year)
        row.addSpacing(8)
        row.addWidget(self.switch)
        row.addWidget(self.help, 1)
        row.addStretch()
        return bar

    def _counts(self) -> QWidget:
        parts = {_NUMBERS: self.grid, _CHART: scrolled(self.chart)}
        self.parts = OneOrBoth(parts, self.switch, _ROOMY, (3, 1))
        self.parts.turned.connect(lambda: self.help.setVisible(self.parts.is_roomy))
        return self.parts

    def _page(self, above: QWidget, body: QWidget) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(body, 1)
        return page
