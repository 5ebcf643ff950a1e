"""What the victims of the kill drill do: real services on real stores, one yield per step.

A work yields where it could be asked what is on the disk: between two yields lies at most
one transaction, or one change of names. What was done before a yield is acknowledged by it.
"""

import shutil
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from dxdesk.domain import keys
from dxdesk.domain.backups import Reason
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Kind
from dxdesk.domain.records import Record
from dxdesk.models import engine
from dxdesk.services import (
    backups,
    by_hand,
    drafts,
    edits,
    loading,
    merging,
    stores,
    submitting,
    undo,
)
from dxdesk.services.issuing import request
from dxdesk.services.stores import COORDINATOR, DEPARTMENT, Store
from dxdesk.services.taking import take
from tests.integration.hall import HALL, ROUND, finish

STORE = "市役所.dxdesk"
BACKUP = "控え.dxdesk"
LOADED = "課.xlsx"
OUT = "本日の控え.dxdesk"
SECOND = "別のディスク"
DEPARTMENTS = ("D0210", "D0310")
REPORTS = ("P7/T1/D0210/R2024-END", "P7/T1/D0310/R2024-END", "P7/T4/D0310/R2024-END")
FIRST_SCHEMA = Path(__file__).parents[1] / "fixtures" / "stores" / "schema-1.dxdesk"

Steps = Iterator[None]


def paste(number: int) -> list[edits.Typed]:
    """The cells that one paste fills."""
    return [each for key in REPORTS for each in _cells(key, number)]


def _cells(key: str, number: int) -> list[edits.Typed]:
    names = [each.name for each in CATALOGUE["report"].fields if each.kind is Kind.PROSE]
    return [(key, name, f"例　{number}　{name}\n二行目") for name in names]


def reply(department: str) -> str:
    return f"提出_{department}.xlsx"


def file_by_file(store: Store, work: Generator[object, None, object]) -> Steps:
    """A merge, each file a step."""
    counted = 0
    for _ in work:
        if len(merging.counted_files(store)) > counted:
            counted += 1
            yield
    yield


# Works


def edit(folder: Path) -> Steps:
    with stores.open_store(folder / STORE) as store:
        yield
        for number in range(3):
            edits.set_value(store, REPORTS[0], "results", f"例　{number}")
            yield
        drafts.keep(store, REPORTS[0], "budget", "12万")
        yield
        undo.undo(store)
        yield
        undo.redo(store)
        yield


def many_cells(folder: Path) -> Steps:
    with stores.open_store(folder / STORE) as store:
        for number in range(2):
            edits.set_values(store, paste(number), "貼り付け")
            yield
        undo.undo(store)
        yield


def merge(folder: Path) -> Steps:
    with stores.open_store(folder / STORE) as store:
        yield
        replies = [folder / reply(each) for each in DEPARTMENTS]
        yield from file_by_file(store, merging.merge(store, replies))
        counted = merging.counted_files(store)[0].id
        merging.undo_merge(store, counted)
        yield
        merging.redo_merge(store, counted)
        yield


def load(folder: Path) -> Steps:
    with stores.open_store(folder / STORE) as store:
        yield
        loading.load(store, folder / LOADED)
        yield


def migrate(folder: Path) -> Steps:
    with stores.open_store(folder / STORE) as store:
        yield
        edits.set_value(store, "P7/T4/D0210/R2024-END", "budget", "77")
        yield


def back_up(folder: Path) -> Steps:
    with stores.open_store(folder / STORE) as store:
        backups.set_second_folder(store.path, folder / SECOND)
        yield
        store.back_up(Reason.REQUEST)
        yield
        backups.make(store, folder / OUT)
        yield
        edits.set_value(store, REPORTS[0], "results", "例　控えの後")
        yield
        store.back_up(Reason.MERGE)
        yield


def restore(folder: Path) -> Steps:
    """Restore, and go on working with what was restored."""
    backups.restore(folder / BACKUP, folder / STORE)
    yield
    with stores.open_store(folder / STORE) as store:
        edits.set_value(store, REPORTS[0], "results", "例　復元の後")
        yield


def create(folder: Path) -> Steps:
    stores.create(folder / STORE, COORDINATOR).close()
    yield


# What they begin with


def begin(folder: Path) -> None:
    """The hall after its requests were answered (once with dxdesk, once by hand)."""
    with stores.create(folder / STORE, COORDINATOR, plan=_small_plan()) as office:
        for key, typed in HALL.items():
            edits.set_values(office, [(key, *each) for each in typed.items()])
        sent = {each.department: each.path for each in finish(request(office, ROUND, folder))}
        backups.make(office, folder / BACKUP)
        edits.set_values(office, [(key, "issues", "例　代理入力") for key in REPORTS])
    own, by_hand_only = DEPARTMENTS
    _answer(folder, own, sent[own])
    labels = {each.name: each.label for each in CATALOGUE["report"].fields}
    answers = {key: {labels[name]: text for _, name, text in _cells(key, 9)} for key in REPORTS}
    by_hand.fill_in(sent[by_hand_only], folder / reply(by_hand_only), answers)
    _write_departments(folder / LOADED)


def _small_plan() -> list[Record]:
    """The plan with two of its initiatives."""
    kept = ("P7", "P7/T1", "P7/T4")
    return [each for each in stores.embedded_plan() if each.key in kept]


def _answer(folder: Path, department: str, sent: Path) -> None:
    with stores.create(folder / "課.dxdesk", DEPARTMENT, keys.code_of(department)) as store:
        take(store, sent)
        edits.set_values(store, _cells(REPORTS[0], 9))
        submitting.submit(store, ROUND, folder / reply(department), "例の理由")


def _write_departments(path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.title = "課"
    workbook.active.append(["コード", "課名", "かな", "部", "キー"])
    for number in range(40):
        workbook.active.append([f"9{number:03}", f"例{number}課", "れい"])
    workbook.save(path)


def only(*names: str) -> Callable[[Path, Path], None]:
    """A folder with some of the files."""

    def copy(source: Path, folder: Path) -> None:
        for name in names:
            shutil.copy(source / name, folder / name)

    return copy


def with_second_place(source: Path, folder: Path) -> None:
    shutil.copy(source / STORE, folder)
    (folder / SECOND).mkdir()


def of_first_schema(_: Path, folder: Path) -> None:
    shutil.copy(FIRST_SCHEMA, folder / STORE)


def with_journal(source: Path, folder: Path) -> None:
    """A store as a kill leaves it: half of a transaction in it, its journal beside it."""
    only(BACKUP)(source, folder)
    at_work = folder / "at-work"
    shutil.copy(source / STORE, at_work)
    with closing(sqlite3.connect(at_work, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN")
        raw.execute("UPDATE act SET label = label || '半ば'")
        raw.execute("UPDATE deed SET value = value || '半ば'")
        shutil.copy(at_work, folder / STORE)
        shutil.copy(engine.journal_of(at_work), engine.journal_of(folder / STORE))
        raw.execute("ROLLBACK")
    at_work.unlink()


def truncated(source: Path, folder: Path) -> None:
    only(BACKUP)(source, folder)
    there = (source / STORE).read_bytes()
    (folder / STORE).write_bytes(there[: len(there) // 2])


@dataclass(frozen=True)
class Work:
    """What one victim does, and what it begins with. Its weight is its share of the rounds.

    `mend` is what a person does where, after the kill, no store is there or it is damaged.
    """

    name: str
    run: Callable[[Path], Steps]
    prepare: Callable[[Path, Path], None]
    weight: int
    mend: Callable[[Path], object] | None = None


def nothing(_: Path, folder: Path) -> None:
    """An empty folder."""


def restore_again(folder: Path) -> None:
    backups.restore(folder / BACKUP, folder / STORE)


def create_again(folder: Path) -> None:
    stores.create(folder / STORE, COORDINATOR).close()


WORKS = (
    Work("edit", edit, only(STORE), 4),
    Work("paste", many_cells, only(STORE), 3),
    Work("merge", merge, only(STORE, *map(reply, DEPARTMENTS)), 3),
    Work("load", load, only(STORE, LOADED), 1),
    Work("migration", migrate, of_first_schema, 2),
    Work("backup", back_up, with_second_place, 2),
    Work("restore", restore, only(STORE, BACKUP), 2),
    Work("restore over a journal", restore, with_journal, 1),
    Work("restore over damage", restore, truncated, 1, restore_again),
    Work("new store", create, nothing, 1, create_again),
)
