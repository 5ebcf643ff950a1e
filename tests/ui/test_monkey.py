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
HEAVIER = 1.25  # times as much memory, for the history that grows and what Python keeps


def _widgets(monkey: Monkey) -> int:
    monkey.rest()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return len(QApplication.allWidgets())


def _memory() -> float:
    """Megabytes that the process takes up; 0 where the system does not tell."""
    status = Path("/proc/self/statm")
    pages = int(status.read_text().split()[1]) if status.exists() else 0
    return pages * 4096 / 1e6


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
    warm, light = 0, 0.0
    for number in range(steps):
        monkey.step()
        if number % 100 == 99:
            assert monkey.differing() == {}, number
        assert QApplication.activeWindow() is desk.window, "something took the keyboard away"
        if number == WARM:
            warm, light = _widgets(monkey), _memory()
    after, heavy = _widgets(monkey), _memory()
    assert after <= warm * GROWN
    assert heavy <= light * HEAVIER
    assert desk.store
    assert not checking.check_open(desk.store).damages
    assert {"paste", "pick", "measure", "shift", "date"} <= monkey.done.keys()
    done = ", ".join(f"{name} {count}" for name, count in monkey.done.most_common())
    figure(
        f"monkey: {steps} steps, seed {SEED} ({done}): {len(monkey.model)} fields as typed,"
        f" {len(monkey.past)} acts left to undo; {warm} widgets and"
        f" {light:.0f} MB (RSS) at {WARM}, {after} and {heavy:.0f} MB after all"
    )
