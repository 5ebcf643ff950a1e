"""A 課's whole half-year by keyboard alone: from the 依頼 to the 提出, five 取組."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain import keys
from dxdesk.domain.records import Record
from dxdesk.domain.schedule.moves import Which
from dxdesk.services import home, issuing, merging, stores
from dxdesk.ui.grid.cells import Cells
from dxdesk.ui.pages.indicators import IndicatorsPage
from dxdesk.ui.pages.schedule import SchedulePage
from dxdesk.ui.pages.submit_page import SubmitPage
from dxdesk.ui.timeline.view import Timeline

from .clerk import Clerk
from .desks import page_of, started
from .exchange import CONTROL, driven
from .half_year import INDICATORS, ROUND, STEPS, WORK, office_store, step_key

pytestmark = pytest.mark.usefixtures("own_home")

DELAYED = 2
LATE = WORK[DELAYED]
LAST = len(WORK) - 1


def _report(number: int) -> dict[str, str]:
    """The answer on one 取組, as it is typed."""
    late = {"recovery": f"mainichi {number}", "recovery_by": "R7.2.28"}
    return {
        "stage": "run",
        "progress": "late" if WORK[number] == LATE else "on-track",
        "achievement": "partly" if WORK[number] == LATE else "achieved",
        "results": f"madoguchi {number}",
        "work_change": f"hayaku {number}",
        "next_steps": f"hirogeru {number}",
        **(late if WORK[number] == LATE else {}),
        "budget": "1200",
        "writer_unit": "suito",
        "as_of": "R6.9.30",
    }


def _stored(values: dict[str, str]) -> dict[str, str]:
    dates = {"R6.9.30": "2024-09-30", "R7.2.28": "2025-02-28"}
    return {name: dates.get(text, text) for name, text in values.items()}


def test_a_half_year_of_five_initiatives_by_keyboard_alone(
    qtbot: QtBot,
    desks: Callable[[], Desk],
    own_home: Path,
    tmp_path: Path,
    figure: Callable[[str], None],
):
    office = office_store(tmp_path / "m.dxdesk")
    request = driven(issuing.request(office, ROUND, tmp_path))[0].path
    stores.create(tmp_path / "d.dxdesk", stores.DEPARTMENT, "会計課").close()
    desk = desks()
    started(qtbot, desk, tmp_path / "d.dxdesk")
    clerk = Clerk(qtbot, desk)
    _take(desk, clerk, request)
    _report_all(clerk)
    _end_steps(desk, clerk)
    _begin_steps(desk, clerk)
    _measure_all(desk, clerk)
    _send(desk, clerk)
    (sent,) = own_home.rglob("*.xlsx")
    driven(merging.merge(office, [sent]))
    _agree(office)
    assert desk.store
    _agree(desk.store)
    office.close()
    figure(
        f"half-year by keyboard: 5 取組, 12 steps, 4 KPIs: {clerk.presses} key presses,"
        f" {clerk.dialogs} dialogs, {len(clerk.screens)} screens ({'→'.join(clerk.screens)})"
    )


def _take(desk: Desk, clerk: Clerk, request: Path) -> None:
    clerk.go_on()  # ホーム leads to 提出
    page = page_of(desk)
    assert isinstance(page, SubmitPage)
    page.ask_files = lambda _parent: [request]
    clerk.go_on()
    clerk.go_on()


def _report_all(clerk: Clerk) -> None:
    clerk.go("home")
    clerk.press(Qt.Key.Key_Return)
    for number in range(len(WORK)):
        clerk.answer(_report(number))
        if number + 1 < len(WORK):
            clerk.press(Qt.Key.Key_PageDown, CONTROL)


def _end_steps(desk: Desk, clerk: Clerk) -> None:
    """The day on which each step of the last 取組 ended, in the form's second page."""
    clerk.press(Qt.Key.Key_Tab, CONTROL)
    for number in range(STEPS[LAST]):
        key = step_key(LAST, number)
        clerk.tab_to(lambda _, key=key: _is_in(desk, clerk, key, "actual_to"))
        clerk.type("R6.9.30")


def _begin_steps(desk: Desk, clerk: Clerk) -> None:
    """The day on which each step began, on スケジュール; those of the late 取組 move a month."""
    clerk.go("schedule")
    page = page_of(desk)
    assert isinstance(page, SchedulePage)
    timeline = page.view.timeline
    clerk.press(Qt.Key.Key_Space)
    for key in (
        step_key(place, number) for place in range(len(WORK)) for number in range(STEPS[place])
    ):
        _walk_to(key, timeline, clerk)
        clerk.ask(Qt.Key.Key_Return, lambda: _type_day(clerk))
    clerk.press(Qt.Key.Key_Space)
    assert timeline.which is Which.PLANNED
    for number in range(STEPS[DELAYED]):
        _walk_to(step_key(DELAYED, number), timeline, clerk)
        clerk.press(Qt.Key.Key_Right, CONTROL)


def _walk_to(key: str, timeline: Timeline, clerk: Clerk) -> None:
    """Steps stand in the order of time: one that was moved may stand elsewhere."""
    far = timeline.places.place_of(key) - timeline.place
    clerk.press(Qt.Key.Key_Down if far > 0 else Qt.Key.Key_Up, times=abs(far))
    assert timeline.stop and timeline.stop.key == key


def _type_day(clerk: Clerk) -> None:
    """The dialog begins with the day that is asked for."""
    clerk.type("R6.5.1")
    clerk.press(Qt.Key.Key_Return, CONTROL)


def _is_in(desk: Desk, clerk: Clerk, key: str, name: str) -> bool:
    place = page_of(desk)
    at = clerk.field
    return at is not None and place.detail.view.work.field_at(at) == (key, name)  # type: ignore[attr-defined]


def _measure_all(desk: Desk, clerk: Clerk) -> None:
    """This year's value of each indicator, one below the other."""
    clerk.go("indicators")
    page = page_of(desk)
    assert isinstance(page, IndicatorsPage)
    grid = page.view.grid
    clerk.tab_to(lambda at: isinstance(at, Cells))
    labels = [each.label for each in grid.model.columns]
    clerk.press(Qt.Key.Key_Home, CONTROL)
    wanted = labels.index("R6 実績値")
    clerk.press(Qt.Key.Key_Right, times=wanted - grid.cells.currentIndex().column())
    for number in range(sum(INDICATORS)):
        clerk.type(str(100 + number))
        clerk.press(Qt.Key.Key_Return)


def _send(desk: Desk, clerk: Clerk) -> None:
    assert desk.store
    clerk.go("submit")
    page = page_of(desk)
    assert isinstance(page, SubmitPage)
    assert page.view.gaps.rows == ()
    clerk.go_on()
    clerk.go("home")
    assert home.look(desk.store, page._clock().date()).tasks == ()


def _agree(store: stores.Store) -> None:
    """The store says what was typed, all of it."""
    records = stores.records(store)
    for place, work in enumerate(WORK):
        report = records.get(keys.report_key(work, ROUND))
        assert report
        assert dict(report.fields) == _stored(_report(place))
        steps = records.below(work, "schedule_step")
        begun = "2024-05-01" if work == LATE else "2024-04-01"
        ended = "2024-09-30" if place == LAST else ""
        assert [_days(each) for each in steps] == [(begun, "2024-05-01", ended)] * STEPS[place]
        for indicator in records.below(work, "indicator"):
            value = records.get(keys.natural("indicator_value", indicator.key, "2024"))
            assert value
            assert value.get("actual") == str(100 + place)


def _days(step: Record) -> tuple[str, ...]:
    return tuple(step.get(name) for name in ("planned_from", "actual_from", "actual_to"))
