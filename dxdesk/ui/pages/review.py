"""評価: the 事務局's rating beside the 担当課's on every axis, and what asks for a second look."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dxdesk.domain import keys
from dxdesk.domain.vocabularies import VOCABULARIES, words_of
from dxdesk.domain.words import reviewing as words
from dxdesk.services import reviewing, stores
from dxdesk.services.drafts import Entered, Typed
from dxdesk.services.reviewing import Finding, ReviewRow
from dxdesk.services.stores import Store
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.pages.base import Clock, StorePage
from dxdesk.ui.pages.parts import bind
from dxdesk.ui.pages.review_columns import (
    FROZEN,
    ReviewEntry,
    Sight,
    review_columns,
    review_widths,
)
from dxdesk.ui.pages.review_view import ReviewView
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.slices import Slices
from dxdesk.ui.theme.tokens import LIGHT, Tokens


class ReviewPage(StorePage):
    """Ratings are typed or picked in the grid; Enter on a finding opens its field."""

    title = words.TITLE
    icon = "review"

    def __init__(self, store: Store, tokens: Tokens = LIGHT, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        self._sight = Sight(VOCABULARIES, tokens)
        self._round = ""
        self._rows: tuple[ReviewRow, ...] = ()
        self._entry = ReviewEntry(store, self)
        self.view = ReviewView(self._make_grid())
        self._primary = QAction(words.PRIMARY, self)
        self._slices = Slices(self)
        self._attach()

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self.view.bar, self.view.body)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def rows(self) -> tuple[ReviewRow, ...]:
        """The rows shown, in their order."""
        return self.view.grid.rows

    @property
    def unsaved(self) -> Sequence[Typed]:
        return self.view.grid.unsaved

    def on_shown(self) -> None:
        self.refresh()
        stop = self.view.grid if self._rows else self.view.empty.button
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        records = stores.records(self.store)
        self._round = self.view.round.refill(records)
        self._rows = reviewing.rows(records, self._round) if self._round else ()
        if self._round:
            self._sight.words = words_of(records, keys.parent_of(self._round))
        self.view.grid.show_rows(self._rows)
        self._show_state()

    def settle(self) -> None:
        self.view.grid.settle()

    def halt(self, reason: str) -> None:
        self.view.grid.halt(reason)

    def set_tokens(self, tokens: Tokens) -> None:
        self._sight.tokens = tokens
        self.view.grid.cells.viewport().update()

    def go_on(self) -> None:
        """Go to the next report that asks for a second look."""
        doubtful = [n for n, row in enumerate(self.rows) if row.findings]
        if not doubtful:
            self.tell(Notice(words.NOTHING_FOUND, topic="page"))
            return
        here = self.view.grid.cells.currentIndex().row()
        later = [n for n in doubtful if n > here]
        self.view.grid.go_to((later or doubtful)[0])
        self.view.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def write_remark(self) -> None:
        """Open the report at hand, where remarks are written at its fields."""
        row = self.view.grid.current
        if row:
            finding = self.view.findings.current
            self.field_asked.emit(row.report, finding.field if finding else "progress")

    def _make_grid(self) -> GridView[ReviewRow]:
        return GridView(
            words.TABLE,
            review_columns(self._sight),
            review_widths(),
            identity=lambda row: row.report,
            frozen=FROZEN,
            entry=self._entry,
            memory="review",
        )

    def _attach(self) -> None:
        view = self.view
        self._primary.triggered.connect(self.go_on)
        view.round.currentIndexChanged.connect(self.refresh)
        view.only.toggled.connect(self._refilter)
        view.remark.clicked.connect(self.write_remark)
        view.grid.moved.connect(lambda: view.show_findings(view.grid.current))
        view.grid.chosen.connect(lambda row: self.initiative_asked.emit(row.initiative))
        view.findings.on_chosen(self._open)
        self._entry.entered.connect(self._on_entered)
        self._entry.failed.connect(self.tell_error)
        bind(view, "Ctrl+Shift+D", view.only.toggle)

    def _open(self, finding: Finding) -> None:
        row = self.view.grid.current
        if row:
            self.field_asked.emit(row.report, finding.field)

    def _refilter(self) -> None:
        only = self.view.only.isChecked()
        self.view.grid.set_filter((lambda row: bool(row.findings)) if only else None)
        self._show_state()

    def _show_state(self) -> None:
        self.view.show_empty(is_empty=not self._rows)
        if not self._round:
            self.view.empty.say(
                words.NO_ROUND, words.TO_REQUEST, lambda: self.place_asked.emit("request")
            )
        else:
            self.view.empty.say(
                words.NO_WORK, words.TO_ASSIGN, lambda: self.place_asked.emit("assign")
            )
        self.view.show_findings(self.view.grid.current)
        self._slices.begin((bool(row.findings) for row in self._rows), self._count)

    def _count(self) -> None:
        """Once every row has been looked at."""
        if not self._slices.is_busy:
            rated = sum(row.is_rated for row in self._rows)
            doubtful = sum(bool(row.findings) for row in self._rows)
            self.counted.emit(words.counted(len(self._rows), rated, doubtful))

    def _on_entered(self, entered: Entered) -> None:
        self.refresh()
        if entered.changes:
            self.was_saved()
