"""Values and places in people's words, and what became of each cell of a file."""

from dataclasses import dataclass

from dxdesk.domain import keys, values
from dxdesk.domain.errors import BadKey
from dxdesk.domain.fields import Kind
from dxdesk.domain.merge.facts import DELETED, Value
from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.records import Records
from dxdesk.domain.words import exchange as words
from dxdesk.domain.words import merge as merge_words
from dxdesk.domain.words.loading import quoted
from dxdesk.models.fates import Told
from dxdesk.services import lookup


@dataclass(frozen=True, slots=True)
class CellLine:
    """One cell of a file for people: what it is about, before and after, fate, place, why."""

    title: str
    label: str
    before: str
    after: str
    fate: Fate
    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is another than it was, for people."""

    key: str
    field: str
    title: str
    label: str
    before: str
    after: str


def difference(records: Records, key: str, name: str, before: Value, after: Value) -> Difference:
    """A value before and after; `records` name what it is about."""
    return Difference(
        key=key,
        field=name,
        title=title(records, key),
        label=field_label(key, name),
        before=value_text(records, key, name, before),
        after=value_text(records, key, name, after),
    )


def value_text(records: Records, key: str, name: str, value: Value) -> str:
    """A canonical value as people read it, "" for blank; references by name."""
    if not value:
        return ""
    if name == DELETED:
        return words.DELETION
    try:
        kind = keys.type_of(key)
        field = kind.field(name)
        if field.kind in (Kind.REF, Kind.REFS):
            return words.LIST_MARK.join(records.name_of(each) for each in value.split("\n"))
        vocabularies = lookup.words_for(records, key)
        if field.kind is Kind.CHOICE:
            terms = (each for each in vocabularies[field.vocabulary] if each.code == value)
            return next(map(values.term_text, terms), value)
        return values.show(kind, field, value, vocabularies)
    except (BadKey, KeyError, ValueError):
        return value


def field_label(key: str, name: str) -> str:
    """The label of a field, 削除 for the mark that strikes a record out."""
    if name == DELETED:
        return words.DELETION
    try:
        return keys.type_of(key).field(name).label
    except (BadKey, KeyError):
        return name


def is_word(key: str, name: str) -> bool:
    """Whether a field holds a word of a vocabulary."""
    try:
        return keys.type_of(key).field(name).kind is Kind.CHOICE
    except (BadKey, KeyError):
        return False


def title(records: Records, key: str) -> str:
    """What a record is about; a key that names no record is shown as it is."""
    try:
        return lookup.title_of(records, key)
    except BadKey:
        return key


def place_text(sheet: str, address: str) -> str:
    """「進捗報告」F12."""
    return "".join(each for each in (quoted(sheet) if sheet else "", address) if each)


def cell_lines(records: Records, told: tuple[Told, ...]) -> tuple[CellLine, ...]:
    """The cells of a file that are more than a repetition; `records` is the state before."""
    news = [each for each in told if each.fate is not Fate.SAME]
    titles = {key: title(records, key) for key in {each.key for each in news}}
    return tuple(_line(records, titles[each.key], each) for each in news)


def _line(records: Records, title: str, each: Told) -> CellLine:
    record = records.get(each.key)
    before = record.get(each.field) if record else None
    return CellLine(
        title=title,
        label=field_label(each.key, each.field),
        before=value_text(records, each.key, each.field, before),
        after=value_text(records, each.key, each.field, each.value),
        fate=each.fate,
        place=place_text(each.sheet, each.address),
        why=each.detail or merge_words.REASONS.get(each.reason, ""),
    )
