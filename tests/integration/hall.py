"""A city hall in a folder, for tests: the coordinator, two departments, the files between."""

import json
import shutil
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest

from dxdesk.domain import keys
from dxdesk.services import edits, issuing, merging, state, stores, submitting, taking
from dxdesk.services.stores import COORDINATOR, DEPARTMENT

ROUND = "2024-END"
TARGET = "P7/T1/D0210/Y2024"
REPORT = "P7/T1/D0210/R2024-END"
OTHER = "P7/T4/D0310/R2024-END"
STEP = keys.derived("schedule_step", "P7/T1/D0210", "例")

HALL = {
    "D0210": {"code": "0210", "name": "例市民課"},
    "D0310": {"code": "0310", "name": "例会計課"},
    "P7/T1/D0210": {"department": "D0210", "role": "lead"},
    "P7/T1/D0310": {"department": "D0310", "role": "supporting"},
    "P7/T4/D0310": {"department": "D0310", "role": "lead"},
    "P7/R2024-END": {"year": "2024", "kind": "year-end", "due": "2025-05-16"},
    TARGET: {"text": "例　はじめの目標"},
    STEP: {"title": "例　はじめの工程"},
}


def finish(work):
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


class Hall:
    """A city hall in a folder: the coordinator, two departments, and the files between them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open = ExitStack()
        self._stores = {}

    def close(self):
        self._open.close()

    def store(self, name):
        if name not in self._stores:
            opened = stores.open_store(self.folder / f"{name}.dxdesk")
            self._stores[name] = self._open.enter_context(opened)
        return self._stores[name]

    @property
    def office(self):
        return self.store("office")

    def request_of(self, department):
        return self.folder / f"{department}.xlsx"

    def type(self, name, key, /, **typed):
        return edits.set_values(self.store(name), [(key, *each) for each in typed.items()])

    def submit(self, department, name="提出"):
        out = self.folder / f"{name}_{department}.xlsx"
        submitting.submit(self.store(department), ROUND, out, "例")
        return out

    def merge(self, *paths, into="office"):
        return finish(merging.merge(self.store(into), paths))

    def value(self, key, field, of="office"):
        record = stores.records(self.store(of)).get(key)
        return record.get(field) if record else None

    def shown(self, of="office"):
        return json.dumps(state.show(self.store(of)), ensure_ascii=False)

    def questions(self):
        return [(each.kind, each.key, each.field) for each in state.items(self.office)]

    def history(self, key, field):
        return state.history(self.office, key, field)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """The hall after the requests went out and were taken."""
    folder = tmp_path_factory.mktemp("hall")
    with stores.create(folder / "office.dxdesk", COORDINATOR) as office:
        for key, typed in HALL.items():
            edits.set_values(office, [(key, *each) for each in typed.items()])
        for each in finish(issuing.request(office, ROUND, folder)):
            each.path.rename(folder / f"{each.department}.xlsx")
    for department in ("D0210", "D0310"):
        path = folder / f"{department}.dxdesk"
        with stores.create(path, DEPARTMENT, keys.code_of(department)) as store:
            taking.take(store, folder / f"{department}.xlsx")
    return folder


@pytest.fixture
def hall(template, tmp_path):
    made = Hall(Path(shutil.copytree(template, tmp_path / "hall")))
    yield made
    made.close()


def counts(result):
    total = Counter()
    for each in result.files:
        total.update(each.counts)
        assert sum(each.counts.values()) == len(each.told)
    return {fate: count for fate, count in total.items() if count and fate != "same"}
