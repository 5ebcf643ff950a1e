"""担当割: which 課 has which 取組, typed or pasted as a grid; and the 課 with their validity."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dxdesk.domain import calendar, keys
from dxdesk.domain.assigning import Fault
from dxdesk.domain.errors import BadKey, DxdeskError
from dxdesk.domain.organisation import is_in_force
from dxdesk.domain.records import Record, Records
from dxdesk.domain.standing import counted_once
from dxdesk.domain.words import pages_assign as words
from dxdesk.services import assigning, lookup, reorganising, stores
from dxdesk.services.assigning import Finding
from dxdesk.services.drafts import Entered, Typed
from dxdesk.services.stores import Store
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.pages.assign_grids import (
    WIDTHS,
    AssignEntry,
    DepartmentEntry,
    assign_columns,
    department_columns,
    shown_departments,
)
from dxdesk.ui.pages.assign_view import AssignView
from dxdesk.ui.pages.base import Clock, StorePage
from dxdesk.ui.pages.reform_dialog import AskReform, ask_reform
from dxdesk.ui.shell.info_bar import Notice

_WORK, _PLACES = 0, 1
_FROZEN = 2


class AssignPage(StorePage):
    """One act for each typing or paste; what is to be looked at is listed below the grid.

    `ask_reform` may be replaced.
    """

    title = words.TITLE
    icon = "assign"

    def __init__(self, store: Store, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        self.ask_reform: AskReform = ask_reform
        self._records = stores.records(store)
        self._plan = ""
        self._shown: tuple[Record, ...] = ()
        self._begun: list[str] = []
        self._seen: Finding | None = None
        self._grid: GridView[Record] | None = None
        self._entry: AssignEntry | None = None
        self._places = DepartmentEntry(store, self._now, lambda: self._begun)
        self.view = AssignView(self._make_departments())
        self._primary = QAction(words.PRIMARY, self)
        self._attach()

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        if self.view.tabs.currentIndex() == _PLACES:
            return (self.view.code, self.view.departments)
        return (self.view.body, self.view.findings.view)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def grid(self) -> GridView[Record] | None:
        """The grid of work, None while there is no 課."""
        return self._grid

    @property
    def unsaved(self) -> Sequence[Typed]:
        return (*(self._grid.unsaved if self._grid else ()), *self.view.departments.unsaved)

    def on_shown(self) -> None:
        self.refresh()
        stop = self._grid if self._grid and self._shown else self.view.empty.button
        if self.view.tabs.currentIndex() == _WORK:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self._records = stores.records(self.store)
        self._plan = lookup.plan(self._records).key
        self._show_work()
        held = self._records.of("department")
        there = {each.key for each in held}
        self._begun = [key for key in self._begun if key not in there]
        new = (Record("department", key, {}) for key in self._begun)
        self.view.departments.show_rows((*held, *new))
        found = assigning.check(self._records, self._plan) if held else ()
        self.view.show_findings(found)
        done = words.PRIMARY_DONE if held else words.TO_DEPARTMENTS
        self._primary.setText(words.PRIMARY if found else done)
        count = len(counted_once(self._records, self._plan))
        self.counted.emit(words.counted(count, len(held), len(found)))

    def settle(self) -> None:
        for each in (self._grid, self.view.departments):
            if each:
                each.settle()

    def halt(self, reason: str) -> None:
        for each in (self._grid, self.view.departments):
            if each:
                each.halt(reason)

    def add_department(self) -> None:
        """Begin a row for a 課 of the code that was typed, or go to the one there is."""
        text = self.view.code.text().strip()
        try:
            key = keys.natural("department", "", text)
        except BadKey:
            self.tell(Notice(words.BAD_CODE if text else words.NO_CODE, topic="page"))
            self.view.code.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._records.get(key):
            self.tell(Notice(words.CODE_TAKEN, topic="page"))
        elif key not in self._begun:
            self._begun.append(key)
            self.refresh()
        self.view.departments.bring(key, 1)
        self.view.departments.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.code.clear()

    def reorganise(self) -> None:
        """Ask for a 組織改正 and do it; what is split is then parted in the grid of work."""
        day = self._clock().date()
        there = [
            (each.key, each.get("name") or keys.code_of(each.key))
            for each in self._records.of("department")
            if is_in_force(each, day.isoformat())
        ]
        first = calendar.short_date(date(calendar.fiscal_year(day) + 1, 4, 1))
        typed = self.ask_reform(self.view, self._records, there, first)
        if typed is None:
            return
        try:
            done = reorganising.reorganise(self.store, typed)
        except DxdeskError as error:
            self.tell_error(error)
            return
        self.was_saved()
        self.refresh()
        self.tell(Notice(done.text, "success", topic="page"))

    def go_on(self) -> None:
        """Go to the next thing to look at; where there is none, on to the requests, or to the 課
        that have to be there first."""
        findings = self.view.findings
        if not self._records.of("department"):
            self.to_departments()
            return
        if not findings.rows:
            self.place_asked.emit("request")
            return
        self.view.tabs.setCurrentIndex(_WORK)
        rows = findings.rows
        place = (rows.index(self._seen) + 1) % len(rows) if self._seen in rows else 0
        self._seen = rows[place]
        findings.go_to(place)
        self._go_to(rows[place])

    def to_departments(self) -> None:
        """Show the 課, the keyboard where a new one begins."""
        self.view.tabs.setCurrentIndex(_PLACES)
        self.view.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_over(self) -> None:
        """The 引継書 of the 課 at hand."""
        row = self.view.departments.current
        self.paper_asked.emit("handover", row.key if row else "")

    def _go_to(self, finding: Finding) -> None:
        """Put the cursor where a finding can be mended."""
        if self._grid is None:
            return
        trouble = finding.trouble
        if trouble.fault in (Fault.NO_LEAD, Fault.TWO_LEADS):
            self._grid.bring(trouble.key, _FROZEN)
        else:
            column = [each.key for each in self._shown].index(trouble.key)
            self._grid.go_to(0, _FROZEN + column)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _now(self) -> Records:
        return self._records

    def _show_work(self) -> None:
        day = self._clock().date().isoformat()
        shown = shown_departments(self._records, self._plan, day)
        if _heads(shown) != _heads(self._shown) or (shown and self._grid is None):
            self._shown = shown
            self._make_grid()
        self._shown = shown
        if self._grid and shown:
            self._grid.show_rows(counted_once(self._records, self._plan))
            self.view.body.setCurrentWidget(self._grid)
        else:
            self.view.body.setCurrentWidget(self.view.empty)

    def _make_grid(self) -> None:
        if self._entry:
            self._entry.settle()
        entry = self._entry = AssignEntry(self.store)
        columns = assign_columns(self._now, self._shown)
        widths = (48, 260, *(110 for _ in self._shown))
        grid = GridView(
            words.GRID,
            columns,
            widths,
            identity=lambda each: each.key,
            frozen=_FROZEN,
            entry=entry,
            memory="assign",
        )
        self._follow(entry)
        self.view.put(grid, self._grid)
        self._grid = grid

    def _make_departments(self) -> GridView[Record]:
        self._follow(self._places)
        return GridView(
            words.DEPARTMENTS,
            department_columns(self._now),
            WIDTHS,
            identity=lambda each: each.key,
            frozen=_FROZEN,
            entry=self._places,
            memory="departments",
        )

    def _follow(self, entry: AssignEntry | DepartmentEntry) -> None:
        entry.entered.connect(self._on_entered)
        entry.failed.connect(self.tell_error)

    def _attach(self) -> None:
        view = self.view
        self._primary.triggered.connect(self.go_on)
        view.findings.on_chosen(self._go_to)
        view.add.clicked.connect(self.add_department)
        view.reform.clicked.connect(self.reorganise)
        view.handover.clicked.connect(self._hand_over)
        view.departments.cells.commands |= {"Ctrl+N": self.add_department}
        view.tabs.currentChanged.connect(lambda _: self.switched.emit())
        view.empty.say(words.EMPTY, words.TO_DEPARTMENTS, self.to_departments)

    def _on_entered(self, entered: Entered) -> None:
        self.refresh()
        if entered.changes:
            self.was_saved()


def _heads(shown: Sequence[Record]) -> list[tuple[str, str]]:
    return [(each.key, each.get("name")) for each in shown]
