"""取りまとめ: files arrive, are looked at, counted in, decided, and switched off again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QTabWidget, QWidget

from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.records import Records
from dxdesk.domain.words import pages_merge as words
from dxdesk.domain.words import repairs as mend_words
from dxdesk.services import deciding, drafts, merging, questions, repairs, stores, watching
from dxdesk.services.merging import MergeResult
from dxdesk.services.stores import Store
from dxdesk.ui.pages import files
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.deciding_page import DecidingPage
from dxdesk.ui.pages.merge_files import FilesTab
from dxdesk.ui.pages.merge_ledger import LedgerTab
from dxdesk.ui.pages.merge_work import Looked, Merged, looked, merged
from dxdesk.ui.pages.parts import bind
from dxdesk.ui.pages.question_panel import QuestionPanel
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner
from dxdesk.ui.theme.tokens import LIGHT, Tokens
from dxdesk.ui.watching import FolderWatch, Look, remember

_LATER = 1_000  # milliseconds until it is tried again to list what has come


class MergePage(DecidingPage):
    """Colleagues' files: in a 課's own store those of its 係, in the coordinator's those of all.

    `ask_files`, `ask_folder`, `ask_save` and `watch_look`, which lists a folder that is
    watched, may be replaced.
    """

    icon = "merge"

    def __init__(
        self, store: Store, runner: Runner, tokens: Tokens = LIGHT, clock: Clock = datetime.now
    ) -> None:
        super().__init__(store, runner, clock)
        self._says = words.OFFICE if stores.is_coordinator(store) else words.OWN
        self.title = self._says.title
        self.ask_files: files.AskFiles = files.ask_workbooks
        self.ask_folder: files.AskFolder = files.ask_folder
        self.ask_save: files.AskSave = files.ask_save
        self._previewed: MergeResult | None = None
        self._before: Records | None = None
        self._watch: FolderWatch | None = None
        self.watch_look: Look = watching.sight
        self.arrived = FilesTab(tokens, self._says)
        self.questions = QuestionPanel()
        self.ledger = LedgerTab(lambda file: merging.touched_by_switching(store, file))
        self._tabs = QTabWidget()
        self._tabs.setAccessibleName(self.title)
        self._tabs.tabBar().setAccessibleName(self.title)
        self._tabs.setDocumentMode(True)
        self._add_tabs()
        self._primary = QAction(words.PRIMARY_PICK, self)
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self._tabs

    @property
    def panes(self) -> Sequence[QWidget]:
        shown = self._tabs.currentWidget()
        files = (self.arrived.zone, self.arrived.files.view, self.arrived.said)
        return (self._tabs.tabBar(), *(files if shown is self.arrived else (shown,)))

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        files, ledger = self.arrived, self.ledger
        buttons = (files.pick_files, files.pick_folder, ledger.switch, ledger.corrected)
        return (self._primary, *buttons, self.questions.keep, self.questions.other)

    def halt(self, reason: str) -> None:
        self.arrived.zone.setAcceptDrops(not reason)
        self.questions.set_locked(reason)

    def refresh(self) -> None:
        records = stores.records(self.store)
        found = questions.questions(self.store)
        self.questions.show_questions(found)
        self._tabs.setTabText(1, words.tab_questions(len(found)))
        self.ledger.show_files(merging.counted_files(self.store), records)
        self._name_primary()
        self.counted.emit("")

    def set_tokens(self, tokens: Tokens) -> None:
        """Use another colour scheme."""
        self.arrived.set_tokens(tokens)

    def look(self, paths: Sequence[Path]) -> None:
        """Show what merging these files and folders would do."""
        found = merging.expand(paths)
        if not found:
            self.tell(Notice(words.NO_FILES, "warning", topic="page"))
            return
        self._tabs.setCurrentIndex(0)
        self._preview(found, self._on_previewed)

    def apply(self) -> None:
        """Count in what was previewed, unless the store has moved since."""
        previewed, before = self._previewed, self._before
        if previewed is None or before is None:
            return
        paths = [each.path for each in previewed.files]
        if merging.has_moved(self.store, previewed):
            self.tell(Notice(words.MOVED, "warning", topic="page"))
            self.look(paths)
            return
        counted = self._counted()
        job = self.work(lambda: merged(self.store, paths, before), self._on_merged)
        if job:
            job.cancelled.connect(lambda: self._on_stopped(paths, self._counted() - counted))
            job.failed.connect(lambda _: self._show_done())

    def show_reason(self, key: str, field: str) -> None:
        """Bring the question into view whose reason was being typed."""
        self._tabs.setCurrentIndex(1)
        self.questions.go_to(key, field.removesuffix(drafts.DECISION))
        self.questions.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget the files that were looked at."""
        self._previewed = None
        self.arrived.show_rows(())
        self._name_primary()

    def _preview(self, found: Sequence[Path], then: Callable[[Looked], object]) -> None:
        self.work(lambda: looked(self.store, found), then)

    def _on_previewed(self, found: Looked) -> None:
        self._show_quietly(found)
        self.arrived.files.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_stopped(self, paths: Sequence[Path], done: int) -> None:
        """Say how many files are in; what is left is looked at again on demand."""
        self.clear()
        self._show_done()
        text = words.stopped(done, len(paths) - done)
        again = partial(self.look, paths)
        self.tell(Notice(text, "warning", words.LOOK_AGAIN, again, "page"))

    def _show_done(self) -> None:
        self.was_saved()
        self.refresh()

    def _counted(self) -> int:
        return sum(each.is_on for each in merging.counted_files(self.store))

    def _on_merged(self, done: Merged) -> None:
        result, rows = done
        count = self.arrived.mergeable()
        self._previewed = None
        self.arrived.show_rows(rows, applied=True)
        self.was_saved()
        self.refresh()
        text = words.merged(count, len(result.changes), len(result.items))
        if not result.items:
            self.tell(replace(self._following, text=text))
        else:
            self.tell(Notice(text, "warning", topic="page"))
            self._tabs.setCurrentIndex(1)
            self.questions.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _following(self) -> Notice:
        """What comes after counting in: the board, for a 課 its own submission."""
        go = partial(self.place_asked.emit, self._says.next_place)
        return Notice("", "success", self._says.next, go, "page")

    def _switch(self) -> None:
        file = self.ledger.files.current
        if file is None:
            return
        act = merging.undo_merge if file.is_on else merging.redo_merge
        changes = self.attempt(lambda: act(self.store, file.id))
        if changes is not None:
            self.was_saved()
            told = words.undone if file.is_on else words.redone
            self.tell(Notice(told(file.file_name, len(changes)), "success", topic="page"))
            self.refresh()

    def _correct(self) -> None:
        newer, older = self.ledger.files.current, self.ledger.older
        if newer is None or older is None:
            self.tell(Notice(words.NOTHING_OLDER, topic="page"))
            return
        changes = self.attempt(lambda: deciding.corrected(self.store, newer.id, older.id))
        if changes is not None:
            self.was_saved()
            text = words.corrected(newer.file_name, older.file_name, len(changes))
            self.tell(Notice(text, "success", topic="page"))
            self.refresh()

    def _save_mends(self) -> None:
        found = self.arrived.found_mends
        out = self.ask_save(self._tabs, files.documents_folder() / words.MENDS_FILE)
        if out is None:
            return
        try:
            repairs.write(found, out)
        except DxdeskError as error:
            self.tell_error(error)
        else:
            self.tell(Notice(mend_words.saved(str(out), len(found)), "success", topic="page"))

    # The folder that is watched

    def toggle_watch(self) -> None:
        """Watch a folder that is asked for, or no longer the one that is."""
        if self._watch:
            self.end()
            remember(self.store.path, None)
            return
        folder = self.ask_folder(self._tabs, files.documents_folder())
        if folder:
            self.watch(folder)

    def watch(self, folder: Path) -> None:
        """Watch a folder from now on, and no other; the next start asks whether to go on."""
        self.end()
        remember(self.store.path, folder)
        watch = self._watch = FolderWatch(folder, self.watch_look, self)
        watch.looked.connect(self._on_looked)
        watch.arrived.connect(self._on_arrived)
        self.arrived.show_watch(words.watched(folder.name, ""))

    def end(self) -> None:
        if self._watch:
            self._watch.stop()
            self._watch = None
            self.arrived.show_watch("")

    def look_now(self) -> None:
        """Look into the folder that is watched without waiting."""
        if self._watch:
            self._watch.look_now()

    def _on_looked(self, fault: DxdeskError | None) -> None:
        if self._watch:
            say = words.watched_in_vain if fault else words.watched
            at = self._clock().strftime("%H:%M:%S")
            self.arrived.show_watch(say(self._watch.folder.name, at))

    def _on_arrived(self, found: Sequence[Path]) -> None:
        """List what has come below what is listed, or later where other work is running."""
        if self._runner.is_busy:
            QTimer.singleShot(_LATER, self, lambda: self._on_arrived(found))
            return
        listed = [each.path for each in self._previewed.files] if self._previewed else []
        self._preview(list(dict.fromkeys([*listed, *found])), self._show_quietly)
        if self._watch and not self._tabs.isVisible():
            go = partial(self.place_asked.emit, "merge")
            text = words.arrived(len(found), self._watch.folder.name)
            self.tell(Notice(text, "info", words.SHOW_ARRIVED, go, "watch"))

    def _show_quietly(self, found: Looked) -> None:
        self._before, self._previewed, rows = found
        self.arrived.show_rows(rows)
        self._name_primary()

    def _do_primary(self) -> None:
        if self._previewed and self.arrived.mergeable():
            self.apply()
        else:
            self._pick_files()

    def _name_primary(self) -> None:
        count = self.arrived.mergeable() if self._previewed else 0
        self._primary.setText(words.primary(count) if count else words.PRIMARY_PICK)

    def _pick_files(self) -> None:
        found = self.ask_files(self._tabs)
        if found:
            self.look(found)

    def _pick_folder(self) -> None:
        folder = self.ask_folder(self._tabs, files.documents_folder())
        if folder:
            self.look([folder])

    def _add_tabs(self) -> None:
        self.questions.setContentsMargins(16, 12, 16, 12)
        self._tabs.addTab(self.arrived, words.TAB_FILES)
        self._tabs.addTab(self.questions, words.tab_questions(0))
        self._tabs.addTab(self.ledger, words.TAB_LEDGER)

    def _connect(self) -> None:
        self._primary.triggered.connect(self._do_primary)
        self.arrived.zone.dropped.connect(self.look)
        self.arrived.pick_files.clicked.connect(self._pick_files)
        self.arrived.pick_folder.clicked.connect(self._pick_folder)
        self.arrived.cleared.connect(self.clear)
        self.arrived.watch.clicked.connect(self.toggle_watch)
        bind(self._tabs, "F5", self.look_now)
        self.decide_in(self.questions)
        self.ledger.switch.clicked.connect(self._switch)
        self.ledger.corrected.clicked.connect(self._correct)
        self.arrived.save_mends.clicked.connect(self._save_mends)
