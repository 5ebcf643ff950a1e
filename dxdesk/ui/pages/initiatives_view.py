"""The layout of the page 取組一覧."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_initiatives as words
from dxdesk.services.views import InitiativeRow
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.pages.parts import EmptyState, named_label, outline, page_bar
from dxdesk.ui.pages.round_chooser import RoundChooser

TREE_FROM = 960  # logical pixels of the page; below, the tree is folded away at first


class InitiativesView(QWidget):
    """A bar of filters over the plan's tree and the table; `make_grid` is given the search line
    that Ctrl+F leads to."""

    def __init__(self, make_grid: Callable[[QLineEdit], GridView[InitiativeRow]]) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.round = RoundChooser()
        self.search = _search()
        self.everyone = QCheckBox(words.ALL)
        self.everyone.setToolTip(words.ALL_TIP)
        self.tree_toggle = _tree_toggle()
        self.tree = outline(words.TREE)
        self.empty = EmptyState()
        self.bar = self._bar()
        self.grid = make_grid(self.search)
        self.table = self.grid.cells
        self.body = QStackedWidget()
        self.body.addWidget(self.grid)
        self.body.addWidget(self.empty)
        self.splitter = self._splitter()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.splitter, 1)
        self.tree_toggle.toggled.connect(self.tree.setVisible)
        self._toggled_by_hand = False
        self.tree_toggle.clicked.connect(self._remember)

    def lay_tree(self) -> None:
        """Give the tree's columns their widths; to be done once the model is there."""
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def show_empty(self, empty: bool) -> None:
        """Show the empty state, or the table."""
        self.body.setCurrentIndex(int(empty))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._toggled_by_hand:
            self.tree_toggle.setChecked(event.size().width() >= TREE_FROM)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 160)

    def _remember(self) -> None:
        self._toggled_by_hand = True

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(self.tree_toggle)
        row.addWidget(named_label(common.ROUND, "barLabel"))
        row.addWidget(self.round)
        row.addSpacing(8)
        row.addWidget(named_label(words.SEARCH, "barLabel"))
        row.addWidget(self.search, 1)
        row.addSpacing(8)
        row.addWidget(self.everyone)
        return bar

    def _splitter(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.tree)
        splitter.addWidget(self.body)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([300, 900])
        return splitter


def _search() -> ExactLineEdit:
    edit = ExactLineEdit()
    edit.setAccessibleName(words.SEARCH_NAME)
    edit.setToolTip(words.SEARCH_NAME)
    edit.setClearButtonEnabled(True)
    edit.setMinimumWidth(120)
    return edit


def _tree_toggle() -> QToolButton:
    toggle = QToolButton()
    toggle.setObjectName("barToggle")
    toggle.setText(words.TREE_TOGGLE)
    toggle.setAccessibleName(words.TREE_TIP)
    toggle.setToolTip(words.TREE_TIP)
    toggle.setCheckable(True)
    toggle.setChecked(True)
    toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    toggle.setFixedHeight(36)
    return toggle
