"""What can be done with the field at hand: see its history, copy the last answer, remark on it."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from dxdesk.domain.fields import Kind
from dxdesk.domain.records import Record, Records
from dxdesk.domain.words import pages_detail as words
from dxdesk.services import histories
from dxdesk.services.stores import Store
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.fields.checks_field import ChecksField
from dxdesk.ui.form import Form
from dxdesk.ui.pages import detail_texts
from dxdesk.ui.pages.detail_remarks import FieldRemarks
from dxdesk.ui.pages.detail_view import DetailView
from dxdesk.ui.pages.files import bring_into_view
from dxdesk.ui.pages.last_answers import LastAnswers
from dxdesk.ui.pages.public_ticks import PublicTicks
from dxdesk.ui.pages.reading_text import Block
from dxdesk.ui.pages.record_fields import RecordFields
from dxdesk.ui.shell.info_bar import Notice


class FieldTools(QObject):
    """History, copying and remarks; `told` brings a `Notice`."""

    told = Signal(object)

    def __init__(
        self, store: Store, view: DetailView, remarks: FieldRemarks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._view, self._remarks = store, view, remarks
        self._report: RecordFields | None = None
        self._form: Form | None = None
        self._last: Record | None = None
        self._about = ("", "", "")
        self._answers: LastAnswers | None = None
        self._ticks: PublicTicks | None = None
        view.copy.clicked.connect(self.copy_previous)
        view.show_history.clicked.connect(self.show_history)
        view.remark.clicked.connect(self.remark)

    def attend(self, report: RecordFields, form: Form) -> None:
        """Serve this report's inputs."""
        self._report, self._form = report, form
        self._answers = LastAnswers(form, form)
        self._answers.copy_asked.connect(self._copy_into)
        self._ticks = _ticks(form)
        if self._ticks:
            self._ticks.refused.connect(lambda text: self.told.emit(Notice(text, topic="page")))

    def show(self, last: Record | None) -> None:
        """Take the last answer, and bring the history up to date."""
        self._last = last
        self._show_history()

    def show_answers(self, records: Records) -> None:
        """Show the last answers beside the inputs, once these show this round's."""
        if self._answers:
            self._answers.show(records, self._last)
        if self._ticks:
            self._ticks.show()

    def forget(self) -> None:
        """Another record is shown."""
        self._about = ("", "", "")

    def show_history(self) -> None:
        """Show the changes of the field at hand beside the form."""
        widget = _field_at_keyboard()
        key, name = self._place_of(widget) if widget else ("", "")
        if widget and name:
            self._about = (key, name, widget.field.label)
        self._show_history()
        self._view.places.setCurrentWidget(self._view.history)

    def copy_previous(self) -> None:
        """Put the last report's text into the field at hand."""
        widget = _field_at_keyboard()
        name = self._report.name_of(widget) if self._report and widget else ""
        if name and widget and widget.field.kind is Kind.PROSE:
            self._copy_into(name)
        else:
            self.told.emit(Notice(words.NOT_COPYABLE, topic="page"))

    def _copy_into(self, name: str) -> None:
        if self._report is None:
            return
        if self._report.widget(name).is_locked:
            self.told.emit(Notice(words.NOT_WRITABLE, topic="page"))
            return
        text = self._last.get(name) if self._last else ""
        if not text:
            self.told.emit(Notice(words.NOTHING_TO_COPY, topic="page"))
            return
        self._report.settle()
        self._report.put(name, text)
        self.bring(self._report.widget(name))

    def turn_public(self) -> None:
        """Mark the field at hand as one that may be published, or take the mark away."""
        if self._ticks:
            self._ticks.turn(_field_at_keyboard())

    def remark(self) -> None:
        """Write a remark on the field at hand, or go to the next one to be answered."""
        act = self._remarks.add if self._remarks.asks else self._remarks.go_on
        act(_field_at_keyboard())

    def sum_up(self) -> None:
        """List above the form what its inputs complain of now."""
        if self._form:
            self._form.sum_up()

    def keep_in_view(self) -> None:
        """An error has pushed the inputs below it down: stay with the one at hand."""
        self.sum_up()
        QTimer.singleShot(0, self._follow)

    def _follow(self) -> None:
        widget = _field_at_keyboard()
        name = self._report.name_of(widget) if self._report and widget else ""
        if name and self._form and isValid(self._form):
            self._form.focus_field(name)

    def bring(self, widget: FieldWidget) -> None:
        """Show the page an input is on and give it the keyboard."""
        view = self._view
        if self._form and self._form.isAncestorOf(widget):
            view.forms.setCurrentWidget(view.report)
            self._form.bring(widget)
            return
        for page in (view.work, view.review):
            if page.isAncestorOf(widget):
                view.forms.setCurrentWidget(page)
                bring_into_view(page, widget)
        widget.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_history(self) -> None:
        key, name, label = self._about
        if not name:
            self._view.history.show_blocks([Block(words.CHOOSE_FIELD)])
            return
        lines = histories.lines(self._store, key, name)
        self._view.history.show_blocks(detail_texts.history_blocks(label, lines))

    def _place_of(self, widget: FieldWidget) -> tuple[str, str]:
        if self._report and (name := self._report.name_of(widget)):
            return self._report.key, name
        pages = (self._view.work, self._view.review, self._remarks)
        found = (page.field_at(widget) for page in pages)
        return next((each for each in found if each[1]), ("", ""))


def _ticks(form: Form) -> PublicTicks | None:
    listed = next(
        (form.field(n) for n in form.names if form.field(n).field.kind is Kind.NAMES), None
    )
    return PublicTicks(form, listed, form) if isinstance(listed, ChecksField) else None


def _field_at_keyboard() -> FieldWidget | None:
    part: QWidget | None = QApplication.focusWidget()
    while part:
        if isinstance(part, FieldWidget):
            return part
        part = part.parentWidget()
    return None
