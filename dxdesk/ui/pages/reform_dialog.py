"""Asks for a 組織改正: the day, the 課 before, the 課 after; and says what it comes to."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.domain.errors import BadValue, DxdeskError
from dxdesk.domain.fields import Field, Kind, Owner, Required
from dxdesk.domain.records import Records
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.domain.words import errors as says
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_reform as words
from dxdesk.domain.words import reorganising as labels
from dxdesk.services import reorganising
from dxdesk.services.reorganising import Typed
from dxdesk.ui.fields.base import Option
from dxdesk.ui.form import Form, Group
from dxdesk.ui.form_errors import Located
from dxdesk.ui.pages.form_dialog import FormDialog
from dxdesk.ui.pages.parts import button
from dxdesk.ui.text import Paragraph

_OFFICE = Owner.COORDINATOR
_FIELDS = (
    Field("on", labels.DAY, Kind.DATE, _OFFICE, words.DAY_HELP, required=Required.ALWAYS),
    Field(
        "old",
        labels.OLD,
        Kind.REFS,
        _OFFICE,
        words.OLD_HELP,
        required=Required.ALWAYS,
        refers="department",
    ),
    Field("heirs", labels.HEIRS, Kind.PROSE, _OFFICE, words.HEIRS_HELP),
    Field("moves", labels.MOVE, Kind.PROSE, _OFFICE, words.MOVES_HELP),
)
_BY_LABEL = {each.label: each.name for each in _FIELDS}
Departments = Sequence[tuple[str, str]]


class ReformDialog(FormDialog):
    """`ask` gives the change as it was typed, or None if the person gave up."""

    def __init__(
        self,
        records: Records,
        departments: Departments,
        day: str,
        parent: QWidget | None = None,
    ) -> None:
        options = {"old": [Option(*each) for each in departments]}
        form = Form((Group("", _FIELDS),), VOCABULARIES, options)
        form.set_values({"on": day})
        done = button(words.DO, "primary", words.DO_TIP)
        super().__init__(words.DIALOG, form, done, button(words.CANCEL), parent)
        self._records = records
        self._answer: Typed | None = None
        self.told = Paragraph(words.NOTHING_YET, "fieldHelp")
        self.told.setContentsMargins(24, 8, 24, 8)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, self.told)
        form.edited.connect(lambda *_: self._tell())
        form.focus_field("on")

    def ask(self) -> Typed | None:
        """Show the dialog and wait."""
        self.exec()
        return self._answer

    def faults(self) -> Sequence[Located]:
        typed = self._typed()
        try:
            reorganising.preview(self._records, typed)
        except BadValue as fault:
            name = _BY_LABEL.get(fault.label, "heirs")
            return [Located(name, fault.label, common.joined(fault.reason, fault.hint))]
        except DxdeskError as error:
            said = says.sentence(error)
            return [Located("heirs", labels.HEIRS, common.joined(said.what, said.do))]
        self._answer = typed
        return []

    def _typed(self) -> Typed:
        texts = self.form.values()
        old, heirs, moves = (
            [each for each in texts[name].split("\n") if each.strip()]
            for name in ("old", "heirs", "moves")
        )
        return Typed(texts["on"], old, heirs, moves)

    def _tell(self) -> None:
        """What it would come to; nothing while it cannot be read yet."""
        try:
            text = reorganising.told(self._records, self._typed())
        except DxdeskError:
            text = words.NOTHING_YET
        self.told.say(text)


AskReform = Callable[[QWidget, Records, Departments, str], Typed | None]


def ask_reform(
    parent: QWidget, records: Records, departments: Departments, day: str
) -> Typed | None:
    """Ask for a 組織改正."""
    return ReformDialog(records, departments, day, parent).ask()
