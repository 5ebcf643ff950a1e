"""The layout of 計画の編集: a bar to choose and add, the table, the form of the row at hand."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.words import pages_plan_edit as words
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.pages.parts import Chooser, EmptyState, button, named_label, page_bar

SIDE_BY_SIDE = 800
"""Logical pixels of the page; below, the form lies under the table."""


class PlanEditView(QWidget):
    """Widgets and their places, without behaviour."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.plan, self.topic = Chooser(words.PLAN), Chooser(words.TOPIC)
        self.number, self.name = ExactLineEdit(), ExactLineEdit()
        self.number.setFixedWidth(96)
        self.number_label = named_label(words.NUMBER, "barLabel")
        self.name_label = named_label(words.NAME, "barLabel")
        self.appendix = button(words.APPENDIX, "quiet", words.APPENDIX_TIP)
        self.strike = button(words.STRIKE, "quiet", words.STRIKE_TIP)
        self.book = button(words.BOOK, "", words.BOOK_TIP)
        self.book_menu = QMenu(self.book)
        self.book.setMenu(self.book_menu)
        self.bar, self.adding = self._bar(), self._adding()
        self.empty = EmptyState()
        self.table = QStackedWidget()
        self.table.addWidget(self.empty)
        self.form = QStackedWidget()
        self.form.setAccessibleName(words.FORM)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.form)
        self.splitter.setSizes([1100, 900])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.adding)
        column.addWidget(self.splitter, 1)

    def put_table(self, grid: QWidget) -> None:
        """Show another table in the place of the last."""
        self._put(self.table, grid)

    def put_form(self, form: QWidget) -> None:
        """Show another form in the place of the last."""
        self._put(self.form, form)

    def name_adding(self, number: str, name: str, *, is_shown: bool) -> None:
        """What the inputs of a new row are called ("" for no number)."""
        self.adding.setVisible(is_shown)
        for label, edit, text in (
            (self.number_label, self.number, number),
            (self.name_label, self.name, name),
        ):
            label.setText(text)
            edit.setAccessibleName(text)
            label.setVisible(bool(text))
            edit.setVisible(bool(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= SIDE_BY_SIDE
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.splitter.orientation() is not way:
            self.splitter.setOrientation(way)
            self.splitter.setSizes([1100, 900] if beside else [1000, 1200])

    def _put(self, stack: QStackedWidget, made: QWidget) -> None:
        for place in reversed(range(stack.count())):
            old = stack.widget(place)
            if old is not None and old is not self.empty:
                stack.removeWidget(old)
                old.deleteLater()
        stack.addWidget(made)
        stack.setCurrentWidget(made)

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(self.plan)
        row.addWidget(named_label(words.TOPIC, "barLabel"))
        row.addWidget(self.topic)
        row.addStretch(1)
        row.addWidget(self.appendix)
        row.addWidget(self.strike)
        row.addWidget(self.book)
        return bar

    def _adding(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.number_label)
        row.addWidget(self.number)
        row.addWidget(self.name_label)
        row.addWidget(self.name, 1)
        return part
