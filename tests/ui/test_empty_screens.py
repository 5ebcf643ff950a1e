"""A store with nothing in it but the plan: every empty screen says what to do and leads there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.services import stores
from dxdesk.ui.pages.parts import EmptyState
from dxdesk.ui.places import places_of

from .desks import started

# Where screens lead that another one has to fill; from others the button begins their first row,
# or asks for it.
LEADS = {
    stores.COORDINATOR: {
        "dashboard": "request",
        "board": "request",
        "indicators": "assign",
        "review": "request",
        "public": "request",
    },
    stores.DEPARTMENT: {
        "dashboard": "submit",
        "indicators": "submit",
        "instructions": "submit",
        "schedule": "submit",
    },
}


@pytest.mark.parametrize("role", [stores.COORDINATOR, stores.DEPARTMENT])
def test_every_empty_screen_leads_on(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path, role: str
):
    own = "" if role == stores.COORDINATOR else "例市民課"
    stores.create(tmp_path / "s.dxdesk", role, own).close()
    desk = desks()
    started(qtbot, desk, tmp_path / "s.dxdesk")
    found = {}
    for place in places_of(role):
        desk.frame.show_page(place.name)
        for empty in _empty(desk):
            assert empty.text
            if empty.button.isVisible() and place.name in LEADS[role]:
                empty.button.click()
                found[place.name] = desk.frame.in_view
    assert found == LEADS[role]


def _empty(desk: Desk) -> Iterator[EmptyState]:
    assert desk.window
    found = desk.window.current.widget.findChildren(EmptyState)
    yield from (each for each in found if each.isVisible())
