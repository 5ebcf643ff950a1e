"""提出状況: 課 × 報告回; letters to those who have not answered, files back to those who have."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from dxdesk.domain import keys, selection
from dxdesk.domain.board import DepartmentStatus, State
from dxdesk.domain.records import Record
from dxdesk.domain.words import pages_board as words
from dxdesk.domain.words import receipts as receipt_words
from dxdesk.services import deciding, instructions, issuing, letters, lookup, status, stores
from dxdesk.services.issuing import Issued
from dxdesk.services.stores import Store
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages import files
from dxdesk.ui.pages.base import Clock, Listed
from dxdesk.ui.pages.board_view import BoardView
from dxdesk.ui.pages.tables import when
from dxdesk.ui.pages.work_page import WorkPage
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner
from dxdesk.ui.theme.tokens import LIGHT, Tokens

_LOOKS = {
    State.NOT_ASKED: "idle",
    State.WAITING: "idle",
    State.OVERDUE: "error",
    State.ARRIVED: "doing",
    State.RETURNED: "warning",
    State.APPROVED: "success",
}


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One 課 with a cell for each round; `owes` how many instructions it has not answered, and
    how many of them are overdue."""

    department: str
    name: str
    kana: str
    cells: tuple[DepartmentStatus, ...]
    owes: tuple[int, int] = (0, 0)


class BoardPage(WorkPage):
    """Enter shows what a 課 has in a round in 取組一覧. `ask_folder` may be replaced."""

    title = words.TITLE
    icon = "board"

    def __init__(
        self, store: Store, runner: Runner, tokens: Tokens = LIGHT, clock: Clock = datetime.now
    ) -> None:
        super().__init__(store, runner, clock)
        self.ask_folder: files.AskFolder = files.ask_folder
        self._tokens = tokens
        self._rounds: tuple[Record, ...] = ()
        self._owes = False
        self._grid: GridView[BoardRow] | None = None
        self.view = BoardView()
        self._primary = QAction(words.PRIMARY, self)
        self._primary.setToolTip(words.PRIMARY_TIP)
        self._primary.triggered.connect(self.copy_reminder)
        self.view.every.clicked.connect(self.copy_all)
        self.view.returned.clicked.connect(self.copy_returned)
        self.view.give_back.clicked.connect(self.give_back)
        self.view.give_one.clicked.connect(self.give_back_here)
        self.view.approve.clicked.connect(self.approve)

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self.view.bar, self.view.body, self.view.foot)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (self.view.give_back, self.view.give_one, self.view.approve)

    @property
    def rows(self) -> tuple[BoardRow, ...]:
        """The rows in the order shown."""
        return self._grid.rows if self._grid else ()

    def on_shown(self) -> None:
        self.refresh()
        stop = self._grid if self.rows and self._grid else self.view.empty.button
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        found = status.whole(self.store)
        owed = instructions.owed(stores.records(self.store), self._clock().date())
        rows = [
            BoardRow(
                each.key,
                cells[0].name if cells else "",
                each.get("kana"),
                cells,
                owed.get(each.key, (0, 0)),
            )
            for each, cells in found.rows
        ]
        if self._grid is None or (found.rounds, bool(owed)) != (self._rounds, self._owes):
            self._rounds, self._owes = found.rounds, bool(owed)
            self._make_grid()
        if self._grid:
            self._grid.show_rows(rows)
            if self._grid.cells.currentIndex().column() < 1:
                self._grid.go_to(0, 1)
        self.view.show_empty(not rows or not found.rounds)
        text = words.NO_WORK if found.rounds else words.NO_ROUNDS
        self.view.empty.say(text, words.TO_REQUEST, lambda: self.place_asked.emit("request"))
        self.counted.emit(words.counted(len(rows)))
        self._describe()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        if self._grid:
            self._grid.cells.viewport().update()

    def stand_on(self, department: str, round_key: str) -> None:
        """Go to the place of a 課 in a round."""
        rounds = [each.key for each in self._rounds]
        if self._grid and round_key in rounds:
            self._grid.bring(department, rounds.index(round_key) + 1)

    # The letters

    def copy_reminder(self) -> None:
        """Copy the 催促文 for the place at hand."""
        here = self._here()
        if here is None:
            self._say(words.NOTHING_HERE)
            return
        this, cell = here
        found = letters.reminders(self.store, this.key, cell.department)
        if not found:
            self._say(words.not_needed(cell.name, cell.state))
            return
        QApplication.clipboard().setText(found[0].text)
        self._say(words.copied([cell.name]), "success")

    def copy_all(self) -> None:
        """Copy the 催促文 for every 課 that has not answered in the round at hand."""
        here = self._here()
        if here is None:
            self._say(words.NOTHING_HERE)
            return
        found = letters.reminders(self.store, here[0].key)
        if not found:
            self._say(words.nobody(lookup.round_name(here[0])))
            return
        text = words.letters([(each.name, each.text) for each in found])
        QApplication.clipboard().setText(text)
        self._say(words.copied([each.name for each in found]), "success")

    def copy_returned(self) -> None:
        """Copy the 差戻し文 for the place at hand."""
        here = self._here()
        if here is None:
            self._say(words.NOTHING_HERE)
            return
        this, cell = here
        if not cell.received:
            self._say(words.nothing_received(cell.name))
            return
        text = letters.returned(self.store, this.key, cell.department).text
        QApplication.clipboard().setText(text)
        self._say(words.return_copied(cell.name), "success")

    # The files

    def give_back(self) -> None:
        """Write 受領・差戻し for every 課 whose files were counted in the round at hand."""
        here = self._here()
        if here is None:
            self._say(words.NOTHING_HERE)
        else:
            self._write(here[0].key)

    def give_back_here(self) -> None:
        """Write 受領・差戻し for the 課 at hand alone."""
        here = self._here()
        if here is None:
            self._say(words.NOTHING_HERE)
        elif not here[1].received:
            self._say(words.nothing_received(here[1].name))
        else:
            self._write(here[0].key, here[1].department)

    def approve(self) -> None:
        """Mark the reports of the place at hand 確認済: later answers to them wait."""
        here = self._here()
        if here is None:
            self._say(words.NOTHING_HERE)
            return
        this, cell = here
        if cell.state in (State.NOT_ASKED, State.WAITING, State.OVERDUE, State.APPROVED):
            self._say(words.not_approved(cell.name, cell.state))
            return
        done = self.attempt(lambda: deciding.approve(self.store, this.key, cell.department))
        if done:
            self.was_saved()
            self._say(words.approved(cell.name, len(done)), "success")
            self.refresh()

    def _write(self, round_key: str, department: str = "") -> None:
        folder = self.ask_folder(self.view, files.documents_folder())
        if folder:
            self.work(
                lambda: issuing.give_back(self.store, round_key, folder, department),
                lambda issued: self._on_given_back(issued, folder),
            )

    def _on_given_back(self, issued: list[Issued], folder: Path) -> None:
        if issued:
            self.view.outcome.show_written(folder, words.given_back(len(issued)))
            self.was_saved()
            self._tell_disputed(sum(each.disputed for each in issued))
        else:
            self._say(words.NOBODY_ANSWERED, "warning")
        self.refresh()

    def _tell_disputed(self, count: int) -> None:
        """What went back before it was decided."""
        if count:
            text = receipt_words.still_disputed(count)
            go = partial(self.place_asked.emit, "merge")
            self.tell(Notice(text, "warning", words.TO_QUESTIONS, go, "page"))

    def open_current(self) -> None:
        """Show what the 課 has in the round."""
        here = self._here()
        if here is None:
            self.place_asked.emit("instructions")  # the last column
            return
        this, cell = here
        plan = keys.parent_of(this.key)
        work = selection.assignments(stores.records(self.store), cell.department, plan)
        found = frozenset(each.key for each in work)
        self.list_asked.emit(Listed(this.key, found, f"{cell.name} {lookup.round_name(this)}"))

    def _here(self) -> tuple[Record, DepartmentStatus] | None:
        """The round and the place at hand; None where there is none."""
        if self._grid is None or self._grid.current is None:
            return None
        place = self._grid.cells.currentIndex().column() - 1
        if not 0 <= place < len(self._rounds):
            return None
        return self._rounds[place], self._grid.current.cells[place]

    def _describe(self) -> None:
        here = self._here()
        if here is None:
            self.view.about.say(words.NOTHING_HERE)
            return
        this, cell = here
        place = self._rounds.index(this)
        self.view.count.say(words.count([each.cells[place].state for each in self.rows]))
        name = lookup.round_name(this)
        self.view.about.say(words.about(cell, name, when(cell.received), when(cell.returned)))

    def _make_grid(self) -> None:
        first = Column[BoardRow](
            words.DEPARTMENT, lambda each: each.name, search=lambda each: each.name + each.kana
        )
        last = Column[BoardRow](
            words.INSTRUCTIONS,
            lambda each: words.owes(*each.owes),
            sort_key=lambda each: each.owes[::-1],
            colour=self._owing,
        )
        more = (last,) if self._owes else ()
        columns = (first, *(self._column(place) for place in range(len(self._rounds))), *more)
        widths = (180, *(260 for _ in self._rounds), *(190 for _ in more))
        grid = GridView(
            words.TABLE, columns, widths, identity=lambda each: each.department, frozen=1
        )
        grid.moved.connect(self._describe)
        grid.chosen.connect(lambda _row: self.open_current())
        self.view.put(grid, self._grid)
        self._grid = grid

    def _column(self, place: int) -> Column[BoardRow]:
        return Column(
            lookup.round_name(self._rounds[place]),
            lambda each: _text(each.cells[place]),
            colour=self._colour(place),
        )

    def _owing(self, row: BoardRow) -> tuple[str, str]:
        names = self._tokens.by_name()
        look = "error" if row.owes[1] else "warning"
        return names[look], names[f"{look}-ground"]

    def _colour(self, place: int) -> Callable[[BoardRow], tuple[str, str]]:
        def colour(row: BoardRow) -> tuple[str, str]:
            look = _LOOKS[row.cells[place].state]
            names = self._tokens.by_name()
            return names[look], names[f"{look}-ground"]

        return colour

    def _say(self, text: str, level: str = "info") -> None:
        self.tell(Notice(text, level, topic="page"))


def _text(each: DepartmentStatus) -> str:
    return words.cell(each, when(each.received).partition(" ")[0])
