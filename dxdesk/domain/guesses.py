"""What a text that a field could not take may have meant: proposed to a person, never applied."""

import re
from collections.abc import Iterable

from dxdesk.domain import values
from dxdesk.domain.errors import BadValue
from dxdesk.domain.fields import Field, Kind, RecordType
from dxdesk.domain.folding import word
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import values as says

_LOOSE = re.compile(says.LOOSELY)
_MEASURED = frozenset({Kind.INTEGER, Kind.MONEY, Kind.DECIMAL, Kind.YEAR, Kind.DATE})


def guess(kind: RecordType, field: Field, found: str, words: Words) -> str:
    """The value that was probably meant, as it is printed; "" where there is no single one.

    A number or date loses only the words of vagueness around it, never its unit; a choice is
    the one term that the text contains. A text that denies is never guessed at.
    """
    if field.kind is Kind.CHOICE:
        return _read(kind, field, _term_in(found, (e.word for e in words[field.vocabulary])), words)
    if field.kind in _MEASURED and (loose := _LOOSE.fullmatch(found.strip())):
        return _read(kind, field, loose[1], words)
    return ""


def _term_in(found: str, known: Iterable[str]) -> str:
    said = word(found)
    inside = [each for each in known if word(each) in said]
    rest = said.replace(word(inside[0]), "") if len(inside) == 1 else says.DENIALS
    return inside[0] if not set(rest) & set(says.DENIALS) else ""


def _read(kind: RecordType, field: Field, text: str, words: Words) -> str:
    try:
        return values.show(kind, field, values.read(kind, field, text, words), words)
    except BadValue:
        return ""
