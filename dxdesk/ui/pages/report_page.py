"""帳票: which report, of which round and 課, in which format; saved and opened."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dxdesk import paths
from dxdesk.domain.words import pages_report as words
from dxdesk.services import reporting, saving, stores, views
from dxdesk.services.saving import Remark, Saved, Wanted
from dxdesk.services.stores import Store
from dxdesk.ui import file_dialog
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages import files
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.files import Outcome, bring_into_view, scrolled
from dxdesk.ui.pages.pack_parts import PackParts
from dxdesk.ui.pages.parts import Chooser, named_label
from dxdesk.ui.pages.since_field import SinceField
from dxdesk.ui.pages.tables import RowList
from dxdesk.ui.pages.work_page import WorkPage, once
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner
from dxdesk.ui.text import Paragraph

_WIDTH = 760
_KIND_COLUMNS = 3
_TILED = "pdf-a4"
_PACK, _EXCHANGED = "pack", "exchanged"
AskKept = Callable[[QWidget], Path | None]
_COMPARING = frozenset({"pack", "summary", "changes", "dashboard", "audit"})
_NO_PARTS = frozenset({"pack", "audit", "exchanged"})


class Choice(QWidget):
    """Radio buttons, column by column; arrow keys move and choose."""

    def __init__(self, label: str, options: Mapping[str, str], columns: int = 1) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons = {key: QRadioButton(text) for key, text in options.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(named_label(label, "fieldLabel"))
        column.addSpacing(6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(0)
        height = -(-len(self.buttons) // columns)
        for place, made in enumerate(self.buttons.values()):
            made.setAccessibleDescription(label)
            self._group.addButton(made)
            grid.addWidget(made, place % height, place // height)
        grid.setColumnStretch(columns, 1)
        column.addLayout(grid)
        next(iter(self.buttons.values())).setChecked(True)

    def key(self) -> str:
        """The key chosen."""
        return next(key for key, each in self.buttons.items() if each.isChecked())

    def offer(self, key: str, *, offered: bool) -> None:
        """Offer a key, or no longer; if it was chosen the first is."""
        self.buttons[key].setVisible(offered)
        if not offered and self.buttons[key].isChecked():
            next(iter(self.buttons.values())).setChecked(True)


class ReportPage(WorkPage):
    """`ask_save` and `ask_kept` may be replaced."""

    title = words.TITLE
    icon = "print"

    def __init__(self, store: Store, runner: Runner, clock: Clock = datetime.now) -> None:
        super().__init__(store, runner, clock)
        self.ask_save: files.AskSave = files.ask_save
        self.ask_kept: AskKept = ask_kept
        self.kinds = {each.name: each for each in reporting.kinds()}
        labels = {each.name: each.label for each in self.kinds.values()}
        self.kind = Choice(words.KIND, labels, _KIND_COLUMNS)
        self.format = Choice(words.FORMAT, words.FORMATS)
        self.round, self.department = Chooser(words.ROUND), Chooser(words.DEPARTMENT)
        self.parts = PackParts({n: label for n, label in labels.items() if n not in _NO_PARTS})
        self.since = SinceField()
        self.keep = QCheckBox(words.KEEP)
        self.keep.setChecked(True)
        self.check = QPushButton(words.CHECK)
        self.check.setAutoDefault(False)
        self.check.clicked.connect(self.check_first)
        self._help = Paragraph(kind="fieldHelp")
        self.outcome = Outcome()
        self.notices = RowList(words.NOTICES, _columns(), (220, 0))
        self.notices.on_chosen(self._go_to)
        self._view = self._lay_out()
        self._primary = QAction(words.SAVE, self)
        self._primary.triggered.connect(self.save)
        for each in (*self.kind.buttons.values(), *self.format.buttons.values()):
            each.toggled.connect(self._on_kind)

    @property
    def widget(self) -> QWidget:
        return self._view

    @property
    def primary_action(self) -> QAction:
        return self._primary

    def refresh(self) -> None:
        records = stores.records(self.store)
        rounds = [(each.key, each.name) for each in views.all_rounds(records)]
        self.round.offer(rounds or [("", words.NO_ROUND)], self.round.key())
        everyone = [(each.key, each.get("name")) for each in records.of("department")]
        self.department.offer([("", words.EVERYONE), *everyone], self.department.key())
        self._on_kind()
        self.counted.emit("")

    def save(self) -> None:
        """Ask for a name and write the report."""
        shape = self.format.key()
        wanted = self._asked_for(shape)
        if wanted is None:
            return
        against = self.ask_kept(self._view) if self.kind.key() == _EXCHANGED else None
        if self.kind.key() == _EXCHANGED and against is None:
            return
        out = self.ask_save(self._view, self._proposed(shape))
        if out:
            full = replace(wanted, against=against, keeps=self._keeps)
            self.work(lambda: saving.save_report(self.store, out, full), self._on_written)

    def check_first(self) -> None:
        """List what to look at before the report is printed; nothing stops the printing."""
        wanted = self._asked_for("pdf")
        if wanted:
            check = once(words.CHECK, lambda: saving.check_report(self.store, wanted))
            self.work(check, self._on_checked)

    def _asked_for(self, shape: str) -> Wanted | None:
        """What is to be made; None where the day to compare with is none, which is told."""
        wanted = self.attempt(lambda: self._wanted(shape))
        if wanted is None:
            self.since.edit.setFocus()
        return wanted

    def _wanted(self, shape: str) -> Wanted:
        kind, key, department = self.kind.key(), self.round.key(), self.department.key()
        since = self.since.moment() if kind in _COMPARING else None
        return Wanted(kind, shape, key, department, self.parts.chosen, since=since)

    @property
    def _keeps(self) -> bool:
        """Whether what is saved is a pack to be kept."""
        return self._may_keep and self.keep.isChecked()

    @property
    def _may_keep(self) -> bool:
        return self.kind.key() == _PACK and self.format.key() == "pdf"

    def _on_checked(self, found: tuple[Remark, ...]) -> None:
        if not found:
            self.tell(Notice(words.CHECK_NONE, topic="page"))
        self._show_remarks(words.FINDINGS, found)

    def _show_remarks(self, heading: str, found: tuple[Remark, ...]) -> None:
        self._heading.setText(heading)
        self.notices.view.setAccessibleName(heading)
        self.notices.show_rows(found)
        self.notices.fit(6)
        self._notices.setVisible(bool(found))
        if found:
            bring_into_view(self._view, self._notices)

    def _go_to(self, remark: Remark) -> None:
        """Open the value that a line is about."""
        if remark.key:
            self.field_asked.emit(remark.key, remark.field)

    def _proposed(self, shape: str) -> Path:
        department = self.department.currentText() if self.department.key() else ""
        label = self.kinds[self.kind.key()].label
        round_name = self.round.currentText() if self.round.key() else ""
        name = words.file_name(label, round_name, department, words.SHORT[shape])
        name = paths.legal_file_name(name + words.SUFFIXES[shape])
        return files.documents_folder() / name

    def _on_written(self, saved: Saved) -> None:
        kept = saved.kept.name if saved.kept else ""
        self.outcome.show_written(saved.path, words.written(str(saved.path), saved.pages, kept))
        self._show_remarks(words.NOTICES, saved.remarks)
        bring_into_view(self._view, self.outcome)
        self.outcome.open_file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kind(self) -> None:
        self._help.say(words.HELPS.get(self.kind.key(), ""))
        self.parts.setVisible(self.kind.key() == _PACK)
        self.keep.setVisible(self._may_keep)
        self.since.setVisible(self.kind.key() in _COMPARING)
        self.format.offer(_TILED, offered=_TILED in self.kinds[self.kind.key()].formats)

    def _lay_out(self) -> QScrollArea:
        page, inner = QWidget(), QWidget()
        inner.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.kind)
        column.addWidget(self._help)
        column.addWidget(self.parts)
        for label, chooser in ((words.ROUND, self.round), (words.DEPARTMENT, self.department)):
            column.addLayout(_labelled(label, chooser))
        column.addWidget(self.since)
        column.addWidget(self.format)
        column.addWidget(self.keep)
        column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.outcome)
        self._notices = QWidget()
        below = QVBoxLayout(self._notices)
        below.setContentsMargins(0, 0, 0, 0)
        self._heading = named_label(words.NOTICES, "fieldLabel")
        below.addWidget(self._heading)
        below.addWidget(self.notices.view)
        self._notices.hide()
        column.addWidget(self._notices)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(24, 16, 24, 24)
        outer.addWidget(inner)
        outer.addStretch()
        return scrolled(page)


def ask_kept(parent: QWidget) -> Path | None:
    """Ask for what was kept of an earlier pack."""
    folder = files.documents_folder()
    return file_dialog.pick_one(parent, words.ASK_KEPT, folder, words.KEPT_KIND)


def _labelled(label: str, chooser: Chooser) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(named_label(label, "fieldLabel"))
    column.addWidget(chooser, 0, Qt.AlignmentFlag.AlignLeft)
    chooser.setMinimumWidth(280)
    return column


def _columns() -> tuple[Column[Remark], ...]:
    return (
        Column[Remark](words.WHERE, lambda each: each.where),
        Column[Remark](words.WHAT, lambda each: each.what, tooltip=lambda each: each.what),
    )
