"""取組: the list and the form in one place of the navigation."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from dxdesk.domain import keys
from dxdesk.services.edits import Typed
from dxdesk.services.stores import Store
from dxdesk.ui.pages.base import Clock, Listed, Spot, StorePage
from dxdesk.ui.pages.detail import DetailPage
from dxdesk.ui.pages.initiatives import InitiativesPage
from dxdesk.ui.theme.tokens import LIGHT, Tokens


class InitiativesPlace(StorePage):
    """Shows 取組一覧 or 詳細・入力."""

    icon = "list"

    def __init__(self, store: Store, tokens: Tokens = LIGHT, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        self.list = InitiativesPage(store, tokens, clock)
        self.detail = DetailPage(store, clock)
        self._stack = QStackedWidget()
        self._stack.installEventFilter(self)
        self._was_away = True
        self._is_switching = False
        for page in (self.list, self.detail):
            self._stack.addWidget(page.widget)
            page.counted.connect(self.counted)
            page.saved.connect(self.saved)
            page.changed.connect(self.changed)
            page.told.connect(self.told)
            page.troubled.connect(self.troubled)
        self.list.opened.connect(self._open)
        self.detail.closed.connect(self.show_list)
        self.detail.place_asked.connect(self.place_asked)
        self.detail.plan_asked.connect(self.plan_asked)
        self.detail.record_asked.connect(self.record_asked)

    @property
    def current(self) -> StorePage:
        """The page in view."""
        return self.detail if self._stack.currentIndex() else self.list

    @property
    def title(self) -> str:  # type: ignore[override]  # it depends on the page in view
        """The heading of the page in view."""
        return self.current.title

    @property
    def widget(self) -> QWidget:
        return self._stack

    @property
    def panes(self) -> Sequence[QWidget]:
        return self.current.panes

    @property
    def primary_action(self) -> QAction | None:
        return self.current.primary_action

    def on_shown(self) -> None:
        """Coming from elsewhere one is where one was; asked for again, the list is shown."""
        asked_again = not self._was_away and not self._is_switching
        self._was_away = False
        if asked_again and self.current is self.detail:
            self.show_list()
        else:
            self.current.on_shown()

    def refresh(self) -> None:
        self.current.refresh()

    def settle(self) -> None:
        self.list.settle()
        self.detail.settle()

    def halt(self, reason: str) -> None:
        self.list.halt(reason)
        self.detail.halt(reason)

    @property
    def unsaved(self) -> Sequence[Typed]:
        return (*self.list.unsaved, *self.detail.unsaved)

    def open(self, key: str) -> None:
        """Show the form of an initiative, as from the plan or a list of faults."""
        self.list.refresh()
        spots = self.list.spots
        found = (each for each in spots if each.initiative == key)
        self._open(next(found, Spot(key, round=self.list.round)), spots)

    def open_field(self, key: str, field: str) -> None:
        """Show the form with the keyboard in one field of a record, as to mend a fault."""
        self.list.refresh()
        this = keys.round_in(key)
        spots = tuple(replace(each, round=this or each.round) for each in self.list.spots)
        self._switch(1)
        self.detail.open_field(key, field, spots)

    def seek(self, text: str) -> None:
        """Show the list of what is found by a text, whoever has it."""
        self.show_list()
        self.list.seek(text)

    def show_only(self, listed: Listed) -> None:
        """Show the list of what a figure counts."""
        self.show_list()
        self.list.show_only(listed)

    def show_list(self) -> None:
        """Go back to the list, to the row one came from."""
        self.detail.settle()
        self.list.stand_on(self.detail.spot)
        self._switch(0)

    def set_tokens(self, tokens: Tokens) -> None:
        """Use another colour scheme."""
        self.list.set_tokens(tokens)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._stack and event.type() == QEvent.Type.Hide:
            self._was_away = True
        return super().eventFilter(watched, event)

    def _switch(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._is_switching = True
        self.switched.emit()
        self._is_switching = False

    def _open(self, spot: Spot, spots: tuple[Spot, ...]) -> None:
        self._switch(1)
        self.detail.open(spot, spots)
