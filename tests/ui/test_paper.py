"""The pages beside 帳票: live, those that are saved and printed, each line a way to its field."""

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dxdesk.domain.packs import USUAL, Chosen, Numbering
from dxdesk.domain.progress import Progress, finished
from dxdesk.domain.report_errors import NotPrinted
from dxdesk.domain.words import pages_report, paper
from dxdesk.services import edits, keeping, stores, undo
from dxdesk.services.stores import Store
from dxdesk.ui.pages.report_page import ReportPage
from dxdesk.ui.paper.printing import printing
from dxdesk.ui.tasks import Runner

from . import exchange
from .exchange import REPORT, Stage

MEETINGS = (
    {"title": "例　第1回会議", "held_on": "R7.7.1"},
    {"title": "例　第2回会議", "held_on": "R7.10.1"},
)


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
def page(
    qtbot: QtBot, icons: object, store: Store, runner: Runner, tmp_path: Path
) -> Iterator[ReportPage]:
    made = ReportPage(store, runner)
    made.ask_save = lambda _parent, near: tmp_path / near.name
    Stage(qtbot, made, runner)
    yield made
    made.live.stop()


@pytest.fixture
def pack(qtbot: QtBot, page: ReportPage) -> ReportPage:
    """The page with all pages of the usual pack in view."""
    ready(qtbot, page)
    return page


def ready(qtbot: QtBot, page: ReportPage) -> None:
    qtbot.waitUntil(lambda: page.live.shown is not None, timeout=20_000)


def choose(qtbot: QtBot, page: ReportPage, kind: str) -> None:
    page.view.kind.setCurrentIndex(page.view.kind.findData(kind))
    ready(qtbot, page)


def go_to_part(page: ReportPage, kind: str) -> None:
    parts = page.view.parts
    place = [each.kind for each in parts.chosen].index(kind)
    parts.list.setCurrentRow(place)


def spot(page: ReportPage, key: str, field: str) -> QPoint:
    found = next(s for s in page.paper.canvas.spots if (s.key, s.field) == (key, field))
    return page.paper.canvas.box_of(found).center().toPoint()


def test_the_pages_in_view_are_the_file_that_is_saved_to_the_byte(
    qtbot: QtBot, pack: ReportPage, runner: Runner, tmp_path: Path
):
    shown = pack.live.shown
    assert shown
    pack.primary_action.trigger()
    qtbot.waitUntil(lambda: not runner.is_busy, timeout=20_000)
    (made,) = tmp_path.glob("会議資料*.pdf")
    assert made.read_bytes() == shown.data
    assert len(pikepdf.open(made).pages) == len(pack.live.preview.pages)


def test_the_workbook_beside_it_shows_the_same_moment(
    qtbot: QtBot, page: ReportPage, store: Store, runner: Runner, tmp_path: Path
):
    choose(qtbot, page, "sheet")
    edits.set_value(store, REPORT, "results", "例　後から直した実績")
    page.view.shapes["html"].trigger()
    qtbot.waitUntil(lambda: not runner.is_busy, timeout=20_000)
    (made,) = tmp_path.glob("個票*.html")
    assert "後から直した" not in made.read_text("utf-8")
    page.refresh()
    ready(qtbot, page)
    page.view.shapes["html"].trigger()
    qtbot.waitUntil(lambda: not runner.is_busy, timeout=20_000)
    assert "後から直した" in made.read_text("utf-8")


def test_a_part_that_is_gone_to_in_the_list_comes_into_view(pack: ReportPage):
    go_to_part(pack, "sheet")
    assert pack.paper.page.kind == "sheet"
    assert "取組1" in pack.paper.canvas.accessibleName()
    assert "窓口業務のオンライン化の推進" in pack.paper.text
    go_to_part(pack, "agenda")
    assert pack.paper.number == 0


def test_a_change_of_the_parts_is_seen_at_once_with_the_page_in_view_kept(
    qtbot: QtBot, pack: ReportPage
):
    go_to_part(pack, "sheet")
    before, title = pack.paper.number, pack.paper.page.title
    assert "資料6" in pack.paper.canvas.accessibleName()
    pack.view.parts.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert pack.live.preview is None
    ready(qtbot, pack)
    assert pack.paper.page.title == title
    assert pack.paper.number == before - 1
    assert "資料5" in pack.paper.canvas.accessibleName()


def test_what_was_changed_in_the_store_is_on_the_page_when_one_comes_back(
    qtbot: QtBot, page: ReportPage, store: Store
):
    choose(qtbot, page, "sheet")
    edits.set_value(store, REPORT, "results", "例　窓口を18に増やした")
    page.on_shown()
    ready(qtbot, page)
    text = page.paper.text
    while "18に増やした" not in text and page.paper.number < 3:
        page.paper.go_to(page.paper.number + 1)
        text = page.paper.text
    assert "18に増やした" in text


def test_a_click_on_a_line_opens_the_field_it_shows(qtbot: QtBot, page: ReportPage):
    choose(qtbot, page, "sheet")
    asked: list[tuple[str, str]] = []
    page.field_asked.connect(lambda key, field: asked.append((key, field)))
    field = REPORT, "stage"
    at = spot(page, *field)
    QTest.mouseMove(page.paper.canvas, at)
    page.paper.canvas.mouseMoveEvent(_moved_to(at))
    assert page.paper.canvas.toolTip() == paper.opens("取組1・例市民課　工程段階")
    QTest.mouseClick(page.paper.canvas, Qt.MouseButton.LeftButton, pos=at)
    beside = page.view.beside
    assert beside.isVisible()
    assert beside.fields
    assert beside.fields.has(*field)
    beside.whole.click()
    assert asked == [field]


def test_what_is_typed_beside_the_page_is_on_it_at_once_and_can_be_undone(
    qtbot: QtBot, page: ReportPage, store: Store
):
    edits.set_value(store, REPORT, "results", "例　はじめの実績")
    choose(qtbot, page, "sheet")
    find(page, REPORT, "results")
    QTest.mouseClick(
        page.paper.canvas, Qt.MouseButton.LeftButton, pos=spot(page, REPORT, "results")
    )
    beside, number = page.view.beside, page.paper.number
    assert beside.fields
    assert beside.fields.widget("results").editor.hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), "RPA ")
    assert page.unsaved
    exchange.press(Qt.Key.Key_Escape)
    assert not beside.isVisible()
    assert page.paper.canvas.hasFocus()
    ready(qtbot, page)
    assert page.paper.number == number
    assert "RPA" in page.paper.text
    undo.undo(store)
    assert exchange.results(store) == "例　はじめの実績"


def find(page: ReportPage, key: str, field: str) -> None:
    """Turn to the page that shows a field."""
    while not any((s.key, s.field) == (key, field) for s in page.paper.canvas.spots):
        before = page.paper.number
        page.paper.go_to(before + 1)
        assert page.paper.number > before


def test_a_line_of_the_check_turns_to_the_page_that_shows_the_field(
    qtbot: QtBot, page: ReportPage, store: Store, runner: Runner
):
    edits.set_value(store, REPORT, "results", "例　\U0001f600で導入した")
    choose(qtbot, page, "sheet")
    page.paper.go_to(9)
    page.view.check.click()
    qtbot.waitUntil(lambda: bool(page.view.remarks.rows), timeout=20_000)
    wanted = [n for n, each in enumerate(page.view.remarks.rows) if each.field == "results"]
    page.view.remarks.go_to(wanted[0])
    page.view.remarks.view.setFocus()
    exchange.press(Qt.Key.Key_Return)
    assert page.paper.canvas.current
    assert (page.paper.canvas.current.key, page.paper.canvas.current.field) == (REPORT, "results")
    assert page.view.beside.unsaved == ()


def test_a_field_that_is_picked_from_the_records_opens_its_form(qtbot: QtBot, page: ReportPage):
    asked: list[tuple[str, str]] = []
    page.field_asked.connect(lambda key, field: asked.append((key, field)))
    page.paper.chosen.emit("P7/T1", "measure")
    assert asked == [("P7/T1", "measure")]
    assert not page.view.beside.isVisible()


def test_a_pack_that_was_handed_out_is_seen_saved_and_printed_as_it_was(
    qtbot: QtBot, pack: ReportPage, store: Store, runner: Runner, tmp_path: Path
):
    def idle() -> None:
        qtbot.waitUntil(lambda: not runner.is_busy, timeout=20_000)

    assert not pack.view.kept_field.isVisible()
    pack.primary_action.trigger()
    idle()
    (first,) = tmp_path.glob("会議資料*.pdf")
    content = first.read_bytes()
    first.unlink()
    (kept,) = keeping.packs(store)
    assert keeping.label(kept) in pack.view.outcome.text
    edits.set_value(store, REPORT, "results", "例　後から直した実績")
    pack.view.kept.setCurrentIndex(pack.view.kept.findData(kept.key))
    assert pack.paper.notice.accessibleName() == paper.KEPT_SHOWN
    pack.primary_action.trigger()
    idle()
    (again,) = tmp_path.glob("会議資料*.pdf")
    assert again.read_bytes() == content
    printed: list[int] = []
    pack.ask_printer = lambda _parent, _title, pages: printed.append(pages)
    pack.print()
    assert printed == [kept.pages]
    pack.view.kept.setCurrentIndex(0)
    ready(qtbot, pack)
    assert pack.live.shown.data != content
    choose(qtbot, pack, "exchanged")
    assert pack.view.kept.key() == kept.key
    assert "後から直した実績" in "".join(pack.paper.text.split())


def _moved_to(at: QPoint):
    from PySide6.QtGui import QMouseEvent

    none = Qt.MouseButton.NoButton
    where = QPointF(at)
    return QMouseEvent(
        QEvent.Type.MouseMove, where, where, none, none, Qt.KeyboardModifier.NoModifier
    )


def test_the_keyboard_reaches_every_line_turns_pages_and_opens(qtbot: QtBot, page: ReportPage):
    choose(qtbot, page, "sheet")
    canvas = page.paper.canvas
    canvas.setFocus()
    chosen: list[tuple[str, str]] = []
    page.paper.chosen.connect(lambda key, field: chosen.append((key, field)))
    reached = []
    for _ in canvas.spots:
        exchange.press(Qt.Key.Key_Down)
        reached.append(canvas.current)
    assert reached == list(canvas.spots)
    exchange.press(Qt.Key.Key_Return)
    assert chosen == [(reached[-1].key, reached[-1].field)]
    canvas.setFocus()
    exchange.press(Qt.Key.Key_Down)
    assert page.paper.number == 1
    exchange.press(Qt.Key.Key_PageUp)
    assert page.paper.number == 0
    exchange.press(Qt.Key.Key_End)
    assert page.paper.number == len(page.live.preview.pages) - 1


def test_bars_of_the_schedule_lead_to_their_steps(qtbot: QtBot, page: ReportPage):
    choose(qtbot, page, "schedule")
    assert {s.field for s in page.paper.canvas.spots} & {"planned_from", "actual_from", "title"}


def test_other_work_goes_first_and_the_pages_come_after_it(
    qtbot: QtBot, page: ReportPage, runner: Runner
):
    page.live.touch()
    qtbot.waitUntil(lambda: not runner.is_idle, timeout=5_000)
    assert not runner.is_busy
    done: list[int] = []
    job = runner.start(_two_steps)
    job.finished.connect(done.append)
    assert runner.is_busy
    ready(qtbot, page)
    assert done == [2]


def _two_steps():
    yield Progress(0, 2)
    yield Progress(1, 2)
    return 2


def test_pages_that_are_ready_after_their_screen_is_gone_trouble_nobody(
    qtbot: QtBot, icons: object, store: Store, runner: Runner
):
    page = ReportPage(store, runner)
    page.widget.show()
    page.on_shown()
    qtbot.waitUntil(lambda: not runner.is_idle, timeout=5_000)
    live = page.live
    page.widget.close()
    page.widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(live)
    qtbot.waitUntil(lambda: runner.is_idle, timeout=20_000)


def test_where_pages_cannot_be_made_the_last_good_ones_stay_and_it_is_said(
    qtbot: QtBot, pack: ReportPage, monkeypatch: pytest.MonkeyPatch
):
    from dxdesk.services import reporting

    def fails(*_):
        raise NotPrinted

    text = pack.paper.text
    monkeypatch.setattr(reporting, "writer", fails)
    pack.live.touch()
    qtbot.waitUntil(lambda: paper.OLD in pack.paper.notice.accessibleName(), timeout=5_000)
    assert pack.paper.text == text
    assert pack.live.shown is None
    told = []
    pack.told.connect(told.append)
    pack.print()
    assert [each.text for each in told] == [paper.NOTHING_TO_PRINT]


def test_nothing_is_shown_of_pages_to_exchange_before_it_is_said_since_when(page: ReportPage):
    page.view.kind.setCurrentIndex(page.view.kind.findData("exchanged"))
    assert page.paper.notice.accessibleName() == pages_report.NO_PAPER


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    """A printer whose paper can be looked at."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setResolution(72)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def sizes(pdf: Path | BytesIO) -> list[tuple[int, int]]:
    with pikepdf.open(pdf) as opened:
        boxes = [[float(n) for n in page.mediabox] for page in opened.pages]
    return [(round(right - left), round(top - low)) for left, low, right, top in boxes]


def test_the_same_pages_are_printed_each_on_paper_of_its_size(
    qtbot: QtBot, pack: ReportPage, runner: Runner, printer: QPrinter, tmp_path: Path
):
    asked: list[tuple[str, int]] = []

    def ask(_parent, title, pages):
        asked.append((title, pages))
        return printer

    pack.ask_printer = ask
    told = []
    pack.told.connect(told.append)
    printer.setFromTo(1, 9)
    exchange.press(Qt.Key.Key_P, exchange.CONTROL)
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert asked == [("会議資料", len(pack.live.preview.pages))]
    assert told[0].text == paper.printed(9)
    wanted = sizes(BytesIO(pack.live.shown.data))[:9]
    printed = sizes(tmp_path / "printed.pdf")
    assert len(printed) == 9
    for one, other in zip(printed, wanted, strict=True):
        assert one == pytest.approx(other, abs=2)
    assert len(set(wanted)) > 1


def test_a_printer_that_takes_nothing_is_told(pack: ReportPage, tmp_path: Path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))
    with pytest.raises(NotPrinted):
        finished(printing(pack.live.shown.data, printer))


def test_giving_up_the_printers_dialog_prints_nothing(pack: ReportPage, runner: Runner):
    pack.ask_printer = lambda *_: None
    pack.print()
    assert not runner.is_busy


def test_a_pack_is_made_for_the_meeting_one_comes_from_and_found_there_again(
    qtbot: QtBot, page: ReportPage, store: Store, runner: Runner
):
    one, other = (edits.add_record(store, "meeting", "P7", each) for each in MEETINGS)
    page.make_pack(one)
    page.view.parts.choose((Chosen("summary"), Chosen("agenda", Numbering.NONE), Chosen("list")))
    page.view.parts.list.setCurrentRow(1)
    ready(qtbot, page)
    assert "例　第1回会議" in page.paper.canvas.accessibleName()
    page.primary_action.trigger()
    qtbot.waitUntil(lambda: not runner.is_busy, timeout=20_000)
    (kept,) = keeping.packs(store, one)
    assert keeping.last_parts(store) == page.view.parts.chosen
    assert kept.title == "例　第1回会議"
    assert page.view.kept.findData(kept.key) > 0
    page.view.meeting.setCurrentIndex(page.view.meeting.findData(other))
    assert page.view.kept.findData(kept.key) < 0
    again = ReportPage(store, runner)
    qtbot.addWidget(again.widget)
    assert again.view.parts.chosen == page.view.parts.chosen
    again.view.parts.usual.click()
    assert again.view.parts.chosen == USUAL
    ready(qtbot, page)
    assert "例　第2回会議" in page.paper.canvas.accessibleName()
