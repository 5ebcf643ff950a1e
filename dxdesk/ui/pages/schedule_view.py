"""The layout of the page スケジュール."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.schedule.axis import Grain
from dxdesk.domain.words import pages_schedule as words
from dxdesk.ui.fields.flow import FlowLayout
from dxdesk.ui.pages.parts import Chooser, EmptyState, button, named_label
from dxdesk.ui.pages.switch import Switch, toggle
from dxdesk.ui.text import Paragraph
from dxdesk.ui.theme.tokens import Tokens
from dxdesk.ui.timeline.legend import LegendStrip
from dxdesk.ui.timeline.view import Timeline

_LEGEND_FROM = 560  # logical pixels of height; below, the legend is folded away at first


class ScheduleView(QWidget):
    """A bar of choices and of what is missing, the timeline, what is at hand, the legend."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.plan = Chooser(words.PLAN)
        self.department = Chooser(words.DEPARTMENT)
        self.which = Switch(words.MOVES, words.MOVES_TIP, _days())
        self.scale = Chooser(words.SCALE)
        self.scale.setToolTip(words.SCALE_TIP)
        self.scale.offer(_scales(), str(Grain.QUARTER.value))
        self.add = button(words.ADD, tip=words.ADD_TIP)
        self.strike = button(words.STRIKE, tip=words.STRIKE_TIP)
        self.legend_toggle = toggle(words.LEGEND, words.LEGEND, words.LEGEND_TIP)
        self.missing = named_label("", "barLabel")
        self.fill_in = button(words.FILL_IN, "quiet")
        self.strip = self._strip()
        self.bar = self._bar()
        self.timeline = Timeline(tokens)
        self.legend = LegendStrip(tokens)
        self.detail = Paragraph()
        self.foot, self.help = self._foot()
        self.empty = EmptyState()
        self.body = QStackedWidget()
        self.body.addWidget(self.timeline)
        self.body.addWidget(self.empty)
        self._lay_out()
        self._toggled_by_hand = False
        self.legend_toggle.toggled.connect(self.help.setVisible)
        self.legend_toggle.clicked.connect(self._remember)
        self.help.hide()

    def show_empty(self, empty: bool) -> None:
        """Show the empty state, or the timeline and what belongs to it."""
        self.body.setCurrentWidget(self.empty if empty else self.timeline)
        self.foot.setVisible(not empty)

    def show_missing(self, text: str) -> None:
        """Say what is missing, "" for nothing."""
        self.missing.setText(text)
        self.fill_in.setAccessibleName(f"{text} {words.FILL_IN}")
        self.strip.setVisible(bool(text))

    def set_tokens(self, tokens: Tokens) -> None:
        """Use another colour scheme."""
        self.timeline.set_tokens(tokens)
        self.legend.set_tokens(tokens)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._toggled_by_hand:
            self.legend_toggle.setChecked(event.size().height() >= _LEGEND_FROM)

    def _remember(self) -> None:
        self._toggled_by_hand = True

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.body, 1)
        column.addWidget(self.foot)

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("pageBar")
        inner = QWidget()
        row = FlowLayout(inner, 8)
        row.addWidget(self.plan)
        row.addWidget(self.department)
        for label, part in ((words.MOVES, self.which), (words.SCALE, self.scale)):
            row.addWidget(_labelled(label, part))
        for each in (self.add, self.strike, self.legend_toggle, self.strip):
            row.addWidget(each)
        outer = QVBoxLayout(bar)
        outer.setContentsMargins(16, 6, 16, 6)
        outer.addWidget(inner)
        return bar

    def _strip(self) -> QFrame:
        strip = QFrame()
        strip.setObjectName("missingStrip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.missing)
        row.addWidget(self.fill_in)
        return strip

    def _foot(self) -> tuple[QWidget, QWidget]:
        foot, help_box = QWidget(), QWidget()
        foot.setObjectName("timelineFoot")
        below = QVBoxLayout(help_box)
        below.setContentsMargins(0, 4, 0, 0)
        below.addWidget(self.legend)
        below.addWidget(Paragraph(words.KEYS, "fieldHelp"))
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 6, 16, 8)
        column.setSpacing(0)
        column.addWidget(self.detail)
        column.addWidget(help_box)
        return foot, help_box


def _labelled(text: str, part: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    label: QLabel = named_label(text, "barLabel")
    row.addWidget(label)
    row.addWidget(part)
    return box


def _days() -> dict[str, str]:
    return {str(days): text for days, text in words.WHICH.items()}


def _scales() -> list[tuple[str, str]]:
    return [(str(grain.value), words.SCALES[grain]) for grain in Grain]
