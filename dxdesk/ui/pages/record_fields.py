"""Ties the inputs of one record to the store: shows its values, saves what is typed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from dxdesk.domain import checks
from dxdesk.domain.errors import BadValue, DxdeskError
from dxdesk.domain.fields import Kind, Required
from dxdesk.domain.keys import type_of
from dxdesk.domain.records import Records
from dxdesk.domain.words import forms as form_words
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_detail as words
from dxdesk.services import drafts, edits, showing
from dxdesk.services.drafts import Draft
from dxdesk.services.edits import Typed
from dxdesk.services.stores import Store
from dxdesk.ui.autosave import Autosave
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.text import Paragraph, announce

_PICKED = frozenset({Kind.CHOICE, Kind.FLAG, Kind.NAMES, Kind.REFS})
_AS_TYPED = frozenset({Kind.TEXT, Kind.PROSE, *_PICKED})
_IDLE_MS = 1000


class RecordFields(QObject):
    """Saves each field when it is left, a choice one second after its last change.

    A text that its field cannot take stays in the input with the reason below it, and is kept
    as a draft; so is, every few seconds, what is being typed. `stored` brings the name of a
    field that the store has taken, `not_taken` of one it cannot take, `failed` any other error.
    `first` goes into the act that makes a new record, as its place in a list.
    """

    stored = Signal(str)
    not_taken = Signal(str)
    failed = Signal(object)

    def __init__(self, store: Store, widgets: Mapping[str, FieldWidget], parent: QObject) -> None:
        super().__init__(parent)
        self.key = ""
        self.first: Sequence[Typed] = ()
        self._store, self._widgets = store, dict(widgets)
        self._records = Records(())
        self._unsaved: set[str] = set()
        self._not_kept: set[str] = set()
        self._is_failing = False
        self._refused: set[str] = set()
        self._locks: dict[str, str] = {}
        self._halt = ""
        self._owed: Paragraph | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._on_idle)
        self._autosave = Autosave(self._keep, self)
        for name, widget in self._widgets.items():
            widget.edited.connect(lambda _text, name=name: self._on_edited(name))
            widget.left.connect(lambda name=name: self._on_left(name))

    @property
    def names(self) -> tuple[str, ...]:
        """The fields in their order."""
        return tuple(self._widgets)

    @property
    def refused(self) -> tuple[str, ...]:
        """The fields whose text could not be saved, in their order."""
        return tuple(name for name in self._widgets if name in self._refused)

    @property
    def unsaved(self) -> tuple[Typed, ...]:
        """What has been typed and is not in the store."""
        return tuple(
            (self.key, name, widget.value())
            for name, widget in self._widgets.items()
            if name in self._unsaved
        )

    def name_of(self, widget: FieldWidget) -> str:
        """The name of a field by its input, "" if it is not one of these."""
        return next((name for name, each in self._widgets.items() if each is widget), "")

    def has(self, key: str, name: str) -> bool:
        """Whether it is that record, and one of its inputs here."""
        return key == self.key and name in self._widgets

    def widget(self, name: str) -> FieldWidget:
        """The input of a field."""
        return self._widgets[name]

    def stored_value(self, name: str) -> str:
        """What the store holds, "" for blank."""
        record = self._records.get(self.key)
        return record.get(name) if record else ""

    def load(self, records: Records, key: str) -> None:
        """Show a record as it is now. Typing not yet saved stays, unless it is another record."""
        if key != self.key:
            self.settle()
            self._forget()
            self.key = key
        self._records = records
        for name, widget in self._widgets.items():
            self._show(name, widget)
        self._mark_required()

    def halt(self, reason: str) -> None:
        """Let nothing be typed and say why; what is typed stays in view. "" ends it."""
        self._halt = reason
        for name, widget in self._widgets.items() if self.key else ():
            self._lock(name, widget)

    def settle(self) -> None:
        """Save all that has been typed."""
        self._idle.stop()
        self._autosave.stop()
        for name in [name for name in self._widgets if name in self._unsaved]:
            self._save(name)

    def put(self, name: str, text: str) -> None:
        """Fill a field in as a person would, and save it."""
        self._widgets[name].set_value(text)
        self._unsaved.add(name)
        self._save(name)

    def offered(self) -> dict[str, Draft]:
        """Texts kept earlier that are neither saved nor being typed again, by field name."""
        found = drafts.offered(self._store, self._records, self.key) if self.key else {}
        busy = self._unsaved | self._refused
        return {
            name: each for name, each in found.items() if name in self._widgets and name not in busy
        }

    def text_of(self, draft: Draft) -> str:
        """A draft as people read it."""
        if self._widgets[draft.field].field.kind not in _PICKED:
            return draft.text
        return showing.value_text(self._records, draft.key, draft.field, draft.text)

    def drop_draft(self, name: str) -> None:
        """Forget a text kept earlier; what is being typed in its place stays."""
        if name not in self._unsaved | self._refused:
            drafts.drop(self._store, self.key, name)

    def _forget(self) -> None:
        self._unsaved.clear()
        self._not_kept.clear()
        self._refused.clear()
        for widget in self._widgets.values():
            widget.show_error("")
            widget.offer(None)

    def _show(self, name: str, widget: FieldWidget) -> None:
        value = self.stored_value(name)
        if name not in self._unsaved | self._refused and widget.value() != value:
            widget.set_value(value)
        self._lock(name, widget)

    def _lock(self, name: str, widget: FieldWidget) -> None:
        owner = edits.why_locked(self._store, self._records, self.key, widget.field)
        reason = words.LOCKED[owner] if owner else self._halt
        if self._locks.get(name, "") != reason:
            self._locks[name] = reason
            widget.set_locked(reason)

    def _mark_required(self) -> None:
        if type_of(self.key).name != "report":
            return
        values = {name: widget.value() for name, widget in self._widgets.items() if widget.value()}
        missing: list[str] = []
        for widget in self._widgets.values():
            if widget.field.required is not Required.NEVER:
                owed = checks.is_required(widget.field, values)
                widget.set_required(owed)
                if widget.field.required is Required.WHEN_LATE:
                    _ask_when_owed(widget, owed)
                    missing += [widget.field.label] if owed and not widget.value() else []
        self._name_owed(missing)

    def _name_owed(self, labels: Sequence[str]) -> None:
        """Name below 進捗 what it calls for further down and is blank."""
        if labels and self._owed is None:
            self._owed = Paragraph(kind="copiedMark")
            self._widgets[checks.PROGRESS].add_note(self._owed)
        if self._owed:
            self._owed.say(form_words.also_needed(labels))
            self._owed.setVisible(bool(labels))

    def _on_edited(self, name: str) -> None:
        self._unsaved.add(name)
        self._not_kept.add(name)
        self._autosave.touch()
        if self._widgets[name].field.kind in _PICKED:
            self._idle.start()
            self._mark_required()

    def _on_left(self, name: str) -> None:
        widget = self._widgets[name]
        if name in self._unsaved and not (widget.field.kind in _PICKED and _has_keyboard(widget)):
            self._save(name)

    def _on_idle(self) -> None:
        for name in sorted(self._unsaved):
            if self._widgets[name].field.kind in _PICKED:
                self._save(name)

    def _keep(self) -> None:
        """Keep what is being typed; where that fails, say so once and try again in a while."""
        texts = {name: self._widgets[name].value() for name in self._unsaved & self._not_kept}
        try:
            drafts.keep_all(self._store, [(self.key, *each) for each in texts.items()])
        except DxdeskError as error:
            if not self._is_failing:
                self.failed.emit(error)
            self._is_failing = True
            if not self._halt:
                self._autosave.touch()
        else:
            self._is_failing = False
            self._not_kept -= texts.keys()

    def _save(self, name: str) -> None:
        widget = self._widgets[name]
        makes = widget.value() and not self._records.get(self.key)
        also = self.first if makes else ()
        try:
            changes = drafts.enter(self._store, self.key, name, widget.value(), also)
        except BadValue as fault:
            self._unsaved.discard(name)
            self._refused.add(name)
            widget.offer(None)
            widget.show_error(common.joined(fault.reason, fault.hint))
            self.not_taken.emit(name)
        except DxdeskError as error:
            self.failed.emit(error)
        else:
            self._was_taken(name)
            if changes:
                self.stored.emit(name)

    def _was_taken(self, name: str) -> None:
        self._unsaved.discard(name)
        self._refused.discard(name)
        widget = self._widgets[name]
        widget.offer(None)
        if widget.error():
            widget.show_error("")
        if widget.field.kind not in _AS_TYPED:
            widget.set_value(self._canonical(name))

    def _canonical(self, name: str) -> str:
        text = self._widgets[name].value()
        return drafts.canonical(self._records, self.key, name, text)


def _ask_when_owed(widget: FieldWidget, owed: bool) -> None:
    """Show an input that only some answers call for; what has been typed stays in view."""
    appears = owed and widget.isHidden()
    widget.setVisible(owed or bool(widget.value()) or _has_keyboard(widget))
    if appears:
        announce(widget, form_words.now_needed(widget.field.label))


def _has_keyboard(widget: FieldWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)
