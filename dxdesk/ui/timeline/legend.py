"""The legend below the timeline, as paper has it above."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dxdesk.domain.drawing import Picture
from dxdesk.domain.schedule import legend
from dxdesk.domain.schedule.looks import SCREEN
from dxdesk.domain.schedule.steps import Schedule
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_schedule as words
from dxdesk.ui.theme.tokens import LIGHT, Tokens
from dxdesk.ui.timeline.ink import Batch, Ink, measure


class LegendStrip(QWidget):
    """Samples and words, in as many lines as the width asks for."""

    def __init__(self, tokens: Tokens = LIGHT) -> None:
        super().__init__()
        self._ink = Ink(tokens)
        self._schedule: Schedule | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_schedule(self, schedule: Schedule) -> None:
        """Explain the letters of this schedule."""
        self._schedule = schedule
        self.setAccessibleName(words.legend(common.listed(legend.words(schedule))))
        self.updateGeometry()
        self.update()

    def set_tokens(self, tokens: Tokens) -> None:
        """Use another colour scheme."""
        self._ink = Ink(tokens)
        self.update()

    def heightForWidth(self, width: int) -> int:
        return round(self._picture(width).height)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._ink.draw(painter, [Batch(self._picture(self.width()))])

    def _picture(self, width: int) -> Picture:
        if self._schedule is None:
            return Picture(width, 0, ())
        return legend.drawn(self._schedule, SCREEN, width, measure)
