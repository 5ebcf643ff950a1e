"""The present state as frozen values: what services return and reports, forms and files read."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.merge.facts import DELETED


@dataclass(frozen=True, slots=True)
class Record:
    """One record. `fields` holds canonical text by field name; blank fields are absent."""

    type: str
    key: str
    fields: Mapping[str, str]

    def get(self, field: str) -> str:
        """The field's canonical text, "" where it is blank."""
        return self.fields.get(field, "")


Found = TypeVar("Found")
_Group = tuple[Record, ...]
_Groups = Mapping[str, _Group]
_ORDER = {name: place for place, name in enumerate(CATALOGUE)}


class Records:
    """Every record of a store at one moment, in the catalogue's and the keys' human order.

    They lie in groups, one for each type and parent. Another moment (`changed`) shares all the
    groups in which it does not differ, so that one edit of a large store costs little.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._groups: Mapping[str, _Groups] = {
            kind: _in_order({parent: _sorted(group) for parent, group in found.items()})
            for kind, found in _grouped(records).items()
        }
        self._by_type: dict[str, _Group] = {}
        self._by_key: dict[str, Record] = {}
        self._once: dict[Hashable, Any] = {}

    def __iter__(self) -> Iterator[Record]:
        return chain.from_iterable(map(self.of, self._groups))

    def __len__(self) -> int:
        return sum(len(group) for groups in self._groups.values() for group in groups.values())

    def of(self, kind: str) -> tuple[Record, ...]:
        """All records of one type."""
        if kind not in self._by_type:
            groups = self._groups.get(kind, {})
            self._by_type[kind] = tuple(chain.from_iterable(groups.values()))
        return self._by_type[kind]

    def get(self, key: str) -> Record | None:
        """The record with that key, or None."""
        if not self._by_key:
            self._by_key = {each.key: each for each in self}
        return self._by_key.get(key)

    def below(self, parent: str, kind: str) -> tuple[Record, ...]:
        """The records of one type directly below a key."""
        return self._groups.get(kind, {}).get(parent, ())

    def having(self, kind: str, field: str, value: str) -> tuple[Record, ...]:
        """The records of one type with a value in a field; of a field with many, among them."""
        return self.once((kind, field), lambda: _by_value(self.of(kind), field)).get(value, ())

    def once(self, name: Hashable, find: Callable[[], Found]) -> Found:
        """What `find` finds out about this moment, found out when it is first asked for.

        `name` tells it from everything else that is asked in this way.
        """
        if name not in self._once:
            self._once[name] = find()
        found: Found = self._once[name]
        return found

    def name_of(self, key: str) -> str:
        """What people call a record: its name or title, or its key where it has none."""
        record = self.get(key)
        return (record.get("name") or record.get("title") or key) if record else key

    def changed(self, news: Mapping[str, Record | None]) -> "Records":
        """The state that differs from this one in these records, by key; None takes one away."""
        made = Records(())
        own: defaultdict[str, dict[str, Record | None]] = defaultdict(dict)
        for key, new in news.items():
            own[keys.type_of(key).name][key] = new
        groups = dict(self._groups)
        for kind, changes in own.items():
            groups[kind] = _regrouped(groups.get(kind, {}), changes)
        made._groups = {kind: groups[kind] for kind in sorted(groups, key=_ORDER.__getitem__)}
        made._by_type = {kind: each for kind, each in self._by_type.items() if kind not in own}
        made._by_key = _patched(self._by_key, news)
        return made


def anew(key: str) -> Iterator[tuple[str, str, None]]:
    """What lets a record begin with nothing of one under its key that was struck out before:
    its key, each of its fields and the mark that strikes out, all blank."""
    yield key, DELETED, None
    yield from ((key, each.name, None) for each in keys.type_of(key).fields)


def _grouped(records: Iterable[Record]) -> dict[str, dict[str, list[Record]]]:
    found: defaultdict[str, defaultdict[str, list[Record]]]
    found = defaultdict(lambda: defaultdict(list))
    for each in records:
        found[each.type][keys.parent_of(each.key)].append(each)
    return {kind: found[kind] for kind in sorted(found, key=_ORDER.__getitem__)}


def _by_value(records: Iterable[Record], field: str) -> dict[str, _Group]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for each in records:
        for value in each.get(field).split("\n"):
            found[value].append(each)
    return {value: tuple(group) for value, group in found.items()}


def _in_order(groups: _Groups) -> _Groups:
    return {parent: groups[parent] for parent in sorted(groups, key=keys.sort_key)}


def _sorted(group: Iterable[Record]) -> _Group:
    return tuple(sorted(group, key=_place))


def _place(record: Record) -> tuple[object, ...]:
    """Within its group."""
    order = record.get("order")
    number = int(order) if order.lstrip("-").isdigit() else 1 << 30
    return (number, keys.own_order(record.key))


def _regrouped(groups: _Groups, changes: Mapping[str, Record | None]) -> _Groups:
    """The groups of a type with some of its records changed."""
    found = dict(groups)
    touched: defaultdict[str, list[Record]] = defaultdict(list)
    for key, new in changes.items():
        touched[keys.parent_of(key)] += [new] if new else []
    for parent, fresh in touched.items():
        kept = (each for each in found.pop(parent, ()) if each.key not in changes)
        found[parent] = _sorted((*kept, *fresh))
    filled = {parent: group for parent, group in found.items() if group}
    return _in_order(filled)


def _patched(known: Mapping[str, Record], news: Mapping[str, Record | None]) -> dict[str, Record]:
    """The records by key, where they have been looked for."""
    made = dict(known)
    for key, new in news.items() if known else ():
        if new:
            made[key] = new
        else:
            made.pop(key, None)
    return made
