"""依頼: from an empty store to files for every 課, each step saying the next."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.services import edits, loading, publishing, rounds, stores, undo
from dxdesk.services.stores import COORDINATOR, Store
from dxdesk.ui.pages.request_page import RequestPage
from dxdesk.ui.pages.round_dialog import RoundAnswer, RoundDialog
from dxdesk.ui.pages.round_dialogs import (
    PublishAnswer,
    YearAnswer,
    change_dialog,
    publish_dialog,
    year_dialog,
)
from dxdesk.ui.tasks import Runner

from . import exchange
from .desks import in_front
from .exchange import Stage, press


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with stores.create(tmp_path / "m.dxdesk", COORDINATOR) as made:
        yield made


@pytest.fixture
def stage(qtbot: QtBot, icons: object, store: Store, runner: Runner) -> Stage:
    page = RequestPage(store, runner, clock=lambda: datetime(2025, 4, 21, 9, 0))
    return Stage(qtbot, page, runner)


def _page(stage: Stage) -> RequestPage:
    assert isinstance(stage.page, RequestPage)
    return stage.page


def test_each_step_says_the_next(stage: Stage, store: Store):
    page = _page(stage)
    assert page.primary_action.text() == "書き込んだ様式を読み込む"
    assert "課がまだありません" in page.view.have.accessibleName()
    page.view.sample.click()
    assert page.primary_action.text() == "依頼ファイルを書き出す"
    assert page.view.sample.isHidden()
    assert [(each.name, each.work) for each in page.view.departments.rows][:2] == [
        ("例情報政策課", 3),
        ("例総務課", 1),
    ]


def test_the_example_can_be_taken_back(stage: Stage, store: Store):
    page = _page(stage)
    page.view.sample.click()
    undo.undo(store)
    page.refresh()
    assert not page.view.sample.isHidden()


def test_a_round_is_opened_and_chosen(stage: Stage, store: Store):
    page = _page(stage)
    page.view.sample.click()
    page.ask_round = lambda _parent, year: RoundAnswer(str(year), "half", "", "2025-10-17")
    page.view.add_round.click()
    assert len(rounds.all_rounds(store)) == 3
    chosen = page.view.rounds.current
    assert chosen is not None
    assert chosen.name == "令和7年度 上半期"
    assert "令和7年度 上半期を開きました" in stage.last.text


def test_the_rounds_of_a_year_are_opened_together_on_working_days(stage: Stage, store: Store):
    page = _page(stage)
    page.ask_year = lambda _parent, year: YearAnswer(str(year + 1), "quarterly")
    page.view.open_year.click()
    found = rounds.all_rounds(store)
    assert [each.get("kind") for each in found] == ["q1", "q2", "q3", "q4"]
    assert "4つの報告回を開きました" in stage.last.text
    page.view.open_year.click()
    assert "もうすべて開いて" in stage.last.text
    undo.undo(store)
    page.refresh()
    assert page.view.rounds.rows == ()


def test_days_and_words_of_a_round_are_changed_as_one_act(stage: Stage, store: Store):
    page = _page(stage)
    page.view.change_round.click()
    assert "先に、報告回を開いて" in stage.last.text
    rounds.add_round(store, "2024", "year-end", "2025-04-07", "2025-05-16")
    page.refresh()
    page.ask_change = lambda _parent, _name, before: {
        **before,
        "due": "2025-05-23",
        "note": "例　よろしくお願いします。",
    }
    page.view.rounds.view.setFocus()
    press(Qt.Key.Key_Return)
    (this,) = rounds.all_rounds(store)
    assert (this.get("opens"), this.get("due")) == ("2025-04-07", "2025-05-23")
    assert this.get("note") == "例　よろしくお願いします。"
    assert "送ってある依頼ファイルは、元の期限のまま" in stage.last.text
    undo.undo(store)
    assert rounds.all_rounds(store)[0].get("due") == "2025-05-16"


def test_targets_are_published_from_where_they_are_counted(stage: Stage, store: Store):
    page = _page(stage)
    page.view.sample.click()
    page.ask_round = lambda _parent, year: RoundAnswer(str(year), "start", "", "2025-05-16")
    page.view.add_round.click()
    work = [each.key for each in stores.records(store).of("assignment")]
    edits.set_values(store, [(f"{key}/Y2025", "text", "例　目標") for key in work[:2]])
    page.refresh()
    rest = len(work) - 2
    assert _targets(page) == f"令和7年度：公表 0件、公表前 2件、まだ書かれていない {rest}件"
    page.ask_publish = lambda _parent, year, on: PublishAnswer(str(year), on)
    page.view.publish.click()
    assert "年次目標2件を、公表した目標として固定しました" in stage.last.text
    assert "公表 2件、公表前 0件" in _targets(page)
    target = f"{work[0]}/Y2025"
    edits.set_values(store, [(target, "text", "例　別"), (target, "change_reason", "例")])
    page.refresh()
    assert "公表 2件（うち、公表した後に変えたもの1件）" in _targets(page)
    assert publishing.standing(store, 2023).published == 0


def _targets(page: RequestPage) -> str:
    return page.view.targets.accessibleName()


def test_the_dialogs_of_a_year_read_what_people_type(qtbot: QtBot, icons: object):
    year = year_dialog(2025)
    qtbot.addWidget(year)
    year.try_done()
    assert year.form.field("template").error()
    year.form.field("template").set_value("standard")
    QTimer.singleShot(0, year, year.try_done)
    assert year.ask() == {"year": "2025", "template": "standard"}
    publish = publish_dialog(2024, "2025-07-01")
    qtbot.addWidget(publish)
    publish.form.field("published_on").set_value("R6.7.1")
    QTimer.singleShot(0, publish, publish.try_done)
    assert publish.ask() == {"year": "2024", "published_on": "2024-07-01"}
    change = change_dialog("例", {"opens": "2025-04-07", "due": "2025-05-16"})
    qtbot.addWidget(change)
    change.form.field("due").set_value("４月３１日")
    change.try_done()
    assert change.form.field("due").error()


def test_requests_are_written_for_every_department_with_work(stage: Stage, tmp_path: Path):
    page = _page(stage)
    page.view.sample.click()
    page.ask_folder = lambda _parent, _near: tmp_path / "送る"
    stage.primary()
    assert len(list((tmp_path / "送る").glob("*.xlsx"))) == 5
    assert "5件" in page.view.outcome.text
    assert all(each.asked_at for each in page.view.departments.rows)


def test_after_writing_the_way_leads_to_the_board_and_writes_again_only_where_asked(
    stage: Stage, tmp_path: Path
):
    page = _page(stage)
    page.view.sample.click()
    page.ask_folder = lambda _parent, _near: tmp_path / "送る"
    places: list[str] = []
    page.place_asked.connect(places.append)
    assert page.view.again.isHidden()
    stage.primary()
    assert page.view.outcome.open_folder.hasFocus()
    assert "続けて、依頼ファイルを書き出して" not in stage.last.text
    assert "提出状況" in stage.last.text
    asked = [each.asked_at for each in page.view.departments.rows]
    assert page.primary_action.text() == "提出状況へ"
    stage.primary()
    assert places == ["board"]
    assert [each.asked_at for each in page.view.departments.rows] == asked
    page.view.again.click()
    stage.wait()
    assert [each.asked_at for each in page.view.departments.rows] != asked


def test_a_round_that_nobody_was_asked_in_is_written_next(stage: Stage, tmp_path: Path):
    page = _page(stage)
    page.view.sample.click()
    page.ask_folder = lambda _parent, _near: tmp_path / "送る"
    stage.primary()
    page.ask_round = lambda _parent, year: RoundAnswer(str(year), "half", "", "2025-10-17")
    page.view.add_round.click()
    assert page.primary_action.text() == "依頼ファイルを書き出す"
    assert page.view.again.isHidden()


def test_cancelling_keeps_whole_files_only(stage: Stage, tmp_path: Path):
    page = _page(stage)
    page.view.sample.click()
    page.ask_folder = lambda _parent, _near: tmp_path / "送る"
    page.started.connect(lambda job: job.progressed.connect(lambda _: job.cancel()))
    stage.primary()
    found = list((tmp_path / "送る").glob("*.xlsx"))
    page.refresh()
    asked = [each for each in page.view.departments.rows if each.asked_at]
    assert len(found) == len(asked) < 5
    assert stage.last.text.startswith("中止しました")


def test_a_folder_that_cannot_be_written_is_told(stage: Stage, tmp_path: Path):
    page = _page(stage)
    page.view.sample.click()
    blocked = tmp_path / "file"
    blocked.write_text("")
    page.ask_folder = lambda _parent, _near: blocked / "送る"
    stage.primary()
    assert stage.last.level == "error"
    assert "書き込めません" in stage.last.text


def test_what_kept_rows_out_of_a_load_is_listed_by_cell(stage: Stage, tmp_path: Path):
    page = _page(stage)
    page.view.sample.click()
    path = loading.write_template("assignments", tmp_path / "担当割.xlsx")
    book = openpyxl.load_workbook(path)
    book["担当"].append(["99", "例のない課"])
    book.save(path)
    page.ask_files = lambda _parent: [path]
    page.view.load.click()
    stage.wait()
    assert {each.found for each in page.view.problems.rows} == {"99", "例のない課"}
    assert not page.view.problem_pane.isHidden()
    page.view.hide_problems.click()
    assert page.view.problem_pane.isHidden()


def test_a_template_is_written_where_it_was_asked(stage: Stage, tmp_path: Path):
    page = _page(stage)
    page.ask_save = lambda _parent, near: tmp_path / near.name
    page.view.template_menu.actions()[0].trigger()
    stage.wait()
    assert (tmp_path / "部・課_様式.xlsx").exists()


def test_the_round_dialog_reads_what_people_type(qtbot: QtBot, icons: object):
    dialog = RoundDialog(2025)
    in_front(qtbot, dialog)
    dialog.form.field("kind").editor.setFocus()
    press(Qt.Key.Key_Space)
    dialog.form.focus_field("due")
    QTest.keyClicks(QApplication.focusWidget(), "R7.5.16")
    QTimer.singleShot(0, dialog, dialog.try_done)
    assert dialog.ask() == RoundAnswer("2025", "start", "2025-04-01", "2025-05-16")


def test_the_round_dialog_tells_every_fault_and_goes_to_the_first(qtbot: QtBot, icons: object):
    dialog = RoundDialog(2025)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.try_done()
    assert dialog.form.field("kind").error()
    assert dialog.form.field("due").error() == "提出期限が空です。入れてください。"
    assert dialog.isVisible()


def test_every_stop_has_a_name(stage: Stage):
    assert exchange.nameless_stops(stage.page.widget) == []
    _page(stage).view.sample.click()
    assert exchange.nameless_stops(stage.page.widget) == []
