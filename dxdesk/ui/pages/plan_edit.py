"""計画の編集: every record of a plan in a table and a form, and the plan as a workbook."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from dxdesk.domain.errors import BadKey, DxdeskError
from dxdesk.domain.records import Record
from dxdesk.domain.vocabularies import words_of
from dxdesk.domain.words import loading as loading_words
from dxdesk.domain.words import pages_plan_edit as words
from dxdesk.services import loading, lookup, plan_editing, stores
from dxdesk.services.drafts import Entered, Typed
from dxdesk.services.loading import LoadResult
from dxdesk.services.plan_editing import TOPICS, Topic
from dxdesk.services.stores import Store
from dxdesk.ui.fields.base import Options
from dxdesk.ui.form import Form, Group
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.pages import files
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.parts import bind
from dxdesk.ui.pages.plan_edit_columns import (
    PlanEntry,
    Sight,
    edit_columns,
    edit_widths,
    form_options,
    shown_fields,
)
from dxdesk.ui.pages.plan_edit_view import PlanEditView
from dxdesk.ui.pages.record_fields import RecordFields
from dxdesk.ui.pages.work_page import WorkPage, once
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner


class PlanEditPage(WorkPage):
    """`ask_files` and `ask_save` may be replaced."""

    title = words.TITLE
    icon = "plan"

    def __init__(self, store: Store, runner: Runner, clock: Clock = datetime.now) -> None:
        super().__init__(store, runner, clock)
        self.ask_files: files.AskFiles = files.ask_workbooks
        self.ask_save: files.AskSave = files.ask_save
        self._sight = Sight()
        self._topic: Topic = plan_editing.topic("initiative")
        self._made_for: tuple[Topic, str] | None = None
        self._offered: dict[str, Options] = {}
        self.view = PlanEditView()
        self._primary = QAction(words.PRIMARY, self)
        self._primary.setToolTip(words.PRIMARY_TIP)
        self.grid: GridView[Record] | None = None
        self._fields: RecordFields | None = None
        self._attach()

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self.view.bar, self.view.adding, self.view.table, self.view.form)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (self._primary, self.view.strike, self.view.appendix)

    @property
    def unsaved(self) -> Sequence[Typed]:
        grid = self.grid.unsaved if self.grid else ()
        return (*grid, *(self._fields.unsaved if self._fields else ()))

    @property
    def topic(self) -> Topic:
        """The sort of record in view."""
        return self._topic

    @property
    def form(self) -> RecordFields | None:
        """The inputs of the row at hand."""
        return self._fields

    def on_shown(self) -> None:
        self.refresh()
        if self.grid:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        records = self._sight.records = stores.records(self.store)
        plans = sorted(records.of("plan"), key=lambda each: each.get("first_year"), reverse=True)
        known = [each.key for each in plans]
        if self._sight.plan not in known:
            self._sight.plan = lookup.plan(records).key
        self._sight.words = words_of(records, self._sight.plan)
        self.view.plan.offer([(e.key, e.get("title")) for e in plans], self._sight.plan)
        self.view.plan.setVisible(len(plans) > 1)
        self.view.topic.offer([(e.name, e.label) for e in TOPICS], self._topic.name)
        self._make()
        self._show()

    def show_topic(self, name: str, plan: str = "") -> None:
        """Show the records of a sort, of a plan if it is named."""
        self.settle()
        self._topic = plan_editing.topic(name)
        self._sight.plan = plan or self._sight.plan
        self.refresh()

    def go_to(self, key: str) -> None:
        """Show the record of a plan, the keyboard in its row."""
        record = stores.records(self.store).get(key)
        if record is None:
            return
        kind, axis = record.type, record.get("axis")
        known = (e.name for e in TOPICS if e.kind == kind and e.axis in ("", axis))
        self.show_topic(next(known, "plan"), key.partition("/")[0])
        self._go_to(key)

    def settle(self) -> None:
        if self.grid:
            self.grid.settle()
        if self._fields:
            self._fields.settle()

    def halt(self, reason: str) -> None:
        if self.grid:
            self.grid.halt(reason)
        if self._fields:
            self._fields.halt(reason)

    def add(self) -> None:
        """Add a row with the number and the name that were typed."""
        number, name = self.view.number.text().strip(), self.view.name.text().strip()
        fault = self._lacking(number, name)
        if fault:
            self.tell(Notice(fault, topic="page"))
            return
        there = plan_editing.known(self._sight.records, self._sight.plan, self._topic, number)
        if there:
            self.tell(Notice(words.TAKEN, topic="page"))
            self._go_to(there.key)
            return
        try:
            key = plan_editing.add(self.store, self._sight.plan, self._topic, number, name)
        except BadKey:
            self.tell(Notice(words.BAD_CODE, topic="page"))
            self.view.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        except DxdeskError as error:
            self.tell_error(error)
            return
        self.view.name.clear()
        self.was_saved()
        self.refresh()
        self._go_to(key)
        self.tell(Notice(words.added(name), "success", topic="page"))

    def strike_out(self) -> None:
        """Strike out the row at hand."""
        row = self.grid.current if self.grid else None
        if row is None or row.type == "plan":
            self.tell(Notice(words.KEEP_PLAN if row else words.NOTHING, topic="page"))
            return
        self.settle()
        below = self.attempt(lambda: plan_editing.strike(self.store, row.key))
        if below is None:
            return
        self.was_saved()
        self.refresh()
        name = row.get("title") or row.get("word") or row.get("number")
        self.tell(Notice(words.struck(name, below), "success", topic="page"))

    def add_appendix(self) -> None:
        """Add the headings of an appendix."""
        changes = self.attempt(lambda: plan_editing.add_appendix(self.store, self._sight.plan))
        if changes is None:
            return
        if changes:
            self.was_saved()
            self.refresh()
            self._go_to(changes[0].key)
        text = words.APPENDIX_MADE if changes else words.APPENDIX_THERE
        self.tell(Notice(text, "success", topic="page"))

    def write(self) -> None:
        """Write the plan as a workbook to be changed and loaded."""
        self.settle()
        near = files.documents_folder() / f"{loading_words.TEMPLATE_TITLES['plan']}.xlsx"
        out = self.ask_save(self.view, near)
        if out:
            plan = self._sight.plan
            self.work(
                once(out.name, lambda: loading.write_filled(self.store, "plan", out, plan)),
                lambda path: self.tell(Notice(words.written(path.name), "success", topic="page")),
            )

    def load(self) -> None:
        """Load a plan out of a workbook."""
        for path in self.ask_files(self.view)[:1]:
            self._load(path)

    def _load(self, path: Path) -> None:
        self.settle()
        self.work(
            once(path.name, lambda: loading.load(self.store, path)),
            lambda result: self._on_loaded(path, result),
        )

    def _on_loaded(self, path: Path, result: LoadResult) -> None:
        self.was_saved()
        self.refresh()
        text = words.loaded(path.name, len(result.changes), len(result.problems))
        for each in result.problems[:1]:
            said = loading_words.line(each.sheet, each.address, each.found, each.expected)
            text += words.problem(said)
        level = "warning" if result.problems else "success"
        self.tell(Notice(text, level, topic="page"))

    def _lacking(self, number: str, name: str) -> str:
        for edit, text, fault in (
            (self.view.number, number, words.NO_NUMBER),
            (self.view.name, name, words.NO_NAME),
        ):
            if not text and not edit.isHidden():
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return fault
        return words.KEEP_PLAN if self._topic.kind == "plan" else ""

    def _attach(self) -> None:
        view = self.view
        self._primary.triggered.connect(self.add)
        view.strike.clicked.connect(self.strike_out)
        view.appendix.clicked.connect(self.add_appendix)
        view.book_menu.addAction(words.WRITE).triggered.connect(self.write)
        view.book_menu.addAction(words.LOAD).triggered.connect(self.load)
        bind(view, "Ctrl+E", self.write)
        view.topic.currentIndexChanged.connect(lambda _: self.show_topic(view.topic.key()))
        view.plan.currentIndexChanged.connect(
            lambda _: self.show_topic(self._topic.name, view.plan.key())
        )
        view.empty.say(words.EMPTY, words.LOAD, self.load)

    def _make(self) -> None:
        """Another table, where sort or plan is another."""
        wanted = (self._topic, self._sight.plan)
        if wanted == self._made_for and self.grid:
            return
        self._made_for, self._offered = wanted, {}
        entry = PlanEntry(self.store, self._sight)
        entry.entered.connect(self._on_entered)
        entry.failed.connect(self.tell_error)
        columns = edit_columns(self._sight, self._topic)
        self.grid = GridView(
            words.GRID,
            columns,
            edit_widths(columns),
            identity=lambda each: each.key,
            frozen=2,
            entry=entry,
            memory=f"plan-{self._topic.kind}",
        )
        entry.setParent(self.grid)
        self.grid.cells.commands |= {"Ctrl+N": self._to_adding, "Ctrl+-": self.strike_out}
        self.grid.moved.connect(self._on_moved)
        self.view.put_table(self.grid)
        self._make_form(form_options(self._sight, self._topic))

    def _make_form(self, options: Mapping[str, Options]) -> None:
        """Another form, where what its references may pick from is another."""
        self._offered = dict(options)
        form = Form((Group("", shown_fields(self._topic)),), self._sight.words, options)
        widgets = {name: form.field(name) for name in form.names}
        self._fields = RecordFields(self.store, widgets, form)
        self._fields.stored.connect(self._on_stored)
        self._fields.failed.connect(self.tell_error)
        self.view.put_form(form)

    def _show(self) -> None:
        if self.grid is None:
            return
        rows = plan_editing.rows(self._sight.records, self._sight.plan, self._topic)
        self.grid.show_rows(rows)
        self.view.table.setCurrentWidget(self.grid if rows else self.view.empty)
        is_plan = self._topic.kind == "plan"
        number = words.CODE if self._topic.axis else words.NUMBER
        has_number = bool(self._topic.axis) or self._topic.is_numbered
        name = words.WORD if self._topic.axis else words.NAME
        name = words.HEADING if self._topic.kind == "passage" else name
        self.view.name_adding(number if has_number else "", name, is_shown=not is_plan)
        offered = plan_editing.next_number(self._sight.records, self._sight.plan, self._topic)
        self.view.number.setText(offered)
        self.view.strike.setVisible(not is_plan)
        self.view.appendix.setVisible(self._topic.kind == "passage")
        self.counted.emit(words.counted(self._topic.label, len(rows)))
        self._on_moved()

    def _to_adding(self) -> None:
        first = self.view.number if not self.view.number.isHidden() else self.view.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    def _go_to(self, key: str) -> None:
        if self.grid and self.grid.bring(key, 0):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_moved(self) -> None:
        row = self.grid.current if self.grid else None
        self.view.form.setVisible(row is not None)
        if row is None or self._fields is None:
            return
        options = form_options(self._sight, self._topic)
        if row.key != self._fields.key and options != self._offered:
            self._fields.settle()
            self._make_form(options)
        self._fields.load(self._sight.records, row.key)

    def _on_entered(self, entered: Entered) -> None:
        self.refresh()
        if entered.changes:
            self.was_saved()

    def _on_stored(self, _name: str) -> None:
        self.was_saved()
        self.refresh()
