"""The layout of a remark below the input it is about."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.remarks import State
from dxdesk.domain.words import remarks as words
from dxdesk.services.remarks import Remark
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.fields.factory import field_widget
from dxdesk.ui.pages.parts import button
from dxdesk.ui.text import Paragraph


class RemarkView(QFrame):
    """How far the remark has come, its text and the answer.

    Whoever `asks` writes the text, closes and withdraws; the other side writes the answer.
    """

    close_asked = Signal()
    withdraw_asked = Signal()

    def __init__(self, label: str, *, asks: bool) -> None:
        super().__init__()
        self.setObjectName("remarkBox")
        self._asks = asks
        self.head, self.said, self._help = Paragraph(kind="remarkHead"), Paragraph(), Paragraph()
        self._help.setObjectName("fieldHelp")
        name = "text" if asks else "answer"
        self.input = field_widget(CATALOGUE["remark"].field(name), {})
        self.input.editor.setAccessibleName(words.spoken_input(label, self.input.field.label))
        self.widgets: dict[str, FieldWidget] = {name: self.input}
        self.close_it = button(words.CLOSE, tip=words.CLOSE_TIP)
        self.withdraw = button(words.WITHDRAW, "quiet", words.WITHDRAW_TIP)
        for each, spoken in ((self.close_it, words.CLOSE), (self.withdraw, words.WITHDRAW)):
            each.setAccessibleName(words.spoken_act(label, spoken))
        self.close_it.clicked.connect(self.close_asked)
        self.withdraw.clicked.connect(self.withdraw_asked)
        self._lay_out()
        self.show_remark(None, halted=False)

    def show_remark(self, remark: Remark | None, *, halted: bool) -> None:
        """Show how it stands; None for one that is being written."""
        state = remark.state if remark else State.OPEN
        closed = state is State.CLOSED
        self.head.say(words.HEADS[state] if remark else words.NEW)
        said = _said(remark, asks=self._asks) if remark else ""
        self.said.say(said)
        self.said.setVisible(bool(said))
        self._help.say("" if self._asks or state is not State.OPEN else words.HOW)
        self._help.setVisible(bool(self._help.accessibleName()))
        self.input.setVisible(not closed)
        self.close_it.setVisible(self._asks and bool(remark) and not closed and not halted)
        self.withdraw.setVisible(self._asks and not closed and not halted)
        self.setProperty("state", state.value)
        for each in (self, self.head):
            each.style().unpolish(each)
            each.style().polish(each)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.close_it)
        row.addWidget(self.withdraw)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(6)
        for part in (self.head, self.said, self._help, self.input):
            column.addWidget(part)
        column.addLayout(row)


def _said(remark: Remark, *, asks: bool) -> str:
    """What stands there to be read: what the other side wrote, and all once it is closed."""
    answer = words.answered(remark.answer) if remark.answer else ""
    if remark.state is State.CLOSED:
        return words.both(remark.text, answer)
    return answer if asks else remark.text
