"""詳細・入力: what the plan says of an initiative beside this round's answer."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dxdesk.domain import calendar, keys, standing
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_detail as words
from dxdesk.domain.words import remarks as remark_words
from dxdesk.services import drafts, instructions, lookup, stores, views
from dxdesk.services.edits import Typed
from dxdesk.services.stores import Store
from dxdesk.ui import begun
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.pages import detail_sections, detail_texts
from dxdesk.ui.pages.base import Clock, Spot, StorePage
from dxdesk.ui.pages.cards import CardsPage
from dxdesk.ui.pages.detail_drafts import DraftOffer
from dxdesk.ui.pages.detail_remarks import FieldRemarks
from dxdesk.ui.pages.detail_tools import FieldTools
from dxdesk.ui.pages.detail_view import DetailView
from dxdesk.ui.pages.parts import bind
from dxdesk.ui.pages.record_fields import RecordFields
from dxdesk.ui.shell.info_bar import Notice

_MOST_YEARS = 6  # a plan of more is gone through by its rounds alone


class DetailPage(StorePage):
    """Shows one spot. `closed` asks for the list, `plan_asked` brings a place in the plan."""

    closed = Signal()

    title = words.TITLE
    icon = "list"

    def __init__(self, store: Store, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        self._spot = Spot("")
        self._spots: tuple[Spot, ...] = ()
        self._words: Words = {}
        self._halt = ""
        self._view = DetailView(store)
        self._report: RecordFields | None = None
        self._remarks = FieldRemarks(store, self)
        self._tools = FieldTools(store, self._view, self._remarks, self)
        self._drafts = DraftOffer(store, self._view.drafts, self._bound, self._bring, self)
        self._go = QAction(words.NEXT, self)
        self._attach()
        self._show_empty(words.NOTHING_YET)

    @property
    def widget(self) -> QWidget:
        return self._view

    @property
    def view(self) -> DetailView:
        """The page's widgets by name."""
        return self._view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self._view.head, self._view.places, self._view.answers)

    @property
    def primary_action(self) -> QAction:
        return self._go

    @property
    def spot(self) -> Spot:
        """What is shown."""
        return self._spot

    @property
    def report(self) -> RecordFields | None:
        """The report's inputs, None while there is nothing to answer."""
        return self._report if self._report and self._report.key else None

    def open(self, spot: Spot, spots: Sequence[Spot] = ()) -> None:
        """Show a spot; `spots` is the list that next and previous go along."""
        self._change_to(spot, spots)
        self.focus_first()

    def open_field(self, key: str, field: str, spots: Sequence[Spot] = ()) -> None:
        """Show the initiative a record belongs to, with the keyboard in one of its fields.

        `spots` as for `open`.
        """
        above = keys.lineage_of(key)
        this = keys.round_in(key) or self._spot.round
        self._change_to(Spot(above["initiative"], above.get("assignment", ""), this), spots)
        bound = (*self._bound(), *self._view.work.cards, *self._view.review.cards)
        wanted = (each.widget(field) for each in bound if each.has(key, field))
        self._bring(next(wanted, None))

    def next(self) -> None:
        """Go to the next 取組 in the list."""
        self._step(1, words.NO_NEXT)

    def previous(self) -> None:
        """Go to the 取組 before."""
        self._step(-1, words.NO_PREVIOUS)

    def refresh(self) -> None:
        records = stores.records(self.store)
        initiative = records.get(self._spot.initiative)
        if initiative is None:
            self._show_empty(words.NOTHING_YET)
            return
        self._spot = self._settled(records)
        self._show_head(records, initiative)
        self._show_texts(records, initiative)
        self._show_answers(records)

    def settle(self) -> None:
        for each in (self._report, self._view.work, self._view.review):
            if each:
                each.settle()
        self._remarks.settle()

    def halt(self, reason: str) -> None:
        self._halt = reason
        if self._report:
            self._report.halt(reason)
        for each in (self._view.work, self._view.review, self._remarks):
            each.halt(reason)

    @property
    def unsaved(self) -> Sequence[Typed]:
        boxes = [each for each in self._remarks.boxes if each not in self._bound()]
        return [typed for each in (*self._bound(), *boxes) for typed in each.unsaved]

    def focus_first(self) -> None:
        """Put the keyboard into the first input that can be changed."""
        form = self._view.form
        if not self.report or not form:
            self._view.back.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        page = self._view.forms.currentWidget()
        if isinstance(page, CardsPage):
            page.focus_first()
        else:
            free = (name for name in form.names if not form.field(name).is_locked)
            form.verticalScrollBar().setValue(0)
            form.focus_field(next(free, form.names[0]))

    def on_shown(self) -> None:
        self.counted.emit("")
        self.refresh()

    def _attach(self) -> None:
        view = self._view
        view.back.clicked.connect(self.closed)
        view.department.currentIndexChanged.connect(self._on_chosen)
        view.round.currentIndexChanged.connect(self._on_chosen)
        view.years.chosen.connect(self._on_year)
        view.open_plan.clicked.connect(self._ask_plan)
        for text in (view.plan, view.last):
            text.term_asked.connect(lambda key: self.record_asked.emit(key, ""))
        self._go.triggered.connect(self._do_primary)
        self._tools.told.connect(self.tell)
        self._drafts.told.connect(self.tell)
        self._remarks.told.connect(self.tell)
        self._remarks.stored.connect(self._on_stored)
        self._remarks.acted.connect(self._on_stored)
        self._remarks.wanted.connect(self._bring)
        self._remarks.failed.connect(self.tell_error)
        for page in (view.work, view.review):
            page.stored.connect(self._on_stored)
            page.struck.connect(self._on_stored)
            page.failed.connect(self.tell_error)
        for key, run in (
            ("Ctrl+PgDown", self.next),
            ("Ctrl+PgUp", self.previous),
            ("Alt+Left", self.closed.emit),
            ("Ctrl+Shift+P", self._ask_plan),
            ("Ctrl+H", self._tools.show_history),
            ("Ctrl+Shift+R", self._tools.copy_previous),
            ("Ctrl+M", self._tools.remark),
            ("Ctrl+Shift+K", self._tools.turn_public),
        ):
            bind(view, key, run)

    def _change_to(self, spot: Spot, spots: Sequence[Spot] = ()) -> None:
        self.settle()
        if self._halt and self.unsaved:
            self.refresh()
            return
        self._tell_left_behind()
        self._view.work.forget_new()
        self._view.review.forget_new()
        self._spot, self._spots = spot, tuple(spots) or self._spots
        self._tools.forget()
        self.refresh()
        self._tools.sum_up()
        self._drafts.show()

    def _settled(self, records: Records) -> Spot:
        """The spot with a 課 and a round that exist, where there are any."""
        spot = self._spot
        work = [each.key for each in standing.assignments_of(records, spot.initiative)]
        mine = [key for key in work if keys.department_in(key) == self.store.identity.department]
        assignment = spot.assignment if spot.assignment in work else next(iter(mine or work), "")
        plan = keys.parent_of(spot.initiative)
        known = [each.key for each in views.all_rounds(records) if keys.parent_of(each.key) == plan]
        this = spot.round if spot.round in known else next(iter(known), "")
        return Spot(spot.initiative, assignment, this)

    def _show_head(self, records: Records, initiative: Record) -> None:
        view, spot = self._view, self._spot
        view.heading.say(words.heading(initiative.get("number"), initiative.get("title")))
        place = self._place()
        view.place.setText(words.place(place + 1, len(self._spots)) if place >= 0 else "")
        work = standing.assignments_of(records, spot.initiative)
        offered = [(each.key, records.name_of(each.get("department"))) for each in work]
        view.department.offer(offered or [("", common.UNASSIGNED)], spot.assignment)
        plan = keys.parent_of(spot.initiative)
        rounds = [r for r in views.all_rounds(records) if keys.parent_of(r.key) == plan]
        named = [(each.key, each.name) for each in rounds]
        view.round.offer(named or [("", common.NO_ROUND)], spot.round)
        self._show_years(records, plan)
        last = words.BACK if stores.is_coordinator(self.store) else common.TO_SUBMIT
        self._go.setText(last if self._is_last else words.NEXT)

    def _show_years(self, records: Records, plan: str) -> None:
        years = views.years(records, plan) if self._spot.round else ()
        offered = years if len(years) <= _MOST_YEARS else ()
        self._view.years.offer({str(year): calendar.short_year(year) for year in offered})
        this = records.get(self._spot.round)
        self._view.years.choose(this.get("year") if this else "")

    def _show_texts(self, records: Records, initiative: Record) -> None:
        view, spot = self._view, self._spot
        this = records.get(spot.round)
        year = this.get("year") if this else ""
        plan = keys.parent_of(spot.initiative)
        asked = instructions.about(records, spot.initiative, self._clock().date())
        view.plan.set_terms(records, plan, [(each.title, each.key) for each in asked])
        view.last.set_terms(records, plan)
        view.plan.show_blocks(
            detail_texts.plan_blocks(records, initiative, spot.assignment, year, asked)
        )
        last = detail_texts.previous_report(records, spot.assignment, spot.round)
        view.last.show_blocks(detail_texts.report_blocks(records, last))
        self._tools.show(last)

    def _show_answers(self, records: Records) -> None:
        view, spot = self._view, self._spot
        this = records.get(spot.round)
        if not spot.assignment or this is None:
            self._show_empty(words.NO_ROUND if spot.assignment else words.NO_DEPARTMENT)
            return
        vocabularies = lookup.words_for(records, spot.initiative)
        key = keys.report_key(spot.assignment, spot.round)
        self._form_for(vocabularies).load(records, key)
        self._tools.show_answers(records)
        begun = drafts.every(self.store)
        work = detail_sections.work_sections(records, spot.assignment, this, begun)
        view.work.show_sections(records, vocabularies, work)
        rates = stores.is_coordinator(self.store)
        review = detail_sections.review_sections(records, key, begun, rates=rates)
        view.review.show_sections(records, vocabularies, review)
        self._show_remarks(records, key)
        view.answers.setCurrentWidget(view.forms)  # last: what is hidden is laid out once

    def _show_remarks(self, records: Records, report: str) -> None:
        if form := self._view.form:
            self._remarks.show(records, report, form)
        if not self._remarks.asks:
            count = len(self._remarks.waiting)
            self._view.remark.setText(remark_words.go(count))
            self._view.remark.setVisible(bool(count))

    def _form_for(self, vocabularies: Words) -> RecordFields:
        if self._report is None or vocabularies != self._words:
            self._words = vocabularies
            form = self._view.make_form(vocabularies)
            inputs = {name: form.field(name) for name in form.names}
            self._report = RecordFields(self.store, inputs, form)
            self._report.halt(self._halt)
            self._report.stored.connect(self._on_stored)
            self._report.failed.connect(self.tell_error)
            self._report.not_taken.connect(self._tools.keep_in_view)
            self._tools.attend(self._report, form)
        return self._report

    def _show_empty(self, text: str) -> None:
        self._view.empty.say(text, words.BACK, self.closed.emit)
        self._view.answers.setCurrentWidget(self._view.empty)
        self._remarks.forget()
        if self._report:
            self._report.key = ""

    def _on_stored(self) -> None:
        self.was_saved()
        self._tools.sum_up()
        self.refresh()
        self._drafts.count()

    def _on_chosen(self) -> None:
        view = self._view
        self._change_to(Spot(self._spot.initiative, view.department.key(), view.round.key()))

    def _on_year(self, year: str) -> None:
        """Go to the round of a year, or say that there is none."""
        records, spot = stores.records(self.store), self._spot
        wanted = views.round_in_year(records, int(year), spot.round)
        if wanted:
            self._change_to(Spot(spot.initiative, spot.assignment, wanted))
        else:
            text = words.no_round_in(calendar.year_name(int(year)))
            self.tell(Notice(text, topic="page"))
            self._show_years(records, keys.parent_of(spot.initiative))

    def _ask_plan(self) -> None:
        self.plan_asked.emit(self._spot.initiative)

    def _do_primary(self) -> None:
        """Go on; from the last 取組 to the list, in a 課's store to what is done with it all."""
        if not self._is_last:
            self.next()
        elif stores.is_coordinator(self.store):
            self.closed.emit()
        else:
            self.place_asked.emit("submit")

    @property
    def _is_last(self) -> bool:
        return bool(self._spots) and self._place() == len(self._spots) - 1

    def _place(self) -> int:
        spots = self._spots
        if self._spot in spots:
            return spots.index(self._spot)
        same = (n for n, each in enumerate(spots) if each.initiative == self._spot.initiative)
        return next(same, -1)

    def _step(self, step: int, nothing: str) -> None:
        place = self._place() + step
        if 0 <= place < len(self._spots):
            self.open(self._spots[place])
        else:
            self.tell(Notice(nothing, topic="page"))

    def _bound(self) -> list[RecordFields]:
        """The report and what else has been made; all of it where a draft may belong there."""
        pages = (self._view.work, self._view.review)
        report = self.report.key if self.report else ""
        is_elsewhere = any(each.key != report for each in drafts.every(self.store))
        cards = [card for each in pages for card in (each.cards if is_elsewhere else each.built)]
        carded = {each.key for each in cards}
        boxes = {each.key: each for each in self._remarks.boxes if each.key not in carded}
        return [self.report, *cards, *boxes.values()] if self.report else []

    def _bring(self, widget: FieldWidget | None) -> None:
        if widget:
            self._tools.bring(widget)
        else:
            self.focus_first()

    def _tell_left_behind(self) -> None:
        count = len(self._drafts.refused)
        if count:
            spot, title = self._spot, self._view.heading.accessibleName()
            text = words.left_behind(title, count)
            ways = ((words.BACK_TO_FIELD, lambda: self._go_back(spot)),)
            self.tell(Notice(text, "warning", topic=begun.LEFT, ways=ways, beside=True))

    def _go_back(self, spot: Spot) -> None:
        self.open(spot)
        self._drafts.use()
