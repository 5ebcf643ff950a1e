"""One of a few words, all in view, with the definition of the chosen one below."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.fields import Field
from dxdesk.domain.values import term_text
from dxdesk.domain.vocabularies import Term, Vocabulary
from dxdesk.domain.words import forms as words
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.fields.flow import FlowLayout
from dxdesk.ui.press_button import PressButton
from dxdesk.ui.text import Paragraph

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChoiceField(FieldWidget):
    """A row of "symbol word" buttons; Delete, or the button below them, clears the choice.

    `value` is the neutral code. A code that the vocabulary lacks is kept until another is
    chosen. Arrow keys move and choose, as in every group of radio buttons.
    """

    def __init__(self, field: Field, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._terms = {term.code: term for term in vocabulary}
        self._group = QButtonGroup(self)
        self._buttons = {term.code: self._button(term) for term in vocabulary}
        self._definition = Paragraph(words.NOT_CHOSEN, "fieldHelp")
        self._clear = self._clear_button()
        self._install(self._body_of_buttons(), next(iter(self._buttons.values())))
        for button in self._buttons.values():
            self._watch(button)
        self._describe()
        self._draw("")

    def shown(self) -> str:
        term = self._terms.get(self._value)
        return term_text(term) if term else self._value

    @property
    def editor(self) -> QWidget:
        if self.is_locked:
            return super().editor
        return self._buttons.get(self._value) or self._editor

    def clear(self) -> None:
        """Take the choice back, as a person would."""
        self._choose("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self.is_locked:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _button(self, term: Term) -> QRadioButton:
        button = _Chip(term_text(term))
        button.setAccessibleName(words.option_of(self.field.label, term.word))
        button.setToolTip(term.definition)
        button.clicked.connect(lambda: self._choose(term.code))
        button.moved.connect(lambda step: self._step(term.code, step))
        self._group.addButton(button)
        return button

    def _step(self, code: str, step: int) -> None:
        codes = list(self._buttons)
        target = codes[(codes.index(code) + step) % len(codes)]
        self._buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(target)

    def _clear_button(self) -> QPushButton:
        button = PressButton(words.CLEAR_CHOICE)
        button.setObjectName("chipClear")
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.setAccessibleName(words.clear_choice_of(self.field.label))
        button.clicked.connect(self.clear)
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        return button

    def _body_of_buttons(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        chips = QWidget()
        flow = FlowLayout(chips, spacing=6)
        for button in self._buttons.values():
            flow.addWidget(button)
        below = QHBoxLayout()
        below.addWidget(self._definition, 1)
        below.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(chips)
        column.addLayout(below)
        return body

    def _choose(self, code: str) -> None:
        had_focus = any(button.hasFocus() for button in self._buttons.values())
        before = self._value
        self._draw(code)
        if had_focus and not code:
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if code != before:
            self._take(code)
            self.left.emit()

    def _draw(self, text: str) -> None:
        self._group.setExclusive(False)
        for code, button in self._buttons.items():
            button.setChecked(code == text)
        self._group.setExclusive(True)
        self._one_tab_stop(self._buttons.get(text) or self._editor)
        term = self._terms.get(text)
        self._definition.say(_definition(term, text))
        self._clear.setVisible(bool(text))

    def _one_tab_stop(self, stop: QWidget) -> None:
        for button in self._buttons.values():
            by_tab = button is stop
            policy = Qt.FocusPolicy.StrongFocus if by_tab else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(stop)

    def _described(self) -> tuple[QWidget, ...]:
        return tuple(self._buttons.values())


class _Chip(QRadioButton):
    """A radio button that the style sheet draws as a frame around its words.

    `moved` brings +1 or -1 for the arrow keys: Qt's own moving goes by geometry and skips
    buttons where they wrap.
    """

    moved = Signal(int)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("chip")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)


def _definition(term: Term | None, code: str) -> str:
    if term:
        return term.definition
    return code or words.NOT_CHOSEN
