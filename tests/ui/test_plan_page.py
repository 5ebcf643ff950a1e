import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk import paths
from dxdesk.services import stores
from dxdesk.ui.pages.plan import PlanPage
from dxdesk.ui.shell.info_bar import Notice

from .desks import put_in_view
from .example_store import bare_store

READ = ("title", "text", "chapter", "dx_definition", "number", "group", "city")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[stores.Store]:
    with bare_store(tmp_path / "a.dxdesk") as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, store: stores.Store) -> PlanPage:
    made = PlanPage(store)
    put_in_view(qtbot, made)
    return made


def _sentences() -> list[str]:
    path = paths.resources_folder() / "plan" / "musashino-7.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    texts = (row[name] for rows in content.values() for row in rows for name in READ if name in row)
    return [line for text in texts for line in text.strip().split("\n") if line]


def test_every_sentence_of_the_plan_can_be_read(page: PlanPage):
    shown = page.view.text.toPlainText()
    sentences = _sentences()
    assert len(sentences) > 100
    assert [each for each in sentences if each not in shown] == []


def test_the_text_stands_in_the_order_of_the_printed_plan(page: PlanPage):
    shown = page.view.text.toPlainText()
    places = [
        shown.index(each)
        for each in (
            "第1章 本計画の位置付け",
            "第2章 情報化の方向性",
            "基本方針3 情報セキュリティの徹底",
            "情報化施策の体系",
            "取組22 外部専門人材の活用",
            "本計画の推進にあたっては",
            "DX推進に関する統括",
            "管理職、DX推進の中心となる",
            "付録",
        )
    ]
    assert places == sorted(places)


def test_a_part_that_no_passage_names_stands_at_the_end(page: PlanPage, store: stores.Store):
    assert [part.heading for part in page.parts if part.level == 1][-1] == "評価の語"
    assert "年度内に取り戻せます" in page.view.text.toPlainText()


def test_the_contents_are_a_sound_model_and_lead_to_the_text(page: PlanPage):
    tester = QAbstractItemModelTester(
        page.view.contents.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    top = page.view.text.verticalScrollBar().value()
    for _ in range(12):
        QTest.keyClick(page.view.contents, Qt.Key.Key_Down)
    assert page.view.text.verticalScrollBar().value() > top
    at_top = page.view.text.cursorForPosition(QPoint(40, 20)).block().text()
    assert at_top == page.view.contents.currentIndex().data()
    page.refresh()
    assert tester.model() is page.view.contents.model()


def test_an_initiative_leads_here_and_back(page: PlanPage):
    asked: list[str] = []
    page.initiative_asked.connect(asked.append)
    page.go_to("P7/T11/D0110/R2024-HALF")
    chosen = page.view.contents.currentIndex().data()
    assert chosen.startswith("取組11 災害時や犯罪等発生時における")
    QTest.keyClick(page.view.contents, Qt.Key.Key_Return)
    page.primary_action.trigger()
    assert asked == ["P7/T11", "P7/T11"]


def test_a_heading_that_is_no_initiative_says_so(page: PlanPage):
    told: list[Notice] = []
    page.told.connect(told.append)
    page.go_to("P7/K1")
    page.primary_action.trigger()
    assert told[-1].text == "もくじで取組を選ぶと、その入力画面を開けます。"


def test_the_text_is_searched(page: PlanPage):
    page.view.search.setText("誰一人取り残されない")
    first = page.view.text.textCursor().position()
    assert page.view.text.textCursor().selectedText() == "誰一人取り残されない"
    page.find_next()
    assert page.view.text.textCursor().position() > first
    page.view.search.setText("どこにもない")
    assert page.view.found.text() == "本文に見つかりません。"


def test_tab_goes_in_reading_order_and_leaves_the_text(page: PlanPage):
    view = page.view
    order = [view.search, view.edit, view.contents, view.text]
    view.search.setFocus()
    visited = []
    for _ in order:
        visited.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert visited == order
    assert QApplication.focusWidget() is not view.text
    assert all(each.accessibleName() for each in order)
