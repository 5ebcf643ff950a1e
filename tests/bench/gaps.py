"""How long the window does not answer while fifty replies are looked at and merged in it."""

import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from dxdesk import paths
from dxdesk.services.stores import Store
from dxdesk.ui.pages.merge_page import MergePage
from dxdesk.ui.tasks import Runner
from dxdesk.ui.theme.apply import dress
from dxdesk.ui.theme.tokens import LIGHT
from tests.bench.measure import Case
from tests.bench.replies import replies, write_reply

_FILES = 50
_LIMIT = 100.0  # milliseconds
_BEAT = 5


def gap_cases(folder: Path) -> list[Case]:
    """The longest gap between two beats of the event loop beside what a person does not notice."""

    def longest() -> float:
        made = replies(folder, write_reply)
        return _Window(made.store).longest_gap(made.paths[:_FILES])

    return [
        Case(
            "longest gap of the window while 50 files are merged / 100 ms",
            longest,
            lambda: _LIMIT,
            goal=1.0,
            before=lambda: replies(folder, write_reply).fresh(),
            runs=3,
        )
    ]


class _Window:
    """取りまとめ in view, with a heart that beats."""

    def __init__(self, store: Store) -> None:
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        dress(app, paths.resources_folder(), LIGHT)
        self._runner = Runner()
        self._page = MergePage(store, self._runner)
        self._page.widget.resize(1198, 660)
        self._page.widget.show()
        self._page.on_shown()
        self._heart = _Heart()

    def longest_gap(self, files: list[Path]) -> float:
        """Look at the files and merge them; milliseconds of the longest silence."""
        with mock.patch.object(Store, "back_up"):
            self._do(lambda: self._page.look(files))
            self._do(self._page.apply)
        self._runner.close()
        self._page.widget.close()
        return self._heart.longest

    def _do(self, act: Callable[[], object]) -> None:
        loop = QEventLoop()
        ends = self._page.started.connect(lambda job: job.ended.connect(loop.quit))
        self._heart.start()
        act()
        loop.exec()
        QTimer.singleShot(4 * _BEAT, loop.quit)
        loop.exec()
        self._heart.stop()
        self._page.started.disconnect(ends)


class _Heart(QObject):
    """Beats as often as the event loop lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to beat."""
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now
