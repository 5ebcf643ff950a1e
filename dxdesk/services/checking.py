"""Checking a store to the value: what is damaged, what its last good value was, and its number."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from dxdesk.domain.errors import BadKey
from dxdesk.domain.folding import half_width
from dxdesk.domain.keys import type_of
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.records import Record, Records
from dxdesk.domain.words import histories
from dxdesk.models import cloning, engine, recovering, seals
from dxdesk.models.integrity import Examination, Fault, Finding
from dxdesk.services import lookup
from dxdesk.services.stores import Store

__all__ = ["Damage", "Fault", "Report", "check", "check_open", "number"]


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong with a store, for people.

    `title` names the record and `label` its field where it is about one; `stored` is what
    lies there, `good` the last good value (canonical, None where blank or unknown). `table`
    and `number` name the row of an act or of the history, `detail` what SQLite or the act
    calls it.
    """

    fault: Fault
    title: str
    key: str
    field: str
    label: str
    stored: str | None
    good: str | None
    table: str
    number: int
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. `number` is the 照合番号 of the whole past, "" where it has none.

    `passed` tells whether the past has gone through the number that was asked for, None
    where none was.
    """

    schema: int
    number: str
    records: int
    damages: tuple[Damage, ...]
    passed: bool | None

    @property
    def is_sound(self) -> bool:
        """Nothing is damaged, and the past is the one that was asked for."""
        return not self.damages and self.passed is not False


def check(path: Path, head: str = "") -> Report:
    """Check a store that nobody holds; `head` is a 照合番号 that was printed or exported.

    Raises the errors of `dxdesk.domain.store_errors` and `damage_errors` where it cannot be
    read at all.
    """
    found = recovering.examine(path)
    asked = half_width(head).upper()
    records = _records(found)
    return Report(
        schema=found.schema,
        number=found.numbers[-1] if found.numbers else "",
        records=len(records),
        damages=tuple(_damage(records, each) for each in found.findings),
        passed=asked in found.numbers if asked else None,
    )


def check_open(store: Store, head: str = "") -> Report:
    """Check an open store by a copy of its pages, which is removed afterwards.

    Raises as `check`, and CannotWrite where there is no room for the copy.
    """
    with TemporaryDirectory(prefix="dxdesk-") as folder:
        copy = Path(folder) / store.path.name
        with store.driver() as source:
            cloning.clone(source, copy)
        return check(copy, head)


def number(store: Store) -> str:
    """The 照合番号 of an open store's whole past, as it is printed and exported."""
    with store.reading() as connection:
        return seals.head(engine.raw_of(connection))


def _records(found: Examination) -> Records:
    return Records(
        Record(each.kind, key, {name: text for name, text in each.values.items() if text})
        for key, each in found.records.items()
        if each.is_named
    )


def _damage(records: Records, finding: Finding) -> Damage:
    return Damage(
        fault=finding.fault,
        title=_title(records, finding.key),
        key=finding.key,
        field=finding.field,
        label=_label(finding.key, finding.field),
        stored=finding.stored,
        good=finding.good,
        table=finding.table,
        number=finding.number,
        detail=finding.detail,
    )


def _title(records: Records, key: str) -> str:
    try:
        return lookup.title_of(records, key) if key else ""
    except BadKey:
        return key


def _label(key: str, field: str) -> str:
    if field == DELETED:
        return histories.STRUCK_OUT
    try:
        return type_of(key).field(field).label
    except (BadKey, KeyError):
        return field
