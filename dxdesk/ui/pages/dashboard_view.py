"""The layout of the page ダッシュボード."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.words import dashboard as words
from dxdesk.domain.words import pages_common as common
from dxdesk.ui.pages.dashboard_panel import DashboardPanel, KpiPanel
from dxdesk.ui.pages.parts import Chooser, EmptyState, named_label, page_bar
from dxdesk.ui.pages.round_chooser import RoundChooser
from dxdesk.ui.text import Paragraph
from dxdesk.ui.theme.tokens import Tokens


class DashboardView(QWidget):
    """Round and axis over panels that scroll; the panel with the keyboard is in view."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.round = RoundChooser()
        self.axis = Chooser(words.AXIS)
        self.said = Paragraph()
        self.said.setContentsMargins(16, 12, 16, 0)
        self.empty = EmptyState()
        self.panels: tuple[DashboardPanel, ...] = ()
        self.kpis: KpiPanel | None = None
        self.bar = self._bar()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QStackedWidget()
        self.body.addWidget(self.empty)
        self.body.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.body, 1)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def start(self) -> None:
        """Begin anew, without panels."""
        self.said.setParent(None)
        self.panels, self.kpis = (), None
        page = QWidget()
        page.setObjectName("formPage")
        self._parts = QVBoxLayout(page)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._parts.addWidget(self.said)
        self._parts.addStretch()
        self._scroll.setWidget(page)

    def add_panel(self, panel: DashboardPanel) -> None:
        """One panel more."""
        self.panels = (*self.panels, panel)
        self._parts.insertWidget(self._parts.count() - 1, panel)
        panel.show()

    def add_kpis(self, kpis: KpiPanel) -> None:
        """The indicators, below all panels."""
        self.kpis = kpis
        self._parts.insertWidget(self._parts.count() - 1, kpis)
        kpis.show()

    def show_empty(self, *, is_empty: bool) -> None:
        """Show the sentence in place of the panels, or the panels."""
        self.body.setCurrentIndex(0 if is_empty else 1)

    def set_tokens(self, tokens: Tokens) -> None:
        """Use another colour scheme."""
        for each in self.panels:
            each.chart.set_tokens(tokens)
            each.grid.cells.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 160)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        for each in (*self.panels, *([self.kpis] if self.kpis else [])):
            if now is not None and each.isAncestorOf(now):
                self._scroll.ensureWidgetVisible(each, 0, 0)

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(named_label(common.ROUND, "barLabel"))
        row.addWidget(self.round)
        row.addSpacing(8)
        row.addWidget(named_label(words.AXIS, "barLabel"))
        row.addWidget(self.axis)
        row.addWidget(Paragraph(words.HELP, "fieldHelp"), 1)
        return bar
