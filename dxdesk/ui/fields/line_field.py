"""Fields of one line: text, numbers, amounts of money, fiscal years."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from dxdesk.domain.fields import Field, Kind
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.fields.flow import FlowLayout
from dxdesk.ui.fields.line_edit import ExactLineEdit, NfkcLineEdit
from dxdesk.ui.fields.reading import echo_of, in_words

_WIDTHS = {Kind.INTEGER: 140, Kind.DECIMAL: 140, Kind.MONEY: 180, Kind.YEAR: 140, Kind.DATE: 200}


class LineField(FieldWidget):
    """A line edit; the base of every field that is typed on one line."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._edit = self._make_edit()
        self._install(self._row(), self._edit)
        self._edit.textEdited.connect(self._take)
        self._edit.returnPressed.connect(self._leave)

    def shown(self) -> str:
        return in_words(self.field, self._value)

    def _make_edit(self) -> QLineEdit:
        return ExactLineEdit()

    def _row(self) -> QWidget:
        return self._edit

    def _draw(self, text: str) -> None:
        self._edit.setText(self.shown())


class TextField(LineField):
    """One line of exact text."""


class NumberField(LineField):
    """A number: right aligned, even digits, its unit after it, thousands apart when left."""

    def _make_edit(self) -> QLineEdit:
        edit = NfkcLineEdit()
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setFixedWidth(_WIDTHS[self.field.kind])
        return edit

    def _row(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._edit)
        row.addWidget(QLabel(self.field.unit), 1)
        return body

    def _on_left(self) -> None:
        if self._edit.text() != self.shown():
            self._edit.setText(self.shown())


class MoneyField(NumberField):
    """An amount in thousands of yen."""


class EchoField(LineField):
    """A year or date, said back beside the input as it was understood; below it where the form
    is narrow."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self._echo = QLabel()
        self._echo.setObjectName("fieldEcho")
        super().__init__(field, parent)
        self._edit.textChanged.connect(self._say_back)

    def _make_edit(self) -> QLineEdit:
        edit = NfkcLineEdit()
        edit.setFixedWidth(_WIDTHS[self.field.kind])
        return edit

    def _row(self) -> QWidget:
        body = QWidget()
        flow = FlowLayout(body, spacing=8)
        for part in (self._edit, *self._tools(), self._echo):
            flow.addWidget(part)
        return body

    def _tools(self) -> Sequence[QWidget]:
        """Hook: what stands between the input and what is said back."""
        return ()

    def _say_back(self, text: str) -> None:
        echo = echo_of(self.field, text)
        self._echo.setText("" if echo == text else echo)


class YearField(EchoField):
    """A fiscal year in any writing: R6, 令和6年度, 2024."""
