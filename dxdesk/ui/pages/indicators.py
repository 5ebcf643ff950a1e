"""指標: every indicator of the 課 with its targets and values over the years, typed in place."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from dxdesk.domain import keys
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.vocabularies import words_of
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_indicators as words
from dxdesk.services import edits, indicators, lookup, stores
from dxdesk.services.drafts import Entered, Typed
from dxdesk.services.indicators import IndicatorRow
from dxdesk.services.stores import Store
from dxdesk.ui.grid.entry import GridEntry
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.pages.base import Clock, StorePage
from dxdesk.ui.pages.indicators_columns import (
    Sight,
    asked_column,
    frozen_columns,
    indicator_columns,
    widths_of,
    year_around,
)
from dxdesk.ui.pages.indicators_view import IndicatorsView
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.theme.tokens import LIGHT, Tokens


class IndicatorsPage(StorePage):
    """Rows that are not in the store yet are made by typing into them: one stands below each
    assignment without an indicator, others are added."""

    title = words.TITLE
    icon = "indicators"

    def __init__(self, store: Store, tokens: Tokens = LIGHT, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        self._was_shown = False
        self._begun: dict[str, list[str]] = {}
        self._sight = Sight(store, stores.records(store), tokens=tokens)
        self._entry = IndicatorEntry(store, self)
        self._view = IndicatorsView(self._make_grid())
        self._grid = self._view.grid
        self._add = QAction(words.ADD, self)
        self._add.setToolTip(words.ADD_TIP)
        self._attach()

    @property
    def widget(self) -> QWidget:
        return self._view

    @property
    def view(self) -> IndicatorsView:
        """The page's widgets by name."""
        return self._view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self._view.bar, self._view.body)

    @property
    def primary_action(self) -> QAction:
        return self._add

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (self._add, self._view.strike)

    @property
    def unsaved(self) -> Sequence[Typed]:
        return self._grid.unsaved

    def on_shown(self) -> None:
        self.refresh()
        if not self._was_shown:
            self._go_to_what_is_asked()
            self._was_shown = True
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        records = self._sight.records = stores.records(self.store)
        self._sight.words = words_of(records, lookup.plan(records).key)
        found = indicators.rows(self.store, records, self._begun)
        self._grid.show_rows(self._with_blank_rows(found))
        self._entry.orders = {each.key: each.order for each in self._grid.model.all if each.is_new}
        self._recount()

    def settle(self) -> None:
        self._grid.settle()

    def halt(self, reason: str) -> None:
        self._grid.halt(reason)

    def set_tokens(self, tokens: Tokens) -> None:
        self._sight.tokens = tokens
        self._grid.cells.viewport().update()

    def add_row(self) -> None:
        """Add a blank row to the assignment at hand, the cursor in its name."""
        row = self._grid.current
        if row is None:
            self.tell(Notice(words.NO_ROW, topic="page"))
            return
        key = keys.fresh("indicator", row.assignment)
        self._begun.setdefault(row.assignment, []).append(key)
        self.refresh()
        self._go_to(key)

    def strike_out(self) -> None:
        """Strike out the indicator at hand, or take its row away if it was never filled in."""
        row = self._grid.current
        if row is None or (row.is_new and not self._is_added(row)):
            self.tell(Notice(words.NOTHING_TO_STRIKE, topic="page"))
            return
        self._begun[row.assignment] = [
            e for e in self._begun.get(row.assignment, ()) if e != row.key
        ]
        if row.is_new:
            self.refresh()
            return
        try:
            edits.delete_record(self.store, row.key)
        except DxdeskError as error:
            self.tell_error(error)
            return
        self.refresh()
        self.was_saved()
        title = row.fields.get("title", "") or words.nameless(row.number)
        self.tell(Notice(words.struck(title), "success", topic="page"))

    def _make_grid(self) -> GridView[IndicatorRow]:
        columns = indicator_columns(self._sight, indicators.years(self._sight.records))
        return GridView(
            words.TABLE,
            columns,
            widths_of(columns),
            identity=lambda row: row.key,
            frozen=frozen_columns(self._sight),
            entry=self._entry,
            memory="indicators",
        )

    def _attach(self) -> None:
        self._add.triggered.connect(self.add_row)
        self._view.strike.clicked.connect(self.strike_out)
        self._grid.cells.commands |= {"Ctrl+N": self.add_row, "Ctrl+-": self.strike_out}
        self._grid.chosen.connect(self._open)
        self._entry.entered.connect(self._on_entered)
        self._entry.failed.connect(self.tell_error)

    def _with_blank_rows(self, found: Sequence[IndicatorRow]) -> tuple[IndicatorRow, ...]:
        """Every assignment has a row to type into."""
        work = indicators.assignments(self.store, self._sight.records)
        bare = set(work) - {each.assignment for each in found}
        if not bare:
            return tuple(found)
        for assignment in bare:
            self._begun[assignment] = [keys.fresh("indicator", assignment)]
        return indicators.rows(self.store, self._sight.records, self._begun)

    def _is_added(self, row: IndicatorRow) -> bool:
        return sum(each.assignment == row.assignment for each in self._grid.model.all) > 1

    def _go_to(self, key: str) -> None:
        places = (n for n, each in enumerate(self._grid.rows) if each.key == key)
        place = next(places, -1)
        if place >= 0:
            self._grid.go_to(place, frozen_columns(self._sight) - 1)
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_what_is_asked(self) -> None:
        """Begin where the newest round asks for a value of an indicator that is there, as much of
        that year in view as there is room for."""
        place = next((n for n, each in enumerate(self._grid.rows) if not each.is_new), -1)
        columns = self._grid.model.columns
        column = asked_column(self._sight, columns)
        if place >= 0 and column >= 0:
            for end in reversed(year_around(columns, column)):
                self._grid.cells.show_column(end)
            self._grid.go_to(place, column)

    def _recount(self) -> None:
        rows = self._grid.model.all
        self._view.show_empty(not rows)
        if not rows:
            self._say_empty()
        self.counted.emit(words.counted(sum(not each.is_new for each in rows)))

    def _say_empty(self) -> None:
        text, way, place = (
            (words.EMPTY_OFFICE, words.TO_ASSIGN, "assign")
            if stores.is_coordinator(self.store)
            else (words.EMPTY, common.TO_SUBMIT, "submit")
        )
        self._view.empty.say(text, way, lambda: self.place_asked.emit(place))

    def _open(self, row: IndicatorRow) -> None:
        self.initiative_asked.emit(keys.lineage_of(row.assignment)["initiative"])

    def _on_entered(self, entered: Entered) -> None:
        self.refresh()
        if entered.changes:
            self.was_saved()


class IndicatorEntry(GridEntry):
    """Typing into a row that is not in the store yet makes the indicator, at its place (`orders`)
    among those of its assignment."""

    orders: dict[str, int]

    def also(self, typed: Sequence[Typed]) -> Sequence[Typed]:
        touched = dict.fromkeys(keys.lineage_of(key)["indicator"] for key, _, _ in typed)
        return [(key, "order", str(self.orders[key])) for key in touched if key in self.orders]
