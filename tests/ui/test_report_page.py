"""帳票: saved where it was asked, in the format asked, with what to know about it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dxdesk.domain.packs import USUAL, Chosen, Numbering
from dxdesk.domain.progress import finished
from dxdesk.services import edits, keeping, reporting, stores
from dxdesk.services.stores import Store
from dxdesk.ui.pages.report_page import ReportPage
from dxdesk.ui.tasks import Runner

from . import exchange
from .exchange import REPORT, Stage


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's store, closed."""
    with exchange.master(tmp_path_factory.mktemp("model")) as made:
        return made.path


@pytest.fixture
def store(model: Path, tmp_path: Path) -> Iterator[Store]:
    copy = Path(shutil.copy(model, tmp_path))
    with stores.open_store(copy) as made:
        yield made


@pytest.fixture
def stage(qtbot: QtBot, icons: object, store: Store, runner: Runner, tmp_path: Path) -> Stage:
    page = ReportPage(store, runner)
    page.ask_save = lambda _parent, near: tmp_path / near.name
    return Stage(qtbot, page, runner)


def _page(stage: Stage) -> ReportPage:
    assert isinstance(stage.page, ReportPage)
    return stage.page


def choose(stage: Stage, kind: str) -> ReportPage:
    """Choose a kind of report as the mouse does."""
    page = _page(stage)
    page.view.kind.setCurrentIndex(page.view.kind.findData(kind))
    return page


def save(stage: Stage, shape: str) -> None:
    """Save in a format by its button, and wait for the work."""
    page = _page(stage)
    by = {shape: each.trigger for shape, each in page.view.shapes.items()}
    by |= {"pdf": page.primary_action.trigger, "eyes": page.view.excel.click}
    by[shape]()
    stage.wait()


@pytest.mark.parametrize(
    ("shape", "name", "begins"),
    [
        ("pdf", "取組一覧_令和6年度年度末.pdf", b"%PDF"),
        ("eyes", "取組一覧_令和6年度年度末_提示用.xlsx", b"PK"),
        ("data", "取組一覧_令和6年度年度末_集計用.xlsx", b"PK"),
        ("csv", "取組一覧_令和6年度年度末.csv", b""),
    ],
)
def test_every_format_is_saved_under_a_name_that_says_what_it_is(
    stage: Stage, tmp_path: Path, shape: str, name: str, begins: bytes
):
    page = choose(stage, "list")
    save(stage, shape)
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert name in page.view.outcome.text


def test_what_is_drawn_on_a3_alone_is_offered_in_tiles_of_a4(stage: Stage, tmp_path: Path):
    page = choose(stage, "list")
    tiled = page.view.shapes["pdf-a4"]
    assert not tiled.isVisible()
    choose(stage, "schedule")
    assert tiled.isVisible()
    save(stage, "pdf-a4")
    assert (tmp_path / "スケジュール_令和6年度年度末_A4.pdf").exists()


def test_a_department_is_shown_its_own_pages_first(
    qtbot: QtBot, icons: object, store: Store, runner: Runner, tmp_path: Path
):
    request = exchange.request_for(store, tmp_path)
    with exchange.department_store(tmp_path, request) as own:
        stage = Stage(qtbot, ReportPage(own, runner), runner)
        view = _page(stage).view
        assert view.kind.currentText() == "課別の状況"
        assert view.department.currentText() == "例市民課"
        view.department.choose("")
        stage.page.refresh()
        assert view.department.key() == ""


def test_one_department_is_named_in_the_file(stage: Stage, tmp_path: Path):
    page = choose(stage, "sheet")
    page.view.department.setCurrentIndex(page.view.department.findData("D0210"))
    stage.primary()
    assert (tmp_path / "個票_令和6年度年度末_例市民課.pdf").exists()


def test_characters_that_no_font_has_are_listed_with_their_place(stage: Stage, store: Store):
    edits.set_value(store, REPORT, "results", "例　\U0001f600で導入した")
    page = choose(stage, "sheet")
    stage.primary()
    assert any("\U0001f600" in each.what for each in page.view.remarks.rows)
    assert page.view.remarks.view.isVisible()


def test_giving_up_the_dialog_does_nothing(stage: Stage):
    page = _page(stage)
    page.ask_save = lambda _parent, _near: None
    stage.primary()
    assert page.view.outcome.isHidden()
    assert stage.told == []


def test_a_place_that_cannot_be_written_is_told(stage: Stage, tmp_path: Path):
    page = _page(stage)
    page.ask_save = lambda _parent, near: tmp_path / "ない" / near.name
    stage.primary()
    assert stage.last.level == "error"
    assert "書き込めません" in stage.last.text


def test_a_result_that_was_moved_away_is_told_when_it_is_opened(stage: Stage, tmp_path: Path):
    page = _page(stage)
    stage.primary()
    next(tmp_path.glob("*.pdf")).unlink()
    page.view.outcome.open_file.click()
    assert "見つかりません" in page.view.outcome.text


def test_every_stop_has_a_name(stage: Stage):
    stage.primary()
    assert exchange.nameless_stops(stage.page.widget) == []


def test_the_parts_of_a_pack_are_ticked_moved_and_numbered_by_keys(stage: Stage):
    page = choose(stage, "pack")
    parts = page.view.parts
    assert parts.isVisible()
    assert parts.chosen == USUAL
    parts.list.setFocus()
    parts.list.setCurrentRow(2)
    assert parts.list.currentItem().text() == "資料2　取組一覧"
    exchange.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [each.kind for each in parts.chosen[:3]] == ["agenda", "list", "summary"]
    assert parts.list.currentItem().text() == "資料1　取組一覧"
    exchange.press(Qt.Key.Key_Space)
    assert "list" not in {each.kind for each in parts.chosen}
    parts.list.setCurrentRow(2)
    parts.numbering.setCurrentIndex(parts.numbering.findData("reference"))
    assert parts.chosen[1] == Chosen("summary", Numbering.REFERENCE)
    choose(stage, "list")
    assert parts.isHidden()


def test_a_pack_that_was_kept_in_a_file_is_compared_with_what_is_now(
    stage: Stage, store: Store, tmp_path: Path
):
    pdf, kept = tmp_path / "資料.pdf", tmp_path / "控え.zip"
    writer = reporting.writer(store, reporting.Asked("pack"))
    finished(reporting.writing(writer, reporting.Out(pdf, "pdf")))
    reporting.keep(writer, pdf, kept)
    edits.set_value(store, REPORT, "results", "例　直した実績")
    page = choose(stage, "exchanged")
    page.ask_kept = lambda _parent: kept
    save(stage, "csv")
    (made,) = tmp_path.glob("差替一覧*.csv")
    assert "例　直した実績" in made.read_text("utf-8-sig")


def test_a_pack_is_not_kept_where_that_is_not_wished(stage: Stage, store: Store):
    page = choose(stage, "pack")
    page.view.keep.setChecked(False)
    save(stage, "pdf")
    assert keeping.packs(store) == ()


def test_the_check_before_printing_leads_to_each_field(stage: Stage, store: Store):
    edits.set_value(store, REPORT, "results", "例　\U0001f600で導入した")
    page = choose(stage, "sheet")
    page.view.check.click()
    stage.wait()
    place = next(n for n, each in enumerate(page.view.remarks.rows) if "\U0001f600" in each.what)
    page.view.remarks.go_to(place)
    page.view.remarks.view.setFocus()
    exchange.press(Qt.Key.Key_Return)
    beside = page.view.beside
    assert beside.isVisible()
    assert beside.fields
    assert beside.fields.has(REPORT, "results")


def test_changes_are_told_from_the_day_that_is_typed(stage: Stage, tmp_path: Path):
    page = choose(stage, "changes")
    assert page.view.since.isVisible()
    page.view.since.edit.setFocus()
    page.view.since.edit.setText("Ｒ6.4.1")
    exchange.press(Qt.Key.Key_Tab)
    assert page.view.since.text.startswith("令和6年4月1日")
    save(stage, "html")
    (made,) = tmp_path.glob("*.html")
    assert "R6.4.1 23:59時点と比べた変化です。" in made.read_text("utf-8")
    choose(stage, "list")
    assert page.view.since.isHidden()


def test_a_report_is_made_as_it_stood_on_the_day_that_is_typed(stage: Stage, tmp_path: Path):
    page = choose(stage, "list")
    page.view.at.edit.setText("R40.4.1 10:30")
    save(stage, "html")
    (made,) = tmp_path.glob("*.html")
    assert "令和40年4月1日" in made.read_text("utf-8")
    page.view.at.edit.setText("きのう")
    stage.primary()
    assert stage.last.level == "error"
    assert page.view.at.edit.hasFocus()


def test_a_day_that_is_none_is_told_and_nothing_is_written(stage: Stage, tmp_path: Path):
    page = choose(stage, "changes")
    page.view.since.edit.setText("5.4.1")
    stage.primary()
    assert stage.last.level == "error"
    assert page.view.since.edit.hasFocus()
    assert not list(tmp_path.glob("*.pdf"))
