"""The one way to type a date: any writing, said back with weekday and fiscal year."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from dxdesk.domain import calendar
from dxdesk.domain.fields import Field
from dxdesk.domain.words import forms as words
from dxdesk.ui.fields.era_question import EraQuestion
from dxdesk.ui.fields.line_edit import NfkcLineEdit
from dxdesk.ui.fields.line_field import EchoField
from dxdesk.ui.press_button import PressButton

_WIDTH = 190


class DateField(EchoField):
    """A date in any writing (R5.4.1, 令和5年4月1日, 2023/4/1), echoed beside the input.

    Which era is meant by 5.4.1 is asked below it.
    Ctrl+; and the button put in the day that `today` gives.
    """

    def __init__(
        self,
        field: Field,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._question = EraQuestion()
        super().__init__(field, parent)
        self._question.chosen.connect(self._put)
        self._today = today
        shortcut = QShortcut(QKeySequence("Ctrl+;"), self._edit)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.put_today)

    def _row(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(super()._row())
        column.addWidget(self._question)
        return body

    def _say_back(self, text: str) -> None:
        super()._say_back(text)
        self._question.ask(calendar.meant_dates(text))

    def _put(self, day: date) -> None:
        text = calendar.short_date(day)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.setText(text)
        self._take(text)
        self._leave()

    def put_today(self) -> None:
        """Fill in today's date, as a person would."""
        text = calendar.short_date(self._today())
        self._edit.setText(text)
        self._take(text)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_edit(self) -> QLineEdit:
        edit = NfkcLineEdit()
        edit.setFixedWidth(_WIDTH)
        return edit

    def _tools(self) -> Sequence[QWidget]:
        return (self._today_button(),)

    def _today_button(self) -> QPushButton:
        button = PressButton(words.TODAY)
        button.setObjectName("quiet")
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.setToolTip(words.TODAY_TIP)
        button.setAccessibleName(words.today_for(self.field.label))
        button.clicked.connect(self.put_today)
        return button
