"""The present state read once for each connection, then kept in step row by row.

A store has one connection, and nobody else can write to its file: what `touch` is told of is
all that can have changed. Reading everything anew costs a second on a large store, and every
screen begins with a look at the whole.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import cache

from sqlalchemy import Connection

from dxdesk.domain.catalogue import CATALOGUE, children_of
from dxdesk.domain.keys import lineage_of, type_of
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.records import Record, Records
from dxdesk.models.tables import RECORD_TABLES

_NAME = "present"
_CHUNK = 500
_MOST = 2_000  # keys; beyond them reading everything is quicker


class _Present:
    """What a connection has read. `settled` keys have changed since; so have `fresh` ones, in
    the unit of work that runs: it may be rolled back, so they are read again after it."""

    def __init__(self) -> None:
        self.records: Records | None = None
        self.struck: frozenset[str] = frozenset()
        self.settled: set[str] = set()
        self.fresh: set[str] = set()


def begin(connection: Connection) -> None:
    """A unit of work or a look begins: the one before was committed or rolled back."""
    held = _held(connection)
    held.settled |= held.fresh
    held.fresh = set()


def touch(connection: Connection, keys: Iterable[str]) -> None:
    """The rows of these records are written."""
    _held(connection).fresh.update(keys)


def records(connection: Connection) -> Records:
    """The present state, without what is struck out or lies below something struck out."""
    held = _held(connection)
    touched = held.settled | held.fresh
    if held.records is not None and not touched:
        return held.records
    found, held.struck = _patched(connection, held, touched) or _all(connection)
    held.records, held.settled = found, set()
    return found


def read(connection: Connection) -> Records:
    """The same, read anew from the tables and not kept."""
    return _all(connection)[0]


def _held(connection: Connection) -> _Present:
    found = connection.info.setdefault(_NAME, _Present())
    if not isinstance(found, _Present):
        raise TypeError(type(found))
    return found


def _all(connection: Connection) -> tuple[Records, frozenset[str]]:
    """Everything."""
    found: list[Record] = []
    struck: set[str] = set()
    for name in RECORD_TABLES:
        there, gone = _rows(connection, name, "", ())
        found += there
        struck |= gone
    if struck:
        found = [each for each in found if not _is_below(each.key, struck)]
    return Records(found), frozenset(struck)


def _patched(
    connection: Connection, held: _Present, touched: set[str]
) -> tuple[Records, frozenset[str]] | None:
    """What is held, with the touched rows read anew; None where everything has to be."""
    if held.records is None or len(touched) > _MOST:
        return None
    by_type: defaultdict[str, list[str]] = defaultdict(list)
    for key in touched:
        by_type[type_of(key).name].append(key)
    there: list[Record] = []
    gone: set[str] = set()
    for name, keys in by_type.items():
        for start in range(0, len(keys), _CHUNK):
            part = keys[start : start + _CHUNK]
            marks = ", ".join("?" * len(part))
            found, struck = _rows(connection, name, f" WHERE key IN ({marks})", part)
            there += found
            gone |= struck
    if any(_has_below(key) for key in gone ^ (held.struck & touched)):
        return None
    struck_now = (held.struck - touched) | gone
    news: dict[str, Record | None] = dict.fromkeys(touched)
    news |= {each.key: each for each in there if not _is_below(each.key, struck_now)}
    return held.records.changed(news), struck_now


def _rows(
    connection: Connection, name: str, where: str, values: Sequence[str]
) -> tuple[list[Record], set[str]]:
    """The records of a type, and the keys of those that are struck out."""
    query, fields = _selecting(name)
    found: list[Record] = []
    struck: set[str] = set()
    for key, is_struck, *texts in connection.exec_driver_sql(query + where, tuple(values)):
        if is_struck:
            struck.add(key)
            continue
        said = zip(fields, texts, strict=True)
        found.append(Record(name, key, {each: str(v) for each, v in said if v is not None}))
    return found, struck


def _is_below(key: str, struck: Container[str]) -> bool:
    return any(each in struck for each in lineage_of(key).values())


def _has_below(key: str) -> bool:
    """Whether striking a record out takes others with it."""
    return bool(children_of(type_of(key).name))


@cache
def _selecting(name: str) -> tuple[str, list[str]]:
    """The query of every record of a type, and the fields that it gives: it is asked often."""
    fields = [each.name for each in CATALOGUE[name].fields]
    columns = ", ".join(f'"{each}"' for each in ("key", DELETED, *fields))
    return f'SELECT {columns} FROM "{RECORD_TABLES[name].name}"', fields
