"""Numbers: from what people type to canonical text, and to what they read."""

import re
from decimal import Decimal, InvalidOperation

from dxdesk.domain.errors import BadValue
from dxdesk.domain.fields import Field, Kind
from dxdesk.domain.folding import half_width
from dxdesk.domain.words import values as says

MOST_DIGITS = 15
"""Significant digits a number may have: what a spreadsheet keeps of one."""

_MINUS_MARKS = str.maketrans("▲△", "--")
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)\s*(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<part>[0-9]+))?"
    r"\s*(?P<unit>.*)",
    re.DOTALL,
)
_NO_UNIT = re.compile(r"[eE.,+-]|.*[0-9]", re.DOTALL)


def read(field: Field, text: str) -> str:
    """The canonical text of a number typed for an INTEGER, MONEY or DECIMAL field.

    Full-width digits, thousands separators, "−▲△" as minus and the field's own unit are
    allowed. Raises BadValue for another unit, a fraction where a whole number is due, an
    exponent, wrong grouping and more than MOST_DIGITS digits.
    """
    match = _NUMBER.fullmatch(half_width(text).translate(_MINUS_MARKS))
    if not match:
        raise BadValue(field.label, text, says.NOT_A_NUMBER, says.NUMBER_FORMS)
    _check_unit(field, text, match["unit"])
    whole = match["whole"].replace(",", "").lstrip("0") or "0"
    part = (match["part"] or "").rstrip("0")
    if part and field.kind is not Kind.DECIMAL:
        raise BadValue(field.label, text, says.NOT_WHOLE, says.WHOLE_FORMS)
    if len(whole + part) > MOST_DIGITS:
        raise BadValue(field.label, text, says.TOO_MANY_DIGITS, says.FEWER_DIGITS)
    number = f"{whole}.{part}" if part else whole
    return f"-{number}" if match["sign"] == "-" and number != "0" else number


def show(value: str) -> str:
    """A canonical number with thousands separators: -1,234.5.

    Raises ValueError for text that is no number, such as a cell that was refused.
    """
    try:
        return f"{Decimal(value):,f}"
    except InvalidOperation:
        raise ValueError(value) from None


def _check_unit(field: Field, text: str, unit: str) -> None:
    if unit in ("", half_width(field.unit)):
        return
    if _NO_UNIT.match(unit):
        raise BadValue(field.label, text, says.NOT_A_NUMBER, says.NUMBER_FORMS)
    raise BadValue(field.label, text, says.WRONG_UNIT, says.unit_expected(field.unit))
