"""Letters of the coordinator to a 課: with a request, and to remind of an answer that is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from dxdesk.domain import asked, calendar, checks, holidays, keys, selection, skills
from dxdesk.domain.board import DepartmentStatus, State
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Record, Records
from dxdesk.domain.remarks import State as Remarked
from dxdesk.domain.words import letters as words
from dxdesk.models import queries
from dxdesk.services import lookup, receipts, remarks, stores
from dxdesk.services.status import status
from dxdesk.services.stores import Store

_WAITS = (State.WAITING, State.OVERDUE, State.RETURNED)


@dataclass(frozen=True, slots=True)
class Letter:
    """A text to send to a 課, whose key and name go with it."""

    department: str
    name: str
    text: str


def reminders(store: Store, round_text: str, department: str = "") -> tuple[Letter, ...]:
    """A 催促文 for every 課 that was asked and whose answer has not come (or for one).

    Raises UnknownRound, UnknownDepartment.
    """
    records = stores.records(store)
    wanted = lookup.department(records, department).key if department else ""
    return tuple(
        Letter(each.department, each.name, _reminder(store, records, round_text, each))
        for each in status(store, round_text)
        if each.state in _WAITS and wanted in ("", each.department)
    )


def returned(store: Store, round_text: str, department: str) -> Letter:
    """The 差戻し文 for a 課, as it goes with a 受領・差戻し. Raises as `receipts.receipt`."""
    found = lookup.department(stores.records(store), department)
    text = receipts.letter(receipts.receipt(store, round_text, department))
    return Letter(found.key, found.get("name"), text)


def request(records: Records, this: Record, department: Record, file_name: str) -> str:
    """The text to send with a 依頼: what is asked, how it is answered, until when."""
    work = selection.assignments(records, department.key, keys.parent_of(this.key))
    return "\n".join(
        [
            words.address(department.get("name")),
            "",
            *words.asked(lookup.round_name(this), len(work), _day(this.get("due"))),
            "",
            *(words.item(_initiative(records, each.key)) for each in work),
            *map(words.item, _besides(records, this, department.key)),
            "",
            *words.how_to_answer(file_name),
            *([this.get("note")] if this.get("note") else []),
            "",
            words.CLOSING,
        ]
    )


def _reminder(store: Store, records: Records, round_text: str, found: DepartmentStatus) -> str:
    this = lookup.round_record(records, round_text)
    with store.reading() as connection:
        if found.state is State.RETURNED:
            body = _sent_back(connection, records, this, found.department)
        else:
            body = _unanswered(records, this, found.department)
        sent = _sent(connection, this.key, found.department)
    opening = words.reminder(
        lookup.round_name(this),
        words.WHAT[found.state is State.RETURNED],
        _day(this.get("due")),
        _days_over(this.get("due")),
        _days_left(this.get("due")),
    )
    lines = [words.address(found.name), "", *opening, "", *body, "", words.sent_as(*sent)]
    return "\n".join([*lines, words.ALREADY_SENT, "", words.CLOSING])


def _unanswered(records: Records, this: Record, department: str) -> list[str]:
    lines = [words.PLEASE_ANSWER]
    for each in selection.assignments(records, department, keys.parent_of(this.key)):
        line = selection.line(records, keys.report_key(each.key, this.key))
        blank = len(checks.gaps([line]))
        lines.append(words.item(words.to_fill_in(_initiative(records, each.key), blank)))
    return [*lines, *map(words.item, _besides(records, this, department))]


def _besides(records: Records, this: Record, department: str) -> Iterator[str]:
    """What is asked besides the reports and is not there yet: instructions, numbers of skills."""
    plan = keys.parent_of(this.key)
    for each in asked.asked(records, plan, department):
        if each.waiting and not each.is_closed:
            due = each.instruction.get("due")
            until = calendar.short_date(date.fromisoformat(due)) if due else ""
            yield words.instruction(each.instruction.get("title"), until)
    year = int(this.get("year") or 0)
    blank = sum(each.gap is None for each in skills.counts(records, plan, year, department))
    if blank:
        yield words.skills(calendar.year_name(year), blank)


def _sent_back(
    connection: Connection, records: Records, this: Record, department: str
) -> list[str]:
    told = remarks.told(connection, records, this.key, department)
    waiting = [each for each in told if each.state is Remarked.OPEN]
    found = receipts.of(connection, records, this, department)
    return [
        words.PLEASE_MEND,
        *(words.item(words.remark(each.title, each.labels, each.text)) for each in waiting),
        *(words.item(words.remark(each.title, each.label, each.why)) for each in found.to_mend),
    ]


def _sent(connection: Connection, round_key: str, department: str) -> tuple[str, str]:
    """The newest file that went to the 課 for the round: its name, and the day as R6.4.1."""
    mine = [
        each
        for each in queries.snapshots(connection)
        if (each.round, each.department) == (round_key, department)
    ]
    newest = max(mine, key=lambda each: each.number)
    return newest.file_name, calendar.short_date(date.fromisoformat(newest.at[:10]))


def _initiative(records: Records, assignment: str) -> str:
    initiative = records.get(keys.lineage_of(assignment)["initiative"])
    number = initiative.get("number") if initiative else ""
    title = initiative.get("title") if initiative else ""
    return f"{CATALOGUE['initiative'].label}{number} {title}".strip()


def _day(due: str) -> str:
    return calendar.full_date(date.fromisoformat(due)) if due else ""


def _days_over(due: str) -> int:
    return max(0, (date.today() - date.fromisoformat(due)).days) if due else 0


def _days_left(due: str) -> int:
    return holidays.working_days_until(date.today(), date.fromisoformat(due)) if due else 0
