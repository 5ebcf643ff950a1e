"""The pre-flight: what a report still lacks. The coordinator runs the same checks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dxdesk.domain import targets
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Owner, Required
from dxdesk.domain.keys import type_of
from dxdesk.domain.parcel import Line
from dxdesk.domain.vocabularies import LATE

PROGRESS = "progress"
"""The field of a report whose answer calls for a way to catch up."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A required field that is blank, and the rule that asks for it."""

    key: str
    field: str
    rule: Required


@dataclass(frozen=True, slots=True)
class Excess:
    """A text of a 課 that passes its advised number of characters, and by how many."""

    key: str
    field: str
    limit: int
    by: int


def gaps(lines: Iterable[Line]) -> list[Gap]:
    """Every gap in the lines of a submission, in their order."""
    return [gap for line in lines if _is_due(line) for gap in _gaps_of(line)]


def overlong(lines: Iterable[Line]) -> Iterator[Excess]:
    """Every text of a 課 in the lines that is longer than advised, in their order."""
    for line in lines:
        for field in type_of(line.key).fields:
            over = field.excess(line.values.get(field.name) or "")
            if over and field.owner is Owner.DEPARTMENT:
                yield Excess(line.key, field.name, field.limit, over)


def lacking(values: Mapping[str, str]) -> int:
    """How many required fields of a report are blank, `values` being those that are not."""
    return len(_required(values) - values.keys())


def is_complete(values: Mapping[str, str]) -> bool:
    """Whether no required field of a report is blank, `values` being those that are not."""
    return _required(values) <= values.keys()


def is_required(field: Field, values: dict[str, str]) -> bool:
    """Whether a field of a report must be filled in, given the report's other values."""
    match field.required:
        case Required.NEVER:
            return False
        case Required.ALWAYS | Required.AT_SUBMIT:
            return True
        case Required.WHEN_RATED:
            return not values.get("exception")
        case Required.WHEN_LATE:
            return values.get(PROGRESS) in LATE
        case Required.WHEN_CHANGED:
            return targets.is_changed(values)


def _gaps_of(line: Line) -> Iterator[Gap]:
    values = {name: value for name, value in line.values.items() if value is not None}
    for field in type_of(line.key).fields:
        if is_required(field, values) and field.name not in values:
            yield Gap(line.key, field.name, field.required)


def _required(values: Mapping[str, str]) -> frozenset[str]:
    return _required_of(values.get("exception", ""), values.get(PROGRESS, ""))


@lru_cache(maxsize=256)
def _required_of(exception: str, progress: str) -> frozenset[str]:
    """The names of the fields that a report with these answers must have."""
    values = {"exception": exception, PROGRESS: progress}
    return frozenset(e.name for e in CATALOGUE["report"].fields if is_required(e, values))


def _is_due(line: Line) -> bool:
    """A report is always owed; any other record only once something is written in it."""
    return type_of(line.key).name == "report" or any(
        value is not None for value in line.values.values()
    )
