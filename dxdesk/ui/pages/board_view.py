"""The layout of the page 提出状況."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.words import pages_board as words
from dxdesk.ui.pages.files import Outcome
from dxdesk.ui.pages.parts import EmptyState, button, page_bar
from dxdesk.ui.text import Paragraph


class BoardView(QWidget):
    """What concerns a round stands over the board, what the place at hand below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.count = Paragraph(kind="fieldHelp")
        self.every = button(words.ALL, "quiet", words.ALL_TIP)
        self.returned = button(words.RETURNED, "quiet", words.RETURNED_TIP)
        self.give_back = button(words.GIVE_BACK, tip=words.GIVE_BACK_TIP)
        self.give_one = button(words.GIVE_ONE, "quiet", words.GIVE_ONE_TIP)
        self.approve = button(words.APPROVE, "", words.APPROVE_TIP)
        self.outcome = Outcome()
        self.about = Paragraph()
        self.empty = EmptyState()
        self.body = QStackedWidget()
        self.body.addWidget(self.empty)
        self.bar, self.foot = self._bar(), self._foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.outcome)
        column.addWidget(self.body, 1)
        column.addWidget(self.foot)

    def put(self, grid: QWidget, last: QWidget | None) -> None:
        """Show another board in the place of the last."""
        if last:
            self.body.removeWidget(last)
            last.deleteLater()
        self.body.addWidget(grid)

    def show_empty(self, is_empty: bool) -> None:
        """Show the sentence in place of the board, or the board."""
        self.body.setCurrentIndex(0 if is_empty else 1)
        self.bar.setVisible(not is_empty)
        self.foot.setVisible(not is_empty)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 160)

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(self.count, 1)
        row.addWidget(self.every)
        row.addWidget(self.give_back)
        return bar

    def _foot(self) -> QWidget:
        foot, row = page_bar()
        row.addWidget(self.about, 1)
        row.addWidget(self.returned)
        row.addWidget(self.give_one)
        row.addWidget(self.approve)
        return foot
