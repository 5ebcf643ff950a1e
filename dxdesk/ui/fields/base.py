"""What every input widget shares: label, help, place for an error, value, lock."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from dxdesk.domain.fields import Field, Kind, Required
from dxdesk.domain.words import forms as words
from dxdesk.ui.fields.caption import Caption
from dxdesk.ui.fields.draft_box import DraftBox, Offer
from dxdesk.ui.fields.tab_order import follow, stops
from dxdesk.ui.text import Paragraph, announce
from dxdesk.ui.theme.fonts import digits_font, form_font

DIGIT_KINDS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.DATE, Kind.YEAR})


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be picked: `key` is stored, `label` shown, `kana` searched as well."""

    key: str
    label: str
    kana: str = ""


Options = Sequence[Option]


class FieldWidget(QWidget):
    """One labelled input. `value` is text as typed; whoever uses it reads and judges it.

    `edited` brings every change a person makes, after an input method has committed it;
    `left` says that the input was left or the value committed. Subclasses build their editor,
    hand it to `_install`, draw a value in `_draw` and pass on typing with `_take`.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._value = ""
        self._error = ""
        self._required = words.REQUIRED[field.required]
        self._editor: QWidget = self
        self._caption = Caption(field, self)
        self._caption.set_required(self._required)
        self._draft: DraftBox | None = None
        self._hung: list[QWidget] = []
        self._also = ""
        self._locked: _LockedBox | None = None
        self._complaint = Paragraph("", "fieldError", self)
        self._complaint.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._caption)
        self._column.addWidget(self._complaint)

    @property
    def editor(self) -> QWidget:
        """The widget that takes the keyboard."""
        return self._locked if self._locked and self.is_locked else self._editor

    @property
    def is_locked(self) -> bool:
        """Whether the value may only be read."""
        return self._locked is not None and not self._locked.isHidden()

    def value(self) -> str:
        """The text as it was set or typed, "" for blank."""
        return self._value

    def set_value(self, text: str) -> None:
        """Show a canonical value, or a text typed earlier; nothing is emitted."""
        self._value = text
        self._draw(text)
        self._tell_locked()

    def shown(self) -> str:
        """The value in words for people."""
        return self._value

    def show_error(self, text: str, *, spoken: bool = True) -> None:
        """Show what is wrong and what to do below the input; "" takes it away."""
        if not text and not self._error:
            return
        self._error = text
        self._complaint.say(words.error(text) if text else "")
        self._complaint.setVisible(bool(text))
        self._describe()
        self._mark("faulty", bool(text))
        if text and spoken:
            announce(self.editor, words.problem_line(self.field.label, text))

    def error(self) -> str:
        """The error shown, or ""."""
        return self._error

    @property
    def is_offering(self) -> bool:
        """Whether a text kept earlier is offered below the input."""
        return self._draft is not None and not self._draft.isHidden()

    def offer(self, offer: Offer | None) -> None:
        """Offer a text kept earlier below the input, which it does not change; None ends it."""
        if offer and self._draft is None:
            self._draft = DraftBox(self.field.label)
            self._column.insertWidget(self._column.indexOf(self._complaint), self._draft)
            self._draft.follow_in_tab_order(self._last_stop())
        if self._draft:
            self._draft.show_offer(offer)

    def hang(self, part: QWidget) -> None:
        """Show a part that concerns this field below its input; Tab goes on into it."""
        self._column.insertWidget(self._column.indexOf(self._complaint), part)
        before = self._hung[-1] if self._hung else self._draft
        follow(self._last_stop(), *([before] if before else []), part)
        part.show()
        self._hung.append(part)

    def unhang(self, part: QWidget) -> None:
        """Take such a part away; the keyboard goes back to the input if it was in it."""
        focused = QApplication.focusWidget()
        if focused and part.isAncestorOf(focused):
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._hung.remove(part)
        self._column.removeWidget(part)
        part.hide()
        part.deleteLater()

    def tell_also(self, text: str) -> None:
        """Have a screen reader say this of the input as well; "" ends it."""
        if text != self._also:
            self._also = text
            self._describe()

    def put_beside(self, part: QWidget) -> None:
        """Put something that concerns this field at the right end of its label."""
        self._caption.put_beside(part)

    def add_above(self, part: QWidget) -> None:
        """Put something to be read between the label and the input."""
        self._column.insertWidget(self._column.indexOf(self._body), part)

    def add_note(self, part: QWidget) -> None:
        """Put something to be read below the input."""
        self._column.addWidget(part)

    def set_required(self, required: bool) -> None:
        """Say whether a value is needed now, where that hangs on other fields."""
        mark = words.REQUIRED[Required.ALWAYS if required else Required.NEVER]
        if mark != self._required:
            self._required = mark
            self._caption.set_required(mark)
            self._describe()

    def set_locked(self, reason: str) -> None:
        """Make the value readable only and say why; "" makes it editable again."""
        if self._locked is None:
            if not reason:
                return
            self._locked = _LockedBox(self.field, self)
            self._column.insertWidget(self._column.indexOf(self._body), self._locked)
            follow(self._last_stop(), self._locked)
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self._caption.set_lock(reason)
        self._locked.setAccessibleDescription(words.locked(reason) if reason else "")
        self._locked.setVisible(bool(reason))
        self._body.setVisible(not reason)
        self._tell_locked()
        self.setFocusProxy(self.editor)
        if had_keyboard:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_locked(self) -> None:
        if self._locked:
            self._locked.setText(self.shown() or words.BLANK)

    def _install(self, body: QWidget, editor: QWidget) -> None:
        """Put `body` below the label; `editor`, in it or itself, takes the keyboard."""
        self._body, self._editor = body, editor
        self._column.insertWidget(1, body)
        self.setFocusProxy(editor)
        editor.setAccessibleName(words.label(self.field.label, self.field.unit))
        editor.setFont(digits_font(16) if self.field.kind in DIGIT_KINDS else form_font())
        self._watch(editor)
        self._describe()

    def _watch(self, part: QWidget) -> None:
        part.installEventFilter(self)

    def _draw(self, text: str) -> None:
        """Show a value in the editor without emitting."""
        raise NotImplementedError

    def _take(self, text: str) -> None:
        """A person changed the value."""
        if text != self._value:
            self._value = text
            self.edited.emit(text)

    def _on_left(self) -> None:
        """Hook: the editor was left."""

    def _leave(self) -> None:
        self._on_left()
        self.left.emit()

    def _described(self) -> tuple[QWidget, ...]:
        """The widgets that tell help and error to a screen reader."""
        return (self._editor,)

    def _describe(self) -> None:
        parts = [self._required, self.field.help, self._also]
        if self._error:
            parts.insert(0, words.error(self._error))
        for widget in self._described():
            widget.setAccessibleDescription(" ".join(part for part in parts if part))

    def _last_stop(self) -> QWidget:
        found = stops(self._body)
        return found[-1] if found else self._editor

    def _mark(self, name: str, value: bool) -> None:
        for widget in {*self._described(), self._body}:
            widget.setProperty(name, value)
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and _leaves(event):
            self._leave()
        return super().eventFilter(watched, event)


def _leaves(event: QFocusEvent) -> bool:
    popup = event.reason() == Qt.FocusReason.PopupFocusReason
    return event.type() == QEvent.Type.FocusOut and not popup


class _LockedBox(QLabel):
    """A value that can be read, reached by Tab and copied, but not changed."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lockedValue")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(digits_font(16) if field.kind in DIGIT_KINDS else form_font())
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.label(field.label, field.unit))
        self.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height())
