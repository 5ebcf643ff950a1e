"""ホーム: what must be done now, by when, and what is left. Every line leads on by Enter."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dxdesk.domain import calendar, holidays
from dxdesk.domain.words import pages_home as words
from dxdesk.services import home, stores
from dxdesk.services.home import Home, Task, What
from dxdesk.services.stores import Store
from dxdesk.ui.pages.base import Clock, StorePage
from dxdesk.ui.pages.home_columns import recent_columns, task_columns
from dxdesk.ui.pages.home_view import HomeView
from dxdesk.ui.pages.tables import when
from dxdesk.ui.theme.tokens import LIGHT, Tokens

_PLACES = {
    What.TAKE: "submit",
    What.CONFLICT: "submit",
    What.SEND: "submit",
    What.SEND_AGAIN: "submit",
    What.BEGIN: "request",
    What.ASSIGN: "assign",
    What.ROUND: "request",
    What.ISSUE: "request",
    What.QUESTION: "merge",
    What.MISSING: "board",
    What.INCOMPLETE: "board",
    What.RETURN: "merge",
    What.SKILLS: "skills",
    What.REORGANISE: "assign",
    What.NEXT_PLAN: "next-plan",
    What.CARRY: "next-plan",
    What.BACKUP: "settings",
}

_RECORDS = (What.INSTRUCTION, What.UNANSWERED, What.TO_CLOSE)


class HomePage(StorePage):
    """Leads to the fields and places where something is to be done."""

    title = words.TITLE
    icon = "home"

    def __init__(self, store: Store, tokens: Tokens = LIGHT, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        self._tokens = tokens
        self.view = HomeView(task_columns(lambda: self._tokens), recent_columns())
        self._primary = QAction(words.TO_LIST, self)
        self._primary.triggered.connect(self._go_on)
        self.view.tasks.on_chosen(self._lead)
        self.view.tasks.on_moved(self._name_primary)
        self.view.recent.on_chosen(lambda _: self.place_asked.emit("history"))

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self.view.work, self.view.recent.view)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks in the order shown."""
        return self.view.tasks.rows

    def on_shown(self) -> None:
        self.refresh()
        stop = self.view.tasks.view if self.tasks else self.view.empty.button
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        found = home.look(self.store, self._clock().date())
        self.view.tasks.show_rows(found.tasks, lambda each: (each.what, each.key, each.subject))
        self.view.recent.show_rows(found.recent)
        self.view.show_empty(not found.tasks)
        self.view.empty.say(
            "\n".join((words.ALL_DONE, *([_coming(found)] if found.round_name else []))),
            words.TO_LIST,
            lambda: self.place_asked.emit("initiatives"),
        )
        self._show_head(found)
        self._name_primary()
        self.counted.emit(words.counted(len(found.tasks)))

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.view.tasks.view.viewport().update()

    def _show_head(self, found: Home) -> None:
        view = self.view
        view.meter.setVisible(bool(found.round_name and found.total))
        view.state.setVisible(bool(found.round_name))
        if not found.round_name:
            view.round.say(words.nothing_asked(_coming(found)))
            return
        view.round.say(_head(found, self._clock().date()))
        view.state.say(self._state(found))
        view.meter.setRange(0, max(found.total, 1))
        view.meter.setValue(found.done)
        view.meter.setAccessibleName(words.meter(found.done, found.total))

    def _state(self, found: Home) -> str:
        if stores.is_coordinator(self.store):
            return words.coordinator_state(found.done, found.total)
        return words.department_state(
            found.done, found.total, when(found.sent), when(found.receipt)
        )

    def _name_primary(self) -> None:
        task = self.view.tasks.current
        verb = words.VERBS[task.what] if task else words.TO_LIST
        self._primary.setText(words.of_initiative(task.number if task else "", verb))

    def _go_on(self) -> None:
        task = self.view.tasks.current
        if task:
            self._lead(task)
        else:
            self.place_asked.emit("initiatives")

    def _lead(self, task: Task) -> None:
        if task.what in _PLACES:
            self.place_asked.emit(_PLACES[task.what])
        elif task.what in _RECORDS:
            self.record_asked.emit(task.key, task.field)
        else:
            self.field_asked.emit(task.key, task.field)


def _head(found: Home, today: date) -> str:
    due = date.fromisoformat(found.due) if found.due else None
    working = holidays.working_days_until(today, due) if due else 0
    day = calendar.short_day(due) if due else ""
    return words.head(found.round_name, day, found.days, working, is_over=found.is_over)


def _coming(found: Home) -> str:
    if not found.coming:
        return words.NEXT_UNKNOWN
    due = calendar.short_day(date.fromisoformat(found.coming.due))
    return words.coming(found.coming.name, due)
