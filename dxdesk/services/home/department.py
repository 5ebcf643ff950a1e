"""ホーム of a 課: its open reports with what they lack, remarks, conflicts, the file to send."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from dxdesk.domain import keys, remarks
from dxdesk.domain.asked import State
from dxdesk.domain.checks import Gap
from dxdesk.domain.merge.facts import DELETED, Value
from dxdesk.domain.parcel import Moment
from dxdesk.domain.records import Records
from dxdesk.domain.store_errors import NothingToSubmit
from dxdesk.domain.values import same
from dxdesk.models import past, queries
from dxdesk.models.past import Sent
from dxdesk.models.queries import Snapshot
from dxdesk.services import inbox, instructions, lookup, showing, skills, submitting
from dxdesk.services import remarks as remark_service
from dxdesk.services.home.tasks import Home, Recent, Task, What, backup_tasks, coming, days_until
from dxdesk.services.inbox import Asked
from dxdesk.services.leaving import own_fields
from dxdesk.services.stores import Store
from dxdesk.services.submitting import PreFlight


def look(
    store: Store,
    connection: Connection,
    records: Records,
    today: date,
    recent: tuple[Recent, ...],
) -> Home:
    """What a 課 has to do."""
    asked = inbox.asked_within(connection, records)
    if not asked:
        return Home((Task(What.TAKE), *backup_tasks(store)), recent, coming=coming(records, today))
    this = asked[0]
    besides = (*_instructions(store, records, today), *_skills(store, records, this, today))
    first = [each for each in besides if _leaves_with(this, each)]
    tasks: list[Task] = []
    sends: list[Task] = []
    done = total = 0
    for each in [this, *(each for each in asked[1:] if each.due >= today.isoformat())]:
        try:
            found = submitting.check(store, connection, records, each.round)
        except NothingToSubmit:
            continue
        tasks += _tasks(connection, records, store.identity.department, each, found, today)
        if not found.gaps and not found.conflicts:
            besides_it = len(first) if each is this else 0
            sends += _to_send(connection, records, each, found.base, today, besides_it)
        if each is this:
            done, total = _progress(found)
    sent = past.last_sent(connection, this.round)
    return Home(
        (
            *tasks,
            *first,
            *sends,
            *(each for each in besides if each not in first),
            *backup_tasks(store),
        ),
        recent,
        this.round_name,
        this.due,
        days_until(this.due, today),
        done,
        total,
        sent=sent.at if sent else "",
        receipt=_last_receipt(connection, this.round),
        is_over=bool(sent) and not (tasks or first or sends),
        coming=coming(records, today, [each.round for each in asked]),
    )


def _tasks(
    connection: Connection,
    records: Records,
    department: str,
    asked: Asked,
    found: PreFlight,
    today: date,
) -> Iterator[Task]:
    until = (asked.due, days_until(asked.due, today))
    for item in found.conflicts:
        yield _at(What.CONFLICT, records, item.key, item.field, until)
    for each in remark_service.told(connection, records, asked.round, department):
        if each.state is remarks.State.OPEN:
            field = next(iter(each.fields), "")
            yield _at(What.REMARK, records, each.report, field, until, (each.text,))
    for gaps in _by_assignment(found):
        parts = tuple(dict.fromkeys(showing.field_label(gap.key, gap.field) for gap in gaps))
        yield _at(What.ANSWER, records, gaps[0].key, gaps[0].field, until, parts)


def _leaves_with(asked: Asked, task: Task) -> bool:
    """Whether what a task is about is due with the file of a round."""
    is_asked = task.what is What.SKILLS or bool(task.due)
    return is_asked and task.due <= asked.due


def _instructions(store: Store, records: Records, today: date) -> Iterator[Task]:
    for each in instructions.orders(store, records, today):
        if each.owe and each.state is not State.CLOSED:
            key = instructions.answer_key(each.key, store.identity.department)
            yield Task(
                What.INSTRUCTION, each.title, "", (each.asker,), 1, each.due, each.days, key, "text"
            )


def _skills(store: Store, records: Records, asked: Asked, today: date) -> Iterator[Task]:
    """The numbers of the year that are asked for with the round in hand."""
    rows = skills.rows(store, records, skills.year_now(store, records, today))
    lacking = sum(each.gap is None for each in rows)
    if lacking:
        days = days_until(asked.due, today)
        yield Task(What.SKILLS, asked.round_name, count=lacking, due=asked.due, days=days)


def _to_send(
    connection: Connection,
    records: Records,
    asked: Asked,
    base: Snapshot,
    today: date,
    besides: int,
) -> Iterator[Task]:
    """The file, where it is complete; `besides` is what else is due and would leave with it."""
    until = (asked.due, days_until(asked.due, today))
    sent = past.last_sent(connection, asked.round)
    if not sent:
        yield Task(What.SEND, asked.round_name, "", (), besides, *until, asked.round)
    elif changed := _own_changes(connection, records, base, sent):
        yield Task(What.SEND_AGAIN, asked.round_name, "", (), changed, *until, asked.round)


def _own_changes(connection: Connection, records: Records, base: Snapshot, sent: Sent) -> int:
    """How many values of its own a 課 has changed since it sent, but for those that the file it
    took last, a 受領 perhaps, says as they are now."""
    changed = past.changed_since(connection, sent.act)
    own = [place for place in changed if place[1] in own_fields(keys.type_of(place[0]).name)]
    if base.act < sent.act:
        return len(own)
    told = queries.printed_values(connection, base.row)
    return sum(not same(_now(records, *place), told.get(place)) for place in own)


def _now(records: Records, key: str, field: str) -> Value:
    record = records.get(key)
    if field == DELETED:
        return None if record else "1"
    return (record.get(field) or None) if record else None


def _by_assignment(found: PreFlight) -> list[list[Gap]]:
    """The gaps of each assignment, those of its report first."""
    groups: dict[str, list[Gap]] = {}
    for gap in found.gaps:
        groups.setdefault(keys.lineage_of(gap.key).get("assignment", gap.key), []).append(gap)
    return [
        sorted(gaps, key=lambda gap: keys.type_of(gap.key).name != "report")
        for _, gaps in sorted(groups.items(), key=lambda each: keys.sort_key(each[0]))
    ]


def _progress(found: PreFlight) -> tuple[int, int]:
    reports = [each.key for each in found.lines if keys.type_of(each.key).name == "report"]
    work = {keys.parent_of(each) for each in reports}
    lacking = {keys.lineage_of(gap.key).get("assignment") for gap in found.gaps}
    return len(work - lacking), len(work)


def _last_receipt(connection: Connection, round_key: str) -> str:
    found = [
        each.at
        for each in queries.snapshots(connection)
        if each.is_on and each.moment == Moment.RECEIPT and each.round == round_key
    ]
    return max(found, default="")


def _at(
    what: What,
    records: Records,
    key: str,
    field: str,
    until: tuple[str, int | None],
    parts: tuple[str, ...] = (),
) -> Task:
    initiative = records.get(keys.lineage_of(key).get("initiative", ""))
    number = initiative.get("number") if initiative else ""
    title = initiative.get("title") if initiative else lookup.title_of(records, key)
    labels = parts or (showing.field_label(key, field),)
    return Task(what, title, number, labels, len(labels), *until, key, field)
