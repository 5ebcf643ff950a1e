"""Pages with long work and acts that can fail: each failure is told, none is lost."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from PySide6.QtCore import Signal

from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.progress import Progress, Work
from dxdesk.domain.words import pages_app as words
from dxdesk.services.stores import Store
from dxdesk.ui.pages.base import Clock, StorePage
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Job, Runner

Result = TypeVar("Result")


class WorkPage(StorePage):
    """A page that runs long work; `started` brings each job so that its progress is shown."""

    started = Signal(Job)

    def __init__(self, store: Store, runner: Runner, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        self._runner = runner

    def attempt(self, act: Callable[[], Result]) -> Result | None:
        """Do something short; a failure is told and gives None."""
        try:
            return act()
        except DxdeskError as error:
            self.tell_error(error)
            return None

    def work(
        self,
        make: Callable[[], Work[Any]],
        then: Callable[[Any], object],
        failed: Callable[[DxdeskError], object] | None = None,
    ) -> Job | None:
        """Run long work and go on with its result; None if other work is still running."""
        if self._runner.is_busy:
            self.tell(Notice(words.BUSY, topic="page"))
            return None
        job = self._runner.start(make)
        job.finished.connect(then)
        job.failed.connect(lambda error: self._on_failed(error, failed))
        job.cancelled.connect(lambda: self.tell(Notice(words.CANCELLED, topic="page")))
        self.started.emit(job)
        return job

    def _on_failed(self, error: Exception, failed: Callable[[DxdeskError], object] | None) -> None:
        if failed and isinstance(error, DxdeskError):
            failed(error)
        elif isinstance(error, DxdeskError):
            self.tell_error(error)
        else:
            self.troubled.emit(error)


def once(text: str, act: Callable[[], Result]) -> Callable[[], Work[Result]]:
    """One step of unknown length as long work."""

    def steps() -> Work[Result]:
        yield Progress(0, 0, text)
        return act()

    return steps
