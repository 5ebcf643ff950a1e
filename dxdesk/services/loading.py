"""Taking plans, departments, assignments, rounds, indicators and skills from a workbook."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from dxdesk.domain.backups import Reason
from dxdesk.domain.fields import Owner
from dxdesk.domain.loading import NothingToLoad, PlanRefused, Problem, UnknownTemplate
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.records import Record, Records
from dxdesk.domain.store_errors import WrongRole
from dxdesk.domain.values import same
from dxdesk.domain.words import acts
from dxdesk.domain.words import loading as says
from dxdesk.exchange import template
from dxdesk.exchange.control import find_control
from dxdesk.exchange.filled import Filling
from dxdesk.exchange.load import read_load
from dxdesk.exchange.loadable import TEMPLATES
from dxdesk.exchange.loaded import Loaded, LoadedRow
from dxdesk.models import deletions, ledger, queries
from dxdesk.models.ledger import ActKind, Doing, Say
from dxdesk.models.projection import Change
from dxdesk.services import edits, lookup, outputs, stores
from dxdesk.services.stores import COORDINATOR, Store
from dxdesk.sheets.reader import Reader
from dxdesk.sheets.values import Book


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What loading did: rows taken by record type, the changes, and what kept rows out."""

    counts: Mapping[str, int]
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


def write_template(kind: str, out: Path) -> Path:
    """Write an empty workbook for plan, departments, assignments, rounds, indicators, skills.

    Raises UnknownTemplate, CannotWrite.
    """
    if kind not in TEMPLATES:
        raise UnknownTemplate(kind, tuple(TEMPLATES))
    with outputs.writing(out):
        template.write(kind, out)
    return out


def write_filled(store: Store, kind: str, out: Path, plan: str = "") -> Path:
    """Write what the store holds of a kind as the workbook that can be loaded again.

    `plan` is the key of a plan, "" the one in force. Raises UnknownTemplate, CannotWrite.
    """
    if kind not in TEMPLATES:
        raise UnknownTemplate(kind, tuple(TEMPLATES))
    records = stores.records(store)
    filling = Filling(records, plan or lookup.plan(records).key)
    with outputs.writing(out):
        template.write(kind, out, filling)
    return out


def load(store: Store, path: Path) -> LoadResult:
    """Take the records of a workbook, as one act that can be undone.

    Keys may be blank: they are then made from numbers, codes and names. Blank cells say
    nothing. A row with a problem is left out and listed, the rest goes on; the same workbook
    again changes nothing. Raises NothingToLoad, WrongRole (only the coordinator loads what
    is not a department's), and what reading a file can raise.
    """
    book = _read(path)
    store.back_up(Reason.LOAD)
    with store.writing() as connection:
        present = queries.records(connection)
        loaded = _allowed(store, present, _found(path, book, present))
        records = [each.record for each in loaded.rows]
        news = [*_revived(connection, present, records), *unsaid(present, records)]
        counts = Counter(each.type for each in records)
        if not news:
            return LoadResult(counts, (), loaded.problems)
        doing = Doing(ActKind.LOAD, acts.load(path.name), stores.who(store), path.name)
        folded = ledger.say(connection, doing, news)
        return LoadResult(counts, folded.changes, loaded.problems)


def _revived(connection: Connection, present: Records, found: Sequence[Record]) -> list[Say]:
    """What was struck out and stands in the workbook is there again."""
    missing = sorted({each.key for each in found if present.get(each.key) is None})
    return [Say(key, DELETED, None) for key in deletions.struck(connection, missing)]


def plan_from(path: Path) -> list[Record]:
    """The plan in a workbook, to begin a new store with.

    Raises PlanRefused with every problem if any row cannot be taken: a store should not
    begin with half a plan.
    """
    loaded = _found(path, _read(path), Records([]))
    if loaded.problems:
        raise PlanRefused(path, loaded.problems)
    return list({each.record.key: each.record for each in loaded.rows}.values())


def unsaid(present: Records, found: Sequence[Record]) -> list[Say]:
    """What the records say that is not so already; a new plan brings its vocabulary."""
    new = [each for each in found if present.get(each.key) is None]
    extra = stores.with_terms(new)[len(new) :]
    unique = {each.key: each for each in [*found, *extra]}
    return [each for each in stores.as_says(unique.values()) if _is_new(present, each)]


def _read(path: Path) -> Book:
    with Reader() as reader:
        return reader.read(path)


def _found(path: Path, book: Book, present: Records) -> Loaded:
    if find_control(book) is not None:
        raise NothingToLoad(path)
    loaded = read_load(book, present)
    if not loaded.rows and not loaded.problems:
        raise NothingToLoad(path)
    return loaded


def _allowed(store: Store, present: Records, loaded: Loaded) -> Loaded:
    """A department loads its own work only; the other rows are told as problems."""
    if stores.is_coordinator(store):
        return loaded
    if any(each.row.kind.owner is not Owner.DEPARTMENT for each in loaded.rows):
        raise WrongRole(COORDINATOR)
    told = [(each, _locked(store, present, each)) for each in loaded.rows]
    good = tuple(each for each, problem in told if problem is None)
    return Loaded(good, (*loaded.problems, *(problem for _, problem in told if problem)))


def _locked(store: Store, present: Records, each: LoadedRow) -> Problem | None:
    for name in each.record.fields:
        field = each.row.kind.field(name)
        if edits.why_locked(store, present, each.record.key, field):
            return each.row.problem(field.label, says.NOT_YOURS)
    return None


def _is_new(present: Records, told: Say) -> bool:
    record = present.get(told.key)
    return not same(record.get(told.field) if record else None, told.value)
