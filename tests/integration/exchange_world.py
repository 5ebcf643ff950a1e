"""A city hall of real stores and real workbooks, and what a bystander knows of it all.

The bystander notes what everybody types, where; whatever a store shows must be among that.
"""

import atexit
import json
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path

import pytest

from dxdesk.domain import keys, selection
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.parcel import Received
from dxdesk.domain.records import Record, Records
from dxdesk.domain.values import canonical
from dxdesk.models.queries import Revision
from dxdesk.services import (
    by_hand,
    checking,
    edits,
    issuing,
    merging,
    parcels,
    putting_back,
    state,
    stores,
    submitting,
    taking,
    undo,
)
from dxdesk.services.stores import COORDINATOR, DEPARTMENT, Store
from dxdesk.sheets.values import Book
from tests.fixtures import kept_readers
from tests.integration.hall import ROUND, finish

Read = Callable[[Path], Book]

OFFICE = "office"
DESKS = {"市民": "D0210", "市民の同僚": "D0210", "会計": "D0310"}
DEPARTMENTS = tuple(dict.fromkeys(DESKS.values()))
LABELS = {"results": "取組内容の実績", "issues": "課題", "text": "年次目標"}
FIELDS = tuple(LABELS)
WORDS = ("例　甲", "例　乙", " 例　乙\n", "例　丙", "")

_PLAN = [
    Record("plan", "P7", {"title": "例　計画", "first_year": "2023", "last_year": "2025"}),
    Record("initiative", "P7/T1", {"number": "1", "title": "例　取組"}),
    Record(
        "term",
        keys.natural("term", "P7", "progress-on-track"),
        {"axis": "progress", "code": "on-track", "letter": "○", "word": "予定どおり"},
    ),
]
_HALL = {
    "D0210": {"code": "0210", "name": "例市民課"},
    "D0310": {"code": "0310", "name": "例会計課"},
    "P7/T1/D0210": {"department": "D0210", "role": "lead"},
    "P7/T1/D0310": {"department": "D0310", "role": "supporting"},
    "P7/R2024-END": {"year": "2024", "kind": "year-end", "due": "2025-05-16"},
}


_SPARE = {"activity": 1, "schedule_step": 1, "indicator": 1}  # small workbooks are quick


def place_of(department: str, field: str) -> tuple[str, str]:
    """Where a 課 says something."""
    return f"P7/T1/{department}/{'Y2024' if field == 'text' else 'R2024-END'}", field


def dump(store: Store) -> str:
    """What a store shows, as its bytes are compared."""
    return json.dumps(state.show(store), ensure_ascii=False)


@cache
def _begun() -> Path:
    """The stores when the first requests have been taken; made once a run."""
    folder = Path(tempfile.mkdtemp(prefix="dxdesk-exchange-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with stores.create(folder / f"{OFFICE}.dxdesk", COORDINATOR, plan=_PLAN) as office:
        for key, typed in _HALL.items():
            edits.set_values(office, [(key, *each) for each in typed.items()])
        for each in finish(issuing.request(office, ROUND, folder)):
            each.path.rename(folder / f"{each.department}.xlsx")
    for desk, department in DESKS.items():
        path = folder / f"{desk}.dxdesk"
        with stores.create(path, DEPARTMENT, department[1:], _PLAN) as store:
            taking.take(store, folder / f"{department}.xlsx")
    return folder


class World:
    """One history of the city hall, and its tallies."""

    def __init__(self, tally: Counter[str]) -> None:
        self.tally = tally
        self.folder = Path(tempfile.mkdtemp(prefix="dxdesk-exchange-"))
        self._open = ExitStack()
        self._open.callback(shutil.rmtree, self.folder)
        self._read: dict[Path, Received] = {}
        self._open.enter_context(self._reading_once())
        shutil.copytree(_begun(), self.folder, dirs_exist_ok=True)
        self.stores = {
            name: self._open.enter_context(stores.open_store(self.folder / f"{name}.dxdesk"))
            for name in (OFFICE, *DESKS)
        }
        self.issued = {each: [self.folder / f"{each}.xlsx"] for each in DEPARTMENTS}
        self.sent: list[Path] = []
        self.typed: dict[tuple[str, str], set[str]] = defaultdict(lambda: {""})
        self._note_records(stores.records(self.stores[OFFICE]))
        self._serial = 0
        self._began = {name: undo.undoable(each, 1)[0].seq for name, each in self.stores.items()}

    def close(self) -> None:
        """Look everything over for the last time."""
        try:
            for name in self.stores:
                self.check(name)
        finally:
            self._open.close()

    # What people do

    def type(self, name: str, department: str, field: str, word: str) -> None:
        """An edit in a store; one that the store does not allow is no edit."""
        key, field = place_of(department, field)
        self.typed[key, field].add(canonical(word))
        with suppress(DxdeskError):
            edits.set_value(self.stores[name], key, field, word)

    def issue(self, make: Callable[..., Iterator[object]], department: str) -> None:
        """A request or receipt for a 課."""
        made = finish(make(self.stores[OFFICE], ROUND, self._new_folder(), department[1:]))
        self.issued[department].append(made[0].path)

    def submit(self, desk: str) -> None:
        """A submission; a store with conflicts of its own, or nothing asked, sends none."""
        path = self._new_path()
        with suppress(DxdeskError):
            submitting.submit(self.stores[desk], ROUND, path, "例")
            self.sent.append(path)

    def take(self, desk: str, path: Path) -> None:
        """A department takes a request or receipt."""
        taking.take(self.stores[desk], path)
        self.look(desk)

    def fill_in(
        self, path: Path, department: str, field: str, word: str, *, faulty: bool = False
    ) -> None:
        """Somebody opens a workbook in a spreadsheet, types and saves it under another name."""
        key, field = place_of(department, field)
        out = self._new_path()
        report, _ = place_of(department, "results")
        answers = {report: {"進捗": "ぼちぼち" if faulty else "○"}}
        answers[key] = {**answers.get(key, {}), LABELS[field]: word}
        by_hand.fill_in(path, out, answers)
        self.typed[report, "progress"].add("on-track")
        self.typed[key, field].add(canonical(word))
        self.sent.append(out)

    def carry(self, path: Path, way: Callable[[Path, Path], object]) -> None:
        """A file becomes another one on its way, which says the same."""
        out = self._new_path()
        way(path, out)
        self._shelf(path).append(out)

    def carry_all(
        self, files: Sequence[Path], way: Callable[[Sequence[Path], Path], list[Path]]
    ) -> None:
        """As `carry`, several at once."""
        for path, out in zip(files, way(files, self._new_folder()), strict=True):
            self._shelf(path).append(out)

    def merge(self, name: str, files: Sequence[Path]) -> None:
        """取りまとめ: as previewed, each cell with a fate, and a second time to no effect."""
        store = self.stores[name]
        promised = finish(merging.preview(store, files))
        done = finish(merging.merge(store, files))
        assert (promised.changes, promised.items) == (done.changes, done.items)
        assert [each.counts for each in promised.files] == [each.counts for each in done.files]
        for each in done.files:
            self._balance(each)
        before = dump(store)
        again = finish(merging.merge(store, files))
        assert (again.changes, dump(store)) == ((), before)
        assert not [each for each in again.files if each.status == merging.NEW]
        self.look(name)

    def undo(self, name: str) -> None:
        """The newest act off, unless it is older than this history."""
        [newest] = undo.undoable(self.stores[name], 1)
        if newest.seq > self._began[name]:
            undo.undo(self.stores[name])

    def redo(self, name: str) -> bool:
        """The act that was undone last on again; false where there is none."""
        there = bool(undo.redoable(self.stores[name]))
        undo.redo(self.stores[name])
        return there

    def put_back(self, name: str, pick: Callable[[Sequence[Revision]], Revision]) -> None:
        """A value that this history replaced is set again, if the store may."""
        store = self.stores[name]
        lines = [each for each in state.history(store) if each.act > self._began[name]]
        if lines:
            with suppress(DxdeskError):
                putting_back.put_back(store, pick(lines).seq)

    # What the bystander sees

    def look(self, name: str) -> None:
        """Nothing is shown, and nothing asked, that nobody typed at its place."""
        store = self.stores[name]
        for record in stores.records(store):
            for field, value in record.fields.items():
                assert canonical(value) in self.typed[record.key, field], (name, record.key, value)
        for item in state.items(store):
            said = {canonical(each) for each in item.candidates}
            assert item.field == DELETED or said <= self.typed[item.key, item.field], item

    def check(self, name: str) -> None:
        """The kept state is the fold of all that the store knows."""
        self.tally["checks"] += 1
        report = checking.check_open(self.stores[name])
        assert report.is_sound, report.damages
        self.look(name)

    @property
    def files(self) -> list[Path]:
        """Every workbook there is, the oldest first."""
        return [*(path for paths in self.issued.values() for path in paths), *self.sent]

    def _balance(self, file: merging.FileResult) -> None:
        self.tally[f"files {file.status}"] += 1
        if file.told:
            assert len(file.told) == sum(file.counts.values())
            assert len(file.told) == len(self._read[file.path].statements)
        if file.status == merging.NEW:
            self.tally["incoming"] += len(file.told)
            self.tally.update(each.fate.value for each in file.told)

    def _note_records(self, records: Records) -> None:
        for record in records:
            for field, value in record.fields.items():
                self.typed[record.key, field].add(canonical(value))

    def _shelf(self, path: Path) -> list[Path]:
        return next((each for each in self.issued.values() if path in each), self.sent)

    def _new_path(self) -> Path:
        self._serial += 1
        return self.folder / f"{self._serial}.xlsx"

    def _new_folder(self) -> Path:
        self._serial += 1
        folder = self.folder / str(self._serial)
        folder.mkdir()
        return folder

    @contextmanager
    def _reading_once(self) -> Iterator[None]:
        """Read each workbook once, by the real reader; nobody writes one a second time."""
        read_file = parcels.read_file

        def read(path: Path, records: Records, reader: Read | None = None) -> Received:
            if path not in self._read:
                self._read[path] = read_file(path, records, reader)
            return self._read[path]

        with kept_readers.kept(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(selection, "_SPARE", _SPARE)
            patch.setattr(parcels, "read_file", read)
            patch.setattr(Store, "back_up", lambda store, reason: None)
            yield
