"""Every screen opened on a store a hundred times as large as a real one.

After an edit, so that nothing is remembered of the store as it is now, a screen is made, shown
in a window of an ordinary size and painted. The yardstick is 0.3 s of the processor, so that a
busy machine slows both alike.
"""

import atexit
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from dxdesk.domain import keys
from dxdesk.domain.words import pages_detail
from dxdesk.services import edits, stores
from dxdesk.services.stores import COORDINATOR, DEPARTMENT, Store
from dxdesk.ui.look import Look
from dxdesk.ui.page_making import Pages, makers
from dxdesk.ui.pages.base import Spot, StorePage
from dxdesk.ui.pages.detail import DetailPage
from dxdesk.ui.places import places_of
from dxdesk.ui.tasks import Runner
from tests.bench.hundredfold import TIMES, departmental, hundredfold
from tests.bench.measure import Case, Work

_CHANGED = "P7/R2025-END"
_ROOM = (1198, 650)  # of a window of 1366×768, beside the places and below the heading


def place_cases(folder: Path) -> list[Case]:
    """The screens of both roles, 設定 left out: it reads no records."""
    office, own = partial(hundredfold, folder), partial(departmental, folder)
    return [*_cases(COORDINATOR, office, "P7/T1100"), *_cases(DEPARTMENT, own, "P7/T1000")]


def _cases(role: str, made: Callable[[], Store], spot: str) -> list[Case]:
    found = [
        _case(f"{each.title} ({role})", made, partial(_open, made, each.name))
        for each in places_of(role)
        if each.name != "settings"
    ]
    name = f"{pages_detail.TITLE} ({role})"
    return [*found, _case(name, made, partial(_open_detail, made, spot))]


def _case(title: str, made: Callable[[], Store], work: Work) -> Case:
    name = f"{title} opened on a store of {TIMES} times the real size / 300 ms of work"
    return Case(name, work, _work, goal=1.0, before=partial(_go_on, made), runs=3)


@cache
def _application() -> QApplication:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    return app


@cache
def _tools() -> tuple[Runner, Look]:
    runner = Runner(_application())
    atexit.register(runner.close)
    return runner, Look(_application())


_shown: list[StorePage] = []


def _open(made: Callable[[], Store], name: str) -> None:
    page = Pages(makers(made(), *_tools())).page(name)
    _show(page, page.on_shown)


def _open_detail(made: Callable[[], Store], spot: str) -> None:
    page = DetailPage(made())
    _show(page, lambda: page.open(Spot(spot)))


def _show(page: StorePage, begin: Work) -> None:
    page.widget.resize(*_ROOM)
    page.widget.show()
    begin()
    _application().processEvents()
    page.widget.repaint()
    _shown.append(page)


def _go_on(made: Callable[[], Store]) -> None:
    """Close what is open, and change something that both roles may."""
    _close()
    _tools()  # dressed first, whichever case is chosen
    store = made()
    work = next(each.key for each in stores.records(store).of("assignment"))
    edits.set_value(
        store, keys.report_key(work, _CHANGED), "issues", f"例 {time.perf_counter_ns()}"
    )
    stores.records(store)


def _close() -> None:
    while _shown:
        page = _shown.pop()
        page.widget.close()
        page.widget.deleteLater()
        page.deleteLater()
    _application().sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _work() -> None:
    end = time.process_time() + 0.3
    while time.process_time() < end:
        pass
