"""A store that cannot be opened: each kind of trouble has its ways on, by keyboard alone too."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain.backups import Reason
from dxdesk.services import backups, stores
from dxdesk.ui.pages.trouble import TroublePage

from .desks import WAIT, settled
from .example_store import LAST_RESULTS, coordinator_store, value
from .exchange import CONTROL, press

LAST = "P7/T4/D0310/R2023-END"
PAGE = 4096


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with two backups, the older of which can no longer be read."""
    path = tmp_path / "取組.dxdesk"
    with coordinator_store(path) as made:
        made.back_up(Reason.LOAD)
        made.back_up(Reason.MERGE)
    backups.backups_of(path)[1].path.write_bytes(b"x" * 2 * PAGE)
    return path


def _damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[PAGE : 10 * PAGE] = b"\x5a" * 9 * PAGE
    path.write_bytes(data)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 3 * PAGE + 100])


def _replace(path: Path) -> None:
    path.write_text("メモ", encoding="utf-8")


def _remove(path: Path) -> None:
    path.unlink()


def _trouble(qtbot: QtBot, desk: Desk, path: Path) -> TroublePage:
    assert desk.open(path)
    qtbot.waitUntil(
        lambda: bool(desk.window) and isinstance(desk.window.current, TroublePage), timeout=WAIT
    )
    settled(qtbot, desk)
    assert desk.window
    page = desk.window.current
    assert isinstance(page, TroublePage)
    return page


def _notices(desk: Desk) -> list[str]:
    assert desk.window
    return [each.text for each in desk.window.info.notices]


@pytest.mark.parametrize("spoil", [_damage, _cut, _replace, _remove])
def test_a_backup_takes_the_place_of_a_lost_store_by_keyboard(
    qtbot: QtBot,
    desks: Callable[[], Desk],
    store: Path,
    spoil: Callable[[Path], None],
):
    spoil(store)
    spoiled = store.read_bytes() if store.exists() else None
    desk = desks()
    page = _trouble(qtbot, desk, store)
    assert page.restore
    assert QApplication.focusWidget() is page.restore.list.view
    assert page.primary_action.text() == "バックアップの中身を確かめる"
    press(Qt.Key.Key_Return)
    settled(qtbot, desk)
    assert page.restore.prospect.accessibleName().startswith("R")
    assert ("取組", "22件") in [(each.label, each.then) for each in page.restore.counts.rows]
    assert page.primary_action.text() == "このバックアップで復元する"
    assert (store.read_bytes() if store.exists() else None) == spoiled
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)
    assert desk.store
    assert value(desk.store, LAST, "results") == LAST_RESULTS
    kept = list(store.parent.glob("*-replaced-*.dxdesk"))
    assert [each.read_bytes() for each in kept] == ([spoiled] if spoiled else [])
    told = next(each for each in _notices(desk) if each.startswith("バックアップから復元しました"))
    assert all(each.name in told for each in kept)


def test_it_says_beforehand_that_the_damaged_file_is_kept_and_how_it_is_named(
    qtbot: QtBot, desks: Callable[[], Desk], store: Path
):
    _damage(store)
    desk = desks()
    page = _trouble(qtbot, desk, store)
    assert page.restore
    assert "-replaced-" in page.restore.note.accessibleName()
    page.restore.look_into()
    settled(qtbot, desk)
    assert page.restore.keeps.accessibleName() == (
        "いまの「取組.dxdesk」は消さず、同じフォルダーに別の名前（…-replaced-日時）で残します。"
    )


def test_a_backup_that_cannot_be_read_is_listed_and_not_restored(
    qtbot: QtBot, desks: Callable[[], Desk], store: Path
):
    _damage(store)
    page = _trouble(qtbot, desks(), store)
    assert page.restore
    assert [each.content is None for each in page.restore.list.rows] == [False, True]
    page.restore.list.go_to(1)
    page.primary_action.trigger()
    assert page.restore.error.accessibleName() == (
        "このバックアップは読めません。別のバックアップを選んでください。"
    )
    assert page.primary_action.text() == "バックアップの中身を確かめる"


def test_choosing_another_backup_asks_to_look_into_it_first(
    qtbot: QtBot, desks: Callable[[], Desk], store: Path
):
    _damage(store)
    desk = desks()
    page = _trouble(qtbot, desk, store)
    assert page.restore
    page.primary_action.trigger()
    settled(qtbot, desk)
    page.restore.list.go_to(1)
    assert page.restore.use.isHidden()
    assert page.primary_action.text() == "バックアップの中身を確かめる"


def test_a_backup_from_another_place_is_taken_where_none_lies_beside(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    elsewhere = tmp_path / "控え.dxdesk"
    coordinator_store(elsewhere).close()
    (tmp_path / "a.dxdesk").write_bytes(b"")
    desk = desks()
    page = _trouble(qtbot, desk, tmp_path / "a.dxdesk")
    assert page.restore
    assert page.primary_action.text() == "もう一度試す"
    page.restore.ask_file = lambda _parent, _near: elsewhere
    page.restore.other.click()
    settled(qtbot, desk)
    assert page.restore.prospect.accessibleName().startswith("バックアップ「控え.dxdesk」：")
    page.restore.use.click()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)


def test_a_file_that_is_no_backup_is_refused_with_words(
    qtbot: QtBot, desks: Callable[[], Desk], store: Path, tmp_path: Path
):
    _damage(store)
    note = tmp_path / "メモ.dxdesk"
    note.write_text("メモ", encoding="utf-8")
    desk = desks()
    page = _trouble(qtbot, desk, store)
    assert page.restore
    page.restore.look_at(note)
    settled(qtbot, desk)
    assert "dxdeskの保存ファイルではありません" in page.restore.error.accessibleName()
    assert page.primary_action.text() == "バックアップの中身を確かめる"


def test_nothing_is_restored_over_a_store_of_a_newer_program(
    qtbot: QtBot, desks: Callable[[], Desk], store: Path
):
    connection = sqlite3.connect(store)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    page = _trouble(qtbot, desks(), store)
    assert "新しい版のdxdeskで作られています" in page.text
    assert page.restore is None
    assert page.primary_action.text() == "もう一度試す"


def test_nothing_is_restored_over_a_store_that_somebody_holds(
    qtbot: QtBot, desks: Callable[[], Desk], store: Path
):
    with stores.open_store(store):
        page = _trouble(qtbot, desks(), store)
        assert page.restore is None
        assert page.look.text() == "最新のバックアップを見る（読み取り専用）"


def test_no_look_is_offered_at_a_held_store_without_a_backup(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    with coordinator_store(tmp_path / "a.dxdesk"):
        desk = desks()
        page = _trouble(qtbot, desk, tmp_path / "a.dxdesk")
        assert [each.text() for each in page.buttons] == [
            "別の保存ファイルを開く…", "新しく始める…", "診断情報を書き出す…",
        ]  # fmt: skip
        desk.helping.pick = lambda *_: tmp_path / "診断.txt"
        page.buttons[-1].click()
        assert (tmp_path / "診断.txt").is_file()


def test_trying_again_opens_a_store_that_has_come_back(
    qtbot: QtBot, desks: Callable[[], Desk], store: Path
):
    away = store.rename(store.with_name("away"))
    desk = desks()
    page = _trouble(qtbot, desk, store)
    away.rename(store)
    page.retry.click()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=WAIT)


def test_every_button_can_be_reached_by_tab(qtbot: QtBot, desks: Callable[[], Desk], store: Path):
    _damage(store)
    desk = desks()
    page = _trouble(qtbot, desk, store)
    assert page.restore
    page.primary_action.trigger()
    settled(qtbot, desk)
    wanted = {page.retry, *page.buttons, page.restore.check, page.restore.other, page.restore.use}
    seen = set()
    for _ in range(30):
        press(Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert wanted <= seen
