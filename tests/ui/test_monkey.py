"""A thousand things done at random, seeded: no exception, no lost value, no growing memory."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.services import checking
from dxdesk.ui import file_dialog

from .desks import started
from .half_year import department_store
from .monkey import Monkey

SEED = 20261127
STEPS, MANY_STEPS = 1_000, 10_000
WARM = 300
GROWN = 1.05  # times as many widgets, for what is made once and kept


def _widgets(monkey: Monkey) -> int:
    monkey.rest()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return len(QApplication.allWidgets())


def test_a_thousand_steps_lose_nothing_and_grow_nothing(
    qtbot: QtBot,
    desks: Callable[[], Desk],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    figure: Callable[[str], None],
    is_long: bool,
):
    monkeypatch.setattr(file_dialog, "_ask", lambda *_: [])
    department_store(tmp_path).close()
    desk = desks()
    started(qtbot, desk, tmp_path / "d.dxdesk")
    monkey, steps = Monkey(desk, SEED), MANY_STEPS if is_long else STEPS
    warm = 0
    for number in range(steps):
        monkey.step()
        if number % 100 == 99:
            assert monkey.differing() == {}, number
        assert QApplication.activeWindow() is desk.window, "something took the keyboard away"
        if number == WARM:
            warm = _widgets(monkey)
    after = _widgets(monkey)
    assert after <= warm * GROWN
    assert desk.store
    assert not checking.check_open(desk.store).damages
    figure(
        f"monkey: {steps} steps, seed {SEED}: {len(monkey.model)} fields as typed,"
        f" {len(monkey.past)} acts left to undo; {warm} widgets at {WARM}, {after} after all"
    )
