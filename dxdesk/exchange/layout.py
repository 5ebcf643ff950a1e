"""Where things stand in an exchange workbook, as far as writer and reader must agree."""

import re
import unicodedata
from functools import lru_cache

from dxdesk.domain.fields import Field, RecordType
from dxdesk.domain.words import exchange as says

_LONGEST = 80
_BRACKET = re.compile(r"\(.*\)$")


def heading(field: Field) -> str:
    """The header cell of a field's column."""
    return says.header(field.label, field.unit)


def folded(text: str) -> str:
    """A header or item name as it is compared: half-width, without blanks and unit.

    A text that is too long for one is left as it is.
    """
    return _folded(text) if len(text) <= _LONGEST else text


@lru_cache(maxsize=2**14)
def _folded(text: str) -> str:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()
    return _BRACKET.sub("", plain) or plain


def fields_by_heading(kind: RecordType) -> dict[str, Field]:
    """The fields of a type by their folded header; both with and without the unit."""
    return {folded(each.label): each for each in kind.fields}


KEY = folded(says.KEY)
VERSION = folded(says.VERSION)
DELETION = folded(says.DELETION)
INITIATIVE = folded(says.INITIATIVE)
