"""The layout of the page 評価."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import reviewing as words
from dxdesk.services.reviewing import Finding, ReviewRow
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.parts import EmptyState, button, named_label, page_bar
from dxdesk.ui.pages.round_chooser import RoundChooser
from dxdesk.ui.pages.tables import RowList
from dxdesk.ui.text import Paragraph

_MOST = 4


class ReviewView(QWidget):
    """Both ratings in one grid, and below what the report at hand asks to be looked at."""

    def __init__(self, grid: GridView[ReviewRow]) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.grid = grid
        self.round = RoundChooser()
        self.only = QCheckBox(words.ONLY)
        self.only.setToolTip(words.ONLY_TIP)
        self.remark = button(words.REMARK, "quiet", words.REMARK_TIP)
        self.about = Paragraph(kind="fieldHelp")
        columns = (
            Column[Finding](words.SORT, lambda each: each.sort),
            Column[Finding](words.TEXT, lambda each: each.text, tooltip=lambda each: each.text),
        )
        self.findings: RowList[Finding] = RowList(words.FINDINGS, columns, (230, 0))
        self.empty = EmptyState()
        self.bar = self._bar()
        self.body = QStackedWidget()
        self.body.addWidget(self._work())
        self.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.body, 1)

    def show_empty(self, *, is_empty: bool) -> None:
        """Show the sentence in place of the grid, or the grid."""
        self.body.setCurrentIndex(1 if is_empty else 0)

    def show_findings(self, row: ReviewRow | None) -> None:
        """Show what the report at hand asks to be looked at."""
        found = row.findings if row else ()
        self.findings.show_rows(found)
        self.findings.view.setVisible(bool(found))
        self.findings.fit(_MOST)
        if row is None:
            self.about.say("")
        elif found:
            self.about.say(words.about(row.title, row.department, len(found)))
        else:
            self.about.say(words.NO_FINDING if row.is_answered else words.NOT_ANSWERED)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 160)

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(named_label(common.ROUND, "barLabel"))
        row.addWidget(self.round)
        row.addSpacing(8)
        row.addWidget(self.only)
        row.addStretch()
        row.addWidget(self.remark)
        return bar

    def _work(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        about = QHBoxLayout()
        about.setContentsMargins(16, 2, 16, 4)
        about.addWidget(self.about)
        column.addWidget(self.grid, 1)
        column.addLayout(about)
        column.addWidget(self.findings.view)
        return page
