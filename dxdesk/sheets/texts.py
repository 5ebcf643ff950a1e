"""Text on its way into a cell: made legal, escaped, and cut where the cell is full."""

import re
import unicodedata

CELL_LIMIT = 32_767
"""UTF-16 units that one cell holds (Excel's specification)."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED_UNDERSCORE = "_x005F_"
_ESCAPE_UNITS = 7
_JOINER = "\u200d"


def cleaned(text: str) -> tuple[str, str]:
    """The text with LF line ends and U+FFFD for what XML forbids; and what was forbidden."""
    forbidden = "".join(sorted(set(_FORBIDDEN.findall(text))))
    if forbidden:
        text = _FORBIDDEN.sub(_REPLACEMENT, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text, forbidden


def stored(text: str) -> str:
    """The text as a workbook stores it.

    What looks like an escape is escaped (ISO/IEC 29500-1, 22.9.2.19), and so are the ends of
    a text of blanks alone, which openpyxl does not protect.
    """
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub(_ESCAPED_UNDERSCORE, text)
    if text and not text.strip() and len(text) <= CELL_LIMIT - 2 * _ESCAPE_UNITS:
        return re.sub(r"\A[ \t\n]|[ \t\n]\Z", lambda match: f"_x{ord(match[0]):04X}_", text)
    return text


def split_at_limit(text: str) -> tuple[str, str]:
    """The part that one cell holds, and the rest; no character is parted from its marks."""
    if len(text) <= CELL_LIMIT // 2:  # neither escapes nor surrogate pairs more than double it
        return text, ""
    escaped = {match.start() for match in _LOOKS_ESCAPED.finditer(text)}
    units = 0
    for place, char in enumerate(text):
        units += _ESCAPE_UNITS if place in escaped else 1 + (ord(char) > 0xFFFF)
        if units > CELL_LIMIT:
            cut = _before_marks(text, place)
            return text[:cut], text[cut:]
    return text, ""


def _before_marks(text: str, place: int) -> int:
    """The nearest place at or before `place` where a character with all its marks begins."""
    cut = place
    while cut and (_is_mark(text[cut]) or text[cut - 1] == _JOINER):
        cut -= 1
    return cut or place


def _is_mark(char: str) -> bool:
    """Combining marks, the selectors that choose a variant of a kanji, and the joiner."""
    return char == _JOINER or unicodedata.category(char).startswith("M")
