"""Folding of typed text to the half-width form that dates, years, numbers and words are read in."""

import re
import unicodedata

from dxdesk.domain.words import values as says

_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc", "-"))


def half_width(text: str) -> str:
    """The text in half-width characters, every dash a "-", without blanks around.

    Compatibility folding (NFKC) character by character, except that a superscript, circled or
    fractional number stays as it is: 10² must never be read as 102.
    """
    if text.isascii():
        return text.strip()
    return "".join(map(_fold, text)).translate(_DASHES).strip()


def sought(text: str) -> str:
    """The form in which searching compares: any width, any kana, any case, no blanks."""
    return word(text).translate(_TO_HIRAGANA)


def word(text: str) -> str:
    """The form in which words are compared: NFKC, no case, no blanks, one sort of circle."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_DASHES)
    return re.sub(r"\s", "", folded).translate(says.CIRCLES)


def _fold(char: str) -> str:
    if char.isnumeric() and not char.isdecimal():
        return char
    return unicodedata.normalize("NFKC", char)
