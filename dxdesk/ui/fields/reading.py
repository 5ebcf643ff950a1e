"""What input widgets show of a value and say back of a text; the domain does the reading."""

from datetime import date

from dxdesk.domain import calendar, numbers
from dxdesk.domain.errors import BadValue
from dxdesk.domain.fields import Field, Kind

NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY})


def in_words(field: Field, text: str) -> str:
    """A canonical value as people write it; text that is not (yet) a value, as it is."""
    try:
        return _in_words(field, text)
    except (BadValue, ValueError):
        return text


def echo_of(field: Field, text: str) -> str:
    """How a date or fiscal year was understood, "" while it cannot be."""
    try:
        if field.kind is Kind.YEAR:
            return calendar.year_name(calendar.read_year(text, field.label))
        return calendar.echo(calendar.read_date(text, field.label))
    except BadValue:
        return ""


def _in_words(field: Field, text: str) -> str:
    if field.kind in NUMBERS:
        return numbers.show(numbers.read(field, text))
    if field.kind is Kind.DATE:
        return calendar.short_date(date.fromisoformat(text))
    if field.kind is Kind.YEAR and len(text) == 4:
        return calendar.year_name(int(text))
    return text
