"""The layout of the page 担当割."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.records import Record
from dxdesk.domain.words import pages_assign as words
from dxdesk.domain.words import pages_reform as reform
from dxdesk.services.assigning import Finding
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.parts import EmptyState, button, named_label
from dxdesk.ui.pages.tables import RowList
from dxdesk.ui.text import Paragraph

_MOST_FINDINGS, _FEW_FINDINGS = 4, 1
_ROOMY = 480  # pixels; below that the grid needs the room


class AssignView(QWidget):
    """The grid of work with what is to be looked at below, and the grid of the 課."""

    def __init__(self, departments: GridView[Record]) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.departments = departments
        self.empty = EmptyState()
        self.body = QStackedWidget()
        self.body.addWidget(self.empty)
        columns = (Column[Finding](words.FINDING, lambda each: each.text),)
        self.findings: RowList[Finding] = RowList(words.FINDINGS, columns, (0,))
        self.code = ExactLineEdit()
        self.code.setAccessibleName(words.CODE)
        self.code.setMaximumWidth(140)
        self.add = button(words.ADD, "", words.ADD_TIP)
        self.reform = button(reform.OPEN, "", reform.OPEN_TIP)
        self.handover = button(reform.HANDOVER, "quiet", reform.HANDOVER_TIP)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(words.PLACES)
        self.tabs.tabBar().setAccessibleName(words.PLACES)
        self.tabs.addTab(self._work(), words.TITLE)
        self.tabs.addTab(self._places(), words.DEPARTMENTS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def put(self, grid: QWidget, last: QWidget | None) -> None:
        """Show another grid of work in the place of the last."""
        if last:
            self.body.removeWidget(last)
            last.deleteLater()
        self.body.addWidget(grid)
        self.body.setCurrentWidget(grid)

    def show_findings(self, found: tuple[Finding, ...]) -> None:
        """Show what is to be looked at; nothing where all is well."""
        self.findings.show_rows(found, keep=lambda each: each.trouble)
        self.findings.view.setVisible(bool(found))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a low window the grid has the room, and of what is to be looked at one line."""
        is_roomy = self.height() >= _ROOMY
        self.findings.fit(_MOST_FINDINGS if is_roomy else _FEW_FINDINGS)
        self._help.setVisible(is_roomy)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 200)

    def _work(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._help = Paragraph(words.HELP, "fieldHelp")
        self._help.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self._help)
        column.addWidget(self.body, 1)
        column.addWidget(self.findings.view)
        return page

    def _places(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(named_label(words.CODE, "barLabel"))
        row.addWidget(self.code)
        row.addWidget(self.add)
        row.addWidget(Paragraph(words.HELP_DEPARTMENTS, "fieldHelp"), 1)
        row.addWidget(self.handover)
        row.addWidget(self.reform)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.departments, 1)
        return page
