"""変更履歴: who changed what and when, and setting a value again."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from dxdesk.domain.errors import DxdeskError, StoreError
from dxdesk.domain.folding import sought
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.words import errors as says
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_history as words
from dxdesk.services import histories, putting_back
from dxdesk.services.histories import HistoryLine
from dxdesk.services.putting_back import Change
from dxdesk.services.stores import Store
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.base import Clock, StorePage
from dxdesk.ui.pages.history_view import HistoryView
from dxdesk.ui.pages.parts import bind
from dxdesk.ui.pages.reading_text import Block
from dxdesk.ui.shell.info_bar import Notice

_WIDTHS = (146, 92, 240, 110, -140, -140, 100)
_NEWEST, _ALL = 2_000, -1  # lines listed at first, and once older ones are asked for
_MANY = 80  # characters of a value that a cell shows


class HistoryPage(StorePage):
    """Lists the history, the newest first."""

    title = words.TITLE
    icon = "history"

    def __init__(self, store: Store, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        self._view = HistoryView(_grid)
        self._grid = self._view.grid
        self._most = _NEWEST
        self._restore = QAction(words.RESTORE, self)
        self._attach()

    @property
    def widget(self) -> QWidget:
        return self._view

    @property
    def view(self) -> HistoryView:
        """The page's widgets by name."""
        return self._view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self._view.bar, self._view.table, self._view.values, self._view.empty)

    @property
    def primary_action(self) -> QAction:
        return self._restore

    @property
    def rows(self) -> tuple[HistoryLine, ...]:
        """The lines shown, in their order."""
        return self._grid.rows

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (self._restore, self._view.before.restore, self._view.after.restore)

    def on_shown(self) -> None:
        self.refresh()
        stop = self._grid if self.rows else self._view.search
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        found = histories.newest(self.store, self._most)
        self._view.older.setVisible(len(found) == self._most)
        self._grid.show_rows(found)
        self._after_listing()

    def show_older(self) -> None:
        """List the whole history, however long it is."""
        self._most = _ALL
        self.refresh()
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore_before(self) -> None:
        """Set the value again that the line at hand replaced."""
        self._set_again(old=True)

    def restore_after(self) -> None:
        """Set the value again that the line at hand brought."""
        self._set_again(old=False)

    def clear_filter(self) -> None:
        """Show every line."""
        self._view.search.clear()
        self._grid.arrangement.clear_filters()
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _attach(self) -> None:
        view = self._view
        self._grid.moved.connect(self._show_values)
        self._grid.chosen.connect(self._go_to_values)
        self._grid.model.modelReset.connect(self._after_listing)
        view.search.textChanged.connect(self._refilter)
        view.older.clicked.connect(self.show_older)
        view.before.restore.clicked.connect(self.restore_before)
        view.after.restore.clicked.connect(self.restore_after)
        self._restore.triggered.connect(self.restore_before)
        bind(view, "Ctrl+F", view.search.setFocus)

    def _go_to_values(self) -> None:
        self._view.before.restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refilter(self) -> None:
        wanted = sought(self._view.search.text())
        self._grid.set_filter((lambda line: wanted in _searched(line)) if wanted else None)

    def _after_listing(self) -> None:
        shown = len(self.rows)
        self._view.show_empty(not shown and not self._grid.is_filtering)
        if not shown:
            self._explain_empty()
        self._show_values()
        self.counted.emit(common.counted(shown, self._grid.model.total))

    def _explain_empty(self) -> None:
        if self._grid.model.total:
            self._view.empty.say(words.EMPTY_FILTER, words.CLEAR, self.clear_filter)
        else:
            self._view.empty.say(words.EMPTY)

    def _at_hand(self) -> HistoryLine | None:
        return self._grid.current

    def _show_values(self) -> None:
        line = self._at_hand()
        for box, text in (
            (self._view.before, line.before if line else ""),
            (self._view.after, line.after if line else ""),
        ):
            box.text.show_blocks([Block(text or common.BLANK)] if line else [])

    def _set_again(self, *, old: bool) -> None:
        line = self._at_hand()
        if line is None:
            self.tell(Notice(words.NOTHING_CHOSEN, topic="page"))
            return
        try:
            changes = putting_back.put_back(self.store, line.seq, after=not old)
        except DxdeskError as error:
            self._tell_refusal(line, error)
            return
        self._tell_done(line, changes)

    def _tell_done(self, line: HistoryLine, changes: Sequence[Change]) -> None:
        if not changes:
            self.tell(Notice(words.SAME, topic="page"))
            return
        self.was_saved()
        self.refresh()
        self.tell(Notice(_done(line, changes), "success", topic="page"))

    def _tell_refusal(self, line: HistoryLine, error: DxdeskError) -> None:
        if isinstance(error, StoreError):
            self.tell_error(error)
            return
        said = says.sentence(error)
        text = common.joined(words.cannot(line.title, line.label), said.what, said.do)
        self.tell(Notice(text, "error", topic="page"))


def _done(line: HistoryLine, changes: Sequence[Change]) -> str:
    struck = [each.after for each in changes if each.field == DELETED]
    if not struck:
        return words.restored(line.title, line.label)
    return words.struck_out(line.title) if struck[-1] else words.restored_record(line.title)


def _grid(search: QLineEdit) -> GridView[HistoryLine]:
    return GridView(
        words.TABLE,
        _columns(),
        _WIDTHS,
        identity=lambda line: line.seq,
        memory="history",
        find=search,
    )


def _columns() -> tuple[Column[HistoryLine], ...]:
    return (
        Column(words.WHEN, lambda line: line.at, sort_key=lambda line: line.seq),
        Column(words.WHO, lambda line: line.who),
        Column(words.WHAT, lambda line: line.title, tooltip=lambda line: line.title),
        Column(words.FIELD, lambda line: line.label),
        Column(words.BEFORE, lambda line: _brief(line.before), tooltip=lambda line: line.before),
        Column(words.AFTER, lambda line: _brief(line.after), tooltip=lambda line: line.after),
        Column(words.SOURCE, lambda line: line.source, tooltip=lambda line: line.source),
    )


def _brief(text: str) -> str:
    """The beginning of a value on one line."""
    line = " ".join(text.split("\n"))
    return (line[:_MANY] + "…" if len(line) > _MANY else line) or common.BLANK


def _searched(line: HistoryLine) -> str:
    parts = (line.at, line.who, line.title, line.label, line.before, line.after, line.source)
    return sought(" ".join(parts))
