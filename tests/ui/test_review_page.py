"""評価: two ratings side by side, typed by keys; what asks for a second look leads to its field."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.domain.words import reviewing as words
from dxdesk.services import edits, reviewing, stores, undo
from dxdesk.services.stores import Store
from dxdesk.ui.pages.review import ReviewPage
from dxdesk.ui.shell.info_bar import Notice

from .desks import put_in_view
from .example_store import FOUR, REPORT, bare_store, coordinator_store, value
from .exchange import press

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal
CTRL = Qt.KeyboardModifier.ControlModifier
REVIEW = f"{REPORT}/Z"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with coordinator_store(tmp_path / "office.dxdesk") as office:
        typed = {"progress": "遅れ", "stage": "実施", "results": "例 進めた。"}
        edits.set_values(office, [(REPORT, field, text) for field, text in typed.items()])
        yield office


def _shown(qtbot: QtBot, store: Store) -> ReviewPage:
    page = ReviewPage(store)
    put_in_view(qtbot, page, 1200, 600)
    return page


def _place(page: ReviewPage, label: str) -> int:
    return [each.label for each in page.view.grid.model.columns].index(label)


def _four(page: ReviewPage) -> int:
    return [each.assignment for each in page.rows].index(FOUR)


def _paste(page: ReviewPage, label: str, text: str) -> None:
    page.view.grid.go_to(_four(page), _place(page, label))
    QApplication.clipboard().setText(text)
    QTest.keyClick(page.view.grid.cells, Qt.Key.Key_V, CTRL)


def test_shows_the_rating_of_the_department_on_every_axis(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    tester = QAbstractItemModelTester(page.view.grid.model, FAIL)
    texts = {
        each.label: page.view.grid.model.text(_four(page), column)
        for column, each in enumerate(page.view.grid.model.columns)
    }
    assert (texts["進捗"], texts["工程段階"], texts["達成度"]) == ("◆ 遅れ", "実施", "")
    assert texts["進捗（事務局）"] == ""
    assert len(page.rows) == 4
    assert tester.model() is page.view.grid.model


def test_a_rating_typed_beside_is_kept_with_its_day_and_shown_as_differing(
    qtbot: QtBot, store: Store
):
    page = _shown(qtbot, store)
    _paste(page, "進捗（事務局）", "予定どおり")
    assert value(store, REVIEW, "progress") == "on-track"
    assert value(store, REVIEW, "rated_on") != ""
    first = page.view.findings.rows[0]
    assert first.text == "進捗は、担当課が「◆ 遅れ」、事務局が「○ 予定どおり」です。"
    row = page.rows[_four(page)]
    assert row.differs("progress")
    assert not row.differs("stage")
    undo.undo(store)
    page.refresh()
    assert not page.rows[_four(page)].ours["progress"]


def test_the_department_s_rating_and_the_plan_cannot_be_typed_over(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    _paste(page, "進捗", "予定どおり")
    assert value(store, REPORT, "progress") == "late"


def test_the_next_doubt_is_one_key_away_and_enter_opens_its_field(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    asked: list[tuple[str, str]] = []
    page.field_asked.connect(lambda key, field: asked.append((key, field)))
    page.primary_action.trigger()
    assert page.view.grid.current is not None
    assert page.view.grid.current.assignment == FOUR
    texts = [each.text for each in page.view.findings.rows]
    assert texts == ["進捗「遅れ」ですが、挽回策、挽回の期限が書かれていません。"]
    page.view.findings.view.setFocus()
    press(Qt.Key.Key_Return)
    page.view.remark.click()
    assert asked == [(REPORT, "progress"), (REPORT, "progress")]


def test_only_what_asks_for_a_second_look_is_listed_on_request(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    QTest.keyClick(page.widget, Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert [each.assignment for each in page.rows] == [FOUR]


def test_says_that_nothing_asks_for_a_second_look(qtbot: QtBot, store: Store):
    undo.undo(store)
    page = _shown(qtbot, store)
    notices: list[Notice] = []
    page.told.connect(notices.append)
    page.primary_action.trigger()
    assert [each.text for each in notices] == [words.NOTHING_FOUND]
    assert page.view.about.accessibleName() == words.NOT_ANSWERED


def test_without_a_round_it_says_what_to_do_first(qtbot: QtBot, tmp_path: Path):
    with bare_store(tmp_path / "office.dxdesk") as office:
        page = _shown(qtbot, office)
        places: list[str] = []
        page.place_asked.connect(places.append)
        press(Qt.Key.Key_Space)
        assert (page.view.empty.text, places) == (words.NO_ROUND, ["request"])


def test_a_comment_is_no_rating(store: Store):
    edits.set_value(store, REVIEW, "comment", "例 出典を。")
    rows = reviewing.rows(stores.records(store), "P7/R2024-HALF")
    (row,) = [each for each in rows if each.assignment == FOUR]
    assert row.comment == "例 出典を。"
    assert not any(each.is_divergence for each in row.findings)
