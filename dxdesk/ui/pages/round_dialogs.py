"""Asks about rounds and targets: which year to open, which targets to publish, what to change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from dxdesk.domain import rounds
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind, Owner, RecordType, Required
from dxdesk.domain.vocabularies import VOCABULARIES, Term
from dxdesk.domain.words import pages_request as words
from dxdesk.ui.form import Form, Group
from dxdesk.ui.form_errors import Located
from dxdesk.ui.pages.form_dialog import FormDialog
from dxdesk.ui.pages.parts import button
from dxdesk.ui.pages.round_dialog import read_field

_ROUND, _TARGET = CATALOGUE["round"], CATALOGUE["annual_target"]
_TEMPLATE = Field(
    "template",
    words.YEAR_KINDS,
    Kind.CHOICE,
    Owner.COORDINATOR,
    words.YEAR_HELP,
    required=Required.ALWAYS,
    vocabulary="round_template",
)
_TEMPLATES = tuple(Term(code, "", words.YEAR_TEMPLATES[code]) for code in rounds.TEMPLATES)
_VOCABULARIES = {**VOCABULARIES, _TEMPLATE.vocabulary: _TEMPLATES}


@dataclass(frozen=True, slots=True)
class YearAnswer:
    """A fiscal year and the template of its rounds."""

    year: str
    template: str


@dataclass(frozen=True, slots=True)
class PublishAnswer:
    """A fiscal year and the day of 公表."""

    year: str
    on: str


AskYear = Callable[[QWidget, int], YearAnswer | None]
AskPublish = Callable[[QWidget, int, str], PublishAnswer | None]
AskChange = Callable[[QWidget, str, Mapping[str, str]], dict[str, str] | None]


class FieldsDialog(FormDialog):
    """Some fields of a record type; `ask` gives their canonical texts, None if given up."""

    def __init__(
        self,
        title: str,
        kind: RecordType,
        fields: Sequence[Field],
        values: Mapping[str, str],
        done: str,
        parent: QWidget | None = None,
    ) -> None:
        form = Form((Group("", tuple(fields)),), _VOCABULARIES)
        form.set_values(values)
        press = button(done, "primary", words.with_keys(done))
        super().__init__(title, form, press, button(words.DIALOG_CANCEL), parent)
        self._kind, self._fields = kind, tuple(fields)
        self._read: dict[str, str] = {}
        blank = (each.name for each in fields if not values.get(each.name))
        form.focus_field(next(blank, self._fields[0].name))

    def ask(self) -> dict[str, str] | None:
        """Show the dialog and wait."""
        return self._read if self.exec() == QDialog.DialogCode.Accepted else None

    def faults(self) -> Sequence[Located]:
        typed = self.form.values()
        read = {
            each.name: read_field(self._kind, each, typed[each.name], _VOCABULARIES)
            for each in self._fields
        }
        self._read = {name: text for name, text in read.items() if isinstance(text, str)}
        return [each for each in read.values() if isinstance(each, Located)]


def year_dialog(year: int, parent: QWidget | None = None) -> FieldsDialog:
    """Which rounds of which year are opened together."""
    fields = (_ROUND.field("year"), _TEMPLATE)
    return FieldsDialog(
        words.YEAR_DIALOG, _ROUND, fields, {"year": str(year)}, words.DIALOG_OPEN, parent
    )


def publish_dialog(year: int, on: str, parent: QWidget | None = None) -> FieldsDialog:
    """The targets of which year are published, and on which day."""
    fields = (_ROUND.field("year"), _TARGET.field("published_on"))
    values = {"year": str(year), "published_on": on}
    return FieldsDialog(words.PUBLISH_DIALOG, _TARGET, fields, values, words.PUBLISH_DONE, parent)


def change_dialog(
    name: str, values: Mapping[str, str], parent: QWidget | None = None
) -> FieldsDialog:
    """The days and the words of a round that is open."""
    fields = tuple(map(_ROUND.field, ("opens", "due", "published", "note")))
    return FieldsDialog(words.change_title(name), _ROUND, fields, values, words.CHANGE_DONE, parent)


def ask_year(parent: QWidget, year: int) -> YearAnswer | None:
    """Ask which rounds to open together."""
    read = year_dialog(year, parent).ask()
    return YearAnswer(read["year"], read["template"]) if read else None


def ask_publish(parent: QWidget, year: int, on: str) -> PublishAnswer | None:
    """Ask which targets to publish."""
    read = publish_dialog(year, on, parent).ask()
    return PublishAnswer(read["year"], read["published_on"]) if read else None


def ask_change(parent: QWidget, name: str, values: Mapping[str, str]) -> dict[str, str] | None:
    """Ask what is other about a round; the texts of its fields."""
    return change_dialog(name, values, parent).ask()
