"""The coordinator sends: 依頼 and 受領・差戻し, one file for each 課."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from dxdesk import paths
from dxdesk.domain import keys, rollup, selection
from dxdesk.domain.backups import Reason
from dxdesk.domain.parcel import Header, Moment, Parcel, sealed
from dxdesk.domain.progress import Progress
from dxdesk.domain.receipt import Receipt
from dxdesk.domain.records import Record, Records
from dxdesk.domain.rollup import Others
from dxdesk.domain.standing import department_of
from dxdesk.domain.store_errors import WrongRole
from dxdesk.domain.vocabularies import words_of
from dxdesk.domain.words import acts as says
from dxdesk.domain.words import exchange as words
from dxdesk.exchange.write import write_parcel
from dxdesk.models import files, ledger, queries
from dxdesk.models.ledger import ActKind, Doing
from dxdesk.services import letters, lookup, outputs, parcels, receipts, stores
from dxdesk.services.stores import COORDINATOR, Store

_DOUBTFUL = 1_000_000


@dataclass(frozen=True, slots=True)
class Issued:
    """One file that was written for a 課, and the text to send with it.

    `disputed` tells how many fields of a 受領・差戻し are not decided yet.
    """

    department: str
    path: Path
    id: str
    letter: str
    disputed: int = 0


def request(
    store: Store, round_text: str, folder: Path, department: str = ""
) -> Generator[Progress, None, list[Issued]]:
    """Write one 依頼 for every 課 that has an assignment (or for one); returns the files.

    The text to send with each lies beside it, as a text file of the same name.

    Raises WrongRole, UnknownRound, UnknownDepartment, CannotWrite; a file that cannot be
    written stops the run, and what was issued before stays issued. The store is backed up
    afterwards (exchange rule 3), since the replies will refer to what it printed.
    """
    number = _last_act(store)
    try:
        return (yield from _issue(store, round_text, folder, department, Moment.REQUEST))
    finally:
        if _last_act(store) != number:
            store.back_up(Reason.REQUEST)


def give_back(
    store: Store, round_text: str, folder: Path, department: str = ""
) -> Generator[Progress, None, list[Issued]]:
    """Write one 受領・差戻し for every 課 whose files were counted in (or for one).

    The letter of each lies beside it, as with a request.
    """
    return _issue(store, round_text, folder, department, Moment.RECEIPT)


def _issue(
    store: Store, round_text: str, folder: Path, department: str, moment: Moment
) -> Generator[Progress, None, list[Issued]]:
    if not stores.is_coordinator(store):
        raise WrongRole(COORDINATOR)
    with store.reading() as connection:
        records = queries.records(connection)
        this = lookup.round_record(records, round_text)
        receivers = _receivers(connection, records, this, department, moment)
    with outputs.writing(folder):
        paths.make_folder(folder)
    issued: list[Issued] = []
    for each in receivers:
        yield Progress(len(issued), len(receivers), each.get("name"))
        issued.append(_issue_one(store, this.key, folder, each.key, moment))
    yield Progress(len(issued), len(receivers), "")
    return issued


def _last_act(store: Store) -> int:
    with store.reading() as connection:
        return queries.last_act(connection)


def _receivers(
    connection: Connection, records: Records, this: Record, department: str, moment: Moment
) -> Sequence[Record]:
    if department:
        return [lookup.department(records, department)]
    with_work = selection.departments_asked(records, keys.parent_of(this.key))
    if moment is Moment.REQUEST:
        return with_work
    answered = {
        each.department
        for each in queries.filings(connection)
        if each.is_on and each.round == this.key
    }
    return [e for e in with_work if answered & selection.answering_for(records, e.key)]


def _issue_one(
    store: Store, round_key: str, folder: Path, department: str, moment: Moment
) -> Issued:
    with outputs.put_back() as keep, store.writing() as connection:
        records = queries.records(connection)
        this = lookup.round_record(records, round_key)
        asked = selection.request_lines(records, department, this)
        lines, printed = parcels.printed_for(connection, asked, department)
        header = _header(connection, records, this, department, moment)
        parcel = sealed(Parcel(header, tuple(lines)))
        path = folder / paths.legal_file_name(_file_name(parcel.header) + ".xlsx")
        act = ledger.start_act(connection, _doing(store, parcel.header))
        files.keep_snapshot(connection, act, parcel.header, printed, path.name)
        leaving = parcels.with_head(connection, parcel)
        receipt = _receipt(connection, records, this, department, moment)
        if receipt:
            letter = receipts.letter(receipt)
        else:
            receiver = lookup.department(records, department)
            letter = letters.request(records, this, receiver, path.name)
        with outputs.writing(path):
            keep(path)
            known = words_of(records, header.plan)
            write_parcel(leaving, records, known, path, receipt, _shared(records, header))
        _write_letter(letter, path.with_suffix(".txt"), keep)
    disputed = len(receipt.disputed) if receipt else 0
    return Issued(department, path, parcel.header.id, letter, disputed)


def _shared(records: Records, header: Header) -> list[Others]:
    """The 取組 that the 課 leads and others have too, with what they answered in the round."""
    found = rollup.shared(records, header.plan, header.round)
    return [each for each in found if department_of(each.lead) == header.department]


def _write_letter(letter: str, path: Path, keep: Callable[[Path], None]) -> None:
    """As text that Windows' editor shows as it is: UTF-8 with its mark, CRLF."""

    def write(file: BinaryIO) -> None:
        file.write(letter.replace("\n", "\r\n").encode("utf-8-sig"))

    with outputs.writing(path):
        keep(path)
        paths.write_beside(path, write)


def _receipt(
    connection: Connection, records: Records, this: Record, department: str, moment: Moment
) -> Receipt | None:
    if moment is not Moment.RECEIPT:
        return None
    return receipts.of(connection, records, this, department)


def _header(
    connection: Connection, records: Records, this: Record, department: str, moment: Moment
) -> Header:
    counted = [
        each for each in queries.filings(connection) if each.is_on and each.department == department
    ]
    known = {each.id for each in counted} | {each.written for each in counted if each.written}
    plan = keys.parent_of(this.key)
    return Header(
        moment=moment,
        plan=plan,
        department=department,
        round=this.key,
        number=_next_number(connection, department),
        counted=tuple(sorted(known)),
        titles={
            words.PLAN_TITLE: records.name_of(plan),
            words.DEPARTMENT_NAME: records.name_of(department),
            words.ROUND_NAME: lookup.round_name(this),
            words.DUE: this.get("due"),
        },
    )


def _next_number(connection: Connection, department: str) -> int:
    """One more than any issue number that was ever seen, so that a restore repeats none.

    A number that only a file claims counts as far as a coordinator may ever have come.
    """
    known = [s for s in queries.snapshots(connection) if s.department == department]
    issued = [s.number for s in known if s.act_kind != ActKind.ADOPT]
    told = [s.number for s in known if s.act_kind == ActKind.ADOPT]
    told += [f.number for f in queries.filings(connection) if f.department == department]
    return max([*issued, *(each for each in told if each < _DOUBTFUL)], default=0) + 1


def _doing(store: Store, header: Header) -> Doing:
    names = header.titles[words.DEPARTMENT_NAME], header.titles[words.ROUND_NAME]
    if header.moment is Moment.REQUEST:
        return Doing(ActKind.REQUEST, says.request(*names), stores.who(store))
    return Doing(ActKind.RETURN, says.receipt(*names), stores.who(store))


def _file_name(header: Header) -> str:
    titles = header.titles
    return words.file_name(header.moment, titles[words.DEPARTMENT_NAME], titles[words.ROUND_NAME])
