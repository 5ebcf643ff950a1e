"""The history in people's words: what was changed, from what, to what, by whom, from where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dxdesk.domain import calendar, keys, values
from dxdesk.domain.errors import BadKey
from dxdesk.domain.fields import Field, Kind, RecordType
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import Vocabulary
from dxdesk.domain.words import histories as words
from dxdesk.domain.words.values import LIST_MARK
from dxdesk.models import queries
from dxdesk.models.queries import Revision
from dxdesk.services import lookup, state
from dxdesk.services.stores import Store

_CREATED = 1


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the history, `at` as R8.11.23 10:32.

    `before` and `after` are for people ("" is blank). `title` names the record, `label` the
    field. `source` is the file a value came from, "" for typing.
    """

    seq: int
    at: str
    who: str
    key: str
    field: str
    title: str
    label: str
    before: str
    after: str
    source: str
    act: str


def lines(store: Store, key: str, field: str = "") -> tuple[HistoryLine, ...]:
    """The history of one record, or of one field of it, newest first."""
    records = _nameable(store)
    found = state.history(store, key, field)
    return tuple(_line(records, each) for each in reversed(found))


def newest(store: Store, most: int = -1) -> tuple[HistoryLine, ...]:
    """The newest lines of the whole history, newest first; -1 gives all.

    The plan's own text as the store was made with it is left out.
    """
    records = _nameable(store)
    with store.reading() as connection:
        found = queries.newest_history(connection, _CREATED, most)
    return tuple(_line(records, each) for each in found)


def lines_of(store: Store, wanted: Iterable[str]) -> tuple[HistoryLine, ...]:
    """The history of several records together, newest first."""
    held = tuple(wanted)
    if not held:
        return ()
    records = _nameable(store)
    told = [line for key in held for line in state.history(store, key)]
    told.sort(key=lambda each: each.seq, reverse=True)
    return tuple(_line(records, each) for each in told)


def _nameable(store: Store) -> Records:
    """The present state, and what is struck out, which history still calls by its name."""
    with store.reading() as connection:
        present, struck = queries.records(connection), queries.struck_out(connection)
    return present.changed(
        {
            key: Record(
                keys.type_of(key).name, key, {name: text for name, text in held.items() if text}
            )
            for key, held in struck.items()
        }
    )


def _line(records: Records, each: Revision) -> HistoryLine:
    kind = keys.type_of(each.key)
    label = words.STRUCK_OUT if each.field == DELETED else kind.field(each.field).label
    return HistoryLine(
        seq=each.seq,
        at=_when(each.at),
        who=each.who,
        key=each.key,
        field=each.field,
        title=_title(records, each.key),
        label=label,
        before=_shown(records, kind, each.key, each.field, each.before),
        after=_shown(records, kind, each.key, each.field, each.after),
        source=each.source,
        act=each.label,
    )


def _title(records: Records, key: str) -> str:
    title = lookup.title_of(records, key)
    kind = keys.type_of(key)
    if kind.name in ("initiative", "assignment") or "initiative" not in keys.lineage_of(key):
        return title
    return words.part(title, _part(records, key, kind))


def _part(records: Records, key: str, kind: RecordType) -> str:
    """What part of an initiative's work a record is: the round's report, or a named step."""
    this = records.get(keys.round_in(key)) if keys.round_in(key) else None
    if this is not None and kind.name == "report":
        return lookup.round_name(this)
    record = records.get(key)
    name = record.get("title") if record else ""
    return words.named(kind.label, name)


def _when(at: str) -> str:
    return calendar.short_time(datetime.fromisoformat(at))


def _shown(records: Records, kind: RecordType, key: str, name: str, value: str | None) -> str:
    if name == DELETED:
        return words.STRUCK_OUT if value else words.STANDING
    if not value:
        return ""
    field = kind.field(name)
    if field.kind in (Kind.REF, Kind.REFS):
        return LIST_MARK.join(records.name_of(each) for each in value.split("\n"))
    if field.kind is Kind.CHOICE:
        return _choice(lookup.words_for(records, key)[field.vocabulary], value)
    return _as_value(records, kind, field, key, value)


def _choice(vocabulary: Vocabulary, code: str) -> str:
    return next((term.word for term in vocabulary if term.code == code), code)


def _as_value(records: Records, kind: RecordType, field: Field, key: str, value: str) -> str:
    try:
        return values.show(kind, field, value, lookup.words_for(records, key))
    except (BadKey, ValueError, KeyError):
        return value
