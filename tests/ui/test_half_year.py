"""A 課's whole half-year by keyboard alone: from the 依頼 to the 提出, five 取組."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain import keys
from dxdesk.services import home, issuing, merging, stores
from dxdesk.ui.grid.cells import Cells
from dxdesk.ui.pages.indicators import IndicatorsPage
from dxdesk.ui.pages.submit_page import SubmitPage

from .clerk import Clerk
from .desks import page_of, started
from .exchange import CONTROL, driven
from .half_year import INDICATORS, ROUND, STEPS, WORK, office_store, step_key

pytestmark = pytest.mark.usefixtures("own_home")

LATE = WORK[2]


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
    _step_all(desk, clerk)
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
        f" {len(clerk.screens)} screens ({'→'.join(clerk.screens)})"
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


def _step_all(desk: Desk, clerk: Clerk) -> None:
    """The day on which each step began, in the form's second page, from the last 取組 back."""
    clerk.press(Qt.Key.Key_Tab, CONTROL)
    for place in reversed(range(len(WORK))):
        for number in range(STEPS[place]):
            key = step_key(place, number)
            clerk.tab_to(lambda _, key=key: _is_in(desk, clerk, key, "actual_from"))
            clerk.type("R6.5.1")
        if place:
            clerk.press(Qt.Key.Key_PageUp, CONTROL)


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
        assert [each.get("actual_from") for each in steps] == ["2024-05-01"] * STEPS[place]
        for indicator in records.below(work, "indicator"):
            value = records.get(keys.natural("indicator_value", indicator.key, "2024"))
            assert value
            assert value.get("actual") == str(100 + place)
