"""スケジュール: planned and actual periods of every step, moved by keys, by hand or typed."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from dxdesk.domain.errors import BadValue, DxdeskError
from dxdesk.domain.records import Records
from dxdesk.domain.schedule.axis import Grain
from dxdesk.domain.schedule.moves import Edge, by_months, has
from dxdesk.domain.schedule.moves import Which as Days
from dxdesk.domain.schedule.steps import Period, Schedule, schedule_of
from dxdesk.domain.vocabularies import words_of
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_schedule as words
from dxdesk.domain.words import schedule as says
from dxdesk.domain.words.pages_detail import LOCKED
from dxdesk.services import lookup, schedules, stores
from dxdesk.services.stores import Store
from dxdesk.ui.pages.base import Clock, StorePage
from dxdesk.ui.pages.schedule_view import ScheduleView
from dxdesk.ui.pages.step_dialog import Typed, ask_step
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.text import announce
from dxdesk.ui.theme.tokens import LIGHT, Tokens
from dxdesk.ui.timeline import access
from dxdesk.ui.timeline.places import Stop


class SchedulePage(StorePage):
    """`ask` may be replaced."""

    title = words.TITLE
    icon = "schedule"

    def __init__(self, store: Store, tokens: Tokens = LIGHT, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        access.install()
        self.ask = ask_step
        self.view = ScheduleView(tokens)
        self._records = Records(())
        self._halt = ""
        self._plan = ""
        self._department: str | None = None
        self._primary = QAction(words.CHANGE, self)
        self._attach()

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        view = self.view
        return (view.bar, view.body)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (self.view.add, self.view.strike)

    @property
    def schedule(self) -> Schedule:
        """What is shown."""
        return self.view.timeline.schedule

    def on_shown(self) -> None:
        self.refresh()
        stop = self.view.timeline if self.schedule.works else self.view.empty.button
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self._records = stores.records(self.store)
        self._offer()
        today = self._clock().date()
        is_office = stores.is_coordinator(self.store)
        found = schedule_of(
            self._records, self._plan, today, self._shown_department, assigned=not is_office
        )
        self.view.timeline.show_schedule(found)
        self.view.legend.show_schedule(found)
        self.view.show_empty(not found.works)
        self._say_empty(is_office=is_office)
        undated = len(found.undated)
        self.view.show_missing(says.undated(undated) if undated else "")
        counts = words.counted(len(found.works), len(found.steps), len(found.late))
        self.counted.emit(counts)

    def _say_empty(self, *, is_office: bool) -> None:
        text, way, place = (
            (words.NO_WORKS, words.TO_INITIATIVES, "initiatives")
            if is_office
            else (words.NO_WORKS_OWN, common.TO_SUBMIT, "submit")
        )
        self.view.empty.say(text, way, lambda: self.place_asked.emit(place))

    def set_tokens(self, tokens: Tokens) -> None:
        self.view.set_tokens(tokens)

    def halt(self, reason: str) -> None:
        self._halt = reason
        self._tell_stop()

    def stand_on(self, key: str) -> None:
        """Go to a step, or to the first one of a 取組."""
        self.view.timeline.stand_on(key)

    # Changing

    def change(self) -> None:
        """Ask for the days of the step at hand; of a row without steps for its first."""
        stop = self._unlocked()
        if stop is None:
            return
        if stop.step is None:
            self.add()
        else:
            record = self._records.get(stop.key)
            fields = record.fields if record else {}
            first = self.view.timeline.which.names[0]
            title = words.edit_title(stop.step.title)
            self._ask(stop.key, title, dict(fields), first, self._save)

    def add(self) -> None:
        """Ask for a new step of the 取組 at hand."""
        stop = self._unlocked()
        if stop:
            title = words.new_title(stop.work.number, stop.work.title)
            self._ask("", title, {}, "title", lambda _, typed: self._add(stop, typed))

    def strike(self) -> None:
        """Strike the step at hand out."""
        stop = self._unlocked()
        if stop is None:
            return
        if stop.step is None:
            self.tell(Notice(words.NOTHING_TO_STRIKE, topic="page"))
        elif self._did(lambda: schedules.strike(self.store, stop.key)):
            self.tell(Notice(words.struck(stop.step.title), topic="page"))

    def fill_in(self) -> None:
        """Go to the first step of which a planned day is missing, and ask for it."""
        missing = next(iter(self.schedule.undated), None)
        if missing:
            self.switch_to(Days.PLANNED)
            self.stand_on(missing.key)
            self.view.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
            self.change()

    def open_initiative(self) -> None:
        """Open the form of the 取組 at hand."""
        stop = self.view.timeline.stop
        if stop:
            self.initiative_asked.emit(stop.work.initiative)

    def switch_to(self, days: Days) -> None:
        """Have keys and mouse move these days."""
        self.view.which.choose(days)
        self.view.timeline.set_which(days)
        announce(self.view.timeline, f"{words.MOVES} {words.WHICH[days]}")

    def _move(self, key: str, edge: Edge, months: int) -> None:
        stop, days = self._unlocked(), self.view.timeline.which
        if stop is None:
            return
        if stop.step is None:
            self.tell(Notice(words.NOTHING_CHOSEN, topic="page"))
        elif not has(days.of(stop.step), edge):
            self.tell(Notice(words.no_day(days, edge), topic="page"))
        else:
            self._set(key, by_months(days.of(stop.step), edge, months))

    def _set(self, key: str, period: Period) -> None:
        days = self.view.timeline.which
        if self._did(lambda: schedules.set_period(self.store, key, days, period)):
            announce(self.view.timeline, words.dragged(days, period))

    def _save(self, key: str, typed: Typed) -> None:
        self._did(lambda: schedules.save(self.store, key, typed))

    def _add(self, stop: Stop, typed: Typed) -> None:
        made: list[str] = []
        add = schedules.add
        if self._did(lambda: made.append(add(self.store, stop.work.key, typed))):
            self.stand_on(made[0])

    def _did(self, act: Callable[[], object]) -> bool:
        """Whether an act was done; the page shows it at once, or tells why not."""
        try:
            act()
        except BadValue as fault:
            text = words.refused(fault.label, fault.reason, fault.hint)
            self.tell(Notice(text, "error", topic="page"))
            return False
        except DxdeskError as error:
            self.tell_error(error)
            return False
        self.was_saved()
        self.refresh()
        return True

    def _ask(
        self,
        key: str,
        title: str,
        fields: Typed,
        first: str,
        then: Callable[[str, Typed], object],
    ) -> None:
        def check(typed: Typed) -> dict[str, BadValue]:
            return schedules.check_typed(self._records, key or self._plan, typed)

        typed = self.ask(
            self.view, title, fields, first, words_of(self._records, self._plan), check
        )
        if typed:
            then(key, typed)

    # What may be changed

    def _unlocked(self) -> Stop | None:
        """The stop at hand if it may be changed; else None, and the reason is told."""
        stop = self.view.timeline.stop
        reason = self._why_locked(stop) if stop else words.NOTHING_CHOSEN
        if reason:
            self.tell(Notice(reason, topic="page"))
            return None
        return stop

    def _why_locked(self, stop: Stop) -> str:
        if self._halt:
            return self._halt
        if not stop.work.key:
            return words.NOBODY
        owner = schedules.why_locked(self.store, self._records, stop.work.key)
        return words.locked(LOCKED[owner]) if owner else ""

    def _may_drag(self, _: Stop) -> bool:
        return self._unlocked() is not None

    def _tell_stop(self) -> None:
        """Say what is at hand, and if it may not be changed why."""
        stop = self.view.timeline.stop
        if self.view.timeline.hasFocus():
            access.say_place(self.view.timeline)
        if stop is None:
            self.view.detail.say("")
            return
        row = says.work(stop.work)
        text = says.step(stop.step, self.schedule.today) if stop.step else row
        self.view.detail.say(words.at_hand(text, self._why_locked(stop)))

    # What is shown

    def _offer(self) -> None:
        plans = sorted(self._records.of("plan"), key=lambda each: each.get("first_year"))
        known = [each.key for each in plans]
        if self._plan not in known:
            self._plan = lookup.plan(self._records).key if plans else ""
        view = self.view
        view.plan.offer([(each.key, each.get("title")) for each in plans], self._plan)
        view.plan.setVisible(len(plans) > 1)
        owners = dict.fromkeys(each.get("department") for each in self._records.of("assignment"))
        names = [(key, self._records.name_of(key)) for key in owners if key]
        view.department.offer([("", words.EVERYONE), *names], self._shown_department)
        view.department.setVisible(len(names) > 1)

    @property
    def _shown_department(self) -> str:
        """The 課 that was chosen, at first the store's own; "" for all."""
        own = self.store.identity.department
        return own if self._department is None else self._department

    def _on_plan(self) -> None:
        self._plan = self.view.plan.key()
        self.refresh()

    def _on_department(self) -> None:
        self._department = self.view.department.key()
        self.refresh()

    def _on_scale(self) -> None:
        self.view.timeline.set_grain(Grain(int(self.view.scale.key())))

    def _on_scaled(self, grain: int) -> None:
        self.view.scale.setCurrentIndex(self.view.scale.findData(str(grain)))

    def _attach(self) -> None:
        view, timeline = self.view, self.view.timeline
        timeline.may_drag = self._may_drag
        timeline.moved.connect(self._move)
        timeline.dragged.connect(self._set)
        timeline.opened.connect(self.change)
        timeline.new_asked.connect(self.add)
        timeline.strike_asked.connect(self.strike)
        timeline.initiative_asked.connect(self.open_initiative)
        timeline.switched.connect(lambda: self.switch_to(timeline.which.other))
        timeline.stood.connect(self._tell_stop)
        timeline.scaled.connect(self._on_scaled)
        view.which.choose(Days.PLANNED)
        view.which.chosen.connect(lambda key: self.switch_to(Days(key)))
        view.plan.currentIndexChanged.connect(self._on_plan)
        view.department.currentIndexChanged.connect(self._on_department)
        view.scale.currentIndexChanged.connect(self._on_scale)
        view.add.clicked.connect(self.add)
        view.strike.clicked.connect(self.strike)
        view.fill_in.clicked.connect(self.fill_in)
        self._primary.triggered.connect(self.change)
