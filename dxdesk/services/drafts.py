"""Typing into a form: what its field can take is saved, what it cannot yet is kept as a draft."""

from collections.abc import Sequence

from dxdesk.domain import values
from dxdesk.domain.errors import BadValue
from dxdesk.domain.records import Records
from dxdesk.models import drafts
from dxdesk.models.drafts import Draft
from dxdesk.models.projection import Change
from dxdesk.services import edits, lookup
from dxdesk.services.edits import Typed
from dxdesk.services.stores import Store

__all__ = ["Change", "Draft", "canonical", "drop", "enter", "every", "keep", "of_record"]


def enter(
    store: Store, key: str, field: str, text: str, also: Sequence[Typed] = (), label: str = ""
) -> tuple[Change, ...]:
    """Save what was typed and forget its draft; `also` goes into the same act.

    A text that the field cannot take is kept as a draft, and BadValue raised. Otherwise
    raises as `edits.set_values`.
    """
    try:
        changes = edits.set_values(store, [(key, field, text), *also], label)
    except BadValue:
        keep(store, key, field, text)
        raise
    drop(store, key, field)
    return changes


def keep(store: Store, key: str, field: str, text: str) -> None:
    """Keep a text as a draft: it is in no export, no history and no undo."""
    with store.writing() as connection:
        drafts.save(connection, key, field, text)


def drop(store: Store, key: str, field: str) -> None:
    """Forget a draft."""
    with store.writing() as connection:
        drafts.clear(connection, key, field)


def every(store: Store) -> list[Draft]:
    """All drafts of the store."""
    with store.reading() as connection:
        return drafts.every(connection)


def of_record(store: Store, key: str) -> dict[str, str]:
    """The drafts of one record: text by field name."""
    return {each.field: each.text for each in every(store) if each.key == key}


def canonical(records: Records, key: str, field: str, text: str) -> str:
    """What the store makes of a text, "" for blank. Raises BadValue."""
    kind, known = lookup.field_of(key, field)
    return values.read(kind, known, text, lookup.words_for(records, key)) or ""
