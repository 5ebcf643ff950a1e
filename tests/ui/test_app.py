"""The window as a whole: first run, last store, troubles, undo, and a cycle by keyboard."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk import paths
from dxdesk.app import Desk
from dxdesk.domain.backups import Reason
from dxdesk.domain.progress import Progress
from dxdesk.domain.words import diagnosis, pages_app
from dxdesk.models import ledger
from dxdesk.services import backups, faults, stores
from dxdesk.services.stores import COORDINATOR, DEPARTMENT
from dxdesk.ui.faults import catch_all
from dxdesk.ui.pages.home import HomePage
from dxdesk.ui.pages.merge_page import MergePage
from dxdesk.ui.pages.request_page import RequestPage
from dxdesk.ui.pages.submit_page import SubmitPage
from dxdesk.ui.pages.trouble import TroublePage
from dxdesk.ui.settings import Settings, read_settings, store_to_open, write_settings

from . import exchange
from .desks import WAIT, go
from .desks import page_of as _page
from .desks import settled as _settle
from .desks import started as _started
from .exchange import CONTROL, press

STORES = Path(__file__).parents[1] / "fixtures" / "stores"

pytestmark = pytest.mark.usefixtures("own_home")


def _trouble(qtbot: QtBot, desk: Desk, path: Path) -> TroublePage:
    assert desk.open(path)
    qtbot.waitUntil(lambda: isinstance(_shown(desk), TroublePage), timeout=WAIT)
    page = _shown(desk)
    assert isinstance(page, TroublePage)
    return page


def _bar(desk: Desk) -> list[str]:
    assert desk.window is not None
    return [each.accessibleName() for each in desk.window.nav.buttons]


def _shown(desk: Desk) -> object:
    return desk.window.current if desk.window else None


def test_from_the_first_screen_to_the_window_in_two_clicks(qtbot: QtBot, desks: Callable[[], Desk]):
    desk = desks()

    def clicked(screen):
        QTimer.singleShot(0, screen, screen.of_coordinator.click)
        QTimer.singleShot(0, screen, screen.start.click)
        return screen.ask()

    desk.ask_first = clicked
    assert desk.start()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)
    assert desk.store is not None
    assert len(stores.records(desk.store).of("initiative")) == 22
    assert read_settings(paths.settings_path()).role == COORDINATOR
    assert isinstance(_page(desk), HomePage)


def test_giving_up_the_first_screen_opens_nothing(desks: Callable[[], Desk]):
    desk = desks()
    desk.ask_first = lambda _screen: None
    assert not desk.start()
    assert desk.window is None


def test_a_store_chosen_on_the_first_screen_is_opened(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    stores.create(tmp_path / "引き継ぎ.dxdesk", DEPARTMENT, "例市民課").close()
    desk = desks()
    desk.ask_first = lambda _screen: tmp_path / "引き継ぎ.dxdesk"
    assert desk.start()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)
    assert desk.store is not None
    assert desk.store.path == tmp_path / "引き継ぎ.dxdesk"


def test_the_store_opened_last_is_opened_again(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    stores.create(tmp_path / "d.dxdesk", DEPARTMENT, "例市民課").close()
    write_settings(paths.settings_path(), Settings(str(tmp_path / "d.dxdesk"), DEPARTMENT))
    desk = desks()
    assert desk.start()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)
    assert desk.window is not None
    assert _bar(desk) == ["ホーム", "取組一覧", "スケジュール", "提出", "変更履歴"]
    assert desk.window.department.text() == "例市民課"
    assert isinstance(_page(desk), HomePage)


def test_a_portable_folders_only_store_is_opened_without_settings(tmp_path: Path):
    assert store_to_open(Settings(), tmp_path) is None
    (tmp_path / "a.dxdesk").touch()
    (tmp_path / "a-replaced-20261123-0700.dxdesk").touch()
    assert store_to_open(Settings(), tmp_path) == tmp_path / "a.dxdesk"
    (tmp_path / "b.dxdesk").touch()
    assert store_to_open(Settings(), tmp_path) is None


def test_damaged_settings_are_those_of_a_first_start(tmp_path: Path):
    path = tmp_path / "settings.json"
    for text in ("{", "[1]", '{"store": 3}', ""):
        path.write_text(text, encoding="utf-8")
        assert read_settings(path) == Settings()


def test_what_another_version_remembered_is_taken_over_as_far_as_it_is_known(tmp_path: Path):
    path = tmp_path / "settings.json"
    path.write_text('{"store": "a.dxdesk", "role": "department"}', encoding="utf-8")
    assert read_settings(path) == Settings("a.dxdesk", "department")
    path.write_text('{"store": "a.dxdesk", "size": "1.25", "later": [1]}', encoding="utf-8")
    assert read_settings(path) == Settings("a.dxdesk", size="1.25")


def test_a_newer_program_goes_on_where_an_older_one_left(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    path = tmp_path / "市役所.dxdesk"
    shutil.copy(STORES / "schema-1.dxdesk", path)
    left = Settings(str(path), COORDINATOR, "dark", "1.25")
    write_settings(paths.settings_path(), left)
    desk = desks()
    assert desk.start()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)
    assert read_settings(paths.settings_path()) == left
    assert Reason.MIGRATION in [each.reason for each in backups.backups_of(path)]


def test_settings_that_cannot_be_kept_are_told_and_the_store_is_open_all_the_same(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    paths.data_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.data_folder().touch()  # a file where the folder is to be
    stores.create(tmp_path / "d.dxdesk", DEPARTMENT, "例市民課").close()
    desk = desks()
    _started(qtbot, desk, tmp_path / "d.dxdesk")
    assert desk.window is not None
    assert pages_app.SETTINGS_LOST in [each.text for each in desk.window.info.notices]


def test_the_coordinator_finds_its_own_places_on_the_bar(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    exchange.master(tmp_path).close()
    desk = desks()
    _started(qtbot, desk, tmp_path / "m.dxdesk")
    assert desk.window is not None
    assert _bar(desk) == [
        *("ホーム", "取組一覧", "スケジュール", "ダッシュボード"),
        *("依頼", "取りまとめ", "提出状況", "評価", "帳票"),
    ]


def test_a_locked_store_names_its_holder_and_opens_once_it_is_free(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    holder = exchange.master(tmp_path)
    desk = desks()
    page = _trouble(qtbot, desk, tmp_path / "m.dxdesk")
    assert "ほかで使われています" in page.text
    assert str(os.getpid()) not in page.text
    holder.close()
    page.primary_action.trigger()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)


def _newer(path: Path) -> None:
    stores.create(path, COORDINATOR).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()


def _foreign(path: Path) -> None:
    path.write_text("メモ", encoding="utf-8")


def _missing(_path: Path) -> None:
    pass


@pytest.mark.parametrize(
    ("make", "said", "restorable"),
    [
        (_newer, "新しい版のdxdesk", False),
        (_foreign, "dxdeskの保存ファイルではありません", True),
        (_missing, "がありません", True),
    ],
)
def test_each_trouble_of_a_store_has_its_own_words_and_ways_on(
    qtbot: QtBot,
    desks: Callable[[], Desk],
    tmp_path: Path,
    make: Callable[[Path], None],
    said: str,
    restorable: bool,
):
    path = tmp_path / "x.dxdesk"
    make(path)
    page = _trouble(qtbot, desks(), path)
    assert said in page.text
    assert [each.text() for each in page.buttons] == [
        "別の保存ファイルを開く…", "新しく始める…", "診断情報を書き出す…",
    ]  # fmt: skip
    assert (page.restore is not None) is restorable


def test_another_store_is_opened_from_the_trouble(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    exchange.master(tmp_path).close()
    desk = desks()
    desk.pick_store = lambda _parent, _near: tmp_path / "m.dxdesk"
    _trouble(qtbot, desk, tmp_path / "none.dxdesk").buttons[0].click()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)


def test_a_second_start_raises_the_first_window(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    exchange.master(tmp_path).close()
    first = desks()
    _started(qtbot, first, tmp_path / "m.dxdesk")
    assert first.window is not None
    first.window.showMinimized()
    second = desks()
    assert not second.start(tmp_path / "m.dxdesk")
    assert second.window is None
    window = first.window
    qtbot.waitUntil(lambda: not window.isMinimized())


def test_a_second_program_ends_quietly(qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path):
    exchange.master(tmp_path).close()
    _started(qtbot, desks(), tmp_path / "m.dxdesk")
    done = subprocess.run(
        [sys.executable, "-m", "dxdesk", "--store", str(tmp_path / "m.dxdesk")],
        capture_output=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_undo_names_the_act_and_the_page_shows_it_at_once(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    stores.create(tmp_path / "m.dxdesk", COORDINATOR).close()
    desk = desks()
    _started(qtbot, desk, tmp_path / "m.dxdesk")
    page = go(desk, "request")
    assert isinstance(page, RequestPage)
    assert desk.window is not None
    page.view.sample.click()
    assert desk.window.head.undo.accessibleName() == "元に戻す：例の読込み"
    press(Qt.Key.Key_Z, CONTROL)
    assert page.view.departments.rows == ()
    assert desk.window.head.redo.accessibleName() == "やり直す：例の読込み"
    press(Qt.Key.Key_Y, CONTROL)
    assert len(page.view.departments.rows) == 5
    assert desk.window.saved.text().startswith("保存済み ")


def test_a_backup_that_failed_is_told_and_the_store_opens(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "a.dxdesk"
    with monkeypatch.context() as long_ago:
        long_ago.setattr(ledger, "now", lambda: "2024-04-01 09:00:00")
        stores.create(path, COORDINATOR).close()
    path.with_name("a.dxdesk.backups").write_text("", encoding="utf-8")
    desk = desks()
    _started(qtbot, desk, path)
    assert desk.window is not None
    assert any("バックアップを" in each.text for each in desk.window.info.notices)


def test_a_fault_that_nobody_caught_is_told_without_a_traceback(
    qtbot: QtBot,
    desks: Callable[[], Desk],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    exchange.master(tmp_path).close()
    desk = desks()
    _started(qtbot, desk, tmp_path / "m.dxdesk")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_all(desk.tell_fault)
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("x"), None)
    assert desk.window is not None
    (notice,) = desk.window.info.notices
    assert notice.level == "error"
    assert "思わぬ誤り" in notice.text
    assert pages_app.kept(0) in notice.text
    assert "Traceback" not in capsys.readouterr().err
    out = tmp_path / "診断.txt"
    desk.helping.pick = lambda *_: out
    (button,) = desk.window.info.bar("fault").buttons
    assert button.text() == diagnosis.WRITE
    button.click()
    assert "ZeroDivisionError" in out.read_text(encoding="utf-8-sig")


def test_a_fault_of_long_work_is_told_and_kept_in_the_same_way(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    def broken():
        yield Progress(0, 0, "例")
        raise LookupError

    exchange.master(tmp_path).close()
    desk = desks()
    _started(qtbot, desk, tmp_path / "m.dxdesk")
    page = go(desk, "request")
    assert isinstance(page, RequestPage)
    page.work(broken, print)
    _settle(qtbot, desk)
    assert desk.window
    assert "LookupError" in {each.topic: each.text for each in desk.window.info.notices}["fault"]
    assert [each.kind for each in faults.known()] == ["LookupError"]


_FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from dxdesk.app import Desk
from dxdesk.ui.shell.window import Window

HEAVY = {"sqlalchemy", "openpyxl", "reportlab"}

class Watch(QObject):
    found = None
    def eventFilter(self, watched, event):
        if self.found is None and event.type() == QEvent.Type.Paint and isinstance(watched, Window):
            self.found = HEAVY & set(sys.modules)
        return False

app = QApplication([])
watch = Watch()
app.installEventFilter(watch)
desk = Desk(app)
desk.start(Path(sys.argv[1]))
timer = QTimer()
timer.timeout.connect(lambda: desk.store and app.quit())
timer.start(20)
app.exec()
print(watch.found, "sqlalchemy" in sys.modules)
"""


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path):
    exchange.master(tmp_path).close()
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_PAINT, str(tmp_path / "m.dxdesk")],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "set() True"


def test_a_whole_cycle_by_keyboard(qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path):
    exchange.master(tmp_path).close()
    stores.create(tmp_path / "d.dxdesk", DEPARTMENT, "例市民課").close()
    office = desks()
    _started(qtbot, office, tmp_path / "m.dxdesk")
    _send_requests(qtbot, office, tmp_path)
    department = desks()
    _started(qtbot, department, tmp_path / "d.dxdesk")
    out = _answer(qtbot, department, tmp_path)
    _settle(qtbot, office)
    _merge(qtbot, office, out)
    assert office.store is not None
    assert exchange.results(office.store) == "rei 18"


def _send_requests(qtbot: QtBot, desk: Desk, folder: Path) -> None:
    page = go(desk, "request")
    assert isinstance(page, RequestPage)
    page.ask_folder = lambda _parent, _near: folder / "依頼"
    press(Qt.Key.Key_Return, CONTROL)
    _settle(qtbot, desk)


def _answer(qtbot: QtBot, desk: Desk, folder: Path) -> Path:
    (request,) = (folder / "依頼").glob("*例市民課*.xlsx")
    out = folder / "提出.xlsx"
    page = go(desk, "submit")
    assert isinstance(page, SubmitPage)
    page.ask_files = lambda _parent: [request]
    page.ask_save = lambda _parent, _near: out
    for _ in range(2):  # choose, then take
        press(Qt.Key.Key_Return, CONTROL)
        _settle(qtbot, desk)
    while page.view.gaps.current and page.view.gaps.current.field != "results":
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "rei 18")
    go(desk, "submit")
    page.view.change_path.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "mada")
    press(Qt.Key.Key_Return, CONTROL)
    _settle(qtbot, desk)
    return out


def _merge(qtbot: QtBot, desk: Desk, file: Path) -> None:
    page = go(desk, "merge")
    assert isinstance(page, MergePage)
    page.ask_files = lambda _parent: [file]
    for _ in range(2):  # look, then apply
        press(Qt.Key.Key_Return, CONTROL)
        _settle(qtbot, desk)
