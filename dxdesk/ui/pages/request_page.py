"""依頼: the coordinator loads who does what, opens a round, and writes the requests."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from dxdesk.domain import calendar
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.words import loading as loading_words
from dxdesk.domain.words import pages_request as words
from dxdesk.services import issuing, loading, preparing, rounds, sample
from dxdesk.services.issuing import Issued
from dxdesk.services.loading import LoadResult
from dxdesk.services.preparing import Preparation
from dxdesk.services.stores import Store
from dxdesk.ui.pages import files
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.request_view import RequestView
from dxdesk.ui.pages.round_dialog import RoundAnswer, ask_round
from dxdesk.ui.pages.work_page import WorkPage, once
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner

AskRound = Callable[[QWidget, int], RoundAnswer | None]


class RequestPage(WorkPage):
    """`ask_files`, `ask_save`, `ask_folder` and `ask_round` may be replaced."""

    title = words.TITLE
    icon = "request"

    def __init__(self, store: Store, runner: Runner, clock: Clock = datetime.now) -> None:
        super().__init__(store, runner, clock)
        self.ask_files: files.AskFiles = files.ask_workbooks
        self.ask_save: files.AskSave = files.ask_save
        self.ask_folder: files.AskFolder = files.ask_folder
        self.ask_round: AskRound = ask_round
        self.view = RequestView()
        self._found = Preparation((), (), {})
        self._primary = QAction(words.PRIMARY, self)
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self.view.left, self.view.right, self.view.problem_pane)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (self._primary, self.view.load, self.view.add_round, self.view.sample)

    def refresh(self) -> None:
        chosen = self.view.rounds.current
        self._found = preparing.preparation(self.store, chosen.key if chosen else "")
        self.view.show_preparation(self._found)
        self._primary.setText(self._next_step()[0])
        self.counted.emit("")

    def load(self, path: Path) -> None:
        """Take the records of a workbook."""
        self.work(
            once(path.name, lambda: loading.load(self.store, path)),
            lambda result: self._on_loaded(path, result),
        )

    def open_round(self) -> None:
        """Ask for a round and open it."""
        answer = self.ask_round(self.view, calendar.fiscal_year(self._clock().date()))
        if answer is None:
            return
        key = self.attempt(
            lambda: rounds.add_round(self.store, answer.year, answer.kind, answer.opens, answer.due)
        )
        if key:
            self.was_saved()
            self.refresh()
            self._go_to_round(key)

    def write(self) -> None:
        """Write the requests of the chosen round into a folder."""
        chosen = self.view.rounds.current
        folder = self.ask_folder(self.view, files.documents_folder()) if chosen else None
        if chosen and folder:
            self.work(
                lambda: issuing.request(self.store, chosen.key, folder),
                lambda issued: self._on_issued(issued, folder),
            )

    def try_sample(self) -> None:
        """Load the example."""
        changes = self.attempt(lambda: sample.load_sample(self.store))
        if changes is not None:
            self.was_saved()
            self.refresh()
            text = words.SAMPLE_LOADED if changes else words.SAMPLE_KNOWN
            self.tell(Notice(text, "success", topic="page"))

    def _next_step(self) -> tuple[str, Callable[[], None]]:
        if not self._found.work:
            return words.PRIMARY_LOAD, self._pick
        if not self._found.rounds:
            return words.PRIMARY_ROUND, self.open_round
        return words.PRIMARY, self.write

    def _do_primary(self) -> None:
        self._next_step()[1]()

    def _pick(self) -> None:
        for path in self.ask_files(self.view)[:1]:
            self.load(path)

    def _write_template(self, kind: str) -> None:
        near = files.documents_folder() / f"{loading_words.template_file(kind)}.xlsx"
        out = self.ask_save(self.view, near)
        if out:
            self.work(
                once(out.name, lambda: loading.write_template(kind, out)),
                self.view.template_outcome.show_written,
            )

    def _on_loaded(self, path: Path, result: LoadResult) -> None:
        self.was_saved()
        self.refresh()
        self.view.show_problems(result.problems)
        counts = {CATALOGUE[kind].label: count for kind, count in result.counts.items()}
        text = words.loaded(path.name, counts, len(result.changes), len(result.problems))
        level = "warning" if result.problems else "success"
        self.tell(Notice(text, level, topic="page"))

    def _on_issued(self, issued: list[Issued], folder: Path) -> None:
        self.was_saved()
        self.refresh()
        self.view.outcome.show_written(folder, words.issued(len(issued), str(folder)))

    def _go_to_round(self, key: str) -> None:
        for place, each in enumerate(self.view.rounds.rows):
            if each.key == key:
                self.view.rounds.go_to(place)
                self.tell(Notice(words.added(each.name), "success", topic="page"))

    def _on_round_moved(self) -> None:
        chosen = self.view.rounds.current
        if chosen:
            self._found = preparing.preparation(self.store, chosen.key)
            self.view.departments.show_rows(
                self._found.departments, keep=lambda each: each.department
            )

    def _connect(self) -> None:
        view = self.view
        self._primary.triggered.connect(self._do_primary)
        for kind, text in words.TEMPLATE_MENU.items():
            action = view.template_menu.addAction(text)
            action.triggered.connect(lambda _=False, kind=kind: self._write_template(kind))
        view.load.clicked.connect(self._pick)
        view.sample.clicked.connect(self.try_sample)
        view.add_round.clicked.connect(self.open_round)
        view.rounds.on_moved(self._on_round_moved)
        view.hide_problems.clicked.connect(lambda: view.show_problems(()))
