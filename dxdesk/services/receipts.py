"""受領・差戻し for a 課: what became of its files, what is asked of it, and the letter with it."""

from collections import Counter
from datetime import date

from sqlalchemy import Connection

from dxdesk.domain import calendar, selection
from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.receipt import Asked, CountedIn, Receipt, Unsettled
from dxdesk.domain.records import Record, Records
from dxdesk.domain.remarks import State
from dxdesk.domain.words import merge as merge_words
from dxdesk.domain.words import receipts as words
from dxdesk.models import fates, queries
from dxdesk.models.evidence import Gatherer
from dxdesk.models.fates import Told
from dxdesk.services import lookup, remarks, showing
from dxdesk.services.stores import Store

_SETTLED = frozenset({Fate.APPLIED, Fate.SAME})


def receipt(store: Store, round_text: str, department: str) -> Receipt:
    """What one 課 is told. Raises UnknownRound, UnknownDepartment."""
    with store.reading() as connection:
        records = queries.records(connection)
        this = lookup.round_record(records, round_text)
        return of(connection, records, this, lookup.department(records, department).key)


def of(connection: Connection, records: Records, this: Record, department: str) -> Receipt:
    """As `receipt`, for the key of a 課, inside a running unit of work."""
    gatherer = Gatherer(connection)
    senders = selection.answering_for(records, department)
    filings = [
        each
        for each in queries.filings(connection)
        if each.is_on and each.round == this.key and each.department in senders
    ]
    told = {each.row: fates.fates(connection, each.row, gatherer) for each in filings}
    faulty = queries.faulty_cells(connection, [each.row for each in filings])
    return Receipt(
        department=records.name_of(department),
        round_name=lookup.round_name(this),
        due=this.get("due"),
        files=tuple(
            CountedIn(each.file_name, each.at, Counter(one.fate for one in told[each.row]))
            for each in filings
        ),
        unsettled=tuple(
            _unsettled(records, one, waits=(each.row, one.sheet, one.address) in faulty)
            for each in filings
            for one in told[each.row]
            if one.fate not in _SETTLED
        ),
        remarks=tuple(
            Asked(each.title, each.labels, each.text, each.answer, words.STATES[each.state])
            for each in remarks.told(connection, records, this.key, department)
        ),
    )


def letter(found: Receipt) -> str:
    """The text to send with it: thanks, and what is asked for where something is."""
    open_remarks = [each for each in found.remarks if each.state == words.STATES[State.OPEN]]
    lines = [words.address(found.department), "", *words.thanks(found.round_name)]
    if open_remarks or found.to_mend:
        lines += ["", *words.please(_day(found.due))]
        for number, each in enumerate(open_remarks, start=1):
            lines += ["", words.asked(number, each.title, each.labels), each.text]
        for number, cell in enumerate(found.to_mend, start=len(open_remarks) + 1):
            lines += ["", words.asked(number, cell.title, cell.label)]
            lines.append(words.not_taken(cell.place, cell.value, cell.why))
    elif not found.disputed:
        lines += ["", words.NOTHING_ASKED]
    if found.disputed:
        lines += ["", *words.DISPUTED, *(words.disputed(*each) for each in found.disputed)]
    return "\n".join([*lines, "", words.CLOSING])


def _day(due: str) -> str:
    """The day asked for, unless it has passed."""
    if not due or due < date.today().isoformat():
        return ""
    return calendar.full_date(date.fromisoformat(due))


def _unsettled(records: Records, each: Told, *, waits: bool) -> Unsettled:
    return Unsettled(
        title=showing.title(records, each.key),
        label=showing.field_label(each.key, each.field),
        value=showing.value_text(records, each.key, each.field, each.value),
        shown=showing.value_text(records, each.key, each.field, each.shown),
        fate=each.fate,
        place=showing.place_text(each.sheet, each.address),
        why=each.detail or merge_words.REASONS.get(each.reason, ""),
        waits=waits,
    )
