"""What loading brings: each row that can be taken, and the order of rows that give none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dxdesk.domain import keys
from dxdesk.domain.loading import Problem
from dxdesk.domain.records import Record, Records
from dxdesk.exchange.loadable import TEMPLATES, LoadRow


@dataclass(frozen=True, slots=True)
class LoadedRow:
    """A row that can be taken: its record with the filled fields, and where it stood."""

    record: Record
    row: LoadRow


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a workbook brings; a row with a problem is left out whole."""

    rows: tuple[LoadedRow, ...]
    problems: tuple[Problem, ...]


def in_sheet_order(rows: Sequence[LoadedRow], present: Records) -> list[LoadedRow]:
    """The rows, those of a part of a plan that is new numbered as they stand in their sheet.

    Nothing is numbered where any row says its own 並び順, or where the keys' order is the same.
    """
    groups: dict[tuple[str, str], list[LoadedRow]] = defaultdict(list)
    for each in rows:
        groups[each.record.type, keys.parent_of(each.record.key)].append(each)
    order = {
        each.record.key: place
        for (kind, parent), group in groups.items()
        if kind in TEMPLATES["plan"] and parent and not present.below(parent, kind)
        for place, each in _places(group)
    }
    return [_with_order(each, order.get(each.record.key)) for each in rows]


def _places(group: Sequence[LoadedRow]) -> Iterable[tuple[int, LoadedRow]]:
    found = [each.record.key for each in group]
    is_said = any(each.record.get("order") for each in group)
    if is_said or not group[0].row.kind.has("order") or sorted(found, key=keys.sort_key) == found:
        return ()
    return enumerate(group, start=1)


def _with_order(each: LoadedRow, place: int | None) -> LoadedRow:
    if place is None:
        return each
    fields = {**each.record.fields, "order": str(place)}
    return replace(each, record=replace(each.record, fields=fields))
