"""One open question: the value shown now and those that arrived, side by side."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from dxdesk.domain.words import pages_questions as words
from dxdesk.services.questions import Candidate, Question, Voice
from dxdesk.ui.pages.differing import marked
from dxdesk.ui.pages.parts import named_label
from dxdesk.ui.pages.tables import when
from dxdesk.ui.text import Paragraph

_STYLE = "font-size:16px; line-height:150%; margin:0; white-space:pre-wrap"  # blanks count


class Card(QFrame):
    """One value: its heading, its text with what `other` does not have marked, who says it."""

    def __init__(self, heading: str, text: str, other: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.text = _Text(heading, text, marked(text, other))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(named_label(heading, "cardTitle"))
        column.addWidget(self.text, 1)
        column.addWidget(Paragraph(spoken, "fieldHelp"))


class Cards(QWidget):
    """The cards of one question; that of the value before all of them on demand."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._with_base = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self.cards: list[Card] = []

    def show_base(self, shown: bool) -> None:
        """Show what the values started from as well, or no longer."""
        self._with_base = shown
        self.show_question(self._question)

    def show_question(self, question: Question | None) -> None:
        """Show another question; None shows nothing."""
        self._question = question
        for card in self.cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = list(_cards(question)) if question else []
        if question and self._with_base:
            self.cards.insert(0, _base_card(question))
        for card in self.cards:
            self._row.addWidget(card, 1)


class _Text(QTextEdit):
    def __init__(self, heading: str, plain: str, html: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(plain or words.BLANK)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHtml(f'<p style="{_STYLE}">{html}</p>')

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 40)


def _cards(question: Question) -> Iterable[Card]:
    others = question.arrived
    yield _card(words.NOW, question.present, _compared(question, question.present))
    for number, each in enumerate(others, 1):
        heading = words.arrived_number(number) if len(others) > 1 else words.ARRIVED
        yield _card(heading, each, _compared(question, each))


def _compared(question: Question, candidate: Candidate) -> str:
    """The text that a value is to be marked against: its own where marks would say nothing, as
    within one word or beside a blank.

    What arrived stands against the value shown now; where that is blank, against one another.
    """
    others = [question.present, *question.arrived]
    texts = [each.text for each in others if each is not candidate and each.text]
    is_one_of_many = candidate is question.present and len(question.arrived) > 1
    if question.is_word or is_one_of_many or not texts:
        return candidate.text
    return texts[0]


def _card(heading: str, candidate: Candidate, other: str) -> Card:
    spoken = "\n".join(map(_voice, candidate.voices)) or words.NOT_DECIDED
    return Card(heading, candidate.text, other, spoken)


def _base_card(question: Question) -> Card:
    known = question.base is not None
    text = question.base or ""
    return Card(words.BASE, text, text, words.BASE_SAID if known else words.BASE_UNKNOWN)


def _voice(voice: Voice) -> str:
    return words.voice(voice.who, when(voice.at), voice.file, voice.place)


def heading_label() -> QLabel:
    """The heading above the cards."""
    label = named_label("", "cardHeading")
    label.setWordWrap(True)
    return label
