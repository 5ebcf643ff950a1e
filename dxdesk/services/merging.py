"""取りまとめ: files are read, listed, counted in; undone and redone one by one.

Both sides merge: the coordinator the files of every 課, a department those of its own 係.
A preview counts the files into a copy of the store, so it is the real run but for the place.
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
from dxdesk.models.evidence import Place
from dxdesk.models.fates import Told
from dxdesk.models.files import Counted
from dxdesk.models.ledger import ActKind, Doing
from dxdesk.models.projection import Change, Folded
from dxdesk.models.queries import CountedFile, Item
from dxdesk.services import lookup, showing, stores
from dxdesk.services.collecting import put_off
from dxdesk.services.incoming import expand, read_all, read_in_turn
from dxdesk.services.showing import Difference
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
    "touched_by_switching",
    "undo_merge",
]

NEW = "new"
KNOWN = "known"
AGAIN = "again"
UNCHANGED = "unchanged"
ADOPTED = "adopted"
REFUSED = "refused"
_NOTHING = Counted(Folded((), {}), ())


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
    """What was done so far. `last` is, by place, the number of the file that moved it last."""

    records: Records
    results: list[FileResult] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    last: dict[Place, int] = field(default_factory=dict)

    def add(self, folded: Folded) -> None:
        """Note what a file, the next to be told of, has done."""
        self.changes += folded.changes
        self.last.update(dict.fromkeys(folded.outcomes, len(self.results)))

    def is_settled(self, number: int) -> bool:
        """Whether no later file moved what a file speaks of."""
        told = self.results[number].told
        return bool(told) and all(
            self.last.get((each.key, each.field), number) <= number for each in told
        )


Merging = Work[MergeResult]


def preview(store: Store, paths: Sequence[Path]) -> Merging:
    """What merging the files and folders would do; nothing is written.

    They are counted into a copy of the store, so that it can be worked with meanwhile; what
    changes it in that time shows in `has_moved`.
    """
    with put_off():
        return (yield from _preview(store, paths))


def _preview(store: Store, paths: Sequence[Path]) -> Merging:
    with store.reading() as connection:
        run, moment = _Run(queries.records(connection)), queries.last_act(connection)
    reads = yield from read_all(run.records, expand(paths))
    with store.trying() as connection:
        for path, read in reads:
            _count(store, connection, run, path, read)
        return _finish(connection, run, moment)


def merge(store: Store, paths: Sequence[Path]) -> Merging:
    """Count the files in, each in one transaction; stopping leaves whole files only.

    Those that follow are read meanwhile. The store is backed up before the first that counts.
    """
    with put_off():
        return (yield from _merge(store, paths))


def _merge(store: Store, paths: Sequence[Path]) -> Merging:
    run = _Run(stores.records(store))
    is_backed_up = False
    for each in read_in_turn(run.records, expand(paths)):
        if isinstance(each, Progress):
            yield each
            continue
        if not is_backed_up and _will_count(store, run.records, *each):
            store.back_up(Reason.MERGE)
            is_backed_up = True
        with store.writing() as connection:
            _count(store, connection, run, *each)
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


def touched_by_switching(store: Store, identity: str) -> tuple[Difference, ...]:
    """What undoing a file that counts, or redoing one that does not, would change.

    Nothing is written. Raises UnknownMerge.
    """
    with store.reading() as connection:
        records = queries.records(connection)
        found = _filing(connection, identity)
        doing = Doing(ActKind.UNDO if found.is_on else ActKind.REDO, "", target=found.act)
        changes = ledger.switch(connection, doing, on=not found.is_on).changes
    return tuple(showing.difference(records, *each) for each in changes)


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
        _check(store, connection, path, read, run.records)
    except DxdeskError as error:
        run.results.append(FileResult(path, REFUSED, error=error))
        return
    status, counted = _count_received(store, connection, path, read)
    run.add(counted.folded)
    header = _placed(connection, read.header)
    run.results.append(
        FileResult(
            path, status, read.id, header.department, header.round, counted.told, read.repairs
        )
    )


def _will_count(store: Store, records: Records, path: Path, read: Received | DxdeskError) -> bool:
    """Whether a file is readable, fits and is not counted already."""
    if isinstance(read, DxdeskError):
        return False
    with store.reading() as connection, suppress(DxdeskError):
        _check(store, connection, path, read, records)
        known = queries.filing(connection, read.id)
        return known is None or not known.is_on
    return False


def _count_received(
    store: Store, connection: Connection, path: Path, read: Received
) -> tuple[str, Counted]:
    if read.is_untouched_snapshot:
        return _meet_snapshot(store, connection, path, read)
    known = queries.filing(connection, read.id)
    if known:
        return _meet_again(store, connection, path, known)
    doing = Doing(ActKind.MERGE, says.merge(path.name), stores.who(store), path.name)
    return NEW, files.count_in(connection, read, doing, read.header.number)


def _meet_snapshot(
    store: Store, connection: Connection, path: Path, read: Received
) -> tuple[str, Counted]:
    """A request as it was issued says nothing, unless the store was restored since."""
    is_known = queries.snapshot(connection, read.header.id) is not None
    if is_known or not stores.is_coordinator(store):
        return UNCHANGED, _NOTHING
    doing = Doing(ActKind.ADOPT, says.adopt(path.name), stores.who(store), path.name)
    return ADOPTED, Counted(files.adopt(connection, read, doing), ())


def _meet_again(
    store: Store, connection: Connection, path: Path, known: CountedFile
) -> tuple[str, Counted]:
    if known.is_on:
        return KNOWN, _NOTHING
    label = says.redo(says.merge(path.name))
    doing = Doing(ActKind.REDO, label, stores.who(store), path.name, target=known.act)
    return AGAIN, Counted(ledger.switch(connection, doing, on=True), ())


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
    rows = {each.id: each for each in queries.filings(connection)}
    bases = {each.id for each in queries.snapshots(connection)}
    results: list[FileResult] = []
    for number, each in enumerate(run.results):
        told: Sequence[Told] = each.told
        if each.id in rows and not run.is_settled(number):
            told = fates.fates(connection, rows[each.id].row)
        if each.id in rows and rows[each.id].base in bases:
            told = fates.with_parallels(told)
        results.append(replace(each, told=tuple(told)))
    return MergeResult(tuple(results), tuple(run.changes), tuple(queries.items(connection)), moment)
