"""A chart on screen: the drawing that paper has, painted as wide as there is room."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.domain.drawing import Drawable, stacked
from dxdesk.ui.theme.tokens import Tokens
from dxdesk.ui.timeline.ink import Batch, Ink, measure

_SCALE = 14 / 9
"""Paper's letters of 9 points are 14 pixels on screen, the smallest there are."""


class ChartPicture(QWidget):
    """Shows a chart; the table beside it says the same to whoever does not see it."""

    def __init__(self, chart: Drawable, tokens: Tokens) -> None:
        super().__init__()
        self._chart = chart
        self._ink = Ink(tokens)
        self._batches: tuple[Batch, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chart(self, chart: Drawable) -> None:
        """Show another chart."""
        if chart != self._chart:
            self._chart = chart
            self.updateGeometry()
            self.update()

    def set_tokens(self, tokens: Tokens) -> None:
        """Use another colour scheme."""
        self._ink = Ink(tokens)
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width)

    def sizeHint(self) -> QSize:
        return QSize(480, self._lay_out(480))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay_out(self.width())
        painter = QPainter(self)
        painter.scale(_SCALE, _SCALE)
        for each in self._batches:
            self._ink.draw(painter, [each])
        painter.end()

    def _lay_out(self, width: int) -> int:
        """Draw anew for a width, shape upon shape as paper does; how high it is."""
        room = max(width, 200) / _SCALE
        sheaf = self._chart.drawn(room, measure)
        picture = sheaf.head
        for each in sheaf.strips:
            picture = stacked(picture, each)
        one_by_one = (replace(picture, shapes=(each,), spots=()) for each in picture.shapes)
        self._batches = tuple(map(Batch, one_by_one))
        return round(picture.height * _SCALE) + 2


def scrolled(chart: ChartPicture) -> QScrollArea:
    """A chart with room around it, that scrolls where it is higher than its place."""
    page = QWidget()
    page.setObjectName("formPage")
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 12, 16, 12)
    column.addWidget(chart)
    column.addStretch()
    frame = QScrollArea()
    frame.setAccessibleName(chart.accessibleName())
    frame.setFrameShape(QFrame.Shape.NoFrame)
    frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    frame.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    frame.setWidgetResizable(True)
    frame.setWidget(page)
    return frame
