"""The layout of 次の計画: old 取組 above, new ones below; or the one thing to do first."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.words import pages_next_plan as words
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.pages.parts import EmptyState, button, named_label, page_bar
from dxdesk.ui.text import Paragraph


class NextPlanView(QWidget):
    """Widgets and their places, without behaviour."""

    def __init__(self, old: QWidget, new: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.standing = Paragraph(kind="fieldHelp")
        self.name = ExactLineEdit()
        self.name.setAccessibleName(words.NEW_NAME)
        self.add = button(words.ADD, "", words.ADD_TIP)
        self.bar = self._bar()
        self.adding = self._adding()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(old)
        self.splitter.addWidget(self._below(new))
        self.splitter.setSizes([1100, 900])
        self.empty = EmptyState()
        self.body = QStackedWidget()
        self.body.addWidget(self.empty)
        self.body.addWidget(self.splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.body, 1)

    def show_seam(self, *, is_there: bool) -> None:
        """Show the tables, or what to do first."""
        self.bar.setVisible(is_there)
        self.body.setCurrentIndex(int(is_there))

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 200)

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(self.standing, 1)
        return bar

    def _adding(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(named_label(words.NEW_NAME, "barLabel"))
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        return part

    def _below(self, new: QWidget) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.adding)
        column.addWidget(new, 1)
        return part
