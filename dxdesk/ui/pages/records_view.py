"""The layout of pages that list records to the left and show the one at hand to the right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.ui.pages.cards import CardsPage
from dxdesk.ui.pages.detail_view import DraftStrip
from dxdesk.ui.pages.parts import EmptyState, page_bar
from dxdesk.ui.text import Paragraph

SIDE_BY_SIDE = 800
"""Logical pixels of the page; below, the cards lie under the list."""
_ROOMY = 400  # pixels of height; below, list and cards have the room of what helps


class RecordsView(QWidget):
    """A bar, the list, the cards, and a sentence in place of either. `tools` stand in the bar,
    `more` is shown below the list."""

    def __init__(
        self,
        title: str,
        listed: QWidget,
        cards: CardsPage,
        tools: Sequence[QWidget],
        more: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.listed, self.cards, self.tools = listed, cards, tuple(tools)
        self.help = Paragraph(kind="fieldHelp")
        self.drafts = DraftStrip()
        self.nothing, self.empty = EmptyState(), EmptyState()
        self.toolbox = self._toolbox()
        self.bar = self._bar()
        self.about = Paragraph(kind="recordAbout")
        self.record = QStackedWidget()
        self.record.addWidget(self._shown(cards))
        self.record.addWidget(self.nothing)
        self.left = self._left(more)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.left)
        self.splitter.addWidget(self.record)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([1000, 1000])
        self.body = QStackedWidget()
        self.body.addWidget(self.splitter)
        self.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.drafts):
            column.addWidget(part)
        column.addWidget(self.body, 1)

    def show_empty(self, *, is_empty: bool) -> None:
        """Show the sentence in place of list, cards and tools, or those."""
        self.body.setCurrentIndex(1 if is_empty else 0)
        self.toolbox.setVisible(not is_empty)

    def show_record(self, *, is_there: bool) -> None:
        """Show the cards, or the sentence in their place."""
        self.record.setCurrentIndex(0 if is_there else 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._save_room(is_roomy=event.size().height() >= _ROOMY)
        beside = event.size().width() >= SIDE_BY_SIDE
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.splitter.orientation() is not way:
            self.splitter.setOrientation(way)
            self.splitter.setSizes([1000, 1000] if beside else [1000, 1600])

    def _save_room(self, *, is_roomy: bool) -> None:
        self.help.setVisible(is_roomy)
        self.bar.setVisible(is_roomy or bool(self.tools))

    def say_about(self, text: str) -> None:
        """Say above the cards what they are about; "" for nothing."""
        self.about.say(text)
        self.about.setVisible(bool(text))

    def _shown(self, cards: CardsPage) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.about.setContentsMargins(24, 10, 24, 6)
        self.about.hide()
        column.addWidget(self.about)
        column.addWidget(cards, 1)
        return shown

    def _left(self, more: Sequence[QWidget]) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.listed, 1)
        for part in more:
            column.addWidget(part)
        return left

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(self.help, 1)
        row.addStretch()
        row.addWidget(self.toolbox)
        return bar

    def _toolbox(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for each in self.tools:
            row.addWidget(each)
        return box
