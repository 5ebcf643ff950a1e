"""Offering a text back that was typed earlier and never saved."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dxdesk.domain.words import drafts as words
from dxdesk.ui.press_button import PressButton
from dxdesk.ui.text import Paragraph


@dataclass(frozen=True, slots=True)
class Offer:
    """A text, when it was typed (in words), and what is done to take it or to drop it."""

    text: str
    at: str
    use: Callable[[], object]
    drop: Callable[[], object]


class DraftBox(QFrame):
    """The text and two buttons. It changes no input; whoever offers does that when asked."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.setObjectName("draftBox")
        self._offer: Offer | None = None
        self._head, self._text = Paragraph(kind="draftHead"), Paragraph()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.use = _button(words.USE, words.spoken_use(label))
        self.drop = _button(words.DROP, words.spoken_drop(label))
        self.drop.setObjectName("quiet")
        self.use.clicked.connect(lambda: self._offer and self._offer.use())
        self.drop.clicked.connect(lambda: self._offer and self._offer.drop())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.use)
        row.addWidget(self.drop)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(6)
        for part in (self._head, self._text):
            column.addWidget(part)
        column.addLayout(row)
        self.hide()

    @property
    def text(self) -> str:
        """What is offered, as it is shown."""
        return self._text.accessibleName()

    def show_offer(self, offer: Offer | None) -> None:
        """Offer a text; None hides the box."""
        self._offer = offer
        if offer:
            self._head.say(words.kept(offer.at))
            self._text.say(words.text(offer.text))
            for each in (self.use, self.drop):
                each.setAccessibleDescription(f"{self._head.accessibleName()} {self.text}")
        self.setVisible(offer is not None)

    def follow_in_tab_order(self, editor: QWidget) -> None:
        """Have Tab come here from the input above, and go on from here."""
        QWidget.setTabOrder(editor, self.use)
        QWidget.setTabOrder(self.use, self.drop)


def _button(text: str, spoken: str) -> QPushButton:
    made = PressButton(text)
    made.setAccessibleName(spoken)
    return made
