"""Asks for a value of one field, as a third answer to a question: 別の値."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from dxdesk.domain import values
from dxdesk.domain.errors import BadValue
from dxdesk.domain.records import Records
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_questions as words
from dxdesk.services import lookup
from dxdesk.services.questions import Question
from dxdesk.ui.form import Form, Group
from dxdesk.ui.form_errors import Located
from dxdesk.ui.pages.form_dialog import FormDialog
from dxdesk.ui.pages.parts import button
from dxdesk.ui.pages.record_options import record_options

AskValue = Callable[[QWidget, Records, Question], str | None]


class ValueDialog(FormDialog):
    """The field's own input, begun with the first value that arrived."""

    def __init__(self, records: Records, question: Question, parent: QWidget | None = None) -> None:
        self._kind, self._field = lookup.field_of(question.key, question.field)
        self._words = lookup.words_for(records, question.key)
        options = record_options(records, question.key)
        form = Form((Group(question.title, (self._field,)),), self._words, options)
        arrived = question.arrived[0].value if question.arrived else question.present.value
        form.set_values({self._field.name: arrived or ""})
        done = button(words.OTHER_DONE, "primary", words.OTHER_DONE_TIP)
        super().__init__(words.OTHER_TITLE, form, done, button(words.OTHER_CANCEL), parent)
        form.focus_field(self._field.name)

    def ask(self) -> str | None:
        """Show the dialog and wait; the text as typed, None if the person gave up."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        return self.form.values()[self._field.name] if accepted else None

    def faults(self) -> Sequence[Located]:
        name = self._field.name
        try:
            values.read(self._kind, self._field, self.form.values()[name], self._words)
        except BadValue as fault:
            return [Located(name, self._field.label, common.joined(fault.reason, fault.hint))]
        return []


def ask_value(parent: QWidget, records: Records, question: Question) -> str | None:
    """Ask for a value."""
    return ValueDialog(records, question, parent).ask()
