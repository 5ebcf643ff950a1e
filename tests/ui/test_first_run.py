from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dxdesk.domain.words import example as words
from dxdesk.ui.first_run import FirstRun, FirstRunAnswer, Role
from dxdesk.ui.text import Paragraph

from .desks import in_front

STORE = Path("記録") / "市民課.dxdesk"
ELSEWHERE = Path("別の場所") / "市民課.dxdesk"
PLAN = Path("第八次計画.xlsx")
TAKEN_OVER = Path("引き継ぎ") / "市民課.dxdesk"


@pytest.fixture
def screen(qtbot: QtBot) -> FirstRun:
    return _screen(qtbot)


def _screen(qtbot: QtBot, **given) -> FirstRun:
    picks = tuple(lambda _parent, _near, path=path: path for path in (PLAN, ELSEWHERE, TAKEN_OVER))
    made = FirstRun(STORE, picks=picks, **given)
    in_front(qtbot, made)
    return made


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def _asked(screen: FirstRun, act) -> FirstRunAnswer | None:
    QTimer.singleShot(0, screen, act)
    return screen.ask()


def test_a_department_starts_by_keyboard_alone(screen: FirstRun):
    def type_it() -> None:
        screen.of_department.setFocus()
        _press(Qt.Key.Key_Space)
        screen.department.editor.setFocus()
        QTest.keyClicks(QApplication.focusWidget(), "0210")
        _press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    answer = _asked(screen, type_it)
    assert answer == FirstRunAnswer(Role.DEPARTMENT, "0210", None, STORE)


def test_a_file_that_was_opened_with_the_program_is_said_to_come_next(qtbot: QtBot):
    screen = _screen(qtbot, arrived=["依頼.xlsx", "b.xlsx"])
    told = [each.accessibleName() for each in screen.findChildren(Paragraph)]
    assert "「依頼.xlsx」ほか1件の中身は、始めるとお見せします。" in told


def test_a_coordinator_is_asked_for_no_department(screen: FirstRun):
    def choose() -> None:
        screen.of_coordinator.click()
        assert screen.department.isHidden()
        screen.start.click()

    assert _asked(screen, choose) == FirstRunAnswer(Role.COORDINATOR, "", None, STORE)


def test_plan_and_place_can_be_changed(screen: FirstRun):
    def choose() -> None:
        screen.of_coordinator.click()
        screen.from_file.click()
        screen.pick_plan.click()
        screen.change_store.click()
        screen.start.click()

    assert _asked(screen, choose) == FirstRunAnswer(Role.COORDINATOR, "", PLAN, ELSEWHERE)


def test_giving_up_answers_nothing(screen: FirstRun):
    assert _asked(screen, screen.later.click) is None


def test_every_gap_is_told_below_its_field_and_the_first_gets_the_focus(screen: FirstRun):
    screen.of_department.click()
    screen.from_file.click()
    screen.try_start()
    assert screen.department.error() == "担当課が空です。課の名前を入れてください。"
    assert screen.plan.error().startswith("＊計画のファイル")
    assert QApplication.focusWidget() is screen.department.editor


def test_no_role_is_presumed(screen: FirstRun):
    screen.try_start()
    assert screen.role.error() == "＊使う立場を選んでください。"
    assert screen.isVisible()


def test_a_place_that_cannot_be_written_is_told_and_can_be_changed(qtbot: QtBot):
    def check(answer: FirstRunAnswer) -> Mapping[str, str]:
        return {"store": "保存先に書き込めません。"} if answer.store == STORE else {}

    screen = _screen(qtbot, check=check)
    screen.of_coordinator.click()
    screen.try_start()
    assert screen.store.error() == "＊保存先に書き込めません。"
    assert QApplication.focusWidget() is screen.change_store
    screen.change_store.click()
    assert screen.store.error() == ""
    screen.try_start()
    assert not screen.isVisible()


def test_escape_does_not_throw_typing_away(screen: FirstRun):
    screen.of_department.click()
    screen.department.editor.setFocus()
    QTest.keyClicks(screen.department.editor, "0210")
    _press(Qt.Key.Key_Escape)
    assert screen.isVisible()
    assert screen.department.value() == "0210"


def test_return_in_the_department_starts_nothing(screen: FirstRun):
    screen.of_department.click()
    screen.department.editor.setFocus()
    QTest.keyClicks(screen.department.editor, "0210")
    _press(Qt.Key.Key_Return)
    assert screen.isVisible()
    assert not any(button.autoDefault() for button in screen.findChildren(QPushButton))


def test_a_store_that_is_there_already_is_opened_instead_of_making_one(screen: FirstRun):
    assert screen.existing.text() == "既存のファイルを開く…"
    assert _asked(screen, screen.existing.click) == TAKEN_OVER


def test_the_example_of_the_chosen_role_is_opened(qtbot: QtBot):
    screen = _screen(qtbot, room=lambda role: Path(role) / "例.dxdesk")
    screen.of_coordinator.click()
    assert _asked(screen, screen.example.click) == Path("coordinator") / "例.dxdesk"


def test_the_example_asks_for_nothing_but_the_role(qtbot: QtBot):
    screen = _screen(qtbot, room=lambda _role: TAKEN_OVER)
    screen.example.click()
    assert screen.role.error() == "＊使う立場を選んでください。"
    screen.of_department.click()
    screen.example.click()
    assert not screen.isVisible()


def test_no_room_for_the_example_is_told_and_the_screen_stays(screen: FirstRun):
    screen.of_department.click()
    screen.example.click()
    assert words.NO_PLACE in {each.accessibleName()[1:] for each in screen.findChildren(QLabel)}
    assert screen.isVisible()
    assert QApplication.focusWidget() is screen.example
