"""指摘 on the fields of a report: made by the coordinator, answered by the 課, then closed.

A remark closes by itself when it is answered: in words, or by a field that no longer says
what it said when the remark was made. So both stores agree without anybody ticking it off.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from dxdesk.domain import keys, remarks, selection
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.records import Record, Records
from dxdesk.domain.remarks import State
from dxdesk.domain.store_errors import UnknownRecord, WrongRole
from dxdesk.domain.words.loading import NOT_BLANK
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


def waiting(store: Store, round_key: str) -> tuple[Remark, ...]:
    """The remarks of a round that wait for an answer of this store's 課."""
    found = of_round(store, round_key, store.identity.department)
    return tuple(each for each in found if each.state is State.OPEN)


def told(
    connection: Connection, records: Records, round_key: str, department: str = ""
) -> tuple[Remark, ...]:
    """As `of_round`, inside a running unit of work."""
    found = [
        each
        for each in records.of("remark")
        if keys.round_in(each.key) == round_key
        and (not department or selection.is_work_of(records, each.key, department))
    ]
    return tuple(_remarks(connection, records, found))


def add(store: Store, report: str, fields: Sequence[str], text: str) -> str:
    """Remark on fields of a report, by name or label; the remark's key.

    Raises WrongRole, UnknownRecord (no report of a round that is known), BadValue.
    """
    _require_coordinator(store)
    _require_report(store, report)
    typed = {"field": LIST_MARK.join(fields), "text": text}
    kind = CATALOGUE["remark"]
    for name, value in typed.items():
        if not value.strip():
            raise BadValue(kind.field(name).label, value, NOT_BLANK)
    return edits.add_record(store, "remark", report, typed)


def close(store: Store, key: str) -> None:
    """Close a remark although nothing answered it. Raises WrongRole, UnknownRecord."""
    _require_remark(store, key)
    edits.set_value(store, key, "closed_on", date.today().isoformat())


def withdraw(store: Store, key: str) -> bool:
    """Take a remark back: strike it out, or close it where a 課 has been sent it already.

    No workbook deletes a record, so what was sent can only be closed there; False for that.
    Raises WrongRole, UnknownRecord.
    """
    _require_remark(store, key)
    if _was_sent(store, key):
        close(store, key)
        return False
    edits.delete_record(store, key)
    return True


def _was_sent(store: Store, key: str) -> bool:
    with store.reading() as connection:
        sent = [each for each in queries.snapshots(connection) if each.round == keys.round_in(key)]
        return any(key in queries.printed_keys(connection, each.row) for each in sent)


def _require_remark(store: Store, key: str) -> None:
    _require_coordinator(store)
    record = stores.records(store).get(key)
    if record is None or record.type != "remark":
        raise UnknownRecord(key)


def _require_report(store: Store, key: str) -> None:
    records = stores.records(store)
    is_report = keys.is_key(key) and keys.type_of(key).name == "report"
    if not is_report or not records.get(keys.round_in(key)) or not records.get(keys.parent_of(key)):
        raise UnknownRecord(key)


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
