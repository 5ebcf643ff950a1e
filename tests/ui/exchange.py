"""What tests of the exchange's pages share: stores of both sides, files between them."""

import hashlib
from collections.abc import Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.services import edits, issuing, sample, stores, submitting, taking
from dxdesk.services.stores import COORDINATOR, DEPARTMENT, Store
from dxdesk.ui.pages.work_page import WorkPage
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner

from .desks import put_in_view

ROUND = "P7/R2024-END"
REPORT = "P7/T1/D0210/R2024-END"
DEPARTMENT_NAME = "例市民課"
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def driven(steps: Generator[Any, None, Any]) -> Any:
    """The result of long work, done at once."""
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return end.value


def master(folder: Path) -> Store:
    """The coordinator's store with the example in it."""
    made = stores.create(folder / "m.dxdesk", COORDINATOR)
    sample.load_sample(made)
    return made


def request_for(store: Store, folder: Path, department: str = "D0210", this: str = ROUND) -> Path:
    """The request to one 課."""
    (issued,) = driven(issuing.request(store, this, folder, department))
    return issued.path


def department_store(folder: Path, request: Path | None = None) -> Store:
    """A department's store, with a request taken."""
    made = stores.create(folder / "d.dxdesk", DEPARTMENT, DEPARTMENT_NAME)
    if request:
        taking.take(made, request)
    return made


def answer(
    folder: Path, request: Path, text: str, name: str = "提出.xlsx", field: str = "results"
) -> Path:
    """A submission that says one thing."""
    with department_store(folder, request) as made:
        edits.set_value(made, REPORT, field, text)
        submitting.submit(made, ROUND, folder / name, "例の途中")
    (folder / "d.dxdesk").unlink()
    return folder / name


def results(store: Store) -> str:
    """What the store shows for the report that the tests talk about."""
    record = stores.records(store).get(REPORT)
    return record.get("results") if record else ""


def digest(store: Store) -> str:
    """A hash of the store's file."""
    return hashlib.sha256(store.path.read_bytes()).hexdigest()


class Stage:
    """A page in view, what it tells, and waiting for its work."""

    def __init__(self, qtbot: QtBot, page: WorkPage, runner: Runner) -> None:
        self._qtbot, self.page, self._runner = qtbot, page, runner
        self.told: list[Notice] = []
        page.told.connect(self.told.append)
        put_in_view(qtbot, page, 1198, 660)

    @property
    def last(self) -> Notice:
        """What was told last."""
        return self.told[-1]

    def wait(self) -> None:
        """Until no work runs."""
        self._qtbot.waitUntil(lambda: not self._runner.is_busy, timeout=60_000)

    def primary(self) -> None:
        """Do the primary action and wait for its work."""
        self.page.primary_action.trigger()
        self.wait()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the keyboard is."""
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key, modifier)


def nameless_stops(page: QWidget) -> list[QWidget]:
    """The widgets that Tab reaches and a screen reader cannot name."""
    return [
        each
        for each in page.findChildren(QWidget)
        if each.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and each.isVisible()
        and not (each.accessibleName() or getattr(each, "text", str)())
    ]
