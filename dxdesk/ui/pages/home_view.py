"""The layout of the page ホーム."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.words import pages_home as words
from dxdesk.services.home import Recent, Task
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.parts import EmptyState, named_label
from dxdesk.ui.pages.tables import RowList
from dxdesk.ui.text import Paragraph

_TASK_WIDTHS = (116, 116, 190, 0, 0)
_RECENT_WIDTHS = (140, 160, 0)


class HomeView(QWidget):
    """The round in hand, what is to be done, what was done last."""

    def __init__(
        self, task_columns: tuple[Column[Task], ...], recent_columns: tuple[Column[Recent], ...]
    ) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.round = Paragraph(kind="homeRound")
        self.state = Paragraph(kind="homeState")
        self.meter = _meter()
        self.tasks: RowList[Task] = RowList(words.TASKS, task_columns, _TASK_WIDTHS)
        self.empty = EmptyState()
        self.recent: RowList[Recent] = RowList(words.RECENT, recent_columns, _RECENT_WIDTHS)
        self.work = QStackedWidget()
        self.work.addWidget(self.tasks.view)
        self.work.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.work, 3)
        heading = named_label(words.RECENT, "homeHeading")
        column.addWidget(heading)
        column.addWidget(self.recent.view, 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 200)

    def show_empty(self, is_empty: bool) -> None:
        """Show the sentence in place of the tasks, or the tasks."""
        self.work.setCurrentWidget(self.empty if is_empty else self.tasks.view)

    def _head(self) -> QWidget:
        head = QFrame()
        head.setObjectName("homeHead")
        head.setAccessibleName(words.HEAD)
        column = QVBoxLayout(head)
        column.setContentsMargins(24, 8, 24, 10)
        column.setSpacing(2)
        for each in (self.round, self.state, self.meter):
            column.addWidget(each)
        return head


def _meter() -> QProgressBar:
    meter = QProgressBar()
    meter.setObjectName("homeMeter")
    meter.setTextVisible(False)
    meter.setFixedHeight(10)
    meter.setMaximumWidth(480)
    meter.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return meter
