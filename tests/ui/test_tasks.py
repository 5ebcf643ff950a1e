import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from dxdesk.domain.progress import Progress, Work
from dxdesk.ui.shell.progress_strip import ProgressStrip
from dxdesk.ui.tasks import Job, Runner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


def _three_steps() -> Work[str]:
    for done in range(3):
        yield Progress(done, 3)
    yield Progress(3, 3, "終わり")
    return "result"


class _Gated:
    """Work that waits for `gate` after its first step and notes how it ended."""

    def __init__(self) -> None:
        self.gate, self.started = threading.Event(), threading.Event()
        self.closed = self.ran_on = False

    def steps(self) -> Work[None]:
        try:
            self.started.set()
            yield Progress(0, 2)
            self.gate.wait(5)
            yield Progress(1, 2)
            self.ran_on = True
        finally:
            self.closed = True


def _end_of(qtbot: QtBot, job: Job) -> None:
    qtbot.waitSignal(job.ended).wait()


def _start(qtbot: QtBot, runner: Runner, make: Callable[[], Work[object]]) -> list[object]:
    heard: list[object] = []
    job = runner.start(make)
    job.finished.connect(heard.append)
    job.failed.connect(heard.append)
    job.cancelled.connect(lambda: heard.append("cancelled"))
    _end_of(qtbot, job)
    return heard


def test_work_gives_its_result_once(qtbot: QtBot, runner: Runner):
    assert _start(qtbot, runner, _three_steps) == ["result"]
    assert not runner.is_busy


def test_work_runs_in_another_thread(qtbot: QtBot, runner: Runner):
    seen: list[int] = []

    def work() -> Work[None]:
        seen.append(threading.get_ident())
        yield Progress(1, 1)

    _start(qtbot, runner, work)
    assert seen != [threading.get_ident()]


def test_the_last_step_is_always_told(qtbot: QtBot, runner: Runner):
    job = runner.start(_three_steps)
    told: list[Progress] = []
    job.progressed.connect(told.append)
    _end_of(qtbot, job)
    assert told[-1] == Progress(3, 3, "終わり")


def test_a_failure_is_handed_over_and_the_runner_goes_on(qtbot: QtBot, runner: Runner):
    def fails() -> Work[None]:
        yield Progress(0, 1)
        raise OSError("disk full")

    heard = _start(qtbot, runner, fails)
    assert [str(each) for each in heard] == ["disk full"]
    assert _start(qtbot, runner, _three_steps) == ["result"]


def test_cancelling_stops_between_steps_and_closes_the_work(qtbot: QtBot, runner: Runner):
    work = _Gated()
    job = runner.start(work.steps)
    work.started.wait(5)
    job.cancel()
    work.gate.set()
    with qtbot.waitSignal(job.cancelled):
        pass
    assert work.closed
    assert not work.ran_on


def test_work_cancelled_while_waiting_never_begins(qtbot: QtBot, runner: Runner):
    first, second = _Gated(), _Gated()
    runner.start(first.steps)
    waiting = runner.start(second.steps)
    waiting.cancel()
    first.gate.set()
    with qtbot.waitSignal(waiting.cancelled):
        pass
    assert not second.started.is_set()


def test_one_piece_of_work_runs_at_a_time(qtbot: QtBot, runner: Runner):
    first, second = _Gated(), _Gated()
    runner.start(first.steps)
    last = runner.start(second.steps)
    first.started.wait(5)
    assert not second.started.is_set()
    first.gate.set()
    second.gate.set()
    _end_of(qtbot, last)
    assert first.closed
    assert second.ran_on


def test_closing_the_runner_ends_what_runs(qtbot: QtBot):
    runner, work = Runner(), _Gated()
    runner.start(work.steps)
    work.started.wait(5)
    work.gate.set()
    runner.close()
    assert work.closed


def test_the_strip_shows_the_count_and_cancels(qtbot: QtBot, runner: Runner):
    strip, work = ProgressStrip(), _Gated()
    qtbot.addWidget(strip)
    job = runner.start(work.steps)
    strip.follow(job)
    job.progressed.emit(Progress(13, 19, "読み込み"))
    assert "13/19" in strip.words()
    strip.cancel.click()
    assert job.is_stopping
    assert "中止しています" in strip.words()
    work.gate.set()
    _end_of(qtbot, job)
    assert strip.isHidden()
