"""Asks which 報告回 to open: year, kind, first day, due date."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from dxdesk.domain import calendar, rounds, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.fields import Field, RecordType, Required
from dxdesk.domain.vocabularies import VOCABULARIES, Words
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_request as words
from dxdesk.ui.form import Form, Group
from dxdesk.ui.form_errors import Located
from dxdesk.ui.pages.form_dialog import FormDialog
from dxdesk.ui.pages.parts import button

_KIND = CATALOGUE["round"]
_NAMES = ("year", "kind", "opens", "due")


@dataclass(frozen=True, slots=True)
class RoundAnswer:
    """A round as it was typed: fiscal year, kind code, and two dates ("" for none)."""

    year: str
    kind: str
    opens: str
    due: str


class RoundDialog(FormDialog):
    """`ask` gives the answer, or None if the person gave up."""

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        fields = tuple(_KIND.field(name) for name in _NAMES)
        form = Form((Group("", fields),), VOCABULARIES)
        form.set_values({"year": str(year)})
        done = button(words.DIALOG_OPEN, "primary", words.DIALOG_OPEN_TIP)
        super().__init__(words.DIALOG, form, done, button(words.DIALOG_CANCEL), parent)
        self._answer: RoundAnswer | None = None
        self._proposed = ("", "")
        form.edited.connect(self._propose)
        form.focus_field("kind")

    def ask(self) -> RoundAnswer | None:
        """Show the dialog and wait."""
        self.exec()
        return self._answer

    def faults(self) -> Sequence[Located]:
        typed = self.form.values()
        read = {
            name: read_field(_KIND, _KIND.field(name), typed[name], VOCABULARIES) for name in _NAMES
        }
        found = [each for each in read.values() if isinstance(each, Located)]
        if not found:
            texts = {name: each for name, each in read.items() if isinstance(each, str)}
            self._answer = RoundAnswer(**texts)
        return found

    def _propose(self, name: str, _text: str) -> None:
        """Fill in the days of the kind, unless the person has typed others."""
        typed = self.form.values()
        if name not in ("year", "kind") or (typed["opens"], typed["due"]) != self._proposed:
            return
        read = [
            read_field(_KIND, _KIND.field(each), typed[each], VOCABULARIES)
            for each in ("year", "kind")
        ]
        if all(isinstance(each, str) and each for each in read):
            days = rounds.proposed(int(str(read[0])), str(read[1]))
            opens, due = (calendar.short_date(day) for day in days)
            self.form.set_values({**typed, "opens": opens, "due": due})
            self._proposed = (opens, due)


def ask_round(parent: QWidget, year: int) -> RoundAnswer | None:
    """Ask for a round."""
    return RoundDialog(year, parent).ask()


def read_field(kind: RecordType, field: Field, text: str, vocabularies: Words) -> str | Located:
    """The canonical text of what was typed, or what is wrong with it."""
    try:
        value = values.read(kind, field, text, vocabularies)
    except BadValue as fault:
        return Located(field.name, field.label, common.joined(fault.reason, fault.hint))
    if value is None and field.required is Required.ALWAYS:
        return Located(field.name, field.label, words.missing(field.label))
    return value or ""
