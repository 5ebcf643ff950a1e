"""The places of the navigation, and the pages that come into them when they are asked for."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.ui.first_run import Role
from dxdesk.ui.places import PLACES, aside, late_pages, places_of
from dxdesk.ui.shell.late_page import LatePage

from . import exchange
from .conftest import PlainPage
from .desks import WAIT, go, started


@pytest.mark.parametrize("role", [Role.DEPARTMENT, Role.COORDINATOR])
def test_what_lies_aside_comes_last(role: Role):
    names = [place.name for place in places_of(role)]
    assert len(set(names)) == len(names)
    assert set(names[len(names) - len(aside(role)) :]) == aside(role)


def test_a_store_of_an_unknown_role_looks_like_a_departments():
    assert places_of("") == places_of(Role.DEPARTMENT)


def test_each_page_has_a_name_and_an_icon():
    assert all(place.icon and place.title for place in PLACES)


@pytest.mark.usefixtures("qapp")
def test_a_place_asks_for_its_page_once_it_is_shown():
    late = late_pages(Role.DEPARTMENT)["history"]
    made: list[PlainPage] = []

    def make() -> PlainPage:
        made.append(PlainPage("変更履歴"))
        return made[-1]

    late.make = make
    assert late.page is None
    late.on_shown()
    late.on_shown()
    assert [page.times_shown for page in made] == [2]


def test_a_page_waits_for_work_that_has_the_store_and_the_window_goes_on(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    exchange.master(tmp_path).close()
    desk = desks()
    started(qtbot, desk, tmp_path / "m.dxdesk")
    begun, done = Event(), Event()

    def hold() -> None:
        assert desk.store
        with desk.store.reading():
            begun.set()
            done.wait()

    worker = Thread(target=hold)
    worker.start()
    begun.wait()
    desk.frame.show_page("board")  # comes back although the store is not to be had
    assert desk.window
    late = desk.window.current
    assert isinstance(late, LatePage)
    assert late.page is None
    done.set()
    worker.join()
    qtbot.waitUntil(lambda: late.page is not None, timeout=WAIT)
    assert desk.window.head.title.text() == late.title
    assert desk.window.current is late


def test_every_place_of_both_roles_shows_its_page(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    exchange.master(tmp_path).close()
    exchange.department_store(tmp_path).close()
    for file, role in (("m.dxdesk", Role.COORDINATOR), ("d.dxdesk", Role.DEPARTMENT)):
        desk = desks()
        started(qtbot, desk, tmp_path / file)
        for place in places_of(role):
            go(desk, place.name)
            assert desk.window
            late = desk.window.current
            assert isinstance(late, LatePage)
            assert late.page, place.name
            assert desk.window.head.title.text() == late.page.title
