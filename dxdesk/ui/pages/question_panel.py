"""Deciding open questions one by one: a list, the values side by side, a key for each act."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from dxdesk.domain.words import pages_questions as words
from dxdesk.services.questions import Candidate, Question
from dxdesk.ui.fields.draft_box import DraftBox
from dxdesk.ui.fields.flow import FlowLayout
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.parts import EmptyState, button
from dxdesk.ui.pages.question_cards import Cards, heading_label
from dxdesk.ui.pages.tables import RowList
from dxdesk.ui.text import Paragraph, announce

_LIST = 290  # pixels: what a line of it asks about
_ROOMY = 400  # pixels; below that the values need the room of the help
_LETTERS = {getattr(Qt.Key, f"Key_{each}"): each for each in "MAOHBJK123456789"}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class QuestionPanel(QWidget):
    """`decided` brings the question, the value chosen and the reason; nothing is stored here.

    `drawn` brings the question that has come into view, None for none; `other_asked` the
    question for which another value is wanted, and the reason.

    Single letters work in the list, with Alt everywhere in the panel.
    """

    decided = Signal(object, object, str)
    drawn = Signal(object)
    other_asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._held: set[str] = set()
        self.list = RowList(words.LIST, self._columns(), (0, 76))
        self.cards = Cards()
        self.reason = ExactLineEdit()
        self.reason_offer = DraftBox(words.REASON)
        self.keep = button(words.KEEP, tip=words.KEEP_TIP)
        self.other = button(words.OTHER, tip=words.OTHER_TIP)
        self.hold = button(words.HOLD, tip=words.HOLD_TIP)
        self.base = button(words.SHOW_BASE, tip=words.SHOW_BASE_TIP)
        self.base.setCheckable(True)
        self.accepts: list[QWidget] = []
        self._row = QWidget()
        self._buttons = FlowLayout(self._row, 8)
        self._heading, self._place = heading_label(), QLabel()
        self._help = Paragraph(words.HELP, "fieldHelp")
        self.empty = EmptyState()
        self.empty.say(words.NOTHING)
        self._lay_out()
        self._connect()
        self.show_questions(())

    @property
    def current(self) -> Question | None:
        """The question in view."""
        return self.list.current

    def go_to(self, key: str, field: str) -> bool:
        """Bring a question into view, by its record and field; False if it is not open."""
        for place, each in enumerate(self.list.rows):
            if (each.key, each.field) == (key, field):
                self.list.go_to(place)
                return True
        return False

    def set_locked(self, reason: str) -> None:
        """Let no reason be typed, and say why; "" ends it."""
        self.reason.setReadOnly(bool(reason))
        self.reason.setToolTip(reason)
        self.reason.setAccessibleDescription(reason)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these; the place in the list is kept."""
        self._held &= {each.name for each in questions}
        self.list.show_rows(questions, keep=lambda each: each.name)
        self._body.setVisible(bool(questions))
        self.empty.setVisible(not questions)
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and (letter := self._letter(watched, event)):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self._press(letter)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._help.setVisible(event.size().height() >= _ROOMY)

    def _letter(self, watched: QObject, event: QKeyEvent) -> str:
        letter = _LETTERS.get(Qt.Key(event.key()), "")
        if event.modifiers() == Qt.KeyboardModifier.AltModifier:
            return letter
        return letter if watched is self.list.view and event.modifiers() in _PLAIN else ""

    def _press(self, letter: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "M": self._keep,
            "A": lambda: self._accept(0),
            "O": self._ask_other,
            "H": self._hold,
            "B": self.base.toggle,
            "J": lambda: self.list.step(1),
            "K": lambda: self.list.step(-1),
        }
        acts.get(letter, lambda: self._accept(int(letter) - 1))()

    def _keep(self) -> None:
        if self.current:
            self._decide(self.current.present)

    def _accept(self, place: int) -> None:
        if self.current and place < len(self.current.arrived):
            self._decide(self.current.arrived[place])

    def _decide(self, chosen: Candidate) -> None:
        question = self.current
        if question:
            reason = self.reason.text().strip()
            announce(self, words.decided(question.title, question.label, chosen.text))
            self.decided.emit(question, chosen, reason)

    def _ask_other(self) -> None:
        if self.current:
            self.other_asked.emit(self.current, self.reason.text().strip())

    def _hold(self) -> None:
        if self.current:
            self._held.add(self.current.name)
            self.list.view.viewport().update()
            self.list.step(1)

    def _draw(self) -> None:
        question = self.current
        self.cards.show_question(question)
        place = self.list.view.currentIndex().row() + 1
        self._heading.setText(words.heading(question.title, question.label) if question else "")
        self._place.setText(words.place(place, len(self.list.rows)) if question else "")
        self._offer(question)
        self._listen_to_cards()
        self.drawn.emit(question)

    def _show_base(self, shown: bool) -> None:
        self.cards.show_base(shown)
        self._listen_to_cards()

    def _listen_to_cards(self) -> None:
        for card in self.cards.cards:
            card.text.installEventFilter(self)

    def _offer(self, question: Question | None) -> None:
        for old in self.accepts:
            self._buttons.removeWidget(old)
            old.hide()
            old.deleteLater()
        count = len(question.arrived) if question else 0
        self.accepts = [self._accept_button(place, alone=count == 1) for place in range(count)]
        shown = (self.keep, *self.accepts, self.other, self.hold)
        for each in shown:
            self._buttons.removeWidget(each)
            self._buttons.addWidget(each)
        for before, after in pairwise(shown):
            QWidget.setTabOrder(before, after)

    def _accept_button(self, place: int, *, alone: bool) -> QWidget:
        text = words.ACCEPT if alone else words.accept_number(place + 1)
        made = button(text, tip=words.ACCEPT_TIP if alone else words.accept_tip(place + 1))
        made.clicked.connect(lambda: self._accept(place))
        made.installEventFilter(self)
        return made

    def _kind(self, question: Question) -> str:
        if question.name in self._held:
            return words.HELD
        return words.CONFLICT if question.is_conflict else words.PROPOSAL

    def _columns(self) -> tuple[Column[Question], ...]:
        return (
            Column[Question](
                words.ABOUT,
                lambda each: words.heading(each.title, each.label),
                tooltip=lambda each: words.heading(each.title, each.label),
            ),
            Column[Question](words.KIND, self._kind),
        )

    def _connect(self) -> None:
        self.list.on_moved(self._draw)
        self.keep.clicked.connect(self._keep)
        self.other.clicked.connect(self._ask_other)
        self.hold.clicked.connect(self._hold)
        self.base.toggled.connect(self._show_base)
        for each in (self.list.view, self.reason, self.keep, self.other, self.hold, self.base):
            each.installEventFilter(self)

    def _lay_out(self) -> None:
        self._body = QSplitter(Qt.Orientation.Horizontal)
        self._body.setChildrenCollapsible(False)
        self._body.addWidget(self.list.view)
        self._body.addWidget(self._right())
        self.list.view.setMinimumWidth(_LIST)
        self._body.setSizes([_LIST, 710])
        self._body.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body, 1)
        column.addWidget(self.empty, 1)

    def _right(self) -> QWidget:
        right = QWidget()
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.base, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._place, 0, Qt.AlignmentFlag.AlignTop)
        self._caption = QLabel(words.REASON)
        self._caption.setBuddy(self.reason)
        self.reason.setAccessibleName(words.REASON)
        why = QHBoxLayout()
        why.addWidget(self._caption)
        why.addWidget(self.reason, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._help)
        column.addWidget(self.cards, 1)
        column.addWidget(self._row)
        column.addLayout(why)
        column.addWidget(self.reason_offer)
        return right
