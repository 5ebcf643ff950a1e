"""While nothing can be saved the window says so, takes no typing and loses none."""

import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain.store_errors import StoreGone
from dxdesk.services import drafts, edits, stores
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.halt import TOPIC, Halt, ask_leave
from dxdesk.ui.pages.detail import DetailPage
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.shell.window import Window

from . import exchange
from .desks import WAIT, go, settled, started
from .example_store import FOUR, REPORT, coordinator_store, value
from .exchange import CONTROL, press

LONG = "例 窓口で使えるようにした。" * 120
NEAR = Qt.FocusReason.OtherFocusReason


class Scene:
    """A window over a store, with the form of one 取組 in view."""

    def __init__(self, qtbot: QtBot, desk: Desk, path: Path) -> None:
        self.qtbot, self.desk = qtbot, desk
        coordinator_store(path).close()
        started(qtbot, desk, path)
        self.window.resize(1200, 700)
        place = go(desk, "initiatives")
        assert isinstance(place, InitiativesPlace)
        self.place = place
        place.open_field(REPORT, "results")

    @property
    def window(self) -> Window:
        assert self.desk.window is not None
        return self.desk.window

    @property
    def store(self) -> stores.Store:
        assert self.desk.store is not None
        return self.desk.store

    @property
    def detail(self) -> DetailPage:
        return self.place.detail

    @property
    def halt(self) -> Halt:
        assert self.desk.session is not None
        return self.desk.session.halt

    def field(self, name: str) -> FieldWidget:
        assert self.detail.view.form
        return self.detail.view.form.field(name)

    def type(self, text: str, name: str = "results") -> None:
        """Type into a field and leave it, which saves it."""
        self.field(name).editor.setFocus(NEAR)
        focused = QApplication.focusWidget()
        assert focused is not None
        focused.insertPlainText(text)  # type: ignore[attr-defined]
        press(Qt.Key.Key_Tab)

    def button(self, text: str) -> QPushButton:
        bar = self.window.info.bar(TOPIC)
        assert bar is not None
        return next(each for each in bar.buttons if each.text().startswith(text))

    @property
    def bar_text(self) -> str:
        bar = self.window.info.bar(TOPIC)
        return bar.notice.text if bar else ""

    def fill_up(self) -> None:
        """Let the store grow by not one page: SQLite then says what it says of a full disk."""
        with self.store.driver() as raw:
            pages = raw.execute("PRAGMA page_count").fetchone()[0]
            raw.execute(f"PRAGMA max_page_count = {pages}")

    def make_room(self) -> None:
        with self.store.driver() as raw:
            raw.execute("PRAGMA max_page_count = 1000000")


@pytest.fixture
def scene(qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path) -> Scene:
    return Scene(qtbot, desks(), tmp_path / "例.dxdesk")


def test_a_full_disk_halts_the_window_until_all_is_saved(scene: Scene):
    scene.fill_up()
    scene.type(LONG)
    assert "空きがなく" in scene.bar_text
    assert "不要なファイルを消して" in scene.bar_text
    assert "保存できていない入力1件" in scene.bar_text
    assert scene.window.saved.text() == "保存できていません"
    assert value(scene.store, REPORT, "results") == ""
    _takes_no_typing_and_shows_what_was_typed(scene)
    press(Qt.Key.Key_S, CONTROL)
    assert "にもう一度試しましたが" in scene.bar_text
    scene.make_room()
    scene.button("もう一度保存する").click()
    assert scene.bar_text == ""
    assert value(scene.store, REPORT, "results") == LONG
    assert not scene.field("results").is_locked
    assert scene.window.saved.text().startswith("保存済み ")


def _takes_no_typing_and_shows_what_was_typed(scene: Scene) -> None:
    assert all(scene.field(name).is_locked for name in scene.detail.view.form.names)
    box = scene.field("results").editor
    assert box.text() == LONG
    assert box.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    box.setFocus(NEAR)
    QTest.keyClicks(QApplication.focusWidget(), "x")
    assert scene.field("results").value() == LONG


def test_the_bar_stays_and_so_does_the_keyboard_on_its_button(scene: Scene):
    scene.fill_up()
    scene.type(LONG)
    scene.button("もう一度").setFocus(NEAR)
    press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is scene.button("もう一度")
    bar = scene.window.info.bar(TOPIC)
    assert bar is not None
    assert bar.closer.isHidden()
    press(Qt.Key.Key_Escape)
    scene.window.show_page(4)
    assert scene.window.info.bar(TOPIC) is bar
    for number in range(5):
        scene.desk.frame.tell(Notice(str(number), topic=str(number)))
    assert scene.window.info.notices[0] is bar.notice


def test_neither_another_record_nor_undo_pushes_away_what_is_not_saved(scene: Scene):
    scene.fill_up()
    scene.type(LONG)
    scene.detail.next()
    scene.place.open("P7/T3")
    scene.window.undo_asked.emit()
    assert scene.halt.is_on
    assert scene.detail.spot.assignment == FOUR
    assert scene.field("results").value() == LONG
    scene.make_room()
    scene.window.undo_asked.emit()  # saves it first, and then takes it back
    assert not scene.halt.is_on
    assert value(scene.store, REPORT, "results") == ""
    scene.window.redo_asked.emit()
    assert value(scene.store, REPORT, "results") == LONG
    scene.place.open("P7/T3")
    assert scene.detail.spot.initiative == "P7/T3"


def test_a_copy_elsewhere_holds_what_could_not_be_saved(scene: Scene, tmp_path: Path):
    out = tmp_path / "控え.dxdesk"
    edits.set_value(scene.store, REPORT, "issues", "例 課題")
    scene.fill_up()
    scene.type(LONG)
    scene.halt.ask_save = lambda _parent, _near: tmp_path / "none" / "x.dxdesk"
    scene.button("別の名前でバックアップを保存").click()
    settled(scene.qtbot, scene.desk)
    assert any("書き込めません" in each.text for each in scene.window.info.notices)
    scene.halt.ask_save = lambda _parent, _near: out
    scene.button("別の名前でバックアップを保存").click()
    settled(scene.qtbot, scene.desk)
    assert scene.halt.is_on
    scene.halt.ask_leave = lambda _parent, _unsaved: pytest.fail("nothing is lost")
    bar = scene.window.info.bar("rescued")
    assert bar is not None
    bar.buttons[0].click()
    scene.qtbot.waitUntil(
        lambda: scene.desk.store is not None and scene.desk.store.path == out, timeout=WAIT
    )
    settled(scene.qtbot, scene.desk)
    assert value(scene.store, REPORT, "issues") == "例 課題"
    assert drafts.of_record(scene.store, REPORT) == {"results": LONG}


def test_closing_or_changing_the_store_asks_before_what_was_typed_is_lost(
    scene: Scene, tmp_path: Path
):
    exchange.master(tmp_path).close()
    asked: list[int] = []
    scene.halt.ask_leave = lambda _parent, unsaved: bool(asked.append(unsaved))
    scene.fill_up()
    scene.type(LONG)
    scene.window.close()
    scene.desk.open(tmp_path / "m.dxdesk")
    assert asked == [1, 1]
    assert scene.window.isVisible()
    assert scene.store.path.name == "例.dxdesk"
    scene.make_room()
    scene.window.close()
    assert asked == [1, 1]
    assert not scene.window.isVisible()


def test_what_a_person_gave_up_is_not_saved_behind_their_back(scene: Scene, tmp_path: Path):
    exchange.master(tmp_path).close()
    scene.halt.ask_leave = lambda _parent, _unsaved: True
    scene.fill_up()
    scene.type(LONG)
    old = scene.store
    scene.desk.open(tmp_path / "m.dxdesk")
    scene.qtbot.waitUntil(lambda: scene.desk.store not in (None, old), timeout=WAIT)
    with pytest.raises(StoreGone):
        edits.set_value(old, REPORT, "results", LONG)
    assert scene.bar_text == ""
    with stores.open_store(old.path) as again:
        assert value(again, REPORT, "results") == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_the_question_stays_on_escape_and_enter(qtbot: QtBot, key: Qt.Key):
    def press_it() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        QTest.keyClick(box, key)

    parent = QWidget()
    qtbot.addWidget(parent)
    QTimer.singleShot(0, press_it)
    assert not ask_leave(parent, 2)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB; only root can mount one."""
    folder = tmp_path / "小さなディスク"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("needs root")
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("cannot mount here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=True)


def _stuff(folder: Path) -> Path:
    """Fill a disk to its last byte."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(4096))
        except OSError:
            return ballast


def test_a_disk_that_is_really_full(qtbot: QtBot, desks: Callable[[], Desk], small_disk: Path):
    scene = Scene(qtbot, desks(), small_disk / "例.dxdesk")
    ballast = _stuff(small_disk)
    scene.type(LONG)
    assert "空きがなく" in scene.bar_text
    assert scene.field("results").value() == LONG
    press(Qt.Key.Key_S, CONTROL)
    assert "にもう一度試しましたが" in scene.bar_text
    ballast.unlink()
    press(Qt.Key.Key_S, CONTROL)
    assert scene.bar_text == ""
    assert value(scene.store, REPORT, "results") == LONG
    scene.desk.close()
    with closing(sqlite3.connect(small_disk / "例.dxdesk")) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
