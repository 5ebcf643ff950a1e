"""指摘 on the fields of a report: made by the coordinator, answered by the 課, then closed.

A remark closes by itself when it is answered: in words, or by a field that no longer says
what it said when the remark was made. So both stores agree without anybody ticking it off.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from dxdesk.domain import keys, remarks
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Record, Records
from dxdesk.domain.remarks import State
from dxdesk.domain.store_errors import WrongRole
from dxdesk.domain.words.values import LIST_MARK
from dxdesk.models import queries
from dxdesk.models.queries import Revision
from dxdesk.services import edits, showing, stores
from dxdesk.services.stores import COORDINATOR, Store

_CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark. `title` names the 取組, `labels` the fields it is about, as printed."""

    key: str
    report: str
    department: str
    title: str
    fields: tuple[str, ...]
    labels: str
    text: str
    answer: str
    state: State


def of_report(store: Store, report: str) -> tuple[Remark, ...]:
    """The remarks on a report."""
    with store.reading() as connection:
        records = queries.records(connection)
        return tuple(_remarks(connection, records, records.below(report, "remark")))


def of_round(store: Store, round_key: str, department: str = "") -> tuple[Remark, ...]:
    """The remarks of a round, those of one 課 if asked, in the records' order."""
    with store.reading() as connection:
        return told(connection, queries.records(connection), round_key, department)


def told(
    connection: Connection, records: Records, round_key: str, department: str = ""
) -> tuple[Remark, ...]:
    """As `of_round`, inside a running unit of work."""
    found = [
        each
        for each in records.of("remark")
        if keys.round_in(each.key) == round_key and department in ("", keys.department_in(each.key))
    ]
    return tuple(_remarks(connection, records, found))


def add(store: Store, report: str, fields: Sequence[str], text: str) -> str:
    """Remark on fields of a report, named as the catalogue does; the remark's key.

    Raises WrongRole, UnknownRecord, BadValue.
    """
    _require_coordinator(store)
    kind = CATALOGUE["report"]
    labels = LIST_MARK.join(kind.field(each).label for each in fields)
    return edits.add_record(store, "remark", report, {"field": labels, "text": text})


def close(store: Store, key: str) -> None:
    """Close a remark although nothing answered it. Raises WrongRole, UnknownRecord."""
    _require_coordinator(store)
    edits.set_value(store, key, "closed_on", date.today().isoformat())


def _require_coordinator(store: Store) -> None:
    if not stores.is_coordinator(store):
        raise WrongRole(COORDINATOR)


def _remarks(connection: Connection, records: Records, found: Sequence[Record]) -> Iterator[Remark]:
    for each in found:
        report = keys.parent_of(each.key)
        fields = remarks.fields_of(each)
        yield Remark(
            key=each.key,
            report=report,
            department=keys.department_in(each.key),
            title=showing.title(records, report),
            fields=fields,
            labels=LIST_MARK.join(showing.field_label(report, name) for name in fields),
            text=each.get("text"),
            answer=each.get("answer"),
            state=remarks.state(each, _changed(connection, records, each, report)),
        )


def _changed(
    connection: Connection, records: Records, remark: Record, report: str
) -> frozenset[str]:
    """The fields that differ from what they said when the remark came into this store."""
    made = queries.history(connection, remark.key, "text")
    if not made:
        return frozenset()
    record = records.get(report)
    return frozenset(
        name
        for name in remarks.fields_of(remark)
        if _moved(queries.history(connection, report, name), made[0], record, name)
    )


def _moved(past: Sequence[Revision], made: Revision, record: Record | None, name: str) -> bool:
    later = [each for each in past if each.act > made.act and each.effect == _CHANGED]
    now = record.get(name) if record else ""
    return bool(later) and (later[0].before or "") != now
