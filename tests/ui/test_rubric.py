"""Every screen of both roles, walked by keyboard, measured against the rubric."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.ui.first_run import FirstRun, Role
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.places import places_of
from dxdesk.ui.shell.actions import Command, Menu
from dxdesk.ui.shell.window import Window
from dxdesk.ui.theme.icons import Icons

from . import exchange, rubric
from .clerk import modals
from .conftest import PlainPage
from .desks import go, in_front, started, undress

SMALL, WIDE = (911, 433), (1366, 768)
FORM = "initiatives/form"


@pytest.fixture(scope="module", params=[Role.DEPARTMENT, Role.COORDINATOR])
def desk(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """One window for each role, over the example; its tests change no value of the store."""
    folder = tmp_path_factory.mktemp("rubric")
    with exchange.master(folder) as office:
        asked = exchange.request_for(office, folder)
    exchange.department_store(folder, asked).close()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(folder))
        made = Desk(qapp)
        name = "d.dxdesk" if request.param == Role.DEPARTMENT else "m.dxdesk"
        started(QtBot(request), made, folder / name)
        _window(made).setWindowState(Qt.WindowState.WindowNoState)
        _window(made).resize(*WIDE)
        yield made
        assert made.session
        pages = made.session._pages.there
        made.close()
        for page in pages:  # with the timers of what was typed last
            page.deleteLater()
        _window(made).close()
        _window(made).deleteLater()
        made.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        undress(qapp)


def _window(desk: Desk) -> Window:
    assert desk.window
    return desk.window


def _screens(desk: Desk) -> Iterator[str]:
    """Brings every screen into view, the form of the first 取組 too."""
    assert desk.store
    for place in places_of(desk.store.identity.role):
        page = go(desk, place.name)
        _lay_out()
        yield place.name
        if isinstance(page, InitiativesPlace):
            page.open(page.list.rows[0].initiative)
            _lay_out()
            yield FORM


def _lay_out() -> None:
    """What Qt does next, before anybody sees the screen."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _faults(desk: Desk, measure: Callable[[Window], list[str]]) -> dict[str, list[str]]:
    found = {name: measure(_window(desk)) for name in _screens(desk)}
    return {name: faults for name, faults in found.items() if faults}


def test_no_dialog_stands_in_the_way_at_the_start(desk: Desk):
    assert desk.store
    assert modals() == []


def test_whatever_takes_the_keyboard_has_a_plain_name(desk: Desk):
    def measure(window: Window) -> list[str]:
        return [*rubric.nameless(window), *rubric.mnemonics(window), *rubric.small_texts(window)]

    assert _faults(desk, measure) == {}


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_every_text_stands_out_from_its_ground(desk: Desk, scheme: str):
    desk.look.prefer(scheme)
    faint = _faults(desk, rubric.faint_texts)
    desk.look.prefer("")
    assert faint == {}


def test_no_two_things_claim_the_same_keys(desk: Desk):
    assert _faults(desk, rubric.doubled_shortcuts) == {}


def test_f6_comes_to_every_pane(desk: Desk):
    def measure(window: Window) -> list[str]:
        return rubric.unvisited_panes(window, (window.nav, window.head, *window.current.panes))

    assert _faults(desk, measure) == {}


def test_tab_is_caught_nowhere_and_the_ring_goes_with_it(desk: Desk):
    def measure(window: Window) -> list[str]:
        window.nav.buttons[0].setFocus()
        return rubric.traps_and_dark_stops(window, desk.look.ring)

    assert _faults(desk, measure) == {}


def test_esc_discards_nothing_that_was_typed(desk: Desk):
    assert _faults(desk, rubric.texts_lost_by_esc) == {}


def test_return_in_a_line_does_nothing_not_even_while_composing(desk: Desk):
    assert desk.store
    before = exchange.digest(desk.store)

    def measure(window: Window) -> list[str]:
        shown = window.current
        for each in rubric.line_edits(window):
            each.setFocus()
            QTest.keyClick(each, Qt.Key.Key_Return)
            QApplication.sendEvent(each, QInputMethodEvent("へんかん", []))
            QTest.keyClick(each, Qt.Key.Key_Return)
            QApplication.sendEvent(each, QInputMethodEvent("", []))
        return [] if window.current is shown else ["another page"]

    assert _faults(desk, measure) == {}
    assert exchange.digest(desk.store) == before


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["150 %", "100 %"])
def test_nothing_is_clipped(desk: Desk, size: tuple[int, int]):
    _window(desk).resize(*size)

    def measure(window: Window) -> list[str]:
        needed = window.minimumSizeHint()
        fits = needed.width() <= size[0] and needed.height() <= size[1]
        return rubric.clipped(window) if fits else [f"needs {needed.width()}×{needed.height()}"]

    assert _faults(desk, measure) == {}


def test_the_first_screen_meets_the_same_rubric(qtbot: QtBot, icons: Icons, tmp_path: Path):
    screen = FirstRun(tmp_path / "取組.dxdesk", check=lambda _answer: {})
    in_front(qtbot, screen)
    assert rubric.nameless(screen) == []
    assert rubric.mnemonics(screen) == []
    assert rubric.small_texts(screen) == []
    assert rubric.faint_texts(screen) == []
    assert rubric.clipped(screen) == []
    assert rubric.texts_lost_by_esc(screen) == []


def test_the_measures_find_what_they_look_for(qtbot: QtBot, icons: Icons):
    page = PlainPage("例")
    window = Window([page], [], icons, [Command(Menu.FILE, "例", lambda: None, ("Ctrl+9",))] * 2)
    qtbot.addWidget(window)
    window.resize(*WIDE)
    bare, small, named = QPushButton(), QLabel("小さい"), QPushButton("保存")
    small.setStyleSheet("font-size: 12px; color: #CCCCCC; background: #FFFFFF")
    named.setAccessibleName("保存(S)")
    named.setFixedWidth(8)
    column = page.widget.layout()
    assert column
    for each in (bare, small, named):
        column.addWidget(each)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert len(rubric.nameless(window)) == 3  # the button, and the page's two inputs
    assert rubric.mnemonics(window) == ["保存(S)"]
    assert rubric.small_texts(window) == ["QLabel  小さい 12"]
    assert [text.split()[0] for text in rubric.faint_texts(window)] == ["小さい"]
    assert rubric.doubled_shortcuts(window) == ["Ctrl+9"]
    assert rubric.clipped(window) == ["保存"]
    assert rubric.unvisited_panes(window, [bare]) == ["QPushButton"]
