"""Keeping the pages in view as the report is: made anew after each change, near pages first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.progress import Work
from dxdesk.domain.words import errors as says
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import paper as words
from dxdesk.services import previewing
from dxdesk.services.previewing import PageName, Preview, Shown
from dxdesk.services.reporting import Asked
from dxdesk.services.stores import Store
from dxdesk.ui.faults import fault_text
from dxdesk.ui.paper.viewer import PaperView
from dxdesk.ui.tasks import Job, Runner

WAIT_MS = 120
"""How long a change waits for the next one; what is drawn first then takes a fraction of this."""

_NEAR = 1  # pages before and after the one in view


@dataclass(frozen=True, slots=True)
class _First:
    """A report laid out, and the pages near the one that was sought."""

    preview: Preview
    shown: Shown


class LivePreview(QObject):
    """Makes the pages of what `ask` says in the worker thread and shows them in a view.

    The pages near the one in view come first, then the whole file, which is the one to be saved
    and printed. Other work goes first: the pages are then made after it.
    """

    def __init__(
        self, store: Store, runner: Runner, view: PaperView, ask: Callable[[], Asked | None]
    ) -> None:
        super().__init__(view)
        self._store, self._runner, self._view, self._ask = store, runner, view, ask
        self._job: Job | None = None
        self._preview: Preview | None = None
        self._shown: Shown | None = None
        self._sought: PageName | None = None
        self._is_stale = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._make)

    @property
    def preview(self) -> Preview | None:
        """What is in view, None where it is not what is asked for now."""
        return None if self._is_stale else self._preview

    @property
    def shown(self) -> Shown | None:
        """Its pages, None until all are there."""
        return self._shown if self.preview and self._shown and self._shown.is_whole else None

    def touch(self, sought: PageName | None = None) -> None:
        """Make the pages anew shortly; `sought` is the page to be shown then."""
        self._is_stale = True
        self._sought = sought or self._sought
        self._timer.start()

    def seek(self, kind: str) -> None:
        """Show the first page of a part of a pack, now or as soon as it is there."""
        if self.preview:
            self._view.seek(kind)
        else:
            self._sought = PageName(kind, "", 0, "")

    def stop(self) -> None:
        """Make nothing while something else is in view."""
        self._timer.stop()
        self._is_stale = True
        job, self._job = self._job, None
        if job:
            job.cancel()

    def _make(self) -> None:
        asked = self._ask()
        if asked is None:
            return
        sought = self._sought or self._view.page
        self._start(partial(_first, self._store, asked, self._preview, sought), self._on_first)

    def _start(self, make: Callable[[], Work[object]], then: Callable[..., object]) -> None:
        job = self._job = self._runner.start(make, gives_way=True)
        job.finished.connect(lambda result: self._when_last(job, partial(then, result)))
        job.failed.connect(lambda error: self._when_last(job, partial(self._on_failed, error)))
        job.cancelled.connect(lambda: self._when_last(job, self._timer.start))

    def _when_last(self, job: Job, then: Callable[[], object]) -> None:
        """Go on with a job, unless a newer one has taken its place or nobody looks any more."""
        if isValid(self) and self._job is job:
            then()

    def _on_first(self, first: _First) -> None:
        self._preview, self._is_stale = first.preview, self._timer.isActive()
        self._show(first.shown)
        self._sought = None
        if not first.shown.is_whole:
            self._start(partial(previewing.drawing, first.preview), self._show)

    def _show(self, shown: Shown) -> None:
        self._job = None
        self._shown = shown
        if self._preview:
            self._view.show_shown(shown, self._preview.pages, self._sought)
            self._view.say("")

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        said = says.sentence(error) if isinstance(error, DxdeskError) else None
        told = common.joined(said.what, said.do) if said else fault_text(error)
        self._view.say(words.failed(told) + (words.OLD if self._view.page else ""))


def _first(
    store: Store, asked: Asked, before: Preview | None, sought: PageName | None
) -> Work[_First]:
    preview = yield from previewing.previewing(store, asked, before)
    at = previewing.place_of(preview.pages, sought)
    near = range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(preview.pages)))
    return _First(preview, (yield from previewing.drawing(preview, near)))
