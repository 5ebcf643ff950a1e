"""提出: a department takes what it is asked, checks its answer, and writes the file."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from dxdesk import paths
from dxdesk.domain.checks import Gap
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.records import Records
from dxdesk.domain.store_errors import WrongFile
from dxdesk.domain.words import exchange as file_words
from dxdesk.domain.words import pages_submit as words
from dxdesk.services import (
    drafts,
    inbox,
    leaving,
    offers,
    questions,
    remarks,
    saving,
    showing,
    stores,
    submitting,
    taking,
)
from dxdesk.services.inbox import Asked
from dxdesk.services.leaving import Handed, Leaving
from dxdesk.services.offers import Offer
from dxdesk.services.saving import Saved, Wanted
from dxdesk.services.showing import Difference
from dxdesk.services.stores import Store
from dxdesk.services.submitting import Submitted
from dxdesk.services.taking import Taken
from dxdesk.ui.pages import files
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.deciding_page import DecidingPage
from dxdesk.ui.pages.loose_draft import LooseDraft
from dxdesk.ui.pages.parts import bind
from dxdesk.ui.pages.submit_view import SubmitView
from dxdesk.ui.pages.tables import when
from dxdesk.ui.pages.work_page import once
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner
from dxdesk.ui.text import announce

_MOST = 12  # lines in view of all that is handed over
_CONFIRMATION = "confirmation"
_ANSWERED = (file_words.MOMENT, file_words.IDENTITY)


class SubmitPage(DecidingPage):
    """`field_asked` brings key and field of a gap to be filled in elsewhere.

    `ask_files` and `ask_save` may be replaced.
    """

    title = words.TITLE
    icon = "submit"

    def __init__(self, store: Store, runner: Runner, clock: Clock = datetime.now) -> None:
        super().__init__(store, runner, clock)
        self.ask_files: files.AskFiles = files.ask_workbooks
        self.ask_save: files.AskSave = files.ask_save
        self._records = Records(())
        self._asked: tuple[Asked, ...] = ()
        self._offer: Offer | None = None
        self._out: Path | None = None
        self.view = SubmitView((self._gap_work, self._gap_field))
        self._incomplete = LooseDraft(store, self.view.reason, self.view.reason_offer, self)
        self._primary = QAction(words.PRIMARY_PICK, self)
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self.view.step_take, self.view.step_check, self.view.step_write)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        view = self.view
        return (
            self._primary,
            view.step_take.pick,
            view.step_take.take,
            view.questions.keep,
            view.change_path,
        )

    def halt(self, reason: str) -> None:
        self.view.step_take.zone.setAcceptDrops(not reason)
        self.view.questions.set_locked(reason)
        self.view.reason.setReadOnly(bool(reason))

    def refresh(self) -> None:
        self._records = stores.records(self.store)
        self._asked = inbox.asked(self.store)
        rounds = [(each.round, each.round_name) for each in self._asked]
        self.view.round.offer(rounds, self.view.round.key())
        self.view.show_rounds(len(rounds) > 1)
        self._show_asked()
        self._show_offer()
        self._show_checks()
        self._show_writing()
        self._name_primary()
        self.counted.emit("")

    def look(self, found: Sequence[Path]) -> None:
        """Show what a file would bring; a colleague's answer belongs to gathering."""
        if len(found) != 1:
            self.tell(Notice(words.ONE_FILE, "warning", topic="page"))
            return
        path = found[0]
        steps = once(path.name, lambda: offers.look(self.store, path))
        self.work(steps, self._on_looked, lambda error: self._on_refused(error, path))

    def take(self) -> None:
        """Take the file that was looked at, unless the store has moved since."""
        offer = self._offer
        if offer is None:
            return
        path = offer.path
        if offers.has_moved(self.store, offer):
            self.tell(Notice(words.MOVED, "warning", topic="page"))
            self.look([path])
            return
        self.work(once(path.name, lambda: taking.take(self.store, path)), self._on_taken)

    def show_reason(self, round_key: str) -> None:
        """Bring the line into view in which the reason for a round's gaps was being typed."""
        self.view.round.choose(round_key)
        self.refresh()
        line, part = self.view.reason, self.view.reason_offer
        files.bring_into_view(self.view, line if part.isHidden() else part)
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self) -> None:
        """Write the submission, or say what stands against it."""
        reason = self.view.reason.text().strip()
        if self._gaps and not reason:
            self._complain()
            return
        out, key = self._path(), self._round
        text = reason if self._gaps else ""
        self.work(
            once(out.name, lambda: submitting.submit(self.store, key, out, text)), self._on_written
        )

    @property
    def _round(self) -> str:
        return self.view.round.key()

    @property
    def _gaps(self) -> tuple[Gap, ...]:
        return self.view.gaps.rows

    @property
    def _this(self) -> Asked | None:
        return next((each for each in self._asked if each.round == self._round), None)

    def _on_looked(self, offer: Offer) -> None:
        self._offer = offer
        self._show_offer()
        self._name_primary()
        files.bring_into_view(self.view, self.view.step_take.offer)
        self.view.step_take.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, error: DxdeskError, path: Path) -> None:
        if isinstance(error, WrongFile) and error.matter in _ANSWERED:
            self.files_asked.emit([path])
        elif isinstance(error, WrongFile) and error.matter == file_words.DEPARTMENT_NAME:
            self._offer_name(error, path)
        else:
            self.tell_error(error)

    def _offer_name(self, error: WrongFile, path: Path) -> None:
        """A file of another 課; the store's own may be mistyped as long as no file was taken."""
        way = (words.rename(error.found), lambda: self._rename(error.found, path))
        self.tell_error(error, way if taking.is_named_by_hand(self.store) else None)

    def _rename(self, name: str, path: Path) -> None:
        taking.rename(self.store, name)
        self.was_saved()
        self.tell(Notice(words.renamed(name), "success", topic="page"))
        self.look([path])

    def _on_taken(self, taken: Taken) -> None:
        name = self._offer.round_name if self._offer else ""
        self._offer = None
        took = words.taken(name, len(taken.changes), len(taken.conflicts))
        told = took if taken.is_new else words.known(name)
        level = "warning" if taken.conflicts else "success"
        self.was_saved()
        self.refresh()
        text, act, stop = self._next_step()
        self.tell(Notice(told, level, text, act, "page"))
        files.bring_into_view(self.view, stop)
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_written(self, sent: Submitted) -> None:
        self._incomplete.done()
        self.was_saved()
        self.refresh()
        text = words.written(str(sent.path), len(sent.gaps))
        self.view.outcome.show_written(sent.path, text)
        self.tell(Notice(words.DONE, "success", topic="page"))
        files.bring_into_view(self.view, self.view.outcome)
        self.view.outcome.open_folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complain(self) -> None:
        self.view.reason_error.say(words.REASON_MISSING)
        self.view.reason_error.show()
        files.bring_into_view(self.view, self.view.reason_part())
        self.view.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.view.reason, words.REASON_MISSING)

    def _show_asked(self) -> None:
        this = self._this
        self.view.step_take.show_asked(this, self._clock().date())

    def _show_offer(self) -> None:
        self.view.step_take.show_offer(self._offer)

    def _show_checks(self) -> None:
        view, key = self.view, self._round
        view.step_check.setVisible(bool(key))
        if not key:
            view.questions.show_questions(())
            return
        asked = tuple(each for each in questions.questions(self.store) if each.is_conflict)
        view.questions.show_questions(asked)
        view.questions.setVisible(bool(asked))
        view.conflict_note.setVisible(bool(asked))
        view.show_remarks(remarks.waiting(self.store, key))
        found = leaving.leaving(self.store, key)
        self._show_gaps(found.gaps)
        view.hints.show_hints(found.hints)
        view.gap_note.say(words.no_gaps(len(found.hints)))
        self._show_changes(found)
        view.handed.show_rows(found.handed, keep=_place)
        view.handed.fit(_MOST)
        view.show_handed.setText(words.handed(len(found.handed), found.blank))

    def _show_gaps(self, found: Sequence[Gap]) -> None:
        view = self.view
        view.gaps.show_rows(found, keep=_place)
        view.gaps.fit(6)
        view.gap_title.setText(words.gaps(len(found)))
        for part in (view.gaps.view, view.gap_head):
            part.setVisible(bool(found))
        view.gap_note.setVisible(not found and not view.questions.current)

    def _show_changes(self, found: Leaving) -> None:
        view, changes = self.view, found.changes
        view.changes.show_rows(changes, keep=_place)
        view.changes.fit(6)
        view.changes.view.setVisible(bool(changes))
        earlier = when(found.sent.at) if found.sent else ""
        view.change_title.setText(words.changes(len(changes), earlier))

    def _show_writing(self) -> None:
        ready = bool(self._round) and not self.view.questions.current
        self.view.step_write.setVisible(ready)
        if ready:
            self.view.path.setText(str(self._path()))
            self.view.reason_part().setVisible(bool(self._gaps))
            self._incomplete.attend(self._round, drafts.INCOMPLETE)
            self.view.reason_error.hide()

    def _path(self) -> Path:
        return self._out or self._named(words.file_name, ".xlsx")

    def _named(self, name: Callable[[str, str, str], str], suffix: str) -> Path:
        """Where a file goes by default, named for 課, round and day."""
        this = self._this
        day = f"{self._clock():%Y%m%d}"
        told = name(stores.who(self.store), this.round_name if this else "", day)
        return files.documents_folder() / paths.legal_file_name(told + suffix)

    def _confirm(self) -> None:
        """Make what the head of the 課 reads and signs."""
        out = self.ask_save(self.view, self._named(words.confirmation_name, ".pdf"))
        if out:
            wanted = Wanted(_CONFIRMATION, "pdf", self._round, self.store.identity.department)
            self.work(lambda: saving.save_report(self.store, out, wanted), self._on_confirmed)

    def _on_confirmed(self, saved: Saved) -> None:
        self.view.confirmed.show_written(saved.path, words.confirmation(str(saved.path)))
        files.bring_into_view(self.view, self.view.confirmed)
        self.view.confirmed.open_file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_path(self) -> None:
        found = self.ask_save(self.view, self._path())
        if found:
            self._out = found
            self.view.path.setText(str(self._out))

    def _primary_now(self) -> tuple[str, Callable[[], None]]:
        if self._offer:
            return words.PRIMARY_TAKE, self.take
        if not self._round:
            return words.PRIMARY_PICK, self._pick
        if self.view.questions.current:
            return words.PRIMARY_SETTLE, self._go_to_questions
        return words.PRIMARY_WRITE, self.write

    def _export(self) -> None:
        """Write the file, or go to what stands before it."""
        self._offer = None
        self._show_offer()
        self._do_primary()

    def _do_primary(self) -> None:
        self._primary_now()[1]()

    def _name_primary(self) -> None:
        self._primary.setText(self._primary_now()[0])

    def _next_step(self) -> tuple[str, Callable[[], object] | None, QWidget]:
        """What comes next once a file was taken: its words, what leads there, where it stands.

        No words where the page's own button says it.
        """
        view = self.view
        if view.questions.current:
            return "", None, view.questions.list.view
        if view.remarks.rows:
            return words.ANSWER, self._go_to_remark, view.remarks.view
        if self._gaps:
            return words.BEGIN, self._fix, view.gaps.view
        return "", None, view.change_path

    def _go_to_questions(self) -> None:
        files.bring_into_view(self.view, self.view.questions)
        self.view.questions.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self) -> None:
        found = self.ask_files(self.view)
        if found:
            self.look(found)

    def _forget_offer(self) -> None:
        self._offer = None
        self._show_offer()
        self._name_primary()

    def _fix(self) -> None:
        gap = self.view.gaps.current
        if gap:
            self.field_asked.emit(gap.key, gap.field)

    def _go_to_remark(self) -> None:
        remark = self.view.remarks.current
        if remark:
            self.field_asked.emit(remark.report, next(iter(remark.fields), ""))

    def _gap_work(self, gap: Gap) -> str:
        return showing.title(self._records, gap.key)

    def _gap_field(self, gap: Gap) -> str:
        return showing.field_label(gap.key, gap.field)

    def _connect(self) -> None:
        view = self.view
        self._primary.triggered.connect(self._do_primary)
        view.step_take.zone.dropped.connect(self.look)
        view.step_take.pick.clicked.connect(self._pick)
        view.step_take.gather.clicked.connect(lambda: self.place_asked.emit("merge"))
        view.step_take.take.clicked.connect(self.take)
        view.step_take.not_now.clicked.connect(self._forget_offer)
        view.round.activated.connect(lambda _: self.refresh())
        self.decide_in(view.questions)
        self._incomplete.failed.connect(self.tell_error)
        view.gaps.on_chosen(lambda _gap: self._fix())
        view.fix.clicked.connect(self._fix)
        view.hints.asked.connect(self.field_asked)
        view.remarks.on_chosen(lambda _remark: self._go_to_remark())
        view.go_remark.clicked.connect(self._go_to_remark)
        view.confirm.clicked.connect(self._confirm)
        for keys, act in (("Ctrl+E", self._export), ("Ctrl+P", self._confirm)):
            bind(view, keys, act)
        view.change_path.clicked.connect(self._change_path)
        view.reason.textEdited.connect(lambda _: view.reason_error.hide())


def _place(line: Gap | Difference | Handed) -> tuple[str, str]:
    return line.key, line.field
