"""The help window's layout: a search field above the topics, the page beside them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from dxdesk.domain.words import guide as words
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.text import Paragraph

_WIDTH, _HEIGHT = 860, 600
_TOPICS = 240


class HelpView(QWidget):
    """Stands beside the main window and never in its way."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(words.TITLE)
        self.setObjectName("formPage")
        self.resize(_WIDTH, _HEIGHT)
        self.search = ExactLineEdit()
        self.search.setAccessibleName(words.SEARCH)
        self.topics = QListWidget()
        self.topics.setAccessibleName(words.TOPICS)
        self.nothing = Paragraph(words.NOTHING_FOUND)
        self.page = QTextBrowser()
        self.page.setAccessibleName(words.PAGE)
        self.page.setOpenLinks(False)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._left())
        split.addWidget(self.page)
        split.setStretchFactor(1, 1)
        split.setSizes([_TOPICS, _WIDTH - _TOPICS])
        column = QVBoxLayout(self)
        column.addWidget(split)

    def _left(self) -> QWidget:
        left = QWidget()
        label = QLabel(words.SEARCH)
        label.setBuddy(self.search)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        for widget in (label, self.search, self.nothing, self.topics):
            column.addWidget(widget)
        column.setStretchFactor(self.topics, 1)
        return left
