"""The one runner of long work: a generator of progress in one worker thread, one at a time."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from dxdesk.domain.progress import Progress, Work

_SECONDS_BETWEEN_REPORTS = 0.05
_QUEUED = Qt.ConnectionType.QueuedConnection


class Job(QObject):
    """One piece of long work, waiting or running; its signals are sent in the main thread.

    Exactly one of `finished` (the work's result), `failed` (the exception) and `cancelled`
    comes at the end, then `ended`. One that `gives_way` is cancelled when other work is started.
    """

    progressed = Signal(Progress)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(
        self, make: Callable[[], Work[Any]], parent: QObject, *, gives_way: bool = False
    ) -> None:
        super().__init__(parent)
        self._make = make
        self.gives_way = gives_way
        self._stop = Event()

    @property
    def is_stopping(self) -> bool:
        """Whether it has been asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask it to stop after the step it is in; what it has done is rolled back."""
        self._stop.set()

    def steps(self) -> Work[Any]:
        """The work itself; called in the worker thread."""
        return self._make()


class Runner(QObject):
    """Runs jobs one after the other in a worker thread of its own."""

    _next = Signal(Job)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._thread = QThread(self)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._next.connect(self._worker.run, _QUEUED)
        self._worker.progressed.connect(self._on_progress, _QUEUED)
        self._worker.done.connect(self._on_done, _QUEUED)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether a job runs or waits that does not give way."""
        return any(not each.gives_way for each in self._jobs)

    @property
    def is_idle(self) -> bool:
        """Whether no job at all runs or waits."""
        return self._running is None

    def start(self, make: Callable[[], Work[Any]], *, gives_way: bool = False) -> Job:
        """Run the work that `make` begins, after the jobs already waiting; those that give way
        are cancelled.

        Connect to the job's signals at once: none is sent before the event loop runs again.
        """
        for each in self._jobs:
            if each.gives_way:
                each.cancel()
        job = Job(make, self, gives_way=gives_way)
        self._waiting.append(job)
        if not self._running:
            self._run_next()
        return job

    def close(self) -> None:
        """Cancel every job and end the thread; waits for the running step."""
        self._waiting.clear()
        if self._running:
            self._running.cancel()
        self._thread.quit()
        self._thread.wait()

    @property
    def _jobs(self) -> tuple[Job, ...]:
        return (*((self._running,) if self._running else ()), *self._waiting)

    def _run_next(self) -> None:
        self._running = self._waiting.popleft() if self._waiting else None
        if self._running:
            self._next.emit(self._running)

    @Slot(Job, Progress)
    def _on_progress(self, job: Job, progress: Progress) -> None:
        job.progressed.emit(progress)

    @Slot(Job, object)
    def _on_done(self, job: Job, outcome: "_Outcome") -> None:
        self._run_next()
        match outcome:
            case _Finished(result):
                job.finished.emit(result)
            case _Failed(failure):
                job.failed.emit(failure)
            case _Cancelled():
                job.cancelled.emit()
        job.ended.emit()
        job.deleteLater()


@dataclass(frozen=True, slots=True)
class _Finished:
    result: object


@dataclass(frozen=True, slots=True)
class _Failed:
    failure: Exception


@dataclass(frozen=True, slots=True)
class _Cancelled:
    pass


_Outcome = _Finished | _Failed | _Cancelled


class _Worker(QObject):
    """Lives in the worker thread; it tells the runner, which tells others in the main thread."""

    progressed = Signal(Job, Progress)
    done = Signal(Job, object)

    @Slot(Job)
    def run(self, job: Job) -> None:
        try:
            outcome = self._drive(job)
        except Exception as failure:  # noqa: BLE001 (the thread's edge: whatever fails is told)
            outcome = _Failed(failure)
        self.done.emit(job, outcome)

    def _drive(self, job: Job) -> _Outcome:
        if job.is_stopping:
            return _Cancelled()
        steps, told = job.steps(), 0.0
        while not job.is_stopping:
            try:
                progress = next(steps)
            except StopIteration as end:
                return _Finished(end.value)
            if progress.done == progress.total or monotonic() - told > _SECONDS_BETWEEN_REPORTS:
                told = monotonic()
                self.progressed.emit(job, progress)
        steps.close()
        return _Cancelled()
