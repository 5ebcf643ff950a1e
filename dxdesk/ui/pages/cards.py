"""Small editable groups: the records below an assignment or a report, a card for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.fields import Naming, Required
from dxdesk.domain.records import Records
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import pages_detail as words
from dxdesk.services import drafts, edits
from dxdesk.services.stores import Store
from dxdesk.ui.column import kept_narrow
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.fields.tab_order import follow
from dxdesk.ui.pages.cards_view import CardView, SectionView
from dxdesk.ui.pages.record_fields import RecordFields
from dxdesk.ui.pages.record_options import record_options

_MARGIN = 24


@dataclass(frozen=True, slots=True)
class Section:
    """Records under one heading; `adds` is the type a new one has ("" for none), below `parent`.

    `names` gives keys whose card has a name of its own, such as a fiscal year, or none ("").
    One that `hides` is not shown while it has no card. `first` is set with the first field of a
    record that is not there yet.
    """

    kind: str
    title: str
    keys: tuple[str, ...]
    parent: str = ""
    adds: str = ""
    names: tuple[tuple[str, str], ...] = ()
    hides: bool = False
    first: tuple[tuple[str, str, str], ...] = ()


class Card(RecordFields):
    """One record and its inputs."""

    def __init__(self, store: Store, view: CardView) -> None:
        super().__init__(store, view.widgets, view)
        self.view = view


class CardsPage(QScrollArea):
    """Sections of cards. `stored`, `failed` as in `RecordFields`; `struck` after a strike-out.

    The cards are made when the page is first seen, or asked for: they cost more than the report.
    `striker` strikes out what is in the store; a page with rules of its own replaces it.
    """

    stored = Signal(str)
    failed = Signal(object)
    struck = Signal()

    def __init__(self, store: Store, name: str) -> None:
        super().__init__()
        self._store = store
        self.striker: Callable[[str], object] = partial(edits.delete_record, store)
        self._records = Records(())
        self._words: Words = {}
        self._sections: dict[str, SectionView] = {}
        self._cards: dict[str, Card] = {}
        self._new: dict[str, list[str]] = {}
        self._plan: tuple[Section, ...] = ()
        self._halt = ""
        self._is_due = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = self._lay()

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards in reading order."""
        self._complete()
        return self.built

    @property
    def built(self) -> tuple[Card, ...]:
        """Those that have been made."""
        keys_of_all = (key for each in self._plan for key in self._keys(each))
        return tuple(self._cards[key] for key in keys_of_all if key in self._cards)

    def section(self, kind: str) -> SectionView:
        """A section's widgets."""
        self._complete()
        return self._sections[kind]

    def show_sections(
        self, records: Records, vocabularies: Words, sections: Sequence[Section]
    ) -> None:
        """Show these sections; cards that stay keep their typing and the keyboard."""
        self._records, self._words = records, vocabularies
        self._plan = tuple(sections)
        self._is_due = True
        if self.isVisible():
            self._complete()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._complete()

    def _complete(self) -> None:
        if self._is_due:
            self._is_due = False
            self._build()

    def _build(self) -> None:
        """Make the cards that are not there, and bring the others up to date."""
        wanted = {key for each in self._plan for key in self._keys(each)}
        dropped = [key for key in self._cards if key not in wanted]
        for key in dropped:
            self._drop(key)
        known = len(self._cards)
        for each in self._plan:
            self._show(each)
        if dropped or len(self._cards) != known:
            self._order_tabs()

    def focus_first(self) -> None:
        """Go to the top and put the keyboard into the first input."""
        self.verticalScrollBar().setValue(0)
        first = next((w for card in self.cards for w in card.view.widgets.values()), None)
        if first:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Save all that has been typed; what is saved may bring other cards."""
        for card in tuple(self._cards.values()):
            card.settle()

    def halt(self, reason: str) -> None:
        """Let nothing be typed, added or struck out, and say why; "" ends it."""
        self._halt = reason
        for each in () if self._is_due else self._plan:
            self._show(each)

    def forget_new(self) -> None:
        """Take away the cards that were added and never filled in."""
        self._new.clear()

    def add(self, kind: str) -> None:
        """Add an empty card; the record is made when its first field is saved."""
        self._complete()
        section = next(each for each in self._plan if each.kind == kind)
        key = keys.fresh(section.adds, section.parent)
        self._new.setdefault(kind, []).append(key)
        self._show(section)
        self._order_tabs()
        card = self._cards[key]
        self._column.activate()
        self.ensureWidgetVisible(card.view, 0, _MARGIN)
        next(iter(card.view.widgets.values())).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def strike_out(self, key: str) -> None:
        """Strike a record out, or take a card away that was never filled in."""
        kind = next(each.kind for each in self._plan if key in self._keys(each))
        self._new[kind] = [each for each in self._new.get(kind, []) if each != key]
        self._sections[kind].add.setFocus(Qt.FocusReason.OtherFocusReason)
        try:
            if self._records.get(key):
                self.striker(key)
            for name in drafts.of_record(self._store, key):
                drafts.drop(self._store, key, name)
        except DxdeskError as error:
            self.failed.emit(error)
            return
        self.struck.emit()

    def field_at(self, widget: FieldWidget) -> tuple[str, str]:
        """Key and field name of an input, ("", "") if it is not on this page."""
        found = ((key, card.name_of(widget)) for key, card in self._cards.items())
        return next(((key, name) for key, name in found if name), ("", ""))

    def _order_tabs(self) -> None:
        """Have Tab go from card to card, and to the button that adds one after the last."""
        parts: list[QWidget] = []
        for each in self._plan:
            parts += [self._cards[key].view for key in self._keys(each)]
            parts.append(self._sections[each.kind].add)
        follow(*parts)

    def _lay(self) -> QVBoxLayout:
        page = QWidget()
        page.setObjectName("formPage")
        outer = QVBoxLayout(page)
        outer.setContentsMargins(_MARGIN, 16, _MARGIN, 32)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(40)
        outer.addLayout(kept_narrow(inner))
        outer.addStretch()
        self.setWidget(page)
        return column

    def _keys(self, section: Section) -> tuple[str, ...]:
        new = self._new.get(section.kind, ())
        return (*section.keys, *(key for key in new if key not in section.keys))

    def _show(self, section: Section) -> None:
        view = self._sections.get(section.kind) or self._make_section(section)
        names = dict(section.names)
        for place, key in enumerate(self._keys(section)):
            card = self._cards.get(key) or self._make_card(key)
            card.first = self._first(section, place, key)
            card.load(self._records, key)
            card.view.name(names.get(key, self._title(key, place)))
            card.halt(self._halt)
            card.view.strike.setVisible(self._may_strike(key))
            view.insert(place, card.view)
        adds = bool(section.adds) and self._may_add(section)
        if adds:
            view.add.setText(words.add(CATALOGUE[section.adds].label))
        view.add.setVisible(adds)
        view.nothing.setVisible(not adds and not self._keys(section))
        view.setVisible(not section.hides or bool(self._keys(section)))

    def _make_section(self, section: Section) -> SectionView:
        view = SectionView(section.title)
        view.add.clicked.connect(lambda: self.add(section.kind))
        self._sections[section.kind] = view
        self._column.addWidget(view)
        return view

    def _make_card(self, key: str) -> Card:
        kind = keys.type_of(key)
        view = CardView(kind, self._words, record_options(self._records, key))
        card = Card(self._store, view)
        card.stored.connect(self.stored)
        card.failed.connect(self.failed)
        view.strike_asked.connect(lambda: self.strike_out(key))
        self._cards[key] = card
        return card

    def _drop(self, key: str) -> None:
        card = self._cards.pop(key)
        focused = QApplication.focusWidget()
        for view in self._sections.values():
            if view.isAncestorOf(card.view):
                if focused and card.view.isAncestorOf(focused):
                    view.add.setFocus(Qt.FocusReason.OtherFocusReason)
                view.remove(card.view)

    def _first(self, section: Section, place: int, key: str) -> list[tuple[str, str, str]]:
        is_listed = key not in section.keys and keys.type_of(key).has("order")
        order = [(key, "order", str(place + 1))] if is_listed else []
        return [*order, *(each for each in section.first if each[0] == key)]

    def _title(self, key: str, place: int) -> str:
        return words.named(keys.type_of(key).label, str(place + 1))

    def _may_add(self, section: Section) -> bool:
        new = keys.fresh(section.adds, section.parent)
        return not self._halt and self._may(new, [Required.ALWAYS])

    def _may_strike(self, key: str) -> bool:
        listed = keys.type_of(key).naming is Naming.RANDOM
        return listed and not self._halt and self._may(key, list(Required))

    def _may(self, key: str, required: Sequence[Required]) -> bool:
        fields = [each for each in keys.type_of(key).fields if each.required in required]
        locked: Callable[..., str] = edits.why_locked
        return not any(locked(self._store, self._records, key, field) for field in fields)
