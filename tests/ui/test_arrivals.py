"""Files dropped on the window, opened from its menu or by a double click: shown, not yet taken."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.__main__ import _asks_for_window
from dxdesk.app import Desk
from dxdesk.ui.fields.prose_field import ProseEdit
from dxdesk.ui.pages.merge_page import MergePage
from dxdesk.ui.pages.submit_page import SubmitPage

from . import exchange
from .desks import drop, page_of, settled, started
from .exchange import CONTROL, press

pytestmark = pytest.mark.usefixtures("own_home")

Desks = Callable[[], Desk]


@pytest.fixture
def request_file(tmp_path: Path) -> Path:
    with exchange.master(tmp_path) as office:
        return exchange.request_for(office, tmp_path)


@pytest.fixture
def own(tmp_path: Path, request_file: Path) -> Path:
    """The path of a 課's store that has taken its request."""
    with exchange.department_store(tmp_path, request_file) as made:
        return made.path


@pytest.fixture
def answered(tmp_path: Path, request_file: Path) -> Path:
    unit = tmp_path / "係"
    unit.mkdir()
    return exchange.answer(unit, request_file, "例　係の実績")


def _page(desk: Desk, kind: type):
    page = page_of(desk)
    assert isinstance(page, kind)
    return page


def test_a_request_dropped_anywhere_on_a_departments_window_is_shown_on_the_submission(
    qtbot: QtBot, desks: Desks, own: Path, request_file: Path
):
    desk = desks()
    started(qtbot, desk, own)
    assert desk.store is not None
    before = exchange.digest(desk.store)
    assert drop(desk.window, request_file)
    settled(qtbot, desk)
    assert not _page(desk, SubmitPage).view.step_take.offer.isHidden()
    assert exchange.digest(desk.store) == before


def test_an_answer_dropped_on_a_departments_window_goes_to_gathering(
    qtbot: QtBot, desks: Desks, own: Path, answered: Path
):
    desk = desks()
    started(qtbot, desk, own)
    assert drop(desk.window, answered)
    settled(qtbot, desk)
    (row,) = _page(desk, MergePage).arrived.files.rows
    assert (row.result.path, row.state) == (answered, "new")


def test_files_dropped_on_the_coordinators_window_go_to_merging(
    qtbot: QtBot, desks: Desks, tmp_path: Path, answered: Path
):
    desk = desks()
    started(qtbot, desk, tmp_path / "m.dxdesk")
    text = tmp_path / "写し.xlsx"
    text.write_text("例", encoding="utf-8")
    assert drop(desk.window, answered, text)
    settled(qtbot, desk)
    assert {row.state for row in _page(desk, MergePage).arrived.files.rows} == {"new", "refused"}


def test_what_is_dragged_from_the_web_is_not_taken(
    qtbot: QtBot, desks: Desks, own: Path, request_file: Path
):
    desk = desks()
    started(qtbot, desk, own)
    data = QMimeData()
    data.setUrls([QUrl("https://example.com/a.xlsx")])
    assert desk.window is not None
    args = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    event = QDragEnterEvent(desk.window.rect().center(), *args, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(desk.window, event)
    assert not event.isAccepted()


@pytest.mark.usefixtures("qapp")
def test_a_file_dropped_on_a_text_is_left_to_the_window(request_file: Path):
    edit = ProseEdit()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(request_file))])
    assert not edit.canInsertFromMimeData(data)
    data = QMimeData()
    data.setText("例")
    assert edit.canInsertFromMimeData(data)


def test_the_menu_opens_what_arrived_by_key(
    qtbot: QtBot, desks: Desks, own: Path, request_file: Path
):
    desk = desks()
    started(qtbot, desk, own)
    desk.pick_files = lambda _parent: [request_file]
    press(Qt.Key.Key_O, CONTROL)
    settled(qtbot, desk)
    assert not _page(desk, SubmitPage).view.step_take.offer.isHidden()


def test_a_wrong_file_is_refused_by_the_name_of_its_fault(
    qtbot: QtBot, desks: Desks, own: Path, tmp_path: Path
):
    desk = desks()
    started(qtbot, desk, own)
    wrong = tmp_path / "写し.xlsx"
    wrong.write_text("例,例", encoding="utf-8")
    desk.offer([wrong])
    settled(qtbot, desk)
    assert desk.window is not None
    assert any("写し.xlsx" in each.text for each in desk.window.info.notices)
    assert _page(desk, SubmitPage).view.step_take.offer.isHidden()


def test_a_file_that_the_program_is_started_with_is_shown_once_the_store_is_open(
    qtbot: QtBot, desks: Desks, own: Path, request_file: Path
):
    desk = desks()
    desk.offer([request_file])
    started(qtbot, desk, own)
    qtbot.waitUntil(lambda: isinstance(page_of(desk), SubmitPage))
    settled(qtbot, desk)
    assert not _page(desk, SubmitPage).view.step_take.offer.isHidden()


def test_a_second_start_hands_its_file_to_the_first_window(
    qtbot: QtBot, desks: Desks, own: Path, request_file: Path
):
    desk = desks()
    started(qtbot, desk, own)
    done = subprocess.run(
        [sys.executable, "-m", "dxdesk", "--store", str(own), str(request_file)],
        capture_output=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stderr) == (0, b"")
    qtbot.waitUntil(lambda: isinstance(page_of(desk), SubmitPage))
    settled(qtbot, desk)
    page = _page(desk, SubmitPage)
    qtbot.waitUntil(lambda: not page.view.step_take.offer.isHidden())


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["依頼.xlsx"], True),
        (["一.XLSX", "二.xlsx"], True),
        (["--store", "a.dxdesk"], True),
        (["--store", "a.dxdesk", "依頼.xlsx"], True),
        (["--store"], False),
        (["--store", "a.dxdesk", "show"], False),
        (["merge", "依頼.xlsx"], False),
    ],
)
def test_workbooks_open_the_window_and_commands_do_not(arguments: list[str], window: bool):
    assert _asks_for_window(arguments) is window
