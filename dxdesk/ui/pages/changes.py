"""前回からの変化: two moments are chosen, what differs is listed field by field."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dxdesk.domain.words import pages_changes as words
from dxdesk.services import comparing
from dxdesk.services.comparing import NOW, Compared, Moment
from dxdesk.services.stores import Store
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.changes_view import ChangesView
from dxdesk.ui.pages.work_page import WorkPage, once
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner


class ChangesPage(WorkPage):
    """Enter opens the field that changed."""

    title = words.TITLE
    icon = "changes"

    def __init__(self, store: Store, runner: Runner, clock: Clock = datetime.now) -> None:
        super().__init__(store, runner, clock)
        self.view = ChangesView()
        self._primary = QAction(words.PRIMARY, self)
        self._primary.triggered.connect(self.open_current)
        grid = self.view.grid
        grid.moved.connect(lambda: self.view.show_values(grid.current))
        grid.chosen.connect(lambda _line: self.open_current())
        for each in (self.view.earlier, self.view.later):
            each.chosen.connect(self.compare)

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self.view.bar, self.view.body)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def rows(self) -> tuple[Compared, ...]:
        """What differs, in the order shown."""
        return self.view.grid.rows

    def on_shown(self) -> None:
        self.refresh()
        self.view.earlier.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        found = comparing.moments(self.store)
        rounds = [each.key for each in found if each.is_round]
        newest, before = (*rounds, NOW, NOW)[:2] if len(rounds) > 1 else (NOW, "day")
        self.view.earlier.offer(found, before)
        self.view.later.offer(found, newest)
        self.compare()

    def compare(self) -> None:
        """List what differs between the two moments; the earlier one goes first."""
        earlier, later = self.view.earlier.moment, self.view.later.moment
        if earlier is None or later is None:
            self._show(())
            self.view.show_empty(words.NO_ROUNDS if not self._has_rounds() else words.NO_DAY)
            return
        if _is_later(earlier, later):
            earlier, later = later, earlier
            self.tell(Notice(words.BACKWARDS, topic="page"))
        both = earlier.is_round and later.is_round
        self.view.help.say(words.HELP_ROUNDS if both else words.HELP_DAYS)
        self.work(
            once(words.WORKING, lambda: comparing.compare(self.store, earlier, later)), self._show
        )

    def open_current(self) -> None:
        """Open the field at hand where it is typed."""
        line = self.view.grid.current
        if line is None:
            self.tell(Notice(words.NOTHING_CHOSEN, topic="page"))
        else:
            self.field_asked.emit(line.said.key, line.said.field)

    def _show(self, found: tuple[Compared, ...]) -> None:
        self.view.grid.show_rows(found)
        self.view.show_empty("" if found else words.NONE)
        self.view.show_values(self.view.grid.current)
        self.counted.emit(words.counted(len({each.said.key for each in found}), len(found)))

    def _has_rounds(self) -> bool:
        return any(each.is_round for each in comparing.moments(self.store))


def _is_later(earlier: Moment, later: Moment) -> bool:
    """Whether the first is after the second; two rounds go by their days too."""
    return (earlier.day or "9999") > (later.day or "9999")
