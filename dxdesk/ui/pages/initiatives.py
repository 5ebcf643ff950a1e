"""取組一覧: the plan's tree beside a table of every initiative and its 課."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from dxdesk.domain.folding import sought
from dxdesk.domain.vocabularies import words_of
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_initiatives as words
from dxdesk.services import stores, views
from dxdesk.services.drafts import Entered
from dxdesk.services.edits import Typed
from dxdesk.services.stores import Store
from dxdesk.services.views import InitiativeRow
from dxdesk.ui.grid.entry import GridEntry
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.pages.base import Clock, Listed, Spot, StorePage
from dxdesk.ui.pages.initiatives_models import (
    Sight,
    initiatives_columns,
    initiatives_widths,
    nodes,
    plan_tree,
    searched,
)
from dxdesk.ui.pages.initiatives_view import InitiativesView
from dxdesk.ui.pages.parts import bind
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.theme.tokens import LIGHT, Tokens

_ONLY = "only"
_FROZEN = 2  # No and 取組


class InitiativesPage(StorePage):
    """Lists, searches and filters; `opened` brings a `Spot` and all spots as listed."""

    opened = Signal(object, object)

    title = words.TITLE
    icon = "list"

    def __init__(self, store: Store, tokens: Tokens = LIGHT, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        self._sight = Sight(store, tokens=tokens)
        self._round = self._branch = ""
        self._plan = ""
        self._only: Listed | None = None
        self._rows: tuple[InitiativeRow, ...] = ()
        self._entry = GridEntry(store, self)
        self._view = InitiativesView(self._make_grid)
        self._grid = self._view.grid
        self._tree = plan_tree(self)
        self._open = QAction(words.OPEN, self)
        self._attach()

    @property
    def widget(self) -> QWidget:
        return self._view

    @property
    def view(self) -> InitiativesView:
        """The page's widgets by name."""
        return self._view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self._view.bar, self._view.tree, self._view.body)

    @property
    def primary_action(self) -> QAction:
        return self._open

    @property
    def rows(self) -> tuple[InitiativeRow, ...]:
        """The rows shown, in their order."""
        return self._grid.rows

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The rows shown as spots."""
        return tuple(map(self._spot_of, self.rows))

    @property
    def round(self) -> str:
        """The round chosen, "" where there is none."""
        return self._round

    def on_shown(self) -> None:
        self.refresh()
        stop = self._view.empty.button if self._is_empty else self._grid
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_tokens(self, tokens: Tokens) -> None:
        """Use another colour scheme."""
        self._sight.tokens = tokens
        self._grid.cells.viewport().update()

    def refresh(self) -> None:
        records = stores.records(self.store)
        self._round = self._view.round.refill(records, self._round)
        self._plan = views.plan_of(records, self._round)
        self._sight.records = records
        self._sight.words = words_of(records, self._plan)
        self._rows = views.rows(records, self._plan, self._round)
        self._show_tree()
        self._grid.show_rows(self._rows)
        self._recount()

    def settle(self) -> None:
        self._grid.settle()

    def halt(self, reason: str) -> None:
        self._grid.halt(reason)

    @property
    def unsaved(self) -> Sequence[Typed]:
        return self._grid.unsaved

    def choose_round(self, key: str) -> None:
        """Show another round."""
        self._round = key
        self.refresh()

    def choose_branch(self, key: str) -> None:
        """Show only what lies at or below a node of the plan's tree; "" shows all."""
        self._branch = "" if key == self._plan else key
        self._refilter()

    def clear_filters(self) -> None:
        """Show every row that belongs to this store."""
        self._only = None
        self._view.search.clear()
        self._grid.arrangement.clear_filters()
        self._view.tree.setCurrentIndex(self._tree.index(0, 0))
        self.choose_branch("")
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def seek(self, text: str) -> None:
        """Show every row that a text finds, of any 課 and in the whole plan."""
        self.clear_filters()
        self.show_everyone()
        self._view.search.setText(text)

    def show_only(self, listed: Listed) -> None:
        """Show what a figure counts until the filters are cleared: in a 課's store its own."""
        self.clear_filters()
        self._view.everyone.setChecked(False)
        if listed.round:
            self.choose_round(listed.round)
        self._only = listed
        self._refilter()
        self.tell(
            Notice(
                words.only(listed.title, len(listed.keys)),
                action_text=words.CLEAR_FILTER,
                action=self.clear_filters,
                topic=_ONLY,
            )
        )

    def show_everyone(self) -> None:
        """Show the initiatives of every 課."""
        self._view.everyone.setChecked(True)

    def open_current(self) -> None:
        """Open the row at hand."""
        spot = self._spot()
        if spot is None and len(self.rows) == 1:
            spot = self._spot_of(self.rows[0])
        if spot is None:
            self.tell(Notice(words.NOTHING_CHOSEN, topic="page"))
        else:
            self.opened.emit(spot, self.spots)

    def stand_on(self, spot: Spot) -> None:
        """Make a row the one at hand."""
        places = (n for n, row in enumerate(self.rows) if self._spot_of(row) == spot)
        self._grid.go_to(next(places, 0))

    def _make_grid(self, search: QLineEdit) -> GridView[InitiativeRow]:
        columns = initiatives_columns(self._sight)
        return GridView(
            words.TABLE,
            columns,
            initiatives_widths(columns),
            identity=lambda row: (row.initiative, row.assignment, row.report),
            frozen=_FROZEN,
            entry=self._entry,
            memory="initiatives",
            find=search,
        )

    def _attach(self) -> None:
        view = self._view
        view.tree.setModel(self._tree)
        view.lay_tree()
        view.everyone.setVisible(not stores.is_coordinator(self.store))
        view.round.currentIndexChanged.connect(lambda: self.choose_round(view.round.key()))
        view.search.textChanged.connect(self._refilter)
        view.everyone.toggled.connect(self._on_everyone)
        view.tree.selectionModel().currentChanged.connect(self._on_branch)
        self._grid.set_filter(self._keeps)
        self._grid.chosen.connect(self.open_current)
        self._grid.model.modelReset.connect(self._recount)
        self._entry.entered.connect(self._on_entered)
        self._entry.failed.connect(self.tell_error)
        self._open.triggered.connect(self.open_current)
        self._add_keys()

    def _add_keys(self) -> None:
        view = self._view
        for keys, run in (
            ("Ctrl+F", view.search.setFocus),
            ("Ctrl+Shift+A", view.everyone.toggle),
            ("Ctrl+Shift+T", view.tree_toggle.click),
        ):
            bind(view, keys, run)

    def _on_everyone(self) -> None:
        self._show_tree()
        self._refilter()

    def _on_branch(self, now: QModelIndex) -> None:
        if now.isValid():
            self.choose_branch(self._tree.row(now).key)

    def _show_tree(self) -> None:
        """The plan's tree, counting what the list can show of it."""
        mine = {row.initiative for row in self._rows if self._is_mine(row)}
        root = views.counting(views.tree(self._sight.records, self._plan), mine)
        top = self._tree.index(0, 0)
        if top.isValid() and self._tree.row(top) == root:
            return
        self._tree.set_roots([nodes(root)])
        tree = self._view.tree
        tree.expandToDepth(1)
        tree.selectionModel().blockSignals(True)
        tree.setCurrentIndex(self._index_of_branch() or self._tree.index(0, 0))
        tree.selectionModel().blockSignals(False)

    def _index_of_branch(self) -> QModelIndex | None:
        todo = [self._tree.index(0, 0)] if self._branch else []
        while todo:
            index = todo.pop()
            if self._tree.row(index).key == self._branch:
                return index
            todo += [self._tree.index(n, 0, index) for n in range(self._tree.rowCount(index))]
        return None

    def _refilter(self) -> None:
        self._grid.set_filter(self._keeps)

    def _recount(self) -> None:
        shown, mine = len(self.rows), sum(map(self._is_mine, self._rows))
        self._view.show_empty(self._is_empty)
        if not shown:
            self._explain_empty(bool(mine))
        self.counted.emit(common.counted(shown, mine))

    @property
    def _is_empty(self) -> bool:
        """Nothing to show; filters under the headings stay where they can be changed."""
        return not self.rows and not self._grid.is_filtering

    def _on_entered(self, entered: Entered) -> None:
        self.refresh()
        if entered.changes:
            self.was_saved()

    def _keeps(self, row: InitiativeRow) -> bool:
        wanted = sought(self._view.search.text())
        below = not self._branch or self._branch in row.above
        only = self._only is None or not self._only.keys.isdisjoint(
            (row.initiative, row.assignment)
        )
        return only and below and self._is_mine(row) and (not wanted or wanted in searched(row))

    def _is_mine(self, row: InitiativeRow) -> bool:
        if stores.is_coordinator(self.store) or self._view.everyone.isChecked():
            return True
        return bool(row.department) and row.department == self.store.identity.department

    def _explain_empty(self, anything: bool) -> None:
        empty = self._view.empty
        if anything:
            empty.say(words.EMPTY_FILTER, words.CLEAR_FILTER, self.clear_filters)
        elif self._rows:
            empty.say(words.EMPTY_OWN, words.SHOW_ALL, self.show_everyone)
        else:
            empty.say(words.EMPTY_PLAN)

    def _spot(self) -> Spot | None:
        row = self._grid.current
        return self._spot_of(row) if row else None

    def _spot_of(self, row: InitiativeRow) -> Spot:
        return Spot(row.initiative, row.assignment, self._round if row.assignment else "")
