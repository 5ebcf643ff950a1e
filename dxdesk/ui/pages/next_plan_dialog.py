"""Asks for the next plan: its name and its years."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from dxdesk.domain import values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_next_plan as words
from dxdesk.domain.words import pages_request as says
from dxdesk.ui.form import Form, Group
from dxdesk.ui.form_errors import Located
from dxdesk.ui.pages.form_dialog import FormDialog
from dxdesk.ui.pages.parts import button

_KIND = CATALOGUE["plan"]
_NAMES = ("title", "first_year", "last_year")


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """A plan as it was typed: its name, its first and last fiscal year."""

    title: str
    first_year: str
    last_year: str


class NextPlanDialog(FormDialog):
    """`ask` gives the answer, or None if the person gave up."""

    def __init__(self, offered: PlanAnswer, parent: QWidget | None = None) -> None:
        form = Form((Group("", tuple(map(_KIND.field, _NAMES))),), VOCABULARIES)
        form.set_values({name: getattr(offered, name) for name in _NAMES})
        done = button(words.MAKE, "primary", words.MAKE_TIP)
        super().__init__(words.DIALOG, form, done, button(words.CANCEL), parent)
        self._answer: PlanAnswer | None = None
        form.focus_field("title")

    def ask(self) -> PlanAnswer | None:
        """Show the dialog and wait."""
        self.exec()
        return self._answer

    def faults(self) -> Sequence[Located]:
        typed = self.form.values()
        found = [fault for name in _NAMES if (fault := _fault(name, typed[name]))]
        if not found:
            self._answer = PlanAnswer(**{name: typed[name] for name in _NAMES})
        return found


def ask_plan(parent: QWidget, offered: PlanAnswer) -> PlanAnswer | None:
    """Ask for the next plan."""
    return NextPlanDialog(offered, parent).ask()


def _fault(name: str, text: str) -> Located | None:
    field = _KIND.field(name)
    try:
        value = values.read(_KIND, field, text, VOCABULARIES)
    except BadValue as fault:
        return Located(name, field.label, common.joined(fault.reason, fault.hint))
    return None if value else Located(name, field.label, says.missing(field.label))
