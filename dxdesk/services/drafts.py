"""Typing into a form: what its field can take is saved, what it cannot yet is kept as a draft."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dxdesk.domain import values
from dxdesk.domain.errors import BadValue, DxdeskError
from dxdesk.domain.records import Records
from dxdesk.domain.words import drafts as words
from dxdesk.models import drafts
from dxdesk.models.drafts import Draft
from dxdesk.models.projection import Change
from dxdesk.services import edits, lookup, showing, stores
from dxdesk.services.edits import Refused, Typed
from dxdesk.services.stores import Store

__all__ = [
    "DECISION",
    "INCOMPLETE",
    "Change",
    "Draft",
    "Entered",
    "Refused",
    "Typed",
    "Waiting",
    "canonical",
    "drop",
    "drop_all",
    "enter",
    "enter_all",
    "every",
    "keep",
    "keep_all",
    "of_record",
    "offered",
    "waiting",
]

DECISION = "?decision"
"""After a field's name: the reason for a decision on it, as far as it was typed."""

INCOMPLETE = "?incomplete"
"""Of a round: the reason for a submission with gaps, as far as it was typed."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that says other than the store does, with its place in people's words."""

    draft: Draft
    title: str
    label: str


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of a block of texts: what the store took, and what it could not read."""

    changes: tuple[Change, ...]
    refused: tuple[Refused, ...]


def enter(
    store: Store, key: str, field: str, text: str, also: Sequence[Typed] = (), label: str = ""
) -> tuple[Change, ...]:
    """Save what was typed and forget its draft, both or neither; `also` goes into the same act.

    A text that the field cannot take is kept as a draft, and BadValue raised. Otherwise
    raises as `edits.set_values`.
    """
    try:
        with store.writing() as connection:
            drafts.clear(connection, key, field)
            return edits.set_within(connection, store, [(key, field, text), *also], label)
    except BadValue:
        keep(store, key, field, text)
        raise


def enter_all(store: Store, typed: Sequence[Typed], label: str = "") -> Entered:
    """Save a block of texts as one act; those that cannot be read are kept as drafts.

    One unit of work. Otherwise raises as `edits.set_values`.
    """
    with store.writing() as connection:
        for key, field, _ in typed:
            drafts.clear(connection, key, field)
        changes, refused = edits.set_readable_within(connection, store, typed, label)
        for each in refused:
            drafts.save(connection, each.key, each.field, each.text)
        return Entered(changes, refused)


def keep(store: Store, key: str, field: str, text: str) -> None:
    """Keep a text as a draft: it is in no export, no history and no undo."""
    keep_all(store, [(key, field, text)])


def keep_all(store: Store, typed: Iterable[Typed]) -> None:
    """Keep several texts as drafts at once."""
    with store.writing() as connection:
        for key, field, text in typed:
            drafts.save(connection, key, field, text)


def drop(store: Store, key: str, field: str) -> None:
    """Forget a draft."""
    drop_all(store, [(key, field)])


def drop_all(store: Store, places: Iterable[tuple[str, str]]) -> None:
    """Forget the drafts of several fields at once."""
    with store.writing() as connection:
        for key, field in places:
            drafts.clear(connection, key, field)


def every(store: Store) -> list[Draft]:
    """All drafts of the store."""
    with store.reading() as connection:
        return drafts.every(connection)


def of_record(store: Store, key: str) -> dict[str, str]:
    """The drafts of one record: text by field name."""
    return {each.field: each.text for each in every(store) if each.key == key}


def offered(store: Store, records: Records, key: str) -> dict[str, Draft]:
    """The drafts of one record that say other than it does, by field name."""
    return {
        each.field: each for each in every(store) if each.key == key and _differs(records, each)
    }


def waiting(store: Store) -> tuple[Waiting, ...]:
    """All drafts that say other than the store does, the oldest first."""
    records = stores.records(store)
    found = sorted(every(store), key=lambda each: each.at)
    return tuple(_named(records, each) for each in found if _differs(records, each))


def canonical(records: Records, key: str, field: str, text: str) -> str:
    """What the store makes of a text, "" for blank. Raises BadValue."""
    kind, known = lookup.field_of(key, field)
    return values.read(kind, known, text, lookup.words_for(records, key)) or ""


def _differs(records: Records, draft: Draft) -> bool:
    if draft.field.endswith((DECISION, INCOMPLETE)):
        return True
    record = records.get(draft.key)
    stored = record.get(draft.field) if record else ""
    if draft.text == stored:
        return False
    try:
        return canonical(records, draft.key, draft.field, draft.text) != stored
    except BadValue:
        return True
    except DxdeskError:
        return False


def _named(records: Records, draft: Draft) -> Waiting:
    if draft.field.endswith(INCOMPLETE):
        this = records.get(draft.key)
        name = lookup.round_name(this) if this else ""
        return Waiting(draft, name, words.INCOMPLETE_REASON)
    title = showing.title(records, draft.key)
    name = draft.field.removesuffix(DECISION)
    label = showing.field_label(draft.key, name)
    return Waiting(draft, title, words.REASON if name != draft.field else label)
