"""The layout of the page 前回からの変化."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain import calendar
from dxdesk.domain.errors import BadValue
from dxdesk.domain.words import pages_changes as words
from dxdesk.services import comparing
from dxdesk.services.comparing import Compared, Moment
from dxdesk.ui.fields.line_edit import NfkcLineEdit
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.parts import Chooser, EmptyState, named_label, page_bar
from dxdesk.ui.pages.question_cards import Card
from dxdesk.ui.text import Paragraph

_DAY = "day"
_DAY_WIDTH = 120
_MANY = 80  # characters of a value that a cell shows


class ChangesView(QWidget):
    """Two moments over the table, both values of the line at hand below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.earlier = MomentField(words.FROM, words.FROM_DAY)
        self.later = MomentField(words.TO, words.TO_DAY)
        self.help = Paragraph(kind="fieldHelp")
        self.grid = GridView[Compared](
            words.TABLE,
            _columns(),
            (220, 170, 104, -140, -140),
            identity=place_of,
            memory="changes",
        )
        self.empty = EmptyState()
        self.values = QWidget()
        self.values.setAccessibleName(words.VALUES)
        self._pair = QHBoxLayout(self.values)
        self._pair.setContentsMargins(16, 6, 16, 6)
        self._pair.setSpacing(12)
        listed = QSplitter(Qt.Orientation.Vertical)
        listed.setChildrenCollapsible(False)
        listed.addWidget(self.grid)
        listed.addWidget(self.values)
        listed.setStretchFactor(0, 3)
        listed.setStretchFactor(1, 1)
        self.body = QStackedWidget()
        self.body.addWidget(listed)
        self.body.addWidget(self.empty)
        self.bar = self._bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.body, 1)

    def show_values(self, line: Compared | None) -> None:
        """Both values in full, with what differs marked."""
        while item := self._pair.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        if line:
            before, after = line.said.before, line.said.after
            self._pair.addWidget(Card(words.BEFORE, before, after, ""), 1)
            self._pair.addWidget(Card(words.AFTER, after, before, ""), 1)

    def show_empty(self, text: str) -> None:
        """Show a sentence in place of the table; "" shows the table."""
        self.empty.say(text)
        self.body.setCurrentIndex(1 if text else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 160)

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        lines = QVBoxLayout()
        moments = QHBoxLayout()
        moments.addWidget(self.earlier)
        moments.addWidget(self.later)
        moments.addStretch()
        lines.addLayout(moments)
        lines.addWidget(self.help)
        row.addLayout(lines)
        return bar


class MomentField(QWidget):
    """A moment out of a list, or a day that is typed. `chosen` says that it is another."""

    chosen = Signal()

    def __init__(self, name: str, day_name: str) -> None:
        super().__init__()
        self._moments: dict[str, Moment] = {}
        self.choice = Chooser(name)
        self.choice.setMinimumContentsLength(14)
        self.day = NfkcLineEdit()
        self.day.setAccessibleName(day_name)
        self.day.setFixedWidth(_DAY_WIDTH)
        self.echo = Paragraph(kind="fieldHelp")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        for part in (named_label(name, "barLabel"), self.choice, self.day, self.echo):
            row.addWidget(part)
        self.choice.activated.connect(self._on_choice)
        self.day.editingFinished.connect(self._on_day)
        self._show_day()

    def offer(self, moments: Sequence[Moment], usual: str) -> None:
        """Offer these and a day; what was chosen stays, first it is the usual one."""
        kept = self.choice.key() or usual
        self._moments = {each.key: each for each in moments}
        listed = [(each.key, each.name) for each in moments]
        self.choice.offer([*listed, (_DAY, words.DAY)], kept)
        self._show_day()

    @property
    def moment(self) -> Moment | None:
        """What is chosen, None for a day that cannot be read."""
        if self.choice.key() != _DAY:
            return self._moments.get(self.choice.key())
        try:
            return comparing.day_moment(self.day.text())
        except BadValue:
            return None

    def _on_choice(self) -> None:
        self._show_day()
        if self.choice.key() == _DAY:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit()

    def _on_day(self) -> None:
        self._show_day()
        self.chosen.emit()

    def _show_day(self) -> None:
        is_day = self.choice.key() == _DAY
        self.day.setVisible(is_day)
        self.echo.setVisible(is_day)
        try:
            self.echo.say(calendar.echo(calendar.read_date(self.day.text())))
        except BadValue:
            self.echo.say(words.NO_DAY)


def place_of(line: Compared) -> tuple[str, str]:
    """The record and field of a line."""
    return line.said.key, line.said.field


def _columns() -> tuple[Column[Compared], ...]:
    return (
        Column(words.WHAT, lambda each: each.said.title, tooltip=lambda each: each.said.title),
        Column(words.FIELD, lambda each: each.said.label),
        Column(words.HOW, lambda each: words.HOWS[each.how]),
        Column(words.BEFORE, lambda each: _brief(each.said.before)),
        Column(words.AFTER, lambda each: _brief(each.said.after)),
    )


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line[:_MANY] + "…" if len(line) > _MANY else line
