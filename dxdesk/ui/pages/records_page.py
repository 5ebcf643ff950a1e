"""Pages over a list of records: the one at hand is typed into as cards beside the list."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from dxdesk.domain import keys
from dxdesk.domain.records import Records
from dxdesk.services import lookup, stores
from dxdesk.services.edits import Typed
from dxdesk.services.stores import Store
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.base import Clock, StorePage
from dxdesk.ui.pages.cards import CardsPage, Section
from dxdesk.ui.pages.detail_drafts import DraftOffer
from dxdesk.ui.pages.parts import bind
from dxdesk.ui.pages.records_view import RecordsView
from dxdesk.ui.pages.tables import RowList

Row = TypeVar("Row")


class RecordsPage(StorePage, Generic[Row]):
    """Subclasses say what is listed, what its cards are, and what the primary action does.

    A new record is a card first; it is made when the first of its fields is saved.
    """

    kind = ""

    def __init__(
        self,
        store: Store,
        columns: Sequence[Column[Row]],
        widths: Sequence[int],
        *,
        listed: str,
        cards: str,
        tools: Sequence[QWidget] = (),
        more: Sequence[QWidget] = (),
        clock: Clock = datetime.now,
    ) -> None:
        super().__init__(store, clock)
        self.records = Records(())
        self._at_hand = ""
        self._new = ""
        self.first: tuple[Typed, ...] = ()
        self._is_showing = False
        self.list: RowList[Row] = RowList(listed, columns, widths)
        self.cards = CardsPage(store, cards)
        self.view = RecordsView(self.title, self.listed(), self.cards, tools, more)
        self.primary = QAction(self)
        self._drafts = DraftOffer(
            store, self.view.drafts, lambda: self.cards.cards, self._bring, self
        )
        self._attach()

    @abstractmethod
    def rows(self) -> Sequence[Row]:
        """What is listed, from `records`."""

    @abstractmethod
    def key_of(self, row: Row) -> str:
        """The key of a row's record."""

    @abstractmethod
    def sections(self, key: str) -> Sequence[Section]:
        """The cards of a record, that may not be there yet."""

    def listed(self) -> QWidget:
        """The list, with what stands in its place."""
        return self.list.view

    @abstractmethod
    def say_state(self) -> None:
        """Say in the status bar, the buttons and the empty places how things stand."""

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self.view.bar, self.view.left, self.view.record, self.view.empty)

    @property
    def primary_action(self) -> QAction:
        return self.primary

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (self.primary,)

    @property
    def unsaved(self) -> Sequence[Typed]:
        return [typed for card in self.cards.cards for typed in card.unsaved]

    @property
    def at_hand(self) -> str:
        """The key of the record shown, "" for none."""
        return self._at_hand

    @property
    def plan(self) -> str:
        """The plan in force."""
        return lookup.plan(self.records).key

    def on_shown(self) -> None:
        self.refresh()
        is_listed = self.view.body.currentIndex() == 0
        stop = self.list.view if is_listed else self.view.empty.button
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self.records = stores.records(self.store)
        if self._new and self.records.get(self._new):
            self._at_hand, self._new = self._new, ""
        wanted = self._new or self._at_hand
        self._is_showing = True
        self.list.show_rows(self.rows(), self.key_of)
        self._is_showing = False
        if not self._go_to_row(wanted) and not self._new:
            row = self.list.current
            wanted = self.key_of(row) if row is not None else ""
        self._show(wanted)

    def settle(self) -> None:
        self.cards.settle()

    def halt(self, reason: str) -> None:
        self.cards.halt(reason)

    def go_to(self, key: str) -> None:
        """Show a record, as from elsewhere in the program."""
        self.settle()
        self._new = ""
        self._at_hand = keys.lineage_of(key).get(self.kind, key)
        self.refresh()

    def open_field(self, key: str, field: str) -> None:
        """Show a record with the keyboard in one of its fields."""
        self.go_to(key)
        wanted = (each.widget(field) for each in self.cards.cards if each.has(key, field))
        self._bring(next(wanted, None))

    def begin(self, key: str, first: Sequence[Typed] = ()) -> None:
        """Show the blank cards of a record to be made, the keyboard in its first field; `first`
        is set with it."""
        self.settle()
        self._new, self.first = key, tuple(first)
        self.refresh()
        self.cards.focus_first()

    def _attach(self) -> None:
        self.primary.triggered.connect(self.act)
        self.list.on_moved(self._on_moved)
        self.list.on_chosen(lambda _: self.cards.focus_first())
        self.cards.stored.connect(self._on_stored)
        self.cards.struck.connect(self._on_struck)
        self.cards.failed.connect(self.tell_error)
        self._drafts.told.connect(self.tell)

    @abstractmethod
    def act(self) -> None:
        """What Ctrl+Enter does."""

    def bind(self, shortcut: str, run: Callable[[], object]) -> None:
        """Have keys do something while the page has the keyboard."""
        bind(self.view, shortcut, run)

    def _on_moved(self) -> None:
        row = self.list.current
        if self._is_showing or row is None or self.key_of(row) == self._at_hand:
            return
        self.settle()
        self._new = ""
        self._show(self.key_of(row))

    def _show(self, key: str) -> None:
        is_other = key != self._at_hand
        self._at_hand = key
        if key:
            if is_other:
                self.cards.forget_new()
                self.cards.verticalScrollBar().setValue(0)
            words = lookup.words_for(self.records, key)
            self.cards.show_sections(self.records, words, self.sections(key))
            self._drafts.show()
        self.view.show_record(is_there=bool(key))
        self.view.show_empty(is_empty=not (key or self.list.rows))
        self.say_state()

    def _go_to_row(self, key: str) -> bool:
        places = [n for n, each in enumerate(self.list.rows) if self.key_of(each) == key]
        if places:
            self._is_showing = True
            self.list.go_to(places[0])
            self._is_showing = False
        return bool(places)

    def _on_stored(self, _name: str) -> None:
        self.was_saved()
        self.refresh()
        self._drafts.count()

    def _on_struck(self) -> None:
        self._new = ""
        self.was_saved()
        self.refresh()
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring(self, widget: FieldWidget | None) -> None:
        if widget is None:
            self.cards.focus_first()
            return
        self.cards.ensureWidgetVisible(widget, 0, 24)
        widget.editor.setFocus(Qt.FocusReason.OtherFocusReason)
