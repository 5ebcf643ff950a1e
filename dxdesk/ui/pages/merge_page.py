"""取りまとめ: files arrive, are looked at, counted in, decided, and switched off again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QTabWidget, QWidget

from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.records import Records
from dxdesk.domain.words import pages_merge as words
from dxdesk.domain.words import repairs as mend_words
from dxdesk.services import deciding, drafts, merging, questions, repairs, stores
from dxdesk.services.merging import MergeResult
from dxdesk.services.stores import Store
from dxdesk.ui.pages import files
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.deciding_page import DecidingPage
from dxdesk.ui.pages.merge_files import FilesTab
from dxdesk.ui.pages.merge_ledger import LedgerTab
from dxdesk.ui.pages.question_panel import QuestionPanel
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner
from dxdesk.ui.theme.tokens import LIGHT, Tokens


class MergePage(DecidingPage):
    """Colleagues' files: in a 課's own store those of its 係, in the coordinator's those of all.

    `ask_files`, `ask_folder` and `ask_save` may be replaced.
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
        self._before = stores.records(self.store)
        self.work(lambda: merging.preview(self.store, found), self._on_previewed)

    def apply(self) -> None:
        """Count in what was previewed, unless the store has moved since."""
        previewed = self._previewed
        if previewed is None:
            return
        paths = [each.path for each in previewed.files]
        if merging.has_moved(self.store, previewed):
            self.tell(Notice(words.MOVED, "warning", topic="page"))
            self.look(paths)
            return
        self.work(lambda: merging.merge(self.store, paths), self._on_merged)

    def show_reason(self, key: str, field: str) -> None:
        """Bring the question into view whose reason was being typed."""
        self._tabs.setCurrentIndex(1)
        self.questions.go_to(key, field.removesuffix(drafts.DECISION))
        self.questions.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget the files that were looked at."""
        self._previewed = None
        self.arrived.show_result(None, None)
        self._name_primary()

    def _on_previewed(self, result: MergeResult) -> None:
        self._previewed = result
        self.arrived.show_result(result, self._before)
        self.arrived.files.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name_primary()

    def _on_merged(self, result: MergeResult) -> None:
        count = self.arrived.mergeable()
        self._previewed = None
        self.arrived.show_result(result, self._before, applied=True)
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
        self.decide_in(self.questions)
        self.ledger.switch.clicked.connect(self._switch)
        self.ledger.corrected.clicked.connect(self._correct)
        self.arrived.save_mends.clicked.connect(self._save_mends)
