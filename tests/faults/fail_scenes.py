"""What people do to a store or a file while the disk fails: each act with the folder it needs."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Self

import pytest
from openpyxl import load_workbook

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.progress import Progress
from dxdesk.domain.records import Record, Records
from dxdesk.domain.words import pages_app
from dxdesk.models import ledger
from dxdesk.services import (
    backups,
    deciding,
    drafts,
    edits,
    incoming,
    issuing,
    loading,
    merging,
    parcels,
    saving,
    stores,
    submitting,
    taking,
    undo,
)
from dxdesk.services.incoming import Read
from dxdesk.services.saving import Wanted
from dxdesk.services.stores import COORDINATOR, DEPARTMENT, Store
from dxdesk.sheets import book
from dxdesk.sheets.values import Book, Limits
from dxdesk.ui.settings import Settings, write_settings
from tests.integration.hall import HALL, OTHER, REPORT, ROUND, finish

FIXTURES = Path(__file__).parents[1] / "fixtures" / "stores"
OFFICE, DESK, OLD, SPARE = "取りまとめ.dxdesk", "課.dxdesk", "昔.dxdesk", "予備.dxdesk"
REPLIES = ("返事 一.xlsx", "返事 二.xlsx")
REQUESTS = ("依頼_例市民課_令和6年度 年度末.xlsx", "依頼_例会計課_令和6年度 年度末.xlsx")
SENT, PRINTED, TABLE, SHEET, WORDS = "提出.xlsx", "表.pdf", "表.csv", "表.xlsx", "設定.json"
LOAD, EMPTY = "読込み.xlsx", "様式.xlsx"
LONG = "例　窓口での申請を受け付ける手続のうち、利用の多い手続から始めます。\n" * 40
KEPT = ("P7/T1", "P7/T4")
FIELDS = ("results", "issues", "next_steps", "work_change", "outcome")


class Reader:
    """Reads workbooks in this process, so that their files can fail too; each is parsed once."""

    _known: ClassVar[dict[bytes, Book]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self, path: Path) -> Book:
        data = book._bytes_of(path, Limits())
        if data not in self._known:
            self._known[data] = book.read_book(path)
        return self._known[data]

    def read_as(self, path: Path, make: Callable[[Path, Book], object]) -> object:
        return make(path, self.read(path))


class SettingsLost(Exception):
    """The window says `pages_app.SETTINGS_LOST`."""

    said = pages_app.SETTINGS_LOST


class Place:
    """One attempt's own folder, and the store that is open in it."""

    def __init__(self, folder: Path, scene: "Scene") -> None:
        self.folder = folder
        self.path = folder / scene.store
        self.store: Store | None = None
        self.told: list[Exception] = []

    @property
    def open(self) -> Store:
        assert self.store is not None
        return self.store

    def file(self, name: str) -> Path:
        return self.folder / name


@dataclass(frozen=True)
class Scene:
    """An act. It needs its store and `needs`, replaces the files `outs` in that order and makes
    the files `fresh`. `is_one` says that only the whole of it is ever acknowledged, `writes`
    that it writes to the store.

    `others` are the same act on less: what is left of it where an input cannot be read.
    """

    store: str
    act: Callable[[Place], object]
    is_open: bool = True
    outs: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    is_one: bool = False
    writes: bool = True
    others: tuple[Callable[[Place], object], ...] = field(default=())


def _edit(place: Place) -> object:
    return edits.set_value(place.open, REPORT, "results", "例　結果")


def _paste(place: Place) -> object:
    typed = [(key, name, LONG + name) for key in (REPORT, OTHER) for name in FIELDS]
    return edits.set_values(place.open, typed, "例")


def _draft(place: Place) -> object:
    return drafts.keep(place.open, REPORT, "budget", "例　まだ")


def _undo(place: Place) -> object:
    undo.undo(place.open)
    return undo.redo(place.open)


def _approve(place: Place) -> object:
    return deciding.approve(place.open, ROUND)


def _merge(*names: str) -> Callable[[Place], object]:
    def act(place: Place) -> object:
        merged = finish(merging.merge(place.open, [place.file(name) for name in names]))
        place.told += [each.error for each in merged.files if each.error]
        return merged

    return act


def _load(place: Place) -> object:
    return loading.load(place.open, place.file(LOAD))


def _open(place: Place) -> object:
    place.store = stores.open_store(place.path)
    return place.store


def _create(place: Place) -> object:
    place.store = stores.create(place.path, COORDINATOR, plan=small_plan())
    return place.store


def _close(place: Place) -> object:
    edits.set_value(place.open, REPORT, "results", "例　結果")
    return place.open.close()


def _back_up(place: Place) -> object:
    return backups.make(place.open, place.file("写し.dxdesk"))


def _second(place: Place) -> object:
    return backups.set_second_folder(place.path, place.file("別の場所"))


def _restore(place: Place) -> object:
    done = backups.restore(place.file(SPARE), place.path)
    place.told += done.warnings
    return done


def _request(place: Place) -> object:
    return finish(issuing.request(place.open, ROUND, place.folder))


def _take(place: Place) -> object:
    return taking.take(place.open, place.file(REQUESTS[0]))


def _submit(place: Place) -> object:
    return submitting.submit(place.open, ROUND, place.file(SENT), "例")


def _report(kind: str, shape: str, name: str) -> Callable[[Place], object]:
    return lambda place: finish(
        saving.save_report(place.open, place.file(name), Wanted(kind, shape))
    )


def _template(place: Place) -> object:
    return loading.write_template("departments", place.file(EMPTY))


def _settings(place: Place) -> object:
    try:
        return write_settings(place.file(WORDS), Settings(str(place.path), COORDINATOR))
    except OSError as error:
        raise SettingsLost from error


SCENES: dict[str, Scene] = {
    "edit": Scene(OFFICE, _edit),
    "paste": Scene(OFFICE, _paste),
    "draft": Scene(OFFICE, _draft),
    "undo": Scene(OFFICE, _undo),
    "approve": Scene(OFFICE, _approve),
    "merge": Scene(
        OFFICE, _merge(*REPLIES), needs=REPLIES, others=tuple(_merge(name) for name in REPLIES)
    ),
    "load": Scene(OFFICE, _load, needs=(LOAD,)),
    "migration": Scene("schema-1.dxdesk", _open, is_open=False),
    "first of the day": Scene(OLD, _open, is_open=False),
    "create": Scene("新.dxdesk", _create, is_open=False, is_one=True),
    "close": Scene(OFFICE, _close),
    "backup": Scene(OFFICE, _back_up, fresh=("写し.dxdesk",)),
    "second place": Scene(OFFICE, _second, is_open=False, writes=False),
    "restore": Scene(OFFICE, _restore, is_open=False, needs=(SPARE,), is_one=True),
    "request": Scene(OFFICE, _request, outs=REQUESTS),
    "take": Scene("名前だけ.dxdesk", _take, needs=REQUESTS[:1]),
    "submission": Scene(DESK, _submit, outs=(SENT,)),
    "report PDF": Scene(OFFICE, _report("sheet", "pdf", PRINTED), outs=(PRINTED,), writes=False),
    "report workbook": Scene(OFFICE, _report("list", "eyes", SHEET), outs=(SHEET,), writes=False),
    "export workbook": Scene(OFFICE, _report("list", "data", SHEET), outs=(SHEET,), writes=False),
    "export CSV": Scene(OFFICE, _report("list", "csv", TABLE), outs=(TABLE,), writes=False),
    "template": Scene(OFFICE, _template, is_open=False, outs=(EMPTY,), writes=False),
    "settings": Scene(OFFICE, _settings, is_open=False, outs=(WORDS,), writes=False),
}


def read_here(records: Records, paths: Sequence[Path]) -> Iterator[Progress | Read]:
    """`incoming.read_in_turn` without processes, threads and waiting."""
    for place, path in enumerate(paths):
        yield Progress(place, len(paths), path.name)
        try:
            yield path, parcels.read_file(path, records, Reader())
        except DxdeskError as error:
            yield path, error


@contextmanager
def reading_here() -> Iterator[None]:
    """Let the services read workbooks in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merging, "read_in_turn", read_here)
        patch.setattr(incoming, "read_in_turn", read_here)
        patch.setattr(parcels, "Reader", Reader)
        patch.setattr(loading, "Reader", Reader)
        yield


def small_plan() -> list[Record]:
    """The plan that comes along without most of its text, so that a try takes no time."""
    return [each for each in stores.embedded_plan() if each.type == "plan" or each.key in KEPT]


def furnish(folder: Path) -> None:
    """Everything that a scene finds in its folder."""
    plan = small_plan()
    shutil.copy(FIXTURES / "schema-1.dxdesk", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "now", lambda: "2020-01-01 07:51:00")
        stores.create(folder / OLD, COORDINATOR, plan=plan).close()
    backups.set_second_folder(folder / OLD, folder.with_name("二つ目"))
    with stores.create(folder / OFFICE, COORDINATOR, plan=plan) as office:
        for key, typed in HALL.items():
            edits.set_values(office, [(key, *each) for each in typed.items()])
        backups.make(office, folder / SPARE)
        finish(issuing.request(office, ROUND, folder))
        edits.set_value(office, REPORT, "issues", "例　代理")
    for number, (department, request) in enumerate(
        zip(("D0210", "D0310"), REQUESTS, strict=True), start=1
    ):
        report = (REPORT, OTHER)[number - 1]
        path = folder / f"{department}.dxdesk"
        with stores.create(path, DEPARTMENT, keys.code_of(department), plan) as desk:
            taking.take(desk, folder / request)
            edits.set_values(desk, [(report, name, f"例　{number}の{name}") for name in FIELDS])
            submitting.submit(desk, ROUND, folder / REPLIES[number - 1], "例")
            edits.set_value(desk, report, "results", "例　直し")
    (folder / "D0210.dxdesk").replace(folder / DESK)
    (folder / "D0310.dxdesk").unlink()
    stores.create(folder / "名前だけ.dxdesk", DEPARTMENT, "例市民課", plan).close()
    loading.write_template("departments", folder / LOAD)
    filled = load_workbook(folder / LOAD)
    table = filled[CATALOGUE["department"].label]
    for row in range(2, 42):
        for cell, head in zip(table[row], table[1], strict=True):
            cell.value = {"コード": f"5{row:03}", "課名": f"例{row}課"}.get(head.value)
    filled.save(folder / LOAD)
    for name in (SENT, PRINTED, TABLE, SHEET, WORDS, EMPTY):
        (folder / name).write_text("前からあるもの", "utf-8")
