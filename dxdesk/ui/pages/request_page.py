"""依頼: the coordinator loads who does what, opens a round, and writes the requests."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from dxdesk.domain import calendar
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.rounds import read_round
from dxdesk.domain.words import loading as loading_words
from dxdesk.domain.words import pages_request as words
from dxdesk.domain.words import targets as target_words
from dxdesk.services import (
    edits,
    issuing,
    loading,
    preparing,
    publishing,
    rounds,
    sample,
    stores,
)
from dxdesk.services.issuing import Issued
from dxdesk.services.loading import LoadResult
from dxdesk.services.preparing import Preparation
from dxdesk.services.stores import Store
from dxdesk.ui.pages import files
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.request_view import RequestView
from dxdesk.ui.pages.round_dialog import RoundAnswer, ask_round
from dxdesk.ui.pages.round_dialogs import (
    AskChange,
    AskPublish,
    AskYear,
    ask_change,
    ask_publish,
    ask_year,
)
from dxdesk.ui.pages.work_page import WorkPage, once
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner

AskRound = Callable[[QWidget, int], RoundAnswer | None]


class RequestPage(WorkPage):
    """`ask_files`, `ask_save`, `ask_folder`, `ask_round`, `ask_year`, `ask_publish` and
    `ask_change` may be replaced."""

    title = words.TITLE
    icon = "request"

    def __init__(self, store: Store, runner: Runner, clock: Clock = datetime.now) -> None:
        super().__init__(store, runner, clock)
        self.ask_files: files.AskFiles = files.ask_workbooks
        self.ask_save: files.AskSave = files.ask_save
        self.ask_folder: files.AskFolder = files.ask_folder
        self.ask_round: AskRound = ask_round
        self.ask_year: AskYear = ask_year
        self.ask_publish: AskPublish = ask_publish
        self.ask_change: AskChange = ask_change
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
        view = self.view
        rounds = (view.add_round, view.open_year, view.change_round)
        return (self._primary, view.load, *rounds, view.publish, view.sample, view.again)

    def refresh(self) -> None:
        chosen = self.view.rounds.current
        self._found = preparing.preparation(self.store, chosen.key if chosen else "")
        self.view.show_preparation(self._found)
        self._show_round()
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

    def open_year(self) -> None:
        """Ask for a year and a template, and open those rounds that are not there."""
        answer = self.ask_year(self.view, calendar.fiscal_year(self._clock().date()))
        if answer is None:
            return
        opened = self.attempt(lambda: rounds.open_year(self.store, answer.year, answer.template))
        if opened is not None:
            self._after_change()
            names = [each.name for each in self.view.rounds.rows if each.key in opened]
            self.tell(Notice(words.added_year(names), "success", topic="page"))

    def change_round(self) -> None:
        """Ask what is other about the chosen round."""
        chosen = self.view.rounds.current
        if chosen is None:
            self.tell(Notice(words.NO_CHANGE_ROUND, topic="page"))
            return
        record = stores.records(self.store).get(chosen.key)
        before = dict(record.fields) if record else {}
        typed = self.ask_change(self.view, chosen.name, before)
        news = [
            (chosen.key, name, text)
            for name, text in (typed or {}).items()
            if text != before.get(name, "")
        ]
        if news and self.attempt(lambda: edits.set_values(self.store, news)) is not None:
            self._after_change()
            self.tell(Notice(words.changed_round(chosen.name), "success", topic="page"))

    def publish(self) -> None:
        """Ask for year and day, and freeze the 年次目標."""
        today = self._clock().date().isoformat()
        answer = self.ask_publish(self.view, self._year(), today)
        if answer is None:
            return
        found = self.attempt(lambda: publishing.publish_targets(self.store, answer.year, answer.on))
        if found is not None:
            self._after_change()
            year = calendar.year_name(found.year)
            text = target_words.published(year, len(found.frozen), len(found.blank))
            level = "success" if found.frozen else "warning"
            self.tell(Notice(text, level, topic="page"))

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

    def _year(self) -> int:
        """The fiscal year of the chosen round; without one the present."""
        chosen = self.view.rounds.current
        if chosen:
            return read_round(chosen.key)[0]
        return calendar.fiscal_year(self._clock().date())

    def _after_change(self) -> None:
        self.was_saved()
        self.refresh()

    def _next_step(self) -> tuple[str, Callable[[], None]]:
        if not self._found.work:
            return words.PRIMARY_LOAD, self._pick
        if not self._found.rounds:
            return words.PRIMARY_ROUND, self.open_round
        if self._found.all_asked:
            return words.PRIMARY_BOARD, lambda: self.place_asked.emit("board")
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
        outcome = self.view.outcome
        outcome.show_written(folder, words.issued(len(issued), str(folder)))
        outcome.open_folder.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell(Notice(words.THEN, "success", topic="page"))

    def _go_to_round(self, key: str) -> None:
        for place, each in enumerate(self.view.rounds.rows):
            if each.key == key:
                self.view.rounds.go_to(place)
                self.tell(Notice(words.added(each.name), "success", topic="page"))

    def _on_round_moved(self) -> None:
        chosen = self.view.rounds.current
        if chosen:
            self._found = preparing.preparation(self.store, chosen.key)
            self.view.show_departments(self._found)
            self._show_round()

    def _show_round(self) -> None:
        """Show what else the chosen round decides: its year's targets and the next step."""
        self.view.show_targets(publishing.standing(self.store, self._year()))
        self._primary.setText(self._next_step()[0])

    def _connect(self) -> None:
        view = self.view
        self._primary.triggered.connect(self._do_primary)
        for kind, text in words.TEMPLATE_MENU.items():
            action = view.template_menu.addAction(text)
            action.triggered.connect(lambda _=False, kind=kind: self._write_template(kind))
        view.load.clicked.connect(self._pick)
        view.sample.clicked.connect(self.try_sample)
        view.add_round.clicked.connect(self.open_round)
        view.open_year.clicked.connect(self.open_year)
        view.change_round.clicked.connect(self.change_round)
        view.rounds.on_chosen(lambda _round: self.change_round())
        view.publish.clicked.connect(self.publish)
        view.rounds.on_moved(self._on_round_moved)
        view.again.clicked.connect(self.write)
        view.hide_problems.clicked.connect(lambda: view.show_problems(()))
