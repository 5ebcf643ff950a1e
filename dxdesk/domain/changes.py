"""前回からの変化: what differs between two moments, by record and by field.

A round has reports of its own, so two rounds are compared answer by answer, assignment by
assignment; two states of one store are compared record by record.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dxdesk.domain import keys, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind
from dxdesk.domain.records import Record, Records

_SAID_ONCE = frozenset({Kind.CHOICE, Kind.MONEY, Kind.DATE})
_CARRIED = frozenset({"recovery", "decision_needed"})


class How(StrEnum):
    """What happened to a record between the two moments."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs, as canonical text; "" is blank."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that differs. `key` is its key now, or the one it had where it is gone."""

    key: str
    how: How
    fields: tuple[FieldChange, ...]

    def field(self, name: str) -> FieldChange | None:
        """What became of a field, None where it is as before."""
        return next((each for each in self.fields if each.field == name), None)


def between(
    before: Records, after: Records, kinds: Iterable[str] = CATALOGUE
) -> tuple[RecordChange, ...]:
    """Every record of those kinds that differs between two states, in the catalogue's order."""
    return tuple(found for kind in kinds for found in _of_kind(before, after, kind))


def between_rounds(
    before: Records, earlier: str, after: Records, later: str
) -> tuple[RecordChange, ...]:
    """The answers of a round against those of an earlier one, in the order of the later state.

    Both rounds may be the same one at two moments. A report that neither has is left out.
    """
    work = dict.fromkeys(
        each.key for records in (after, before) for each in records.of("assignment")
    )
    plan = keys.parent_of(later)
    return tuple(
        found
        for key in work
        if keys.lineage_of(key)["plan"] == plan
        for found in _answer(before, after, keys.report_key(key, earlier), later)
    )


def is_carried(field: Field) -> bool:
    """Whether a field may be compared between two rounds: most texts are new each time."""
    return field.kind in _SAID_ONCE or field.name in _CARRIED


def differing(before: Record | None, after: Record | None) -> tuple[FieldChange, ...]:
    """The fields in which two records of one type differ beyond what a spreadsheet changes."""
    some = after or before
    if some is None:
        return ()
    pairs = (
        FieldChange(
            field.name,
            before.get(field.name) if before else "",
            after.get(field.name) if after else "",
        )
        for field in CATALOGUE[some.type].fields
    )
    return tuple(each for each in pairs if not values.same(each.before, each.after))


def _of_kind(before: Records, after: Records, kind: str) -> Iterator[RecordChange]:
    for new in after.of(kind):
        yield from _change(new.key, before.get(new.key), new)
    for old in before.of(kind):
        if after.get(old.key) is None:
            yield from _change(old.key, old, None)


def _answer(before: Records, after: Records, old: str, later: str) -> Iterator[RecordChange]:
    new = keys.report_key(keys.parent_of(old), later)
    yield from _change(new, before.get(old), after.get(new))


def _change(key: str, old: Record | None, new: Record | None) -> Iterator[RecordChange]:
    fields = differing(old, new)
    if old is None and new is not None:
        yield RecordChange(key, How.ADDED, fields)
    elif new is None and old is not None:
        yield RecordChange(key, How.REMOVED, fields)
    elif fields:
        yield RecordChange(key, How.CHANGED, fields)
