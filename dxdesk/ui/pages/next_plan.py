"""次の計画: what becomes of each 取組, and what the next plan has, side by side."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from dxdesk.domain import calendar, seam
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.records import Record
from dxdesk.domain.seam import Seam
from dxdesk.domain.vocabularies import words_of
from dxdesk.domain.words import next_plan as says
from dxdesk.domain.words import pages_next_plan as words
from dxdesk.services import lookup, next_plan, stores
from dxdesk.services.drafts import Entered, Typed
from dxdesk.services.next_plan import NewRow, OldRow, Standing
from dxdesk.services.stores import Store
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.pages.base import Clock, StorePage
from dxdesk.ui.pages.next_plan_columns import (
    NEW_WIDTHS,
    OLD_WIDTHS,
    CarryEntry,
    new_columns,
    old_columns,
)
from dxdesk.ui.pages.next_plan_dialog import PlanAnswer, ask_plan
from dxdesk.ui.pages.next_plan_view import NEW, OLD, NextPlanView
from dxdesk.ui.pages.parts import bind
from dxdesk.ui.pages.plan_edit_columns import PlanEntry, Sight
from dxdesk.ui.shell.info_bar import Notice

AskPlan = Callable[[QWidget, PlanAnswer], PlanAnswer | None]


class NextPlanPage(StorePage):
    """`ask_plan` may be replaced."""

    title = words.TITLE
    icon = "submit"

    def __init__(self, store: Store, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        self.ask_plan: AskPlan = ask_plan
        self._sight = Sight()
        self._seam: Seam | None = None
        self._standing = Standing((), ())
        self.old, self.new = self._old_grid(), self._new_grid()
        self.view = NextPlanView(self.old, self.new)
        self._primary = QAction(words.BEGIN, self)
        self._primary.triggered.connect(self.go_on)
        self.view.add.clicked.connect(self.add_new)
        bind(self.view.tables, "Ctrl+Tab", self.turn)
        bind(self.view.tables, "Ctrl+N", self.name_new)

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self.view.bar, self.old, self.new) if self._seam else (self.view.empty,)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (self.view.add,)

    @property
    def unsaved(self) -> Sequence[Typed]:
        return (*self.old.unsaved, *self.new.unsaved)

    def on_shown(self) -> None:
        self.refresh()
        stop = self._table(self.view.tables.chosen) if self._seam else self.view.empty.button
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        records = self._sight.records = stores.records(self.store)
        plans = records.of("plan")
        self._seam = seam.seam_of(records, lookup.plan(records).key) if plans else None
        self.view.show_seam(is_there=self._seam is not None)
        if self._seam is None:
            self._primary.setText(words.BEGIN)
            self.view.empty.say(words.NO_PLAN, words.BEGIN, self.begin)
            self.counted.emit("")
            return
        self._sight.plan = self._seam.new.key
        self._sight.words = words_of(records, self._seam.new.key)
        self._standing = next_plan.standing(records, self._seam)
        self.old.show_rows(self._standing.old)
        self.new.show_rows(self._standing.new)
        self.view.standing.say(words.state(self._seam.new.get("title"), self._standing.text))
        self._primary.setText(words.REST if self._standing.open else words.TO_PAPER)
        self.counted.emit(self._standing.text)

    def settle(self) -> None:
        for each in (self.old, self.new):
            each.settle()

    def halt(self, reason: str) -> None:
        for each in (self.old, self.new):
            each.halt(reason)

    def go_on(self) -> None:
        """Make the plan; then let the rest go on; then look at the paper."""
        if self._seam is None:
            self.begin()
        elif self._standing.open:
            self.carry_rest()
        else:
            self.paper_asked.emit("succession", "")

    def begin(self) -> None:
        """Ask for the next plan and make it."""
        answer = self.ask_plan(self.view, self._offered(lookup.plan(self._sight.records)))
        if answer is None:
            return
        try:
            next_plan.begin(self.store, answer.title, answer.first_year, answer.last_year)
        except DxdeskError as error:
            self.tell_error(error)
            return
        self.was_saved()
        self.refresh()
        self.switched.emit()
        self.tell(Notice(says.begun(answer.title), "success", topic="page"))

    def carry_rest(self) -> None:
        """Let all go on of which nothing is decided."""
        count = len(self._standing.open)
        try:
            next_plan.carry_rest(self.store, self._seam.old.key if self._seam else "")
        except DxdeskError as error:
            self.tell_error(error)
            return
        self.was_saved()
        self.refresh()
        self.tell(Notice(words.rest(count), "success", topic="page"))

    def name_new(self) -> None:
        """Go to where a 取組 is named that the old plan had not."""
        self.view.tables.turn_to(NEW)
        self.view.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_new(self) -> None:
        """Add a 取組 that the old plan had not."""
        title = self.view.name.text().strip()
        if not title:
            self.tell(Notice(words.NO_NAME, topic="page"))
            self.view.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            key = next_plan.add_new(self.store, title, plan=self._sight.plan)
        except DxdeskError as error:
            self.tell_error(error)
            return
        self.view.name.clear()
        self.was_saved()
        self.refresh()
        self.new.bring(key, 1)
        self.tell(Notice(words.added(title), "success", topic="page"))

    def turn(self) -> None:
        """Go to the other table."""
        cells = self.new.cells
        self._go_to(OLD if cells.hasFocus() or cells.is_typing else NEW)

    def _table(self, key: str) -> GridView[OldRow] | GridView[NewRow]:
        return self.new if key == NEW else self.old

    def _go_to(self, key: str) -> None:
        self.settle()
        self.view.tables.turn_to(key)
        self._table(key).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offered(self, old: Record) -> PlanAnswer:
        """As long as the old plan, right after it."""
        first, last = (int(old.get(name)) for name in ("first_year", "last_year"))
        years = (last + 1, last + 1 + last - first)
        return PlanAnswer("", *(calendar.year_name(each) for each in years))

    def _old_grid(self) -> GridView[OldRow]:
        entry = CarryEntry(self.store, lambda: self._sight.records)
        self._follow(entry)
        return GridView(
            words.OLD,
            old_columns(lambda: self._sight.records),
            OLD_WIDTHS,
            identity=lambda each: each.record.key,
            frozen=2,
            entry=entry,
            memory="next-old",
        )

    def _new_grid(self) -> GridView[NewRow]:
        entry = PlanEntry(self.store, self._sight)
        self._follow(entry)
        return GridView(
            words.NEW,
            new_columns(self._sight),
            NEW_WIDTHS,
            identity=lambda each: each.record.key,
            frozen=2,
            entry=entry,
            memory="next-new",
        )

    def _follow(self, entry: CarryEntry | PlanEntry) -> None:
        entry.setParent(self)
        entry.entered.connect(self._on_entered)
        entry.failed.connect(self.tell_error)

    def _on_entered(self, entered: Entered) -> None:
        self.refresh()
        if entered.changes:
            self.was_saved()
