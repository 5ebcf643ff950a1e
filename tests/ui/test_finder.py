"""Ctrl+K: any 取組, 課, screen or command is found by its name and led to."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain.words import finder as words
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.shell.finder import Finder

from .desks import go, page_of, started
from .example_store import coordinator_store
from .exchange import CONTROL, press

pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the coordinator, to be copied."""
    path = tmp_path_factory.mktemp("finder") / "m.dxdesk"
    coordinator_store(path).close()
    return path


@pytest.fixture
def desk(qtbot: QtBot, desks: Callable[[], Desk], template: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "m.dxdesk"
    path.write_bytes(template.read_bytes())
    made = desks()
    started(qtbot, made, path)
    return made


@pytest.fixture
def find(desk: Desk) -> Callable[[str], Finder]:
    """Opens the box by its keys and types."""

    def found(text: str) -> Finder:
        press(Qt.Key.Key_K, CONTROL)
        assert desk.window
        (box,) = [each for each in desk.window.findChildren(Finder) if each.isVisible()]
        _commit(text)
        return box

    return found


def _commit(text: str, preedit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def _titles(box: Finder) -> list[tuple[str, str]]:
    return [(each.kind, each.title) for each in box.found.rows]


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("4", words.INITIATIVE, "4 窓口手数料等のキャッシュレス決済の導入"),
        ("４", words.INITIATIVE, "4 窓口手数料等のキャッシュレス決済の導入"),
        ("きゃっしゅれす", words.INITIATIVE, "4 窓口手数料等のキャッシュレス決済の導入"),
        ("ｷｬｯｼｭﾚｽ 導入", words.INITIATIVE, "4 窓口手数料等のキャッシュレス決済の導入"),
        ("カイケイカ", words.DEPARTMENT, "会計課"),
        ("市民課", words.DEPARTMENT, "市民課"),
        ("計画", words.SCREEN, "計画"),
        ("次の枠", words.ACTION, "次の枠へ"),
    ],
)
def test_what_is_meant_comes_first(
    find: Callable[[str], Finder], typed: str, kind: str, title: str
):
    assert _titles(find(typed))[0] == (kind, title)


def test_enter_opens_the_initiative_at_hand(desk: Desk, find: Callable[[str], Finder]):
    find("窓口")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    place = page_of(desk)
    assert isinstance(place, InitiativesPlace)
    assert place.detail.spot.initiative != "P7/T1"
    assert place.current is place.detail


def test_a_department_leads_to_the_list_of_its_initiatives(
    desk: Desk, find: Callable[[str], Finder]
):
    find("しみんか")
    press(Qt.Key.Key_Return)
    place = page_of(desk)
    assert isinstance(place, InitiativesPlace)
    assert {row.department_name for row in place.list.rows} == {"市民課"}


def test_esc_gives_the_keyboard_back_and_changes_nothing(desk: Desk, find: Callable[[str], Finder]):
    go(desk, "initiatives")
    before = QApplication.focusWidget()
    find("設定")
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    assert desk.window
    assert not any(each.isVisible() for each in desk.window.findChildren(Finder))


def test_return_while_composing_chooses_nothing(desk: Desk, find: Callable[[str], Finder]):
    box = find("")
    before = box.found.rows
    _commit("", preedit="けいかく")
    press(Qt.Key.Key_Return)
    assert box.isVisible()
    assert box.found.rows == before
    _commit("計画")
    press(Qt.Key.Key_Return)
    assert desk.window
    assert desk.window.head.title.text() == "計画"


def test_nothing_found_says_what_to_do(find: Callable[[str], Finder]):
    box = find("ないもの")
    assert box.nothing.isVisible()
    assert box.nothing.accessibleName() == words.NOTHING
    press(Qt.Key.Key_Return)
    assert box.isVisible()


def test_the_box_goes_with_the_keyboard_and_with_the_buttons_press(desk: Desk):
    assert desk.window
    QTest.mouseClick(desk.window.head.seek, Qt.MouseButton.LeftButton)
    (box,) = [each for each in desk.window.findChildren(Finder) if each.isVisible()]
    desk.window.nav.buttons[0].setFocus()
    assert not box.isVisible()
