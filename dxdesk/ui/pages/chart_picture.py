"""A chart on screen: the drawing that paper has, painted as wide as there is room."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.domain.drawing import Drawable, Picture
from dxdesk.ui.theme.tokens import Tokens
from dxdesk.ui.timeline.ink import Batch, Ink, measure

_SCALE = 14 / 9
"""Paper's letters of 9 points are 14 pixels on screen, the smallest there are."""

_KEPT = 4  # widths
_BY_KEYS = Qt.FocusPolicy.StrongFocus


class ChartPicture(QWidget):
    """Shows a chart; the table beside it says the same to whoever does not see it."""

    def __init__(self, chart: Drawable, tokens: Tokens) -> None:
        super().__init__()
        self._chart = chart
        self._ink = Ink(tokens)
        self._laid: dict[int, _Laid] = {}
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chart(self, chart: Drawable) -> None:
        """Show another chart."""
        if chart != self._chart:
            self._chart = chart
            self._laid.clear()
            self.updateGeometry()
            self.update()

    def set_tokens(self, tokens: Tokens) -> None:
        """Use another colour scheme."""
        self._ink = Ink(tokens)
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width).height

    def sizeHint(self) -> QSize:
        return QSize(480, self._lay_out(480).height)

    def paintEvent(self, event: QPaintEvent) -> None:
        laid, seen = self._lay_out(self.width()), event.rect()
        painter = QPainter(self)
        painter.scale(_SCALE, _SCALE)
        for strip in laid.between(seen.top() / _SCALE, seen.bottom() / _SCALE):
            for each in strip.batches:
                self._ink.draw(painter, [each])
        painter.end()

    def _lay_out(self, width: int) -> "_Laid":
        """The drawing for a width; layouts ask for the same few widths again and again."""
        if width not in self._laid:
            while len(self._laid) >= _KEPT:
                self._laid.pop(next(iter(self._laid)))
            sheaf = self._chart.drawn(max(width, 200) / _SCALE, measure)
            self._laid[width] = _Laid((sheaf.head, *sheaf.strips))
        return self._laid[width]


class _Strip:
    """A picture at its height, ready to be painted shape upon shape, as paper does."""

    def __init__(self, picture: Picture, top: float) -> None:
        self._picture, self.top = picture, top
        self.bottom = top + picture.height

    @cached_property
    def batches(self) -> tuple[Batch, ...]:
        """One for each shape."""
        shapes = self._picture.shapes
        alone = (replace(self._picture, shapes=(each,), spots=()) for each in shapes)
        return tuple(Batch(each, self.top) for each in alone)


class _Laid:
    """The strips of a chart, one below the other."""

    def __init__(self, pictures: Sequence[Picture]) -> None:
        tops = accumulate((each.height for each in pictures), initial=0.0)
        self._strips = tuple(_Strip(*each) for each in zip(pictures, tops, strict=False))
        self.height = round(sum(each.height for each in pictures) * _SCALE) + 2

    def between(self, top: float, bottom: float) -> Iterator[_Strip]:
        """The strips of which something lies between two heights."""
        return (each for each in self._strips if each.bottom >= top and each.top <= bottom)


def scrolled(chart: ChartPicture) -> QScrollArea:
    """A chart with room around it; where it is higher than its place it scrolls, by keys too."""
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
    frame.verticalScrollBar().rangeChanged.connect(
        lambda _, most: frame.setFocusPolicy(_BY_KEYS if most else Qt.FocusPolicy.NoFocus)
    )
    return frame
