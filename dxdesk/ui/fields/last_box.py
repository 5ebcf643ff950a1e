"""What was answered last time, in view above an input, with a button that copies it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dxdesk.domain.words import forms as words
from dxdesk.ui.press_button import PressButton
from dxdesk.ui.text import Paragraph

_MANY = 90  # characters


class LastBox(QFrame):
    """The answer of last time, its beginning where it is long; `copy_asked` wants it here."""

    copy_asked = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.setObjectName("lastBox")
        self._text = Paragraph(kind="lastText")
        self.copy = PressButton(words.COPY_LAST)
        self.copy.setObjectName("quiet")
        self.copy.setToolTip(words.COPY_LAST_TIP)
        self.copy.setAccessibleName(words.copy_last_of(label))
        self.copy.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.copy.clicked.connect(self.copy_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 6, 2)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text.accessibleName() if not self.isHidden() else ""

    def say(self, round_name: str, text: str, *, can_copy: bool) -> None:
        """Show an answer; "" hides the box."""
        line = " ".join(text.split())
        brief = line[:_MANY] + "…" if len(line) > _MANY else line
        self._text.say(words.last(round_name, brief) if text else "")
        self._text.setToolTip(text if brief != line else "")
        self.copy.setVisible(can_copy)
        self.setVisible(bool(text))


class RepeatMark(Paragraph):
    """Says that a text repeats the one of last time, for as long as it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(words.REPEATED, "copiedMark", parent)
        self.hide()
