"""Backups of a store: chosen, looked into, put in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QTableView, QVBoxLayout, QWidget

from dxdesk.domain import calendar
from dxdesk.domain.backups import read_name
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.words import backups as backup_words
from dxdesk.domain.words import first_run as file_words
from dxdesk.domain.words import trouble as words
from dxdesk.services import backups
from dxdesk.services.backups import Backup, Prospect, Restored
from dxdesk.ui import file_dialog
from dxdesk.ui.faults import fault_text
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.files import bring_into_view, row_of
from dxdesk.ui.pages.parts import button, named_label
from dxdesk.ui.pages.tables import RowList, when
from dxdesk.ui.pages.work_page import once
from dxdesk.ui.tasks import Job, Runner
from dxdesk.ui.text import Paragraph, announce

_ROWS = 6


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of a type there are ("" where that is not known), and would be."""

    label: str
    now: str
    then: str


class RestorePanel(QWidget):
    """Lists the backups beside a store; one is looked into first and only then restored.

    `changed` says that the next step is another one, `restored` brings a `Restored`. `ask_file`
    may be replaced; so may `preview` and `put`, where the store is open.
    """

    changed = Signal()
    restored = Signal(object)
    started = Signal(Job)

    def __init__(self, path: Path, runner: Runner) -> None:
        super().__init__()
        self._path, self._runner = path, runner
        self._job: Job | None = None
        self._checked: tuple[Path, Prospect] | None = None
        self.ask_file: Callable[[QWidget, Path], Path | None] = _ask_file
        self.preview: Callable[[Path], Prospect] = lambda each: backups.preview_restore(each, path)
        self.put: Callable[[Path], object] = self._put
        self.list = RowList(words.LIST, _columns(), (150, 0, 90, 150, 100))
        self.counts = RowList(words.COUNTS, _count_columns(), (0, 140, 140))
        self.counts.view.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.note, self.error = Paragraph(words.LISTING), Paragraph(kind="fieldError")
        self.prospect, self.keeps = Paragraph(kind="strong"), Paragraph()
        self.check, self.use = button(words.CHECK), button(words.USE)
        self.other = button(words.OTHER_PLACE)
        self._lay_out()
        self._connect()
        self._show()

    @property
    def step(self) -> tuple[str, Callable[[], object]] | None:
        """What comes next, None while nothing is to be chosen from."""
        if self._checked:
            return words.USE, self.restore
        return (words.CHECK, self.look_into) if self.list.rows else None

    def list_backups(self) -> None:
        """Find the backups beside the store."""
        path = self._path
        self._work(words.LISTING, lambda: backups.backups_of(path), self._on_listed)

    def look_into(self) -> None:
        """Show what restoring the backup chosen would bring."""
        chosen = self.list.current
        if chosen is None:
            self._complain(words.NOTHING_CHOSEN)
        elif chosen.content is None:
            self._complain(words.UNREADABLE_BACKUP)
        else:
            self.look_at(chosen.path)

    def look_at(self, source: Path) -> None:
        """Show what restoring this file would bring."""
        self._work(
            words.CHECKING,
            lambda: self.preview(source),
            lambda prospect: self._on_checked(source, prospect),
        )

    def restore(self) -> None:
        """Put the backup that was looked into in the store's place."""
        if self._checked:
            self.put(self._checked[0])

    def show_backups(self, found: list[Backup]) -> None:
        """List these backups; the one chosen stays so."""
        self.list.show_rows(found, keep=lambda each: each.path)
        self.list.fit(_ROWS)
        self.note.say(words.RESTORE_HELP if found else words.NO_BACKUPS)
        self._show()

    def _put(self, source: Path) -> None:
        path = self._path
        self._work(words.RESTORING, lambda: backups.restore(source, path), self._on_restored)

    def _on_listed(self, found: list[Backup]) -> None:
        self.show_backups(found)
        if found:
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_checked(self, source: Path, prospect: Prospect) -> None:
        self._checked = (source, prospect)
        name = self._path.name
        self.prospect.say(_told(source, prospect))
        self.keeps.say(words.keeps(name) if prospect.exists else words.NOTHING_KEPT)
        self.counts.show_rows(_counts(prospect))
        self.counts.view.clearSelection()
        self.counts.fit(_ROWS)
        self._show()
        announce(self, self.prospect.accessibleName())
        if area := _area_around(self):
            bring_into_view(area, self.use)
        self.use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_restored(self, restored: Restored) -> None:
        self.restored.emit(restored)

    def _on_moved(self) -> None:
        chosen = self.list.current
        if self._checked and chosen and self._checked[0] != chosen.path:
            self._checked = None
        self.error.say("")
        self._show()

    def _pick(self) -> None:
        near = backups.second_folder(self._path) or self._path.parent
        found = self.ask_file(self, near)
        if found:
            self.look_at(found)

    def _work(self, text: str, act: Callable[[], Any], then: Callable[[Any], object]) -> None:
        if self._job:
            return
        self.error.say("")
        job = self._job = self._runner.start(once(text, act))
        job.ended.connect(self._on_ended)
        job.finished.connect(then)
        job.failed.connect(self._on_failed)
        self.started.emit(job)

    def _on_ended(self) -> None:
        self._job = None
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._checked = None
        self._show()
        self._complain(fault_text(error))

    def _complain(self, text: str) -> None:
        self.error.say(text)
        self.error.show()
        announce(self, text)

    def _show(self) -> None:
        has_list, checked = bool(self.list.rows), self._checked is not None
        listed: tuple[QWidget, ...] = (self.list.view, self.check)
        shown: tuple[QWidget, ...] = (self.prospect, self.keeps, self.counts.view, self.use)
        for part in listed:
            part.setVisible(has_list)
        for part in shown:
            part.setVisible(checked)
        self.error.setVisible(bool(self.error.accessibleName()))
        self.changed.emit()

    def _connect(self) -> None:
        self.list.on_moved(self._on_moved)
        self.list.on_chosen(lambda _backup: self.look_into())
        self.check.clicked.connect(self.look_into)
        self.other.clicked.connect(self._pick)
        self.use.clicked.connect(self.restore)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        heading = named_label(words.RESTORE, "groupTitle")
        heading.setIndent(0)
        column.addWidget(heading)
        column.addWidget(self.note)
        column.addWidget(self.list.view)
        column.addLayout(row_of(self.check, self.other))
        column.addWidget(self.error)
        for part in (self.prospect, self.counts.view, self.keeps):
            column.addWidget(part)
        column.addLayout(row_of(self.use))


def _area_around(part: QWidget) -> QScrollArea | None:
    above = part.parentWidget()
    while above and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above if isinstance(above, QScrollArea) else None


def _ask_file(parent: QWidget, near: Path) -> Path | None:
    return file_dialog.pick_one(parent, words.OTHER_PICK, near, file_words.STORE_FILTER)


def _told(source: Path, prospect: Prospect) -> str:
    held, made = prospect.backup, read_name(source.stem)
    name = words.backup_file(source.name)
    if made:
        name = words.backup(calendar.short_time(made.at), backup_words.REASONS[made.reason])
    return words.prospect(name, held.records, when(held.last))


def _counts(prospect: Prospect) -> list[Count]:
    now = prospect.present.counts if prospect.present else {}
    then = prospect.backup.counts
    unknown = words.UNREADABLE if prospect.exists else ""
    return [
        Count(
            kind.label,
            words.records(now.get(name, 0)) if prospect.present else unknown,
            words.records(then.get(name, 0)),
        )
        for name, kind in CATALOGUE.items()
        if name in now or name in then
    ]


def _columns() -> tuple[Column[Backup], ...]:
    at, why, count, last, size = words.COLUMNS
    return (
        Column[Backup](
            at, lambda each: calendar.short_time(each.at), sort_key=lambda each: each.at
        ),
        Column[Backup](why, lambda each: backup_words.REASONS[each.reason]),
        Column[Backup](
            count,
            lambda each: words.records(each.content.records) if each.content else words.UNREADABLE,
            number=True,
        ),
        Column[Backup](last, lambda each: when(each.content.last) if each.content else ""),
        Column[Backup](size, lambda each: backup_words.size(each.size), number=True),
    )


def _count_columns() -> tuple[Column[Count], ...]:
    kind, now, then = words.COUNT_COLUMNS
    return (
        Column[Count](kind, lambda each: each.label),
        Column[Count](now, lambda each: each.now, number=True),
        Column[Count](then, lambda each: each.then, number=True),
    )
