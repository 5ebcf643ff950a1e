"""The layout of 次の計画: old and new 取組, or the one thing to do first."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.words import pages_next_plan as words
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.pages.one_or_both import OneOrBoth
from dxdesk.ui.pages.parts import EmptyState, button, named_label, page_bar
from dxdesk.ui.pages.switch import Switch
from dxdesk.ui.text import Paragraph

OLD, NEW = "old", "new"
_ROOMY = 480  # pixels; below that two tables would have too few rows each
_NAME = 200  # pixels of the name to be added, at least


class NextPlanView(QWidget):
    """Widgets and their places, without behaviour.

    Where only one table has room, the bar says how things stand over the old 取組, and adds to
    the new ones over those.
    """

    def __init__(self, old: QWidget, new: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(words.TITLE)
        self.switch = Switch(
            words.TABLES, words.SWITCH_TIP, {OLD: words.OLD_SHORT, NEW: words.NEW_SHORT}
        )
        self.standing = Paragraph(kind="fieldHelp")
        self.name = ExactLineEdit()
        self.name.setAccessibleName(words.NEW_NAME)
        self.name.setMinimumWidth(_NAME)
        self.add = button(words.ADD, "", words.ADD_TIP)
        self.adding = self._adding()
        self.bar = self._bar()
        self.tables = OneOrBoth({OLD: old, NEW: new}, self.switch, _ROOMY, (1, 1))
        self.tables.turned.connect(self._follow)
        self.empty = EmptyState()
        self.body = QStackedWidget()
        self.body.addWidget(self.empty)
        self.body.addWidget(self.tables)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.body, 1)

    def show_seam(self, *, is_there: bool) -> None:
        """Show the tables, or what to do first."""
        self.bar.setVisible(is_there)
        self.body.setCurrentIndex(int(is_there))

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 200)

    def _follow(self) -> None:
        self.adding.setVisible(self.tables.shows(NEW))
        self.standing.setVisible(self.tables.shows(OLD))

    def _bar(self) -> QWidget:
        bar, row = page_bar()
        row.addWidget(self.switch)
        row.addWidget(self.standing, 1)
        row.addWidget(self.adding, 1)
        return bar

    def _adding(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(named_label(words.NEW_NAME, "barLabel"))
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        return part
