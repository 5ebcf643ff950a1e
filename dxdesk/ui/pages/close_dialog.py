"""Asks who was content with an instruction, and when."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.fields import Required
from dxdesk.domain.words import instructions as words
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_schedule as buttons
from dxdesk.ui.fields.base import Options
from dxdesk.ui.form import Form, Group
from dxdesk.ui.form_errors import Located
from dxdesk.ui.pages.form_dialog import FormDialog
from dxdesk.ui.pages.parts import button

_KIND = CATALOGUE["instruction"]
_NAMES = ("closed_by", "closed_on")
Typed = dict[str, str]
Check = Callable[[Typed], Mapping[str, BadValue]]


class CloseDialog(FormDialog):
    """`ask` gives who (a key) and the day as typed, or None if the person gave up; `check` says
    what is wrong with them."""

    def __init__(
        self, bodies: Options, day: str, check: Check, parent: QWidget | None = None
    ) -> None:
        fields = tuple(replace(_KIND.field(name), required=Required.ALWAYS) for name in _NAMES)
        form = Form((Group(words.CLOSE_ASK, fields),), {}, {"closed_by": bodies})
        form.set_values({"closed_on": day})
        done = button(words.CLOSE, "primary")
        super().__init__(words.CLOSE_TITLE, form, done, button(buttons.CANCEL), parent)
        self._check = check
        form.focus_field("closed_by")

    def ask(self) -> Typed | None:
        """Show the dialog and wait."""
        taken = self.exec() == QDialog.DialogCode.Accepted
        return self.form.values() if taken else None

    def faults(self) -> Sequence[Located]:
        return [
            Located(name, _KIND.field(name).label, common.joined(fault.reason, fault.hint))
            for name, fault in self._check(self.form.values()).items()
        ]


def ask_close(parent: QWidget, bodies: Options, day: str, check: Check) -> Typed | None:
    """Ask who was content with an instruction."""
    return CloseDialog(bodies, day, check, parent).ask()
