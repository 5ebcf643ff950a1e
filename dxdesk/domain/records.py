"""The present state as frozen values: what services return and reports, forms and files read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE


@dataclass(frozen=True, slots=True)
class Record:
    """One record. `fields` holds canonical text by field name; blank fields are absent."""

    type: str
    key: str
    fields: Mapping[str, str]

    def get(self, field: str) -> str:
        """The field's canonical text, "" where it is blank."""
        return self.fields.get(field, "")


class Records:
    """Every record of a store at one moment, in the catalogue's and the keys' human order."""

    def __init__(self, records: Iterable[Record]) -> None:
        order = {name: place for place, name in enumerate(CATALOGUE)}
        self._all = tuple(
            sorted(records, key=lambda each: (order[each.type], _place(each), each.key))
        )

    def __iter__(self) -> Iterator[Record]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def of(self, kind: str) -> tuple[Record, ...]:
        """All records of one type."""
        return self._by_type.get(kind, ())

    def get(self, key: str) -> Record | None:
        """The record with that key, or None."""
        return self._by_key.get(key)

    def below(self, parent: str, kind: str) -> tuple[Record, ...]:
        """The records of one type directly below a key."""
        return tuple(self._by_parent.get((parent, kind), ()))

    def name_of(self, key: str) -> str:
        """What people call a record: its name or title, or its key where it has none."""
        record = self.get(key)
        return (record.get("name") or record.get("title") or key) if record else key

    @cached_property
    def _by_key(self) -> dict[str, Record]:
        return {each.key: each for each in self._all}

    @cached_property
    def _by_type(self) -> dict[str, tuple[Record, ...]]:
        found: dict[str, list[Record]] = {}
        for each in self._all:
            found.setdefault(each.type, []).append(each)
        return {kind: tuple(group) for kind, group in found.items()}

    @cached_property
    def _by_parent(self) -> dict[tuple[str, str], list[Record]]:
        found: dict[tuple[str, str], list[Record]] = {}
        for each in self._all:
            found.setdefault((keys.parent_of(each.key), each.type), []).append(each)
        return found


def _place(record: Record) -> tuple[object, ...]:
    order = record.get("order")
    parent = keys.sort_key(keys.parent_of(record.key))
    number = int(order) if order.lstrip("-").isdigit() else 1 << 30
    return (parent, number, keys.sort_key(record.key))
