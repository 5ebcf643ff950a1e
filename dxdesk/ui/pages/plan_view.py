"""The layout of the page 計画."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_plan as words
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.pages.parts import Chooser, button, named_label, outline, page_bar
from dxdesk.ui.pages.reading_text import ReadingText


class PlanView(QWidget):
    """Contents to the left, the text to the right, a search line above."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.plan = Chooser(words.TITLE)
        self.search = ExactLineEdit()
        self.search.setAccessibleName(words.SEARCH_NAME)
        self.search.setToolTip(words.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.found = named_label("", "barLabel")
        self.contents = outline(common.CONTENTS)
        self.text = ReadingText(words.TEXT)
        self.text.setViewportMargins(12, 0, 12, 0)
        self.edit = button(words.EDIT, "", words.EDIT_TIP)
        self.edit.setAccessibleName(words.EDIT)
        self.bar = self._bar()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.contents)
        splitter.addWidget(self.text)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([340, 860])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(splitter, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 160)

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(self.plan)
        row.addWidget(named_label(words.SEARCH, "barLabel"))
        row.addWidget(self.search, 1)
        row.addWidget(self.found)
        row.addWidget(self.edit)
        return bar
