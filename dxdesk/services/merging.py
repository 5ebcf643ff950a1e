"""取りまとめ: files are read, listed, counted in; undone and redone one by one.

Both sides merge: the coordinator the files of every 課, a department those of its own 係.
A preview counts the files in and rolls back, so it is the real run but for the last step.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection

from dxdesk.domain import keys
from dxdesk.domain.backups import Reason
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.parcel import Header, Moment, Received, Repair
from dxdesk.domain.progress import Progress, Work
from dxdesk.domain.records import Records
from dxdesk.domain.store_errors import UnknownMerge, WrongFile
from dxdesk.domain.words import acts as says
from dxdesk.domain.words import exchange as words
from dxdesk.models import fates, files, ledger, queries
from dxdesk.models.fates import Told
from dxdesk.models.ledger import ActKind, Doing
from dxdesk.models.projection import Change
from dxdesk.models.queries import CountedFile, Item
from dxdesk.services import lookup, stores
from dxdesk.services.incoming import Read, expand, read_all
from dxdesk.services.stores import Store

__all__ = [
    "CountedFile",
    "FileResult",
    "MergeResult",
    "Told",
    "counted_files",
    "expand",
    "has_moved",
    "merge",
    "preview",
    "redo_merge",
    "told_of",
    "undo_merge",
]

NEW = "new"
KNOWN = "known"
AGAIN = "again"
UNCHANGED = "unchanged"
ADOPTED = "adopted"
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file.

    `status` is new, known (counted before), again (it was undone and is counted again),
    unchanged (an untouched request), adopted or refused (`error` says why).
    """

    path: Path
    status: str
    id: str = ""
    department: str = ""
    round: str = ""
    told: tuple[Told, ...] = ()
    repairs: tuple[Repair, ...] = ()
    error: DxdeskError | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many statements had each fate; they add up to all that the file said."""
        found = Counter(each.fate for each in self.told)
        return {fate.value: found[fate] for fate in Fate}


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What merging did, or would do: per file, every change of what the store shows, and
    the questions that are open afterwards. `moment` tells whether the store has moved since."""

    files: tuple[FileResult, ...]
    changes: tuple[Change, ...]
    items: tuple[Item, ...]
    moment: int


@dataclass
class _Run:
    results: list[FileResult] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


Merging = Work[MergeResult]


def preview(store: Store, paths: Sequence[Path]) -> Merging:
    """What merging the files and folders would do; nothing is written."""
    reads = yield from read_all(stores.records(store), expand(paths))
    run = _Run()
    with store.reading() as connection:
        moment = queries.last_act(connection)
        for path, read in reads:
            _count(store, connection, run, path, read)
        return _finish(connection, run, moment)


def merge(store: Store, paths: Sequence[Path]) -> Merging:
    """Count the files in, each in one transaction; stopping leaves whole files only.

    The store is backed up first if anything will be counted.
    """
    reads = yield from read_all(stores.records(store), expand(paths))
    if _will_count(store, reads):
        store.back_up(Reason.MERGE)
    run = _Run()
    for place, (path, read) in enumerate(reads):
        yield Progress(place, len(reads), path.name)
        with store.writing() as connection:
            _count(store, connection, run, path, read)
    with store.reading() as connection:
        return _finish(connection, run, queries.last_act(connection))


def has_moved(store: Store, previewed: MergeResult) -> bool:
    """Whether the store has changed since a preview, so that it must be previewed again."""
    with store.reading() as connection:
        return queries.last_act(connection) != previewed.moment


def counted_files(store: Store) -> list[CountedFile]:
    """The 提出台帳."""
    with store.reading() as connection:
        return queries.filings(connection)


def told_of(store: Store, identity: str) -> tuple[Told, ...]:
    """Every statement of a counted file with its present fate. Raises UnknownMerge."""
    with store.reading() as connection:
        return tuple(fates.fates(connection, _filing(connection, identity).row))


def undo_merge(store: Store, identity: str) -> tuple[Change, ...]:
    """Switch a counted file off, whatever was merged after it. Raises UnknownMerge."""
    return _switch(store, identity, ActKind.UNDO, says.undo, on=False)


def redo_merge(store: Store, identity: str) -> tuple[Change, ...]:
    """Switch an undone file on again. Raises UnknownMerge."""
    return _switch(store, identity, ActKind.REDO, says.redo, on=True)


def _switch(
    store: Store, identity: str, kind: ActKind, label: Callable[[str], str], *, on: bool
) -> tuple[Change, ...]:
    with store.writing() as connection:
        found = _filing(connection, identity)
        if found.is_on == on:
            return ()
        name = label(says.merge(found.file_name))
        doing = Doing(kind, name, stores.who(store), found.file_name, target=found.act)
        return ledger.switch(connection, doing, on=on).changes


def _filing(connection: Connection, identity: str) -> CountedFile:
    for each in queries.filings(connection):
        if each.id == identity or (len(identity) >= 6 and each.id.startswith(identity)):
            return each
    raise UnknownMerge(identity)


def _count(
    store: Store, connection: Connection, run: _Run, path: Path, read: Received | DxdeskError
) -> None:
    if isinstance(read, DxdeskError):
        run.results.append(FileResult(path, REFUSED, error=read))
        return
    try:
        _check(store, connection, path, read, queries.records(connection))
    except DxdeskError as error:
        run.results.append(FileResult(path, REFUSED, error=error))
        return
    status, changes = _count_received(store, connection, path, read)
    run.changes += changes
    header = _placed(connection, read.header)
    run.results.append(
        FileResult(path, status, read.id, header.department, header.round, (), read.repairs)
    )


def _will_count(store: Store, reads: Sequence[Read]) -> bool:
    """Whether some file is readable, fits and is not counted already."""
    with store.reading() as connection:
        records = queries.records(connection)
        counted = {each.id for each in queries.filings(connection) if each.is_on}
        for path, read in reads:
            if isinstance(read, Received) and read.id not in counted:
                with suppress(DxdeskError):
                    _check(store, connection, path, read, records)
                    return True
    return False


def _count_received(
    store: Store, connection: Connection, path: Path, read: Received
) -> tuple[str, Sequence[Change]]:
    if read.is_untouched_snapshot:
        return _meet_snapshot(store, connection, path, read)
    known = {each.id: each for each in queries.filings(connection)}
    if read.id in known:
        return _meet_again(store, connection, path, known[read.id])
    doing = Doing(ActKind.MERGE, says.merge(path.name), stores.who(store), path.name)
    return NEW, files.count_in(connection, read, doing, read.header.number).changes


def _meet_snapshot(
    store: Store, connection: Connection, path: Path, read: Received
) -> tuple[str, Sequence[Change]]:
    """A request as it was issued says nothing, unless the store was restored since."""
    is_known = queries.snapshot(connection, read.header.id) is not None
    if is_known or not stores.is_coordinator(store):
        return UNCHANGED, ()
    doing = Doing(ActKind.ADOPT, says.adopt(path.name), stores.who(store), path.name)
    return ADOPTED, files.adopt(connection, read, doing).changes


def _meet_again(
    store: Store, connection: Connection, path: Path, known: CountedFile
) -> tuple[str, Sequence[Change]]:
    if known.is_on:
        return KNOWN, ()
    label = says.redo(says.merge(path.name))
    doing = Doing(ActKind.REDO, label, stores.who(store), path.name, target=known.act)
    return AGAIN, ledger.switch(connection, doing, on=True).changes


def _placed(connection: Connection, header: Header) -> Header:
    """With the 課 and 報告回 of the file's base, which decides them where it is known (rule 3)."""
    base = queries.snapshot(connection, header.answers)
    return replace(header, department=base.department, round=base.round) if base else header


def _check(
    store: Store, connection: Connection, path: Path, read: Received, records: Records
) -> None:
    """Refuse a file of another plan, round or 課, saying which was expected."""
    header, titles = _placed(connection, read.header), read.header.titles
    plan = keys.parent_of(header.round)
    if header.plan != plan or records.get(plan) is None:
        expected = (records.get(plan) or lookup.plan(records)).get("title")
        raise WrongFile(path, words.PLAN_TITLE, expected, titles[words.PLAN_TITLE])
    if records.get(header.round) is None:
        known = words.LIST_MARK.join(map(lookup.round_name, records.of("round")))
        raise WrongFile(path, words.ROUND_NAME, known, titles[words.ROUND_NAME])
    mine = store.identity.department
    ours = [mine] if mine else [each.key for each in records.of("department")]
    if header.department not in ours:
        names = words.LIST_MARK.join(map(records.name_of, ours))
        raise WrongFile(path, words.DEPARTMENT_NAME, names, titles[words.DEPARTMENT_NAME])
    if mine and header.moment is not Moment.SUBMISSION and read.is_untouched_snapshot:
        kind = words.MOMENTS[Moment.SUBMISSION]
        raise WrongFile(path, words.MOMENT, kind, words.MOMENTS[header.moment])


def _finish(connection: Connection, run: _Run, moment: int) -> MergeResult:
    """The fates as they stand after all files, so that no order of files shows in them."""
    rows = {each.id: each.row for each in queries.filings(connection)}
    results = tuple(
        FileResult(
            each.path,
            each.status,
            each.id,
            each.department,
            each.round,
            tuple(fates.fates(connection, rows[each.id])) if each.id in rows else (),
            each.repairs,
            each.error,
        )
        for each in run.results
    )
    return MergeResult(results, tuple(run.changes), tuple(queries.items(connection)), moment)
