"""設定: where the store lies, its backups and its soundness, and how the window looks."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dxdesk import paths
from dxdesk.app import Desk
from dxdesk.domain.backups import Reason
from dxdesk.models import place as places
from dxdesk.services import backups, checking, edits, reporting, stores
from dxdesk.ui.pages.settings import SettingsPage
from dxdesk.ui.settings import Settings, enlarge, read_settings
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner
from dxdesk.ui.theme.tokens import DARK, LIGHT

from .desks import WAIT, page_of, put_in_view, settled, started
from .example_store import REPORT, bare_store, coordinator_store, value
from .exchange import CONTROL, press


class Stage:
    """The page over an open store, and what it tells."""

    def __init__(self, qtbot: QtBot, page: SettingsPage, runner: Runner) -> None:
        self._qtbot, self.page, self._runner = qtbot, page, runner
        self.told: list[Notice] = []
        page.told.connect(self.told.append)

    def done(self) -> None:
        self._qtbot.waitUntil(lambda: not self._runner.is_busy, timeout=WAIT)

    @property
    def path(self) -> Path:
        return self.page.store.path


@pytest.fixture
def stage(qtbot: QtBot, runner: Runner, own_home: Path, tmp_path: Path) -> Iterator[Stage]:
    with bare_store(tmp_path / "取組.dxdesk") as store:
        page = SettingsPage(store, runner, Settings())
        put_in_view(qtbot, page, 1000, 700)
        yield Stage(qtbot, page, runner)


def test_says_where_the_store_lies_and_how_it_is_written(stage: Stage):
    shown = " ".join(_texts(stage.page))
    place = stores.place(stage.page.store)
    assert str(stage.path) in shown
    assert "このPCのディスク" in shown
    assert place.journal in shown
    assert place.synchronous in shown
    assert stage.page.where.notice.isHidden()


def test_a_backup_is_made_by_one_key_and_listed(stage: Stage):
    assert stage.page.backups.newest.accessibleName() == "バックアップはまだありません。"
    stage.page.primary_action.trigger()
    stage.done()
    (made,) = stage.page.restore.list.rows
    assert made.reason is Reason.ASKED
    assert made.content
    assert made.content.counts["initiative"] == 22
    assert "手動" in stage.page.backups.newest.accessibleName()
    assert stage.told[-1].level == "success"


def test_a_copy_is_made_where_a_person_wants_it(stage: Stage, tmp_path: Path):
    out = tmp_path / "控え.dxdesk"
    stage.page.ask_save = lambda _parent, near: out if near.suffix == ".dxdesk" else None
    stage.page.backups.copy.click()
    stage.done()
    assert checking.check(out).is_sound
    assert str(out) in stage.page.backups.outcome.text


def test_a_copy_that_cannot_be_written_is_told(stage: Stage, tmp_path: Path):
    stage.page.ask_save = lambda _parent, _near: tmp_path / "none" / "x.dxdesk"
    stage.page.backups.copy.click()
    stage.done()
    assert "書き込めません" in stage.told[-1].text


def test_a_second_place_is_tried_when_it_is_chosen_and_can_be_given_up(
    stage: Stage, tmp_path: Path
):
    second = stage.page.backups.second
    assert second.drop.isHidden()
    stage.page.ask_folder = lambda _parent, _near: tmp_path / "別のディスク"
    (tmp_path / "別のディスク").mkdir()
    second.choose.click()
    stage.done()
    assert second.folder.text() == str(tmp_path / "別のディスク")
    assert "この場所の最後のバックアップ" in second.state.accessibleName()
    assert list((tmp_path / "別のディスク").rglob("*.dxdesk"))
    second.drop.click()
    assert second.folder.text() == "使っていません。"
    assert backups.second_folder(stage.path) is None


def test_a_second_place_that_fails_says_so_every_time(stage: Stage, tmp_path: Path):
    backups.set_second_folder(stage.path, tmp_path / "share")
    (tmp_path / "share").write_text("", encoding="utf-8")
    stage.page.primary_action.trigger()
    stage.done()
    assert "バックアップを" in stage.told[-1].text
    assert "見つかりません" in stage.page.backups.second.state.accessibleName()
    (tmp_path / "share").unlink()
    (tmp_path / "share").mkdir()
    stage.page.refresh()
    assert "最新のバックアップは届いていません" in stage.page.backups.second.state.accessibleName()
    stage.page.primary_action.trigger()
    stage.done()
    assert "この場所の最後のバックアップ" in stage.page.backups.second.state.accessibleName()


def test_a_check_shows_the_number_and_passes_an_older_one(stage: Stage):
    printed = checking.number(stage.page.store)
    edits.set_value(stage.page.store, "P7", "city", "例市")
    stage.page.check.head.setText(printed)
    stage.page.check.check.click()
    stage.done()
    check = stage.page.check
    assert "壊れたところはありません" in check.result.accessibleName()
    assert "この履歴の途中または終わりのもの" in check.result.accessibleName()
    assert checking.number(stage.page.store) in check.number.accessibleName()
    assert check.fault.isHidden()


def test_a_number_that_the_past_lacks_is_a_fault(stage: Stage):
    stage.page.check.head.setText("ABCD2345")
    stage.page.check_now()
    stage.done()
    assert "この履歴にありません" in stage.page.check.fault.accessibleName()


def test_a_check_of_the_open_store_lists_what_is_damaged(stage: Stage):
    with stage.page.store.driver() as raw:
        raw.execute("UPDATE r_plan SET title = '書き換えた題名'")
    stage.page.check_now()
    stage.done()
    assert any(each.stored == "書き換えた題名" for each in stage.page.check.damages.rows)
    assert not stage.page.check.damages.view.isHidden()
    assert "壊れたところが" in stage.page.check.fault.accessibleName()


def test_the_preview_counts_what_is_there_and_what_would_come(stage: Stage):
    stage.page.primary_action.trigger()
    stage.done()
    edits.set_values(stage.page.store, [("D0110", "code", "0110"), ("D0110", "name", "情報政策課")])
    asked: list[Path] = []
    stage.page.restore_asked.connect(asked.append)
    stage.page.restore.look_into()
    stage.done()
    (row,) = [each for each in stage.page.restore.counts.rows if each.label == "課"]
    assert (row.now, row.then) == ("1件", "0件")
    stage.page.restore.use.click()
    assert asked == [stage.page.restore.list.rows[0].path]


def test_everything_is_reached_by_tab(stage: Stage):
    page = stage.page
    wanted = {
        page.where.open_folder, page.backups.copy, page.backups.second.choose,
        page.restore.other, page.check.head, page.check.check, page.look.scheme, page.look.zoom,
    }  # fmt: skip
    met = set()
    for _ in range(40):
        met.add(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    assert wanted <= met


def test_a_share_is_named_in_the_page_and_in_the_status_bar(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    bare_store(tmp_path / "取組.dxdesk").close()
    table = f"//server/share {tmp_path} cifs rw 0 0\n"
    monkeypatch.setattr(places, "mount_table", lambda: table)
    desk = desks()
    started(qtbot, desk, tmp_path / "取組.dxdesk")
    assert desk.window is not None
    assert desk.window.place.text() == "共有フォルダーに保存"
    press(Qt.Key.Key_0, CONTROL)
    page = page_of(desk)
    assert isinstance(page, SettingsPage)
    assert "一度に使えるのは一人だけ" in page.where.notice.accessibleName()
    assert not page.where.notice.isHidden()


def test_a_backup_is_restored_over_the_open_store_which_is_kept(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    path = tmp_path / "取組.dxdesk"
    coordinator_store(path).close()
    desk = desks()
    started(qtbot, desk, path)
    page = _settings(desk)
    page.keep_now()
    settled(qtbot, desk)
    before = desk.store
    assert before is not None
    edits.set_value(before, REPORT, "results", "例 あとから")
    page.restore.look_into()
    settled(qtbot, desk)
    press(Qt.Key.Key_Space)  # the button that restores has the keyboard
    qtbot.waitUntil(lambda: desk.store not in (None, before), timeout=WAIT)
    settled(qtbot, desk)
    assert desk.store is not None
    assert value(desk.store, REPORT, "results") == ""
    (kept,) = tmp_path.glob("取組-replaced-*.dxdesk")
    with closing(sqlite3.connect(kept)) as raw:
        assert raw.execute(
            "SELECT count(*) FROM r_report WHERE results = '例 あとから'"
        ).fetchone() == (1,)
    assert desk.window is not None
    assert any("復元しました" in each.text for each in desk.window.info.notices)


def test_colours_and_size_are_kept(qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path):
    bare_store(tmp_path / "取組.dxdesk").close()
    desk = desks()
    started(qtbot, desk, tmp_path / "取組.dxdesk")
    look = _settings(desk).look
    assert desk.look.tokens is LIGHT
    look.scheme.setCurrentIndex(2)
    assert desk.look.tokens is DARK
    look.zoom.setCurrentIndex(2)
    assert not look.later.isHidden()
    kept = read_settings(paths.settings_path())
    assert (kept.scheme, kept.size) == ("dark", "1.5")
    assert kept.store == str(tmp_path / "取組.dxdesk")
    assert desks().look.tokens is DARK
    look.scheme.setCurrentIndex(0)
    assert desk.look.tokens is LIGHT


@pytest.mark.parametrize(("size", "factor"), [("1.5", "1.5"), ("", ""), ("x", ""), ("90", "")])
def test_only_a_sensible_size_enlarges_the_window(
    monkeypatch: pytest.MonkeyPatch, size: str, factor: str
):
    environment: dict[str, str] = {}
    monkeypatch.setattr("dxdesk.ui.settings.os.environ", environment)
    enlarge(Settings(size=size))
    assert environment.get("QT_SCALE_FACTOR", "") == factor


def _settings(desk: Desk) -> SettingsPage:
    press(Qt.Key.Key_0, CONTROL)
    page = page_of(desk)
    assert isinstance(page, SettingsPage)
    return page


def _texts(page: SettingsPage) -> Iterator[str]:
    for label in page.where.findChildren(QLabel):
        yield label.text()


def test_who_prints_and_who_seals_is_set_here_and_stands_on_the_papers(
    qtbot: QtBot, runner: Runner, own_home: Path, tmp_path: Path
):
    with coordinator_store(tmp_path / "s.dxdesk") as store:
        page = SettingsPage(store, runner, Settings())
        qtbot.addWidget(page.widget)
        page.on_shown()
        assert page.office in page.panes
        for name, text in (("office", "例総務部 例情報政策課"), ("seals", "課長、担当")):
            widget = page.office.widgets[name]
            widget.set_value(text)
            widget.edited.emit(text)
            widget.left.emit()
        plan = next(iter(stores.records(store).of("plan")))
        assert plan.get("office") == "例総務部 例情報政策課"
        _, _, occasion = reporting.snapshot(store, reporting.Asked("pack"))
        assert occasion.issuer == f"{plan.get('city')} 例総務部 例情報政策課"
        assert page.unsaved == ()


def test_a_department_is_not_asked_who_prints(
    qtbot: QtBot, runner: Runner, own_home: Path, tmp_path: Path
):
    with stores.create(tmp_path / "d.dxdesk", stores.DEPARTMENT, "例市民課") as store:
        page = SettingsPage(store, runner, Settings())
        qtbot.addWidget(page.widget)
        assert page.office not in page.panes
        _, _, occasion = reporting.snapshot(store, reporting.Asked("pack"))
        assert occasion.issuer.endswith("例市民課")
