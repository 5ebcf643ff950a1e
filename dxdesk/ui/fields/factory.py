"""From a field of the catalogue to its input widget."""

from PySide6.QtWidgets import QWidget

from dxdesk.domain.fields import Field, Kind
from dxdesk.domain.vocabularies import Words
from dxdesk.ui.fields.base import FieldWidget, Options
from dxdesk.ui.fields.checks_field import ChecksField
from dxdesk.ui.fields.choice_field import ChoiceField
from dxdesk.ui.fields.date_field import DateField
from dxdesk.ui.fields.flag_field import FlagField
from dxdesk.ui.fields.line_field import MoneyField, NumberField, TextField, YearField
from dxdesk.ui.fields.prose_field import ProseField
from dxdesk.ui.fields.ref_field import RefField, choice_options

MOST_BUTTONS = 7
_PLAIN: dict[Kind, type[FieldWidget]] = {
    Kind.TEXT: TextField,
    Kind.PROSE: ProseField,
    Kind.INTEGER: NumberField,
    Kind.DECIMAL: NumberField,
    Kind.MONEY: MoneyField,
    Kind.YEAR: YearField,
    Kind.DATE: DateField,
    Kind.FLAG: FlagField,
}


def field_widget(
    field: Field, words: Words, options: Options = (), parent: QWidget | None = None
) -> FieldWidget:
    """The input for a field; `options` are what a REF, REFS or NAMES field may pick from."""
    if field.kind is Kind.CHOICE:
        vocabulary = words[field.vocabulary]
        if 0 < len(vocabulary) <= MOST_BUTTONS:
            return ChoiceField(field, vocabulary, parent)
        return RefField(field, choice_options(vocabulary), parent)
    if field.kind is Kind.REF:
        return RefField(field, options, parent)
    if field.kind in (Kind.REFS, Kind.NAMES):
        return ChecksField(field, options, parent)
    return _PLAIN[field.kind](field, parent)
