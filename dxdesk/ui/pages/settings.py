"""設定: where the store lies, its backups and its soundness, and how the window looks."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QVBoxLayout, QWidget

from dxdesk import paths
from dxdesk.domain import backups as names
from dxdesk.domain import calendar
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.words import backups as backup_words
from dxdesk.domain.words import pages_settings as words
from dxdesk.services import backups, checking, stores
from dxdesk.services.backups import Content, Second
from dxdesk.services.edits import Typed
from dxdesk.services.stores import Store
from dxdesk.ui.column import kept_narrow
from dxdesk.ui.faults import fault_text
from dxdesk.ui.pages import files
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.files import scrolled
from dxdesk.ui.pages.paper_section import PaperSection
from dxdesk.ui.pages.restore_panel import RestorePanel
from dxdesk.ui.pages.settings_parts import BackupsSection, CheckSection, LookSection, StoreSection
from dxdesk.ui.pages.work_page import WorkPage, once
from dxdesk.ui.settings import Settings
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner

_BETWEEN = 32


class SettingsPage(WorkPage):
    """`restore_asked` brings the backup to put in the store's place, which has to be closed for
    it; `scheme_chosen` and `size_chosen` a choice as `Settings` keeps it. `ask_save` and
    `ask_folder` may be replaced."""

    restore_asked = Signal(Path)
    scheme_chosen = Signal(str)
    size_chosen = Signal(str)

    title = words.TITLE
    icon = "settings"

    def __init__(
        self, store: Store, runner: Runner, settings: Settings, clock: Clock = datetime.now
    ) -> None:
        super().__init__(store, runner, clock)
        self.ask_save: files.AskSave = files.ask_save
        self.ask_folder: files.AskFolder = files.ask_folder
        self.where = StoreSection(store.path, stores.place(store))
        self.backups, self.check = BackupsSection(), CheckSection()
        self.office = PaperSection(store)
        self.restore = RestorePanel(store.path, runner)
        self.look = LookSection(settings)
        self._primary = QAction(words.KEEP, self)
        self._view = self._lay_out()
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self._view

    @property
    def panes(self) -> Sequence[QWidget]:
        own = (self.office,) if self.office.is_of_use else ()
        return (self.where, *own, self.backups, self.restore, self.check, self.look)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        second = self.backups.second
        return (self._primary, second.choose, second.drop, self.restore.use)

    def on_shown(self) -> None:
        self.refresh()
        self.where.open_folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        found = backups.backups_of(self.store.path)
        self.restore.show_backups(found)
        self.office.refresh()
        newest = found[0] if found else None
        self.backups.newest.say(
            words.newest(_when(newest.at), backup_words.REASONS[newest.reason], len(found))
            if newest
            else words.NO_BACKUP
        )
        self._show_second(backups.second_place(self.store.path))
        self.counted.emit("")

    def settle(self) -> None:
        self.office.settle()

    def halt(self, reason: str) -> None:
        self.office.halt(reason)

    @property
    def unsaved(self) -> Sequence[Typed]:
        return self.office.unsaved

    def keep_now(self) -> None:
        """Back the store up in every place now."""
        self.work(once(words.KEEP, lambda: backups.keep_now(self.store)), self._on_kept)

    def copy_to(self) -> None:
        """Ask for a name and back the store up there."""
        stem = backup_words.copy_name(self.store.path.stem, names.stamp(self._clock()))
        near = files.documents_folder() / f"{stem}{paths.STORE_SUFFIX}"
        out = self.ask_save(self._view, near)
        if out:
            self.work(
                once(out.name, lambda: backups.make(self.store, out)),
                lambda content: self._on_copied(out, content),
            )

    def choose_second(self) -> None:
        """Ask for the second place and try it at once."""
        near = backups.second_folder(self.store.path) or files.documents_folder()
        folder = self.ask_folder(self._view, near)
        if folder:
            path = self.store.path

            def use() -> list[DxdeskError]:
                backups.set_second_folder(path, folder)
                return backups.keep_now(self.store)

            done = words.second_set(str(folder))
            self.work(once(words.KEEP, use), lambda troubles: self._on_kept(troubles, done))

    def drop_second(self) -> None:
        """Keep backups beside the store only."""
        path = self.store.path

        def drop() -> bool:
            backups.set_second_folder(path, None)
            return True

        if self.attempt(drop):
            self.refresh()
            self.tell(Notice(words.SECOND_DROPPED, "success", topic="page"))
            self.backups.second.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def check_now(self) -> None:
        """Hold every value and the whole history against their hashes."""
        head = self.check.head.text()
        self.work(
            once(words.CHECKING, lambda: checking.check_open(self.store, head)),
            self.check.show_report,
        )

    def _on_kept(self, troubles: list[DxdeskError], done: str = "") -> None:
        self.refresh()
        for each in troubles:
            self.tell(Notice(fault_text(each), "warning", topic="page"))
        if not troubles:
            text = done or words.kept(_when(self._clock()))
            self.tell(Notice(text, "success", topic="page"))

    def _on_copied(self, out: Path, content: Content) -> None:
        self.backups.outcome.show_written(out, words.copied(str(out), content.records))
        self.backups.outcome.open_file.hide()

    def _show_second(self, second: Second | None) -> None:
        show = self.backups.second.show_place
        if second is None:
            show(None, "", is_bad=False)
            return
        at = _when(second.newest) if second.newest else ""
        if not second.is_reachable:
            show(second.folder, words.NOT_REACHED, is_bad=True)
        elif second.is_behind:
            show(second.folder, words.second_behind(at), is_bad=True)
        else:
            state = words.second_newest(at) if at else words.NOTHING_THERE
            show(second.folder, state, is_bad=False)

    def _choose_size(self) -> None:
        self.look.later.show()
        self.size_chosen.emit(self.look.zoom.key())

    def _connect(self) -> None:
        self._primary.triggered.connect(self.keep_now)
        self.where.open_folder.clicked.connect(lambda: files.open_path(self.store.path.parent))
        self.backups.copy.clicked.connect(self.copy_to)
        self.backups.second.choose.clicked.connect(self.choose_second)
        self.backups.second.drop.clicked.connect(self.drop_second)
        self.restore.preview = lambda source: backups.preview_over(self.store, source)
        self.restore.put = self.restore_asked.emit
        self.restore.started.connect(self.started)
        self.office.stored.connect(self.was_saved)
        self.office.failed.connect(self.tell_error)
        self.check.check.clicked.connect(self.check_now)
        self.check.head.returnPressed.connect(self.check_now)
        look = self.look
        look.scheme.currentIndexChanged.connect(lambda: self.scheme_chosen.emit(look.scheme.key()))
        look.zoom.currentIndexChanged.connect(self._choose_size)

    def _lay_out(self) -> QScrollArea:
        page, inner = QWidget(), QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        for section in self.panes:
            column.addWidget(section)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(24, 16, 24, 24)
        outer.addLayout(kept_narrow(inner))
        outer.addStretch()
        return scrolled(page)


def _when(at: datetime) -> str:
    return calendar.short_time(at)
