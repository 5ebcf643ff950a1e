"""Which cell styles show a number as a date."""

import re

from dxdesk.sheets.container import Package
from dxdesk.sheets.markup import Attributes, walk

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)})
"""ISO/IEC 29500-1, 18.8.30, with the East Asian ones; 46 is an elapsed time."""

_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_NOT_CODES = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|General|E[+-]', re.IGNORECASE)
_DATE_CODE = re.compile(r"[dmyhse]|aaa", re.IGNORECASE)


def is_date_format(code: str) -> bool:
    """Whether a number format shows a calendar date or a time of day.

    An elapsed time ([h]:mm) is a quantity, not a date.
    """
    if _ELAPSED.search(code):
        return False
    return _DATE_CODE.search(_NOT_CODES.sub("", code)) is not None


def date_styles(package: Package, part: str) -> frozenset[str]:
    """The indices (as cells write them) of the cell formats that show dates."""
    codes: dict[str, str] = {}
    formats: list[str] = []

    def visit(parent: str, local: str, attributes: Attributes) -> None:
        if parent == "numFmts" and local == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif parent == "cellXfs" and local == "xf":
            formats.append(attributes.get("numFmtId", "0"))

    walk(package, part, visit)
    dates = {number for number, code in codes.items() if is_date_format(code)}
    dates |= {str(number) for number in _BUILT_IN_DATES} - codes.keys()
    return frozenset(str(place) for place, number in enumerate(formats) if number in dates)
