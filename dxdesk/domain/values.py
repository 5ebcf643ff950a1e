"""The one place where text becomes a canonical value and a value becomes text again.

Canonical forms are given at `Kind` in `dxdesk.domain.fields`; blank is None.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from dxdesk.domain import calendar, keys, numbers
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadKey, BadValue
from dxdesk.domain.fields import Field, Kind, RecordType
from dxdesk.domain.folding import word
from dxdesk.domain.vocabularies import Term, Vocabulary, Words
from dxdesk.domain.words import values as says

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_COMPOSABLE = re.compile(r"[^\uF900-\uFAFF\U0002F800-\U0002FA1F]+")
_BETWEEN_NAMES = re.compile(says.BETWEEN)
_BETWEEN_KEYS = re.compile(rf"{says.BETWEEN}|\s")
_YES = frozenset(map(word, says.YES))
_NO = frozenset(map(word, says.NO))


def read(kind: RecordType, field: Field, text: str, words: Words) -> str | None:
    """The canonical text of what was typed into a field of a `kind` record, None for blank.

    `words` holds the vocabulary of every axis, the plan's own and dxdesk's. Text is kept to
    the character; only CRLF and CR become LF. Raises BadValue for a text the field cannot
    take, and for characters that XML 1.0 forbids (production 2, Char) in any field.
    """
    _refuse_forbidden(field, text)
    if not text.strip():
        return None
    return _READERS[field.kind](kind, field, text, words)


def show(kind: RecordType, field: Field, value: str | None, words: Words) -> str:
    """What people see of a canonical value, "" for blank.

    Dates are R5.4.1, years 令和5年度, numbers grouped by thousands, choices "letter word",
    flags ○, names the fields' labels in printed order; keys stay keys, as only the caller has
    the records. A code or name that is no longer known is shown as it is.
    """
    if not value:
        return ""
    return _SHOWERS[field.kind](kind, field, value, words)


def to_json(field: Field, value: str | None) -> str | int | bool | list[str] | None:
    """A canonical value for JSON: int for whole numbers and years, true, a list, or text.

    A DECIMAL stays text, so that no reader's floating point changes it. Blank is None.
    """
    if not value:
        return None
    match field.kind:
        case Kind.INTEGER | Kind.MONEY | Kind.YEAR:
            return int(value)
        case Kind.FLAG:
            return True
        case Kind.REFS | Kind.NAMES:
            return value.split("\n")
        case _:
            return value


def same(a: str | None, b: str | None) -> bool:
    """Whether two canonical values differ only by what a spreadsheet round trip may change."""
    return a == b or canonical(a) == canonical(b)


def canonical(value: str | None) -> str:
    """The form in which canonical values are compared and hashed; it is never stored.

    Exactly this is ignored: CRLF and CR against LF; blanks around the whole value (every
    Unicode White_Space character, so 全角 blanks and line breaks too); None against blank;
    composed against decomposed characters (NFC against NFD, が against か + ゛). CJK
    compatibility ideographs (U+F900-FAFF, U+2F800-2FA1F) are left alone, although NFC would
    replace them: a variant kanji is another character and its change a change. HFS Plus, the
    usual source of decomposed text, spares them too (Apple Technical Note TN1150).
    """
    if not value:
        return ""
    plain = _line_feeds(value).strip()
    if plain.isascii() or unicodedata.is_normalized("NFC", plain):
        return plain
    return _COMPOSABLE.sub(lambda run: unicodedata.normalize("NFC", run[0]), plain)


def printed(term: Term) -> str:
    """A term as forms and reports print it: letter and word."""
    return f"{term.letter} {term.word}".strip()


def is_writing(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is, to the character, one of the ways in which a term is written."""
    return text in _codes(vocabulary, folded=False)


def term_text(term: Term) -> str:
    """Symbol and word for reading; a symbol that is a letter of the word is not said twice."""
    return term.word if term.letter in term.word else printed(term)


def nameable(kind: RecordType, field: Field) -> tuple[Field, ...]:
    """The fields that a NAMES field of a `kind` record may name, in printed order.

    Those of the record type it refers to, else the publishable ones of its own record.
    """
    if field.refers:
        return CATALOGUE[field.refers].fields
    return tuple(each for each in kind.fields if each.publishable)


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _refuse_forbidden(field: Field, text: str) -> None:
    if text.isascii() and text.isprintable():
        return
    lines = _line_feeds(text)
    if found := _FORBIDDEN.search(lines):
        reason = says.forbidden(found.start() + 1, ord(found[0]))
        raise BadValue(field.label, text, reason, says.REMOVE_CHARACTER)


def _read_line(field: Field, text: str) -> str:
    """One line exactly; line breaks around it go, with the blanks around."""
    line = _line_feeds(text)
    if "\n" not in line:
        return line
    line = line.strip()
    if "\n" in line:
        raise BadValue(field.label, text, says.LINE_BREAK, says.ONE_LINE)
    return line


def _read_choice(field: Field, text: str, vocabulary: Vocabulary) -> str:
    """The code meant; an exact writing goes before one that is equal only when folded."""
    exact = _codes(vocabulary, folded=False).get(text.strip(), ())
    codes = exact or _codes(vocabulary, folded=True).get(word(text), ())
    if len(codes) == 1:
        return codes[0]
    reason = says.TWO_CHOICES if codes else says.NOT_A_CHOICE
    raise BadValue(field.label, text, reason, says.one_of(map(printed, vocabulary)))


@lru_cache(maxsize=128)
def _codes(vocabulary: Vocabulary, *, folded: bool) -> dict[str, tuple[str, ...]]:
    """The codes by each way of writing their terms."""
    found: dict[str, tuple[str, ...]] = {}
    for term in vocabulary:
        writings = {term.code, term.letter, term.word, printed(term)} - {""}
        for writing in {word(each) for each in writings} if folded else writings:
            found[writing] = (*found.get(writing, ()), term.code)
    return found


def _read_flag(field: Field, text: str) -> str | None:
    answer = word(text)
    if answer in _YES:
        return "1"
    if answer in _NO:
        return None
    raise BadValue(field.label, text, says.NOT_A_FLAG, says.FLAG_FORMS)


def _read_keys(field: Field, text: str) -> str:
    found = {keys.tidy(each) for each in _BETWEEN_KEYS.split(text)} - {""}
    if not found:
        raise BadValue(field.label, text, says.NOT_A_KEY, says.KEY_FORMS)
    for key in found:
        _check_key(field, key)
    if field.kind is Kind.REF and len(found) > 1:
        raise BadValue(field.label, text, says.ONE_KEY, says.LEAVE_ONE_KEY)
    return "\n".join(sorted(found))


def _check_key(field: Field, key: str) -> None:
    try:
        kind = keys.type_of(key)
    except BadKey:
        raise BadValue(field.label, key, says.NOT_A_KEY, says.KEY_FORMS) from None
    if field.refers and kind.name != field.refers:
        hint = says.type_expected(CATALOGUE[field.refers].label)
        raise BadValue(field.label, key, says.WRONG_TYPE, hint)


def _show_choice(value: str, vocabulary: Vocabulary) -> str:
    return next((printed(term) for term in vocabulary if term.code == value), value)


def _read_names(kind: RecordType, field: Field, text: str) -> str:
    fields = nameable(kind, field)
    if word(text) == says.ALL:
        return _sorted_lines(each.name for each in fields)
    names = {_word(said): each.name for each in fields for said in (each.name, each.label)}
    asked = [each for each in _BETWEEN_NAMES.split(_line_feeds(text)) if each.strip()]
    for each in asked or [text]:
        if word(each) not in names:
            hint = says.one_of(field.label for field in fields)
            raise BadValue(field.label, each.strip(), says.NOT_A_NAME, hint)
    return _sorted_lines(names[word(each)] for each in asked)


_word = lru_cache(maxsize=2**10)(word)  # of the catalogue's own words, for every cell that names


def _show_names(kind: RecordType, field: Field, value: str) -> str:
    names = value.split("\n")
    labels = {each.name: each.label for each in nameable(kind, field)}
    known = [label for name, label in labels.items() if name in names]
    return says.LIST_MARK.join([*known, *(name for name in names if name not in labels)])


def _sorted_lines(names: Iterable[str]) -> str:
    return "\n".join(sorted(set(names)))


_Reader = Callable[[RecordType, Field, str, Words], str | None]
_Shower = Callable[[RecordType, Field, str, Words], str]

_READERS: dict[Kind, _Reader] = {
    Kind.TEXT: lambda kind, field, text, words: _read_line(field, text),
    Kind.PROSE: lambda kind, field, text, words: _line_feeds(text),
    Kind.INTEGER: lambda kind, field, text, words: numbers.read(field, text),
    Kind.DECIMAL: lambda kind, field, text, words: numbers.read(field, text),
    Kind.MONEY: lambda kind, field, text, words: numbers.read(field, text),
    Kind.YEAR: lambda kind, field, text, words: str(calendar.read_year(text, field.label)),
    Kind.DATE: lambda kind, field, text, words: calendar.read_date(text, field.label).isoformat(),
    Kind.CHOICE: lambda kind, field, text, words: _read_choice(
        field, text, words[field.vocabulary]
    ),
    Kind.FLAG: lambda kind, field, text, words: _read_flag(field, text),
    Kind.REF: lambda kind, field, text, words: _read_keys(field, text),
    Kind.REFS: lambda kind, field, text, words: _read_keys(field, text),
    Kind.NAMES: lambda kind, field, text, words: _read_names(kind, field, text),
}

_SHOWERS: dict[Kind, _Shower] = {
    Kind.TEXT: lambda kind, field, value, words: value,
    Kind.PROSE: lambda kind, field, value, words: value,
    Kind.INTEGER: lambda kind, field, value, words: numbers.show(value),
    Kind.DECIMAL: lambda kind, field, value, words: numbers.show(value),
    Kind.MONEY: lambda kind, field, value, words: numbers.show(value),
    Kind.YEAR: lambda kind, field, value, words: calendar.year_name(int(value)),
    Kind.DATE: lambda kind, field, value, words: calendar.short_date(date.fromisoformat(value)),
    Kind.CHOICE: lambda kind, field, value, words: _show_choice(value, words[field.vocabulary]),
    Kind.FLAG: lambda kind, field, value, words: says.SHOWN_YES,
    Kind.REF: lambda kind, field, value, words: value,
    Kind.REFS: lambda kind, field, value, words: value,
    Kind.NAMES: lambda kind, field, value, words: _show_names(kind, field, value),
}
