"""スキル: the numbers of each 課 by tier and item, typed as a grid; the gaps; the items."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from dxdesk.domain import calendar, skills
from dxdesk.domain.vocabularies import words_of
from dxdesk.domain.words import skills as words
from dxdesk.services import lookup, stores
from dxdesk.services import skills as service
from dxdesk.services.drafts import Entered, Typed
from dxdesk.services.skills import SkillRow
from dxdesk.services.stores import Store
from dxdesk.ui.grid.entry import GridEntry
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.pages.base import Clock, StorePage
from dxdesk.ui.pages.cards import Section
from dxdesk.ui.pages.skills_columns import Sight, frozen, skill_columns, skill_widths
from dxdesk.ui.pages.skills_view import COUNTS, ITEMS, SkillsView
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.theme.tokens import LIGHT, Tokens


class SkillsPage(StorePage):
    """Ctrl+Enter goes to the next row that lacks a number."""

    title = words.TITLE
    icon = "skills"

    def __init__(self, store: Store, tokens: Tokens = LIGHT, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        self._sight = Sight(store, stores.records(store), tokens=tokens)
        self._year = 0
        self._entry = GridEntry(store, self)
        self._is_office = stores.is_coordinator(store)
        self.view = SkillsView(store, self._make_grid(), tokens, items=self._is_office)
        self._primary = QAction(words.PRIMARY, self)
        self._primary.setToolTip(words.PRIMARY_TIP)
        self._attach()

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        if self.view.tabs.currentIndex() == ITEMS:
            return (self.view.items,)
        return (self.view.bar, self.view.body)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return ()

    @property
    def rows(self) -> tuple[SkillRow, ...]:
        """The rows in the order shown."""
        return self.view.grid.rows

    @property
    def unsaved(self) -> Sequence[Typed]:
        cards = [typed for card in self.view.items.cards for typed in card.unsaved]
        return [*self.view.grid.unsaved, *cards]

    def on_shown(self) -> None:
        self.refresh()
        is_listed = bool(self.view.grid.model.all)
        stop = self.view.grid if is_listed else self.view.empty.button
        if self.view.tabs.currentIndex() == COUNTS:
            self.view.show_numbers()
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        records = self._sight.records = stores.records(self.store)
        if records.of("plan"):
            self._sight.words = words_of(records, lookup.plan(records).key)
            self._show_years()
            self.view.grid.show_rows(service.rows(self.store, records, self._year))
            self.view.show_chart(service.chart(self.store, records, self._year))
        if self._is_office:
            self._show_items()
        self._say_state()

    def settle(self) -> None:
        self.view.grid.settle()
        self.view.items.settle()

    def halt(self, reason: str) -> None:
        self.view.grid.halt(reason)
        self.view.items.halt(reason)

    def set_tokens(self, tokens: Tokens) -> None:
        self._sight.tokens = tokens
        self.view.grid.cells.viewport().update()
        self.view.chart.set_tokens(tokens)

    def go_on(self) -> None:
        """Go to the next blank of the numbers the gap is made of; to the one at hand where the
        keyboard was elsewhere."""
        cells = self.view.grid.cells
        was_there = cells.hasFocus()
        self.view.show_numbers()
        first = frozen(self._sight)
        blanks = [
            (row, first + column)
            for row, each in enumerate(self.rows)
            for column, name in enumerate((skills.ENROLLED, skills.ACQUIRED))
            if not each.fields.get(name)
        ]
        if not blanks:
            self.tell(Notice(words.ALL_FILLED, topic="page"))
            return
        here = (cells.currentIndex().row(), cells.currentIndex().column())
        later = (place for place in blanks if place > here or (place == here and not was_there))
        self.view.grid.go_to(*next(later, blanks[0]))
        self.view.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_grid(self) -> GridView[SkillRow]:
        return GridView(
            words.TABLE,
            skill_columns(self._sight),
            skill_widths(self._sight),
            identity=lambda row: row.key,
            frozen=frozen(self._sight),
            entry=self._entry,
            memory="skills",
        )

    def _attach(self) -> None:
        view = self.view
        self._primary.triggered.connect(self.go_on)
        view.year.currentIndexChanged.connect(self._on_year)
        view.tabs.currentChanged.connect(lambda _: self.switched.emit())
        view.items.stored.connect(lambda _: self._on_items())
        view.items.struck.connect(self._on_items)
        view.items.failed.connect(self.tell_error)
        self._entry.entered.connect(self._on_entered)
        self._entry.failed.connect(self.tell_error)

    def _show_years(self) -> None:
        records = self._sight.records
        found = service.years(records)
        if self._year not in found:
            self._year = service.year_now(self.store, records, self._clock().date())
        offered = [(str(year), calendar.year_name(year)) for year in found]
        self.view.year.offer(offered, str(self._year))

    def _show_items(self) -> None:
        records = self._sight.records
        plan = lookup.plan(records).key if records.of("plan") else ""
        sections = [
            Section(
                tier.key,
                tier.get("title"),
                tuple(each.key for each in records.below(tier.key, skills.ITEM)),
                tier.key,
                skills.ITEM,
            )
            for tier in records.below(plan, skills.TIER)
        ]
        self.view.items.show_sections(records, self._sight.words, sections)

    def _say_state(self) -> None:
        held = self.view.grid.model.all
        is_empty = not held
        self.view.show_empty(is_empty=is_empty)
        if self._is_office:
            to_items = lambda: self.view.tabs.setCurrentIndex(ITEMS)  # noqa: E731
            self.view.empty.say(words.NO_ITEMS_OFFICE, words.TO_ITEMS, to_items)
        else:
            to_home = lambda: self.place_asked.emit("home")  # noqa: E731
            self.view.empty.say(words.NO_ITEMS, words.TO_HOME, to_home)
        filled = sum(each.gap is not None for each in held)
        gap = sum(each.gap or 0 for each in held)
        self.counted.emit(words.counted(filled, len(held), gap))

    def _on_year(self) -> None:
        self.settle()
        self._year = int(self.view.year.key() or self._year)
        self.refresh()

    def _on_items(self) -> None:
        self.was_saved()
        self.refresh()

    def _on_entered(self, entered: Entered) -> None:
        self.refresh()
        if entered.changes:
            self.was_saved()
