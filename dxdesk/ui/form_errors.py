"""The list of what is wrong, on top of a form; each line leads to its field."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.domain.words import forms as words
from dxdesk.ui.press_button import PressButton
from dxdesk.ui.text import Paragraph, announce


@dataclass(frozen=True, slots=True)
class Located:
    """A fault and the field it lies in; `text` says what is wrong and what to do."""

    field: str
    label: str
    text: str


class ErrorSummary(QFrame):
    """Names the number of faults and lists them; `chosen` brings the field of a pressed line."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorSummary")
        self._heading = QLabel()
        self._heading.setObjectName("errorHeading")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(0)
        self._column.addWidget(self._heading)
        self._lines: list[QPushButton] = []
        self._told: tuple[Located, ...] = ()
        self.hide()

    @property
    def lines(self) -> tuple[QPushButton, ...]:
        """The buttons, one per fault, in the order of the form."""
        return tuple(self._lines)

    def show_all(self, faults: Sequence[Located]) -> None:
        """List these faults in place of the last ones; none hides the list."""
        if tuple(faults) == self._told:
            return
        self._told = tuple(faults)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(fault) for fault in faults]
        self._heading.setText(words.problems(len(faults)))
        self.setVisible(bool(faults))
        if faults:
            announce(self, words.problems(len(faults)))

    def _line(self, fault: Located) -> QPushButton:
        line = _Line(words.problem_line(fault.label, fault.text))
        line.clicked.connect(lambda: self.chosen.emit(fault.field))
        self._column.addWidget(line)
        return line


class _Line(PressButton):
    """A button of text that wraps."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("errorLine")
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        inside = Paragraph(text, "errorLineText")
        inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.addWidget(inside)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(width)
