"""公表: which fields of the reports are public, and the edition as a citizen reads it."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from dxdesk.domain import keys
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.fields import Field, Kind, Owner
from dxdesk.domain.words import public_edition as words
from dxdesk.services import drafts, public_edition, reporting, stores
from dxdesk.services.drafts import Entered, Typed
from dxdesk.services.public_edition import PUBLISHABLE, PublicRow, State
from dxdesk.services.reporting import Asked, Out
from dxdesk.services.stores import Store
from dxdesk.ui.fields.base import Option
from dxdesk.ui.grid.entry import GridEntry
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.item_models.column import Cell, Column
from dxdesk.ui.pages import files
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.parts import bind
from dxdesk.ui.pages.public_view import PublicView
from dxdesk.ui.pages.reading_text import Block
from dxdesk.ui.pages.work_page import WorkPage
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner

_SIGNS = {State.PUBLIC: words.PUBLIC, State.KEPT: words.KEPT, State.BLANK: ""}
_FLAG = Field("mark", words.COUNT, Kind.FLAG, Owner.DEPARTMENT)


class MarkEntry(GridEntry):
    """A ○ typed into a place publishes the field; anything else keeps it back."""

    def enter(self, typed: Sequence[Typed], label: str = "") -> drafts.Entered | None:
        """Mark every place typed, as one act."""
        wanted = {(key, name): words.SIGNS.get(text.strip(), False) for key, name, text in typed}
        try:
            changes = public_edition.mark(self._store, wanted)
        except DxdeskError as error:
            self.failed.emit(error)
            return None
        done = drafts.Entered(changes, ())
        self.entered.emit(done)
        return done


class PublicPage(WorkPage):
    """`ask_save` may be replaced."""

    title = words.TITLE
    icon = "success"

    def __init__(self, store: Store, runner: Runner, clock: Clock = datetime.now) -> None:
        super().__init__(store, runner, clock)
        self.ask_save: files.AskSave = files.ask_save
        self._round = ""
        self.grid = self._make_grid()
        self.view = PublicView(self.grid)
        self._primary = QAction(words.PRIMARY, self)
        self._primary.setToolTip(words.PRIMARY_TIP)
        self._attach()

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        if self.grid.rows:
            return (self.view.bar, self.grid, self.view.preview)
        return (self.view.bar, self.view.empty)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (self.view.all,)

    def on_shown(self) -> None:
        self.refresh()
        stop = self.grid if self.grid.rows else self.view.empty.button
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        records = stores.records(self.store)
        self._round = self.view.round.refill(records)
        found = public_edition.rows(records, self._round)
        self.grid.show_rows(found)
        self.view.show_rows(are_there=bool(found))
        self._say_empty()
        self._show_preview()
        self.counted.emit(words.counted(len(found), sum(e.count(State.PUBLIC) for e in found)))

    def _say_empty(self) -> None:
        if self._round:
            to_merge = partial(self.place_asked.emit, "merge")
            self.view.empty.say(words.EMPTY, words.TO_MERGE, to_merge)
        else:
            to_request = partial(self.place_asked.emit, "request")
            self.view.empty.say(words.EMPTY_NO_ROUND, words.TO_REQUEST, to_request)

    def settle(self) -> None:
        self.grid.settle()

    def halt(self, reason: str) -> None:
        self.grid.halt(reason)

    def publish_row(self) -> None:
        """Let all that is written in the row at hand be public."""
        row = self.grid.current
        if row is None:
            self.tell(Notice(words.NOTHING, topic="page"))
            return
        changes = self.attempt(lambda: public_edition.mark_all(self.store, row))
        if changes:
            self._on_entered(Entered(changes, ()))

    def write_open_data(self) -> None:
        """Write what is public as one table for machines."""
        if not self.grid.rows:
            self.tell(Notice(self.view.empty.text, topic="page"))
            return
        records = stores.records(self.store)
        plan = records.name_of(keys.parent_of(self._round)) if self._round else ""
        name = words.file_name(plan, self.view.round.currentText())
        out = self.ask_save(self.view, files.documents_folder() / f"{name}.csv")
        if out:
            asked = Asked("opendata", self._round)
            self.work(
                lambda: reporting.making(self.store, asked, Out(out, "csv", "data")),
                lambda _: self.tell(Notice(words.written(out.name), "success", topic="page")),
            )

    def _make_grid(self) -> GridView[PublicRow]:
        entry = MarkEntry(self.store, self)
        entry.entered.connect(self._on_entered)
        entry.failed.connect(self.tell_error)
        columns = (
            Column[PublicRow](words.NUMBER, lambda row: row.number, number=True, lock=words.LOCK),
            Column[PublicRow](
                words.NAME, lambda row: row.title, tooltip=lambda row: row.title, lock=words.LOCK
            ),
            Column[PublicRow](words.DEPARTMENT, lambda row: row.department, lock=words.LOCK),
            Column[PublicRow](words.COUNT, _count, lock=words.LOCK),
            *(_mark(each) for each in PUBLISHABLE),
        )
        widths = (48, 146, 96, 52, *(116 for _ in PUBLISHABLE))
        return GridView(
            words.GRID,
            columns,
            widths,
            identity=lambda each: each.report,
            frozen=2,
            entry=entry,
            memory="public",
        )

    def _attach(self) -> None:
        self._primary.triggered.connect(lambda: self.paper_asked.emit("public", ""))
        self.view.all.clicked.connect(self.publish_row)
        self.view.open_data.clicked.connect(self.write_open_data)
        bind(self.view, "Ctrl+E", self.write_open_data)
        self.view.round.currentIndexChanged.connect(self.refresh)
        self.grid.cells.commands |= {"Ctrl+Shift+A": self.publish_row}
        self.grid.moved.connect(self._show_preview)

    def _show_preview(self) -> None:
        """The preview shows the 取組 of the row at hand."""
        row = self.grid.current
        lines = public_edition.preview(self.store, row) if row else ()
        self.view.preview.show_blocks([Block(each.text, each.level) for each in lines])

    def _on_entered(self, entered: Entered) -> None:
        self.refresh()
        if entered.changes:
            self.was_saved()


def _count(row: PublicRow) -> str:
    return words.of_all(row.count(State.PUBLIC), row.count(State.PUBLIC, State.KEPT))


def _mark(of: Field) -> Column[PublicRow]:
    return Column(
        of.label,
        lambda row: _SIGNS[row.states[of.name]],
        cell=lambda row: Cell(
            row.report,
            of.name,
            words.NOTHING_WRITTEN if row.states[of.name] is State.BLANK else "",
        ),
        field=_FLAG,
        options=lambda _row: [Option(words.PUBLIC, words.PUBLIC)],
    )
