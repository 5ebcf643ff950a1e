"""帳票: which report, of which round and 課; its pages live beside it; saved, printed, kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from dxdesk import paths
from dxdesk.domain.errors import BadValue
from dxdesk.domain.words import pages_report as words
from dxdesk.domain.words import paper as paper_words
from dxdesk.services import keeping, reporting, saving, stores, views
from dxdesk.services.edits import Typed
from dxdesk.services.previewing import Shown
from dxdesk.services.reporting import Asked
from dxdesk.services.saving import Remark, Saved, Wanted
from dxdesk.services.stores import Store
from dxdesk.ui import file_dialog
from dxdesk.ui.pages import files
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.files import bring_into_view
from dxdesk.ui.pages.report_view import ReportView
from dxdesk.ui.pages.work_page import WorkPage, once
from dxdesk.ui.paper import printing
from dxdesk.ui.paper.live import LivePreview
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner

_TILED = "pdf-a4"
_PACK, _EXCHANGED = "pack", "exchanged"
_FILE = "file"
_OWN = "department"  # what a 課 prints first
_OF_MEETING = frozenset({"pack", "agenda", "audit"})
AskKept = Callable[[QWidget], Path | None]
AskPrinter = Callable[[QWidget, str, int], QPrinter | None]
_COMPARING = frozenset({"pack", "summary", "changes", "dashboard", "audit"})


class ReportPage(WorkPage):
    """`ask_save`, `ask_kept` and `ask_printer` may be replaced."""

    title = words.TITLE
    icon = "print"

    def __init__(self, store: Store, runner: Runner, clock: Clock = datetime.now) -> None:
        super().__init__(store, runner, clock)
        self.ask_save: files.AskSave = files.ask_save
        self.ask_kept: AskKept = ask_kept
        self.ask_printer: AskPrinter = printing.ask_printer
        self.kinds = {each.name: each for each in reporting.kinds()}
        view = ReportView(store, {each.name: each.label for each in self.kinds.values()})
        self.view, self.paper = view, view.paper
        self.live = LivePreview(store, runner, view.paper, self._asked)
        self._kept_shown: Shown | None = None
        self._primary = QAction(words.SAVE, self)
        self._primary.triggered.connect(lambda: self.save("pdf"))
        if not stores.is_coordinator(store):
            view.kind.choose(_OWN)
        if parts := keeping.last_parts(store):
            view.parts.choose(parts)
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self.view.maker, self.paper, self.view.beside)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    def refresh(self) -> None:
        records = stores.records(self.store)
        view = self.view
        rounds = [(each.key, each.name) for each in views.all_rounds(records)]
        view.round.offer(rounds or [("", words.NO_ROUND)], view.round.key())
        everyone = [(each.key, each.get("name")) for each in records.of("department")]
        own = "" if stores.is_coordinator(self.store) else self.store.identity.department
        chosen = view.department.key() if view.department.count() else own
        view.department.offer([("", words.EVERYONE), *everyone], chosen)
        next_one = ("", words.NEXT_MEETING)
        view.meeting.offer([next_one, *views.meetings(records)], view.meeting.key())
        view.beside.refresh()
        self._on_kind()
        self.counted.emit("")

    def settle(self) -> None:
        self.view.beside.settle()

    def halt(self, reason: str) -> None:
        self.view.beside.halt(reason)

    @property
    def unsaved(self) -> Sequence[Typed]:
        return self.view.beside.unsaved

    def make_pack(self, meeting: str) -> None:
        """Begin 会議資料 for a 会議, named by its key."""
        self.refresh()
        self.view.kind.choose(_PACK)
        self.view.meeting.choose(meeting)
        self._on_kind()

    def show_kind(self, kind: str, department: str = "") -> None:
        """Show a kind of paper, of one 課 if it is named."""
        self.refresh()
        self.view.kind.choose(kind)
        self.view.department.choose(department)
        self._on_kind()

    def show_kept(self, meeting: str, key: str) -> None:
        """Show 会議資料 as they were handed out at a 会議."""
        self.make_pack(meeting)
        self.view.kept.choose(key)
        self._on_paper()

    def save(self, shape: str) -> None:
        """Ask for a name and write the report in a format."""
        self.settle()
        if self._kept:
            self._save_kept(shape)
            return
        wanted = self._asked_for(shape)
        if wanted is None:
            return
        if wanted.kind == _EXCHANGED and wanted.against is None:
            wanted = replace(wanted, against=self.ask_kept(self.view))
            if wanted.against is None:
                return
        out = self.ask_save(self.view, self._proposed(shape))
        if out:
            full = replace(wanted, keeps=self._keeps and shape == "pdf")
            preview, shown = self.live.preview, self.live.shown
            save = partial(saving.save_report, self.store, out, full, preview, shown)
            self.work(save, self._on_written)

    def print(self) -> None:
        """Ask for a printer and print the pages in view."""
        shown = self._kept_shown if self._kept else self.live.shown
        if shown is None:
            self.tell(Notice(paper_words.NOTHING_TO_PRINT, topic="page"))
            return
        name = self.kinds[self.view.kind.key()].label
        printer = self.ask_printer(self.view, name, len(shown.spots))
        if printer:
            self.work(partial(printing.printing, shown.data, printer), self._on_printed)

    @property
    def _kept(self) -> str:
        """The key of the pack in view that was handed out, "" where the pages are live."""
        return self.view.kept.key() if self.view.kind.key() == _PACK else ""

    def _save_kept(self, shape: str) -> None:
        """Write a pack as it was handed out."""
        if shape != "pdf":
            self.tell(Notice(words.KEPT_AS_PDF, topic="page"))
            return
        pack = keeping.pack(self.store, self._kept)
        name = words.file_name(self.kinds[_PACK].label, pack.title, "", "")
        name = paths.legal_file_name(name + words.SUFFIXES[shape])
        out = self.ask_save(self.view, files.documents_folder() / name)
        if out:
            save = once(name, lambda: keeping.save(self.store, pack.key, out))
            self.work(save, lambda _none: self._on_written(Saved(out, pack.pages, ())))

    def _show_kept(self) -> None:
        """Show a pack as it was handed out."""
        found = self.attempt(lambda: keeping.shown(self.store, self._kept))
        if found:
            self.live.stop()
            self._kept_shown, pages = found
            self.paper.show_shown(self._kept_shown, pages)
            self.paper.say(paper_words.KEPT_SHOWN)

    def check_first(self) -> None:
        """List what to look at before the report is printed; nothing stops the printing."""
        wanted = self._asked_for("pdf")
        if wanted:
            check = once(words.CHECK, lambda: saving.check_report(self.store, wanted))
            self.work(check, self._on_checked)

    def _asked(self) -> Asked | None:
        """What the pages show, None where that cannot be said yet."""
        is_open = self.view.kind.key() == _EXCHANGED and not self._against
        if is_open or self._kept or not self.view.isVisible():
            return None
        try:
            return self._wanted("pdf").asked
        except BadValue:
            return None

    def _asked_for(self, shape: str) -> Wanted | None:
        """What is to be made; None where the day to compare with is none, which is told."""
        wanted = self.attempt(lambda: self._wanted(shape))
        if wanted is None:
            self._go_to_moment()
        return wanted

    def _go_to_moment(self) -> None:
        """To the day that cannot be read."""
        try:
            self.view.at.moment()
        except BadValue:
            self.view.at.edit.setFocus()
        else:
            self.view.since.edit.setFocus()

    def _wanted(self, shape: str) -> Wanted:
        view = self.view
        kind = view.kind.key()
        since = view.since.moment() if kind in _COMPARING else None
        this, department = view.round.key(), view.department.key()
        parts, against = view.parts.chosen, self._against or None
        return Wanted(
            kind,
            shape,
            this,
            department,
            parts,
            against=against,
            since=since,
            meeting=view.meeting.key() if kind in _OF_MEETING else "",
            at=view.at.moment() if kind != _EXCHANGED else None,
        )

    @property
    def _against(self) -> str:
        """The key of the pack to compare with, "" for a file that is asked for."""
        key = self.view.kept.key() if self.view.kind.key() == _EXCHANGED else ""
        return "" if key == _FILE else key

    @property
    def _keeps(self) -> bool:
        """Whether what is saved is a pack to be kept."""
        may = self.view.kind.key() == _PACK and not self.store.is_read_only
        return may and self.view.keep.isChecked()

    def _on_checked(self, found: tuple[Remark, ...]) -> None:
        if not found:
            self.tell(Notice(words.CHECK_NONE, topic="page"))
        self._show_remarks(words.FINDINGS, found)

    def _show_remarks(self, heading: str, found: tuple[Remark, ...]) -> None:
        self.view.show_remarks(heading, found)
        if found:
            bring_into_view(self.view.maker, self.view.notices)

    def _go_to(self, remark: Remark) -> None:
        """Open the value that a line is about, with the page that shows it in view."""
        if remark.key:
            self.paper.seek_field(remark.key, remark.field)
            self._open(remark.key, remark.field, remark.where)

    def _proposed(self, shape: str) -> Path:
        view = self.view
        department = view.department.currentText() if view.department.key() else ""
        label = self.kinds[view.kind.key()].label
        round_name = view.round.currentText() if view.round.key() else ""
        name = words.file_name(label, round_name, department, words.SHORT[shape])
        name = paths.legal_file_name(name + words.SUFFIXES[shape])
        return files.documents_folder() / name

    def _on_written(self, saved: Saved) -> None:
        kept = keeping.label(saved.kept) if saved.kept else ""
        if saved.kept:
            self.was_saved()
            self._offer_kept()
        outcome = self.view.outcome
        outcome.show_written(saved.path, words.written(str(saved.path), saved.pages, kept))
        self._show_remarks(words.NOTICES, saved.remarks)
        bring_into_view(self.view.maker, outcome)
        outcome.open_file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_printed(self, count: int) -> None:
        self.tell(Notice(paper_words.printed(count), "success", topic="page"))

    def _on_kind(self) -> None:
        view, kind = self.view, self.view.kind.key()
        view.help.say(words.HELPS.get(kind, ""))
        view.parts.setVisible(kind == _PACK)
        view.keeping.setVisible(kind == _PACK and not self.store.is_read_only)
        has_meetings = kind in _OF_MEETING and view.meeting.count() > 1
        view.meeting_field.setVisible(has_meetings)
        view.since.setVisible(kind in _COMPARING)
        view.at.setVisible(kind != _EXCHANGED)
        view.shapes[_TILED].setVisible(_TILED in self.kinds[kind].formats)
        self._offer_kept()
        self._on_paper()

    def _offer_kept(self) -> None:
        """What was handed out, to be seen again or to compare with."""
        view, kind = self.view, self.view.kind.key()
        held = keeping.packs(self.store, view.meeting.key() if kind == _PACK else "")
        packs = [(each.key, keeping.label(each)) for each in held]
        if kind == _EXCHANGED:
            view.offer_kept(words.AGAINST, [*packs, (_FILE, words.FROM_FILE)])
        else:
            offered = [("", words.LIVE), *packs] if kind == _PACK and packs else []
            view.offer_kept(words.KEPT, offered)

    def _on_paper(self) -> None:
        """Show what was handed out, or make the pages anew."""
        if self._kept:
            self._show_kept()
            return
        is_open = self.view.kind.key() == _EXCHANGED and not self._against
        self.paper.say(words.NO_PAPER if is_open else "")
        self.live.touch()

    def _open_field(self, key: str, field: str) -> None:
        """Open the field of a line of the page."""
        current = self.paper.canvas.current
        self._open(key, field, current.words if current else "")

    def _open(self, key: str, field: str, what: str) -> None:
        """Show a field below the page, or its form where it has to be picked there."""
        if not self.view.beside.show_field(key, field, what):
            self.field_asked.emit(key, field)

    def _on_stored(self) -> None:
        self.was_saved()
        self.live.touch()

    def _connect(self) -> None:
        view = self.view
        view.offer_shapes(self.save)
        view.remarks.on_chosen(self._go_to)
        view.check.clicked.connect(self.check_first)
        view.print.clicked.connect(self.print)
        view.excel.clicked.connect(lambda: self.save("eyes"))
        view.kind.currentIndexChanged.connect(lambda _place: view.outcome.forget())
        view.kind.currentIndexChanged.connect(lambda _place: self._on_kind())
        for chooser in (view.round, view.department):
            chooser.currentIndexChanged.connect(lambda _place: self.live.touch())
        view.meeting.currentIndexChanged.connect(lambda _place: self._on_kind())
        for each in (view.since, view.at):
            each.edit.editingFinished.connect(self.live.touch)
        view.parts.changed.connect(self.live.touch)
        view.parts.went_to.connect(self.live.seek)
        view.kept.currentIndexChanged.connect(lambda _place: self._on_paper())
        self.paper.chosen.connect(self._open_field)
        view.beside.stored.connect(self._on_stored)
        view.beside.failed.connect(self.tell_error)
        view.beside.opened.connect(self.field_asked)
        view.beside.closed.connect(self.paper.canvas.setFocus)
        QShortcut(QKeySequence("Ctrl+P"), view).activated.connect(self.print)


def ask_kept(parent: QWidget) -> Path | None:
    """Ask for what was kept of an earlier pack."""
    folder = files.documents_folder()
    return file_dialog.pick_one(parent, words.ASK_KEPT, folder, words.KEPT_KIND)
