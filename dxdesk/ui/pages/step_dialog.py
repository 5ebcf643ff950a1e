"""Asks for a step's name, stage and days: 期間の変更 and 工程の追加."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.schedule.moves import Which
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_schedule as words
from dxdesk.ui.form import Form, Group
from dxdesk.ui.form_errors import Located
from dxdesk.ui.pages.form_dialog import FormDialog
from dxdesk.ui.pages.parts import button

_KIND = CATALOGUE["schedule_step"]
_NAMED = (words.NAME_GROUP, ("title", "stage"))
_DATED = tuple((words.WHICH[which], which.names) for which in Which)
Typed = dict[str, str]
Check = Callable[[Typed], Mapping[str, BadValue]]


class StepDialog(FormDialog):
    """`ask` gives the texts that were changed, or None if the person gave up.

    `first` is the field to begin with; `check` says what is wrong with all the texts.
    """

    def __init__(
        self,
        title: str,
        values: Mapping[str, str],
        first: str,
        vocabularies: Words,
        check: Check,
        parent: QWidget | None = None,
    ) -> None:
        form = _form(first, vocabularies)
        form.set_values(values)
        done = button(words.SAVE, "primary", words.SAVE_TIP)
        super().__init__(title, form, done, button(words.CANCEL), parent)
        self._check = check
        form.focus_field(first)

    def ask(self) -> Typed | None:
        """Show the dialog and wait."""
        if self.exec() != QDialog.DialogCode.Accepted:
            return None
        before = self._at_first
        return {name: text for name, text in self.form.values().items() if text != before[name]}

    def faults(self) -> Sequence[Located]:
        found = self._check(self.form.values())
        return [
            Located(name, _KIND.field(name).label, common.joined(fault.reason, fault.hint))
            for name, fault in found.items()
        ]


def ask_step(
    parent: QWidget,
    title: str,
    values: Mapping[str, str],
    first: str,
    vocabularies: Words,
    check: Check,
) -> Typed | None:
    """Ask for a step."""
    return StepDialog(title, values, first, vocabularies, check, parent).ask()


def _form(first: str, vocabularies: Words) -> Form:
    """Days first where they are to be changed, the name first where it is to be given."""
    parts = (_NAMED, *_DATED) if first in _NAMED[1] else (*_DATED, _NAMED)
    groups = tuple(Group(title, tuple(map(_KIND.field, names))) for title, names in parts)
    return Form(groups, vocabularies)
