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
    """One value: its heading, its text, who says it and where."""

    def __init__(self, heading: str, candidate: Candidate, other: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.text = _Text(heading, candidate.text, marked(candidate.text, other))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(named_label(heading, "cardTitle"))
        column.addWidget(self.text, 1)
        spoken = "\n".join(map(_voice, candidate.voices)) or words.NOT_DECIDED
        column.addWidget(Paragraph(spoken, "fieldHelp"))


class Cards(QWidget):
    """The cards of one question."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self.cards: list[Card] = []

    def show_question(self, question: Question | None) -> None:
        """Show another question; None shows nothing."""
        for card in self.cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = list(_cards(question)) if question else []
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
    yield Card(words.NOW, question.present, others[0].text if len(others) == 1 else "")
    for number, each in enumerate(others, 1):
        heading = words.arrived_number(number) if len(others) > 1 else words.ARRIVED
        yield Card(heading, each, question.present.text)


def _voice(voice: Voice) -> str:
    return words.voice(voice.who, when(voice.at), voice.file, voice.place)


def heading_label() -> QLabel:
    """The heading above the cards."""
    label = named_label("", "cardHeading")
    label.setWordWrap(True)
    return label
