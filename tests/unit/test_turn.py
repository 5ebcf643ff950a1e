"""Whoever has waited at a store gets it before whoever has just had it."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock, Thread

import pytest

from dxdesk.models import turn as module
from dxdesk.models.turn import Turn


@pytest.fixture
def knocks(monkeypatch: pytest.MonkeyPatch) -> SimpleQueue[str]:
    """Tells of everybody who begins to wait."""
    found: SimpleQueue[str] = SimpleQueue()

    class Gate:
        def __init__(self) -> None:
            self._lock = Lock()
            self.release = self._lock.release

        def acquire(self, timeout: float = -1) -> bool:
            if self._lock.locked():
                found.put("knock")
            return self._lock.acquire(timeout=timeout)

        def __enter__(self) -> None:
            self._lock.acquire()

        def __exit__(self, *_: object) -> None:
            self.release()

    monkeypatch.setattr(module, "Lock", Gate)
    return found


def _begin(act: Callable[[], object]) -> Thread:
    made = Thread(target=act)
    made.start()
    return made


def test_it_comes_to_those_who_wait_in_their_order_and_last_to_who_had_it(
    knocks: SimpleQueue[str],
):
    turn, came = Turn(), list[str]()

    def come(name: str) -> None:
        with turn:
            came.append(name)

    turn.acquire()
    waiting = []
    for name in ("first", "second"):
        waiting.append(_begin(lambda name=name: come(name)))
        knocks.get(timeout=10)
    turn.release()
    come("again")
    for each in waiting:
        each.join(10)
    assert came == ["first", "second", "again"]


def test_who_has_it_may_take_it_again(knocks: SimpleQueue[str]):
    turn, came = Turn(), list[str]()
    with turn:
        with turn:
            other = _begin(lambda: _with(turn, lambda: came.append("other")))
            knocks.get(timeout=10)
        came.append("still here")
    other.join(10)
    assert came == ["still here", "other"]


def test_who_waits_no_longer_is_passed_over():
    turn, answers = Turn(), list[bool]()
    with turn:
        _begin(lambda: answers.append(turn.acquire(timeout=0.001))).join(10)
    assert answers == [False]
    assert turn.acquire(timeout=0)
    turn.release()


def _with(turn: Turn, act: Callable[[], object]) -> None:
    with turn:
        act()
